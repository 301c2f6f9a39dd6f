//! Files of requests to register employees, and their rows.

use crate::codec::{RowOf, instant, typed};
use crate::entity::registration_batch::{ActiveModel, Column as Of, Entity, Model};
use crate::entity::registration_row as row;
use crate::error::{Corrupt, StorageError};
use crate::registrations::{typed_from_json, typed_to_json};
use crate::tx::{Batches, Change};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::Expr,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use tasrih_domain::Column;
use tasrih_domain::id::{AccountId, BatchId, EmployerId, FileHash, RegistrationId};
use tasrih_domain::registration::{Batch, BatchRow, BatchState, Item, Standing};
use time::OffsetDateTime;

/// Rows written in one statement.
const ROWS_AT_ONCE: usize = 500;

impl Batches<'_, Change> {
    /// Adds a file and its rows.
    pub async fn insert(&self, batch: &Batch, rows: &[BatchRow]) -> Result<(), StorageError> {
        let of = ActiveModel {
            id: Set(batch.id.0),
            employer_id: Set(batch.employer.0),
            state: Set(batch.state.code().to_owned()),
            version: Set(i64::from(batch.version)),
            file_name: Set(typed(&batch.file_name)),
            file_hash: Set(batch.file_hash.0.to_vec()),
            columns: Set(columns_to_json(&batch.columns)),
            created_by: Set(batch.created_by.0),
            created_at_us: Set(instant(batch.created_at)),
        };
        Entity::insert(of).exec_without_returning(self.db).await?;
        for some in rows.chunks(ROWS_AT_ONCE) {
            let rows = some.iter().map(|one| row::ActiveModel {
                batch_id: Set(batch.id.0),
                row_number: Set(i64::from(one.row)),
                typed: Set(typed_to_json(&one.typed)),
                standing: Set(one.standing.code().to_owned()),
                same_as: Set(one.same_as.map(i64::from)),
                registration_id: Set(one.request.map(|request| request.0)),
            });
            row::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// Writes where a file stands, if nobody changed it since version `seen`.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn save(&self, batch: &Batch, seen: u32) -> Result<u32, StorageError> {
        let version = seen.checked_add(1).ok_or(StorageError::Conflict)?;
        let of = ActiveModel {
            state: Set(batch.state.code().to_owned()),
            version: Set(i64::from(version)),
            ..Default::default()
        };
        let query = Entity::update_many().set(of).filter(Of::Id.eq(batch.id.0));
        let outcome = query.filter(Of::Version.eq(i64::from(seen))).exec(self.db).await?;
        if outcome.rows_affected == 1 { Ok(version) } else { Err(StorageError::Conflict) }
    }

    /// Says what became of a row, if it stands as it did.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn settle(
        &self,
        batch: BatchId,
        number: u32,
        from: Standing,
        to: (Standing, Option<RegistrationId>),
    ) -> Result<(), StorageError> {
        let outcome = row::Entity::update_many()
            .col_expr(row::Column::Standing, Expr::value(to.0.code()))
            .col_expr(row::Column::RegistrationId, Expr::value(to.1.map(|request| request.0)))
            .filter(row::Column::BatchId.eq(batch.0))
            .filter(row::Column::RowNumber.eq(i64::from(number)))
            .filter(row::Column::Standing.eq(from.code()))
            .exec(self.db)
            .await?;
        if outcome.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }
}

