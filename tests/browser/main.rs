//! People at the pages, in a real browser, before the real gateway: from a payroll file to a receipt.
//!
//! The first test to come starts the gateway and chromedriver, the last one to go ends them: run in one process
//! (`cargo test`) they share them, run in one process each (`cargo nextest`) they have their own.
//! `TASRIH_SCREENSHOTS=folder` keeps a picture of every page, at both widths.

mod door;
mod driver;
mod journeys;
mod letters;
mod members;
mod money;
mod office;
mod page;
mod pages;
mod people;
mod security;
mod site;

use driver::{Browser, Driver, Screen, Scripts};
use serde_json::json;
use site::{PASSWORD, Sample, Site};
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// What the tests share: a gateway and a driver of browsers.
struct House {
    driver: Driver,
    site: Site,
}

static HOUSE: Mutex<Weak<House>> = Mutex::new(Weak::new());

impl House {
    fn enter() -> Arc<Self> {
        let mut house = HOUSE.lock().unwrap_or_else(PoisonError::into_inner);
        house.upgrade().unwrap_or_else(|| {
            let opened = Arc::new(Self::own());
            *house = Arc::downgrade(&opened);
            opened
        })
    }

    /// One for a single test, whose months nobody else touches.
    fn own() -> Self {
        Self { driver: Driver::start(), site: Site::start() }
    }

    fn browser(&self, screen: Screen, scripts: Scripts) -> Browser {
        self.driver.open(&self.site.url, screen, scripts)
    }
}

fn sign_in(browser: &Browser, lang: &str, person: &str) {
    browser.open(&format!("/{lang}/sign-in"));
    browser.find("#email").write(person);
    browser.find("#password").write(PASSWORD);
    follow(browser, "main button[type=submit]");
}

/// Sends a file from the page of a month; what comes next depends on it.
fn upload(browser: &Browser, lang: &str, sample: &Sample, file: &str) {
    browser.open(&format!("/{lang}/employers/{}/{}/upload", sample.affiliate, sample.month));
    browser.find("#file").write(file);
    follow(browser, "form.drop-form button[type=submit]");
}

/// Follows a link or presses a button, and waits for the page that it leads to.
fn follow(browser: &Browser, css: &str) {
    let way = browser.find(css);
    browser.leave_by(|| way.click());
}

/// Like [`follow`], for what a style sheet cannot say.
fn follow_xpath(browser: &Browser, xpath: &str) {
    let way = browser.find_xpath(xpath);
    browser.leave_by(|| way.click());
}

/// From the home page to the month that waits, looking at both pages, and sends its file.
fn upload_from_home(browser: &Browser, file: &str) {
    browser.look("home");
    follow(browser, ".hero a.button");
    browser.find("#file");
    browser.look("upload");
    browser.find("#file").write(file);
    follow(browser, "form.drop-form button[type=submit]");
}

/// Confirms every warning of the page of answers and files.
fn accept_and_file(browser: &Browser) {
    for at in 1..=browser.count("fieldset.warning") {
        browser.find(&format!("fieldset.warning:nth-of-type({at}) input[name=accept]")).click();
    }
    follow(browser, "section.declare button[type=submit]");
}

/// The page of answers, from a verdict without errors.
fn to_the_answers(browser: &Browser) {
    follow(browser, ".sticky a.button[href$='/check']");
    browser.find("section.declare");
}

#[test]
fn an_officer_mends_a_faulty_file_in_french_and_holds_a_receipt() {
    let house = House::enter();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    let mut sample = house.site.sample("412058");
    let (gross, situation) = (sample.cell(3, 5).to_owned(), sample.cell(4, 6).to_owned());
    sample.set(2, 4, "30");
    sample.set(3, 5, "4.500");
    sample.set(4, 6, "XX");
    let file = sample.save("paie-fautive.csv");

    browser.open("/");
    browser.open("/fr/sign-in");
    browser.look("sign-in");
    sign_in(&browser, "fr", "rh@zellige.example");
    upload_from_home(&browser, &file);
    browser.find(".bad-rows");
    browser.look("verdict-faults");

    // Each fault stands at its cell, named as the spreadsheet or editor names it.
    for (row, place, words) in [(2, "E2", "26"), (3, "F3", "4 500,00"), (4, "G4", "SO, DE, IT")] {
        let cell = browser.find_xpath(&format!(
            "//li[@id='row-{row}']//div[contains(@class,'bad-cell')][.//span[normalize-space()='{place}']]"
        ));
        let text = cell.text();
        assert!(text.contains(words), "{place} says: {text}");
    }

    let (kind, annotated) = browser.download("#again a[download]");
    assert!(kind.starts_with("text/csv"), "{kind}");
    assert!(annotated.contains("4.500") && annotated.lines().count() >= sample.text.lines().count(), "{annotated}");

    for (row, field, text) in [(2, "days", "26"), (3, "gross_wage", gross.as_str()), (4, "situation", &situation)] {
        browser.find(&format!("#cell-{row}-{field}")).rewrite(text);
        let correct = browser.find(&format!("#row-{row} form.edit:has(#cell-{row}-{field}) button"));
        browser.leave_by(|| correct.click());
    }
    browser.find(".sticky a.button[href$='/check']");
    browser.look("verdict-mended");
    to_the_answers(&browser);
    browser.look("answers");
    accept_and_file(&browser);

    let receipt = browser.find(".panel .receipt-number").text();
    assert!(receipt.len() >= 8, "the receipt's number is {receipt:?}");
    browser.look("filed");
    let (kind, pdf) = browser.download(".downloads a[href$='/download/receipt']");
    assert_eq!(kind, "application/pdf");
    assert!(pdf.starts_with("%PDF"), "a receipt of {} bytes is no PDF", pdf.len());

    // Whoever holds the receipt needs no account.
    let check = browser.find("section.card a[href*='/check/']").property("href");
    let code = check.rsplit('/').next().expect("a code");
    let stranger = house.browser(Screen::Desk, Scripts::Run);
    stranger.open("/fr/check");
    stranger.look("check-form");
    stranger.find("#code").write(code);
    stranger.find("main form button").click();
    let genuine = stranger.find(".verdict-card.good").text();
    assert!(genuine.contains("authentique"), "{genuine}");
    assert!(stranger.find(".facts").text().contains(&receipt));
    stranger.look("check-genuine");
}

