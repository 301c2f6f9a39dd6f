//! A statement of account: the figures of the day, the months, the entries, over as many sheets as they need.

use crate::content::ContentHash;
use crate::fonts::Weight::{Regular, SemiBold};
use crate::identity::{Between, Holder, identity};
use crate::layout::{Align, Sheet, Slot};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Document, Ink, Part, Role};
use crate::paper::{FOOTER, Foot, MARGIN, WIDTH, footer, frame, ground, masthead, running_head, setting, side, word};
use crate::table::{Cell, Column, Head, Table};
use crate::{CertificateError, draw};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_domain::{AffiliateNumber, Lang, Money, Month};
use tasrih_i18n::{Text, format, render, render_plain};
use time::{Date, OffsetDateTime};

/// Free room between blocks.
const GAP: Len = Len::pt(12);
/// Where the content of a sheet after the first begins.
const TOP: Len = Len::pt(72);

/// A month of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountMonth {
    /// The month.
    pub month: Month,
    /// Last day to pay it.
    pub due_on: Date,
    /// Owed in all.
    pub due: Money,
    /// Paid or waived.
    pub paid: Money,
    /// Open.
    pub open: Money,
}

/// An entry of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountEntry {
    /// Value date.
    pub on: Date,
    /// What it is.
    pub title: Text,
    /// What it adds to what is owed.
    pub amount: Money,
    /// Owed after it, less the credit.
    pub balance: Money,
}

/// Everything on a statement of account. Plain data: nothing of it is looked up while drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountContent {
    /// Company name in Latin letters.
    pub employer: String,
    /// Company name in Arabic letters; empty when not known.
    pub employer_ar: String,
    /// The fund's number.
    pub affiliate: AffiliateNumber,
    /// The day of which it tells.
    pub as_of: Date,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// Owed and not paid.
    pub open: Money,
    /// Late of it.
    pub overdue: Money,
    /// Money that pays no due yet.
    pub credit: Money,
    /// The months, the earliest first.
    pub months: Vec<AccountMonth>,
    /// The entries, the earliest first.
    pub entries: Vec<AccountEntry>,
}

impl AccountContent {
    /// The hash of everything on it.
    fn hash(&self) -> ContentHash {
        let mut text = String::new();
        write!(text, "{self:?}").expect("memory takes the text");
        ContentHash(Sha256::digest(text.as_bytes()).into())
    }
}

/// The statement as the bytes of a PDF. The same content gives the same bytes.
///
/// # Errors
/// [`CertificateError::Overflow`] when the sums are out of range.
pub fn account(content: &AccountContent) -> Result<Vec<u8>, CertificateError> {
    draw::to_pdf(&document(content)?)
}

fn document(content: &AccountContent) -> Result<Document, CertificateError> {
    let mut sheets = vec![Sheet::new()];
    let first = sheets.last_mut().expect("the first sheet stands above");
    ground(first);
    masthead(first);
    title(first, content);
    let holder = Holder { key: "attest-employer", latin: &content.employer, arabic: &content.employer_ar };
    let values = vec![("attest-affiliate", Between::plain(&content.affiliate.to_string()))];
    let mut y = identity(first, &holder, values, Len::pt(182));
    y = figures(first, content, y + GAP) + GAP;
    if !content.months.is_empty() {
        y = spread(&mut sheets, content, &months(content)?, y) + GAP;
    }
    if !content.entries.is_empty() {
        spread(&mut sheets, content, &entries(content), y);
    }
    let name = |lang| render_plain(lang, &document_title(content));
    let mut id = [0; 16];
    id.copy_from_slice(&content.hash().0[..16]);
    Ok(Document {
        sheets: finished(sheets, content),
        title: name(Fr),
        title_ar: name(Ar),
        issuer: word(Fr, "receipt-issuer"),
        dated: content.made_at,
        id,
        link: None,
        seal: None,
    })
}

