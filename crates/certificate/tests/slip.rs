//! Slips as other programs read them: poppler for the text, qpdf for the structure, zbar for the QR code.

#![cfg(test)]

use std::path::{Path, PathBuf};
use std::process::Command;
use tasrih_certificate::{SlipContent, slip};
use tasrih_domain::payment::{DuePart, OrderLine, OrderReference};
use tasrih_domain::{Money, Month};
use time::macros::{date, datetime};

/// Runs a program. `tests/run` installs them all; none of these tests passes without.
fn run(program: &str, package: &str, args: &[&str]) -> String {
    let output = Command::new(program)
        .args(args)
        .output()
        .unwrap_or_else(|e| panic!("{program} is needed (apt-get install {package}, or bash tests/run): {e}"));
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The bytes as a file that programs can open.
fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The text as poppler reads it, without the direction marks that it adds.
fn text_of(path: &Path) -> String {
    let text = run("pdftotext", "poppler-utils", &[path.to_str().unwrap(), "-"]);
    text.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "").replace('\u{a0}', " ")
}

const URL: &str = "https://tasrih.example/fr/employers/4052594/payments/RF05405259400012";

fn content(lines: usize) -> SlipContent {
    let mut month = Month::at(2026, 10);
    let lines: Vec<OrderLine> = (0..lines)
        .map(|_| {
            let line = OrderLine { month, part: DuePart::Contributions, amount: Money::from_dirhams(22_446) };
            month = month.previous();
            line
        })
        .collect();
    SlipContent {
        reference: OrderReference::new("4052594".parse().unwrap(), 12).unwrap(),
        employer: "Ateliers de l’Atlas Exemple SARL".to_owned(),
        employer_ar: "شركة أوراش الأطلس النموذجية".to_owned(),
        affiliate: "4052594".parse().unwrap(),
        ice: "001524887000061".to_owned(),
        amount: lines.iter().map(|line| line.amount).sum(),
        lines,
        pay_on: date!(2026 - 11 - 10),
        made_at: datetime!(2026-11-09 10:00 UTC),
        account: Some(("CNSS (essai)".to_owned(), "000780000000000000000129".parse().unwrap())),
        order_url: URL.to_owned(),
    }
}

#[test]
fn the_slip_says_how_much_to_which_account_and_under_which_reference_in_both_languages() {
    let content = content(2);
    let text = text_of(&written("slip", &slip(&content).unwrap()));
    let reference = content.reference.to_string();
    for words in [
        "BORDEREAU DE PAIEMENT",
        "ورقة الأداء",
        &reference,
        "44 892,00",
        "000 780 0000000000000001 29",
        "شركة أوراش الأطلس النموذجية",
        "Octobre 2026",
        "الاشتراكات",
        "10/11/2026",
    ] {
        assert!(text.to_lowercase().contains(&words.to_lowercase()), "{words} is not in:\n{text}");
    }
}

#[test]
fn the_qr_code_leads_to_the_order() {
    let path = written("slip_qr", &slip(&content(1)).unwrap());
    let stem = path.with_extension("");
    run(
        "pdftoppm",
        "poppler-utils",
        &["-r", "150", "-png", "-singlefile", path.to_str().unwrap(), stem.to_str().unwrap()],
    );
    let png = stem.with_extension("png");
    assert_eq!(run("zbarimg", "zbar-tools", &["-q", "--raw", png.to_str().unwrap()]).trim(), URL);
}

#[test]
fn many_months_go_on_over_further_sheets_and_the_same_order_gives_the_same_bytes() {
    let long = content(60);
    let bytes = slip(&long).unwrap();
    assert_eq!(bytes, slip(&long).unwrap());
    let path = written("slip_long", &bytes);
    run("qpdf", "qpdf", &["--check", path.to_str().unwrap()]);
    let text = text_of(&path);
    assert_eq!(text.matches("22 446,00").count(), 60);
    assert!(run("pdfinfo", "poppler-utils", &[path.to_str().unwrap()]).contains("Pages:           3"), "{text}");
    let unknown = SlipContent { account: None, ice: String::new(), employer_ar: String::new(), ..content(1) };
    assert!(text_of(&written("slip_unknown", &slip(&unknown).unwrap())).contains("votre agence"));
}
