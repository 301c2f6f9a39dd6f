//! The employee lines of a declaration's last check.

use crate::codec::{RowOf, part_from_number};
use crate::entity::declaration_line::{Column, Entity, Model};
use crate::entity::{declaration, finding};
use crate::error::{Corrupt, StorageError};
use crate::session::Session;
use crate::tx::Lines;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, Select,
};
use tasrih_domain::declaration::{KnownEmployee, Roster, Totals};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::line::{Allowances, Line, Situation};
use tasrih_domain::{InsuredNumber, Money};

/// Can the line be filed?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineStanding {
    /// No blocking finding.
    Valid,
    /// At least one.
    Blocked,
}

/// A line as it was stored. Its `capped` is the capped wage to file; what only the check needs
/// (affiliate, period, shares, unreadable fields) is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLine {
    /// The line.
    pub line: Line,
    /// Can it be filed?
    pub standing: LineStanding,
}

/// Which lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFilter {
    /// Every line.
    All,
    /// Those that can be filed.
    Valid,
    /// Those with a blocking finding.
    Blocked,
    /// Those with a finding of any severity.
    WithFindings,
    /// Those of one insured number.
    Insured(InsuredNumber),
}

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumOf {
    /// Every line, unreadable values apart.
    All,
    /// The lines that can be filed.
    Valid,
}

/// Lines fetched at once when all are wanted, and people likewise.
const PAGE: u32 = 2_000;
const PEOPLE_PAGE: u32 = 5_000;

impl<'a, M> Lines<'a, M> {
    /// At most `limit` lines by row, those after the row `after`. As fast for 100,000 lines as for 100.
    pub async fn page(
        &self,
        declaration: DeclarationId,
        filter: LineFilter,
        after: Option<u32>,
        limit: u32,
    ) -> Result<Vec<StoredLine>, StorageError> {
        page(self.db, declaration, filter, (after, limit)).await
    }

    /// At most `limit` lines of people whose name, CIN or insured number begins with `text`, by row, those after the
    /// row `after`. Walks through the lines until it has found enough.
    pub async fn search(
        &self,
        declaration: DeclarationId,
        text: &str,
        after: Option<u32>,
        limit: u32,
    ) -> Result<Vec<StoredLine>, StorageError> {
        // Names and CINs are stored in upper case; the wild cards of LIKE are letters like others.
        let upper = text.trim().to_uppercase().replace('\0', "");
        let begins = |column: Column| {
            let pattern = upper.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            Expr::col(column).like(LikeExpr::new(format!("{pattern}%")).escape('\\'))
        };
        let mut any =
            Condition::any().add(begins(Column::Surname)).add(begins(Column::GivenName)).add(begins(Column::Cin));
        if let Some((first, last)) = insured_numbers(&upper) {
            any = any.add(Column::Insured.between(first, last));
        }
        let query = select(declaration, LineFilter::All).filter(any);
        read_page(self.db, query, after, limit).await
    }

