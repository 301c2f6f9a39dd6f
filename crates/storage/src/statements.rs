//! Bank statements and what became of their movements.

use crate::codec::{RowOf, args_from_json, args_to_json, date, instant, typed};
use crate::entity::bank_line::{ActiveModel, Column, Entity, Model};
use crate::entity::bank_statement as statement;
use crate::entity::employer_account as account;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Statements};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, prelude::Uuid,
    sea_query::OnConflict,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tasrih_domain::id::{AccountId, BankLineId, EmployerId, FileHash, OrderId, StatementId};
use tasrih_domain::payment::{BankFinding, BankLine, Direction, KeptLine, LineState, Rib, Statement, StatementHead};
use tasrih_domain::{Money, Place};
use time::OffsetDateTime;

/// Rows and keys of one statement.
const ROWS_AT_ONCE: usize = 400;

/// What makes a movement itself: the hash of everything that the bank said of it, and its count among equal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    fingerprint: [u8; 32],
    nth: i32,
}

/// The keys of the movements of a file, in their order. `of`: the account that the statement is of.
pub fn line_keys(of: Option<&Rib>, lines: &[BankLine]) -> Vec<LineKey> {
    let mut seen: HashMap<[u8; 32], i32> = HashMap::new();
    let key = |line: &BankLine| {
        let fingerprint = fingerprint(of, line);
        let nth = seen.entry(fingerprint).or_insert(0);
        *nth += 1;
        LineKey { fingerprint, nth: *nth }
    };
    lines.iter().map(key).collect()
}

fn fingerprint(of: Option<&Rib>, line: &BankLine) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut add = |text: &str| {
        // The length before each text: no two lists of texts run into one.
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    add(of.map_or("", Rib::digits));
    add(line.direction.code());
    add(if line.is_reversal { "reversal" } else { "" });
    add(&line.amount.centimes().to_string());
    add(&date(line.booked_on));
    add(&date(line.value_on));
    for text in [&line.bank_reference, &line.end_to_end, &line.remittance, &line.counterparty] {
        add(text);
    }
    add(line.account.as_ref().map_or("", Rib::digits));
    hasher.finalize().into()
}

/// By what a movement of another file is recognised although its texts differ: the bank's reference, amount and way.
pub type BankKey = (String, i64, Direction);

