//! What employers owe and paid. Rows are only ever added; the database forbids the rest.

use crate::codec::{RowOf, date, instant, month};
use crate::entity::{leg, posting};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Ledger};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;
use tasrih_domain::Money;
use tasrih_domain::Month;
use tasrih_domain::declaration::local_date;
use tasrih_domain::id::{EmployerId, PostingId};
use tasrih_domain::lifecycle::State;
use tasrih_ledger::{Account, Basis, Cause, CauseKind, Component, Filed, Leg, NewPosting, Posting, Status};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What became of a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// It is written.
    New(PostingId),
    /// The employer's ledger has one of that key: nothing was written.
    Before(PostingId),
}

impl Posted {
    /// The posting of that key.
    pub const fn id(self) -> PostingId {
        match self {
            Self::New(id) | Self::Before(id) => id,
        }
    }
}

/// A posting whose legs do not sum to zero, or that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnsoundPosting {
    /// Which.
    pub posting: PostingId,
    /// What its legs sum to.
    pub sum: Money,
}

/// A filing of the employer, as far as the ledger needs it.
const FILINGS: &str = "SELECT month, kind, state, filed_at_us, filed_employees FROM declaration \
    WHERE employer_id = $1 AND receipt_number IS NOT NULL ORDER BY month, kind, filed_at_us, id";

/// Postings that break the first rule of the ledger.
const UNSOUND: &str = "SELECT p.id, CAST(coalesce(SUM(l.amount_centimes), 0) AS BIGINT) AS total FROM posting p \
    LEFT JOIN leg l ON l.posting_id = p.id GROUP BY p.id \
    HAVING SUM(l.amount_centimes) <> 0 OR SUM(l.amount_centimes) IS NULL ORDER BY p.id LIMIT $1";

/// Sets when an account is settled next; an earlier day that is set already stays.
const SETTLE_BY: &str = "INSERT INTO settling (employer_id, due_on) VALUES ($1, $2) \
    ON CONFLICT (employer_id) DO UPDATE SET due_on = excluded.due_on WHERE excluded.due_on < settling.due_on";

/// Locks the row of an account and changes nothing of it. One that is not there yet is made, and is never due by
/// itself: whoever makes it another one waits all the same.
const HOLD: &str = "INSERT INTO settling (employer_id, due_on) VALUES ($1, '9999-12-31') \
    ON CONFLICT (employer_id) DO UPDATE SET due_on = excluded.due_on WHERE false";

const SETTLED: &str = "INSERT INTO settling (employer_id, due_on) VALUES ($1, $2) \
    ON CONFLICT (employer_id) DO UPDATE SET due_on = excluded.due_on";

