//! Payment orders, and what came in under them.

use crate::codec::{RowOf, date, instant, month};
use crate::entity::payment_order::{ActiveModel, Column, Entity, Model};
use crate::entity::payment_order_line as line;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Orders};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, prelude::Uuid,
};
use std::collections::BTreeMap;
use tasrih_domain::Money;
use tasrih_domain::id::{AccountId, DebitFileId, EmployerId, OrderId};
use tasrih_domain::payment::{Method, Order, OrderLine, OrderReference, OrderState};

/// Keys asked for in one statement.
const KEYS_AT_ONCE: usize = 500;

impl Orders<'_, Change> {
    /// Adds an order with its lines.
    ///
    /// # Errors
    /// `Conflict`: its number is taken; ask for the next one again.
    pub async fn insert(&self, order: &Order) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(order.id.0),
            employer_id: Set(order.employer.0),
            serial: Set(i32::try_from(order.reference.serial()).unwrap_or(i32::MAX)),
            reference: Set(order.reference.compact()),
            amount_centimes: Set(order.amount.centimes()),
            method: Set(order.method.code().to_owned()),
            pay_on: Set(date(order.pay_on)),
            state: Set(order.state.code().to_owned()),
            made_by: Set(order.made_by.0),
            made_at_us: Set(instant(order.made_at)),
            debit_file_id: Set(order.debit_file.map(|file| file.0)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        let lines = order.lines.iter().map(|one| line::ActiveModel {
            order_id: Set(order.id.0),
            month: Set(month(one.month)),
            part: Set(one.part.code().to_owned()),
            amount_centimes: Set(one.amount.centimes()),
        });
        line::Entity::insert_many(lines).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Writes where an order stands.
    pub async fn set_state(&self, id: OrderId, state: OrderState) -> Result<(), StorageError> {
        let row = ActiveModel { state: Set(state.code().to_owned()), ..Default::default() };
        Entity::update_many().set(row).filter(Column::Id.eq(id.0)).exec(self.db).await?;
        Ok(())
    }

    /// The number that the employer's next order has, from 1.
    pub async fn next_serial(&self, employer: EmployerId) -> Result<u32, StorageError> {
        let last: Option<Option<i32>> = Entity::find()
            .select_only()
            .column_as(Column::Serial.max(), "last")
            .filter(Column::EmployerId.eq(employer.0))
            .into_tuple()
            .one(self.db)
            .await?;
        Ok(last.flatten().and_then(|last| u32::try_from(last).ok()).unwrap_or(0).saturating_add(1))
    }
}

