//! Requests to register employees, and what happened to them.

use crate::codec::{RowOf, date, instant, typed};
use crate::entity::registration::{ActiveModel, Column, Entity, Model};
use crate::entity::{registration_event, registration_paper};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Registrations};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};
use serde_json::{Map, Value};
use std::collections::HashMap;
use tasrih_domain::InsuredNumber;
use tasrih_domain::id::{AccountId, BatchId, EmployerId, RegistrationId};
use tasrih_domain::registration::{Happening, Item, Request, RequestNumber, SearchKeys, State, Typed};
use time::OffsetDateTime;
use uuid::Uuid;

/// Where a page of the agents' queue ended: the oldest sent come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueSeen {
    /// When the last request seen was sent.
    pub sent_at: OffsetDateTime,
    /// Its id.
    pub id: RegistrationId,
}

/// What was typed, as JSON: text by item.
pub(crate) fn typed_to_json(of: &Typed) -> String {
    let all: Map<String, Value> =
        of.iter().map(|(item, text)| (item.code().to_owned(), Value::String(typed(text)))).collect();
    Value::Object(all).to_string()
}

pub(crate) fn typed_from_json(json: &str) -> Option<Typed> {
    let Value::Object(all) = serde_json::from_str(json).ok()? else { return None };
    all.iter().map(|(item, text)| Some((item.parse::<Item>().ok()?, text.as_str()?.to_owned()))).collect()
}

