//! One row for each employer with what a list of many shows of it.
//!
//! A transaction that writes a declaration brings the row of its employer up to date before it is committed: see
//! [`Tx::commit`](crate::Tx::commit). Who is asked about two thousand employers then reads two thousand rows at most,
//! and no declaration.

use crate::codec::{RowOf, date, month};
use crate::entity::employer_summary::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::session::Session;
use crate::tx::{Change, Summaries};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect, prelude::Uuid,
};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::id::{DeclarationId, EmployerId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Money, Month};
use time::{Date, OffsetDateTime};

/// The earliest month and kind that is not filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    /// The month; in the future when everything is filed.
    pub month: Month,
    /// Main or complementary.
    pub kind: DeclarationKind,
    /// What is in preparation for it, where it stands, and its blocking faults.
    pub open: Option<(DeclarationId, State, u32)>,
}

/// The latest month that is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastFiled {
    /// The month.
    pub month: Month,
    /// Its main declaration.
    pub declaration: DeclarationId,
    /// When it was filed.
    pub at: OffsetDateTime,
    /// The last day to file it on time.
    pub due_on: Date,
}

/// Where the employer stood when it was last judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedStanding {
    /// Stable name of the standing.
    pub code: String,
    /// How many reasons there are against it.
    pub reasons: u32,
    /// On which day it was judged.
    pub on: Date,
    /// The last day on which it holds by itself; nothing: something happened since.
    pub holds_until: Option<Date>,
}

/// What a list shows of an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which.
    pub employer: EmployerId,
    /// What is to be done next.
    pub next: NextStep,
    /// What was done last.
    pub last: Option<LastFiled>,
    /// Owed and not paid; below zero: the employer's credit.
    pub balance: Money,
    /// Where it stands, once judged.
    pub standing: Option<JudgedStanding>,
}

/// The months of an employer that are in preparation or filed.
const DECLARED: &str = "SELECT e.declares_from, d.id, d.month, d.kind, d.state, d.slot, d.blocking, d.filed_at_us, \
     d.due_on FROM employer e LEFT JOIN declaration d ON d.employer_id = e.id AND d.slot IS NOT NULL \
     WHERE e.id = $1 ORDER BY d.month, d.kind, d.slot DESC";

/// A row of [`DECLARED`].
#[derive(FromQueryResult)]
struct Declared {
    declares_from: i32,
    id: Option<Uuid>,
    month: Option<i32>,
    kind: Option<i16>,
    state: Option<String>,
    blocking: Option<i64>,
    filed_at_us: Option<i64>,
    due_on: Option<String>,
}

/// Brings the row of an employer up to date, and out of the list of those judged when that is doubtful, within the transaction that changed something about it.
pub(crate) async fn refresh(db: &Session, employer: EmployerId, is_doubtful: bool) -> Result<(), StorageError> {
    // Whoever changes another month of the same employer at the same moment waits here, and then sees this change.
    if db.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT 1 AS one FROM employer_summary WHERE employer_id = $1 FOR UPDATE";
        db.query_one_raw(db.statement(lock, [employer.0.into()])).await?;
    }
    let rows = db.query_all_raw(db.statement(DECLARED, [employer.0.into()])).await?;
    let rows = rows.iter().map(|row| Declared::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = rows.first() else { return Ok(()) };
    let of = RowOf { table: "declaration", id: employer.0 };
    let declares_from = of.month("declares_from", first.declares_from)?;
    let mut row = ActiveModel { is_current: Set(true), ..declared(&of, declares_from, &rows)? };
    if is_doubtful {
        row.holds_until = Set(None);
    }
    Entity::update_many().set(row).filter(Column::EmployerId.eq(employer.0)).exec(db).await?;
    Ok(())
}

/// The columns that follow from the declarations, which come by month, kind, and what is filed before what is open.
fn declared(of: &RowOf<Uuid>, declares_from: Month, rows: &[Declared]) -> Result<ActiveModel, StorageError> {
    let mut gap = declares_from;
    let mut open: Option<(&Declared, i32, i16)> = None;
    let mut last: Option<&Declared> = None;
    for row in rows {
        let (Some(number), Some(kind), Some(state)) = (row.month, row.kind, row.state.as_deref()) else { continue };
        let state: State = of.parse("state", state)?;
        if state.is_filed() && kind == 0 {
            last = Some(row);
            if number == month(gap) {
                gap = gap.next();
            }
        } else if state.is_open() && open.is_none() {
            open = Some((row, number, kind));
        }
    }
    let at_gap = (month(gap), 0_i16);
    // What is in preparation for a later month does not go before a month that is missing.
    let main_at_gap = rows
        .iter()
        .find(|row| (row.month, row.kind) == (Some(at_gap.0), Some(0)) && row.state.as_deref().is_some_and(is_open));
    let (next, begun) = match open.filter(|(_, number, kind)| (*number, *kind) < at_gap) {
        Some((row, number, kind)) => ((number, kind), Some(row)),
        None => (at_gap, main_at_gap),
    };
    Ok(ActiveModel {
        next_month: Set(next.0),
        next_kind: Set(next.1),
        next_declaration_id: Set(begun.and_then(|row| row.id)),
        next_state: Set(begun.and_then(|row| row.state.clone())),
        next_blocking: Set(begun.and_then(|row| row.blocking).unwrap_or(0)),
        last_month: Set(last.and_then(|row| row.month)),
        last_declaration_id: Set(last.and_then(|row| row.id)),
        last_filed_at_us: Set(last.and_then(|row| row.filed_at_us)),
        last_due_on: Set(last.and_then(|row| row.due_on.clone())),
        ..Default::default()
    })
}

