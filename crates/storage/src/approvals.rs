//! What one agent proposes and another one decides.

use crate::codec::{RowOf, instant, month, typed};
use crate::entity::approval::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::law::{change_from_json, change_to_json};
use crate::tx::{Approvals, Change};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::{Value, json};
use tasrih_domain::approval::{Act, Approval, ApprovalState, Decision, FiledMonth, Impact, Proposal};
use tasrih_domain::id::{AccountId, ApprovalId, EmployerId};
use tasrih_domain::{Branch, Money, Month};
use time::OffsetDateTime;

/// Which proposals are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ApprovalFilter {
    /// In that state.
    pub state: Option<ApprovalState>,
    /// Of that act.
    pub act: Option<Act>,
}

/// Where a page of proposals ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenApproval {
    /// When the last one seen was made.
    pub asked_at: OffsetDateTime,
    /// Its id.
    pub id: ApprovalId,
}

impl Approvals<'_, Change> {
    /// Adds a proposal.
    ///
    /// # Errors
    /// `Conflict`: another one waits about the same thing.
    pub async fn insert(&self, one: &Approval) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(one.id.0),
            act: Set(one.proposal.act().code().to_owned()),
            topic: Set(one.proposal.topic()),
            payload: Set(payload(&one.proposal)),
            grounds: Set(typed(&one.grounds)),
            url: Set(one.url.as_deref().map(typed)),
            impact: Set(one.impact.as_ref().map(impact_to_json)),
            employer_id: Set(one.proposal.employer().map(|id| id.0)),
            asked_by: Set(one.asked_by.0),
            asked_at_us: Set(instant(one.asked_at)),
            state: Set(one.state.code().to_owned()),
            version: Set(i32::try_from(one.version).unwrap_or(i32::MAX)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Writes what was decided, if nobody decided since the proposal was read.
    ///
    /// # Errors
    /// `Conflict`: somebody was faster.
    pub async fn decide(&self, one: &Approval, state: ApprovalState, decision: &Decision) -> Result<(), StorageError> {
        let version = i32::try_from(one.version).unwrap_or(i32::MAX);
        let row = ActiveModel {
            state: Set(state.code().to_owned()),
            decided_by: Set(Some(decision.by.0)),
            decided_at_us: Set(Some(instant(decision.at))),
            reason: Set(Some(typed(&decision.reason))),
            version: Set(version.saturating_add(1)),
            ..Default::default()
        };
        let moved = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(one.id.0))
            .filter(Column::State.eq(ApprovalState::Waiting.code()))
            .filter(Column::Version.eq(version))
            .exec(self.db)
            .await?;
        if moved.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }

    /// Lays aside the proposals made at `before` or earlier that nobody decided; says how many.
    pub async fn expire(&self, before: OffsetDateTime) -> Result<u64, StorageError> {
        let row = ActiveModel { state: Set(ApprovalState::Expired.code().to_owned()), ..Default::default() };
        let old = Entity::update_many()
            .set(row)
            .filter(Column::State.eq(ApprovalState::Waiting.code()))
            .filter(Column::AskedAtUs.lte(instant(before)));
        Ok(old.exec(self.db).await?.rows_affected)
    }
}

impl<M> Approvals<'_, M> {
    /// The proposal of that id.
    pub async fn find(&self, id: ApprovalId) -> Result<Option<Approval>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Approval::try_from).transpose()?)
    }

    /// The proposal that waits about that thing.
    pub async fn waiting_about(&self, topic: &str) -> Result<Option<Approval>, StorageError> {
        let query =
            Entity::find().filter(Column::Topic.eq(topic)).filter(Column::State.eq(ApprovalState::Waiting.code()));
        Ok(query.one(self.db).await?.map(Approval::try_from).transpose()?)
    }

    /// How many wait that were made after `after`, by whoever else than `besides`.
    pub async fn waiting(&self, after: OffsetDateTime, besides: AccountId) -> Result<u64, StorageError> {
        let query = Entity::find()
            .filter(Column::State.eq(ApprovalState::Waiting.code()))
            .filter(Column::AskedAtUs.gt(instant(after)))
            .filter(Column::AskedBy.ne(besides.0));
        Ok(query.count(self.db).await?)
    }

    /// The proposals that the filter lets through, the latest first, from after `after`; at most `limit`.
    pub async fn page(
        &self,
        filter: ApprovalFilter,
        after: Option<SeenApproval>,
        limit: u32,
    ) -> Result<Vec<Approval>, StorageError> {
        let mut query = Entity::find();
        if let Some(state) = filter.state {
            query = query.filter(Column::State.eq(state.code()));
        }
        if let Some(act) = filter.act {
            query = query.filter(Column::Act.eq(act.code()));
        }
        if let Some(seen) = after {
            let at = instant(seen.asked_at);
            let same = Condition::all().add(Column::AskedAtUs.eq(at)).add(Column::Id.lt(seen.id.0));
            query = query.filter(Condition::any().add(Column::AskedAtUs.lt(at)).add(same));
        }
        let ordered = query.order_by_desc(Column::AskedAtUs).order_by_desc(Column::Id).limit(u64::from(limit));
        Ok(ordered.all(self.db).await?.into_iter().map(Approval::try_from).collect::<Result<_, _>>()?)
    }
}