impl Ledger<'_, Change> {
    /// Keeps the account of an employer for this transaction: whoever holds it too waits for the commit.
    ///
    /// The order in which a transaction takes what others may want: the right under which it writes, then this, then the
    /// declarations, then everything else; the row by which an employer is listed comes last, at the commit. A filing writes about its own month, about
    /// the one that it replaces and about the month after. Two filings of one employer that take the account in between
    /// each lock what the other needs, and PostgreSQL breaks one off as a deadlock. An SQLite transaction is the only one
    /// that writes.
    pub async fn hold(&self, employer: EmployerId) -> Result<(), StorageError> {
        if self.db.get_database_backend() == DbBackend::Postgres {
            self.db.execute_raw(self.db.statement(HOLD, [employer.0.into()])).await?;
        }
        Ok(())
    }

    /// Writes a posting under a new id, once: the key of one that is there changes nothing. The account has to be
    /// settled anew from then on.
    ///
    /// # Errors
    /// `Fault`: its legs do not sum to zero. `Conflict`: somebody writes one of the same key at this moment.
    pub async fn post(
        &self,
        employer: EmployerId,
        (id, at): (PostingId, OffsetDateTime),
        new: &NewPosting,
    ) -> Result<Posted, StorageError> {
        new.require_balanced().map_err(|unbalanced| StorageError::Fault { cause: unbalanced.to_string() })?;
        if let Some(before) = self.find_key(employer, &new.key).await? {
            return Ok(Posted::Before(before));
        }
        let row = posting::ActiveModel {
            id: Set(id.0),
            employer_id: Set(employer.0),
            value_on: Set(date(new.on)),
            posted_at_us: Set(instant(at)),
            cause: Set(new.cause.kind().code().to_owned()),
            subject: Set(new.cause.subject()),
            law_text: Set(new.basis.as_ref().map(|basis| basis.text.clone())),
            law_title: Set(new.basis.as_ref().and_then(|basis| basis.title.clone())),
            law_status: Set(new.basis.as_ref().map(|basis| basis.status.code().to_owned())),
            idempotency_key: Set(new.key.clone()),
        };
        posting::Entity::insert(row).exec_without_returning(self.db).await?;
        let legs =
            new.legs.iter().filter(|leg| !leg.amount.is_zero()).zip(1_i16..).map(|(leg, number)| leg::ActiveModel {
                posting_id: Set(id.0),
                number: Set(number),
                account: Set(leg.account.code().to_owned()),
                component: Set(leg.account.component().map(|component| component.code().to_owned())),
                month: Set(leg.month.map(month)),
                amount_centimes: Set(leg.amount.centimes()),
            });
        leg::Entity::insert_many(legs).exec_without_returning(self.db).await?;
        self.settle_by(employer, local_date(at)).await?;
        Ok(Posted::New(id))
    }

    /// The account has to be settled anew on that day, or earlier if it had to be before.
    pub async fn settle_by(&self, employer: EmployerId, on: Date) -> Result<(), StorageError> {
        self.db.execute_raw(self.db.statement(SETTLE_BY, [employer.0.into(), date(on).into()])).await?;
        Ok(())
    }

    /// The account says what the facts say; it moves next on `next`.
    pub async fn settled(&self, employer: EmployerId, next: Date) -> Result<(), StorageError> {
        self.db.execute_raw(self.db.statement(SETTLED, [employer.0.into(), date(next).into()])).await?;
        Ok(())
    }

    /// Every account has to be settled anew: what being late costs has changed.
    pub async fn settle_all_by(&self, on: Date) -> Result<(), StorageError> {
        let sql = "UPDATE settling SET due_on = $1 WHERE due_on > $1";
        self.db.execute_raw(self.db.statement(sql, [date(on).into()])).await?;
        Ok(())
    }
}