impl Statements<'_, Change> {
    /// Adds a statement.
    ///
    /// # Errors
    /// `Conflict`: the same file was imported.
    pub async fn insert(&self, one: &Statement) -> Result<(), StorageError> {
        let row = statement::ActiveModel {
            id: Set(one.id.0),
            file_hash: Set(one.hash.0.to_vec()),
            file_name: Set(typed(&one.file_name)),
            format: Set(one.format.clone()),
            account: Set(one.head.account.as_ref().map(|rib| rib.digits().to_owned())),
            number: Set(typed(&one.head.number)),
            first_on: Set(one.head.days.map(|(first, _)| date(first))),
            last_on: Set(one.head.days.map(|(_, last)| date(last))),
            opening_centimes: Set(one.head.opening.map(Money::centimes)),
            closing_centimes: Set(one.head.closing.map(Money::centimes)),
            findings: Set(findings_to_json(&one.findings)),
            known: Set(i32::try_from(one.known).unwrap_or(i32::MAX)),
            imported_by: Set(one.imported_by.0),
            imported_at_us: Set(instant(one.imported_at)),
        };
        statement::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Adds movements, each with its key.
    ///
    /// # Errors
    /// `Conflict`: one of them is known.
    pub async fn insert_lines(&self, lines: &[(KeptLine, LineKey)]) -> Result<(), StorageError> {
        for some in lines.chunks(ROWS_AT_ONCE) {
            let rows = some.iter().map(|(line, key)| to_row(line, key));
            Entity::insert_many(rows).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// Writes what became of a movement, if nobody changed it since version `seen`; its new version is `seen + 1`.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn save_line(&self, one: &KeptLine, seen: u32) -> Result<(), StorageError> {
        let seen = i32::try_from(seen).unwrap_or(i32::MAX);
        let row = ActiveModel {
            state: Set(one.state.code().to_owned()),
            doubt: Set(one.doubt.map(|doubt| doubt.code().to_owned())),
            found_by: Set(one.by.map(|by| by.code().to_owned())),
            employer_id: Set(one.employer.map(|id| id.0)),
            order_id: Set(one.order.map(|id| id.0)),
            reverses_id: Set(one.reverses.map(|id| id.0)),
            decided_by: Set(one.decided_by.map(|id| id.0)),
            remark: Set(typed(&one.remark)),
            version: Set(seen.saturating_add(1)),
            ..Default::default()
        };
        let query = Entity::update_many().set(row).filter(Column::Id.eq(one.id.0)).filter(Column::Version.eq(seen));
        if query.exec(self.db).await?.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }

    /// Remembers that the employer is known by that account.
    pub async fn know_account(&self, of: EmployerId, rib: &Rib, at: OffsetDateTime) -> Result<(), StorageError> {
        let row = account::ActiveModel {
            employer_id: Set(of.0),
            account: Set(rib.digits().to_owned()),
            since_us: Set(instant(at)),
        };
        let known =
            OnConflict::columns([account::Column::EmployerId, account::Column::Account]).do_nothing().to_owned();
        account::Entity::insert(row).on_conflict(known).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Statements<'_, M> {
    /// The statement of that id.
    pub async fn find(&self, id: StatementId) -> Result<Option<Statement>, StorageError> {
        Ok(statement::Entity::find_by_id(id.0).one(self.db).await?.map(Statement::try_from).transpose()?)
    }

    /// The statement that the file of that hash was.
    pub async fn find_by_hash(&self, hash: FileHash) -> Result<Option<Statement>, StorageError> {
        let query = statement::Entity::find().filter(statement::Column::FileHash.eq(hash.0.to_vec()));
        Ok(query.one(self.db).await?.map(Statement::try_from).transpose()?)
    }

    /// The statements, the latest first, from after `after`; at most `limit`.
    pub async fn page(&self, after: Option<StatementId>, limit: u32) -> Result<Vec<Statement>, StorageError> {
        let mut query = statement::Entity::find().order_by_desc(statement::Column::Id).limit(u64::from(limit));
        if let Some(after) = after {
            query = query.filter(statement::Column::Id.lt(after.0));
        }
        Ok(query.all(self.db).await?.into_iter().map(Statement::try_from).collect::<Result<_, _>>()?)
    }

    /// How many movements of a statement stand where.
    pub async fn counts(&self, of: StatementId) -> Result<BTreeMap<LineState, u32>, StorageError> {
        let rows: Vec<(String, i64)> = Entity::find()
            .select_only()
            .column(Column::State)
            .column_as(Column::Id.count(), "count")
            .filter(Column::StatementId.eq(of.0))
            .group_by(Column::State)
            .into_tuple()
            .all(self.db)
            .await?;
        let row = RowOf { table: "bank_line", id: of.0 };
        rows.into_iter().map(|(state, count)| Ok((row.parse("state", &state)?, row.number("count", count)?))).collect()
    }

    /// The movement of that id.
    pub async fn line(&self, id: BankLineId) -> Result<Option<KeptLine>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(KeptLine::try_from).transpose()?)
    }

    /// The movements of a statement in the order of the file, from after the row `after`; at most `limit`.
    pub async fn lines(&self, of: StatementId, after: u32, limit: u32) -> Result<Vec<KeptLine>, StorageError> {
        let query = Entity::find()
            .filter(Column::StatementId.eq(of.0))
            .filter(Column::RowNumber.gt(i64::from(after)))
            .order_by_asc(Column::RowNumber)
            .order_by_asc(Column::Id)
            .limit(u64::from(limit));
        kept(query.all(self.db).await?)
    }

    /// The movements that stand there, in the order in which they came, from after `after`; at most `limit`.
    pub async fn in_state(
        &self,
        state: LineState,
        after: Option<BankLineId>,
        limit: u32,
    ) -> Result<Vec<KeptLine>, StorageError> {
        let mut query = Entity::find().filter(Column::State.eq(state.code())).order_by_asc(Column::Id);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.0));
        }
        kept(query.limit(u64::from(limit)).all(self.db).await?)
    }

    /// How many movements wait for an agent.
    pub async fn waiting(&self) -> Result<u64, StorageError> {
        Ok(Entity::find().filter(Column::State.eq(LineState::Waiting.code())).count(self.db).await?)
    }

    /// The payments of an employer, the latest first; at most `limit`.
    pub async fn payments_of(&self, of: EmployerId, limit: u32) -> Result<Vec<KeptLine>, StorageError> {
        let states = [LineState::Matched, LineState::Reversed].map(LineState::code);
        let query = Entity::find()
            .filter(Column::EmployerId.eq(of.0))
            .filter(Column::State.is_in(states))
            .order_by_desc(Column::Id)
            .limit(u64::from(limit));
        kept(query.all(self.db).await?)
    }

    /// The payments of that amount that were not taken back; at most 1,000.
    pub async fn payments_over(&self, amount: Money) -> Result<Vec<KeptLine>, StorageError> {
        let query = Entity::find()
            .filter(Column::State.eq(LineState::Matched.code()))
            .filter(Column::AmountCentimes.eq(amount.centimes()))
            .order_by_desc(Column::Id)
            .limit(1_000);
        kept(query.all(self.db).await?)
    }

    /// Those of the keys that are known.
    pub async fn known(&self, keys: &[LineKey]) -> Result<BTreeSet<LineKey>, StorageError> {
        let mut all = BTreeSet::new();
        for some in keys.chunks(ROWS_AT_ONCE) {
            let rows: Vec<(Vec<u8>, i32)> = Entity::find()
                .select_only()
                .column(Column::Fingerprint)
                .column(Column::Nth)
                .filter(Column::Fingerprint.is_in(some.iter().map(|key| key.fingerprint.to_vec())))
                .into_tuple()
                .all(self.db)
                .await?;
            let key =
                |(fingerprint, nth): (Vec<u8>, i32)| Some(LineKey { fingerprint: fingerprint.try_into().ok()?, nth });
            all.extend(rows.into_iter().filter_map(key));
        }
        Ok(all)
    }

    /// Which of these movements are there from another file, by what banks know them.
    pub async fn known_to_bank(&self, references: &[String]) -> Result<BTreeSet<BankKey>, StorageError> {
        let mut all = BTreeSet::new();
        for some in references.chunks(ROWS_AT_ONCE) {
            let rows: Vec<(String, i64, String)> = Entity::find()
                .select_only()
                .column(Column::BankReference)
                .column(Column::AmountCentimes)
                .column(Column::Direction)
                .filter(Column::BankReference.is_in(some.iter().map(String::as_str)))
                .filter(Column::BankReference.ne(""))
                .into_tuple()
                .all(self.db)
                .await?;
            all.extend(
                rows.into_iter().filter_map(|(text, amount, way)| Some((text, amount, way.parse::<Direction>().ok()?))),
            );
        }
        Ok(all)
    }

    /// The employers known by each of these accounts.
    pub async fn known_by(&self, accounts: &[Rib]) -> Result<BTreeMap<Rib, Vec<EmployerId>>, StorageError> {
        let mut all: BTreeMap<Rib, Vec<EmployerId>> = BTreeMap::new();
        for some in accounts.chunks(ROWS_AT_ONCE) {
            let query = account::Entity::find()
                .filter(account::Column::Account.is_in(some.iter().map(Rib::digits)))
                .order_by_asc(account::Column::EmployerId);
            for row in query.all(self.db).await? {
                let of = RowOf { table: "employer_account", id: row.employer_id };
                all.entry(of.parse("account", &row.account)?).or_default().push(EmployerId(row.employer_id));
            }
        }
        Ok(all)
    }
}

