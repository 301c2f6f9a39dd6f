//! The data files as they are written: serde twins of the values, and their check while reading.
//!
//! A float is refused by the types: every value is a text, so that `0.0640` is never a binary fraction.

use crate::dated::{Dated, Source, Start, Status};
use crate::penalty::{Fine, LatePayment};
use crate::rate::{ParseRateError, Rate};
use rust_decimal::Decimal;
use serde::Deserialize;
use tasrih_domain::{Money, Month};
use time::Date;

/// Why a data file cannot be used. `at` is the first month of the value concerned.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RateFileError {
    #[error("{file}: {source}")]
    Syntax { file: &'static str, source: Box<toml::de::Error> },
    #[error("{file}: no value")]
    Empty { file: &'static str },
    #[error("{file}: {at} {source}")]
    Rate { file: &'static str, at: Month, source: ParseRateError },
    #[error("{file}: the amount of {at} is not a positive number with at most two decimals")]
    Amount { file: &'static str, at: Month },
    #[error("{file}: {at} does not come after the value before it")]
    NotAscending { file: &'static str, at: Month },
    #[error("{file}: {text} is not a month written AAAA-MM")]
    Month { file: &'static str, text: String },
    #[error("{file}: {text} is not a date")]
    Date { file: &'static str, text: String },
    #[error("{file}: the employer and the employee of a branch do not pay on the same base")]
    Bases { file: &'static str },
    #[error("{file}: the source of {at} has no text")]
    NoSource { file: &'static str, at: Month },
}

/// A data file: its embedded text and the name that errors show.
#[derive(Clone, Copy)]
pub(crate) struct DataFile {
    pub name: &'static str,
    pub text: &'static str,
}

/// Embeds a file of `data/`.
macro_rules! data_file {
    ($($part:literal),+) => {
        $crate::file::DataFile { name: concat!($($part),+), text: include_str!(concat!("../data/", $($part),+)) }
    };
}
pub(crate) use data_file;

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum StatusText {
    Confirmed,
    Single,
    Uncertain,
    House,
}

impl From<StatusText> for Status {
    fn from(text: StatusText) -> Self {
        match text {
            StatusText::Confirmed => Self::Confirmed,
            StatusText::Single => Self::Single,
            StatusText::Uncertain => Self::Uncertain,
            StatusText::House => Self::House,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum StartText {
    #[default]
    Legal,
    Press,
    Observed,
}

impl From<StartText> for Start {
    fn from(text: StartText) -> Self {
        match text {
            StartText::Legal => Self::Legal,
            StartText::Press => Self::Press,
            StartText::Observed => Self::Observed,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceText {
    text: String,
    published_on: Option<toml::value::Datetime>,
    url: Option<String>,
    #[serde(default)]
    seen_in: Vec<String>,
}

/// A dated entry of any file: what every one carries, and the values of which each kind has its own.
///
/// One type, because a flattened one brings floats in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    in_force_from: String,
    #[serde(default)]
    start: StartText,
    status: StatusText,
    source: SourceText,
    rate: Option<String>,
    amount: Option<String>,
    day: Option<u8>,
    first_month: Option<String>,
    further_month: Option<String>,
    per_employee: Option<String>,
    at_most: Option<String>,
}

/// The wage that a rate applies to.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum BaseText {
    Gross,
    Capped,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RateFileText {
    #[expect(
        dead_code,
        reason = "says to the reader of the file what its numbers are; required so that none omits it"
    )]
    unit: String,
    base: BaseText,
    checked_on: toml::value::Datetime,
    value: Vec<Entry>,
}

/// The rates of one branch and payer.
#[derive(Debug)]
pub(crate) struct RateFile {
    pub base: BaseText,
    pub values: Vec<Dated<Rate>>,
}

/// The file while it is read: errors name it, values inherit its date of comparison.
struct Reading {
    file: &'static str,
    checked_on: Date,
}

impl Reading {
    fn of(file: &'static str, checked_on: &toml::value::Datetime) -> Result<Self, RateFileError> {
        Ok(Self { file, checked_on: date(file, checked_on)? })
    }

    /// Reads a list of entries by ascending dates.
    fn list<T>(
        &self,
        entries: Vec<Entry>,
        read: impl Fn(&Self, &Entry, Month) -> Result<T, RateFileError>,
    ) -> Result<Vec<Dated<T>>, RateFileError> {
        let mut values: Vec<Dated<T>> = Vec::with_capacity(entries.len());
        for entry in entries {
            let in_force_from = month(self.file, &entry.in_force_from)?;
            if values.last().is_some_and(|last| last.in_force_from >= in_force_from) {
                return Err(RateFileError::NotAscending { file: self.file, at: in_force_from });
            }
            values.push(Dated {
                in_force_from,
                value: read(self, &entry, in_force_from)?,
                start: entry.start.into(),
                source: self.source(entry.source, in_force_from)?,
                status: entry.status.into(),
                checked_on: self.checked_on,
            });
        }
        if values.is_empty() { Err(RateFileError::Empty { file: self.file }) } else { Ok(values) }
    }

    /// The tables live as long as the process: each source is leaked once, so that values stay small and copied.
    fn source(&self, text: SourceText, at: Month) -> Result<&'static Source, RateFileError> {
        if text.text.trim().is_empty() {
            return Err(RateFileError::NoSource { file: self.file, at });
        }
        let published_on = text.published_on.map(|published| date(self.file, &published)).transpose()?;
        let source = Source { text: text.text, title: None, published_on, url: text.url, seen_in: text.seen_in };
        Ok(Box::leak(Box::new(source)))
    }

    fn rate(&self, at: Month, text: Option<&String>) -> Result<Rate, RateFileError> {
        let parsed = text.map_or(Err(ParseRateError::NotANumber), |text| Rate::parse(text));
        parsed.map_err(|source| RateFileError::Rate { file: self.file, at, source })
    }

    fn money(&self, at: Month, text: Option<&String>) -> Result<Money, RateFileError> {
        let dirhams = text.and_then(|text| Decimal::from_str_exact(text).ok());
        let centimes = dirhams.and_then(|dirhams| dirhams.checked_mul(Decimal::ONE_HUNDRED));
        centimes
            .filter(|centimes| centimes.is_integer() && *centimes > Decimal::ZERO)
            .and_then(|centimes| i64::try_from(centimes).ok())
            .map(Money::from_centimes)
            .ok_or(RateFileError::Amount { file: self.file, at })
    }

    fn fine(&self, entry: &Entry, at: Month) -> Result<Fine, RateFileError> {
        let per_employee = self.money(at, entry.per_employee.as_ref())?;
        Ok(Fine { per_employee, at_most: self.money(at, entry.at_most.as_ref())? })
    }
}

fn parse<T: serde::de::DeserializeOwned>(file: DataFile) -> Result<T, RateFileError> {
    toml::from_str(file.text).map_err(|source| RateFileError::Syntax { file: file.name, source: Box::new(source) })
}

fn month(file: &'static str, text: &str) -> Result<Month, RateFileError> {
    text.parse().map_err(|_| RateFileError::Month { file, text: text.to_owned() })
}

fn date(file: &'static str, written: &toml::value::Datetime) -> Result<Date, RateFileError> {
    let date = match (written.date, written.time, written.offset) {
        (Some(date), None, None) => time::Month::try_from(date.month)
            .ok()
            .and_then(|month| Date::from_calendar_date(i32::from(date.year), month, date.day).ok()),
        _ => None,
    };
    date.ok_or_else(|| RateFileError::Date { file, text: written.to_string() })
}

/// Reads the rates of one branch and payer.
pub(crate) fn rates(file: DataFile) -> Result<RateFile, RateFileError> {
    let text: RateFileText = parse(file)?;
    let reading = Reading::of(file.name, &text.checked_on)?;
    let values = reading.list(text.value, |reading, entry, at| reading.rate(at, entry.rate.as_ref()))?;
    Ok(RateFile { base: text.base, values })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountFileText {
    #[expect(
        dead_code,
        reason = "says to the reader of the file what its numbers are; required so that none omits it"
    )]
    unit: String,
    checked_on: toml::value::Datetime,
    value: Vec<Entry>,
}

/// Reads dated amounts (ceiling, minimum wages).
pub(crate) fn amounts(file: DataFile) -> Result<Vec<Dated<Money>>, RateFileError> {
    let text: AmountFileText = parse(file)?;
    let reading = Reading::of(file.name, &text.checked_on)?;
    reading.list(text.value, |reading, entry, at| reading.money(at, entry.amount.as_ref()))
}

#[derive(Deserialize)]
struct ExtensionEntry {
    month: String,
    due_on: toml::value::Datetime,
    status: StatusText,
    source: SourceText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFileText {
    checked_on: toml::value::Datetime,
    due_day: Vec<Entry>,
    #[serde(default)]
    extension: Vec<ExtensionEntry>,
}

/// The due days, and the dates moved by decision.
pub(crate) struct CalendarFile {
    /// Day of the month after the worked month, 1 to 28.
    pub days: Vec<Dated<u8>>,
    /// `in_force_from` is the worked month whose date was moved; several entries of one month in the order decided.
    pub extensions: Vec<Dated<Date>>,
}

/// Reads the calendar.
pub(crate) fn calendar(file: DataFile) -> Result<CalendarFile, RateFileError> {
    let text: CalendarFileText = parse(file)?;
    let reading = Reading::of(file.name, &text.checked_on)?;
    let days = reading.list(text.due_day, |reading, entry, at| match entry.day {
        Some(day @ 1..=28) => Ok(day),
        _ => Err(RateFileError::Date { file: reading.file, text: format!("the due day of {at}") }),
    })?;
    let mut extensions: Vec<Dated<Date>> = Vec::with_capacity(text.extension.len());
    for entry in text.extension {
        let at = month(file.name, &entry.month)?;
        let due_on = date(file.name, &entry.due_on)?;
        if extensions.last().is_some_and(|last| (last.in_force_from, last.value) >= (at, due_on)) {
            return Err(RateFileError::NotAscending { file: file.name, at });
        }
        extensions.push(Dated {
            in_force_from: at,
            start: Start::Legal,
            value: due_on,
            source: reading.source(entry.source, at)?,
            status: entry.status.into(),
            checked_on: reading.checked_on,
        });
    }
    Ok(CalendarFile { days, extensions })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PenaltyFileText {
    checked_on: toml::value::Datetime,
    late_payment: Vec<Entry>,
    late_declaration: Vec<Entry>,
    not_e_filed: Vec<Entry>,
    not_e_paid: Vec<Entry>,
    undeclared_employee: Vec<Entry>,
}

/// The penalties, each a list by date.
pub(crate) struct PenaltyFile {
    pub late_payment: Vec<Dated<LatePayment>>,
    pub late_declaration: Vec<Dated<Fine>>,
    pub not_e_filed: Vec<Dated<Fine>>,
    pub not_e_paid: Vec<Dated<Fine>>,
    pub undeclared_employee: Vec<Dated<Rate>>,
}

/// Reads the penalties.
pub(crate) fn penalties(file: DataFile) -> Result<PenaltyFile, RateFileError> {
    let text: PenaltyFileText = parse(file)?;
    let reading = Reading::of(file.name, &text.checked_on)?;
    let late = |reading: &Reading, entry: &Entry, at| {
        let first_month = reading.rate(at, entry.first_month.as_ref())?;
        Ok(LatePayment { first_month, further_month: reading.rate(at, entry.further_month.as_ref())? })
    };
    Ok(PenaltyFile {
        late_payment: reading.list(text.late_payment, late)?,
        late_declaration: reading.list(text.late_declaration, Reading::fine)?,
        not_e_filed: reading.list(text.not_e_filed, Reading::fine)?,
        not_e_paid: reading.list(text.not_e_paid, Reading::fine)?,
        undeclared_employee: reading
            .list(text.undeclared_employee, |reading, entry, at| reading.rate(at, entry.rate.as_ref()))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "unit = \"fraction\"\nbase = \"gross\"\nchecked_on = 2026-01-15\n";
    const SOURCE: &str = "source = { text = \"decree\" }\n";

    fn entry(from: &str, rate: &str) -> String {
        format!("[[value]]\nin_force_from = \"{from}\"\nrate = {rate}\nstatus = \"confirmed\"\n{SOURCE}")
    }

    fn read(text: String) -> Result<RateFile, RateFileError> {
        rates(DataFile { name: "file", text: Box::leak(text.into_boxed_str()) })
    }

    #[test]
    fn a_float_is_refused_and_a_text_is_read() {
        let read_rate = |rate| read(format!("{HEAD}{}", entry("2020-01", rate)));
        assert_eq!(read_rate("\"0.0640\"").unwrap().values[0].value.percent(), "6.40");
        assert!(matches!(read_rate("0.0640"), Err(RateFileError::Syntax { .. })));
        assert!(matches!(read_rate("1"), Err(RateFileError::Syntax { .. })));
        assert!(matches!(read_rate("\"6.40\""), Err(RateFileError::Rate { .. })));
    }

    #[test]
    fn dates_that_do_not_ascend_are_refused() {
        let pair = |first, second| read(format!("{HEAD}{}{}", entry(first, "\"0.01\""), entry(second, "\"0.02\"")));
        assert!(pair("2020-01", "2020-02").is_ok());
        assert!(matches!(pair("2020-02", "2020-02"), Err(RateFileError::NotAscending { .. })));
        assert!(matches!(pair("2020-02", "2020-01"), Err(RateFileError::NotAscending { .. })));
        assert!(matches!(pair("2020-13", "2021-01"), Err(RateFileError::Month { .. })));
    }

    #[test]
    fn an_entry_without_source_status_or_date_of_comparison_is_refused() {
        let whole = format!("{HEAD}{}", entry("2020-01", "\"0.01\""));
        assert!(read(whole.clone()).is_ok());
        for lacking in [SOURCE, "status = \"confirmed\"\n", "checked_on = 2026-01-15\n", "unit = \"fraction\"\n"] {
            assert!(matches!(read(whole.replace(lacking, "")), Err(RateFileError::Syntax { .. })), "{lacking}");
        }
        assert!(matches!(read(whole.replace("decree", " ")), Err(RateFileError::NoSource { .. })));
        assert!(matches!(read(whole.replace("2026-01-15", "12:00:00")), Err(RateFileError::Date { .. })));
    }
}
