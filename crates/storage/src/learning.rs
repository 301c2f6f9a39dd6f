//! What a filed month tells about people: who there is, who works for the employer, who has left.
//!
//! Everything is read from the filed lines as they stand now, so that doing it again changes nothing, and a
//! correction is followed by doing it again. Twenty thousand people are a few statements per slice of them.

use crate::codec::{date, month};
use crate::error::StorageError;
use crate::session::Session;
use crate::tx::{Change, Employments};
use sea_orm::{ConnectionTrait, DbBackend, Value};
use std::fmt::Write;
use tasrih_domain::id::EmployerId;
use tasrih_domain::name_key::search_key;
use tasrih_domain::person::joined;
use tasrih_domain::{InsuredNumber, Month, name_key};
use time::Date;
use uuid::Uuid;

/// People per transaction: others write in between.
const SLICE: i64 = 2_500;
/// People per statement: 9 values each, below the 32,766 that SQLite takes.
const PEOPLE_PER_STATEMENT: usize = 500;

/// Of whom one slice is about: those of `employer` in `month` whose number lies above `after`, up to `until`.
struct Slice<'a> {
    db: &'a Session,
    employer: EmployerId,
    month: Month,
    after: i64,
    until: i64,
}

/// The people of a filed month: number, how the month ends (1 left, 2 deceased), days.
const DECLARED: &str = "WITH declared AS (SELECT l.insured AS insured, \
        max(CASE l.situation WHEN 'DE' THEN 2 WHEN 'SO' THEN 1 ELSE 0 END) AS ending, \
        max(coalesce(l.days, 0)) AS days \
    FROM declaration d JOIN declaration_line l ON l.run_id = d.run_id \
    WHERE d.employer_id = $1 AND d.month = $2 AND d.slot = 2 AND l.valid AND l.insured > $3 AND l.insured <= $4 \
    GROUP BY l.insured)";

impl Employments<'_, Change> {
    /// Learns from the filed lines of a month about the people whose number follows `after`; gives the last of them,
    /// or nothing when all are done. Each call is for a transaction of its own.
    pub async fn learn(
        &self,
        (employer, month): (EmployerId, Month),
        after: Option<InsuredNumber>,
        today: Date,
        new_id: &mut (dyn FnMut() -> Uuid + Send),
    ) -> Result<Option<InsuredNumber>, StorageError> {
        let after = after.map_or(0, |insured| i64::from(insured.value()));
        let Some(until) = self.last_of_slice(employer, month, after).await? else { return Ok(None) };
        let slice = Slice { db: self.db, employer, month, after, until };
        slice.meet(today, new_id).await?;
        slice.rename().await?;
        slice.employ().await?;
        Ok(u32::try_from(until).ok().and_then(InsuredNumber::from_value))
    }

    async fn last_of_slice(&self, employer: EmployerId, of: Month, after: i64) -> Result<Option<i64>, StorageError> {
        let sql = "SELECT max(insured) FROM (SELECT l.insured FROM declaration d \
                JOIN declaration_line l ON l.run_id = d.run_id \
             WHERE d.employer_id = $1 AND d.month = $2 AND d.slot = 2 AND l.valid \
                AND l.insured > $3 AND l.insured <= 999999998 \
             ORDER BY l.insured LIMIT $4) AS slice";
        let values = [employer.0.into(), month(of).into(), after.into(), SLICE.into()];
        let row = self.db.query_one_raw(self.db.statement(sql, values)).await?;
        Ok(row.map(|row| row.try_get_by_index::<Option<i32>>(0)).transpose()?.flatten().map(i64::from))
    }

    /// Takes back what only replaced filings of a month said: who is on none of its lines any more.
    pub async fn unlearn(&self, employer: EmployerId, of: Month) -> Result<(), StorageError> {
        let replaced = "SELECT 1 FROM declaration WHERE employer_id = $1 AND month = $2 AND slot IS NULL \
             AND receipt_number IS NOT NULL";
        let (first, _) = days_of(of);
        let key = || [employer.0.into(), month(of).into()];
        if self.db.query_one_raw(self.db.statement(replaced, key())).await?.is_none() {
            return Ok(());
        }
        let gone = "employer_id = $1 AND last_declared = $2 AND NOT EXISTS (SELECT 1 FROM declaration d \
             JOIN declaration_line l ON l.run_id = d.run_id AND l.valid \
             AND l.insured = (SELECT p.insured FROM insured_person p WHERE p.id = employment.person_id) \
             WHERE d.employer_id = $1 AND d.month = $2 AND d.slot = 2)";
        // Whom nothing else ever named was never there; the others were last declared before.
        let delete = format!("DELETE FROM employment WHERE {gone} AND source = 'declared' AND hired_on = $3");
        let values = [employer.0.into(), month(of).into(), first.into()];
        self.db.execute_raw(self.db.statement(&delete, values)).await?;
        let back = format!(
            "UPDATE employment SET version = version + 1, last_declared = (SELECT max(d.month) FROM declaration d \
                JOIN declaration_line l ON l.run_id = d.run_id AND l.valid AND l.insured = \
                    (SELECT p.insured FROM insured_person p WHERE p.id = employment.person_id) \
                WHERE d.employer_id = $1 AND d.slot = 2) WHERE {gone}"
        );
        self.db.execute_raw(self.db.statement(&back, key())).await?;
        Ok(())
    }
}

