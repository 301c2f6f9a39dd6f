//! Attestations, who looked them up, and orders of many.

use crate::codec::{RowOf, date, instant, month};
use crate::entity::{
    attestation as table, attestation_look as look, attestation_order as order, attestation_order_row as order_row,
};
use crate::error::{Corrupt, StorageError};
use crate::tx::{AttestationOrders, Attestations, Change};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use std::collections::BTreeMap;
use table::{Column, Entity, Model};
use tasrih_domain::attestation::{
    Attestation, AttestationKind, AttestationNumber, Look, LookWay, Order, Revocation, RevokedBy,
};
use tasrih_domain::id::{AccountId, AttestationId, AttestationOrderId, EmployerId, FileHash, PersonId};
use time::OffsetDateTime;
use uuid::Uuid;

/// Rows written in one statement.
const ROWS_AT_ONCE: usize = 500;

impl Attestations<'_, Change> {
    /// The next number of a kind and year. Two transactions never get the same.
    pub async fn next_number(&self, kind: AttestationKind, year: u16) -> Result<AttestationNumber, StorageError> {
        let sql = "INSERT INTO attestation_serial (kind, year, last_given) VALUES ($1, $2, 1) \
                   ON CONFLICT (kind, year) DO UPDATE SET last_given = attestation_serial.last_given + 1 \
                   RETURNING last_given";
        let values = [kind.code().into(), i32::from(year).into()];
        let row = self.db.query_one_raw(self.db.statement(sql, values)).await?;
        let serial = row.map(|row| row.try_get_by_index::<i32>(0)).transpose()?.unwrap_or(1);
        let of = RowOf { table: "attestation_serial", id: kind };
        Ok(AttestationNumber { kind, year, serial: of.number("last_given", serial)? })
    }

    /// Adds an attestation.
    ///
    /// # Errors
    /// `Conflict`: its number or its code is another one's.
    pub async fn insert(&self, one: &Attestation) -> Result<(), StorageError> {
        let row = table::ActiveModel {
            id: Set(one.id.0),
            kind: Set(one.number.kind.code().to_owned()),
            year: Set(i32::from(one.number.year)),
            serial: Set(i32::try_from(one.number.serial).unwrap_or(i32::MAX)),
            employer_id: Set(one.employer.map(|id| id.0)),
            person_id: Set(one.person.map(|id| id.0)),
            from_month: Set(one.period.map(|(from, _)| month(from))),
            to_month: Set(one.period.map(|(_, to)| month(to))),
            code: Set(one.code.as_str().to_owned()),
            content: Set(one.content.clone()),
            hash: Set(one.hash.0.to_vec()),
            basis: Set(one.basis.0.to_vec()),
            issued_at_us: Set(instant(one.issued_at)),
            issued_by: Set(one.issued_by.map(|id| id.0)),
            valid_until: Set(date(one.valid_until)),
            revoked_at_us: Set(None),
            revoked_by: Set(None),
            replaced_at_us: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Revokes one; says whether it was still to be done.
    pub async fn revoke(&self, id: AttestationId, revocation: Revocation) -> Result<bool, StorageError> {
        let row = table::ActiveModel {
            revoked_at_us: Set(Some(instant(revocation.at))),
            revoked_by: Set(Some(revocation.by.code().to_owned())),
            ..Default::default()
        };
        let open = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::RevokedAtUs.is_null());
        Ok(open.exec(self.db).await?.rows_affected == 1)
    }

    /// Marks those as replaced that say something else of the same thing: of its kind, employer, person and period.
    pub async fn replace_others(&self, by: &Attestation) -> Result<u64, StorageError> {
        let row = table::ActiveModel { replaced_at_us: Set(Some(instant(by.issued_at))), ..Default::default() };
        let others = Entity::update_many()
            .set(row)
            .filter(same(by.number.kind, by.employer, by.person))
            .filter(is(Column::FromMonth, by.period.map(|(from, _)| month(from))))
            .filter(is(Column::ToMonth, by.period.map(|(_, to)| month(to))))
            .filter(Column::Basis.ne(by.basis.0.to_vec()))
            .filter(Column::ReplacedAtUs.is_null())
            .filter(Column::Id.ne(by.id.0));
        Ok(others.exec(self.db).await?.rows_affected)
    }

    /// Writes down that one was looked up.
    pub async fn looked(&self, id: AttestationId, seen: Look) -> Result<(), StorageError> {
        let row = look::ActiveModel {
            attestation_id: Set(id.0),
            at_us: Set(instant(seen.at)),
            way: Set(seen.way.code().to_owned()),
            ..Default::default()
        };
        look::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Attestations<'_, M> {
    /// The attestation of that id.
    pub async fn find(&self, id: AttestationId) -> Result<Option<Attestation>, StorageError> {
        one(Entity::find_by_id(id.0).one(self.db).await?)
    }

    /// The attestation of that code.
    pub async fn find_by_code(&self, code: &str) -> Result<Option<Attestation>, StorageError> {
        one(Entity::find().filter(Column::Code.eq(code)).one(self.db).await?)
    }

    /// The attestation of that number.
    pub async fn find_by_number(&self, number: AttestationNumber) -> Result<Option<Attestation>, StorageError> {
        let query = Entity::find()
            .filter(Column::Kind.eq(number.kind.code()))
            .filter(Column::Year.eq(i32::from(number.year)))
            .filter(Column::Serial.eq(i32::try_from(number.serial).unwrap_or(i32::MAX)));
        one(query.one(self.db).await?)
    }

    /// The latest that says the same of the same thing and still stands.
    pub async fn find_same(
        &self,
        kind: AttestationKind,
        (employer, person): (Option<EmployerId>, Option<PersonId>),
        basis: FileHash,
    ) -> Result<Option<Attestation>, StorageError> {
        let query = Entity::find()
            .filter(same(kind, employer, person))
            .filter(Column::Basis.eq(basis.0.to_vec()))
            .filter(Column::RevokedAtUs.is_null())
            .filter(Column::ReplacedAtUs.is_null());
        one(query.order_by_desc(Column::Id).one(self.db).await?)
    }

    /// Those that an employer asked for, the latest first, from before `before`; at most `limit`.
    pub async fn of_employer(
        &self,
        employer: EmployerId,
        before: Option<AttestationId>,
        limit: u32,
    ) -> Result<Vec<Attestation>, StorageError> {
        self.page(Entity::find().filter(Column::EmployerId.eq(employer.0)), before, limit).await
    }

    /// Those that are about a person, whoever asked for them, the latest first; at most `limit`.
    pub async fn of_person(&self, person: PersonId, limit: u32) -> Result<Vec<Attestation>, StorageError> {
        self.page(Entity::find().filter(Column::PersonId.eq(person.0)), None, limit).await
    }

    async fn page(
        &self,
        mut query: Select<Entity>,
        before: Option<AttestationId>,
        limit: u32,
    ) -> Result<Vec<Attestation>, StorageError> {
        if let Some(before) = before {
            query = query.filter(Column::Id.lt(before.0));
        }
        let rows = query.order_by_desc(Column::Id).limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(Attestation::try_from).collect::<Result<_, _>>()?)
    }

    /// How often each of them was looked up.
    pub async fn looks(&self, ids: &[AttestationId]) -> Result<BTreeMap<AttestationId, u64>, StorageError> {
        let rows = look::Entity::find()
            .filter(look::Column::AttestationId.is_in(ids.iter().map(|id| id.0)))
            .select_only()
            .column(look::Column::AttestationId)
            .column_as(look::Column::Id.count(), "looks")
            .group_by(look::Column::AttestationId)
            .into_tuple::<(Uuid, i64)>()
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(|(id, looks)| (AttestationId(id), u64::try_from(looks).unwrap_or(0))).collect())
    }

    /// The latest look-ups of one; at most `limit`.
    pub async fn latest_looks(&self, id: AttestationId, limit: u32) -> Result<Vec<Look>, StorageError> {
        let query = look::Entity::find().filter(look::Column::AttestationId.eq(id.0));
        let rows = query.order_by_desc(look::Column::Id).limit(u64::from(limit)).all(self.db).await?;
        let seen = |row: look::Model| {
            let of = RowOf { table: "attestation_look", id: row.id };
            Ok::<_, Corrupt>(Look { at: of.instant("at_us", row.at_us)?, way: of.parse::<LookWay>("way", &row.way)? })
        };
        Ok(rows.into_iter().map(seen).collect::<Result<_, _>>()?)
    }
}

