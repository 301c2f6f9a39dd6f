//! Pages beside the journeys, in either language and at either width.

use crate::driver::{Browser, Screen, Scripts};
use crate::site::Sample;
use crate::{House, follow, sign_in, upload};

/// What anybody may read.
fn look_at_open_pages(lang: &str, screen: Screen) {
    let house = House::enter();
    let browser = house.browser(screen, Scripts::Run);
    let pages = [
        ("sign-in-expired", "sign-in?expired=yes"),
        ("formats", "help/formats"),
        ("rules", "help/rules"),
        ("check-form", "check"),
        ("check-unknown", "check/NOTACODE"),
        ("error-unknown", "nothing-here"),
    ];
    for (name, path) in pages {
        browser.open(&format!("/{lang}/{path}"));
        browser.find("main h1");
        browser.look(name);
    }
}

#[test]
fn what_anybody_may_read_holds_in_french_at_a_desk() {
    look_at_open_pages("fr", Screen::Desk);
}

#[test]
fn what_anybody_may_read_holds_in_french_on_a_phone() {
    look_at_open_pages("fr", Screen::Phone);
}

#[test]
fn what_anybody_may_read_holds_in_arabic_at_a_desk() {
    look_at_open_pages("ar", Screen::Desk);
}

#[test]
fn what_anybody_may_read_holds_in_arabic_on_a_phone() {
    look_at_open_pages("ar", Screen::Phone);
}

/// Columns that nobody knows: refused, told, and told anew from the verdict.
fn tell_columns(browser: &Browser, lang: &str, sample: &Sample) {
    sign_in(browser, lang, "cabinet@amal.example");
    let unnamed = Sample { text: sample.text.replacen("Jours déclarés", "Quantité", 1), ..sample.clone() };
    upload(browser, lang, &unnamed, &unnamed.save(&format!("colonnes-{lang}.csv")));
    browser.look("columns-refused");
    follow(browser, "a.button[href$='/mapping']");
    browser.look("mapping");
    let days = browser.find_xpath("//tr[.//*[@id='column-E']]").text();
    assert!(days.contains("26"), "the first values tell what the column holds: {days}");
    browser.find("#column-E option[value=days]").click();
    follow(browser, "form[action$='/mapping'] button[type=submit]");
    browser.look("verdict");
    follow(browser, ".ways a[href$='/mapping']");
    browser.find("form[action$='/mapping']");
}

#[test]
fn columns_are_told_in_french_at_a_desk() {
    let house = House::enter();
    tell_columns(&house.browser(Screen::Desk, Scripts::Run), "fr", &house.site.sample("856413"));
}

#[test]
fn columns_are_told_in_arabic_on_a_phone() {
    let house = House::own();
    tell_columns(&house.browser(Screen::Phone, Scripts::Run), "ar", &house.site.sample("523107"));
}

/// A file that is no payroll is refused; what was begun can be given up.
fn refuse_and_withdraw(browser: &Browser, lang: &str, sample: &Sample) {
    sign_in(browser, lang, "cabinet@amal.example");
    browser.look("portfolio");
    let words = Sample { text: "Bonjour, voici la paie du mois.\r\n".to_owned(), ..sample.clone() };
    upload(browser, lang, &words, &words.save(&format!("lettre-{lang}.csv")));
    browser.find(".note-stop");
    browser.look("refused");
    browser.find(".withdraw summary").click();
    follow(browser, ".withdraw button");
    browser.find(".note-good");
    browser.look("withdrawn");
}

#[test]
fn a_letter_is_refused_and_given_up_in_french_on_a_phone() {
    let house = House::own();
    refuse_and_withdraw(&house.browser(Screen::Phone, Scripts::Run), "fr", &house.site.sample("523107"));
}

#[test]
fn a_letter_is_refused_and_given_up_in_arabic_at_a_desk() {
    let house = House::own();
    refuse_and_withdraw(&house.browser(Screen::Desk, Scripts::Run), "ar", &house.site.sample("523107"));
}

#[test]
fn who_may_only_look_is_offered_nothing_to_send() {
    let house = House::enter();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    let sample = house.site.sample("634219");
    sign_in(&browser, "fr", "cabinet@amal.example");
    browser.open(&format!("/fr/employers/{}/{}/upload", sample.affiliate, sample.month));
    browser.find(".note-info");
    assert_eq!(browser.count("input[type=file]"), 0);
}
