//! Employees registered: one on a phone in Arabic, many from a list in French, and a case that an agent decides.

use crate::driver::{Browser, Screen, Scripts};
use crate::{House, follow, sign_in};
use serde_json::json;

/// Number of ATELIER ZELLIGE.
const ZELLIGE: &str = "4120581";

/// Fills the first step. A day is set as the browser's own picker would.
pub fn describe(browser: &Browser, fields: &[(&str, &str)]) {
    for (item, text) in fields {
        let css = format!("#f-{item}");
        match *item {
            "sex" | "nationality" => browser.find(&format!("{css} option[value={text}]")).click(),
            "birth_date" | "hire_date" => {
                browser.find(&css);
                browser.run("document.querySelector(arguments[0]).value = arguments[1]", &json!([css, text]));
            }
            _ => browser.find(&css).write(text),
        }
    }
}

/// The first day of the month that the browser lives in.
pub fn this_month(browser: &Browser) -> String {
    let first = browser.run("return new Date().toISOString().slice(0, 8) + '01'", &json!([]));
    first.as_str().expect("a day").to_owned()
}

#[test]
fn one_employee_is_registered_in_two_steps_on_an_arabic_phone() {
    let house = House::own();
    let browser = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&browser, "ar", "rh@zellige.example");
    browser.open(&format!("/ar/employers/{ZELLIGE}/registrations/new"));
    browser.look("registration-form");
    // Nothing typed: each field says what it needs, and nothing is lost.
    follow(&browser, "form.narrow button[type=submit]");
    browser.look("registration-form-faults");
    let hired = this_month(&browser);
    describe(
        &browser,
        &[
            ("surname", "Bennani"),
            ("given_name", "Ghita"),
            ("surname_ar", "بناني"),
            ("given_name_ar", "غيثة"),
            ("birth_date", "1998-03-14"),
            ("sex", "female"),
            ("nationality", "MA"),
            ("cin", "CD482913"),
            ("hire_date", &hired),
            ("phone", "0661223344"),
        ],
    );
    follow(&browser, "form.narrow button[type=submit]");
    browser.look("registration-check");
    follow(&browser, "section.declare button[type=submit]");
    browser.look("registration-accepted");
    let page = browser.find("main").text();
    assert!(page.contains("IM-"), "the request has a number: {page}");
    let number =
        browser.find(".panel").text().split_whitespace().find(|word| is_insured_number(word)).map(str::to_owned);
    assert!(number.is_some(), "a simple case has its number at once: {page}");
    browser.open(&format!("/ar/employers/{ZELLIGE}/registrations"));
    browser.look("registrations");
}

fn is_insured_number(word: &str) -> bool {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    digits.len() == 9 && digits.starts_with('1')
}

#[test]
fn many_employees_are_registered_from_a_list_in_french() {
    let house = House::own();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&browser, "fr", "rh@zellige.example");
    browser.open(&format!("/fr/employers/{ZELLIGE}/registrations/bulk"));
    browser.look("registration-bulk");
    let template = browser.run_later(
        "const done = arguments[0]; fetch('/fr/registrations/template/csv').then((answer) => answer.text()).then(done)",
        &json!([]),
    );
    let template = template.as_str().expect("the template is a text").trim_start_matches('\u{feff}').to_owned();
    let headings = template.lines().next().expect("a row of headings").to_owned();
    let example = template.lines().nth(1).expect("an example").to_owned();
    let rows: Vec<String> = (1..=3).map(|nth| person_like(&example, nth)).collect();
    let faulty = person_like(&example, 4).replace("1990", "19x0");
    let sample = house.site.sample("412058");
    let list =
        crate::site::Sample { text: [vec![headings], rows, vec![faulty]].concat().join("\r\n") + "\r\n", ..sample };
    browser.find("#file").write(&list.save("liste.csv"));
    follow(&browser, "form.drop-form button[type=submit]");
    browser.find("dl.figures");
    browser.look("registration-batch");
    assert_eq!(browser.count("ul.rows-list > li"), 1, "the faulty row is shown, the others can go");
    follow(&browser, "section.declare button[type=submit]");
    browser.find_xpath("//div[contains(@class,'note-good')]");
    browser.look("registration-batch-sent");
    browser.open(&format!("/fr/employers/{ZELLIGE}/registrations"));
    browser.look("registrations");
}

/// The template's example as somebody else: another name, CIN and day of birth. The example itself is skipped.
fn person_like(example: &str, nth: u32) -> String {
    let cells = example.split(';').map(|cell| {
        let bare = cell.trim_matches('"');
        let is_cin = bare.len() >= 6
            && bare.chars().take(2).any(|c| c.is_ascii_uppercase())
            && bare.ends_with(|c: char| c.is_ascii_digit());
        let is_birth = bare.contains("19") && bare.contains('/');
        match (is_cin, is_birth) {
            (true, _) => format!("JK70{nth:04}"),
            (_, true) => format!("0{nth}/02/1990"),
            _ => cell.replace("EXEMPLE", "BENNANI").replace("مثال", "بناني"),
        }
    });
    cells.collect::<Vec<_>>().join(";")
}
