//! Receipts as other programs read them: poppler for the text, qpdf for the structure, zbar for the QR code.

#![cfg(test)]

#[path = "common/programs.rs"]
mod programs;

use programs::{run, text_of};
use std::path::PathBuf;
use tasrih_certificate::{CertificateError, ReceiptContent, receipt};
use tasrih_domain::declaration::{BranchDue, DeclarationKind, ReceiptNumber, Totals};
use tasrih_domain::id::FileHash;
use tasrih_domain::{Branch, Money, Month};
use time::macros::{date, datetime};

/// The worked example of the contribution table: gross 100,000.00, capped 60,000.00.
fn content() -> ReceiptContent {
    let gross = Money::from_dirhams(100_000);
    let capped = Money::from_dirhams(60_000);
    let due = [
        (Branch::FamilyAllowances, gross, 640_000, 0),
        (Branch::ShortTerm, capped, 40_200, 19_800),
        (Branch::JobLoss, capped, 22_800, 11_400),
        (Branch::LongTerm, capped, 475_800, 237_600),
        (Branch::HealthBasic, gross, 226_000, 226_000),
        (Branch::HealthSolidarity, gross, 185_000, 0),
        (Branch::TrainingLevy, gross, 160_000, 0),
    ];
    ReceiptContent {
        number: ReceiptNumber("202603-4052594-0-000123".to_owned()),
        employer: "Ateliers de l’Atlas Exemple SARL".to_owned(),
        employer_ar: "شركة أوراش الأطلس النموذجية".to_owned(),
        affiliate: "4052594".parse().unwrap(),
        ice: "001524887000061".to_owned(),
        month: Month::at(2026, 3),
        kind: DeclarationKind::MAIN,
        totals: Totals { employees: 13, days: 338, gross, capped },
        due: due
            .into_iter()
            .map(|(branch, base, employer, employee)| BranchDue {
                branch,
                base,
                employer: Money::from_centimes(employer),
                employee: Money::from_centimes(employee),
            })
            .collect(),
        file_name: "paie_mars_2026.xlsx".to_owned(),
        file_hash: FileHash([0x5a; 32]),
        filed_at: datetime!(2026-04-09 14:32:07 UTC),
        due_on: date!(2026 - 04 - 10),
        filed_by: "Naïma Exemple".to_owned(),
        check_code: "7KQ4-0000-M2XD".to_owned(),
        check_url: "https://tasrih.example/fr/verification/7KQ40000M2XD".to_owned(),
    }
}

fn late_and_long() -> ReceiptContent {
    let huge = Money::from_centimes(99_999_999_999);
    let mut content = content();
    content.employer = "Société Anonyme Marocaine des Établissements Réunis de Transformation, de Conditionnement et \
                        d’Exportation des Produits Agricoles et Halieutiques du Grand Sud"
        .into();
    content.employer_ar = "الشركة المغربية المجهولة الاسم للمؤسسات المتحدة لتحويل وتلفيف وتصدير المنتجات الفلاحية \
                           والبحرية بأقاليم الجنوب الكبير"
        .into();
    content.kind = DeclarationKind::complementary(3).unwrap();
    content.filed_at = datetime!(2026-04-20 23:30 UTC);
    content.file_name =
        "declaration_des_salaires_du_mois_de_mars_2026_établissement_de_Laâyoune_(version finale corrigée \
                         après contrôle)_تصريح.xlsx"
            .into();
    content.filed_by = "Maître Abdelouahed Exemple-Benexemple de la Fiduciaire des Provinces du Sud et Associés".into();
    content.totals = Totals { employees: 4_200_000, days: 109_200_000, gross: huge, capped: huge };
    for due in &mut content.due {
        (due.base, due.employer, due.employee) = (huge, huge, huge);
    }
    content.check_url = format!("https://tasrih.example/fr/verification/{}", "7KQ40000M2XD".repeat(8));
    content
}

fn unreadable() -> ReceiptContent {
    let mut content = content();
    content.employer = "株式会社 Example 😀 \u{202e}SARL\u{0}\nﬁliale Łódź Ǻ".into();
    content.employer_ar = String::new();
    content.ice = String::new();
    content.file_name = "отчёт 2026 😀.csv".into();
    content
}

/// The file on disk, for programs that read files.
fn written(name: &str, content: &ReceiptContent) -> PathBuf {
    programs::written(name, &receipt(content).unwrap())
}

fn extracted(name: &str, content: &ReceiptContent) -> String {
    text_of(&written(name, content))
}

#[test]
fn french_and_arabic_come_back_as_they_were_written() {
    let text = extracted("plain", &content());
    for words in [
        "RÉCÉPISSÉ DE DÉCLARATION DE SALAIRES",
        "وصل التصريح بالأجور",
        "بوابة التصريح بالأجور",
        "202603-4052594-0-000123",
        "Ateliers de l’Atlas Exemple SARL",
        "شركة أوراش الأطلس النموذجية",
        "4052594",
        "رقم الانخراط",
        "001524887000061",
        "التعريف الموحد للمقاولة",
        "mars 2026",
        "Déclaration principale",
        "تصريح رئيسي",
        "09/04/2026 15:32:07 (UTC+1)",
        "10/04/2026",
        "Déclaration déposée dans les délais",
        "تم إيداع التصريح داخل الأجل",
        "Naïma Exemple",
        "paie_mars_2026.xlsx",
        &"5a".repeat(32),
        "Salariés déclarés",
        "الأجراء المصرح بهم",
        "حصة المشغل",
        "حصة الأجير",
        "100 000,00",
        "60 000,00",
        "6 400,00",
        "17 498,00",
        "4 948,00",
        "22 446,00",
        "المجموع",
        "7KQ4-0000-M2XD",
        "رمز التحقق",
    ] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    assert!(!text.contains('⟦'), "a wording is missing:\n{text}");
}

