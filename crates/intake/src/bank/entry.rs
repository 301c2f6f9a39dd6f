//! One movement of a CAMT message as it stands there, before it is understood.

use super::camt::account;
use super::cursor::Cursor;
use super::{LINES_MAX, NAME_CHARACTERS_MAX, REMITTANCE_CHARACTERS_MAX, RefusedStatement, kept, too_many};
use tasrih_domain::Money;
use tasrih_domain::payment::{Direction, Unreadable};
use time::Date;

type Result<T> = std::result::Result<T, RefusedStatement>;

#[derive(Default)]
pub struct Amount {
    pub text: String,
    pub currency: String,
    /// `None` when the text is no amount of centimes.
    pub money: Option<Money>,
}

impl Amount {
    /// A currency that is not said is that of the account.
    pub fn is_in_dirhams(&self) -> bool {
        matches!(self.currency.as_str(), "" | "MAD")
    }
}

#[derive(Default)]
pub struct Entry {
    pub row: u32,
    pub amount: Amount,
    pub direction: Option<Direction>,
    pub is_reversal: bool,
    pub status: String,
    pub booked_on: Option<Date>,
    pub value_on: Option<Date>,
    /// The text of a day that could not be read.
    pub date_text: String,
    pub bank_reference: String,
    pub info: String,
    pub details: Vec<Detail>,
}

#[derive(Default, Clone)]
pub struct Party {
    pub name: String,
    pub account: String,
}

#[derive(Default)]
pub struct Detail {
    pub row: u32,
    pub amount: Amount,
    pub direction: Option<Direction>,
    pub bank_reference: String,
    pub end_to_end: String,
    pub creditor_reference: String,
    pub remittance: String,
    pub info: String,
    pub is_return: bool,
    pub debtor: Party,
    pub creditor: Party,
}

/// Reads a movement that is open.
pub fn read(cursor: &mut Cursor<'_>) -> Result<Entry> {
    let mut entry = Entry { row: cursor.row(), ..Entry::default() };
    let mut own_reference = String::new();
    cursor.children(&mut |cursor, name| {
        match name {
            "NtryRef" => own_reference = kept(&cursor.text()?, NAME_CHARACTERS_MAX),
            "Amt" => entry.amount = amount(cursor)?,
            "CdtDbtInd" => entry.direction = direction(&cursor.text()?),
            "RvslInd" => entry.is_reversal = is_true(&cursor.text()?),
            // A code of its own until version 02, a choice with a code in it from then on.
            "Sts" => entry.status = cursor.text_within(16)?,
            "BookgDt" => (entry.booked_on, entry.date_text) = day(cursor)?,
            "ValDt" => entry.value_on = day(cursor)?.0,
            "AcctSvcrRef" => entry.bank_reference = kept(&cursor.text()?, NAME_CHARACTERS_MAX),
            "AddtlNtryInf" => entry.info = kept(&cursor.text()?, REMITTANCE_CHARACTERS_MAX),
            "NtryDtls" => cursor.children(&mut |cursor, name| match name {
                "TxDtls" => {
                    if entry.details.len() >= LINES_MAX {
                        return Err(too_many(Unreadable::TooManyLines, LINES_MAX));
                    }
                    entry.details.push(detail(cursor)?);
                    Ok(())
                }
                _ => cursor.skip(),
            })?,
            _ => cursor.skip()?,
        }
        Ok(())
    })?;
    if entry.bank_reference.is_empty() {
        entry.bank_reference = own_reference;
    }
    Ok(entry)
}

fn detail(cursor: &mut Cursor<'_>) -> Result<Detail> {
    let mut detail = Detail { row: cursor.row(), ..Detail::default() };
    cursor.children(&mut |cursor, name| {
        match name {
            "Refs" => references(cursor, &mut detail)?,
            "Amt" => detail.amount = amount(cursor)?,
            "AmtDtls" => wrapped_amount(cursor, &mut detail)?,
            "CdtDbtInd" => detail.direction = direction(&cursor.text()?),
            "RltdPties" => parties(cursor, &mut detail)?,
            "RmtInf" => remittance(cursor, &mut detail)?,
            "AddtlTxInf" => detail.info = kept(&cursor.text()?, REMITTANCE_CHARACTERS_MAX),
            "RtrInf" => {
                detail.is_return = true;
                cursor.skip()?;
            }
            _ => cursor.skip()?,
        }
        Ok(())
    })?;
    Ok(detail)
}

fn references(cursor: &mut Cursor<'_>, detail: &mut Detail) -> Result<()> {
    cursor.children(&mut |cursor, name| {
        match name {
            "AcctSvcrRef" => detail.bank_reference = kept(&cursor.text()?, NAME_CHARACTERS_MAX),
            "EndToEndId" => detail.end_to_end = kept(&cursor.text()?, NAME_CHARACTERS_MAX),
            _ => cursor.skip()?,
        }
        Ok(())
    })
}