impl AttestationOrders<'_, Change> {
    /// Adds an order over these employers.
    pub async fn insert(&self, one: &Order, employers: &[EmployerId]) -> Result<(), StorageError> {
        let row = order::ActiveModel {
            id: Set(one.id.0),
            account_id: Set(one.account.0),
            kind: Set(one.kind.code().to_owned()),
            ordered_at_us: Set(instant(one.ordered_at)),
            finished_at_us: Set(None),
        };
        order::Entity::insert(row).exec_without_returning(self.db).await?;
        for some in employers.chunks(ROWS_AT_ONCE) {
            let rows = some.iter().map(|employer| order_row::ActiveModel {
                order_id: Set(one.id.0),
                employer_id: Set(employer.0),
                attestation_id: Set(None),
                is_refused: Set(false),
            });
            order_row::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// What came of an employer: its attestation, or a refusal.
    pub async fn answer(
        &self,
        id: AttestationOrderId,
        employer: EmployerId,
        attestation: Option<AttestationId>,
    ) -> Result<(), StorageError> {
        let row = order_row::ActiveModel {
            attestation_id: Set(attestation.map(|id| id.0)),
            is_refused: Set(attestation.is_none()),
            ..Default::default()
        };
        let this = order_row::Entity::update_many().set(row).filter(order_row::Column::OrderId.eq(id.0));
        this.filter(order_row::Column::EmployerId.eq(employer.0)).exec(self.db).await?;
        Ok(())
    }

    /// Everything was answered.
    pub async fn finish(&self, id: AttestationOrderId, at: OffsetDateTime) -> Result<(), StorageError> {
        let row = order::ActiveModel { finished_at_us: Set(Some(instant(at))), ..Default::default() };
        order::Entity::update_many().set(row).filter(order::Column::Id.eq(id.0)).exec(self.db).await?;
        Ok(())
    }
}

impl<M> AttestationOrders<'_, M> {
    /// The order of that id.
    pub async fn find(&self, id: AttestationOrderId) -> Result<Option<Order>, StorageError> {
        Ok(order::Entity::find_by_id(id.0).one(self.db).await?.map(Order::try_from).transpose()?)
    }

    /// The latest orders of an account; at most `limit`.
    pub async fn of_account(&self, account: AccountId, limit: u32) -> Result<Vec<Order>, StorageError> {
        let query = order::Entity::find().filter(order::Column::AccountId.eq(account.0));
        let rows = query.order_by_desc(order::Column::Id).limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(Order::try_from).collect::<Result<_, _>>()?)
    }

    /// Employers without an answer yet; at most `limit`.
    pub async fn open(&self, id: AttestationOrderId, limit: u32) -> Result<Vec<EmployerId>, StorageError> {
        let query = order_row::Entity::find()
            .filter(order_row::Column::OrderId.eq(id.0))
            .filter(order_row::Column::AttestationId.is_null())
            .filter(order_row::Column::IsRefused.eq(false));
        let rows = query.order_by_asc(order_row::Column::EmployerId).limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(|row| EmployerId(row.employer_id)).collect())
    }

    /// Every employer of the order and its attestation; `None`: refused, or not yet answered.
    pub async fn rows(
        &self,
        id: AttestationOrderId,
    ) -> Result<Vec<(EmployerId, Option<AttestationId>, bool)>, StorageError> {
        let query = order_row::Entity::find().filter(order_row::Column::OrderId.eq(id.0));
        let rows = query.order_by_asc(order_row::Column::EmployerId).all(self.db).await?;
        let row = |row: order_row::Model| {
            (EmployerId(row.employer_id), row.attestation_id.map(AttestationId), row.is_refused)
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// How many were issued, how many refused, and how many there are.
    pub async fn progress(&self, id: AttestationOrderId) -> Result<(u64, u64, u64), StorageError> {
        let all = || order_row::Entity::find().filter(order_row::Column::OrderId.eq(id.0));
        let issued = all().filter(order_row::Column::AttestationId.is_not_null()).count(self.db).await?;
        let refused = all().filter(order_row::Column::IsRefused.eq(true)).count(self.db).await?;
        Ok((issued, refused, all().count(self.db).await?))
    }
}

fn same(kind: AttestationKind, employer: Option<EmployerId>, person: Option<PersonId>) -> sea_orm::sea_query::Expr {
    Expr::col(Column::Kind)
        .eq(kind.code())
        .and(is(Column::EmployerId, employer.map(|id| id.0)))
        .and(is(Column::PersonId, person.map(|id| id.0)))
}

/// The column holds that value, or nothing as well.
fn is<V: Into<sea_orm::Value>>(column: Column, value: Option<V>) -> sea_orm::sea_query::Expr {
    match value {
        Some(value) => column.eq(value),
        None => column.is_null(),
    }
}

fn one(row: Option<Model>) -> Result<Option<Attestation>, StorageError> {
    Ok(row.map(Attestation::try_from).transpose()?)
}

impl TryFrom<Model> for Attestation {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "attestation", id: row.id };
        let number = AttestationNumber {
            kind: of.parse("kind", &row.kind)?,
            year: of.number("year", row.year)?,
            serial: of.number("serial", row.serial)?,
        };
        let hash = |column, bytes: &[u8]| of.number::<_, [u8; 32]>(column, bytes).map(FileHash);
        let period = match (row.from_month, row.to_month) {
            (Some(from), Some(to)) => Some((of.month("from_month", from)?, of.month("to_month", to)?)),
            _ => None,
        };
        let revoked = match (row.revoked_at_us, &row.revoked_by) {
            (Some(at), Some(by)) => {
                Some(Revocation { at: of.instant("revoked_at_us", at)?, by: of.parse::<RevokedBy>("revoked_by", by)? })
            }
            _ => None,
        };
        Ok(Self {
            id: AttestationId(row.id),
            number,
            employer: row.employer_id.map(EmployerId),
            person: row.person_id.map(PersonId),
            period,
            code: of.parse("code", &row.code)?,
            hash: hash("hash", &row.hash)?,
            basis: hash("basis", &row.basis)?,
            issued_at: of.instant("issued_at_us", row.issued_at_us)?,
            issued_by: row.issued_by.map(AccountId),
            valid_until: of.date("valid_until", &row.valid_until)?,
            revoked,
            replaced_at: row.replaced_at_us.map(|at| of.instant("replaced_at_us", at)).transpose()?,
            content: row.content,
        })
    }
}

impl TryFrom<order::Model> for Order {
    type Error = Corrupt;

    fn try_from(row: order::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "attestation_order", id: row.id };
        Ok(Self {
            id: AttestationOrderId(row.id),
            account: AccountId(row.account_id),
            kind: of.parse("kind", &row.kind)?,
            ordered_at: of.instant("ordered_at_us", row.ordered_at_us)?,
            finished_at: row.finished_at_us.map(|at| of.instant("finished_at_us", at)).transpose()?,
        })
    }
}