fn is_open(state: &str) -> bool {
    state.parse::<State>().is_ok_and(State::is_open)
}

/// The row of an employer that has just been added.
pub(crate) async fn begin(db: &Session, employer: EmployerId, declares_from: Month) -> Result<(), StorageError> {
    let row = ActiveModel {
        employer_id: Set(employer.0),
        is_current: Set(true),
        next_month: Set(month(declares_from)),
        next_kind: Set(0),
        next_blocking: Set(0),
        balance_centimes: Set(0),
        reasons: Set(0),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

impl Summaries<'_, Change> {
    /// Brings the row of an employer up to date, whatever is in it.
    pub async fn refresh(&self, employer: EmployerId) -> Result<(), StorageError> {
        refresh(self.db, employer, false).await
    }

    /// Writes how an employer was judged, and what it owes.
    pub async fn judge(
        &self,
        employer: EmployerId,
        balance: Money,
        standing: &JudgedStanding,
    ) -> Result<(), StorageError> {
        let row = ActiveModel {
            balance_centimes: Set(balance.centimes()),
            standing: Set(Some(standing.code.clone())),
            reasons: Set(i64::from(standing.reasons)),
            judged_on: Set(Some(date(standing.on))),
            holds_until: Set(standing.holds_until.map(date)),
            ..Default::default()
        };
        Entity::update_many().set(row).filter(Column::EmployerId.eq(employer.0)).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Summaries<'_, M> {
    /// The row of an employer.
    pub async fn find(&self, employer: EmployerId) -> Result<Option<Summary>, StorageError> {
        Ok(Entity::find_by_id(employer.0).one(self.db).await?.map(Summary::try_from).transpose()?)
    }

    /// Employers whose row has not been filled yet; at most `limit`.
    pub async fn unfilled(&self, limit: u32) -> Result<Vec<EmployerId>, StorageError> {
        let query = Entity::find().select_only().column(Column::EmployerId).filter(Column::IsCurrent.eq(false));
        let ids = query.limit(u64::from(limit)).into_tuple::<Uuid>().all(self.db).await?;
        Ok(ids.into_iter().map(EmployerId).collect())
    }

    /// Employers after `after` whose standing no longer holds on that day, in the order of their ids; at most `limit`.
    pub async fn to_judge(
        &self,
        on: Date,
        after: Option<EmployerId>,
        limit: u32,
    ) -> Result<Vec<EmployerId>, StorageError> {
        let over = Condition::any().add(Column::HoldsUntil.is_null()).add(Column::HoldsUntil.lt(date(on)));
        let mut query = Entity::find().select_only().column(Column::EmployerId).filter(over);
        if let Some(after) = after {
            query = query.filter(Column::EmployerId.gt(after.0));
        }
        let query = query.order_by_asc(Column::EmployerId).limit(u64::from(limit));
        Ok(query.into_tuple::<Uuid>().all(self.db).await?.into_iter().map(EmployerId).collect())
    }
}

impl TryFrom<Model> for Summary {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "employer_summary", id: row.employer_id };
        let kind = u8::try_from(row.next_kind).ok().and_then(DeclarationKind::from_number);
        let open = match (row.next_declaration_id, row.next_state.as_deref()) {
            (Some(id), Some(state)) => {
                let blocking = of.number("next_blocking", row.next_blocking)?;
                Some((DeclarationId(id), of.parse("next_state", state)?, blocking))
            }
            _ => None,
        };
        let last = match (row.last_month, row.last_declaration_id, row.last_filed_at_us, row.last_due_on.as_deref()) {
            (Some(number), Some(id), Some(at), Some(due_on)) => Some(LastFiled {
                month: of.month("last_month", number)?,
                declaration: DeclarationId(id),
                at: of.instant("last_filed_at_us", at)?,
                due_on: of.date("last_due_on", due_on)?,
            }),
            _ => None,
        };
        let standing = match (row.standing, row.judged_on.as_deref()) {
            (Some(code), Some(on)) => Some(JudgedStanding {
                code,
                reasons: of.number("reasons", row.reasons)?,
                on: of.date("judged_on", on)?,
                holds_until: row.holds_until.as_deref().map(|day| of.date("holds_until", day)).transpose()?,
            }),
            _ => None,
        };
        Ok(Self {
            employer: EmployerId(row.employer_id),
            next: NextStep { month: of.month("next_month", row.next_month)?, kind: of.read("next_kind", kind)?, open },
            last,
            balance: Money::from_centimes(row.balance_centimes),
            standing,
        })
    }
}
