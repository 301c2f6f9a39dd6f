//! The page of a receipt: both languages of equal rank, figures once between them.

mod particulars;
mod table;

use crate::CertificateError;
use crate::content::ReceiptContent;
use crate::fonts::Weight;
use crate::layout::{Align, Sheet, Slot};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Document, Ink, Link, Role};
use crate::paper::{Check, Foot, MARGIN, WIDTH, check, footer, frame, ground, masthead, setting, side, word};
use particulars::particulars;
use table::table;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, format, render, render_plain};

/// Arranges the receipt.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums, [`CertificateError::QrCode`] of the address.
pub fn document(content: &ReceiptContent) -> Result<Document, CertificateError> {
    let number = legible(&content.number.0);
    let mut sheet = Sheet::new();
    ground(&mut sheet);
    masthead(&mut sheet);
    title(&mut sheet, &number);
    let mut y = standing(&mut sheet, content, Len::pt(189));
    y = particulars(&mut sheet, content, y + Len::pt(8));
    y = figures(&mut sheet, content, y + Len::pt(9));
    y = table(&mut sheet, content, y + Len::pt(9))?;
    let link = check(&mut sheet, &way(content), y + Len::pt(12))?;
    let identity = format!("{number}  ·  {}", legible(&content.check_code));
    footer(&mut sheet, &Foot { meaning: "receipt-meaning", identity: &identity, page: None });
    let title =
        |lang| render_plain(lang, &Text::of("receipt-document-title").with("number", Arg::Text(number.clone())));
    let mut id = [0; 16];
    id.copy_from_slice(&content.hash().0[..16]);
    Ok(Document {
        sheets: vec![sheet.finish()],
        title: title(Fr),
        title_ar: title(Ar),
        issuer: word(Fr, "receipt-issuer"),
        dated: content.filed_at,
        id,
        link: Some(Link { url: content.check_url.clone(), sheet: 0, area: link }),
        seal: None,
    })
}

fn way(content: &ReceiptContent) -> Check<'_> {
    Check {
        label: "receipt-check-code",
        code: &content.check_code,
        url: &content.check_url,
        qr: &content.check_url,
        key: "receipt-check",
        width: WIDTH,
        side: Len::pt(78),
    }
}

fn title(sheet: &mut Sheet, number: &str) {
    let slot = |y| Slot { x: MARGIN, y, width: WIDTH, align: Align::Centre };
    sheet.part(Role::Heading, Some(Fr), |sheet| {
        let large = setting(Fr, Weight::SemiBold, 175, Ink::Green);
        sheet.text(&word(Fr, "receipt-title"), &large, slot(Len::pt(127)));
    });
    sheet.part(Role::Heading, Some(Ar), |sheet| {
        let large = setting(Ar, Weight::SemiBold, 190, Ink::Green);
        sheet.text(&word(Ar, "receipt-title"), &large, slot(Len::pt(153)));
    });
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let line = Text::of("receipt-number").with("number", Arg::Text(number.to_owned()));
            let setting = setting(lang, Weight::Regular, 95, Ink::Grey).values_bold();
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: Len::pt(176), width: WIDTH.half(), align: side(lang) };
            sheet.text(&render(lang, &line), &setting, slot);
        });
    }
}

/// The band that says whether it was on time. Gives the place below it.
fn standing(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let height = Len::pt(23);
    let (ground, ink, line) = if content.is_on_time() {
        (Ink::Mint, Ink::Green, Text::of("receipt-on-time"))
    } else {
        (Ink::Sand, Ink::Rust, Text::of("receipt-late").with("days", Arg::Count(content.days_late())))
    };
    sheet.surface(Area { x: MARGIN, y, width: WIDTH, height }, ground);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let x = if lang == Fr { MARGIN + Len::pt(12) } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: y + Len::tenths(148), width: WIDTH.half() - Len::pt(12), align: side(lang) };
            sheet.text(&render(lang, &line), &setting(lang, Weight::SemiBold, 92, ink), slot);
        });
    }
    y + height
}

/// The four figures of the declaration. Gives the place below them.
fn figures(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let days = i64::try_from(content.totals.days).unwrap_or(i64::MAX);
    let figures = [
        ("receipt-employees", format::count(i64::from(content.totals.employees))),
        ("receipt-days", format::count(days)),
        ("receipt-gross", format::money(content.totals.gross)),
        ("receipt-capped", format::money(content.totals.capped)),
    ];
    let (gap, height) = (Len::pt(8), Len::pt(49));
    let width = (WIDTH - gap * 3).half().half();
    let mut x = MARGIN;
    for (key, figure) in figures {
        sheet.surface(Area { x, y, width, height }, Ink::White);
        frame(sheet, Area { x, y, width, height });
        sheet.part(Role::Paragraph, None, |sheet| {
            let slot =
                |below| Slot { x: x + Len::pt(5), y: y + below, width: width - Len::pt(10), align: Align::Centre };
            sheet.text(&word(Fr, key), &setting(Fr, Weight::Regular, 78, Ink::Grey), slot(Len::tenths(125)));
            sheet.text(&figure, &setting(Fr, Weight::SemiBold, 135, Ink::Green), slot(Len::pt(29)));
            sheet.part(Role::Words, Some(Ar), |sheet| {
                sheet.text(&word(Ar, key), &setting(Ar, Weight::Regular, 78, Ink::Grey), slot(Len::tenths(425)));
            });
        });
        x += width + gap;
    }
    y + height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::FOOTER;
    use tasrih_domain::declaration::{BranchDue, DeclarationKind, ReceiptNumber, Totals};
    use tasrih_domain::field::Branch;
    use tasrih_domain::id::FileHash;
    use tasrih_domain::{Money, Month};
    use time::macros::{date, datetime};

    fn content(employer: &str, employer_ar: &str) -> ReceiptContent {
        let zero = Money::ZERO;
        let due = Branch::ALL.map(|branch| BranchDue { branch, base: zero, employer: zero, employee: zero });
        ReceiptContent {
            number: ReceiptNumber("202603-4052594-0-000001".to_owned()),
            employer: employer.to_owned(),
            employer_ar: employer_ar.to_owned(),
            affiliate: "4052594".parse().unwrap(),
            ice: String::new(),
            month: Month::at(2026, 3),
            kind: DeclarationKind::MAIN,
            totals: Totals::default(),
            due: due.to_vec(),
            file_name: "a.csv".to_owned(),
            file_hash: FileHash([0; 32]),
            filed_at: datetime!(2026-04-10 22:59:59 UTC),
            due_on: date!(2026 - 04 - 10),
            filed_by: "A".to_owned(),
            check_code: "A".to_owned(),
            check_url: "https://tasrih.example/".to_owned(),
        }
    }

    #[test]
    fn the_longest_names_leave_room_for_the_footer() {
        let (latin, arabic) = ("Établissements W ".repeat(60), "مؤسسات الأطلس ".repeat(60));
        for content in [content(&latin, &arabic), content(&"W".repeat(2000), ""), content("", &arabic), content("", "")]
        {
            // The address stands in the middle of the last block, which ends 47 points below its top.
            let address = document(&content).unwrap().link.unwrap().area;
            assert!(address.y + Len::pt(47 + 8) <= FOOTER, "{address:?}");
        }
    }

    #[test]
    fn the_last_second_in_morocco_is_on_time_and_the_next_is_late() {
        let mut content = content("A", "");
        assert_eq!((content.is_on_time(), content.days_late()), (true, 0));
        content.filed_at += time::Duration::SECOND;
        assert_eq!((content.is_on_time(), content.days_late()), (false, 1));
    }
}
