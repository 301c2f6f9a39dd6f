//! Dates, rates and ceilings published by the fund, and what they would have changed.

use crate::codec::{RowOf, date, month, typed};
use crate::entity::published_value::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, LawBook};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryOrder};
use serde_json::{Value, json};
use tasrih_domain::id::ApprovalId;
use tasrih_domain::law::{LawChange, Published};
use tasrih_domain::{Branch, Money, Month, Payer};
use time::Date;
use time::macros::format_description;

/// What the filings of a month add up to, apart for those with a health cover of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FiledSums {
    /// Declarations.
    pub declarations: u64,
    /// Employees.
    pub employees: u64,
    /// Wages.
    pub gross: Money,
    /// Wages up to the ceiling in force.
    pub capped: Money,
    /// Wages up to the ceiling asked about.
    pub capped_at: Money,
}

impl LawBook<'_, Change> {
    /// Publishes what was approved.
    ///
    /// # Errors
    /// `Conflict`: that approval was published.
    pub async fn publish(&self, one: &Published, approval: ApprovalId) -> Result<(), StorageError> {
        let row = ActiveModel {
            item: Set(one.change.item().code().to_owned()),
            payload: Set(change_to_json(&one.change)),
            title: Set(typed(&one.title)),
            url: Set(one.url.as_deref().map(typed)),
            approval_id: Set(approval.0),
            published_on: Set(date(one.published_on)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

/// The filed declarations of a month by cover, with the ceiling in force.
const SUMS: &str = "SELECT CAST(e.health_exempt AS INTEGER) AS exempt, COUNT(*) AS declarations, \
    CAST(SUM(d.filed_employees) AS BIGINT) AS employees, CAST(SUM(d.filed_gross_centimes) AS BIGINT) AS gross, \
    CAST(SUM(d.filed_capped_centimes) AS BIGINT) AS capped \
    FROM declaration d JOIN employer e ON e.id = d.employer_id WHERE d.month = $1 AND d.slot = 2 \
    GROUP BY e.health_exempt";

/// The lines of the filed declarations of a month by cover, with another ceiling. Casual labour has none.
const CAPPED: &str = "SELECT CAST(e.health_exempt AS INTEGER) AS exempt, CAST(SUM(CASE \
        WHEN l.insured = 999999999 THEN l.capped_centimes \
        WHEN l.gross_centimes < $2 THEN l.gross_centimes ELSE $2 END) AS BIGINT) AS capped \
    FROM declaration d JOIN employer e ON e.id = d.employer_id \
    JOIN declaration_line l ON l.run_id = d.run_id \
    WHERE d.month = $1 AND d.slot = 2 AND l.valid GROUP BY e.health_exempt";

impl<M> LawBook<'_, M> {
    /// Everything published, in the order of publication: a few decisions a year.
    pub async fn published(&self) -> Result<Vec<Published>, StorageError> {
        let rows = Entity::find().order_by_asc(Column::Id).all(self.db).await?;
        Ok(rows.into_iter().map(Published::try_from).collect::<Result<_, _>>()?)
    }

    /// What the filings of a month add up to: without and with a health cover of the employer's own.
    pub async fn filed_sums(&self, of: Month, ceiling: Option<Money>) -> Result<[FiledSums; 2], StorageError> {
        let mut sums = [FiledSums::default(); 2];
        for row in self.db.query_all_raw(self.db.statement(SUMS, [month(of).into()])).await? {
            let at = usize::from(row.try_get::<i32>("", "exempt")? != 0);
            let count = |name| row.try_get::<i64>("", name).map(|count| u64::try_from(count).unwrap_or(0));
            let money = |name| row.try_get::<i64>("", name).map(Money::from_centimes);
            let capped = money("capped")?;
            sums[at] = FiledSums {
                declarations: count("declarations")?,
                employees: count("employees")?,
                gross: money("gross")?,
                capped,
                capped_at: capped,
            };
        }
        if let Some(ceiling) = ceiling {
            let values = [month(of).into(), ceiling.centimes().into()];
            for row in self.db.query_all_raw(self.db.statement(CAPPED, values)).await? {
                let at = usize::from(row.try_get::<i32>("", "exempt")? != 0);
                sums[at].capped_at = Money::from_centimes(row.try_get("", "capped")?);
            }
        }
        Ok(sums)
    }
}

/// A change as JSON.
pub(crate) fn change_to_json(change: &LawChange) -> String {
    match change {
        LawChange::DueOn { month: of, due_on } => json!({ "due_on": date(*due_on), "month": month(*of) }),
        LawChange::Share { branch, payer, from, millionths } => {
            json!({ "branch": branch.code(), "payer": payer.code(), "month": month(*from), "millionths": millionths })
        }
        LawChange::Ceiling { from, amount } => json!({ "ceiling": amount.centimes(), "month": month(*from) }),
        LawChange::Switch { rule, from, is_on } => {
            json!({ "rule": rule.code(), "is_on": is_on, "month": month(*from) })
        }
    }
    .to_string()
}

pub(crate) fn change_from_json(json: &str) -> Option<LawChange> {
    let json: Value = serde_json::from_str(json).ok()?;
    let text = |name: &str| json.get(name).and_then(Value::as_str);
    let number = |name: &str| json.get(name).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    let month = Month::from_number(number("month")?)?;
    if let Some(day) = text("due_on") {
        let due_on = Date::parse(day, format_description!("[year]-[month]-[day]")).ok()?;
        return Some(LawChange::DueOn { month, due_on });
    }
    if let Some(code) = text("branch") {
        return Some(LawChange::Share {
            branch: Branch::ALL.into_iter().find(|branch| branch.code() == code)?,
            payer: Payer::ALL.into_iter().find(|payer| Some(payer.code()) == text("payer"))?,
            from: month,
            millionths: number("millionths")?,
        });
    }
    if let Some(code) = text("rule") {
        return Some(LawChange::Switch {
            rule: code.parse().ok()?,
            from: month,
            is_on: json.get("is_on").and_then(Value::as_bool)?,
        });
    }
    let amount = Money::from_centimes(json.get("ceiling")?.as_i64()?);
    Some(LawChange::Ceiling { from: month, amount })
}

impl TryFrom<Model> for Published {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "published_value", id: row.id };
        Ok(Self {
            change: of.read("payload", change_from_json(&row.payload))?,
            published_on: of.date("published_on", &row.published_on)?,
            title: row.title,
            url: row.url,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::law::LateRule;
    use time::macros::date;

    #[test]
    fn a_change_comes_back_as_what_it_was() {
        let month = Month::at(2027, 1);
        for change in [
            LawChange::DueOn { month, due_on: date!(2027 - 02 - 17) },
            LawChange::Share { branch: Branch::LongTerm, payer: Payer::Employee, from: month, millionths: 39_600 },
            LawChange::Ceiling { from: month, amount: Money::from_dirhams(6_000) },
            LawChange::Switch { rule: LateRule::LatePayment, from: month, is_on: true },
            LawChange::Switch { rule: LateRule::LateDeclaration, from: month, is_on: false },
        ] {
            assert_eq!(change_from_json(&change_to_json(&change)), Some(change));
        }
        for broken in ["", "{}", r#"{"month":202700,"ceiling":1}"#, r#"{"month":202701,"due_on":"2027-02-30"}"#] {
            assert_eq!(change_from_json(broken), None, "{broken}");
        }
    }
}