impl<M> Orders<'_, M> {
    /// The order of that id.
    pub async fn find(&self, id: OrderId) -> Result<Option<Order>, StorageError> {
        let found = Entity::find_by_id(id.0).all(self.db).await?;
        Ok(self.with_lines(found).await?.pop())
    }

    /// The order of that reference.
    pub async fn find_by_reference(&self, reference: OrderReference) -> Result<Option<Order>, StorageError> {
        Ok(self.find_by_references(&[reference]).await?.pop())
    }

    /// Those of the references that were given out.
    pub async fn find_by_references(&self, references: &[OrderReference]) -> Result<Vec<Order>, StorageError> {
        let mut all = Vec::new();
        for some in references.chunks(KEYS_AT_ONCE) {
            let keys = some.iter().map(|reference| reference.compact());
            let rows = Entity::find().filter(Column::Reference.is_in(keys)).all(self.db).await?;
            all.extend(self.with_lines(rows).await?);
        }
        Ok(all)
    }

    /// The orders of an employer, the latest first, from after the one of number `after`; at most `limit`.
    pub async fn page(&self, of: EmployerId, after: Option<u32>, limit: u32) -> Result<Vec<Order>, StorageError> {
        let mut query = Entity::find().filter(Column::EmployerId.eq(of.0)).order_by_desc(Column::Serial);
        if let Some(after) = after {
            query = query.filter(Column::Serial.lt(after));
        }
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        self.with_lines(rows).await
    }

    /// The open orders of these employers; at most 100 of each statement of 500 employers times that.
    pub async fn open_of(&self, employers: &[EmployerId]) -> Result<Vec<Order>, StorageError> {
        let mut all = Vec::new();
        for some in employers.chunks(KEYS_AT_ONCE) {
            let query = Entity::find()
                .filter(Column::EmployerId.is_in(some.iter().map(|id| id.0)))
                .filter(Column::State.eq(OrderState::Open.code()))
                .order_by_desc(Column::MadeAtUs)
                .limit(OPEN_MAX);
            all.extend(self.with_lines(query.all(self.db).await?).await?);
        }
        Ok(all)
    }

    /// The orders that a file of direct debits asks for, by reference.
    pub async fn of_file(&self, file: DebitFileId) -> Result<Vec<Order>, StorageError> {
        let query = Entity::find().filter(Column::DebitFileId.eq(file.0)).order_by_asc(Column::Reference);
        let rows = query.all(self.db).await?;
        self.with_lines(rows).await
    }

    /// What came in under each of these orders and was not taken back; those without anything are left out.
    pub async fn received(&self, orders: &[OrderId]) -> Result<BTreeMap<OrderId, Money>, StorageError> {
        let mut all = BTreeMap::new();
        for some in orders.chunks(KEYS_AT_ONCE) {
            let places: Vec<String> = (1..=some.len()).map(|nth| format!("${nth}")).collect();
            // SUM(bigint) is NUMERIC in PostgreSQL: cast back, an overflow is an error on both engines.
            let sql = format!(
                "SELECT order_id, CAST(SUM(amount_centimes) AS BIGINT) AS amount FROM bank_line \
                 WHERE state = 'matched' AND order_id IN ({}) GROUP BY order_id",
                places.join(", ")
            );
            let values = some.iter().map(|id| id.0.into());
            for row in self.db.query_all_raw(self.db.statement(&sql, values)).await? {
                let id: Uuid = row.try_get("", "order_id")?;
                all.insert(OrderId(id), Money::from_centimes(row.try_get::<i64>("", "amount")?));
            }
        }
        Ok(all)
    }

    async fn with_lines(&self, rows: Vec<Model>) -> Result<Vec<Order>, StorageError> {
        let mut by_order: BTreeMap<Uuid, Vec<OrderLine>> = BTreeMap::new();
        for some in rows.chunks(KEYS_AT_ONCE) {
            let lines = line::Entity::find()
                .filter(line::Column::OrderId.is_in(some.iter().map(|row| row.id)))
                .order_by_asc(line::Column::Month)
                .all(self.db)
                .await?;
            for row in lines {
                let of = RowOf { table: "payment_order_line", id: row.order_id };
                let line = OrderLine {
                    month: of.month("month", row.month)?,
                    part: of.parse("part", &row.part)?,
                    amount: Money::from_centimes(row.amount_centimes),
                };
                by_order.entry(row.order_id).or_default().push(line);
            }
        }
        let whole = |row: Model| {
            let mut lines = by_order.remove(&row.id).unwrap_or_default();
            lines.sort_unstable();
            order(&row, lines)
        };
        Ok(rows.into_iter().map(whole).collect::<Result<_, Corrupt>>()?)
    }
}

/// Open orders looked at in one statement.
const OPEN_MAX: u64 = 10_000;

fn order(row: &Model, lines: Vec<OrderLine>) -> Result<Order, Corrupt> {
    let of = RowOf { table: "payment_order", id: row.id };
    Ok(Order {
        id: OrderId(row.id),
        employer: EmployerId(row.employer_id),
        reference: of.parse("reference", &row.reference)?,
        lines,
        amount: Money::from_centimes(row.amount_centimes),
        method: of.parse::<Method>("method", &row.method)?,
        pay_on: of.date("pay_on", &row.pay_on)?,
        state: of.parse("state", &row.state)?,
        made_by: AccountId(row.made_by),
        made_at: of.instant("made_at_us", row.made_at_us)?,
        debit_file: row.debit_file_id.map(DebitFileId),
    })
}
