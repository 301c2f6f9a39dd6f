//! What is given back says what was declared: read again, it is the same.

use crate::{FEBRUARY, MARCH};
use std::io::Cursor;
use tasrih_app::AppError;
use tasrih_app::check::{CheckedLine, Verdict, check_file};
use tasrih_app::declarations::{Download, FileDownload};
use tasrih_domain::declaration::Totals;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{InsuredNumber, Lang, Money, Severity};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    the_ebds_file_reads_back_with_equal_sums_and_nothing_blocking,
    exports_read_back_equal_in_both_languages,
    the_marked_file_opens_and_reads_as_the_original,
    the_original_comes_back_byte_for_byte,
    there_is_no_receipt_before_filing_and_no_lines_of_a_refused_file,
    the_ebds_file_holds_every_kind_of_line,
);

/// What a line declares.
type Declared = (Option<InsuredNumber>, String, String, Option<u8>, Option<Money>, Option<Money>);

struct ReadBack {
    verdict: Verdict,
    lines: Vec<Declared>,
}

impl ReadBack {
    fn blocking(&self) -> Vec<String> {
        let blocking = self.verdict.findings.iter().filter(|finding| finding.severity == Severity::Blocking);
        blocking.map(|finding| format!("{} {:?}", finding.code, finding.place)).collect()
    }
}

fn read_back(site: &TestSite, file: &FileDownload) -> ReadBack {
    let request = site.request(&file.name, MARCH);
    let mut lines = Vec::new();
    let mut keep = |checked: &CheckedLine<'_>| {
        let line = checked.line;
        let full_name = format!("{} {}", line.surname, line.given_name);
        lines.push((line.insured, full_name, line.cin.clone(), line.days, line.gross, checked.capped));
    };
    let verdict = check_file(&mut Cursor::new(&file.bytes), &request, &mut keep).unwrap();
    lines.sort();
    ReadBack { verdict, lines }
}

async fn download(site: &TestSite, id: DeclarationId, what: Download, lang: Lang) -> FileDownload {
    site.app.download(site.officer(), id, what, lang).await.unwrap()
}

async fn the_ebds_file_reads_back_with_equal_sums_and_nothing_blocking(site: SiteBuilder) {
    let site =
        site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::of(1..=250, FEBRUARY)).start().await;
    // Ten have joined since February; some are ill or on leave.
    let filed = site.file(MARCH, &Payroll::of(1..=260, MARCH)).await;
    let totals = filed.filing.as_ref().unwrap().totals;
    let file = download(&site, filed.id, Download::Ebds, Lang::Fr).await;
    assert_eq!(file.name, format!("DS_{}_202603.txt", site.company().affiliate));
    assert!(file.bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).all(|line| line.len() == 260));
    let back = read_back(&site, &file);
    assert_eq!(back.blocking(), Vec::<String>::new());
    assert_eq!(back.verdict.totals, totals);
    assert_eq!(back.verdict.affiliate, Some(site.company().affiliate));
}

async fn exports_read_back_equal_in_both_languages(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let payroll = Payroll::of(1..=60, MARCH);
    let filed = site.file(MARCH, &payroll).await;
    let original = FileDownload { name: "paie.csv".to_owned(), mime: "", bytes: payroll.csv() };
    let expected = read_back(&site, &original);
    for what in [Download::Csv, Download::Xlsx, Download::Ebds] {
        for lang in [Lang::Fr, Lang::Ar] {
            let file = download(&site, filed.id, what, lang).await;
            let back = read_back(&site, &file);
            assert_eq!(back.blocking(), Vec::<String>::new(), "{what:?} {lang:?}");
            let mut lines = expected.lines.clone();
            if what == Download::Ebds {
                // The fund knows the identity card of those who have a number: its records have no room for it.
                for line in &mut lines {
                    line.2.clear();
                }
            }
            assert_eq!(back.lines, lines, "{what:?} {lang:?}");
            assert_eq!(back.verdict.totals, expected.verdict.totals, "{what:?} {lang:?}");
        }
    }
    // The exported workbook, taken for a payroll file in turn.
    let workbook = download(&site, filed.id, Download::Xlsx, Lang::Fr).await;
    let received = site.upload(crate::APRIL, &workbook.bytes).await;
    assert_eq!(site.declaration(received.id).await.totals, filed.filing.unwrap().totals);
}