impl Registrations<'_, Change> {
    /// Adds a request.
    pub async fn insert(&self, request: &Request, keys: &SearchKeys) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(request.id.0),
            employer_id: Set(request.employer.0),
            batch_id: Set(request.batch.map(|batch| batch.0)),
            created_by: Set(request.created_by.0),
            created_at_us: Set(instant(request.created_at)),
            version: Set(i64::from(request.version)),
            ..changeable(request, keys)
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        self.put_papers(request.id, keys).await
    }

    /// Writes what may change of a request, if nobody changed it since version `seen`; yields the version it has now.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn save(&self, request: &Request, keys: &SearchKeys, seen: u32) -> Result<u32, StorageError> {
        let version = seen.checked_add(1).ok_or(StorageError::Conflict)?;
        let row = ActiveModel { version: Set(i64::from(version)), ..changeable(request, keys) };
        let outcome = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(request.id.0))
            .filter(Column::Version.eq(i64::from(seen)))
            .exec(self.db)
            .await?;
        if outcome.rows_affected != 1 {
            return Err(StorageError::Conflict);
        }
        let old = registration_paper::Column::RegistrationId.eq(request.id.0);
        registration_paper::Entity::delete_many().filter(old).exec(self.db).await?;
        self.put_papers(request.id, keys).await?;
        Ok(version)
    }

    async fn put_papers(&self, id: RegistrationId, keys: &SearchKeys) -> Result<(), StorageError> {
        let row =
            |paper: &String| registration_paper::ActiveModel { registration_id: Set(id.0), paper: Set(typed(paper)) };
        if keys.papers.is_empty() {
            return Ok(());
        }
        registration_paper::Entity::insert_many(keys.papers.iter().map(row)).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// The next number of a year. Held until the end of the transaction, so that numbers have no gaps.
    pub async fn next_number(&self, year: u16) -> Result<RequestNumber, StorageError> {
        let sql = "INSERT INTO registration_serial (year, last) VALUES ($1, 1) \
            ON CONFLICT (year) DO UPDATE SET last = registration_serial.last + 1 RETURNING last";
        let row = self.db.query_one_raw(self.db.statement(sql, [i32::from(year).into()])).await?;
        let last = row.map(|row| row.try_get::<i32>("", "last")).transpose()?;
        let of = RowOf { table: "registration_serial", id: year };
        let serial = of.read("last", last.and_then(|last| u32::try_from(last).ok()))?;
        Ok(RequestNumber { year, serial })
    }

    /// Waits until no other transaction gives numbers or decides, and keeps others waiting until the end of this one.
    pub async fn take_turn(&self, year: u16) -> Result<(), StorageError> {
        let sql = "INSERT INTO registration_serial (year, last) VALUES ($1, 0) \
            ON CONFLICT (year) DO UPDATE SET last = registration_serial.last";
        self.db.execute_raw(self.db.statement(sql, [i32::from(year).into()])).await?;
        Ok(())
    }

    /// Records a move.
    pub async fn append(&self, id: RegistrationId, happening: &Happening) -> Result<(), StorageError> {
        let row = registration_event::ActiveModel {
            registration_id: Set(id.0),
            at_us: Set(instant(happening.at)),
            actor_id: Set(happening.actor.map(|actor| actor.0)),
            side: Set(happening.side.code().to_owned()),
            event: Set(happening.event.code().to_owned()),
            from_state: Set(happening.from.code().to_owned()),
            to_state: Set(happening.to.code().to_owned()),
            words: Set(typed(&happening.words)),
            ..Default::default()
        };
        registration_event::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Registrations<'_, M> {
    async fn many(&self, query: Select<Entity>) -> Result<Vec<Request>, StorageError> {
        Ok(query.all(self.db).await?.into_iter().map(Request::try_from).collect::<Result<_, _>>()?)
    }

    /// The request of that id.
    pub async fn find(&self, id: RegistrationId) -> Result<Option<Request>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Request::try_from).transpose()?)
    }

    /// The request of that number.
    pub async fn find_by_number(&self, number: RequestNumber) -> Result<Option<Request>, StorageError> {
        let serial = i32::try_from(number.serial).unwrap_or(i32::MAX);
        let query = Entity::find()
            .filter(Column::NumberYear.eq(i32::from(number.year)))
            .filter(Column::NumberSerial.eq(serial));
        Ok(query.one(self.db).await?.map(Request::try_from).transpose()?)
    }

    /// The requests of an employer in these states, the latest begun first, from before `before`; at most `limit`.
    pub async fn page(
        &self,
        employer: EmployerId,
        states: &[State],
        before: Option<RegistrationId>,
        limit: u32,
    ) -> Result<Vec<Request>, StorageError> {
        let mut query = Entity::find().filter(Column::EmployerId.eq(employer.0)).filter(in_states(states));
        if let Some(before) = before {
            query = query.filter(Column::Id.lt(before.0));
        }
        self.many(query.order_by_desc(Column::Id).limit(u64::from(limit))).await
    }

    /// How many requests of an employer stand in each state.
    pub async fn counts(&self, employer: EmployerId) -> Result<Vec<(State, u64)>, StorageError> {
        let rows: Vec<(String, i64)> = Entity::find()
            .select_only()
            .column(Column::State)
            .column_as(Column::Id.count(), "count")
            .filter(Column::EmployerId.eq(employer.0))
            .group_by(Column::State)
            .into_tuple()
            .all(self.db)
            .await?;
        let of = RowOf { table: "registration", id: employer.0 };
        rows.into_iter()
            .map(|(state, count)| Ok((of.parse("state", &state)?, u64::try_from(count).unwrap_or(0))))
            .collect()
    }

    /// How many requests of each of these employers wait for its own people: unanswered questions, then drafts.
    pub async fn own_tasks(&self, employers: &[EmployerId]) -> Result<HashMap<EmployerId, (u64, u64)>, StorageError> {
        let (asked, drafts) = (State::NeedsInformation.code(), State::Draft.code());
        let rows: Vec<(uuid::Uuid, String, i64)> = Entity::find()
            .select_only()
            .column(Column::EmployerId)
            .column(Column::State)
            .column_as(Column::Id.count(), "count")
            .filter(Column::EmployerId.is_in(employers.iter().map(|id| id.0)))
            .filter(Column::State.is_in([asked, drafts]))
            .group_by(Column::EmployerId)
            .group_by(Column::State)
            .into_tuple()
            .all(self.db)
            .await?;
        let mut tasks = HashMap::<_, (u64, u64)>::new();
        for (employer, state, count) in rows {
            let of = tasks.entry(EmployerId(employer)).or_default();
            let count = u64::try_from(count).unwrap_or(0);
            if state == asked { of.0 += count } else { of.1 += count }
        }
        Ok(tasks)
    }

    /// The requests in these states from every employer, the longest waiting first, from after `after`.
    pub async fn queue(
        &self,
        states: &[State],
        employer: Option<EmployerId>,
        after: Option<QueueSeen>,
        limit: u32,
    ) -> Result<Vec<Request>, StorageError> {
        let mut query = Entity::find().filter(in_states(states)).filter(Column::SentAtUs.is_not_null());
        if let Some(employer) = employer {
            query = query.filter(Column::EmployerId.eq(employer.0));
        }
        if let Some(seen) = after {
            let sent = instant(seen.sent_at);
            let same = Condition::all().add(Column::SentAtUs.eq(sent)).add(Column::Id.gt(seen.id.0));
            query = query.filter(Condition::any().add(Column::SentAtUs.gt(sent)).add(same));
        }
        self.many(query.order_by_asc(Column::SentAtUs).order_by_asc(Column::Id).limit(u64::from(limit))).await
    }

    /// How many requests wait for an agent.
    pub async fn waiting(&self) -> Result<u64, StorageError> {
        Ok(Entity::find().filter(Column::State.eq(State::Submitted.code())).count(self.db).await?)
    }

    /// Other requests that wait for a decision and may be about the same person, from every employer.
    pub async fn alike(&self, than: RegistrationId, keys: &SearchKeys) -> Result<Vec<Request>, StorageError> {
        let papers = registration_paper::Entity::find()
            .select_only()
            .column(registration_paper::Column::RegistrationId)
            .filter(registration_paper::Column::Paper.is_in(keys.papers.iter().map(String::as_str)))
            .into_tuple::<Uuid>()
            .all(self.db)
            .await?;
        let mut same = Condition::any().add(Column::Id.is_in(papers));
        if let (false, Some(born_on)) = (keys.name.is_empty(), keys.born_on) {
            same = same.add(
                Condition::all().add(Column::NameKey.eq(keys.name.as_str())).add(Column::BornOn.eq(date(born_on))),
            );
        }
        let pending = in_states(&[State::Submitted, State::NeedsInformation]);
        let query = Entity::find().filter(pending).filter(Column::Id.ne(than.0)).filter(same);
        self.many(query.order_by_asc(Column::Id).limit(ALIKE_MAX)).await
    }

    /// Which of these papers are named by a request that waits for a decision.
    pub async fn papers_pending(&self, papers: &[String]) -> Result<Vec<String>, StorageError> {
        let sql = "SELECT DISTINCT p.paper AS found FROM registration_paper p JOIN registration r \
             ON r.id = p.registration_id WHERE r.state IN ('submitted', 'needs_information') AND p.paper IN (PLACES)";
        self.among(sql, papers).await
    }

    /// Which of these CINs belong to somebody of the register.
    pub async fn cins_registered(&self, cins: &[String]) -> Result<Vec<String>, StorageError> {
        let sql = "SELECT DISTINCT document_number AS found FROM insured_person \
             WHERE document_kind = 'cin' AND document_number IN (PLACES)";
        self.among(sql, cins).await
    }

    /// Which people of the register have one of these names in its forgiving form: name and day of birth, a stroke
    /// between.
    pub async fn names_registered(&self, names: &[String]) -> Result<Vec<String>, StorageError> {
        let sql = "SELECT DISTINCT name_key || '|' || born_on AS found FROM insured_person \
             WHERE born_on IS NOT NULL AND name_key IN (PLACES)";
        self.among(sql, names).await
    }

    /// Asks about a list of any length, some at a time.
    async fn among(&self, sql: &str, list: &[String]) -> Result<Vec<String>, StorageError> {
        let mut found = Vec::new();
        for some in list.chunks(ASKED_AT_ONCE) {
            let places: Vec<String> = (1..=some.len()).map(|n| format!("${n}")).collect();
            let sql = sql.replace("PLACES", &places.join(", "));
            let values = some.iter().map(|one| one.as_str().into());
            for row in self.db.query_all_raw(self.db.statement(&sql, values)).await? {
                found.push(row.try_get::<String>("", "found")?);
            }
        }
        Ok(found)
    }

    /// The moves of a request, oldest first; at most `limit`.
    pub async fn history(&self, id: RegistrationId, limit: u32) -> Result<Vec<Happening>, StorageError> {
        let rows = registration_event::Entity::find()
            .filter(registration_event::Column::RegistrationId.eq(id.0))
            .order_by_asc(registration_event::Column::Id)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        let read = |row: registration_event::Model| {
            let of = RowOf { table: "registration_event", id: row.id };
            Ok(Happening {
                at: of.instant("at_us", row.at_us)?,
                actor: row.actor_id.map(AccountId),
                side: of.parse("side", &row.side)?,
                event: of.parse("event", &row.event)?,
                from: of.parse("from_state", &row.from_state)?,
                to: of.parse("to_state", &row.to_state)?,
                words: row.words,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

/// Other requests about the same person that are shown: more are a case for a telephone call.
const ALIKE_MAX: u64 = 20;
/// Values of a list asked for in one question.
const ASKED_AT_ONCE: usize = 500;

fn in_states(states: &[State]) -> Condition {
    Condition::all().add(Column::State.is_in(states.iter().map(|state| state.code())))
}

fn changeable(request: &Request, keys: &SearchKeys) -> ActiveModel {
    let number = request.number;
    let insured = request.insured.map(|insured| i32::try_from(insured.value()).unwrap_or(i32::MAX));
    ActiveModel {
        state: Set(request.state.code().to_owned()),
        typed: Set(typed_to_json(&request.typed)),
        number_year: Set(number.map(|number| i32::from(number.year))),
        number_serial: Set(number.map(|number| i32::try_from(number.serial).unwrap_or(i32::MAX))),
        insured: Set(insured),
        words: Set(typed(&request.words)),
        name_key: Set(typed(&keys.name)),
        born_on: Set(keys.born_on.map(date)),
        sent_by: Set(request.sent_by.map(|by| by.0)),
        sent_at_us: Set(request.sent_at.map(instant)),
        decided_at_us: Set(request.decided_at.map(instant)),
        ..Default::default()
    }
}

impl TryFrom<Model> for Request {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "registration", id: row.id };
        let number = match (row.number_year, row.number_serial) {
            (Some(year), Some(serial)) => Some(RequestNumber {
                year: of.number("number_year", year)?,
                serial: of.number("number_serial", serial)?,
            }),
            _ => None,
        };
        let insured = row
            .insured
            .map(|insured| of.read("insured", u32::try_from(insured).ok().and_then(InsuredNumber::from_value)));
        let moment = |column, us: Option<i64>| us.map(|us| of.instant(column, us)).transpose();
        Ok(Self {
            id: RegistrationId(row.id),
            employer: EmployerId(row.employer_id),
            state: of.parse("state", &row.state)?,
            version: of.number("version", row.version)?,
            typed: of.read("typed", typed_from_json(&row.typed))?,
            number,
            insured: insured.transpose()?,
            words: row.words,
            batch: row.batch_id.map(BatchId),
            created_by: AccountId(row.created_by),
            created_at: of.instant("created_at_us", row.created_at_us)?,
            sent_by: row.sent_by.map(AccountId),
            sent_at: moment("sent_at_us", row.sent_at_us)?,
            decided_at: moment("decided_at_us", row.decided_at_us)?,
        })
    }
}
