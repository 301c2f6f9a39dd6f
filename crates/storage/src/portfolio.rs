//! The employers that an account sees, as one table: filtered, sorted and cut in the database.

use crate::codec::{RowOf, date, month};
use crate::entity::{employer, employer_summary};
use crate::error::StorageError;
use crate::summaries::Summary;
use crate::tx::Portfolio;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Value};
use std::collections::BTreeMap;
use tasrih_domain::Month;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{AccountId, EmployerId};
use time::Date;
use uuid::Uuid;

/// Which employers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PortfolioFilter {
    /// All.
    #[default]
    All,
    /// The next month is past its last day.
    Late,
    /// What is in preparation has faults, or was refused.
    Blocked,
    /// What is in preparation can be filed.
    Ready,
    /// Nothing is begun, or it is being checked.
    Todo,
    /// The present month is filed too.
    Done,
    /// Something is owed.
    Owing,
    /// Irregular.
    Irregular,
}

impl PortfolioFilter {
    /// All, in the order of the page.
    pub const ALL: [Self; 8] =
        [Self::All, Self::Late, Self::Blocked, Self::Ready, Self::Todo, Self::Done, Self::Owing, Self::Irregular];

    /// As in the address and the keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Late => "late",
            Self::Blocked => "blocked",
            Self::Ready => "ready",
            Self::Todo => "todo",
            Self::Done => "done",
            Self::Owing => "owing",
            Self::Irregular => "irregular",
        }
    }

    /// What holds of its rows; `$3` is the first month that is not late, `$4` the present one.
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "1 = 1",
            Self::Late => "s.next_month < $3",
            Self::Blocked => "s.next_state IN ('checked', 'refused')",
            Self::Ready => "s.next_state = 'ready'",
            Self::Todo => "s.next_month <= $4 AND (s.next_state IS NULL OR s.next_state = 'received')",
            Self::Done => "s.next_month > $4",
            Self::Owing => "s.balance_centimes > 0",
            Self::Irregular => "s.standing = 'irregular'",
        }
    }
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PortfolioSort {
    /// What is due first comes first.
    #[default]
    Deadline,
    /// By name.
    Name,
    /// Who owes most comes first.
    Balance,
    /// Irregular ones first.
    Standing,
}

impl PortfolioSort {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Deadline, Self::Name, Self::Balance, Self::Standing];

    /// As in the address and the keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Name => "name",
            Self::Balance => "balance",
            Self::Standing => "standing",
        }
    }

    const fn order(self) -> &'static str {
        match self {
            Self::Deadline => "s.next_month, UPPER(e.name), e.affiliate",
            Self::Name => "UPPER(e.name), e.affiliate",
            Self::Balance => "s.balance_centimes DESC, UPPER(e.name), e.affiliate",
            Self::Standing => {
                "CASE s.standing WHEN 'irregular' THEN 0 WHEN 'regular-under-plan' THEN 1 WHEN 'regular' THEN 2 \
                 ELSE 3 END, s.balance_centimes DESC, UPPER(e.name), e.affiliate"
            }
        }
    }
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct PortfolioQuery<'a> {
    /// Whose portfolio.
    pub account: AccountId,
    /// On which day: mandates begin and end.
    pub today: Date,
    /// The first month that is not past its last day.
    pub first_on_time: Month,
    /// A part of a name, or of an affiliate number.
    pub text: &'a str,
    /// Which.
    pub filter: PortfolioFilter,
    /// In which order.
    pub sort: PortfolioSort,
}

/// Employers that the account may see on the day `$2`: the same as `domain::access` says, which is asked again for
/// each row that is shown. Who declares from a later month only has nothing to do yet.
const SEEN: &str = "FROM employer e JOIN employer_summary s ON s.employer_id = e.id WHERE e.id IN (\
     SELECT employer_id FROM membership WHERE account_id = $1 AND ended_at_us IS NULL \
     UNION SELECT m.principal_id FROM membership b JOIN mandate m ON m.firm_id = b.employer_id \
     WHERE b.account_id = $1 AND b.ended_at_us IS NULL AND m.state = 'accepted' AND m.in_force_from <= $2 \
     AND (m.in_force_until IS NULL OR m.in_force_until >= $2) AND (' ' || m.powers || ' ') LIKE '% read %') \
     AND e.declares_from <= $4 AND $3 <= $4";