fn kept(rows: Vec<Model>) -> Result<Vec<KeptLine>, StorageError> {
    Ok(rows.into_iter().map(KeptLine::try_from).collect::<Result<_, _>>()?)
}

fn to_row(one: &KeptLine, key: &LineKey) -> ActiveModel {
    let line = &one.line;
    ActiveModel {
        id: Set(one.id.0),
        statement_id: Set(one.statement.0),
        row_number: Set(i64::from(line.row)),
        fingerprint: Set(key.fingerprint.to_vec()),
        nth: Set(key.nth),
        direction: Set(line.direction.code().to_owned()),
        is_reversal: Set(line.is_reversal),
        amount_centimes: Set(line.amount.centimes()),
        booked_on: Set(date(line.booked_on)),
        value_on: Set(date(line.value_on)),
        bank_reference: Set(typed(&line.bank_reference)),
        end_to_end: Set(typed(&line.end_to_end)),
        remittance: Set(typed(&line.remittance)),
        counterparty: Set(typed(&line.counterparty)),
        account: Set(line.account.as_ref().map(|rib| rib.digits().to_owned())),
        state: Set(one.state.code().to_owned()),
        doubt: Set(one.doubt.map(|doubt| doubt.code().to_owned())),
        found_by: Set(one.by.map(|by| by.code().to_owned())),
        employer_id: Set(one.employer.map(|id| id.0)),
        order_id: Set(one.order.map(|id| id.0)),
        reverses_id: Set(one.reverses.map(|id| id.0)),
        decided_by: Set(one.decided_by.map(|id| id.0)),
        remark: Set(typed(&one.remark)),
        version: Set(i32::try_from(one.version).unwrap_or(i32::MAX)),
    }
}

