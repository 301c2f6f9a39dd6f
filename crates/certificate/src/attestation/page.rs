//! The sheets of an attestation: both languages of equal rank, as many sheets as the table needs.

use super::body::paragraphs;
use super::tables::table;
use super::{AttestationContent, EmployerFacts, PersonFacts, Print};
use crate::CertificateError;
use crate::fonts::Weight;
use crate::identity::{Between, Holder, Particular, identity};
use crate::layout::{Align, Setting, Sheet, Slot, cut_lines, fit_lines};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Document, Ink, Link, Role, SealPlace};
use crate::paper::{
    Check, FOOTER, Foot, MARGIN, WIDTH, banner, check, edge, footer, ground, masthead, running_head, setting, side,
    size, word,
};
use crate::table::Table;
use std::ops::Range;
use tasrih_domain::Lang;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::attestation::AttestationKind;
use tasrih_domain::declaration::local_date;
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, format, render, render_plain};

/// Height of the last block: code, signature.
const BLOCK: Len = Len::pt(111);
/// Free room between blocks.
const GAP: Len = Len::pt(12);
/// Where the content of a sheet after the first begins.
const TOP: Len = Len::pt(72);
/// Rows that stand at least beside the signature.
const ROWS_OVER_MIN: usize = 3;
/// Side of the QR code. Its payload takes some seventy modules: each is half a millimetre.
const QR_SIDE: Len = Len::pt(104);
/// Width of the signature box.
const SEAL_WIDTH: Len = Len::pt(172);

/// Arranges the attestation.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums, [`CertificateError::QrCode`] of the address.
pub fn document(content: &AttestationContent, print: &Print) -> Result<Document, CertificateError> {
    let mut sheets = vec![Sheet::new()];
    let first = sheets.last_mut().expect("the first sheet stands above");
    ground(first);
    specimen(first, print);
    masthead(first);
    title(first, content);
    let mut y = holder(first, content, Len::pt(182));
    y = body(first, content, y + Len::pt(19));
    if let Some(table) = table(content)? {
        y = spread(&mut sheets, (content, print), table, y);
    }
    if y + GAP + BLOCK > FOOTER {
        sheets.push(next_sheet(content, print));
    }
    let at = sheets.len() - 1;
    let last = sheets.last_mut().expect("there is a sheet");
    // At the foot, where papers are signed.
    let y = FOOTER - BLOCK;
    let shown = print.check_url.split('#').next().unwrap_or_default();
    let code = content.code.to_string();
    let words = Check {
        label: "receipt-check-code",
        code: &code,
        url: shown,
        qr: &print.check_url,
        key: "attest-check",
        width: WIDTH - SEAL_WIDTH - Len::pt(16),
        side: QR_SIDE,
    };
    let area = check(last, &words, y)?;
    let place = seal(last, (content, print), y);
    let sheets = finished(sheets, content);
    let title = |lang| render_plain(lang, &document_title(content));
    let mut id = [0; 16];
    id.copy_from_slice(&content.hash().0[..16]);
    Ok(Document {
        sheets,
        title: title(Fr),
        title_ar: title(Ar),
        issuer: word(Fr, "receipt-issuer"),
        dated: content.issued_at,
        id,
        link: Some(Link { url: print.check_url.clone(), sheet: at, area }),
        seal: Some(SealPlace {
            sheet: at,
            area: place,
            name: print.signed_by.clone(),
            label: both("attest-signature"),
        }),
    })
}

fn document_title(content: &AttestationContent) -> Text {
    Text::coded("attest-title-", content.kind().code()).with("number", Arg::Text(content.number.to_string()))
}

/// A key of demonstration signs nothing of value: every sheet says so.
fn specimen(sheet: &mut Sheet, print: &Print) {
    if print.is_specimen {
        banner(sheet, &Text::of("attest-specimen"), (Len::tenths(102), Len::tenths(145)));
    }
}