impl Slice<'_> {
    fn key(&self) -> Vec<Value> {
        vec![self.employer.0.into(), month(self.month).into(), self.after.into(), self.until.into()]
    }

    /// Adds the people whom nobody knew.
    async fn meet(&self, today: Date, new_id: &mut (dyn FnMut() -> Uuid + Send)) -> Result<(), StorageError> {
        let sql = "SELECT l.insured, min(l.surname), min(l.given_name), max(l.cin) FROM declaration d \
                JOIN declaration_line l ON l.run_id = d.run_id \
             WHERE d.employer_id = $1 AND d.month = $2 AND d.slot = 2 AND l.valid \
                AND l.insured > $3 AND l.insured <= $4 AND l.insured <> 100000000 \
                AND NOT EXISTS (SELECT 1 FROM insured_person p WHERE p.insured = l.insured) \
             GROUP BY l.insured ORDER BY l.insured";
        let rows = self.db.query_all_raw(self.db.statement(sql, self.key())).await?;
        let since = date(today);
        for people in rows.chunks(PEOPLE_PER_STATEMENT) {
            let mut sql = "INSERT INTO insured_person (id, insured, surname, given_name, list_name, name_key, \
                 search_key, document_kind, document_number, is_registered, since, version) VALUES "
                .to_owned();
            let mut values: Vec<Value> = Vec::with_capacity(people.len() * 9 + 1);
            values.push(since.clone().into());
            for row in people {
                let (surname, given_name): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
                let cin = Some(row.try_get_by_index::<String>(3)?).filter(|cin| !cin.is_empty());
                let name = joined(&surname, &given_name);
                let at = values.len();
                let comma = if at == 1 { "" } else { "," };
                let place = |number: usize| at + number;
                write!(
                    sql,
                    "{comma}(${},${},${},${},${},${},${},${},${},FALSE,$1,1)",
                    place(1),
                    place(2),
                    place(3),
                    place(4),
                    place(5),
                    place(6),
                    place(7),
                    place(8),
                    place(9)
                )
                .expect("writing into a String cannot fail");
                let keys = (name_key(&name), search_key(&[&name]));
                values.extend([new_id().into(), row.try_get_by_index::<i32>(0)?.into()]);
                values.extend([surname.into(), given_name.into(), name.into(), keys.0.into(), keys.1.into()]);
                values.extend([cin.as_ref().map(|_| "cin".to_owned()).into(), cin.into()]);
            }
            // Another employer's payroll may bring the same person at the same time.
            sql.push_str(" ON CONFLICT (insured) DO NOTHING");
            self.db.execute_raw(self.db.statement(&sql, values)).await?;
        }
        Ok(())
    }

    /// Takes names and card of people whom only this employer ever declared: it may correct them. Whoever was
    /// registered, or works elsewhere too, keeps the name that is known.
    async fn rename(&self) -> Result<(), StorageError> {
        let sql = "SELECT p.id, max(l.surname), max(l.given_name), max(l.cin) FROM declaration d \
                JOIN declaration_line l ON l.run_id = d.run_id JOIN insured_person p ON p.insured = l.insured \
             WHERE d.employer_id = $1 AND d.month = $2 AND d.slot = 2 AND l.valid \
                AND l.insured > $3 AND l.insured <= $4 AND NOT p.is_registered AND l.surname <> '' \
                AND (p.surname <> l.surname OR p.given_name <> l.given_name \
                    OR (l.cin <> '' AND coalesce(p.document_number, '') <> l.cin)) \
                AND NOT EXISTS (SELECT 1 FROM employment e WHERE e.person_id = p.id \
                    AND (e.employer_id <> $1 OR e.last_declared > $2)) \
             GROUP BY p.id";
        let update = "UPDATE insured_person SET surname = $2, given_name = $3, list_name = $4, name_key = $5, \
             search_key = $6, document_kind = CASE WHEN $7 = '' THEN document_kind ELSE 'cin' END, \
             document_number = CASE WHEN $7 = '' THEN document_number ELSE $7 END, version = version + 1 \
             WHERE id = $1";
        let listed = "UPDATE employment SET list_name = $2 WHERE person_id = $1";
        for row in self.db.query_all_raw(self.db.statement(sql, self.key())).await? {
            let person: Uuid = row.try_get_by_index(0)?;
            let (surname, given_name): (String, String) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            let cin: String = row.try_get_by_index(3)?;
            let name = joined(&surname, &given_name);
            let keys = (name_key(&name), search_key(&[&name]));
            let values: [Value; 7] = [
                person.into(),
                surname.into(),
                given_name.into(),
                name.clone().into(),
                keys.0.into(),
                keys.1.into(),
                cin.into(),
            ];
            self.db.execute_raw(self.db.statement(update, values)).await?;
            self.db.execute_raw(self.db.statement(listed, [person.into(), name.into()])).await?;
        }
        Ok(())
    }

    /// Brings the employments up to what the month says.
    async fn employ(&self) -> Result<(), StorageError> {
        let (first, last) = days_of(self.month);
        let who = |condition: &str| {
            format!(
                "employer_id = $1 AND is_current AND person_id IN (SELECT p.id FROM declared \
                 JOIN insured_person p ON p.insured = declared.insured WHERE {condition})"
            )
        };
        let is_latest = "(last_declared IS NULL OR last_declared <= $2)";
        // Somebody who left in an earlier month and worked in this one has come back.
        let returned = format!(
            "{DECLARED} UPDATE employment SET is_current = FALSE, version = version + 1 \
             WHERE {} AND left_on < $5 AND leave_reason <> 'deceased'",
            who("ending = 0 AND days > 0")
        );
        let earlier = format!(
            "{DECLARED} UPDATE employment SET hired_on = $5, version = version + 1 \
             WHERE {} AND source = 'declared' AND hired_on > $5 AND NOT EXISTS (SELECT 1 FROM employment other \
                WHERE other.employer_id = $1 AND other.person_id = employment.person_id AND NOT other.is_current)",
            who("TRUE")
        );
        let stayed = format!(
            "{DECLARED} UPDATE employment SET left_on = NULL, leave_reason = NULL, leave_declared = FALSE, \
             version = version + 1 WHERE {} AND leave_declared AND left_on = $5",
            who("ending = 0")
        );
        for (sql, day) in [(&returned, &first), (&earlier, &first), (&stayed, &last)] {
            let mut values = self.key();
            values.push(day.clone().into());
            self.db.execute_raw(self.db.statement(sql, values)).await?;
        }
        self.begin(&first, &last).await?;
        let declared = format!(
            "{DECLARED} UPDATE employment SET last_declared = $2, version = version + 1 \
             WHERE {} AND {is_latest} AND last_declared IS DISTINCT FROM $2 AND hired_on <= $5",
            who("TRUE")
        );
        let left = |ending: u8, reason: &str| {
            format!(
                "{DECLARED} UPDATE employment SET left_on = $5, leave_reason = '{reason}', leave_declared = TRUE, \
                 version = version + 1 WHERE {} AND {is_latest} AND left_on IS NULL AND hired_on <= $5",
                who(&format!("ending = {ending}"))
            )
        };
        for sql in [declared, left(1, "unsaid"), left(2, "deceased")] {
            let mut values = self.key();
            values.push(last.clone().into());
            self.db.execute_raw(self.db.statement(&sql, values)).await?;
        }
        Ok(())
    }

    /// Adds the employments that nobody knew of, from the first day of the month on.
    async fn begin(&self, first: &str, last: &str) -> Result<(), StorageError> {
        let random = match self.db.get_database_backend() {
            DbBackend::Postgres => "gen_random_uuid()",
            _ => "randomblob(16)",
        };
        let sql = format!(
            "{DECLARED} INSERT INTO employment (id, employer_id, person_id, list_name, hired_on, left_on, \
                leave_reason, leave_declared, source, last_declared, is_current, version) \
             SELECT {random}, $1, p.id, p.list_name, $5, CASE WHEN ending > 0 THEN $6 END, \
                CASE ending WHEN 1 THEN 'unsaid' WHEN 2 THEN 'deceased' END, ending > 0, 'declared', $2, TRUE, 1 \
             FROM declared JOIN insured_person p ON p.insured = declared.insured \
             WHERE NOT EXISTS (SELECT 1 FROM employment e WHERE e.employer_id = $1 AND e.person_id = p.id \
                AND e.is_current) \
             ON CONFLICT DO NOTHING"
        );
        let mut values = self.key();
        values.extend([first.into(), last.into()]);
        self.db.execute_raw(self.db.statement(&sql, values)).await?;
        Ok(())
    }
}

/// First and last day of a month, as stored.
pub(crate) fn days_of(of: Month) -> (String, String) {
    let first = of.day(1).map(date).unwrap_or_default();
    let last = of.next().day(1).and_then(Date::previous_day).map(date).unwrap_or_default();
    (first, last)
}
