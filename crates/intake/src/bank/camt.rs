//! CAMT.053 messages, versions 02 to 08 and whatever comes after them as long as the names stay.
//!
//! Read by the names of elements without their prefix or version: what changed between the versions (a status that became
//! a choice, a party that moved one element deeper, amounts of details without their wrapper) is looked for in both
//! places. What is not known is passed over.
//!
//! Source: ISO 20022 message definitions camt.053.001.02 to .08.

use super::cursor::Cursor;
use super::entry::{self, Amount, Detail, Entry};
use super::{Findings, LINES_MAX, Statement, StatementFormat, not_a_statement, too_many};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::payment::{BankFault, BankLine, Direction, RefusedStatement, Rib, StatementHead, Unreadable};
use tasrih_domain::{Money, Place};
use time::Date;

type Result<T> = std::result::Result<T, RefusedStatement>;

/// Reads a message.
pub fn read(text: &str) -> Result<Statement> {
    let mut cursor = Cursor::new(text);
    let mut reading = Reading::default();
    match cursor.children(&mut |cursor, name| reading.root(cursor, name)) {
        // What breaks as XML and never looked like a statement is another kind of file: a page of HTML, mostly.
        Err(refusal) if refusal.why == Unreadable::BrokenXml && !reading.is_statement => {
            Err(reading.other.map_or(refusal, |name| not_a_statement(&name)))
        }
        outcome => outcome.and_then(|()| reading.finish()),
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    head: Option<StatementHead>,
    lines: Vec<BankLine>,
    findings: Findings,
    /// The name of a message that is no statement.
    other: Option<String>,
    /// Was there a statement at all?
    is_statement: bool,
}

/// One statement of the message.
#[derive(Default)]
struct Part {
    head: StatementHead,
    account: String,
    first_line: usize,
    /// Credits less debits of the lines and of those left aside for their own fault.
    moved: i64,
    is_whole: bool,
}

impl Reading {
    fn root(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Result<()> {
        match name {
            "Document" => cursor.children(&mut |cursor, name| self.message(cursor, name)),
            // Banks put the message into an envelope with its business header.
            "AppHdr" | "Hdr" => cursor.skip(),
            _ => {
                self.other.get_or_insert_with(|| name.to_owned());
                cursor.children(&mut |cursor, name| match name {
                    "Document" => cursor.children(&mut |cursor, name| self.message(cursor, name)),
                    _ => cursor.skip(),
                })
            }
        }
    }

    fn message(&mut self, cursor: &mut Cursor<'_>, name: &str) -> Result<()> {
        if name != "BkToCstmrStmt" {
            self.other = Some(name.to_owned());
            return cursor.skip();
        }
        self.is_statement = true;
        cursor.children(&mut |cursor, name| if name == "Stmt" { self.statement(cursor) } else { cursor.skip() })
    }

    fn statement(&mut self, cursor: &mut Cursor<'_>) -> Result<()> {
        let mut part = Part { first_line: self.lines.len(), is_whole: true, ..Part::default() };
        cursor.children(&mut |cursor, name| {
            match name {
                "Id" => part.head.number = super::kept(&cursor.text()?, super::NAME_CHARACTERS_MAX),
                "Acct" => part.account = account(cursor)?,
                "Bal" => balance(cursor, &mut part.head)?,
                "Ntry" => {
                    let entry = entry::read(cursor)?;
                    self.take(&entry, &mut part)?;
                }
                _ => cursor.skip()?,
            }
            Ok(())
        })?;
        self.close(part)
    }

    /// Takes a movement, or its details when they make it up.
    fn take(&mut self, entry: &Entry, part: &mut Part) -> Result<()> {
        let place = Place::row(entry.row);
        // A status that is not said is one of a bank that sends booked movements alone.
        if !matches!(entry.status.as_str(), "" | "BOOK") {
            let args = Args::new().with("status", Arg::Text(entry.status.chars().take(10).collect()));
            return self.findings.add(BankFault::NotBooked, place, "", args);
        }
        let Some(amount) = self.amount(&entry.amount, place)? else {
            part.is_whole = false;
            return Ok(());
        };
        let Some(direction) = entry.direction else {
            part.is_whole = false;
            return self.findings.add(BankFault::DirectionUnclear, place, "", Args::new());
        };
        part.moved = part.moved.saturating_add(signed(direction, amount));
        let Some(booked_on) = entry.booked_on.or(entry.value_on) else {
            return self.findings.add(BankFault::Date, place, &entry.date_text, Args::new());
        };
        if amount.is_zero() {
            return self.findings.add(BankFault::AmountZero, place, "", Args::new());
        }
        let whole = Movement { amount, direction, booked_on, value_on: entry.value_on.unwrap_or(booked_on) };
        match self.details(entry, &whole)? {
            Some(details) => details.iter().try_for_each(|(detail, amount)| {
                self.push(entry, Some(detail), &Movement { amount: *amount, ..whole })
            }),
            None => self.push(entry, None, &whole),
        }
    }

    /// The details with their amounts, when there are several and they make up the movement.
    fn details<'e>(&mut self, entry: &'e Entry, whole: &Movement) -> Result<Option<Vec<(&'e Detail, Money)>>> {
        let details = &entry.details;
        if details.len() < 2 {
            return Ok(None);
        }
        let mut with_amounts = Vec::with_capacity(details.len());
        let mut sum = Some(Money::ZERO);
        for detail in details {
            let amount = detail.amount.money.filter(|money| !money.is_zero() && detail.amount.is_in_dirhams());
            let same_way = detail.direction.is_none_or(|direction| direction == whole.direction);
            sum = sum.zip(amount.filter(|_| same_way)).and_then(|(sum, amount)| sum.checked_add(amount));
            with_amounts.extend(amount.map(|amount| (detail, amount)));
        }
        if sum == Some(whole.amount) {
            return Ok(Some(with_amounts));
        }
        let found = sum.unwrap_or(Money::ZERO);
        let args = Args::new().with("expected", Arg::Money(whole.amount)).with("found", Arg::Money(found));
        self.findings.add(BankFault::DetailsDiffer, Place::row(entry.row), "", args)?;
        Ok(None)
    }

    fn push(&mut self, entry: &Entry, detail: Option<&Detail>, movement: &Movement) -> Result<()> {
        if self.lines.len() >= LINES_MAX {
            return Err(too_many(Unreadable::TooManyLines, LINES_MAX));
        }
        let row = detail.map_or(entry.row, |detail| detail.row);
        // A movement taken as a whole holds what all its details say, so that a reference in any of them is found.
        let details: Vec<&Detail> = detail.map_or_else(|| entry.details.iter().collect(), |one| vec![one]);
        let is_reversal = entry.is_reversal || details.iter().any(|detail| detail.is_return);
        let party = |detail: &&Detail| {
            let takes_debtor = movement.direction == Direction::Credit || is_reversal;
            if takes_debtor { detail.debtor.clone() } else { detail.creditor.clone() }
        };
        let only = if details.len() == 1 { details.first().map(party) } else { None }.unwrap_or_default();
        let remittance: Vec<&str> = details
            .iter()
            .flat_map(|detail| [detail.creditor_reference.as_str(), detail.remittance.as_str(), detail.info.as_str()])
            .chain([entry.info.as_str()])
            .filter(|text| !text.is_empty())
            .collect();
        let first = |pick: fn(&Detail) -> &String| {
            details.iter().map(|detail| pick(detail)).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let detail_reference = if details.len() == 1 { first(|detail| &detail.bank_reference) } else { String::new() };
        let account = self.payer(&only.account, Place::row(row))?;
        self.lines.push(BankLine {
            row,
            direction: movement.direction,
            is_reversal,
            amount: movement.amount,
            booked_on: movement.booked_on,
            value_on: movement.value_on,
            bank_reference: if detail_reference.is_empty() { entry.bank_reference.clone() } else { detail_reference },
            end_to_end: first(|detail| &detail.end_to_end),
            remittance: super::kept(&remittance.join(" · "), super::REMITTANCE_CHARACTERS_MAX),
            counterparty: only.name,
            account,
        });
        Ok(())
    }

    /// The payer's account, as far as it is Moroccan.
    fn payer(&mut self, text: &str, place: Place) -> Result<Option<Rib>> {
        if text.is_empty() {
            return Ok(None);
        }
        match text.parse::<Rib>() {
            Ok(rib) => {
                if !rib.key_fits() {
                    self.findings.add(BankFault::RibKey, place, "", Args::new())?;
                }
                Ok(Some(rib))
            }
            Err(_) => self.findings.add(BankFault::AccountForeign, place, "", Args::new()).map(|()| None),
        }
    }

    fn amount(&mut self, amount: &Amount, place: Place) -> Result<Option<Money>> {
        if !amount.is_in_dirhams() {
            let args = Args::new().with("currency", Arg::Text(amount.currency.clone()));
            return self.findings.add(BankFault::Currency, place, &amount.text, args).map(|()| None);
        }
        if amount.money.is_none() {
            return self.findings.add(BankFault::Amount, place, &amount.text, Args::new()).map(|()| None);
        }
        Ok(amount.money)
    }

    fn close(&mut self, part: Part) -> Result<()> {
        let mut head = part.head;
        head.account = part.account.parse().ok();
        let days = self.lines[part.first_line..].iter().map(|line| line.booked_on);
        head.days = days.clone().min().zip(days.max());
        if let (Some(opening), Some(closing), true) = (head.opening, head.closing, part.is_whole) {
            let found = Money::from_centimes(opening.centimes().saturating_add(part.moved));
            if found != closing {
                let args = Args::new().with("expected", Arg::Money(closing)).with("found", Arg::Money(found));
                self.findings.add(BankFault::BalanceDiffers, Place::FILE, "", args)?;
            }
        }
        self.head = Some(match self.head.take() {
            None => head,
            Some(first) if first.account == head.account => joined(first, &head),
            Some(_) => return Err(Unreadable::SeveralAccounts.into()),
        });
        Ok(())
    }

    fn finish(self) -> Result<Statement> {
        if !self.is_statement {
            return Err(self.other.map_or_else(|| Unreadable::Empty.into(), |name| not_a_statement(&name)));
        }
        let Some(head) = self.head else { return Err(Unreadable::NoLines.into()) };
        if self.lines.is_empty() && self.findings.0.is_empty() {
            return Err(Unreadable::NoLines.into());
        }
        Ok(Statement { format: StatementFormat::Camt053, head, lines: self.lines, findings: self.findings.0 })
    }
}

/// What a movement and each of its details share.
#[derive(Clone, Copy)]
struct Movement {
    amount: Money,
    direction: Direction,
    booked_on: Date,
    value_on: Date,
}

fn signed(direction: Direction, amount: Money) -> i64 {
    match direction {
        Direction::Credit => amount.centimes(),
        Direction::Debit => -amount.centimes(),
    }
}

/// Two statements of one account that follow each other.
fn joined(first: StatementHead, second: &StatementHead) -> StatementHead {
    let days = match (first.days, second.days) {
        (Some((from, to)), Some((from_too, to_too))) => Some((from.min(from_too), to.max(to_too))),
        (one, other) => one.or(other),
    };
    StatementHead { closing: second.closing, days, opening: first.opening.or(second.opening), ..first }
}

/// The number of an account: an IBAN, or the bank's own.
pub fn account(cursor: &mut Cursor<'_>) -> Result<String> {
    let mut number = String::new();
    cursor.children(&mut |cursor, name| match name {
        "Id" => cursor.children(&mut |cursor, name| match name {
            "IBAN" => {
                number = cursor.text()?;
                Ok(())
            }
            "Othr" => cursor.children(&mut |cursor, name| match name {
                "Id" if number.is_empty() => {
                    number = cursor.text()?;
                    Ok(())
                }
                _ => cursor.skip(),
            }),
            _ => cursor.skip(),
        }),
        _ => cursor.skip(),
    })?;
    number.truncate(number.char_indices().nth(64).map_or(number.len(), |(at, _)| at));
    Ok(number)
}

/// A balance: of the opening (or the closing before it) and of the closing.
fn balance(cursor: &mut Cursor<'_>, head: &mut StatementHead) -> Result<()> {
    let (mut kind, mut amount, mut direction) = (String::new(), Amount::default(), None);
    cursor.children(&mut |cursor, name| {
        match name {
            // `CdOrPrtry/Cd`.
            "Tp" => kind = cursor.text_within(16)?,
            "Amt" => amount = entry::amount(cursor)?,
            "CdtDbtInd" => direction = entry::direction(&cursor.text()?),
            _ => cursor.skip()?,
        }
        Ok(())
    })?;
    let money = amount.money.filter(|_| amount.is_in_dirhams());
    let balance = money.zip(direction).map(|(money, direction)| Money::from_centimes(signed(direction, money)));
    match kind.as_str() {
        "OPBD" => head.opening = balance.or(head.opening),
        "PRCD" => head.opening = head.opening.or(balance),
        "CLBD" => head.closing = balance.or(head.closing),
        _ => {}
    }
    Ok(())
}