/// The table over as many sheets as it needs. Gives the place below it on the last one.
fn spread(
    sheets: &mut Vec<Sheet>,
    (content, print): (&AttestationContent, &Print),
    mut table: Table,
    mut y: Len,
) -> Len {
    let fits = |table: &Table| y + table.height(table.rows.len(), true) + GAP + BLOCK <= FOOTER;
    if !fits(&table) {
        // Closer rows where they spare a sheet; as they were where they do not.
        let usual = std::mem::replace(&mut table.row, Table::CLOSE_ROW);
        if !fits(&table) {
            table.row = usual;
        }
    }
    let mut rows: Range<usize> = 0..table.rows.len();
    loop {
        let left = rows.len();
        let sheet = sheets.last_mut().expect("there is a sheet");
        if y + table.height(left, true) + GAP + BLOCK <= FOOTER {
            return table.draw(sheet, y, rows);
        }
        // Some rows go over with the sums and the signature: a sheet with a signature alone is no paper.
        let here = table.rows_in(FOOTER - Len::pt(12) - y).min(left.saturating_sub(ROWS_OVER_MIN));
        if here > 0 {
            table.draw(sheet, y, rows.start..rows.start + here);
            rows.start += here;
        }
        sheets.push(next_sheet(content, print));
        y = TOP;
    }
}

fn next_sheet(content: &AttestationContent, print: &Print) -> Sheet {
    let mut sheet = Sheet::new();
    ground(&mut sheet);
    specimen(&mut sheet, print);
    running_head(&mut sheet, |lang| render_plain(lang, &document_title(content)));
    sheet
}

fn finished(sheets: Vec<Sheet>, content: &AttestationContent) -> Vec<crate::page::Part> {
    let pages = sheets.len();
    let identity = format!("{}  ·  {}", content.number, content.code);
    let mut finished = Vec::with_capacity(pages);
    for (page, mut sheet) in (1..).zip(sheets) {
        footer(&mut sheet, &Foot { meaning: "attest-meaning", identity: &identity, page: Some((page, pages)) });
        finished.push(sheet.finish());
    }
    finished
}

fn title(sheet: &mut Sheet, content: &AttestationContent) {
    let name = Text::coded("attest-heading-", content.kind().code());
    for (lang, tenths, y) in [(Fr, 185, 126), (Ar, 200, 152)] {
        sheet.part(Role::Heading, Some(lang), |sheet| {
            let slot = Slot { x: MARGIN, y: Len::pt(y), width: WIDTH, align: Align::Centre };
            sheet.text(&render(lang, &name), &setting(lang, Weight::SemiBold, tenths, Ink::Green), slot);
        });
    }
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let line = Text::of("attest-number")
                .with("number", Arg::Text(content.number.to_string()))
                .with("date", Arg::Date(local_date(content.issued_at)));
            let setting = setting(lang, Weight::Regular, 95, Ink::Grey).values_bold();
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: Len::pt(173), width: WIDTH.half(), align: side(lang) };
            sheet.text(&render(lang, &line), &setting, slot);
        });
    }
}

/// Whose paper it is. Gives the place below the box.
fn holder(sheet: &mut Sheet, content: &AttestationContent, y: Len) -> Len {
    match (&content.person, &content.employer) {
        (Some(person), employer) => {
            let holder = Holder { key: "attest-person", latin: &person.name, arabic: &person.name_ar };
            identity(sheet, &holder, person_values(person, employer.as_ref()), y)
        }
        (None, Some(employer)) => {
            let holder = Holder { key: "attest-employer", latin: &employer.name, arabic: &employer.name_ar };
            identity(sheet, &holder, employer_values(content.kind(), employer), y)
        }
        (None, None) => y,
    }
}

fn employer_values(kind: AttestationKind, employer: &EmployerFacts) -> Vec<Particular> {
    let mut values = vec![("attest-affiliate", Between::plain(&employer.affiliate.to_string()))];
    let texts =
        [("attest-ice", &employer.ice), ("attest-activity", &employer.activity), ("attest-address", &employer.address)];
    for (key, text) in texts {
        let is_told = kind == AttestationKind::Affiliation || key != "attest-activity";
        if is_told && !text.is_empty() {
            values.push((key, Between::plain(&legible(text))));
        }
    }
    values
}

