//! The slip of a payment order (bordereau de paiement, ورقة الأداء): what to pay, to which account, under which reference.

use crate::CertificateError;
use crate::fonts::Weight;
use crate::identity::{Between, Holder, Particular, identity};
use crate::layout::{Align, Sheet, Slot};
use crate::len::Len;
use crate::page::{Area, Document, Ink, Link, Role};
use crate::paper::{Check, Foot, MARGIN, WIDTH, check, footer, frame, ground, masthead, setting, side, word};
use crate::table::{Cell, Column, Head, Table};
use sha2::{Digest, Sha256};
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_domain::payment::{OrderLine, OrderReference, Rib};
use tasrih_domain::{AffiliateNumber, Money};
use tasrih_i18n::{Text, format, render, render_plain};
use time::{Date, OffsetDateTime};

/// Everything on the slip. Plain data: nothing of it is looked up while drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipContent {
    /// Reference of the order.
    pub reference: OrderReference,
    /// Company name in Latin letters.
    pub employer: String,
    /// Company name in Arabic letters; empty when not known.
    pub employer_ar: String,
    /// The fund's number of the employer.
    pub affiliate: AffiliateNumber,
    /// ICE, 15 digits; empty when not known.
    pub ice: String,
    /// What was chosen, by month and part.
    pub lines: Vec<OrderLine>,
    /// What the lines make together.
    pub amount: Money,
    /// The day of payment that it was computed for.
    pub pay_on: Date,
    /// When the order was made.
    pub made_at: OffsetDateTime,
    /// Holder and number of the account to pay into, when they are known.
    pub account: Option<(String, Rib)>,
    /// Address of the order's page, in the QR code: it says what came in, and what is left.
    pub order_url: String,
}

impl SlipContent {
    /// Half of the hash of what the slip says, which names the file.
    fn id(&self) -> [u8; 16] {
        let mut hasher = Sha256::new();
        hasher.update(format!("tasrih slip 1\n{}\n{}\n{}\n", self.reference.compact(), self.amount, self.pay_on));
        for line in &self.lines {
            hasher.update(format!("{} {} {}\n", line.month, line.part, line.amount));
        }
        if let Some((holder, account)) = &self.account {
            hasher.update(format!("{holder}\n{}\n", account.digits()));
        }
        hasher.update(format!("{}\n{}\n{}", self.employer, self.employer_ar, self.ice));
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize()[..16]);
        id
    }
}

/// Lines on the first sheet, and on each further one.
const LINES_FIRST: usize = 17;
const LINES_MORE: usize = 34;

/// Arranges the slip, over as many sheets as the lines take.
///
/// # Errors
/// [`CertificateError::QrCode`] of the address.
pub fn document(content: &SlipContent) -> Result<Document, CertificateError> {
    let table = table(content);
    let rows = content.lines.len();
    let first = rows.min(LINES_FIRST);
    let sheet_count = 1 + (rows - first).div_ceil(LINES_MORE);
    let reference = content.reference.to_string();
    let foot = |page| Foot {
        meaning: "slip-meaning",
        identity: &reference,
        page: (sheet_count > 1).then_some((page, sheet_count)),
    };
    let mut sheet = Sheet::new();
    ground(&mut sheet);
    masthead(&mut sheet);
    title(&mut sheet);
    let mut y = amounts(&mut sheet, content, Len::pt(180));
    let holder = Holder { key: "receipt-employer", latin: &content.employer, arabic: &content.employer_ar };
    y = identity(&mut sheet, &holder, particulars(content), y + Len::pt(9));
    y = table.draw(&mut sheet, y + Len::pt(9), 0..first);
    let way = Check {
        label: "slip-order",
        code: &reference,
        url: &content.order_url,
        qr: &content.order_url,
        key: "slip-check",
        width: WIDTH,
        side: Len::pt(78),
    };
    let link = check(&mut sheet, &way, y + Len::pt(12))?;
    footer(&mut sheet, &foot(1));
    let mut sheets = vec![sheet.finish()];
    let mut at = first;
    while at < rows {
        let end = rows.min(at + LINES_MORE);
        let mut more = Sheet::new();
        ground(&mut more);
        table.draw(&mut more, Len::pt(48), at..end);
        footer(&mut more, &foot(sheets.len() + 1));
        sheets.push(more.finish());
        at = end;
    }
    let title =
        |lang| render_plain(lang, &Text::of("slip-document-title").with("reference", Arg::Text(reference.clone())));
    Ok(Document {
        sheets,
        title: title(Fr),
        title_ar: title(Ar),
        issuer: word(Fr, "receipt-issuer"),
        dated: content.made_at,
        id: content.id(),
        link: Some(Link { url: content.order_url.clone(), sheet: 0, area: link }),
        seal: None,
    })
}

