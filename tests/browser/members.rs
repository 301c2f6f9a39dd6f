//! Who acts for a company: a colleague who is invited, and a firm with a mandate, from the first word to the last.

use crate::driver::{Browser, Screen, Scripts};
use crate::letters::follow_letter;
use crate::{House, accept_and_file, follow, sign_in, to_the_answers, upload};

/// Numbers of ATELIER ZELLIGE, and its ICE.
const ZELLIGE: (&str, &str) = ("4120581", "152003100000074");
/// Number of RIF CONSEIL, which keeps no mandate in the demo.
const RIF: &str = "7453020";
/// Address of the colleague, whom nobody knows before.
const NADIA: &str = "nadia@zellige.example";
/// A password that no list knows.
const PASSWORD: &str = "sept chèvres au soleil";

/// The page of a room of a company.
fn enter(browser: &Browser, lang: &str, affiliate: &str, room: &str) {
    browser.open(&format!("/{lang}/employers/{affiliate}/{room}"));
    browser.find("main h1");
}

/// The next step of somebody who has lost the right to it: words and a way out, nothing of the company.
fn is_turned_away(browser: &Browser, words: &str) {
    let page = browser.find(".error-card").text();
    assert!(page.contains(words), "{page}");
    assert_eq!(browser.count(".company-bar"), 0, "the page tells nothing of the company");
    browser.look("turned-away");
}

#[test]
fn a_colleague_invited_in_french_accepts_on_an_arabic_phone_until_the_role_is_taken() {
    let house = House::own();
    let administrator = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&administrator, "fr", "rh@zellige.example");
    enter(&administrator, "fr", ZELLIGE.0, "people");
    administrator.look("people");
    administrator.find("#address").write("nadia");
    follow(&administrator, "form:has(#address) button");
    administrator.find(".summary");
    administrator.look("people-faults");
    administrator.find("#address").rewrite(NADIA);
    administrator.find("#invite-declarant").click();
    follow(&administrator, "form:has(#address) button");
    administrator.find(".note-good");
    administrator.look("people-invited");

    let colleague = house.browser(Screen::Phone, Scripts::Run);
    follow_letter(&colleague, "ar", (NADIA, "/invitation"));
    // The message speaks its sender's language; hers is one tap away, and the invitation still there.
    follow(&colleague, "html[lang=fr] .lang-switch");
    colleague.look("invitation");
    colleague.find("#name").write("نادية مثال");
    colleague.find("#password").write("court");
    follow(&colleague, "form:has(#name) button");
    colleague.find(".summary");
    colleague.look("invitation-faults");
    assert_eq!(colleague.find("#name").property("value"), "نادية مثال");
    colleague.find("#password").write(PASSWORD);
    follow(&colleague, "form:has(#name) button");
    assert_eq!(colleague.path(), "/ar/", "who accepts is signed in");
    colleague.look("home");
    let month = colleague.find(".hero a.button").property("href");
    follow(&colleague, ".hero a.button");
    colleague.find("#file");

    // A reader sends nothing.
    administrator.reload();
    administrator.look("people-joined");
    let hers = format!("//li[contains(., '{NADIA}')]");
    administrator.find_xpath(&format!("{hers}//summary")).click();
    administrator.find_xpath(&format!("{hers}//option[@value='reader']")).click();
    let change = administrator.find_xpath(&format!("{hers}//form[contains(@action, '/role')]//button"));
    administrator.leave_by(|| change.click());
    colleague.open(month.trim_start_matches(house.site.url.as_str()));
    colleague.find(".note-info");
    assert_eq!(colleague.count("#file"), 0, "a reader is offered nothing to send");
    administrator.find_xpath(&format!("{hers}//summary")).click();
    let remove = administrator.find_xpath(&format!("{hers}//form[contains(@action, '/remove')]//button"));
    administrator.leave_by(|| remove.click());
    administrator.look("people-removed");
    assert_eq!(administrator.count_xpath(&hers), 0);
    colleague.reload();
    is_turned_away(&colleague, "هذا الحساب");
}

#[test]
fn a_firm_asks_for_a_mandate_in_arabic_on_a_phone_uses_it_and_loses_it_at_once() {
    let house = House::own();
    let firm = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&firm, "ar", "rh@rif-conseil.example");
    enter(&firm, "ar", RIF, "mandates");
    firm.look("mandates-none");
    firm.find_xpath("//summary[following-sibling::form//input[@id='firm-ice']]").click();
    firm.find("#firm-other").write(ZELLIGE.0);
    firm.find("#firm-ice").write("15200310000007");
    follow(&firm, "form:has(#firm-ice) button");
    firm.find(".summary");
    firm.look("mandates-faults");
    firm.find("#firm-ice").rewrite(ZELLIGE.1);
    follow(&firm, "form:has(#firm-ice) button");
    firm.find(".note-good");
    firm.look("mandates-asked");
    // Nothing before the company's word, and no name either.
    assert_eq!(firm.count_xpath("//ul//*[contains(., 'الزليج')]"), 0);

    let company = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&company, "fr", "rh@zellige.example");
    follow_letter(&company, "fr", ("rh@zellige.example", "/mandates/"));
    company.look("mandate-to-answer");
    assert!(company.find("dl.facts").text().contains("RIF CONSEIL"));
    follow(&company, "button[value=accept]");
    company.find(".note-good");
    company.look("mandates-accepted");

    // The firm files for its client; each page says for whom, and by what right.
    firm.open("/ar/");
    firm.look("portfolio");
    let sample = house.site.sample("412058");
    upload(&firm, "ar", &sample, &sample.save("paie.csv"));
    let acting = firm.find(".acting").text();
    assert!(acting.contains("الزليج"), "{acting}");
    firm.look("verdict-for-a-client");
    to_the_answers(&firm);
    assert_eq!(firm.find(".acting").text(), acting);
    accept_and_file(&firm);
    assert!(firm.find(".receipt-number").text().len() >= 8);
    assert_eq!(firm.find(".acting").text(), acting);
    firm.look("filed-for-a-client");

    // The company sees who did it, and ends it.
    enter(&company, "fr", ZELLIGE.0, "activity");
    let filed = company.find("ol.history li:first-child").text();
    assert!(filed.contains("Adil Skalli") && filed.contains("mandat de") && filed.contains("RIF CONSEIL"), "{filed}");
    company.look("activity");
    enter(&company, "fr", ZELLIGE.0, "mandates");
    follow(&company, "ul.members li:has(button[value=revoke]) .task-name a");
    company.look("mandate-used");
    company.find("details summary").click();
    follow(&company, "button[value=revoke]");
    company.find(".note-good");
    company.look("mandates-ended");
    follow(&firm, ".next a");
    is_turned_away(&firm, "هذا الحساب");
}