/// The amount of a detail in version 02: the one of the transaction goes before the one that was instructed.
fn wrapped_amount(cursor: &mut Cursor<'_>, detail: &mut Detail) -> Result<()> {
    let (mut booked, mut instructed) = (None, None);
    cursor.children(&mut |cursor, name| {
        let into = match name {
            "TxAmt" => &mut booked,
            "InstdAmt" => &mut instructed,
            _ => return cursor.skip(),
        };
        cursor.children(&mut |cursor, name| match name {
            "Amt" => {
                *into = Some(amount(cursor)?);
                Ok(())
            }
            _ => cursor.skip(),
        })
    })?;
    if detail.amount.text.is_empty() {
        detail.amount = booked.or(instructed).unwrap_or_default();
    }
    Ok(())
}

fn parties(cursor: &mut Cursor<'_>, detail: &mut Detail) -> Result<()> {
    cursor.children(&mut |cursor, name| {
        match name {
            "Dbtr" => detail.debtor.name = party(cursor)?,
            "DbtrAcct" => detail.debtor.account = account(cursor)?,
            "Cdtr" => detail.creditor.name = party(cursor)?,
            "CdtrAcct" => detail.creditor.account = account(cursor)?,
            _ => cursor.skip()?,
        }
        Ok(())
    })
}

/// The name of a party: `Nm`, from version 08 one element deeper (`Pty/Nm`).
fn party(cursor: &mut Cursor<'_>) -> Result<String> {
    let mut found = String::new();
    cursor.children(&mut |cursor, name| match name {
        "Nm" => {
            found = kept(&cursor.text()?, NAME_CHARACTERS_MAX);
            Ok(())
        }
        "Pty" => cursor.children(&mut |cursor, name| match name {
            "Nm" => {
                found = kept(&cursor.text()?, NAME_CHARACTERS_MAX);
                Ok(())
            }
            _ => cursor.skip(),
        }),
        _ => cursor.skip(),
    })?;
    Ok(found)
}

fn remittance(cursor: &mut Cursor<'_>, detail: &mut Detail) -> Result<()> {
    let mut free = String::new();
    cursor.children(&mut |cursor, name| match name {
        "Ustrd" => {
            push(&mut free, &cursor.text()?);
            Ok(())
        }
        "Strd" => cursor.children(&mut |cursor, name| match name {
            "CdtrRefInf" => cursor.children(&mut |cursor, name| match name {
                "Ref" => {
                    push(&mut detail.creditor_reference, &cursor.text()?);
                    Ok(())
                }
                _ => cursor.skip(),
            }),
            "AddtlRmtInf" => {
                push(&mut free, &cursor.text()?);
                Ok(())
            }
            _ => cursor.skip(),
        }),
        _ => cursor.skip(),
    })?;
    // A text wrapped over several elements was one line: a reference in it goes on in the next.
    detail.remittance = kept(&free, REMITTANCE_CHARACTERS_MAX);
    Ok(())
}

/// Appends a text, as far as there is any use for it.
fn push(all: &mut String, text: &str) {
    if all.len() < 4 * REMITTANCE_CHARACTERS_MAX {
        all.push(' ');
        all.push_str(text);
    }
}

/// An amount that is open: at most 18 digits, five of them decimals; never negative.
pub fn amount(cursor: &mut Cursor<'_>) -> Result<Amount> {
    let currency = cursor.currency().to_owned();
    let text = cursor.text()?;
    let money = centimes(&text).map(Money::from_centimes);
    Ok(Amount { text, currency, money })
}

/// Centimes of a decimal as XML writes it. `None` for anything else, and for parts of a centime.
fn centimes(text: &str) -> Option<i64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if text.len() > 24 || !is_digits(whole) || !is_digits(decimals) || whole.len() + decimals.len() == 0 {
        return None;
    }
    let (kept, rest) = decimals.split_at(decimals.len().min(2));
    if rest.bytes().any(|b| b != b'0') {
        return None;
    }
    let digits = format!("{whole}{kept:0<2}");
    let centimes: i64 = digits.parse().ok()?;
    (centimes <= AMOUNT_CENTIMES_MAX).then_some(centimes)
}

/// Largest movement taken, in centimes: ten thousand times the yearly contributions of the largest employer.
pub const AMOUNT_CENTIMES_MAX: i64 = 100_000_000_000_000;

pub fn direction(text: &str) -> Option<Direction> {
    match text {
        "CRDT" => Some(Direction::Credit),
        "DBIT" => Some(Direction::Debit),
        _ => None,
    }
}

fn is_true(text: &str) -> bool {
    matches!(text, "true" | "1")
}

/// A day, written alone or with a time; and its text when it is none.
fn day(cursor: &mut Cursor<'_>) -> Result<(Option<Date>, String)> {
    let text = cursor.text_within(40)?;
    let day = text.get(..10).and_then(tasrih_domain::registration::form::day);
    Ok(if day.is_some() { (day, String::new()) } else { (None, text) })
}