    /// Every line, page by page, in the order of the rows.
    pub fn pages(&self, declaration: DeclarationId, filter: LineFilter) -> LinePages<'a> {
        LinePages { db: self.db, declaration, filter, after: None, is_done: false }
    }

    /// The line of that row.
    pub async fn find(&self, declaration: DeclarationId, row: u32) -> Result<Option<StoredLine>, StorageError> {
        let query = select(declaration, LineFilter::All).filter(Column::RowNumber.eq(i64::from(row)));
        Ok(query.one(self.db).await?.map(StoredLine::try_from).transpose()?)
    }

    /// How many lines.
    pub async fn count(&self, declaration: DeclarationId, filter: LineFilter) -> Result<u64, StorageError> {
        if filter == LineFilter::All {
            let sql = "SELECT lines FROM check_run WHERE id = (SELECT run_id FROM declaration WHERE id = $1)";
            let row = self.db.query_one_raw(self.db.statement(sql, [declaration.0.into()])).await?;
            let lines = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0);
            let of = RowOf { table: "check_run", id: declaration };
            return Ok(of.number("lines", lines)?);
        }
        Ok(select(declaration, filter).count(self.db).await?)
    }

    /// Counts and sums, exact.
    pub async fn totals(&self, declaration: DeclarationId, of: SumOf) -> Result<Totals, StorageError> {
        // SUM(bigint) is NUMERIC in PostgreSQL: cast back, an overflow is an error on both engines.
        let sum = |column: &str| format!("CAST(coalesce(sum({column}), 0) AS BIGINT)");
        let sql = format!(
            "SELECT count(*), {}, {}, {} FROM declaration_line \
             WHERE run_id = (SELECT run_id FROM declaration WHERE id = $1){}",
            sum("days"),
            sum("gross_centimes"),
            sum("capped_centimes"),
            if of == SumOf::Valid { " AND valid" } else { "" }
        );
        let row = self.db.query_one_raw(self.db.statement(&sql, [declaration.0.into()])).await?;
        let Some(row) = row else { return Ok(Totals::default()) };
        let number = |index| row.try_get_by_index::<i64>(index);
        let of = RowOf { table: "declaration_line", id: declaration };
        Ok(Totals {
            employees: of.number("run_id", number(0)?)?,
            days: of.number("days", number(1)?)?,
            gross: Money::from_centimes(number(2)?),
            capped: Money::from_centimes(number(3)?),
        })
    }

    /// The people of the lines that can be filed, by insured number: what last month's declaration knows. Family
    /// allowances are left out, they are the fund's to know.
    pub async fn roster_of(&self, declaration: DeclarationId) -> Result<Roster, StorageError> {
        // Only what is needed, by position: every check of a large employer reads all of last month.
        let sql = "SELECT row_number, insured, surname, given_name, gross_centimes, situation FROM declaration_line \
             WHERE run_id = (SELECT run_id FROM declaration WHERE id = $1) AND row_number > $2 AND valid \
             ORDER BY row_number LIMIT $3";
        let (mut people, mut after) = (Vec::new(), 0_i64);
        loop {
            let values = [declaration.0.into(), after.into(), i64::from(PEOPLE_PAGE).into()];
            let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
            for row in &rows {
                after = row.try_get_by_index(0)?;
                people.extend(known(declaration, row)?);
            }
            if rows.len() < PEOPLE_PAGE as usize {
                break;
            }
        }
        people.sort_by_key(|known: &KnownEmployee| known.insured);
        people.dedup_by_key(|known| known.insured);
        Ok(Roster { people, ..Roster::default() })
    }
}

/// Lines page by page: see [`Lines::pages`].
pub struct LinePages<'a> {
    db: &'a Session,
    declaration: DeclarationId,
    filter: LineFilter,
    after: Option<u32>,
    is_done: bool,
}

impl LinePages<'_> {
    /// The next lines; `None` after the last.
    pub async fn next(&mut self) -> Result<Option<Vec<StoredLine>>, StorageError> {
        if self.is_done {
            return Ok(None);
        }
        let lines = page(self.db, self.declaration, self.filter, (self.after, PAGE)).await?;
        self.after = lines.last().map(|last| last.line.row);
        self.is_done = lines.len() < PAGE as usize;
        Ok((!lines.is_empty()).then_some(lines))
    }
}

async fn page(
    db: &Session,
    declaration: DeclarationId,
    filter: LineFilter,
    (after, limit): (Option<u32>, u32),
) -> Result<Vec<StoredLine>, StorageError> {
    read_page(db, select(declaration, filter), after, limit).await
}

async fn read_page(
    db: &Session,
    query: Select<Entity>,
    after: Option<u32>,
    limit: u32,
) -> Result<Vec<StoredLine>, StorageError> {
    let mut query = query.order_by_asc(Column::RowNumber).limit(u64::from(limit));
    if let Some(after) = after {
        query = query.filter(Column::RowNumber.gt(i64::from(after)));
    }
    Ok(query.all(db).await?.into_iter().map(StoredLine::try_from).collect::<Result<_, _>>()?)
}