#[test]
fn an_officer_files_in_arabic_from_a_phone() {
    let house = House::enter();
    let browser = house.browser(Screen::Phone, Scripts::Run);
    let sample = house.site.sample("745302");
    let file = sample.save("paie.csv");

    browser.open("/ar/sign-in");
    browser.find("#email").write("rh@rif-conseil.example");
    browser.find("#password").write("not this");
    follow(&browser, "main button[type=submit]");
    browser.find(".summary");
    browser.look("sign-in-faults");
    sign_in(&browser, "ar", "rh@rif-conseil.example");
    upload_from_home(&browser, &file);
    browser.find(".sticky a.button[href$='/check']");
    browser.look("verdict-clear");

    let here = browser.path();
    browser.find(".lang-switch").click();
    browser.find("html[lang=fr] main h1");
    assert_eq!(browser.path(), here.replacen("/ar/", "/fr/", 1), "the switch of language stays on the page");
    browser.find(".lang-switch").click();
    browser.find("html[lang=ar] .sticky a.button").click();

    browser.find("section.declare");
    browser.look("answers");
    // One of them works half time: the warning has to be accepted.
    follow(&browser, "section.declare button[type=submit]");
    browser.find(".summary");
    browser.look("answers-faults");
    accept_and_file(&browser);
    let receipt = browser.find(".panel .receipt-number").text();
    browser.look("filed");
    browser.find(".next li:last-child a").click();
    assert!(browser.find(".facts").text().contains(&receipt));
    browser.look("declaration");
    browser.find("table.lines .row-action a").click();
    browser.find(".steps");
    browser.look("line");
    browser.find("a.back").click();
    let (kind, pdf) = browser.download(".downloads a[href$='/download/receipt']");
    assert_eq!((kind.as_str(), &pdf[..4]), ("application/pdf", "%PDF"));
    browser.open("/ar/");
    browser.look("home-filed");
}

#[test]
fn everything_works_where_scripts_are_switched_off() {
    let house = House::enter();
    let browser = house.browser(Screen::Desk, Scripts::Off);
    let mut sample = house.site.sample("523107");
    let days = sample.cell(2, 4).to_owned();
    sample.set(2, 4, "31");
    let file = sample.save("paie-sans-script.csv");

    sign_in(&browser, "fr", "rh@souss.example");
    upload(&browser, "fr", &sample, &file);
    browser.find("#cell-2-days").rewrite(&days);
    follow(&browser, "#row-2 form.edit:has(#cell-2-days) button");
    to_the_answers(&browser);
    accept_and_file(&browser);
    assert!(browser.find(".panel .receipt-number").text().len() >= 8);
    let ran = browser.find("html").property("className");
    assert_eq!(ran, "", "scripts ran although they were switched off");
}

#[test]
fn a_large_file_shows_its_progress_and_survives_a_reload() {
    let house = House::enter();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    let mut sample = house.site.sample("634219");
    // Beyond what is checked while the person waits: a column that the gateway does not need makes the file longer.
    sample.text = sample.text.replace("\r\n", ";conserverie du port nord\r\n");
    let file = sample.save("paie-20000.csv");

    sign_in(&browser, "fr", "rh@atlantique.example");
    upload(&browser, "fr", &sample, &file);
    browser.find("[data-progress] progress");
    assert!(browser.path().ends_with("/progress"), "{}", browser.path());
    // The page leaves by itself when the check is done: it stands still while it is looked at.
    browser.run("window.fetch = () => new Promise(() => {})", &json!([]));
    browser.look("progress");
    browser.reload();
    browser.until_path_ends("/verdict");
    let figures = browser.find("dl.figures").text().replace(['\u{a0}', '\u{202f}'], " ");
    assert!(figures.contains("20 000"), "{figures}");
    browser.look("verdict-large");
}

/// The month before one written as `2026-03`.
fn month_before(month: &str) -> String {
    let (year, number) = month.split_once('-').expect("year-month");
    let (year, number): (u32, u32) = (year.parse().expect("a year"), number.parse().expect("a month"));
    if number == 1 { format!("{}-12", year - 1) } else { format!("{year}-{:02}", number - 1) }
}