async fn the_marked_file_opens_and_reads_as_the_original(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let clean = site.file(FEBRUARY, &Payroll::full_month(1..=5)).await;
    let payroll = Payroll::full_month(1..=5).with(1, |row| row.gross = "2000,00".into());
    let workbook = download(&site, clean.id, Download::Xlsx, Lang::Fr).await;
    for (bytes, begins) in [(payroll.csv(), &b"\xEF\xBB\xBF"[..]), (workbook.bytes, &b"PK"[..])] {
        let id = site.upload(MARCH, &bytes).await.id;
        let seen = site.declaration(id).await;
        let original = download(&site, id, Download::Original, Lang::Fr).await;
        let expected = read_back(&site, &original);
        for lang in [Lang::Fr, Lang::Ar] {
            let marked = download(&site, id, Download::Annotated, lang).await;
            assert!(marked.bytes.starts_with(begins), "{}", marked.name);
            let back = read_back(&site, &marked);
            assert_eq!(back.lines, expected.lines, "{}", marked.name);
            assert_eq!(back.verdict.totals, seen.totals);
        }
    }
    let id = site.upload(MARCH, &payroll.csv()).await.id;
    let marked = download(&site, id, Download::Annotated, Lang::Fr).await;
    assert!(String::from_utf8(marked.bytes).unwrap().contains("C031"), "the fault is named");
}

async fn the_original_comes_back_byte_for_byte(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let text = String::from_utf8(Payroll::full_month(1..=3).csv()).unwrap();
    let utf16 = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut latin1 = Vec::new();
    latin1.extend(text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()));
    let nonsense: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    for bytes in [text.clone().into_bytes(), utf16, latin1, text.replace("\r\n", "\r").into_bytes(), nonsense] {
        let id = site.upload(MARCH, &bytes).await.id;
        let file = download(&site, id, Download::Original, Lang::Fr).await;
        assert!(file.bytes == bytes, "what was uploaded is what is kept");
        assert_eq!(file.mime, "application/octet-stream");
    }
}

async fn there_is_no_receipt_before_filing_and_no_lines_of_a_refused_file(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let refused = site.upload(FEBRUARY, b"nothing that could be declared").await.id;
    let ready = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    let absent = [
        (refused, Download::Receipt),
        (refused, Download::Ebds),
        (refused, Download::Csv),
        (refused, Download::Xlsx),
        (refused, Download::Annotated),
        (ready, Download::Receipt),
    ];
    for (id, what) in absent {
        let outcome = site.app.download(site.officer(), id, what, Lang::Fr).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{what:?}: {outcome:?}");
    }
}

/// Known, new, without a number yet, casual, left: each goes to its record, and none is lost.
async fn the_ebds_file_holds_every_kind_of_line(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=6)).start().await;
    let payroll = Payroll::full_month(1..=9)
        .with(0, |row| {
            row.situation = "SO".into();
            row.days = "10".into();
        })
        .with(1, |row| {
            row.situation = "CS".into();
            (row.days, row.gross) = ("0".to_owned(), "0".to_owned());
        })
        .with(2, |row| row.insured = String::new())
        .with(3, |row| row.insured = "999999999".into());
    let id = site.upload(MARCH, &payroll.csv()).await.id;
    assert_eq!(site.verdict(id).await.rows.iter().filter(|row| has_blocking(row)).count(), 0);
    let filed = site.submit(id).await;
    let back = read_back(&site, &download(&site, filed.id, Download::Ebds, Lang::Fr).await);
    assert_eq!(back.blocking(), Vec::<String>::new());
    let totals: Totals = filed.filing.unwrap().totals;
    assert_eq!(back.verdict.totals, totals);
    assert_eq!(totals.employees, 9);
}

fn has_blocking(row: &tasrih_app::declarations::FaultyRow) -> bool {
    row.cells.iter().flat_map(|cell| &cell.messages).any(|message| message.severity == Severity::Blocking)
}