impl<M> Ledger<'_, M> {
    async fn find_key(&self, employer: EmployerId, key: &str) -> Result<Option<PostingId>, StorageError> {
        let query = posting::Entity::find()
            .select_only()
            .column(posting::Column::Id)
            .filter(posting::Column::EmployerId.eq(employer.0))
            .filter(posting::Column::IdempotencyKey.eq(key));
        Ok(query.into_tuple::<Uuid>().one(self.db).await?.map(PostingId))
    }

    /// Everything posted for an employer, by value date; of one day in the order of writing.
    pub async fn postings(&self, employer: EmployerId) -> Result<Vec<Posting>, StorageError> {
        let rows = posting::Entity::find().filter(posting::Column::EmployerId.eq(employer.0)).all(self.db).await?;
        let mut legs = self.legs(employer).await?;
        let mut postings = rows
            .into_iter()
            .map(|row| {
                let legs = legs.remove(&row.id).unwrap_or_default();
                read(row, legs)
            })
            .collect::<Result<Vec<_>, _>>()?;
        // Of one instant what is owed comes first, then what pays it.
        postings.sort_by_key(|posting| (posting.on, posting.posted_at, posting.cause.kind(), posting.id));
        Ok(postings)
    }

    async fn legs(&self, employer: EmployerId) -> Result<BTreeMap<Uuid, Vec<Leg>>, StorageError> {
        let sql = "SELECT l.posting_id, l.account, l.component, l.month, l.amount_centimes \
            FROM posting p JOIN leg l ON l.posting_id = p.id WHERE p.employer_id = $1 ORDER BY l.posting_id, l.number";
        let mut legs: BTreeMap<Uuid, Vec<Leg>> = BTreeMap::new();
        for row in self.db.query_all_raw(self.db.statement(sql, [employer.0.into()])).await? {
            let id: Uuid = row.try_get_by_index(0)?;
            let of = RowOf { table: "leg", id };
            let component: Option<String> = row.try_get_by_index(2)?;
            let component = component.map(|code| of.parse::<Component>("component", &code)).transpose()?;
            let account = of.read("account", Account::of(&row.try_get_by_index::<String>(1)?, component))?;
            let month = row.try_get_by_index::<Option<i32>>(3)?.map(|number| of.month("month", number)).transpose()?;
            let amount = Money::from_centimes(row.try_get_by_index(4)?);
            legs.entry(id).or_default().push(Leg { account, month, amount });
        }
        Ok(legs)
    }

    /// When each declaration of an employer was filed first, with the employees on it then. Corrections do not move
    /// it; a filing that was cancelled is forgotten.
    pub async fn filed(&self, employer: EmployerId) -> Result<Vec<Filed>, StorageError> {
        let mut first: BTreeMap<(Month, u8), Option<Filed>> = BTreeMap::new();
        for row in self.db.query_all_raw(self.db.statement(FILINGS, [employer.0.into()])).await? {
            let of = RowOf { table: "declaration", id: employer };
            let month = of.month("month", row.try_get_by_index(0)?)?;
            let kind = of.number("kind", row.try_get_by_index::<i16>(1)?)?;
            let state: State = of.parse("state", &row.try_get_by_index::<String>(2)?)?;
            let on = local_date(of.instant("filed_at_us", row.try_get_by_index(3)?)?);
            let employees = of.number("filed_employees", row.try_get_by_index::<i64>(4)?)?;
            let filed = first.entry((month, kind)).or_default();
            if state == State::Cancelled {
                *filed = None;
            } else {
                filed.get_or_insert(Filed { month, kind, on, employees });
            }
        }
        Ok(first.into_values().flatten().collect())
    }

    /// Whose accounts have to be settled by that day; at most `limit`.
    pub async fn to_settle(&self, by: Date, limit: u32) -> Result<Vec<EmployerId>, StorageError> {
        let sql = "SELECT employer_id FROM settling WHERE due_on <= $1 ORDER BY due_on, employer_id LIMIT $2";
        let rows = self.db.query_all_raw(self.db.statement(sql, [date(by).into(), i64::from(limit).into()])).await?;
        rows.iter().map(|row| Ok(EmployerId(row.try_get_by_index(0)?))).collect()
    }

    /// Postings whose legs do not sum to zero; at most `limit`.
    pub async fn unsound(&self, limit: u32) -> Result<Vec<UnsoundPosting>, StorageError> {
        let rows = self.db.query_all_raw(self.db.statement(UNSOUND, [i64::from(limit).into()])).await?;
        rows.iter()
            .map(|row| {
                let (posting, sum) = (PostingId(row.try_get_by_index(0)?), row.try_get_by_index(1)?);
                Ok(UnsoundPosting { posting, sum: Money::from_centimes(sum) })
            })
            .collect()
    }

    /// The employers with postings, in the order of their ids, after `after`; at most `limit`.
    pub async fn employers(&self, after: Option<EmployerId>, limit: u32) -> Result<Vec<EmployerId>, StorageError> {
        let query = posting::Entity::find()
            .select_only()
            .column(posting::Column::EmployerId)
            .distinct()
            .filter(posting::Column::EmployerId.gt(after.map_or(Uuid::nil(), |id| id.0)))
            .order_by_asc(posting::Column::EmployerId)
            .limit(u64::from(limit));
        Ok(query.into_tuple::<Uuid>().all(self.db).await?.into_iter().map(EmployerId).collect())
    }
}

fn read(row: posting::Model, legs: Vec<Leg>) -> Result<Posting, Corrupt> {
    let of = RowOf { table: "posting", id: row.id };
    let kind: CauseKind = of.parse("cause", &row.cause)?;
    let status = |code: &str| Status::ALL.into_iter().find(|status| status.code() == code);
    let basis = match (row.law_text, row.law_status.as_deref()) {
        (Some(text), Some(code)) => {
            Some(Basis { text, title: row.law_title, status: of.read("law_status", status(code))? })
        }
        _ => None,
    };
    Ok(Posting {
        id: PostingId(row.id),
        employer: EmployerId(row.employer_id),
        on: of.date("value_on", &row.value_on)?,
        posted_at: of.instant("posted_at_us", row.posted_at_us)?,
        cause: of.read("subject", Cause::of(kind, row.subject.as_deref()))?,
        basis,
        key: row.idempotency_key,
        legs,
    })
}