fn title(sheet: &mut Sheet) {
    let slot = |y| Slot { x: MARGIN, y, width: WIDTH, align: Align::Centre };
    for (lang, y, tenths) in [(Fr, 127, 175), (Ar, 153, 190)] {
        sheet.part(Role::Heading, Some(lang), |sheet| {
            sheet.text(
                &word(lang, "slip-title"),
                &setting(lang, Weight::SemiBold, tenths, Ink::Green),
                slot(Len::pt(y)),
            );
        });
    }
    sheet.part(Role::Paragraph, Some(Fr), |sheet| {
        let grey = setting(Fr, Weight::Regular, 82, Ink::Grey);
        let half = Slot { x: MARGIN, y: Len::pt(171), width: WIDTH.half(), align: Align::Left };
        sheet.text(&word(Fr, "slip-copy"), &grey, half);
    });
    sheet.part(Role::Paragraph, Some(Ar), |sheet| {
        let grey = setting(Ar, Weight::Regular, 82, Ink::Grey);
        let half = Slot { x: MARGIN + WIDTH.half(), y: Len::pt(171), width: WIDTH.half(), align: Align::Right };
        sheet.text(&word(Ar, "slip-copy"), &grey, half);
    });
}

/// The two things that a transfer needs: how much, and under which reference. Gives the place below them.
fn amounts(sheet: &mut Sheet, content: &SlipContent, y: Len) -> Len {
    let height = Len::pt(54);
    let gap = Len::pt(8);
    let left = (WIDTH - gap).thousandths(430);
    let boxes = [
        ("slip-amount", format::money(content.amount), MARGIN, left),
        ("slip-reference", content.reference.to_string(), MARGIN + left + gap, WIDTH - gap - left),
    ];
    for (key, value, x, width) in boxes {
        let area = Area { x, y, width, height };
        sheet.surface(area, Ink::Mint);
        frame(sheet, area);
        for lang in [Fr, Ar] {
            sheet.part(Role::Paragraph, Some(lang), |sheet| {
                let slot =
                    Slot { x: x + Len::pt(8), y: y + Len::pt(14), width: width - Len::pt(16), align: side(lang) };
                sheet.text(&word(lang, key), &setting(lang, Weight::Regular, 80, Ink::Grey), slot);
            });
        }
        sheet.part(Role::Paragraph, None, |sheet| {
            let slot = Slot { x: x + Len::pt(8), y: y + Len::pt(40), width: width - Len::pt(16), align: Align::Centre };
            sheet.text(&value, &setting(Fr, Weight::SemiBold, 190, Ink::Green), slot);
        });
    }
    y + height
}

fn particulars(content: &SlipContent) -> Vec<Particular> {
    let mut all = vec![("receipt-affiliate", Between::plain(&content.affiliate.to_string()))];
    if !content.ice.is_empty() {
        all.push(("receipt-ice", Between::plain(&content.ice)));
    }
    all.push(("slip-pay-on", Between::plain(&format::date(content.pay_on))));
    if let Some((holder, account)) = &content.account {
        all.push(("slip-holder", Between::plain(holder)));
        all.push(("slip-account", Between::plain(&account.to_string())));
    } else {
        let unknown = |lang| word(lang, "slip-account-unknown");
        all.push(("slip-account", Between::Both(unknown(Fr), unknown(Ar))));
    }
    all
}

fn table(content: &SlipContent) -> Table {
    let columns = Column::row(&[
        (1496, Head::Words(Fr, "slip-month", None)),
        (1100, Head::Words(Fr, "slip-part", None)),
        (1100, Head::Words(Ar, "slip-part", Some("receipt-unit"))),
        (1296, Head::Figure("slip-line-amount")),
    ]);
    let row = |line: &OrderLine| {
        let part = |lang| render(lang, &Text::coded("due-part-", line.part.code()));
        // The month stands once, in both languages.
        let month = format!("{} · {}", format::month(line.month, Fr), format::month(line.month, Ar));
        vec![
            Cell::Words(Fr, month, 82),
            Cell::Words(Fr, part(Fr), 82),
            Cell::Words(Ar, part(Ar), 76),
            Cell::Figure(format::money(line.amount), Weight::Regular),
        ]
    };
    let total = vec![
        Cell::Words(Fr, word(Fr, "receipt-total"), 92),
        Cell::Nothing,
        Cell::Words(Ar, word(Ar, "receipt-total"), 92),
        Cell::Figure(format::money(content.amount), Weight::SemiBold),
    ];
    let rows = content.lines.iter().map(row).collect();
    Table { columns, rows, total: Some(total), row: Table::ROW }
}
