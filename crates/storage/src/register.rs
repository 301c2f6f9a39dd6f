//! The register of a company: its people, page by page, searched, filtered; and whom it is expected to declare.

use crate::codec::{RowOf, date, month};
use crate::error::StorageError;
use crate::learning::days_of;
use crate::tx::Employments;
use sea_orm::{ConnectionTrait, QueryResult, Value};
use std::fmt::Write;
use tasrih_domain::declaration::KnownEmployee;
use tasrih_domain::employment::{EmploymentSource, Leave};
use tasrih_domain::id::{EmployerId, EmploymentId, PersonId};
use tasrih_domain::line::Allowances;
use tasrih_domain::name_key::sought;
use tasrih_domain::{InsuredNumber, Month};
use time::Date;
use uuid::Uuid;

/// Which people of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RegisterFilter {
    /// Everybody who ever was there.
    #[default]
    All,
    /// Those who have not left.
    Present,
    /// Those who have left.
    Left,
    /// Those whose first day lies in a month.
    ArrivedIn(Month),
    /// Those whose last day lies in a month.
    LeftIn(Month),
    /// Those still there who were last declared before a month, or never.
    NotDeclaredSince(Month),
}

/// What is looked for.
#[derive(Clone, PartialEq, Eq)]
pub struct RegisterQuery<'a> {
    /// Which people.
    pub filter: RegisterFilter,
    /// A name in either script, a CIN or a number, or the beginning of one; empty for everybody.
    pub text: &'a str,
    /// The present day.
    pub today: Date,
}

/// A name that somebody looks for is personal.
impl std::fmt::Debug for RegisterQuery<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegisterQuery({:?})", self.filter)
    }
}

/// Where a page begins: after that employment.
pub type RegisterPlace = EmploymentId;

/// One person of the register, with the latest stay.
#[derive(Clone, PartialEq, Eq)]
pub struct RegisterRow {
    /// The stay; names the row for the next page.
    pub employment: EmploymentId,
    /// Who.
    pub person: PersonId,
    /// Insured number.
    pub insured: InsuredNumber,
    /// Surname in Latin letters.
    pub surname: String,
    /// Given name in Latin letters.
    pub given_name: String,
    /// Surname in Arabic letters; empty when not known.
    pub surname_ar: String,
    /// Given name in Arabic letters; empty when not known.
    pub given_name_ar: String,
    /// First day.
    pub hired_on: Date,
    /// The end.
    pub leave: Option<Leave>,
    /// How the stay became known.
    pub source: EmploymentSource,
    /// Month last declared.
    pub last_declared: Option<Month>,
}

/// Personal data: only its number is printed, masked.
impl std::fmt::Debug for RegisterRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegisterRow({:?})", self.insured)
    }
}

const COLUMNS: &str = "e.id, e.person_id, p.insured, p.surname, p.given_name, p.surname_ar, p.given_name_ar, \
    e.hired_on, e.left_on, e.leave_reason, e.leave_declared, e.source, e.last_declared";

/// Conditions and their values, `$1` being the employer.
struct Asked {
    sql: String,
    values: Vec<Value>,
}

impl Asked {
    fn of(employer: EmployerId, query: &RegisterQuery<'_>) -> Self {
        let mut asked = Self { sql: "e.employer_id = $1 AND e.is_current".to_owned(), values: vec![employer.0.into()] };
        match query.filter {
            RegisterFilter::All => {}
            RegisterFilter::Present => asked.add("(e.left_on IS NULL OR e.left_on >= {})", &[date(query.today)]),
            RegisterFilter::Left => asked.add("e.left_on < {}", &[date(query.today)]),
            RegisterFilter::ArrivedIn(of) => {
                let (first, last) = days_of(of);
                asked.add("e.hired_on >= {} AND e.hired_on <= {}", &[first, last]);
            }
            RegisterFilter::LeftIn(of) => {
                let (first, last) = days_of(of);
                asked.add("e.left_on >= {} AND e.left_on <= {}", &[first, last]);
            }
            RegisterFilter::NotDeclaredSince(since) => {
                let number = month(since);
                // Somebody hired since could not be declared before.
                let (first, _) = days_of(since);
                asked.add("e.left_on IS NULL AND e.hired_on < {}", &[first]);
                let _ = write!(asked.sql, " AND coalesce(e.last_declared, 0) < {number}");
            }
        }
        asked.search(query.text);
        asked
    }