#[test]
fn every_branch_is_named_in_both_languages() {
    let text = extracted("branches", &content());
    for branch in Branch::ALL {
        for lang in [tasrih_domain::Lang::Fr, tasrih_domain::Lang::Ar] {
            let key = tasrih_i18n::Text::coded("branch-", branch.code());
            let name = tasrih_i18n::render_plain(lang, &key);
            // The sign before the last word is neutral: readers differ in where they put it.
            let name = name.split(':').next().unwrap().to_owned();
            assert!(text.contains(&name), "“{name}” is not in:\n{text}");
        }
    }
}

#[test]
fn a_late_complementary_declaration_says_so() {
    let text = extracted("late", &late_and_long());
    for words in [
        "Déclaration complémentaire n° 3",
        "Déclaration déposée hors délai : 11 jours de retard",
        // Half past eleven at night in universal time is the next day in Morocco.
        "21/04/2026 00:30:00",
        "999 999 999,99",
    ] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
}

#[test]
fn characters_without_a_face_are_replaced_visibly() {
    let text = extracted("unreadable", &unreadable());
    for words in ["◊◊◊◊ Example ◊ SARL filiale Łódź", "отчёт 2026 ◊.csv"] {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    for content in [content(), late_and_long(), unreadable()] {
        assert_eq!(receipt(&content).unwrap(), receipt(&content).unwrap());
    }
}

#[test]
fn a_receipt_is_a_light_file() {
    for content in [content(), late_and_long(), unreadable()] {
        let bytes = receipt(&content).unwrap().len();
        assert!(bytes <= 110 * 1024, "{bytes} bytes");
    }
}

#[test]
fn the_file_is_sound_and_has_one_page() {
    for (name, content) in [("sound", content()), ("sound_long", late_and_long())] {
        let path = written(name, &content);
        run("qpdf", "qpdf", &["--check", path.to_str().unwrap()]);
        let info = run("pdfinfo", "poppler-utils", &[path.to_str().unwrap()]);
        for fact in ["Pages:           1", "Tagged:          yes", "Page size:       595.276 x 841.89 pts (A4)"] {
            assert!(info.contains(fact), "“{fact}” is not in:\n{info}");
        }
        assert!(info.contains("Récépissé de déclaration de salaires 202603-4052594-0-000123"), "{info}");
        let fonts = run("pdffonts", "poppler-utils", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            assert!(line.contains("yes yes yes"), "embedded, subset, readable: {line}");
        }
    }
}

#[test]
fn the_qr_code_leads_to_the_check_page() {
    // As on a screen and as on paper.
    for (name, content, resolution) in
        [("qr_screen", content(), "110"), ("qr", content(), "200"), ("qr_long", late_and_long(), "200")]
    {
        let path = written(name, &content);
        let picture = path.with_extension("");
        run(
            "pdftoppm",
            "poppler-utils",
            &["-r", resolution, "-png", "-singlefile", path.to_str().unwrap(), picture.to_str().unwrap()],
        );
        let read = run("zbarimg", "zbar-tools", &["-q", "--raw", path.with_extension("png").to_str().unwrap()]);
        assert_eq!(read.trim(), content.check_url);
    }
}

#[test]
fn nothing_leaves_the_page() {
    let path = written("overflow", &late_and_long());
    let boxes = run("pdftotext", "poppler-utils", &["-bbox", path.to_str().unwrap(), "-"]);
    let mut words = 0;
    for word in boxes.lines().filter(|line| line.contains("<word ")) {
        let edge = |name: &str| -> i32 {
            let value = word.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('.').next());
            value.and_then(|whole| whole.parse().ok()).unwrap()
        };
        assert!(edge("xMin") >= 46 && edge("xMax") <= 549, "{word}");
        assert!(edge("yMin") >= 20 && edge("yMax") <= 833, "{word}");
        words += 1;
    }
    assert!(words > 100, "{boxes}");
}

#[test]
fn the_hash_tells_two_contents_apart_and_ignores_the_address() {
    let hash = content().hash();
    let mut moved = content();
    moved.check_url = "https://elsewhere.example/".to_owned();
    assert_eq!(moved.hash(), hash);
    let mut other = content();
    other.due[0].employee = Money::from_centimes(1);
    assert_ne!(other.hash(), hash);
    let (mut one, mut two) = (content(), content());
    (one.employer, one.employer_ar) = ("a".to_owned(), "bc".to_owned());
    (two.employer, two.employer_ar) = ("ab".to_owned(), "c".to_owned());
    assert_ne!(one.hash(), two.hash());
}

#[test]
fn the_hash_of_an_issued_receipt_never_changes() {
    // Receipts in the hands of employers are checked against it: a change here voids them.
    assert_eq!(content().hash().to_string(), "cabfd82dcf6f6a2bf4fa63b3a27f8912444569e1d932caf2b4c701884212a777");
}

#[test]
fn sums_out_of_range_are_refused_not_wrapped() {
    let mut content = content();
    for due in &mut content.due {
        due.employer = Money::from_centimes(i64::MAX);
    }
    assert_eq!(receipt(&content), Err(CertificateError::Overflow));
}

#[test]
fn a_log_line_does_not_show_who_filed() {
    let shown = format!("{:?}", content());
    assert!(!shown.contains("Exemple") && shown.contains("202603-4052594-0-000123"), "{shown}");
}