impl TryFrom<Model> for KeptLine {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "bank_line", id: row.id };
        let line = BankLine {
            row: of.number("row_number", row.row_number)?,
            direction: of.parse("direction", &row.direction)?,
            is_reversal: row.is_reversal,
            amount: Money::from_centimes(row.amount_centimes),
            booked_on: of.date("booked_on", &row.booked_on)?,
            value_on: of.date("value_on", &row.value_on)?,
            account: row.account.as_deref().map(|text| of.parse("account", text)).transpose()?,
            bank_reference: row.bank_reference,
            end_to_end: row.end_to_end,
            remittance: row.remittance,
            counterparty: row.counterparty,
        };
        Ok(Self {
            id: BankLineId(row.id),
            statement: StatementId(row.statement_id),
            line,
            state: of.parse("state", &row.state)?,
            doubt: row.doubt.as_deref().map(|text| of.parse("doubt", text)).transpose()?,
            by: row.found_by.as_deref().map(|text| of.parse("found_by", text)).transpose()?,
            employer: row.employer_id.map(EmployerId),
            order: row.order_id.map(OrderId),
            reverses: row.reverses_id.map(BankLineId),
            decided_by: row.decided_by.map(AccountId),
            remark: row.remark,
            version: of.number("version", row.version)?,
        })
    }
}

/// Findings as JSON: `[["amount", row, column, [args…]], …]`; without the texts found, which may be personal.
fn findings_to_json(findings: &[BankFinding]) -> String {
    let one = |finding: &BankFinding| {
        let column = match finding.place.column {
            Some(tasrih_domain::Column::Letter(column)) => Some(column),
            _ => None,
        };
        json!([finding.fault.code(), finding.place.row, column, args_to_json(&finding.args)])
    };
    Value::Array(findings.iter().map(one).collect()).to_string()
}

fn findings_from_json(json: &str) -> Option<Vec<BankFinding>> {
    let Value::Array(all) = serde_json::from_str(json).ok()? else { return None };
    let one = |entry: &Value| {
        let number = |at: usize| entry.get(at)?.as_u64();
        let column = number(2).and_then(|column| u16::try_from(column).ok());
        let place = Place {
            row: number(1).and_then(|row| u32::try_from(row).ok()),
            column: column.map(tasrih_domain::Column::Letter),
            field: None,
        };
        let fault = entry.get(0)?.as_str()?.parse().ok()?;
        Some(BankFinding { fault, place, value: None, args: args_from_json(entry.get(3)?.as_str()?)? })
    };
    all.iter().map(one).collect()
}

impl TryFrom<statement::Model> for Statement {
    type Error = Corrupt;

    fn try_from(row: statement::Model) -> Result<Self, Corrupt> {
        let of: RowOf<Uuid> = RowOf { table: "bank_statement", id: row.id };
        let days = match (&row.first_on, &row.last_on) {
            (Some(first), Some(last)) => Some((of.date("first_on", first)?, of.date("last_on", last)?)),
            _ => None,
        };
        Ok(Self {
            id: StatementId(row.id),
            hash: FileHash(of.number("file_hash", row.file_hash.as_slice())?),
            file_name: row.file_name,
            format: row.format,
            head: StatementHead {
                account: row.account.as_deref().map(|text| of.parse("account", text)).transpose()?,
                number: row.number,
                days,
                opening: row.opening_centimes.map(Money::from_centimes),
                closing: row.closing_centimes.map(Money::from_centimes),
            },
            findings: of.read("findings", findings_from_json(&row.findings))?,
            known: of.number("known", row.known)?,
            imported_by: AccountId(row.imported_by),
            imported_at: of.instant("imported_at_us", row.imported_at_us)?,
        })
    }
}
