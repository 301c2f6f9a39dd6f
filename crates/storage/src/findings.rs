//! The findings of a declaration's last check.

use crate::codec::{RowOf, args_from_json};
use crate::entity::finding::{Column as C, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::lines::shown_run;
use crate::tx::Findings;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::source::Excerpt;
use tasrih_domain::{Code, Column, Finding, Place, Severity};

/// A finding and its place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFinding {
    /// Place in the order of showing, from 0.
    pub ordinal: u32,
    /// The finding.
    pub finding: Finding,
}

/// Which findings: those that fit everything that is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FindingFilter {
    /// Of this rule.
    pub code: Option<Code>,
    /// Of this severity.
    pub severity: Option<Severity>,
    /// At this row.
    pub row: Option<u32>,
}

/// The findings of one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingGroup {
    /// The rule.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// How many.
    pub count: u64,
    /// The first row it was found at; `None` when it is about the file as a whole.
    pub first_row: Option<u32>,
}

impl<M> Findings<'_, M> {
    /// At most `limit` findings in the order of showing, those after the ordinal `after`.
    pub async fn page(
        &self,
        declaration: DeclarationId,
        filter: FindingFilter,
        after: Option<u32>,
        limit: u32,
    ) -> Result<Vec<StoredFinding>, StorageError> {
        let mut query = select(declaration, filter).limit(u64::from(limit));
        if let Some(after) = after {
            query = query.filter(C::Ordinal.gt(i64::from(after)));
        }
        all(query.order_by_asc(C::Ordinal).all(self.db).await?)
    }

    /// The findings at some rows, in the order of showing; bounded by the rows asked for.
    pub async fn of_rows(&self, declaration: DeclarationId, rows: &[u32]) -> Result<Vec<StoredFinding>, StorageError> {
        let rows = rows.iter().map(|row| i64::from(*row));
        let query = select(declaration, FindingFilter::default()).filter(C::RowNumber.is_in(rows));
        all(query.order_by_asc(C::Ordinal).all(self.db).await?)
    }

    /// How many findings.
    pub async fn count(&self, declaration: DeclarationId, filter: FindingFilter) -> Result<u64, StorageError> {
        Ok(select(declaration, filter).count(self.db).await?)
    }

    /// The findings by rule, the most serious first, then in the order of showing.
    pub async fn groups(&self, declaration: DeclarationId) -> Result<Vec<FindingGroup>, StorageError> {
        let sql = "SELECT code, severity, count(*), min(row_number), min(ordinal) FROM finding \
             WHERE run_id = (SELECT run_id FROM declaration WHERE id = $1) GROUP BY code, severity ORDER BY 5";
        let rows = self.db.query_all_raw(self.db.statement(sql, [declaration.0.into()])).await?;
        let of = RowOf { table: "finding", id: declaration };
        let mut groups = Vec::with_capacity(rows.len());
        for row in rows {
            let first_row: Option<i64> = row.try_get_by_index(3)?;
            groups.push(FindingGroup {
                code: of.parse("code", &row.try_get_by_index::<String>(0)?)?,
                severity: of.parse("severity", &row.try_get_by_index::<String>(1)?)?,
                count: of.number("ordinal", row.try_get_by_index::<i64>(2)?)?,
                first_row: first_row.map(|first| of.number("row_number", first)).transpose()?,
            });
        }
        groups.sort_by_key(|group| group.severity);
        Ok(groups)
    }
}

fn select(declaration: DeclarationId, filter: FindingFilter) -> Select<Entity> {
    let mut query = Entity::find().filter(Expr::col(C::RunId).eq(shown_run(declaration)));
    if let Some(code) = filter.code {
        query = query.filter(C::Code.eq(code.as_str()));
    }
    if let Some(severity) = filter.severity {
        query = query.filter(C::Severity.eq(severity.code()));
    }
    if let Some(row) = filter.row {
        query = query.filter(C::RowNumber.eq(i64::from(row)));
    }
    query
}

fn all(rows: Vec<Model>) -> Result<Vec<StoredFinding>, StorageError> {
    Ok(rows.into_iter().map(StoredFinding::try_from).collect::<Result<_, _>>()?)
}

impl TryFrom<Model> for StoredFinding {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "finding", id: format!("{}/{}", row.run_id, row.ordinal) };
        let column = match (row.column_from, row.column_to) {
            (None, _) => None,
            (Some(number), None) => Some(Column::Letter(of.number("column_from", number)?)),
            (Some(from), Some(to)) => {
                Some(Column::Slice { from: of.number("column_from", from)?, to: of.number("column_to", to)? })
            }
        };
        let place = Place {
            row: row.row_number.map(|row| of.number("row_number", row)).transpose()?,
            column,
            field: row.field.map(|field| of.parse("field", &field)).transpose()?,
        };
        let finding = Finding {
            place,
            code: of.parse("code", &row.code)?,
            severity: of.parse("severity", &row.severity)?,
            value: row.value.as_deref().map(Excerpt::of),
            args: of.read("args", args_from_json(&row.args))?,
        };
        Ok(Self { ordinal: of.number("ordinal", row.ordinal)?, finding })
    }
}
