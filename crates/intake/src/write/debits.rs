//! Orders to collect by direct debit: a message pain.008.001.02 (ISO 20022).
//!
//! The same orders give the same bytes. Only what Latin messages between banks may hold is written (letters without
//! accents, digits, `/-?:().,'+` and blanks): one bank that refuses a name refuses the whole file.
//!
//! Source: ISO 20022 message definition pain.008.001.02; character set of the Single Euro Payments Area rulebooks, which
//! Moroccan banks apply to their files (H). Banks are named by the first three digits of the RIB (`ClrSysMmbId`), since a
//! table of their BICs would be one more thing to keep true.

use crate::normalise_heading;
use std::fmt::Write;
use tasrih_domain::Money;
use tasrih_domain::payment::{OrderReference, Rib};
use tasrih_domain::translit::to_latin;
use time::{Date, OffsetDateTime, UtcOffset};

/// Who collects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Creditor {
    /// Name.
    pub name: String,
    /// The account that the money comes to.
    pub account: Rib,
    /// Identifier of the creditor with its bank, at most 35 signs.
    pub scheme_id: String,
}

/// One collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The order that it pays.
    pub reference: OrderReference,
    /// How much, above zero.
    pub amount: Money,
    /// Reference of the mandate, at most 35 signs.
    pub mandate: String,
    /// Day on which the mandate was signed.
    pub signed_on: Date,
    /// Is it the first under that mandate?
    pub is_first: bool,
    /// Who pays.
    pub debtor: String,
    /// From which account.
    pub account: Rib,
}

/// A file of collections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebitOrders {
    /// Identifier of the message, at most 30 signs, never used before.
    pub id: String,
    /// When it was made.
    pub made_at: OffsetDateTime,
    /// Day on which the money is to be taken.
    pub collect_on: Date,
    /// Who collects.
    pub creditor: Creditor,
    /// What is collected, in the order in which it is written.
    pub collections: Vec<Collection>,
}

/// Writes the message; `None` when the amounts make more than an amount can hold.
///
/// First collections and further ones stand in two groups: banks ask for each with its own sequence.
pub fn write(orders: &DebitOrders) -> Option<String> {
    let mut out = String::with_capacity(2048 + orders.collections.len() * 900);
    let all: Vec<&Collection> = orders.collections.iter().collect();
    let made_at = orders.made_at.to_offset(UtcOffset::UTC);
    let (date, hour, minute, second) = (made_at.date(), made_at.hour(), made_at.minute(), made_at.second());
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.008.001.02\">\n <CstmrDrctDbtInitn>\n");
    let name = latin(&orders.creditor.name, NAME_MAX);
    line(
        &mut out,
        &format!(
            "  <GrpHdr><MsgId>{}</MsgId><CreDtTm>{date}T{hour:02}:{minute:02}:{second:02}</CreDtTm><NbOfTxs>{}</NbOfTxs>\
             <CtrlSum>{}</CtrlSum><InitgPty><Nm>{name}</Nm></InitgPty></GrpHdr>",
            latin(&orders.id, ID_MAX),
            all.len(),
            sum(&all)?
        ),
    );
    for (sequence, is_first) in [("FRST", true), ("RCUR", false)] {
        let group: Vec<&Collection> = all.iter().copied().filter(|one| one.is_first == is_first).collect();
        if !group.is_empty() {
            write_group(&mut out, orders, &group, sequence)?;
        }
    }
    out.push_str(" </CstmrDrctDbtInitn>\n</Document>\n");
    Some(out)
}

fn write_group(out: &mut String, orders: &DebitOrders, group: &[&Collection], sequence: &str) -> Option<()> {
    let creditor = &orders.creditor;
    line(
        out,
        &format!(
            "  <PmtInf><PmtInfId>{}-{sequence}</PmtInfId><PmtMtd>DD</PmtMtd><BtchBookg>false</BtchBookg>\
             <NbOfTxs>{}</NbOfTxs><CtrlSum>{}</CtrlSum><PmtTpInf><SeqTp>{sequence}</SeqTp></PmtTpInf>\
             <ReqdColltnDt>{}</ReqdColltnDt>",
            latin(&orders.id, 30),
            group.len(),
            sum(group)?,
            orders.collect_on
        ),
    );
    line(
        out,
        &format!(
            "   <Cdtr><Nm>{}</Nm></Cdtr><CdtrAcct>{}</CdtrAcct><CdtrAgt>{}</CdtrAgt><ChrgBr>SLEV</ChrgBr>\
             <CdtrSchmeId><Id><PrvtId><Othr><Id>{}</Id></Othr></PrvtId></Id></CdtrSchmeId>",
            latin(&creditor.name, NAME_MAX),
            account(&creditor.account),
            bank(&creditor.account),
            latin(&creditor.scheme_id, ID_MAX)
        ),
    );
    for one in group {
        let reference = one.reference.compact();
        line(
            out,
            &format!(
                "   <DrctDbtTxInf><PmtId><EndToEndId>{reference}</EndToEndId></PmtId><InstdAmt Ccy=\"MAD\">{}</InstdAmt>\
                 <DrctDbtTx><MndtRltdInf><MndtId>{}</MndtId><DtOfSgntr>{}</DtOfSgntr></MndtRltdInf></DrctDbtTx>\
                 <DbtrAgt>{}</DbtrAgt><Dbtr><Nm>{}</Nm></Dbtr><DbtrAcct>{}</DbtrAcct>\
                 <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{reference}</Ref>\
                 </CdtrRefInf></Strd></RmtInf></DrctDbtTxInf>",
                one.amount,
                latin(&one.mandate, ID_MAX),
                one.signed_on,
                bank(&one.account),
                latin(&one.debtor, NAME_MAX),
                account(&one.account)
            ),
        );
    }
    out.push_str("  </PmtInf>\n");
    Some(())
}

