//! Instalment plans.

use crate::codec::{RowOf, date, instant, month, typed};
use crate::entity::instalment;
use crate::entity::instalment_plan::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Plans};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, prelude::Uuid,
};
use std::collections::BTreeMap;
use tasrih_domain::declaration::local_date;
use tasrih_domain::id::{AccountId, EmployerId, PlanId};
use tasrih_domain::{Money, Month};
use tasrih_ledger::{Instalment, Plan, PlanState};
use time::OffsetDateTime;

/// A plan with what was said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPlan {
    /// The plan as the ledger judges it.
    pub plan: Plan,
    /// Why it is asked for.
    pub grounds: String,
    /// Who asks.
    pub proposed_by: AccountId,
    /// When.
    pub proposed_at: OffsetDateTime,
    /// The agent who decided.
    pub decided_by: Option<AccountId>,
    /// When.
    pub decided_at: Option<OffsetDateTime>,
    /// The agent's words.
    pub remark: String,
    /// Rises with every change.
    pub version: u32,
}

impl Plans<'_, Change> {
    /// Adds a plan.
    ///
    /// # Errors
    /// `Conflict`: another one of the employer waits to be decided.
    pub async fn insert(&self, one: &KeptPlan) -> Result<(), StorageError> {
        let months: Vec<String> = one.plan.months.iter().map(|one| month(*one).to_string()).collect();
        let row = ActiveModel {
            id: Set(one.plan.id.0),
            employer_id: Set(one.plan.employer.0),
            months: Set(months.join(",")),
            grounds: Set(typed(&one.grounds)),
            state: Set(one.plan.state.code().to_owned()),
            proposed_by: Set(one.proposed_by.0),
            proposed_at_us: Set(instant(one.proposed_at)),
            decided_by: Set(one.decided_by.map(|id| id.0)),
            decided_at_us: Set(one.decided_at.map(instant)),
            remark: Set(typed(&one.remark)),
            version: Set(i32::try_from(one.version).unwrap_or(i32::MAX)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        let parts = (1..).zip(&one.plan.instalments).map(|(nth, part)| instalment::ActiveModel {
            plan_id: Set(one.plan.id.0),
            nth: Set(nth),
            due_on: Set(date(part.on)),
            amount_centimes: Set(part.amount.centimes()),
        });
        instalment::Entity::insert_many(parts).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Writes what was decided, if nobody did since version `seen`.
    ///
    /// # Errors
    /// `Conflict`: somebody was faster.
    pub async fn decide(&self, one: &KeptPlan, seen: u32) -> Result<(), StorageError> {
        let seen = i32::try_from(seen).unwrap_or(i32::MAX);
        let row = ActiveModel {
            state: Set(one.plan.state.code().to_owned()),
            decided_by: Set(one.decided_by.map(|id| id.0)),
            decided_at_us: Set(one.decided_at.map(instant)),
            remark: Set(typed(&one.remark)),
            version: Set(seen.saturating_add(1)),
            ..Default::default()
        };
        let waiting = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(one.plan.id.0))
            .filter(Column::State.eq(PlanState::Proposed.code()))
            .filter(Column::Version.eq(seen));
        if waiting.exec(self.db).await?.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }
}

impl<M> Plans<'_, M> {
    /// The plan of that id.
    pub async fn find(&self, id: PlanId) -> Result<Option<KeptPlan>, StorageError> {
        let rows = Entity::find_by_id(id.0).all(self.db).await?;
        Ok(self.with_parts(rows).await?.pop())
    }

    /// The plans of an employer, the latest first; at most `limit`.
    pub async fn of(&self, employer: EmployerId, limit: u32) -> Result<Vec<KeptPlan>, StorageError> {
        let query = Entity::find().filter(Column::EmployerId.eq(employer.0)).order_by_desc(Column::Id);
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        self.with_parts(rows).await
    }

    /// The plans of an employer that were accepted, the latest first: what its standing is judged by.
    pub async fn accepted(&self, employer: EmployerId) -> Result<Vec<Plan>, StorageError> {
        let query = Entity::find()
            .filter(Column::EmployerId.eq(employer.0))
            .filter(Column::State.eq(PlanState::Accepted.code()))
            .order_by_desc(Column::Id)
            .limit(ACCEPTED_MAX);
        let rows = query.all(self.db).await?;
        Ok(self.with_parts(rows).await?.into_iter().map(|one| one.plan).collect())
    }

    /// Plans that stand there, the oldest first, from after `after`; at most `limit`.
    pub async fn in_state(
        &self,
        state: PlanState,
        after: Option<PlanId>,
        limit: u32,
    ) -> Result<Vec<KeptPlan>, StorageError> {
        let mut query = Entity::find().filter(Column::State.eq(state.code())).order_by_asc(Column::Id);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.0));
        }
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        self.with_parts(rows).await
    }

    /// How many wait for an agent.
    pub async fn waiting(&self) -> Result<u64, StorageError> {
        Ok(Entity::find().filter(Column::State.eq(PlanState::Proposed.code())).count(self.db).await?)
    }

    async fn with_parts(&self, rows: Vec<Model>) -> Result<Vec<KeptPlan>, StorageError> {
        let mut parts: BTreeMap<Uuid, Vec<Instalment>> = BTreeMap::new();
        let query = instalment::Entity::find()
            .filter(instalment::Column::PlanId.is_in(rows.iter().map(|row| row.id)))
            .order_by_asc(instalment::Column::Nth);
        for row in query.all(self.db).await? {
            let of = RowOf { table: "instalment", id: row.plan_id };
            let part =
                Instalment { on: of.date("due_on", &row.due_on)?, amount: Money::from_centimes(row.amount_centimes) };
            parts.entry(row.plan_id).or_default().push(part);
        }
        let whole = |row: Model| {
            let instalments = parts.remove(&row.id).unwrap_or_default();
            kept(row, instalments)
        };
        Ok(rows.into_iter().map(whole).collect::<Result<_, Corrupt>>()?)
    }
}

/// Accepted plans looked at: an employer has one in force, and few before it.
const ACCEPTED_MAX: u64 = 50;

fn kept(row: Model, instalments: Vec<Instalment>) -> Result<KeptPlan, Corrupt> {
    let of = RowOf { table: "instalment_plan", id: row.id };
    let months = row.months.split(',').map(|text| of.parse::<Month>("months", text)).collect::<Result<_, _>>()?;
    let state: PlanState = of.parse("state", &row.state)?;
    let proposed_at = of.instant("proposed_at_us", row.proposed_at_us)?;
    let decided_at = row.decided_at_us.map(|at| of.instant("decided_at_us", at)).transpose()?;
    let plan = Plan {
        id: PlanId(row.id),
        employer: EmployerId(row.employer_id),
        proposed_on: local_date(proposed_at),
        accepted_on: decided_at.filter(|_| state == PlanState::Accepted).map(local_date),
        instalments,
        months,
        state,
    };
    Ok(KeptPlan {
        plan,
        grounds: row.grounds,
        proposed_by: AccountId(row.proposed_by),
        proposed_at,
        decided_by: row.decided_by.map(AccountId),
        decided_at,
        remark: row.remark,
        version: of.number("version", row.version)?,
    })
}
