//! What is owed is paid, and a paper says so: from the order to whoever checks the paper with a phone.

use crate::driver::{Browser, Screen, Scripts};
use crate::site::Sample;
use crate::{House, accept_and_file, follow, sign_in, to_the_answers, upload};
use serde_json::json;

/// Fewer reasons than this stand against any company of the demo.
const CURES_MAX: u32 = 8;

/// The page on which a company asks for attestations.
fn attestations(lang: &str, affiliate: &str) -> String {
    format!("/{lang}/employers/{affiliate}/attestations")
}

/// Files the sample, late or not.
fn file(officer: &Browser) {
    to_the_answers(officer);
    accept_and_file(officer);
    if officer.count(".interruption") > 0 {
        follow(officer, ".interruption button");
    }
    officer.find(".panel .receipt-number");
}

/// Orders everything that the open page of payments shows, and writes the bank statement on which it comes in.
fn order_and_transfer(officer: &Browser, sample: &Sample) -> String {
    officer.look("payments");
    officer.run("document.querySelectorAll('#choose input:not(:checked)').forEach((one) => one.click())", &json!([]));
    follow(officer, "form:has(#choose) button[type=submit]");
    officer.find("a[href$='/slip']");
    officer.look("payment-order");
    let (kind, slip) = officer.download("a[href$='/slip']");
    assert!(kind == "application/pdf" && slip.starts_with("%PDF"), "{kind}");
    let page = officer.path();
    let path = page.split('?').next().expect("a path");
    let reference = path.rsplit('/').next().expect("the reference ends the path");
    let amount = officer.find("dl.facts dd b").text();
    let digits: String = amount.chars().filter(char::is_ascii_digit).collect();
    let (dirhams, centimes) = digits.split_at(digits.len() - 2);
    let today = officer.run("return new Date().toISOString().slice(0, 10)", &json!([]));
    let today = today.as_str().expect("a day");
    let statement = Sample {
        text: format!(
            "Booking date\tValue date\tDescription\tAmount\tCurrency\tBank reference\tPayment reference\r\n\
             {today}\t{today}\tTransfer received\t{dirhams}.{centimes}\tMAD\tFT{digits}\t{reference}\r\n"
        ),
        ..sample.clone()
    };
    statement.save(&format!("releve-{reference}.csv"))
}

/// An agent imports what the bank says, and every movement finds its company.
fn import(house: &House, lang: &str, statement: &str, sample: &Sample) {
    let agent = house.browser(Screen::Desk, Scripts::Run);
    sign_in(&agent, lang, "superviseur@caisse.example");
    agent.open(&format!("/{lang}/agent/statements"));
    agent.look("statements");
    agent.find("#file").write(statement);
    follow(&agent, "form.drop-form button[type=submit]");
    let found = agent.find("table.cards tbody").text();
    agent.look("statement");
    assert!(found.contains(&sample.affiliate), "the transfer waits: {found}");
}

/// Asks for the attestation of a regular standing; is it issued?
fn is_attested(officer: &Browser, lang: &str, affiliate: &str) -> bool {
    officer.open(&attestations(lang, affiliate));
    officer.find("#kind-standing").click();
    follow(officer, "form.card button[type=submit]");
    if officer.count(".reasons") == 0 {
        return true;
    }
    // The browser notes that the answer was no.
    drop(officer.complaints());
    false
}

/// Pays what a month makes, and hands the paper on: its reader checks it without an account.
fn pay_and_show(lang: &str, screen: Screen, other: &str) {
    let house = House::own();
    let officer = house.browser(screen, Scripts::Run);
    let sample = house.site.sample("412058");
    let affiliate = sample.affiliate.clone();
    sign_in(&officer, lang, "rh@zellige.example");
    upload(&officer, lang, &sample, &sample.save("paie.csv"));
    file(&officer);
    officer.open(&format!("/{lang}/employers/{affiliate}/payments"));
    let statement = order_and_transfer(&officer, &sample);
    import(&house, lang, &statement, &sample);
    officer.open(&format!("/{lang}/employers/{affiliate}/account"));
    officer.look("account-paid");
    let open = officer.find(".figures .is-main dd").text();
    assert!(open.starts_with("0,00"), "paid to the centime: {open}");

    assert!(is_attested(&officer, lang, &affiliate), "{}", officer.find(".reasons").text());
    officer.look("attestation");
    let (kind, paper) = officer.download("a.button[href$='/pdf']");
    assert!(kind == "application/pdf" && paper.starts_with("%PDF"), "{kind}");
    let page = officer.path();
    let code = officer.find("dl.facts > div:last-child dd").text();

    // The link of the QR code, on the phone of somebody at a bank.
    let reader = house.browser(Screen::Phone, Scripts::Off);
    reader.open(&format!("/{other}/verify/{code}"));
    reader.find(".verdict-card.good");
    assert_eq!(reader.count("dl.facts > div"), 4, "kind, holder and two days, and nothing else");
    reader.open(&format!("/{other}/verify/AAAA-AAAA-AAAA-AAAA"));
    reader.find(".verdict-card.stop");
    officer.open(&page);
    assert_eq!(officer.count("ol.history li"), 1, "its holder sees the look");
    officer.look("attestation-looked-at");
}

/// Whoever is refused the paper removes each reason by the link beside it, until it is issued.
fn cure_and_attest(lang: &str, screen: Screen) {
    let house = House::own();
    let officer = house.browser(screen, Scripts::Run);
    let sample = house.site.sample("523107");
    let affiliate = sample.affiliate.clone();
    sign_in(&officer, lang, "rh@souss.example");
    officer.open(&format!("/{lang}/employers/{affiliate}/standing"));
    officer.look("standing-irregular");
    let payroll = sample.save("paie.csv");
    let (mut declared, mut paid) = (0, 0);
    while !is_attested(&officer, lang, &affiliate) {
        assert!(declared + paid < CURES_MAX, "no end of reasons: {}", officer.find(".reasons").text());
        if declared + paid == 0 {
            officer.look("attestation-refused");
        }
        if officer.count(".reasons a[href$='/upload']") > 0 {
            follow(&officer, ".reasons a[href$='/upload']");
            officer.find("#file").write(&payroll);
            follow(&officer, "form.drop-form button[type=submit]");
            file(&officer);
            declared += 1;
        } else {
            follow(&officer, ".reasons a");
            let statement = order_and_transfer(&officer, &sample);
            import(&house, lang, &statement, &sample);
            paid += 1;
        }
    }
    assert!(declared >= 3 && paid >= 1, "{declared} months were declared and {paid} orders paid");
    officer.look("attestation");
    officer.open(&format!("/{lang}/employers/{affiliate}/standing"));
    officer.look("standing-regular");
    assert_eq!(officer.count(".reasons"), 0);
}

#[test]
fn a_month_is_paid_and_its_attestation_checked_in_french_at_a_desk() {
    pay_and_show("fr", Screen::Desk, "ar");
}

#[test]
fn a_month_is_paid_and_its_attestation_checked_in_arabic_on_a_phone() {
    pay_and_show("ar", Screen::Phone, "fr");
}

#[test]
fn every_reason_against_an_attestation_is_cured_in_french_on_a_phone() {
    cure_and_attest("fr", Screen::Phone);
}

#[test]
fn every_reason_against_an_attestation_is_cured_in_arabic_at_a_desk() {
    cure_and_attest("ar", Screen::Desk);
}