fn person_values(person: &PersonFacts, employer: Option<&EmployerFacts>) -> Vec<Particular> {
    let mut values = vec![("attest-insured", Between::plain(&person.insured.to_string()))];
    if let Some(born_on) = person.born_on {
        values.push(("attest-born-on", Between::plain(&format::date(born_on))));
    }
    if let Some(employer) = employer {
        values.push(("attest-employer", Between::name(&employer.name, &employer.name_ar)));
        values.push(("attest-affiliate", Between::plain(&employer.affiliate.to_string())));
    }
    values
}

/// The sentences, French and Arabic beside each other. Gives the place below the longer one.
fn body(sheet: &mut Sheet, content: &AttestationContent, y: Len) -> Len {
    let width = (WIDTH - Len::pt(24)).half();
    let columns = [(Fr, MARGIN), (Ar, MARGIN + WIDTH - width)].map(|(lang, x)| {
        let setting = setting(lang, Weight::Regular, 97, Ink::Black).values_bold();
        let leading = if lang == Ar { 1430 } else { 1460 };
        let mut below = y;
        for paragraph in paragraphs(content, lang) {
            let lines = set(&paragraph, &setting, width);
            sheet.part(Role::Paragraph, Some(lang), |sheet| {
                let slot = Slot { x, y: below, width, align: side(lang) };
                below += sheet.justified(lines, &setting, slot, leading);
            });
            below += Len::pt(5);
        }
        // Of the line that would come next only the room under the last one stays.
        below - Len::pt(6)
    });
    columns.into_iter().max().unwrap_or(y)
}

/// All lines of a paragraph: there is room for each sentence that the house writes.
fn set(text: &str, setting: &Setting, width: Len) -> (Vec<crate::shape::Line>, Len) {
    const LINES_MAX: usize = 14;
    fit_lines(text, setting, width, LINES_MAX)
        .unwrap_or_else(|| (cut_lines(text, setting, (width, setting.least), LINES_MAX), setting.least))
}

fn both(key: &'static str) -> String {
    format!("{} — {}", word(Fr, key), word(Ar, key))
}

/// The box of the electronic signature. Gives its place.
fn seal(sheet: &mut Sheet, (content, print): (&AttestationContent, &Print), y: Len) -> Area {
    let area = Area { x: MARGIN + WIDTH - SEAL_WIDTH, y, width: SEAL_WIDTH, height: QR_SIDE };
    sheet.surface(area, Ink::White);
    edge(sheet, area, Ink::Gold);
    let (x, width) = (area.x + Len::pt(10), area.width - Len::pt(20));
    let slot = |below: i32, align| Slot { x, y: y + Len::tenths(below), width, align };
    let date = Text::of("attest-signed-on").with("date", Arg::Date(local_date(content.issued_at)));
    let said = |lang: Lang, text: &Text, tenths, weight, ink| (render(lang, text), setting(lang, weight, tenths, ink));
    let title = Text::of("attest-signature");
    for (lang, below) in [(Fr, 170), (Ar, 310)] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let (words, setting) = said(lang, &title, 92, Weight::SemiBold, Ink::Black);
            sheet.text(&words, &setting, slot(below, side(lang)));
        });
    }
    sheet.part(Role::Paragraph, None, |sheet| {
        let setting = setting(Fr, Weight::Regular, 88, Ink::Green).down_to(size(Fr, 60));
        let lines = fit_lines(&legible(&print.signed_by), &setting, width, 2).unwrap_or_else(|| {
            (cut_lines(&legible(&print.signed_by), &setting, (width, setting.least), 2), setting.least)
        });
        sheet.lines(lines, &setting, slot(500, Align::Centre), 1280);
    });
    for (lang, below) in [(Fr, 800), (Ar, 940)] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let (words, setting) = said(lang, &date, 80, Weight::Regular, Ink::Grey);
            sheet.text(&words, &setting, slot(below, side(lang)));
        });
    }
    sheet.part(Role::Form, None, |_| {});
    area
}
