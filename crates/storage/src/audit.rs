//! Who did and saw what. Rows are only ever added, and a chain of hashes over them shows when one was changed or
//! taken away behind our back.

use crate::codec::{RowOf, args_from_json, args_to_json, instant};
use crate::entity::audit_event::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::store::Store;
use crate::tx::{Audit, Change};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, prelude::Uuid, sea_query::IntoCondition,
};
use sha2::{Digest, Sha256};
use tasrih_domain::Args;
use tasrih_domain::access::{Post, Role, Under};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::id::{AccountId, EmployerId, MandateId, PersonId};
use time::OffsetDateTime;

/// Events sealed in one transaction.
const SEALED_AT_ONCE: u64 = 500;
/// Sealed events looked at again for those that came in between: transactions that ran side by side.
const LOOKED_BACK: i64 = 2_000;
/// The transaction-long lock of PostgreSQL under which one sealer works at a time: a number of our own.
const SEALERS: i64 = 0x7461_7372_6968;

/// An event as it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedAudit {
    /// Rises with every event.
    pub id: i64,
    /// When.
    pub at: OffsetDateTime,
    /// Who.
    pub who: Who,
    /// By what right.
    pub under: Option<Under>,
    /// The employer concerned.
    pub employer: Option<EmployerId>,
    /// The insured person concerned.
    pub person: Option<PersonId>,
    /// What.
    pub act: String,
    /// Id of the thing.
    pub subject: Option<String>,
    /// Figures.
    pub details: Args,
}

/// Which events are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditOf {
    /// What concerns an employer.
    Employer(EmployerId),
    /// What concerns an insured person.
    Person(PersonId),
    /// What was done by an account.
    Account(AccountId),
    /// What was done to the thing of that id.
    Subject(String),
    /// What became of a mandate and what was done under it, as its principal may read it.
    Mandate {
        /// Which.
        mandate: MandateId,
        /// Who gave it.
        principal: EmployerId,
    },
}

/// What the chain says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainReport {
    /// Events whose place in the chain was checked.
    pub sealed: u64,
    /// Events that are not in the chain yet.
    pub waiting: u64,
    /// The first place of the chain that does not hold, from 1, and the id of its event.
    pub broken: Option<(i64, i64)>,
    /// The last hash: kept elsewhere, it also shows a chain that was made anew.
    pub head: [u8; 32],
}

