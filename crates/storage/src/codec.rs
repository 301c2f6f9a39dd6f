//! Between domain values and column values. Distrusts rows: what has no meaning is [`Corrupt`].

use crate::error::Corrupt;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::{Arg, Args, Branch, Field, Money, Month, Part};
use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{Date, OffsetDateTime};

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");

/// A row being read: names it when one of its values has no meaning.
pub(crate) struct RowOf<I> {
    pub table: &'static str,
    pub id: I,
}

impl<I: Display> RowOf<I> {
    pub fn corrupt(&self, column: &'static str) -> Corrupt {
        Corrupt { table: self.table, column, id: self.id.to_string() }
    }

    /// The value, or the fault that the column holds none.
    pub fn read<T>(&self, column: &'static str, value: Option<T>) -> Result<T, Corrupt> {
        value.ok_or_else(|| self.corrupt(column))
    }

    pub fn parse<T: FromStr>(&self, column: &'static str, text: &str) -> Result<T, Corrupt> {
        self.read(column, text.parse().ok())
    }

    /// A whole number into a narrower type.
    pub fn number<N, T: TryFrom<N>>(&self, column: &'static str, number: N) -> Result<T, Corrupt> {
        self.read(column, T::try_from(number).ok())
    }

    pub fn instant(&self, column: &'static str, us: i64) -> Result<OffsetDateTime, Corrupt> {
        self.read(column, OffsetDateTime::from_unix_timestamp_nanos(i128::from(us) * 1_000).ok())
    }

    pub fn date(&self, column: &'static str, text: &str) -> Result<Date, Corrupt> {
        self.read(column, Date::parse(text, DATE).ok())
    }

    pub fn month(&self, column: &'static str, number: i32) -> Result<Month, Corrupt> {
        self.read(column, u32::try_from(number).ok().and_then(Month::from_number))
    }
}

/// Microseconds since 1970 in UTC; what is finer is cut.
pub(crate) fn instant(at: OffsetDateTime) -> i64 {
    // The years of `time` fit i64 microseconds a hundred times over.
    i64::try_from(at.unix_timestamp_nanos().div_euclid(1_000)).unwrap_or(i64::MAX)
}

pub(crate) fn date(on: Date) -> String {
    on.format(DATE).unwrap_or_default()
}

pub(crate) fn month(month: Month) -> i32 {
    i32::try_from(month.number()).unwrap_or(i32::MAX)
}