/// The typed payload of each act as JSON.
fn payload(proposal: &Proposal) -> String {
    match proposal {
        Proposal::Law(change) => change_to_json(change),
        Proposal::CancelFiling { declaration, .. } => json!({ "declaration": declaration.to_string() }).to_string(),
        Proposal::CounterAdministrator { address, .. } => json!({ "address": address.text() }).to_string(),
        Proposal::Contact { change, address, .. } => {
            json!({ "change": change.code(), "address": address.text() }).to_string()
        }
        Proposal::Remission { month, of, amount, .. } => {
            let centimes = amount.centimes().to_string();
            json!({ "month": month.to_string(), "of": of.code(), "centimes": centimes }).to_string()
        }
    }
}

fn proposal(of: &RowOf<uuid::Uuid>, row: &Model) -> Result<Proposal, Corrupt> {
    let employer = || of.read("employer_id", row.employer_id.map(EmployerId));
    Ok(match of.parse::<Act>("act", &row.act)? {
        Act::Deadline | Act::Rate | Act::RuleSwitch => {
            Proposal::Law(of.read("payload", change_from_json(&row.payload))?)
        }
        Act::CancelFiling => {
            let declaration = text_of(&row.payload, "declaration").and_then(|id| id.parse().ok());
            Proposal::CancelFiling { declaration: of.read("payload", declaration)?, employer: employer()? }
        }
        Act::CounterAdministrator => {
            let address = text_of(&row.payload, "address").and_then(|text| text.parse().ok());
            Proposal::CounterAdministrator { employer: employer()?, address: of.read("payload", address)? }
        }
        Act::Contact => {
            let read = |name| text_of(&row.payload, name);
            Proposal::Contact {
                employer: employer()?,
                change: of.read("payload", read("change").and_then(|text| text.parse().ok()))?,
                address: of.read("payload", read("address").and_then(|text| text.parse().ok()))?,
            }
        }
        Act::Remission => {
            let read = |name| text_of(&row.payload, name);
            let centimes = read("centimes").and_then(|text| text.parse().ok());
            Proposal::Remission {
                employer: employer()?,
                month: of.read("payload", read("month").and_then(|text| text.parse().ok()))?,
                of: of.read("payload", read("of").and_then(|text| text.parse().ok()))?,
                amount: Money::from_centimes(of.read("payload", centimes)?),
            }
        }
    })
}

fn text_of(json: &str, name: &str) -> Option<String> {
    let json: Value = serde_json::from_str(json).ok()?;
    json.get(name)?.as_str().map(str::to_owned)
}

fn impact_to_json(impact: &Impact) -> String {
    let branches: Vec<_> = impact
        .branches
        .iter()
        .map(|(branch, before, after)| json!([branch.code(), before.centimes(), after.centimes()]))
        .collect();
    let filed: Vec<_> = impact
        .filed
        .iter()
        .map(|one| json!([month(one.month), one.declarations, one.before.centimes(), one.after.centimes()]))
        .collect();
    json!({
        "filed": filed,
        "month": month(impact.month),
        "declarations": impact.declarations,
        "employees": impact.employees,
        "branches": branches,
    })
    .to_string()
}

fn impact_from_json(json: &str) -> Option<Impact> {
    let json: Value = serde_json::from_str(json).ok()?;
    let number = |name: &str| json.get(name).and_then(Value::as_u64);
    let one = |entry: &Value| {
        let code = entry.get(0)?.as_str()?;
        let money = |at: usize| entry.get(at).and_then(Value::as_i64).map(Money::from_centimes);
        Some((Branch::ALL.into_iter().find(|branch| branch.code() == code)?, money(1)?, money(2)?))
    };
    let filed = |entry: &Value| {
        let number = |at: usize| entry.get(at).and_then(Value::as_u64);
        let money = |at: usize| entry.get(at).and_then(Value::as_i64).map(Money::from_centimes);
        let month = Month::from_number(u32::try_from(number(0)?).ok()?)?;
        Some(FiledMonth { month, declarations: number(1)?, before: money(2)?, after: money(3)? })
    };
    // An older proposal says nothing of them: it could concern none.
    let filed =
        json.get("filed").and_then(Value::as_array).map_or(Some(Vec::new()), |all| all.iter().map(filed).collect());
    Some(Impact {
        filed: filed?,
        month: Month::from_number(u32::try_from(number("month")?).ok()?)?,
        declarations: number("declarations")?,
        employees: number("employees")?,
        branches: json.get("branches")?.as_array()?.iter().map(one).collect::<Option<_>>()?,
    })
}

impl TryFrom<Model> for Approval {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "approval", id: row.id };
        let decision = match (row.decided_by, row.decided_at_us) {
            (Some(by), Some(at)) => Some(Decision {
                by: AccountId(by),
                at: of.instant("decided_at_us", at)?,
                reason: row.reason.clone().unwrap_or_default(),
            }),
            _ => None,
        };
        Ok(Self {
            id: ApprovalId(row.id),
            proposal: proposal(&of, &row)?,
            impact: row.impact.as_deref().map(|json| of.read("impact", impact_from_json(json))).transpose()?,
            asked_by: AccountId(row.asked_by),
            asked_at: of.instant("asked_at_us", row.asked_at_us)?,
            state: of.parse("state", &row.state)?,
            version: of.number("version", row.version)?,
            decision,
            grounds: row.grounds,
            url: row.url,
        })
    }
}
