//! Sessions of insured persons, and what they report.

use crate::TokenHash;
use crate::codec::{RowOf, instant, month, typed};
use crate::entity::{insured_session, report};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, InsuredSessions, Reports};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::Month;
use tasrih_domain::id::{EmployerId, PersonId};
use time::OffsetDateTime;
use uuid::Uuid;

/// An insured person who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InsuredSession {
    /// Who.
    pub person: PersonId,
    /// The only employer whose months it opens; `None`: it opens everything of the person.
    pub only: Option<EmployerId>,
    /// Since.
    pub created_at: OffsetDateTime,
    /// Until.
    pub expires_at: OffsetDateTime,
}

/// What an insured person says is wrong with a month.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Our id.
    pub id: Uuid,
    /// Number to ask by.
    pub number: String,
    /// Who says it.
    pub person: PersonId,
    /// About which employer.
    pub employer: EmployerId,
    /// About which month.
    pub month: Month,
    /// In the person's words.
    pub said: String,
    /// When.
    pub at: OffsetDateTime,
}

/// What was said is personal.
impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Report({}, {})", self.number, self.month)
    }
}

impl InsuredSessions<'_, Change> {
    /// Opens a session.
    pub async fn put(&self, token: TokenHash, opened: &InsuredSession) -> Result<(), StorageError> {
        let row = insured_session::ActiveModel {
            token_hash: Set(token.0.to_vec()),
            person_id: Set(opened.person.0),
            only_employer: Set(opened.only.map(|id| id.0)),
            created_at_us: Set(instant(opened.created_at)),
            expires_at_us: Set(instant(opened.expires_at)),
        };
        insured_session::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Ends a session; one that is not there has ended already.
    pub async fn delete(&self, token: TokenHash) -> Result<(), StorageError> {
        insured_session::Entity::delete_by_id(token.0.to_vec()).exec(self.db).await?;
        Ok(())
    }

    /// Ends every session of a person.
    pub async fn delete_of(&self, person: PersonId) -> Result<(), StorageError> {
        let theirs = insured_session::Column::PersonId.eq(person.0);
        insured_session::Entity::delete_many().filter(theirs).exec(self.db).await?;
        Ok(())
    }

    /// Forgets the sessions that were void at `now`; says how many.
    pub async fn purge(&self, now: OffsetDateTime) -> Result<u64, StorageError> {
        let void = insured_session::Column::ExpiresAtUs.lte(instant(now));
        Ok(insured_session::Entity::delete_many().filter(void).exec(self.db).await?.rows_affected)
    }
}

impl<M> InsuredSessions<'_, M> {
    /// The session of that token, unless it is void at `now`.
    pub async fn find(&self, token: TokenHash, now: OffsetDateTime) -> Result<Option<InsuredSession>, StorageError> {
        let row = insured_session::Entity::find_by_id(token.0.to_vec())
            .filter(insured_session::Column::ExpiresAtUs.gt(instant(now)))
            .one(self.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let of = RowOf { table: "insured_session", id: row.person_id };
        Ok(Some(InsuredSession {
            person: PersonId(row.person_id),
            only: row.only_employer.map(EmployerId),
            created_at: of.instant("created_at_us", row.created_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
        }))
    }
}

impl Reports<'_, Change> {
    /// Keeps a report for good.
    pub async fn append(&self, report: &Report) -> Result<(), StorageError> {
        let row = report::ActiveModel {
            id: Set(report.id),
            number: Set(report.number.clone()),
            person_id: Set(report.person.0),
            employer_id: Set(report.employer.0),
            month: Set(month(report.month)),
            said: Set(typed(&report.said)),
            at_us: Set(instant(report.at)),
        };
        report::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Reports<'_, M> {
    /// What a person reported, the latest first; at most `limit`.
    pub async fn of(&self, person: PersonId, limit: u32) -> Result<Vec<Report>, StorageError> {
        let query = report::Entity::find().filter(report::Column::PersonId.eq(person.0));
        all(query.order_by_desc(report::Column::AtUs).limit(u64::from(limit)).all(self.db).await?)
    }

    /// The report of that number.
    pub async fn find(&self, number: &str) -> Result<Option<Report>, StorageError> {
        let row = report::Entity::find().filter(report::Column::Number.eq(number)).one(self.db).await?;
        Ok(row.map(Report::try_from).transpose()?)
    }

    /// What was reported, the latest first, for the fund's agents; at most `limit`, those before `before`.
    pub async fn page(&self, before: Option<OffsetDateTime>, limit: u32) -> Result<Vec<Report>, StorageError> {
        let mut query = report::Entity::find().order_by_desc(report::Column::AtUs).limit(u64::from(limit));
        if let Some(before) = before {
            query = query.filter(report::Column::AtUs.lt(instant(before)));
        }
        all(query.all(self.db).await?)
    }
}

fn all(rows: Vec<report::Model>) -> Result<Vec<Report>, StorageError> {
    Ok(rows.into_iter().map(Report::try_from).collect::<Result<_, _>>()?)
}

impl TryFrom<report::Model> for Report {
    type Error = Corrupt;

    fn try_from(row: report::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "report", id: row.id };
        Ok(Self {
            id: row.id,
            person: PersonId(row.person_id),
            employer: EmployerId(row.employer_id),
            month: of.month("month", row.month)?,
            at: of.instant("at_us", row.at_us)?,
            number: row.number,
            said: row.said,
        })
    }
}