impl PortfolioQuery<'_> {
    /// The values that [`SEEN`] and the conditions name.
    fn values(&self) -> Vec<Value> {
        let present = Month::of(self.today);
        vec![self.account.0.into(), date(self.today).into(), month(self.first_on_time).into(), month(present).into()]
    }

    /// The part of the statement that searches, and its value.
    fn search(&self, values: &mut Vec<Value>) -> String {
        if self.text.is_empty() {
            return String::new();
        }
        let escaped = self.text.to_uppercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        values.push(format!("%{escaped}%").into());
        let n = values.len();
        format!(
            " AND (UPPER(e.name) LIKE ${n} ESCAPE '\\' OR UPPER(e.name_ar) LIKE ${n} ESCAPE '\\' \
             OR SUBSTR(CAST(10000000 + e.affiliate AS TEXT), 2) LIKE ${n} ESCAPE '\\')"
        )
    }
}

impl<M> Portfolio<'_, M> {
    /// Employers of the table, from the row `from` on, counted from 0; at most `limit`.
    pub async fn page(
        &self,
        query: &PortfolioQuery<'_>,
        from: u32,
        limit: u32,
    ) -> Result<Vec<(Employer, Summary)>, StorageError> {
        let mut values = query.values();
        let search = query.search(&mut values);
        let sql = format!(
            "SELECT e.*, s.* {SEEN}{search} AND {} ORDER BY {} LIMIT {limit} OFFSET {from}",
            query.filter.condition(),
            query.sort.order()
        );
        let rows = self.db.query_all_raw(self.db.statement(&sql, values)).await?;
        let both = |row: &QueryResult| -> Result<(Employer, Summary), StorageError> {
            let employer = employer::Model::from_query_result(row, "")?;
            let summary = employer_summary::Model::from_query_result(row, "")?;
            Ok((Employer::try_from(employer)?, Summary::try_from(summary)?))
        };
        rows.iter().map(both).collect()
    }

    /// How many employers each filter has, the search aside; one journey to the database.
    pub async fn counts(&self, query: &PortfolioQuery<'_>) -> Result<BTreeMap<PortfolioFilter, u32>, StorageError> {
        let sums = PortfolioFilter::ALL.map(|one| {
            format!(
                "CAST(COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0) AS BIGINT) AS n_{}",
                one.condition(),
                one.code()
            )
        });
        let sql = format!("SELECT {} {SEEN}", sums.join(", "));
        let row = self.db.query_one_raw(self.db.statement(&sql, query.values())).await?;
        let Some(row) = row else { return Ok(BTreeMap::new()) };
        let of = RowOf { table: "employer_summary", id: Uuid::nil() };
        let count = |one: PortfolioFilter| -> Result<(PortfolioFilter, u32), StorageError> {
            let number: i64 = row.try_get("", &format!("n_{}", one.code()))?;
            Ok((one, of.number("next_month", number)?))
        };
        PortfolioFilter::ALL.into_iter().map(count).collect()
    }

    /// Those employers of an account, whatever they have to declare: at most `limit` ids, in any order.
    pub async fn seen(&self, account: AccountId, on: Date, limit: u32) -> Result<Vec<EmployerId>, StorageError> {
        // Whatever the month from which they declare.
        let far = 999_912_i32;
        let sql = format!("SELECT e.id {SEEN} LIMIT {limit}");
        let values: [Value; 4] = [account.0.into(), date(on).into(), 0_i32.into(), far.into()];
        let rows = self.db.query_all_raw(self.db.statement(&sql, values)).await?;
        Ok(rows.iter().map(|row| row.try_get("", "id").map(EmployerId)).collect::<Result<_, _>>()?)
    }
}