    /// Adds a condition; each `{}` stands for the next value.
    fn add(&mut self, condition: &str, values: &[String]) {
        self.sql.push_str(" AND ");
        self.append(condition, values);
    }

    fn append(&mut self, condition: &str, values: &[String]) {
        let mut parts = condition.split("{}");
        self.sql.push_str(parts.next().unwrap_or_default());
        for (part, value) in parts.zip(values) {
            self.values.push(value.clone().into());
            let _ = write!(self.sql, "${}{part}", self.values.len());
        }
    }

    /// A name in any spelling or script, each word of it; or the beginning of a name, of a CIN or of a number.
    fn search(&mut self, text: &str) {
        let text = text.trim().replace('\0', "");
        if text.is_empty() {
            return;
        }
        self.sql.push_str(" AND (");
        let upper = text.to_uppercase();
        let like = |pattern: String| pattern.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let begins = format!("{}%", like(upper.clone()));
        let inside = format!("% {}%", like(upper));
        self.append(
            "p.list_name LIKE {} ESCAPE '\\' OR p.list_name LIKE {} ESCAPE '\\' OR p.document_number LIKE {} ESCAPE '\\'",
            &[begins.clone(), inside, begins],
        );
        let typed = format!("{}%", like(text.clone()));
        self.append(
            " OR p.surname_ar LIKE {} ESCAPE '\\' OR p.given_name_ar LIKE {} ESCAPE '\\'",
            &[typed.clone(), typed],
        );
        if text.bytes().all(|b| b.is_ascii_digit()) && text.len() <= 9 {
            let bound = |with: &str| format!("{text}{}", with.repeat(9 - text.len()));
            // Digits only, checked above: nothing a statement could be broken with.
            let _ = write!(self.sql, " OR p.insured BETWEEN {} AND {}", bound("0"), bound("9"));
        }
        let words = sought(&text);
        if !words.is_empty() {
            self.sql.push_str(" OR (TRUE");
            for word in words {
                let any: Vec<&str> = word.tokens.iter().map(|_| "p.search_key LIKE {}").collect();
                // Tokens are letters and digits: no wild card among them.
                let patterns: Vec<String> = word.tokens.iter().map(|token| format!("% {token} %")).collect();
                self.sql.push_str(" AND ");
                self.append(&format!("({})", any.join(" OR ")), &patterns);
            }
            self.sql.push(')');
        }
        self.sql.push(')');
    }

    fn push(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }
}

