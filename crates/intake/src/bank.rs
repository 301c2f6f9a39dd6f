//! Bank statements: CAMT.053 messages and tables of movements, to located lines.
//!
//! A statement is small (a busy day is some thousand movements) and is taken as a whole or not at all, so that it is read
//! into memory, up to [`BYTES_MAX`], and returned whole. Whatever is wrong with one movement is a finding at its line; the
//! others are read on.
//!
//! ```
//! let text = "Date opération;Date valeur;Libellé;Débit;Crédit\n09/11/2026;10/11/2026;VIR STE EXEMPLE;;4 500,00\n";
//! let read = tasrih_intake::bank::read(&mut std::io::Cursor::new(text)).unwrap();
//! assert_eq!(read.lines[0].amount.to_string(), "4500.00");
//! ```

mod camt;
mod cursor;
mod entry;
mod table;
mod words;

use crate::detect::{self, Family};
use crate::text::unreadable;
use crate::{ReadSeek, text};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{Read, SeekFrom};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::payment::{BankFault, BankFinding, BankLine, RefusedStatement, StatementHead, Unreadable};
use tasrih_domain::source::Excerpt;
use tasrih_domain::{Place, Refusal, RefusalKind};

pub use words::understand;

/// Most bytes of a statement. A movement of CAMT with everything said takes 2 KiB: [`LINES_MAX`] of them are 40 MiB, of
/// which no bank fills half.
pub const BYTES_MAX: u64 = 24 << 20;
/// Most movements of a statement: twice the employers that would pay on one day of a busy month.
pub const LINES_MAX: usize = 20_000;
/// Most things that are said about one file: beyond them it is no statement.
pub const FINDINGS_MAX: usize = 2_000;
/// Characters kept of what the payer wrote: four lines of 140, as CAMT has them.
pub const REMITTANCE_CHARACTERS_MAX: usize = 560;
/// Characters kept of a name or of a reference: what CAMT has.
pub const NAME_CHARACTERS_MAX: usize = 140;

/// What a file of movements was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementFormat {
    /// A CAMT.053 message (ISO 20022).
    Camt053,
    /// A table as text.
    Csv,
}

impl StatementFormat {
    /// Stable name, as stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Camt053 => "camt053",
            Self::Csv => "csv",
        }
    }
}

/// A statement, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What the file was.
    pub format: StatementFormat,
    /// What it says of itself.
    pub head: StatementHead,
    /// The movements in the order of the file.
    pub lines: Vec<BankLine>,
    /// What was noticed, in the order of the file.
    pub findings: Vec<BankFinding>,
}

/// Reads a statement. Never panics, whatever the bytes.
///
/// # Errors
/// The refusal of the whole file.
pub fn read(file: &mut dyn ReadSeek) -> Result<Statement, RefusedStatement> {
    let bytes = file.seek(SeekFrom::End(0)).map_err(|_| Unreadable::BrokenText)?;
    if bytes > BYTES_MAX {
        let max = i64::try_from(BYTES_MAX >> 20).unwrap_or(i64::MAX);
        let args = Args::new().with("max", Arg::Count(max));
        return Err(RefusedStatement { why: Unreadable::TooLarge, args });
    }
    file.seek(SeekFrom::Start(0)).map_err(|_| Unreadable::BrokenText)?;
    let mut head = [0; 512];
    let read = text::survey::fill(file, &mut head).map_err(|_| Unreadable::BrokenText)?;
    if let Some(encoding) = xml_encoding(&head[..read]) {
        file.seek(SeekFrom::Start(0)).map_err(|_| Unreadable::BrokenText)?;
        let mut bytes = Vec::new();
        file.take(BYTES_MAX).read_to_end(&mut bytes).map_err(|_| Unreadable::BrokenText)?;
        let (text, _, is_broken) = encoding.decode(&bytes);
        return if is_broken { Err(Unreadable::BrokenText.into()) } else { camt::read(&text) };
    }
    match detect::family(file).map_err(|refusal| refused(&refusal))? {
        Family::Csv => {
            file.seek(SeekFrom::Start(0)).map_err(unreadable).map_err(|refusal| refused(&refusal))?;
            table::read(file)
        }
        Family::Ebds => Err(not_a_statement("e-BDS")),
        Family::Sheet(format) => Err(not_a_statement(&format.code().to_uppercase())),
    }
}

/// The encoding of a file that is XML; `None` when it is none.
fn xml_encoding(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xff, 0xfe, b'<', 0, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, 0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    // A page of HTML begins with the same sign: the reader says what it is instead.
    if head.first() != Some(&b'<') {
        return None;
    }
    let end = head.iter().position(|byte| *byte == b'>').unwrap_or(head.len());
    let declaration = String::from_utf8_lossy(&head[..end]);
    let label = declaration.split("encoding").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    Some(label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8))
}

fn not_a_statement(found: &str) -> RefusedStatement {
    let args = Args::new().with("found", Arg::Text(found.chars().take(40).collect()));
    RefusedStatement { why: Unreadable::NotAStatement, args }
}

/// The refusal of a file by what all readers share.
fn refused(refusal: &Refusal) -> RefusedStatement {
    let why = match refusal.kind {
        RefusalKind::Empty => Unreadable::Empty,
        RefusalKind::TooLarge => Unreadable::TooLarge,
        RefusalKind::UnknownFormat => Unreadable::NotAStatement,
        RefusalKind::TooManyRows => Unreadable::TooManyLines,
        _ => Unreadable::BrokenText,
    };
    RefusedStatement { why, args: refusal.args.clone() }
}

/// Keeps what is noticed.
#[derive(Default)]
struct Findings(Vec<BankFinding>);

impl Findings {
    fn add(&mut self, fault: BankFault, place: Place, value: &str, args: Args) -> Result<(), RefusedStatement> {
        if self.0.len() >= FINDINGS_MAX {
            return Err(too_many(Unreadable::TooManyFaults, FINDINGS_MAX));
        }
        let value = (!value.is_empty()).then(|| Excerpt::of(value));
        self.0.push(BankFinding { fault, place, value, args });
        Ok(())
    }
}

fn too_many(why: Unreadable, max: usize) -> RefusedStatement {
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    RefusedStatement { why, args: Args::new().with("max", Arg::Count(max)) }
}

/// The beginning of a text, white space folded, without control characters.
fn kept(text: &str, max: usize) -> String {
    let mut words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut kept = String::new();
    let mut left = max;
    for word in &mut words {
        if !kept.is_empty() && left > 0 {
            kept.push(' ');
            left -= 1;
        }
        kept.extend(word.chars().take(left));
        left = left.saturating_sub(word.chars().count());
        if left == 0 {
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests;