/// A text that a person typed. PostgreSQL keeps no NUL, which no keyboard types either.
pub(crate) fn typed(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// The arguments of a message as JSON: `[["max","count",26], …]`.
pub(crate) fn args_to_json(args: &Args) -> String {
    let one = |(name, arg): &(Cow<'static, str>, Arg)| {
        let (kind, value) = match arg {
            Arg::Money(money) => ("money", json!(money.centimes())),
            Arg::Count(count) => ("count", json!(count)),
            Arg::Text(text) => ("text", json!(text)),
            Arg::Month(month) => ("month", json!(month.number())),
            Arg::Date(on) => ("date", json!(date(*on))),
            Arg::Field(field) => ("field", json!(field.code())),
            Arg::Percent(percent) => ("percent", json!(percent)),
        };
        json!([name, kind, value])
    };
    if args.0.is_empty() { "[]".to_owned() } else { Value::Array(args.0.iter().map(one).collect()).to_string() }
}

pub(crate) fn args_from_json(json: &str) -> Option<Args> {
    if json == "[]" {
        return Some(Args::new());
    }
    let Value::Array(all) = serde_json::from_str(json).ok()? else { return None };
    let one = |entry: &Value| {
        let (name, kind, value) = (entry.get(0)?.as_str()?, entry.get(1)?.as_str()?, entry.get(2)?);
        let arg = match kind {
            "money" => Arg::Money(Money::from_centimes(value.as_i64()?)),
            "count" => Arg::Count(value.as_i64()?),
            "text" => Arg::Text(value.as_str()?.to_owned()),
            "month" => Arg::Month(Month::from_number(u32::try_from(value.as_u64()?).ok()?)?),
            "date" => Arg::Date(Date::parse(value.as_str()?, DATE).ok()?),
            "field" => Arg::Field(value.as_str()?.parse::<Field>().ok()?),
            "percent" => Arg::Percent(value.as_str()?.to_owned()),
            _ => return None,
        };
        Some((Cow::Owned(name.to_owned()), arg))
    };
    all.iter().map(one).collect::<Option<Vec<_>>>().map(Args)
}

/// What is due by branch as JSON: `[["long_term",base,employer,employee], …]`, in centimes.
pub(crate) fn due_to_json(due: &[BranchDue]) -> String {
    let one = |due: &BranchDue| {
        json!([due.branch.code(), due.base.centimes(), due.employer.centimes(), due.employee.centimes()])
    };
    Value::Array(due.iter().map(one).collect()).to_string()
}

pub(crate) fn due_from_json(json: &str) -> Option<Vec<BranchDue>> {
    let Value::Array(all) = serde_json::from_str(json).ok()? else { return None };
    let one = |entry: &Value| {
        let code = entry.get(0)?.as_str()?;
        let money = |at: usize| entry.get(at).and_then(Value::as_i64).map(Money::from_centimes);
        Some(BranchDue {
            branch: Branch::ALL.into_iter().find(|branch| branch.code() == code)?,
            base: money(1)?,
            employer: money(2)?,
            employee: money(3)?,
        })
    };
    all.iter().map(one).collect()
}

/// Headings as JSON: `{"5": "Jours"}`; nothing when there are none.
pub(crate) fn headings_to_json(headings: &BTreeMap<u16, String>) -> Option<String> {
    let kept: BTreeMap<u16, String> = headings.iter().map(|(column, text)| (*column, typed(text))).collect();
    (!kept.is_empty()).then(|| json!(kept).to_string())
}

pub(crate) fn headings_from_json(json: &str) -> Option<BTreeMap<u16, String>> {
    serde_json::from_str(json).ok()
}

/// The column `part` of a line.
pub(crate) const fn part_to_number(part: Part) -> i16 {
    match part {
        Part::Unsaid => 0,
        Part::Known => 1,
        Part::Entrant => 2,
    }
}

pub(crate) const fn part_from_number(number: i16) -> Option<Part> {
    match number {
        0 => Some(Part::Unsaid),
        1 => Some(Part::Known),
        2 => Some(Part::Entrant),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::{Payer, ShareOf};
    use time::macros::{date, datetime};

    #[test]
    fn arguments_come_back_as_what_they_were() {
        let args = Args::new()
            .with("wage", Arg::Money(Money::from_centimes(i64::MAX)))
            .with("count", Arg::Count(-3))
            .with("text", Arg::Text("é \"x\" ع".to_owned()))
            .with("month", Arg::Month(Month::at(2026, 3)))
            .with("date", Arg::Date(date!(2026 - 04 - 10)))
            .with("field", Arg::Field(Field::Share(ShareOf::One(Branch::LongTerm), Payer::Both)))
            .with("percent", Arg::Percent("6.40".to_owned()));
        assert_eq!(args_from_json(&args_to_json(&args)), Some(args));
        assert_eq!(args_from_json(&args_to_json(&Args::new())), Some(Args::new()));
        for broken in ["", "{}", "[1]", r#"[["a","money","x"]]"#, r#"[["a","colour",1]]"#] {
            assert_eq!(args_from_json(broken), None, "{broken}");
        }
    }

    #[test]
    fn amounts_due_come_back_as_what_they_were() {
        let due = Branch::ALL.map(|branch| BranchDue {
            branch,
            base: Money::from_centimes(1),
            employer: Money::from_centimes(-2),
            employee: Money::from_centimes(999_999_999_999),
        });
        assert_eq!(due_from_json(&due_to_json(&due)), Some(due.to_vec()));
        assert_eq!(due_from_json(r#"[["long_term",1,2]]"#), None);
    }

    #[test]
    fn an_instant_is_kept_to_the_microsecond_in_any_offset() {
        let row = RowOf { table: "event", id: 1 };
        let at = datetime!(2026-03-10 23:59:59.123_456_789 +1);
        let kept = row.instant("at_us", instant(at)).unwrap();
        assert_eq!(kept, datetime!(2026-03-10 22:59:59.123_456 UTC));
        assert_eq!(row.instant("at_us", i64::MAX), Err(row.corrupt("at_us")));
    }

    #[test]
    fn a_day_that_is_none_is_corrupt() {
        let row = RowOf { table: "mandate", id: 1 };
        assert_eq!(row.date("in_force_from", &date(date!(2026 - 02 - 28))), Ok(date!(2026 - 02 - 28)));
        assert!(row.date("in_force_from", "2026-02-30").is_err());
        assert!(row.month("month", 202_613).is_err());
    }
}