fn document_title(content: &AccountContent) -> Text {
    let affiliate = Arg::Text(content.affiliate.to_string());
    Text::of("account-paper-title").with("affiliate", affiliate).with("date", Arg::Date(content.as_of))
}

fn title(sheet: &mut Sheet, content: &AccountContent) {
    for (lang, tenths, y) in [(Fr, 185, 126), (Ar, 200, 152)] {
        sheet.part(Role::Heading, Some(lang), |sheet| {
            let slot = Slot { x: MARGIN, y: Len::pt(y), width: WIDTH, align: Align::Centre };
            sheet.text(&word(lang, "account-title"), &setting(lang, SemiBold, tenths, Ink::Green), slot);
        });
    }
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let line = Text::of("account-paper-date").with("date", Arg::Date(content.as_of));
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: Len::pt(173), width: WIDTH.half(), align: side(lang) };
            sheet.text(&render(lang, &line), &setting(lang, Regular, 95, Ink::Grey).values_bold(), slot);
        });
    }
}

/// The three figures of the day. Gives the place below them.
fn figures(sheet: &mut Sheet, content: &AccountContent, y: Len) -> Len {
    let figures =
        [("account-open", content.open), ("account-overdue", content.overdue), ("account-credit", content.credit)];
    let (gap, height, width) = (Len::pt(8), Len::pt(49), Len::tenths(1610));
    let mut x = MARGIN;
    for (key, figure) in figures {
        sheet.surface(Area { x, y, width, height }, Ink::White);
        frame(sheet, Area { x, y, width, height });
        sheet.part(Role::Paragraph, None, |sheet| {
            let slot =
                |below| Slot { x: x + Len::pt(5), y: y + below, width: width - Len::pt(10), align: Align::Centre };
            sheet.text(&word(Fr, key), &setting(Fr, Regular, 78, Ink::Grey), slot(Len::tenths(125)));
            sheet.text(&format::money(figure), &setting(Fr, SemiBold, 135, Ink::Green), slot(Len::pt(29)));
            sheet.part(Role::Words, Some(Ar), |sheet| {
                sheet.text(&word(Ar, key), &setting(Ar, Regular, 78, Ink::Grey), slot(Len::tenths(425)));
            });
        });
        x += width + gap;
    }
    y + height
}

fn money(amount: Money) -> Cell {
    Cell::Figure(format::money(amount), Regular)
}

fn sum(amounts: impl Iterator<Item = Money>) -> Result<Cell, CertificateError> {
    let sum = amounts.into_iter().try_fold(Money::ZERO, Money::checked_add).ok_or(CertificateError::Overflow)?;
    Ok(Cell::Figure(format::money(sum), SemiBold))
}

fn words(text: impl Fn(Lang) -> String, tenths: i32) -> [Cell; 2] {
    [Fr, Ar].map(|lang| Cell::Words(lang, text(lang), tenths))
}

fn months(content: &AccountContent) -> Result<Table, CertificateError> {
    let unit = Some("attest-unit");
    let columns = Column::row(&[
        (850, Head::Words(Fr, "attest-month", unit)),
        (850, Head::Words(Ar, "attest-month", unit)),
        (820, Head::Figure("account-paper-due-on")),
        (824, Head::Figure("account-owed")),
        (824, Head::Figure("account-paid")),
        (824, Head::Figure("account-left")),
    ]);
    let all = &content.months;
    let row = |one: &AccountMonth| {
        let due_on = Cell::Figure(format::date(one.due_on), Regular);
        let figures = [due_on, money(one.due), money(one.paid), money(one.open)];
        words(|lang| format::month(one.month, lang), 84).into_iter().chain(figures).collect()
    };
    let figures = [
        Cell::Nothing,
        sum(all.iter().map(|one| one.due))?,
        sum(all.iter().map(|one| one.paid))?,
        sum(all.iter().map(|one| one.open))?,
    ];
    let total = words(|lang| word(lang, "attest-total"), 92).into_iter().chain(figures).collect();
    Ok(Table { columns, rows: all.iter().map(row).collect(), total: Some(total), row: Table::CLOSE_ROW })
}

