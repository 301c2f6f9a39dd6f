//! Debit mandates and the files made under them.

use crate::codec::{RowOf, date, instant, typed};
use crate::entity::debit_file as file;
use crate::entity::debit_mandate::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Debits};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::Money;
use tasrih_domain::id::{AccountId, DebitFileId, DebitMandateId, EmployerId};
use tasrih_domain::payment::{DebitFile, DebitMandate};
use time::{Date, OffsetDateTime};

impl Debits<'_, Change> {
    /// Adds a mandate.
    ///
    /// # Errors
    /// `Conflict`: the employer has one in force.
    pub async fn insert(&self, one: &DebitMandate) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(one.id.0),
            employer_id: Set(one.employer.0),
            reference: Set(one.reference.clone()),
            holder: Set(typed(&one.holder)),
            account: Set(one.account.digits().to_owned()),
            signed_by: Set(one.signed_by.0),
            signed_at_us: Set(instant(one.signed_at)),
            ended_at_us: Set(one.ended_at.map(instant)),
            used_on: Set(one.used_on.map(date)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Ends a mandate; says whether it was in force.
    pub async fn end(&self, id: DebitMandateId, at: OffsetDateTime) -> Result<bool, StorageError> {
        let row = ActiveModel { ended_at_us: Set(Some(instant(at))), ..Default::default() };
        let open = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::EndedAtUs.is_null());
        Ok(open.exec(self.db).await?.rows_affected == 1)
    }

    /// Writes down the day of the first collection.
    pub async fn used(&self, id: DebitMandateId, on: Date) -> Result<(), StorageError> {
        let row = ActiveModel { used_on: Set(Some(date(on))), ..Default::default() };
        let first = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::UsedOn.is_null());
        first.exec(self.db).await?;
        Ok(())
    }

    /// Keeps a file for the bank with what it says.
    pub async fn insert_file(&self, one: &DebitFile, content: &str) -> Result<(), StorageError> {
        let row = file::ActiveModel {
            id: Set(one.id.0),
            number: Set(one.number.clone()),
            collect_on: Set(date(one.collect_on)),
            collections: Set(i32::try_from(one.count).unwrap_or(i32::MAX)),
            amount_centimes: Set(one.amount.centimes()),
            content: Set(content.to_owned()),
            made_by: Set(one.made_by.0),
            made_at_us: Set(instant(one.made_at)),
        };
        file::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Debits<'_, M> {
    /// The mandate of an employer that is in force.
    pub async fn in_force(&self, of: EmployerId) -> Result<Option<DebitMandate>, StorageError> {
        let query = Entity::find().filter(Column::EmployerId.eq(of.0)).filter(Column::EndedAtUs.is_null());
        Ok(query.one(self.db).await?.map(DebitMandate::try_from).transpose()?)
    }

    /// How many mandates an employer gave so far.
    pub async fn count_of(&self, of: EmployerId) -> Result<u64, StorageError> {
        use sea_orm::PaginatorTrait;
        Ok(Entity::find().filter(Column::EmployerId.eq(of.0)).count(self.db).await?)
    }

    /// Mandates in force, by reference, from after `after`; at most `limit`.
    pub async fn page(&self, after: &str, limit: u32) -> Result<Vec<DebitMandate>, StorageError> {
        let query = Entity::find()
            .filter(Column::EndedAtUs.is_null())
            .filter(Column::Reference.gt(after))
            .order_by_asc(Column::Reference)
            .limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(DebitMandate::try_from).collect::<Result<_, _>>()?)
    }

    /// The files made, the latest first; at most `limit`.
    pub async fn files(&self, limit: u32) -> Result<Vec<DebitFile>, StorageError> {
        let query = file::Entity::find().order_by_desc(file::Column::Id).limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(DebitFile::try_from).collect::<Result<_, _>>()?)
    }

    /// A file with what it says.
    pub async fn file(&self, id: DebitFileId) -> Result<Option<(DebitFile, String)>, StorageError> {
        let found = file::Entity::find_by_id(id.0).one(self.db).await?;
        Ok(found.map(|row| Ok::<_, Corrupt>((DebitFile::try_from(row.clone())?, row.content))).transpose()?)
    }

    /// The file of that number.
    pub async fn file_of_number(&self, number: &str) -> Result<Option<DebitFile>, StorageError> {
        let query = file::Entity::find().filter(file::Column::Number.eq(number));
        Ok(query.one(self.db).await?.map(DebitFile::try_from).transpose()?)
    }
}

impl TryFrom<Model> for DebitMandate {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "debit_mandate", id: row.id };
        Ok(Self {
            id: DebitMandateId(row.id),
            employer: EmployerId(row.employer_id),
            account: of.parse("account", &row.account)?,
            signed_by: AccountId(row.signed_by),
            signed_at: of.instant("signed_at_us", row.signed_at_us)?,
            ended_at: row.ended_at_us.map(|at| of.instant("ended_at_us", at)).transpose()?,
            used_on: row.used_on.as_deref().map(|on| of.date("used_on", on)).transpose()?,
            reference: row.reference,
            holder: row.holder,
        })
    }
}

impl TryFrom<file::Model> for DebitFile {
    type Error = Corrupt;

    fn try_from(row: file::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "debit_file", id: row.id };
        Ok(Self {
            id: DebitFileId(row.id),
            collect_on: of.date("collect_on", &row.collect_on)?,
            count: of.number("collections", row.collections)?,
            amount: Money::from_centimes(row.amount_centimes),
            made_by: AccountId(row.made_by),
            made_at: of.instant("made_at_us", row.made_at_us)?,
            number: row.number,
        })
    }
}