/// The first and the last insured number that begin with these digits.
fn insured_numbers(digits: &str) -> Option<(u32, u32)> {
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let filled = |with: &str| format!("{digits}{}", with.repeat(9 - digits.len())).parse().ok();
    Some((filled("0")?, filled("9")?))
}

/// The person of a row, if the number names one.
fn known(declaration: DeclarationId, row: &QueryResult) -> Result<Option<KnownEmployee>, StorageError> {
    let of = RowOf { table: "declaration_line", id: declaration };
    let Some(insured) = row.try_get_by_index::<Option<i32>>(1)? else { return Ok(None) };
    let insured = of.read("insured", u32::try_from(insured).ok().and_then(InsuredNumber::from_value))?;
    if !insured.names_a_person() {
        return Ok(None);
    }
    let situation: Option<String> = row.try_get_by_index(5)?;
    let situation = situation.map(|code| of.read("situation", Situation::from_code(&code))).transpose()?;
    Ok(Some(KnownEmployee {
        insured,
        surname: row.try_get_by_index(2)?,
        given_name: row.try_get_by_index(3)?,
        gross: row.try_get_by_index::<Option<i64>>(4)?.map(Money::from_centimes),
        situation,
        allowances: Allowances::default(),
    }))
}

/// The run that a declaration shows, as a value inside another query: one question, one answer.
pub(crate) fn shown_run(declaration: DeclarationId) -> Expr {
    let run: SelectStatement = Query::select()
        .column(declaration::Column::RunId)
        .from(declaration::Entity)
        .and_where(Expr::col(declaration::Column::Id).eq(declaration.0))
        .to_owned();
    Expr::SubQuery(None, Box::new(run.into()))
}

fn select(declaration: DeclarationId, filter: LineFilter) -> Select<Entity> {
    let query = Entity::find().filter(Expr::col(Column::RunId).eq(shown_run(declaration)));
    match filter {
        LineFilter::All => query,
        LineFilter::Valid => query.filter(Expr::cust("valid")),
        // The words of the partial index, or it would not be used.
        LineFilter::Blocked => query.filter(Expr::cust("NOT valid")),
        LineFilter::WithFindings => {
            let rows = Query::select()
                .column(finding::Column::RowNumber)
                .from(finding::Entity)
                .and_where(Expr::col(finding::Column::RunId).eq(shown_run(declaration)))
                .to_owned();
            query.filter(Column::RowNumber.in_subquery(rows))
        }
        LineFilter::Insured(insured) => query.filter(Column::Insured.eq(insured.value())),
    }
}

impl TryFrom<Model> for StoredLine {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "declaration_line", id: format!("{}/{}", row.run_id, row.row_number) };
        let insured = |number: i32| u32::try_from(number).ok().and_then(InsuredNumber::from_value);
        let insured = row.insured.map(|number| of.read("insured", insured(number))).transpose()?;
        let situation = |code: String| of.read("situation", Situation::from_code(&code));
        let line = Line {
            row: of.number("row_number", row.row_number)?,
            part: of.read("part", part_from_number(row.part))?,
            insured,
            days: row.days.map(|days| of.number("days", days)).transpose()?,
            gross: row.gross_centimes.map(Money::from_centimes),
            capped: row.capped_centimes.map(Money::from_centimes),
            situation: row.situation.map(situation).transpose()?,
            allowances: Allowances {
                children: of.number("children", row.children)?,
                to_pay: Money::from_centimes(row.allowance_to_pay_centimes),
                to_deduct: Money::from_centimes(row.allowance_to_deduct_centimes),
                net: Money::from_centimes(row.allowance_net_centimes),
                to_return: Money::from_centimes(row.allowance_to_return_centimes),
            },
            surname: row.surname,
            given_name: row.given_name,
            cin: row.cin,
            ..Line::default()
        };
        Ok(Self { line, standing: if row.valid { LineStanding::Valid } else { LineStanding::Blocked } })
    }
}