/// Signs of an identifier, and of a name.
const ID_MAX: usize = 35;
const NAME_MAX: usize = 70;

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

fn account(account: &Rib) -> String {
    format!("<Id><IBAN>{}</IBAN></Id>", account.iban())
}

fn bank(account: &Rib) -> String {
    format!("<FinInstnId><ClrSysMmbId><MmbId>{}</MmbId></ClrSysMmbId></FinInstnId>", account.bank())
}

fn sum(collections: &[&Collection]) -> Option<Money> {
    collections.iter().try_fold(Money::ZERO, |sum, one| sum.checked_add(one.amount))
}

/// The text in the letters that banks exchange: capitals, as their files are. What is Arabic is put into Latin letters;
/// nothing of XML is left.
fn latin(text: &str, max: usize) -> String {
    let is_arabic = text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let text = if is_arabic { to_latin(text) } else { text.to_owned() };
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '/' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '\'' | '+' => {
                plain.push(c.to_ascii_uppercase());
            }
            '’' => plain.push('\''),
            '&' => plain.push('+'),
            _ => {
                let letters = normalise_heading(&c.to_string()).to_ascii_uppercase();
                plain.push_str(if !letters.is_empty() && letters.is_ascii() { &letters } else { " " });
            }
        }
    }
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let joined: String = words.join(" ").chars().take(max).collect();
    match joined.trim() {
        "" => "NOTPROVIDED".to_owned(),
        text => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    fn collection(serial: u32, is_first: bool) -> Collection {
        Collection {
            reference: OrderReference::new("4120581".parse().unwrap(), serial).unwrap(),
            amount: Money::from_centimes(1_234_550),
            mandate: "TSR-4120581-1".to_owned(),
            signed_on: date!(2026 - 10 - 01),
            is_first,
            debtor: "Société Exemple & Fils <SARL>".to_owned(),
            account: "007780000123456789012381".parse().unwrap(),
        }
    }

    fn orders() -> DebitOrders {
        DebitOrders {
            id: "DD-20261109-1".to_owned(),
            made_at: datetime!(2026 - 11 - 09 10:00 UTC),
            collect_on: date!(2026 - 11 - 12),
            creditor: Creditor {
                name: "Caisse d'essai".to_owned(),
                account: "000000000000000000000097".parse().unwrap(),
                scheme_id: "MA00TSR".to_owned(),
            },
            collections: vec![collection(1, true), collection(2, false), collection(3, false)],
        }
    }

    #[test]
    fn the_message_is_counted_and_summed_as_a_whole_and_by_group() {
        let text = write(&orders()).unwrap();
        assert!(text.contains("<NbOfTxs>3</NbOfTxs><CtrlSum>37036.50</CtrlSum>"), "{text}");
        assert!(
            text.contains("<NbOfTxs>1</NbOfTxs><CtrlSum>12345.50</CtrlSum><PmtTpInf><SeqTp>FRST</SeqTp>"),
            "{text}"
        );
        assert!(
            text.contains("<NbOfTxs>2</NbOfTxs><CtrlSum>24691.00</CtrlSum><PmtTpInf><SeqTp>RCUR</SeqTp>"),
            "{text}"
        );
        assert_eq!(text.matches("<DrctDbtTxInf>").count(), 3);
        assert_eq!(write(&orders()), Some(text), "the same orders give the same bytes");
    }

    #[test]
    fn nothing_a_bank_refuses_is_written() {
        let text = write(&orders()).unwrap();
        assert!(text.contains("<Dbtr><Nm>SOCIETE EXEMPLE + FILS SARL</Nm>"), "{text}");
        for odd in ["شركة المثال", "\u{0}\u{1}", "<x/>", "]]>&amp;", ""] {
            let kept = latin(odd, NAME_MAX);
            assert!(kept.chars().all(|c| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c)), "{kept}");
            assert!(!kept.is_empty());
        }
        assert_eq!(latin(&"x".repeat(200), NAME_MAX).len(), NAME_MAX);
    }

    #[test]
    fn every_message_is_well_formed_and_closes_what_it_opens() {
        let text = write(&orders()).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut depth = 0_i32;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }

    #[test]
    fn a_sum_beyond_every_amount_is_no_message() {
        let mut orders = orders();
        orders.collections[0].amount = Money::from_centimes(i64::MAX);
        assert_eq!(write(&orders), None);
    }
}
