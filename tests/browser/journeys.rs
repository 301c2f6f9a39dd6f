//! Ways to a receipt beside the straight one.

use crate::driver::{Screen, Scripts};
use crate::site::Sample;
use crate::{House, accept_and_file, follow, month_before, sign_in, to_the_answers, upload};
use rust_xlsxwriter::Workbook;

/// Files what is late: the page that says so comes first.
fn file_late(browser: &crate::Browser) {
    accept_and_file(browser);
    browser.find(".interruption");
    browser.look("late");
    follow(browser, ".interruption button");
    browser.find(".panel .receipt-number");
}

/// A workbook with the sample in two sheets, the second one without its last person.
fn two_sheets(sample: &Sample) -> String {
    let mut book = Workbook::new();
    let rows: Vec<Vec<&str>> = sample.text.lines().map(|line| line.split(';').collect()).collect();
    for (name, rows) in [("Paie", &rows[..]), ("Paie (2)", &rows[..rows.len() - 1])] {
        let sheet = book.add_worksheet().set_name(name).expect("a name that sheets may have");
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).expect("the sheet takes a text");
            }
        }
    }
    let path = sample.folder.join("paie-deux-feuilles.xlsx");
    book.save(&path).expect("the workbook can be written");
    path.display().to_string()
}

#[test]
fn a_workbook_of_two_sheets_is_filed_in_arabic_at_a_desk() {
    let house = House::enter();
    let browser = house.browser(Screen::Desk, Scripts::Run);
    let mut sample = house.site.sample("523107");
    sample.month = month_before(&month_before(&sample.month));
    sign_in(&browser, "ar", "rh@souss.example");
    browser.look("home");
    upload(&browser, "ar", &sample, &two_sheets(&sample));
    browser.find("#sheet-2");
    follow(&browser, "form[action$='/sheet'] button[type=submit]");
    browser.find(".summary");
    browser.look("sheet-faults");
    browser.find("#sheet-2").click();
    follow(&browser, "form[action$='/sheet'] button[type=submit]");
    let people = sample.text.lines().count() - 2;
    assert!(browser.find("dl.figures").text().contains(&people.to_string()), "the sheet chosen is the one read");
    browser.look("verdict");
    to_the_answers(&browser);
    browser.look("answers");
    file_late(&browser);
    browser.look("filed");
}

#[test]
fn rows_left_out_are_filed_after_the_others_in_french_on_a_phone() {
    let house = House::enter();
    let browser = house.browser(Screen::Phone, Scripts::Run);
    let mut sample = house.site.sample("523107");
    sample.month = month_before(&sample.month);
    let days = sample.cell(2, 4).to_owned();
    sample.set(2, 4, "31");
    sign_in(&browser, "fr", "rh@souss.example");
    upload(&browser, "fr", &sample, &sample.save("paie-en-deux-fois.csv"));
    browser.look("verdict-faults");
    to_the_answers(&browser);
    follow(&browser, "section.declare button[type=submit]");
    browser.find("#left-fault");
    browser.look("answers-left-out");
    browser.find("#leave-out").click();
    file_late(&browser);
    browser.look("filed-in-part");

    // What was left out waits, with its row only.
    follow(&browser, ".next li:nth-child(3) a");
    browser.find(".bad-row");
    assert_eq!(browser.count(".bad-row"), 1);
    assert_eq!(browser.count("#again input[type=file]"), 0, "a table cannot take the place of the row left out");
    browser.look("complement");
    browser.find("#cell-2-days").rewrite(&days);
    follow(&browser, "#row-2 form.edit:has(#cell-2-days) button");
    to_the_answers(&browser);
    file_late(&browser);
    assert!(browser.find(".receipt-number").text().contains("-1-"), "the receipt is that of the first complement");
}

#[test]
fn a_filed_month_is_corrected_on_the_screen_in_french_on_a_phone() {
    let house = House::enter();
    let browser = house.browser(Screen::Phone, Scripts::Run);
    sign_in(&browser, "fr", "rh@zellige.example");
    let month = month_before(&house.site.sample("412058").month);
    browser.open(&format!("/fr/employers/{}/{month}/upload", house.site.sample("412058").affiliate));
    follow(&browser, ".note-good a");
    let filed = browser.path();
    browser.look("declaration");
    follow(&browser, ".correct button");
    browser.until_path_ends("/verdict");
    browser.look("correction");

    follow(&browser, ".ways a[href$='/entry']");
    assert_eq!(browser.count("[data-row]"), 6);
    browser.find("[data-row]:nth-child(2) [data-remove]").click();
    browser.find("[data-add]").click();
    let added = ["199999994", "EXEMPLE", "NADIA", "AB123456", "26", "4000,00"];
    for (field, text) in ["insured_number", "surname", "given_name", "cin", "days", "gross_wage"].iter().zip(added) {
        browser.find(&format!("#r6-{field}")).write(text);
    }
    assert_eq!(browser.find("#r5-gross_wage").property("value"), "3704,00", "a new row takes nobody's place");
    browser.look("entry");
    follow(&browser, "button[value=enter]");
    to_the_answers(&browser);
    let changes = browser.find(".compare").text();
    assert!(changes.contains("EXEMPLE NADIA") && changes.contains("SKALLI KAOUTAR"), "{changes}");
    file_late(&browser);
    browser.open(&filed);
    browser.find(".note-warn a");
    browser.look("replaced");
}
