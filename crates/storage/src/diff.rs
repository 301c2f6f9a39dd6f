//! What changed from one declaration to the next, found by the database.

use crate::codec::RowOf;
use crate::error::StorageError;
use crate::tx::Lines;
use sea_orm::{ConnectionTrait, QueryResult};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::{InsuredNumber, Money};

/// How a person differs from the declaration before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// Declared now, not before.
    Joined,
    /// Declared before, on no line now, valid or not.
    Left,
    /// Declared both times, with another actual wage.
    WageChanged,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DiffCounts {
    /// Declared now, not before.
    pub joined: u64,
    /// Declared before, not now.
    pub left: u64,
    /// With another wage.
    pub wage_changed: u64,
}

/// One person who differs.
#[derive(Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Insured number.
    pub insured: InsuredNumber,
    /// Surname, of the later line where there is one.
    pub surname: String,
    /// Given name, likewise.
    pub given_name: String,
    /// Actual wage before; `None` when not declared before.
    pub before: Option<Money>,
    /// Actual wage now; `None` when not declared now.
    pub after: Option<Money>,
}

/// Personal data: only its number is printed, masked.
impl std::fmt::Debug for LineChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LineChange({:?})", self.insured)
    }
}

impl<M> Lines<'_, M> {
    /// How many people joined, left, or have another wage. Casual labour and people without a number are left out:
    /// nothing says who they are.
    pub async fn diff_counts(&self, before: DeclarationId, now: DeclarationId) -> Result<DiffCounts, StorageError> {
        let [joined, left, changed] = [Difference::Joined, Difference::Left, Difference::WageChanged]
            .map(|difference| format!("(SELECT count(*) FROM {})", people(difference)));
        let sql = format!("SELECT {joined}, {left}, {changed}");
        let row = self.db.query_one_raw(self.db.statement(&sql, [before.0.into(), now.0.into()])).await?;
        let Some(row) = row else { return Ok(DiffCounts::default()) };
        let of = RowOf { table: "declaration_line", id: now };
        let count =
            |index| -> Result<u64, StorageError> { Ok(of.number("run_id", row.try_get_by_index::<i64>(index)?)?) };
        Ok(DiffCounts { joined: count(0)?, left: count(1)?, wage_changed: count(2)? })
    }

    /// At most `limit` people who differ in that way, by insured number, those after `after`.
    pub async fn diff(
        &self,
        (before, now): (DeclarationId, DeclarationId),
        difference: Difference,
        after: Option<InsuredNumber>,
        limit: u32,
    ) -> Result<Vec<LineChange>, StorageError> {
        let (from, columns) = match difference {
            Difference::Joined => ("b", "NULL, b.gross_centimes"),
            Difference::Left => ("a", "a.gross_centimes, NULL"),
            Difference::WageChanged => ("b", "a.gross_centimes, b.gross_centimes"),
        };
        let sql = format!(
            "SELECT {from}.insured, {from}.surname, {from}.given_name, {columns} FROM {} \
             AND {from}.insured > $3 ORDER BY {from}.insured LIMIT $4",
            people(difference)
        );
        let after = after.map_or(0, |insured| i64::from(insured.value()));
        let values = [before.0.into(), now.0.into(), after.into(), i64::from(limit).into()];
        let rows = self.db.query_all_raw(self.db.statement(&sql, values)).await?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &QueryResult) -> Result<LineChange, StorageError> {
    let insured: i32 = row.try_get_by_index(0)?;
    let of = RowOf { table: "declaration_line", id: "compared" };
    let money = |index| row.try_get_by_index::<Option<i64>>(index).map(|centimes| centimes.map(Money::from_centimes));
    Ok(LineChange {
        insured: of.read("insured", u32::try_from(insured).ok().and_then(InsuredNumber::from_value))?,
        surname: row.try_get_by_index(1)?,
        given_name: row.try_get_by_index(2)?,
        before: money(3)?,
        after: money(4)?,
    })
}

/// The tables and conditions that leave the people who differ: `a` is a line before, `b` a line now. A trailing
/// `AND …` may follow.
fn people(difference: Difference) -> String {
    let run = |number: u8| format!("(SELECT run_id FROM declaration WHERE id = ${number})");
    let a = format!("a.run_id = {} AND a.insured BETWEEN 1 AND 999999998", run(1));
    let b = format!("b.run_id = {} AND b.insured BETWEEN 1 AND 999999998", run(2));
    match difference {
        Difference::Joined => format!(
            "declaration_line b WHERE {b} AND b.valid AND NOT EXISTS (SELECT 1 FROM declaration_line a \
             WHERE a.run_id = {} AND a.insured = b.insured AND a.valid)",
            run(1)
        ),
        Difference::Left => format!(
            "declaration_line a WHERE {a} AND a.valid AND NOT EXISTS (SELECT 1 FROM declaration_line b \
             WHERE b.run_id = {} AND b.insured = a.insured)",
            run(2)
        ),
        Difference::WageChanged => format!(
            "declaration_line b JOIN declaration_line a ON a.run_id = {} AND a.insured = b.insured \
             WHERE {b} AND b.valid AND a.valid AND a.gross_centimes <> b.gross_centimes",
            run(1)
        ),
    }
}
