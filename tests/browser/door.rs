//! First access to a company by each of its routes, and another password: on a phone without scripts in Arabic, at a
//! desk in French. Codes are read from the demo's mailbox, as a newcomer reads them.

use crate::driver::{Browser, Screen, Scripts};
use crate::letters::code_sent_to;
use crate::{House, follow, sign_in};

/// A password that no list knows.
const PASSWORD: &str = "sept chèvres au soleil";
/// Number and ICE of ATELIER ZELLIGE.
const ZELLIGE: (&str, &str) = ("4120581", "152003100000074");

/// The first step: which company, and who.
fn begin(browser: &Browser, lang: &str, name: &str, login: &str) {
    browser.open(&format!("/{lang}/sign-up"));
    look(browser, "sign-up");
    let fields =
        [("affiliate", ZELLIGE.0), ("ice", ZELLIGE.1), ("name", name), ("login", login), ("password", PASSWORD)];
    for (field, text) in fields {
        browser.find(&format!("#{field}")).write(text);
    }
    follow(browser, "main form.card button[type=submit]");
    browser.find("input[name=way]");
    look(browser, "sign-up-ways");
}

/// Looks at a page where scripts run: what looks is one.
fn look(browser: &Browser, name: &str) {
    if browser.count("html.js") > 0 {
        browser.look(name);
    }
}

/// Types a code where it is asked for.
fn type_code(browser: &Browser, code: &str) {
    browser.find("#code").rewrite(code);
    follow(browser, "main form.card button[type=submit]");
}

#[test]
fn the_code_sent_to_the_address_on_file_opens_the_company_on_an_arabic_phone_without_scripts() {
    let house = House::own();
    let browser = house.browser(Screen::Phone, Scripts::Off);
    begin(&browser, "ar", "ليلى مثال", "06 61 22 33 44");
    follow(&browser, "main form.card button[type=submit]");
    browser.find("#code");
    let step = browser.path();
    type_code(&browser, "AAAA-AAAA");
    browser.find("#code-fault");
    let code = code_sent_to(&browser, "ar", "+212");
    browser.open(&step);
    type_code(&browser, &code.to_lowercase());
    assert_eq!(browser.path(), step, "the company is proved, the person's own number is not");
    let own = code_sent_to(&browser, "ar", "+212661223344");
    browser.open(&step);
    type_code(&browser, &own);
    assert_eq!(browser.path(), "/ar/", "a right code leads to the first list of tasks");
    // The same code once more opens nothing to somebody else.
    let stranger = house.browser(Screen::Phone, Scripts::Off);
    stranger.open(&step);
    assert_eq!(stranger.count("#code"), 0, "a code is used once");
}

#[test]
fn a_colleague_lets_somebody_in_with_the_role_chosen_in_french() {
    let house = House::own();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    begin(&browser, "fr", "Yassine Exemple", "yassine@zellige.example");
    browser.find("input[value=colleague]").click();
    follow(&browser, "main form.card button[type=submit]");
    browser.look("sign-up-asked");
    let step = browser.path();
    let administrator = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&administrator, "fr", "rh@zellige.example");
    administrator.open(&format!("/fr/employers/{}/requests", ZELLIGE.0));
    administrator.look("requests");
    administrator.find("select[name=role] option[value=reader]").click();
    follow(&administrator, "button[value=approve]");
    administrator.look("requests-answered");
    // The colleague vouches for the person, the code for the address.
    let code = code_sent_to(&browser, "fr", "yassine@zellige.example");
    browser.look("mailbox");
    browser.open(&step);
    browser.look("sign-up-code");
    type_code(&browser, "AAAA-AAAA");
    browser.find("#code-fault");
    browser.look("sign-up-code-wrong");
    type_code(&browser, &code);
    assert_eq!(browser.path(), "/fr/", "a right code leads to the first list of tasks");
    browser.open(&format!("/fr/employers/{}/registrations", ZELLIGE.0));
    browser.find("main h1");
    assert_eq!(browser.count("a[href$='/registrations/new']"), 0, "a reader registers nobody");
}

#[test]
fn a_forgotten_password_is_replaced_by_a_code_in_arabic_at_a_desk() {
    let house = House::own();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    browser.open("/ar/reset");
    browser.look("reset");
    browser.find("#login").write("rh@rif-conseil.example");
    follow(&browser, "main form.card button[type=submit]");
    browser.look("reset-ways");
    if browser.count("#code") == 0 {
        follow(&browser, "main form.card button[type=submit]");
    }
    browser.look("reset-code");
    let step = browser.path();
    let code = code_sent_to(&browser, "ar", "rif-conseil");
    browser.open(&step);
    browser.find("#code").write(&code);
    browser.find("#password").write(PASSWORD);
    follow(&browser, "main form.card button[type=submit]");
    browser.look("reset-done");
    browser.open("/ar/sign-in");
    browser.find("#email").write("rh@rif-conseil.example");
    browser.find("#password").write(PASSWORD);
    follow(&browser, "main form button[type=submit]");
    assert_eq!(browser.path(), "/ar/");
}