impl<M> Employments<'_, M> {
    /// At most `limit` people by name, those after `after`.
    pub async fn page(
        &self,
        employer: EmployerId,
        query: &RegisterQuery<'_>,
        after: Option<RegisterPlace>,
        limit: u32,
    ) -> Result<Vec<RegisterRow>, StorageError> {
        let mut asked = Asked::of(employer, query);
        if let Some(after) = after {
            let at = asked.push(after.0);
            let _ = write!(
                asked.sql,
                " AND (e.list_name, e.id) > (SELECT list_name, id FROM employment WHERE id = ${at} AND employer_id = $1)"
            );
        }
        let limit = asked.push(i64::from(limit));
        let sql = format!(
            "SELECT {COLUMNS} FROM employment e JOIN insured_person p ON p.id = e.person_id WHERE {} \
             ORDER BY e.list_name, e.id LIMIT ${limit}",
            asked.sql
        );
        let rows = self.db.query_all_raw(self.db.statement(&sql, asked.values)).await?;
        rows.iter().map(read_row).collect()
    }

    /// How many people.
    pub async fn count(&self, employer: EmployerId, query: &RegisterQuery<'_>) -> Result<u64, StorageError> {
        let asked = Asked::of(employer, query);
        let from = if query.text.trim().is_empty() {
            "employment e"
        } else {
            "employment e JOIN insured_person p ON p.id = e.person_id"
        };
        let sql = format!("SELECT count(*) FROM {from} WHERE {}", asked.sql);
        let row = self.db.query_one_raw(self.db.statement(&sql, asked.values)).await?;
        let count = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or(0);
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The people who were there before a month began and had not left by then, by insured number: whom the employer
    /// is expected to declare, with a situation if they left meanwhile.
    pub async fn expected(&self, employer: EmployerId, of: Month) -> Result<Vec<KnownEmployee>, StorageError> {
        let sql = "SELECT DISTINCT p.insured, p.surname, p.given_name FROM employment e \
                JOIN insured_person p ON p.id = e.person_id \
             WHERE e.employer_id = $1 AND e.hired_on < $2 AND (e.left_on IS NULL OR e.left_on >= $2) \
             ORDER BY p.insured";
        let (first, _) = days_of(of);
        let rows = self.db.query_all_raw(self.db.statement(sql, [employer.0.into(), first.into()])).await?;
        rows.iter().map(read_known).collect()
    }

    /// The people whose first day lies in a month, as far as the employer itself said so, by insured number. Who has
    /// left again is among them.
    pub async fn hired_in(&self, employer: EmployerId, of: Month) -> Result<Vec<KnownEmployee>, StorageError> {
        let sql = "SELECT DISTINCT p.insured, p.surname, p.given_name FROM employment e \
                JOIN insured_person p ON p.id = e.person_id \
             WHERE e.employer_id = $1 AND e.source <> 'declared' AND e.hired_on >= $2 AND e.hired_on <= $3 \
             ORDER BY p.insured";
        let (first, last) = days_of(of);
        let values = [employer.0.into(), first.into(), last.into()];
        let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
        rows.iter().map(read_known).collect()
    }

    /// The people whose last day lies in a month, as far as the employer itself said so, by insured number; their
    /// situation is the one that the reason calls for.
    pub async fn left_in(&self, employer: EmployerId, of: Month) -> Result<Vec<KnownEmployee>, StorageError> {
        let sql = "SELECT DISTINCT p.insured, p.surname, p.given_name, e.leave_reason FROM employment e \
                JOIN insured_person p ON p.id = e.person_id \
             WHERE e.employer_id = $1 AND NOT e.leave_declared AND e.left_on >= $2 AND e.left_on <= $3 \
                AND e.is_current ORDER BY p.insured";
        let (first, last) = days_of(of);
        let values = [employer.0.into(), first.into(), last.into()];
        let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
        let of = RowOf { table: "employment", id: employer };
        let read = |row: &QueryResult| {
            let reason: String = row.try_get_by_index(3)?;
            let reason: tasrih_domain::employment::LeaveReason = of.parse("leave_reason", &reason)?;
            Ok(KnownEmployee { situation: Some(reason.situation()), ..read_known(row)? })
        };
        rows.iter().map(read).collect()
    }
}

fn insured(value: i32) -> Option<InsuredNumber> {
    u32::try_from(value).ok().and_then(InsuredNumber::from_value)
}

fn read_known(row: &QueryResult) -> Result<KnownEmployee, StorageError> {
    let of = RowOf { table: "insured_person", id: "expected" };
    Ok(KnownEmployee {
        insured: of.read("insured", insured(row.try_get_by_index(0)?))?,
        surname: row.try_get_by_index(1)?,
        given_name: row.try_get_by_index(2)?,
        gross: None,
        situation: None,
        allowances: Allowances::default(),
    })
}

fn read_row(row: &QueryResult) -> Result<RegisterRow, StorageError> {
    let id: Uuid = row.try_get_by_index(0)?;
    let of = RowOf { table: "employment", id };
    let left_on: Option<String> = row.try_get_by_index(8)?;
    let reason: Option<String> = row.try_get_by_index(9)?;
    let leave = match (left_on, reason) {
        (Some(on), Some(reason)) => Some(Leave {
            on: of.date("left_on", &on)?,
            reason: of.parse("leave_reason", &reason)?,
            is_declared: row.try_get_by_index(10)?,
        }),
        _ => None,
    };
    let last_declared: Option<i32> = row.try_get_by_index(12)?;
    Ok(RegisterRow {
        employment: EmploymentId(id),
        person: PersonId(row.try_get_by_index(1)?),
        insured: of.read("insured", insured(row.try_get_by_index(2)?))?,
        surname: row.try_get_by_index(3)?,
        given_name: row.try_get_by_index(4)?,
        surname_ar: row.try_get_by_index(5)?,
        given_name_ar: row.try_get_by_index(6)?,
        hired_on: of.date("hired_on", &row.try_get_by_index::<String>(7)?)?,
        leave,
        source: of.parse("source", &row.try_get_by_index::<String>(11)?)?,
        last_declared: last_declared.map(|number| of.month("last_declared", number)).transpose()?,
    })
}