fn entries(content: &AccountContent) -> Table {
    let columns = Column::row(&[
        (1560, Head::Words(Fr, "account-entry", None)),
        (1290, Head::Words(Ar, "account-entry", None)),
        (702, Head::Figure("account-date")),
        (720, Head::Figure("account-amount")),
        (720, Head::Figure("account-balance")),
    ]);
    let row = |one: &AccountEntry| {
        let figures = [Cell::Figure(format::date(one.on), Regular), money(one.amount), money(one.balance)];
        words(|lang| render(lang, &one.title), 76).into_iter().chain(figures).collect()
    };
    Table { columns, rows: content.entries.iter().map(row).collect(), total: None, row: Table::CLOSE_ROW }
}

/// The table over as many sheets as it needs. Gives the place below it on the last one.
fn spread(sheets: &mut Vec<Sheet>, content: &AccountContent, table: &Table, mut y: Len) -> Len {
    let end = FOOTER - GAP;
    let mut begins = 0;
    loop {
        let left = table.rows.len() - begins;
        let sheet = sheets.last_mut().expect("there is a sheet");
        if y + table.height(left, true) <= end {
            return table.draw(sheet, y, begins..table.rows.len());
        }
        // The last row goes over with the sums.
        let here = table.rows_in(end - y).min(left.saturating_sub(1));
        if here > 0 {
            table.draw(sheet, y, begins..begins + here);
            begins += here;
        }
        let mut next = Sheet::new();
        ground(&mut next);
        running_head(&mut next, |lang| render_plain(lang, &document_title(content)));
        sheets.push(next);
        y = TOP;
    }
}

fn finished(sheets: Vec<Sheet>, content: &AccountContent) -> Vec<Part> {
    let pages = sheets.len();
    let identity = legible(&format!("{}  ·  {}", content.affiliate, content.as_of));
    let foot = |(page, mut sheet): (usize, Sheet)| {
        footer(&mut sheet, &Foot { meaning: "account-paper-meaning", identity: &identity, page: Some((page, pages)) });
        sheet.finish()
    };
    (1..).zip(sheets).map(foot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    fn content(entries: usize) -> AccountContent {
        let months = (0..12).scan(Month::at(2025, 1), |month, _| {
            let this = *month;
            *month = this.next();
            Some(this)
        });
        let month = |month| AccountMonth {
            month,
            due_on: date!(2025 - 02 - 10),
            due: Money::from_dirhams(1_000),
            paid: Money::from_dirhams(900),
            open: Money::from_dirhams(100),
        };
        let entry = |_| AccountEntry {
            on: date!(2025 - 02 - 05),
            title: Text::of("entry-payment"),
            amount: Money::from_dirhams(-900),
            balance: Money::from_dirhams(100),
        };
        AccountContent {
            employer: "ATELIER ZELLIGE SARL".to_owned(),
            employer_ar: "شركة ورشة الزليج".to_owned(),
            affiliate: "4052594".parse().unwrap(),
            as_of: date!(2026 - 11 - 24),
            made_at: datetime!(2026-11-24 10:00 UTC),
            open: Money::from_dirhams(1_200),
            overdue: Money::from_dirhams(1_200),
            credit: Money::ZERO,
            months: months.map(month).collect(),
            entries: (0..entries).map(entry).collect(),
        }
    }

    #[test]
    fn entries_go_over_as_many_sheets_as_they_need() {
        assert_eq!(document(&content(1)).unwrap().sheets.len(), 1);
        let many = document(&content(400)).unwrap();
        assert!(many.sheets.len() > 8 && many.sheets.len() < 16, "{}", many.sheets.len());
        assert_eq!(document(&content(0)).unwrap().sheets.len(), 1);
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        let bytes = account(&content(3)).unwrap();
        assert_eq!(bytes, account(&content(3)).unwrap());
        assert!(bytes.starts_with(b"%PDF-"));
    }
}