impl<M> Batches<'_, M> {
    /// The file of that id.
    pub async fn find(&self, id: BatchId) -> Result<Option<Batch>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Batch::try_from).transpose()?)
    }

    /// The latest files of an employer; at most `limit`.
    pub async fn latest(&self, employer: EmployerId, limit: u32) -> Result<Vec<Batch>, StorageError> {
        let query = Entity::find().filter(Of::EmployerId.eq(employer.0)).order_by_desc(Of::Id).limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(Batch::try_from).collect::<Result<_, _>>()?)
    }

    /// How many files of each of these employers, read after `since`, wait for its own people: not sent yet, or with
    /// rows that could not go.
    pub async fn own_tasks(
        &self,
        employers: &[EmployerId],
        since: OffsetDateTime,
    ) -> Result<HashMap<EmployerId, u64>, StorageError> {
        let blocked = row::Entity::find()
            .select_only()
            .column(row::Column::BatchId)
            .filter(row::Column::Standing.eq(Standing::Blocked.code()))
            .into_query();
        let is_unsent = Of::State.eq(BatchState::Checked.code());
        let waits = Condition::any().add(is_unsent).add(Of::Id.in_subquery(blocked));
        let rows: Vec<(uuid::Uuid, i64)> = Entity::find()
            .select_only()
            .column(Of::EmployerId)
            .column_as(Of::Id.count(), "count")
            .filter(Of::EmployerId.is_in(employers.iter().map(|id| id.0)))
            .filter(Of::CreatedAtUs.gt(instant(since)))
            .filter(waits)
            .group_by(Of::EmployerId)
            .into_tuple()
            .all(self.db)
            .await?;
        let count = |(employer, count)| (EmployerId(employer), u64::try_from(count).unwrap_or(0));
        Ok(rows.into_iter().map(count).collect())
    }

    /// The rows of a file in these standings, from after the row `after`; at most `limit`.
    pub async fn rows(
        &self,
        batch: BatchId,
        standings: &[Standing],
        after: u32,
        limit: u32,
    ) -> Result<Vec<BatchRow>, StorageError> {
        let rows = row::Entity::find()
            .filter(row::Column::BatchId.eq(batch.0))
            .filter(row::Column::Standing.is_in(standings.iter().map(|one| one.code())))
            .filter(row::Column::RowNumber.gt(i64::from(after)))
            .order_by_asc(row::Column::RowNumber)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(BatchRow::try_from).collect::<Result<_, _>>()?)
    }

    /// One row.
    pub async fn row(&self, batch: BatchId, number: u32) -> Result<Option<BatchRow>, StorageError> {
        let row = row::Entity::find_by_id((batch.0, i64::from(number))).one(self.db).await?;
        Ok(row.map(BatchRow::try_from).transpose()?)
    }

    /// How many rows stand where.
    pub async fn counts(&self, batch: BatchId) -> Result<BTreeMap<Standing, u32>, StorageError> {
        let rows: Vec<(String, i64)> = row::Entity::find()
            .select_only()
            .column(row::Column::Standing)
            .column_as(row::Column::RowNumber.count(), "count")
            .filter(row::Column::BatchId.eq(batch.0))
            .group_by(row::Column::Standing)
            .into_tuple()
            .all(self.db)
            .await?;
        let of = RowOf { table: "registration_row", id: batch.0 };
        rows.into_iter()
            .map(|(standing, count)| Ok((of.parse("standing", &standing)?, of.number("row_number", count)?)))
            .collect()
    }
}

/// Columns as JSON: number from 1 by item.
fn columns_to_json(columns: &BTreeMap<Item, Column>) -> String {
    let number = |column: &Column| match column {
        Column::Letter(number) => Some(*number),
        Column::Slice { .. } => None,
    };
    let all: Map<String, Value> =
        columns.iter().filter_map(|(item, column)| Some((item.code().to_owned(), json!(number(column)?)))).collect();
    Value::Object(all).to_string()
}

fn columns_from_json(json: &str) -> Option<BTreeMap<Item, Column>> {
    let Value::Object(all) = serde_json::from_str(json).ok()? else { return None };
    let one = |(item, number): (&String, &Value)| {
        let number = u16::try_from(number.as_u64()?).ok()?;
        Some((item.parse::<Item>().ok()?, Column::Letter(number)))
    };
    all.iter().map(one).collect()
}

impl TryFrom<Model> for Batch {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "registration_batch", id: row.id };
        Ok(Self {
            id: BatchId(row.id),
            employer: EmployerId(row.employer_id),
            state: of.parse("state", &row.state)?,
            version: of.number("version", row.version)?,
            file_name: row.file_name,
            file_hash: FileHash(of.number("file_hash", row.file_hash.as_slice())?),
            columns: of.read("columns", columns_from_json(&row.columns))?,
            created_by: AccountId(row.created_by),
            created_at: of.instant("created_at_us", row.created_at_us)?,
        })
    }
}

impl TryFrom<row::Model> for BatchRow {
    type Error = Corrupt;

    fn try_from(row: row::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "registration_row", id: row.batch_id };
        Ok(Self {
            row: of.number("row_number", row.row_number)?,
            typed: of.read("typed", typed_from_json(&row.typed))?,
            standing: of.parse("standing", &row.standing)?,
            same_as: row.same_as.map(|same| of.number("same_as", same)).transpose()?,
            request: row.registration_id.map(RegistrationId),
        })
    }
}
