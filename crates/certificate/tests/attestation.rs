//! Attestations as other programs read them: poppler for the text, qpdf for the structure, zbar for the QR code.

#![cfg(test)]

mod common;

use common::{content, figures, own_months, print, run, statements, text_of, written};
use tasrih_certificate::attestation;
use tasrih_certificate::attestation::Statement;

/// Every kind, short and as long as it gets.
fn papers() -> Vec<(&'static str, Vec<u8>)> {
    let own = own_months(120);
    let long = [
        ("wages_long", Statement::Wages(figures(120))),
        ("own_wages_long", Statement::OwnWages { from: own[0].month, to: own[119].month, months: own }),
    ];
    let all = statements().into_iter().chain(long);
    all.map(|(name, statement)| (name, attestation(&content(statement), &print()).unwrap())).collect()
}

#[test]
fn each_kind_says_its_words_in_both_languages() {
    let words: &[(&str, &[&str])] = &[
        ("standing", &["ATTESTATION DE RÉGULARITÉ", "شهادة الوضعية القانونية", "AR-2026-000123", "134 676,00"]),
        ("affiliation", &["ATTESTATION D’AFFILIATION", "شهادة الانخراط", "001524887000061", "Menuiserie métallique"]),
        ("wages", &["ATTESTATION DE DÉCLARATION DE SALAIRES", "شهادة التصريح بالأجور", "1 014", "303 703,68"]),
        ("payroll", &["ATTESTATION DE MASSE SALARIALE", "شهادة كتلة الأجور وعدد الأجراء", "1 281 480,96"]),
        ("own_wages", &["ATTESTATION DE SALAIRES DÉCLARÉS", "شهادة الأجور المصرح بها", "123456785", "93 300,00"]),
        ("registration", &["ATTESTATION D’IMMATRICULATION", "شهادة التسجيل", "EXEMPLE Naïma", "01/02/2012"]),
    ];
    let papers = papers();
    for (name, words) in words {
        let (_, bytes) = papers.iter().find(|(one, _)| one == name).unwrap();
        let text = text_of(&written(&format!("attest_{name}"), bytes));
        for words in words.iter().chain(&["7KM4-20MS-VTPV-XVR7", "SPÉCIMEN SANS VALEUR", "Page 1 / "]) {
            assert!(text.contains(words), "“{words}” is not in {name}:\n{text}");
        }
        assert!(!text.contains('⟦'), "a wording is missing in {name}:\n{text}");
    }
}

#[test]
fn a_long_table_goes_over_several_sheets_and_loses_no_month() {
    for (name, bytes) in papers().iter().filter(|(name, _)| name.ends_with("long")) {
        let path = written(&format!("attest_{name}"), bytes);
        let text = text_of(&path);
        for words in ["octobre 2026", "novembre 2016", "Page 1 / 5", "Page 5 / 5"] {
            assert!(text.contains(words), "“{words}” is not in {name}");
        }
        let months = text.lines().filter(|line| line.starts_with("juillet 20")).count();
        assert_eq!(months, 10, "{name}");
    }
}

#[test]
fn each_file_is_sound_tagged_and_has_its_fonts() {
    for (name, bytes) in papers() {
        let path = written(&format!("attest_sound_{name}"), &bytes);
        run("qpdf", "qpdf", &["--check", path.to_str().unwrap()]);
        let info = run("pdfinfo", "poppler-utils", &[path.to_str().unwrap()]);
        assert!(info.contains("Tagged:          yes"), "{info}");
        let fonts = run("pdffonts", "poppler-utils", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            assert!(line.contains("yes yes yes"), "embedded, subset, readable: {line}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(papers(), papers());
}