impl Audit<'_, Change> {
    /// Records an event.
    pub async fn append(&self, event: &AuditEvent) -> Result<(), StorageError> {
        let (who_kind, who_id) = match event.who {
            Who::Account(id) => ("account", Some(id.0)),
            Who::Person(id) => ("person", Some(id.0)),
            Who::Visitor => ("visitor", None),
            Who::Gateway => ("gateway", None),
        };
        let (kind, code, mandate, firm) = match event.under {
            Some(Under::Role(role)) => (Some("role"), Some(role.code()), None, None),
            Some(Under::Mandate { mandate, firm }) => (Some("mandate"), None, Some(mandate.0), Some(firm.0)),
            Some(Under::Post(post)) => (Some("post"), Some(post.code()), None, None),
            None => (None, None, None, None),
        };
        let row = ActiveModel {
            at_us: Set(instant(event.at)),
            who_kind: Set(who_kind.to_owned()),
            who_id: Set(who_id),
            under_kind: Set(kind.map(str::to_owned)),
            under_code: Set(code.map(str::to_owned)),
            mandate_id: Set(mandate),
            firm_id: Set(firm),
            employer_id: Set(event.employer.map(|id| id.0)),
            person_id: Set(event.person.map(|id| id.0)),
            act: Set(event.act.to_owned()),
            subject: Set(event.subject.clone()),
            details: Set(args_to_json(&event.details)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Puts the next events after the id `after` into the chain, in the order of their ids; says how many.
    async fn seal(&self, after: i64) -> Result<u64, StorageError> {
        if self.db.get_database_backend() == DbBackend::Postgres {
            let lock = self.db.statement("SELECT pg_advisory_xact_lock($1)", [SEALERS.into()]);
            self.db.query_one_raw(lock).await?;
        }
        let last = "SELECT place, hash FROM audit_seal ORDER BY place DESC LIMIT 1";
        let (mut place, mut hash) = match self.db.query_one_raw(self.db.statement(last, [])).await? {
            Some(row) => (row.try_get::<i64>("", "place")?, row.try_get::<Vec<u8>>("", "hash")?),
            None => (0, vec![0; 32]),
        };
        let unsealed = "SELECT id FROM audit_event e WHERE NOT EXISTS \
             (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id) AND id > $2 ORDER BY id LIMIT $1";
        let limit = i64::try_from(SEALED_AT_ONCE).unwrap_or(i64::MAX);
        let rows = self.db.query_all_raw(self.db.statement(unsealed, [limit.into(), after.into()])).await?;
        let ids = rows.iter().map(|row| row.try_get::<i64>("", "id")).collect::<Result<Vec<_>, _>>()?;
        if ids.is_empty() {
            return Ok(0);
        }
        let events = Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(self.db).await?;
        let mut sealed = 0;
        for event in &events {
            place += 1;
            hash = link(&hash, event).to_vec();
            let sql = "INSERT INTO audit_seal (place, event_id, hash) VALUES ($1, $2, $3)";
            let values = [place.into(), event.id.into(), hash.clone().into()];
            self.db.execute_raw(self.db.statement(sql, values)).await?;
            sealed += 1;
        }
        Ok(sealed)
    }
}

impl Store {
    /// Puts every event that waits into the chain; says how many.
    pub async fn seal_audit(&self) -> Result<u64, StorageError> {
        let mut sealed = 0;
        loop {
            if self.read().audit().waiting().await? == 0 {
                return Ok(sealed);
            }
            let tx = self.begin_write().await?;
            let now = tx.audit().seal(0).await?;
            tx.commit().await?;
            sealed += now;
            if now < SEALED_AT_ONCE {
                return Ok(sealed);
            }
        }
    }

    /// The same for what was written lately, without looking at everything that was ever written; says how many. An
    /// event whose transaction was overtaken by thousands of others waits for [`Store::seal_audit`].
    pub async fn seal_new_audit(&self) -> Result<u64, StorageError> {
        let after = self.read().audit().all_sealed_up_to().await?;
        let mut sealed = 0;
        while self.read().audit().is_unsealed_after(after).await? {
            let tx = self.begin_write().await?;
            let now = tx.audit().seal(after).await?;
            tx.commit().await?;
            sealed += now;
            if now < SEALED_AT_ONCE {
                break;
            }
        }
        Ok(sealed)
    }

    /// Walks the whole chain and computes every hash again.
    pub async fn verify_audit(&self) -> Result<ChainReport, StorageError> {
        let reader = self.read();
        let db = &reader.session;
        let mut report = ChainReport { sealed: 0, waiting: 0, broken: None, head: [0; 32] };
        let mut after = 0_i64;
        loop {
            let page = "SELECT place, event_id, hash FROM audit_seal WHERE place > $1 ORDER BY place LIMIT 1000";
            let seals = db.query_all_raw(db.statement(page, [after.into()])).await?;
            if seals.is_empty() {
                break;
            }
            let ids: Vec<i64> = seals.iter().map(|row| row.try_get("", "event_id")).collect::<Result<_, _>>()?;
            let events = Entity::find().filter(Column::Id.is_in(ids)).all(db).await?;
            let by_id: std::collections::HashMap<i64, &Model> = events.iter().map(|event| (event.id, event)).collect();
            for seal in &seals {
                let place: i64 = seal.try_get("", "place")?;
                let id: i64 = seal.try_get("", "event_id")?;
                let stored: Vec<u8> = seal.try_get("", "hash")?;
                let expected = by_id.get(&id).map(|event| link(&report.head, event));
                if place != after + 1 || expected.is_none_or(|hash| hash.as_slice() != stored) {
                    report.broken = Some((after + 1, id));
                    return Ok(report);
                }
                report.head = expected.unwrap_or(report.head);
                report.sealed += 1;
                after = place;
            }
        }
        report.waiting = reader.audit().waiting().await?;
        Ok(report)
    }
}

impl<M> Audit<'_, M> {
    /// The latest events first, those before the event `before`; at most `limit`.
    pub async fn page(
        &self,
        of: &AuditOf,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<RecordedAudit>, StorageError> {
        self.page_of(of, &[], before, limit).await
    }

    /// The same of those acts only whose names begin in one of these ways; none given: of all.
    pub async fn page_of(
        &self,
        of: &AuditOf,
        beginnings: &[&str],
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<RecordedAudit>, StorageError> {
        let about = match of {
            AuditOf::Employer(id) => Column::EmployerId.eq(id.0).into_condition(),
            AuditOf::Person(id) => Column::PersonId.eq(id.0).into_condition(),
            AuditOf::Account(id) => Condition::all().add(Column::WhoId.eq(id.0)).add(Column::WhoKind.eq("account")),
            AuditOf::Subject(id) => Column::Subject.eq(id.as_str()).into_condition(),
            AuditOf::Mandate { mandate, principal } => {
                let itself = Column::Subject.eq(mandate.to_string());
                let under = Condition::any().add(itself).add(Column::MandateId.eq(mandate.0));
                Condition::all().add(Column::EmployerId.eq(principal.0)).add(under)
            }
        };
        // An empty “any” would be false.
        let wanted = match beginnings {
            [] => Condition::all(),
            some => some.iter().fold(Condition::any(), |any, one| any.add(Column::Act.starts_with(*one))),
        };
        let rows = Entity::find()
            .filter(about)
            .filter(wanted)
            .filter(Column::Id.lt(before.unwrap_or(i64::MAX)))
            .order_by_desc(Column::Id)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(RecordedAudit::try_from).collect::<Result<_, _>>()?)
    }

    /// An event before the last ones that were sealed.
    async fn all_sealed_up_to(&self) -> Result<i64, StorageError> {
        let sql = "SELECT event_id FROM audit_seal WHERE place = (SELECT max(place) FROM audit_seal) - $1";
        let row = self.db.query_one_raw(self.db.statement(sql, [LOOKED_BACK.into()])).await?;
        Ok(row.map(|row| row.try_get("", "event_id")).transpose()?.unwrap_or(0))
    }

    async fn is_unsealed_after(&self, after: i64) -> Result<bool, StorageError> {
        let sql = "SELECT id FROM audit_event e WHERE id > $1 AND NOT EXISTS \
             (SELECT 1 FROM audit_seal s WHERE s.event_id = e.id) LIMIT 1";
        Ok(self.db.query_one_raw(self.db.statement(sql, [after.into()])).await?.is_some())
    }

    /// Events that are not in the chain yet.
    pub async fn waiting(&self) -> Result<u64, StorageError> {
        let sql = "SELECT (SELECT count(*) FROM audit_event) - (SELECT count(*) FROM audit_seal) AS waiting";
        let row = self.db.query_one_raw(self.db.statement(sql, [])).await?;
        let waiting = row.map(|row| row.try_get::<i64>("", "waiting")).transpose()?.unwrap_or(0);
        Ok(u64::try_from(waiting).unwrap_or(0))
    }
}

/// The hash of an event at its place: over the hash before and every column, each with its length, so that no two
/// rows read the same.
fn link(before: &[u8], event: &Model) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    let mut part = |bytes: Option<&[u8]>| match bytes {
        Some(bytes) => {
            hash.update([1]);
            hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(bytes);
        }
        None => hash.update([0]),
    };
    let text = |text: &Option<String>| text.clone().map(String::into_bytes);
    let id = |id: &Option<Uuid>| id.map(|id| id.as_bytes().to_vec());
    part(Some(&event.id.to_be_bytes()));
    part(Some(&event.at_us.to_be_bytes()));
    part(Some(event.who_kind.as_bytes()));
    part(id(&event.who_id).as_deref());
    part(text(&event.under_kind).as_deref());
    part(text(&event.under_code).as_deref());
    part(id(&event.mandate_id).as_deref());
    part(id(&event.firm_id).as_deref());
    part(id(&event.employer_id).as_deref());
    part(id(&event.person_id).as_deref());
    part(Some(event.act.as_bytes()));
    part(text(&event.subject).as_deref());
    part(Some(event.details.as_bytes()));
    hash.finalize().into()
}

impl TryFrom<Model> for RecordedAudit {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "audit_event", id: row.id };
        let who = match (row.who_kind.as_str(), row.who_id) {
            ("account", Some(id)) => Who::Account(AccountId(id)),
            ("person", Some(id)) => Who::Person(PersonId(id)),
            ("visitor", _) => Who::Visitor,
            ("gateway", _) => Who::Gateway,
            _ => return Err(of.corrupt("who_kind")),
        };
        let code = row.under_code.as_deref().unwrap_or_default();
        let under = match (row.under_kind.as_deref(), row.mandate_id, row.firm_id) {
            (None, ..) => None,
            (Some("role"), ..) => Some(Under::Role(of.parse::<Role>("under_code", code)?)),
            (Some("post"), ..) => Some(Under::Post(of.parse::<Post>("under_code", code)?)),
            (Some("mandate"), Some(mandate), Some(firm)) => {
                Some(Under::Mandate { mandate: MandateId(mandate), firm: EmployerId(firm) })
            }
            _ => return Err(of.corrupt("under_kind")),
        };
        Ok(Self {
            id: row.id,
            at: of.instant("at_us", row.at_us)?,
            who,
            under,
            employer: row.employer_id.map(EmployerId),
            person: row.person_id.map(PersonId),
            act: row.act,
            subject: row.subject,
            details: of.read("details", args_from_json(&row.details))?,
        })
    }
}
