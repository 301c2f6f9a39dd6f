//! Files dropped at once, and what became of each.

use crate::codec::{RowOf, args_from_json, args_to_json, instant, month, typed};
use crate::entity::delivery::{ActiveModel, Column as Of, Entity, Model};
use crate::entity::delivery_file as file;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Deliveries};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::delivery::{DeliveredFile, Delivery, DeliveryFiling, FileState, FilingState, Reason};
use tasrih_domain::id::{AccountId, DeclarationId, DeliveryId, EmployerId, FileHash};
use uuid::Uuid;

/// Rows written in one statement.
const ROWS_AT_ONCE: usize = 500;

impl Deliveries<'_, Change> {
    /// Adds a delivery and its files.
    pub async fn insert(&self, delivery: &Delivery, files: &[DeliveredFile]) -> Result<(), StorageError> {
        let of = ActiveModel {
            id: Set(delivery.id.0),
            account_id: Set(delivery.account.0),
            month: Set(month(delivery.month)),
            files: Set(i64::from(delivery.files)),
            created_at_us: Set(instant(delivery.created_at)),
        };
        Entity::insert(of).exec_without_returning(self.db).await?;
        for some in files.chunks(ROWS_AT_ONCE) {
            let rows = some.iter().map(|one| file::ActiveModel {
                delivery_id: Set(delivery.id.0),
                row_number: Set(i64::from(one.row)),
                name: Set(typed(&one.name)),
                bytes: Set(i64::try_from(one.bytes).unwrap_or(i64::MAX)),
                hash: Set(one.hash.map(|hash| hash.0.to_vec())),
                ..changeable(one)
            });
            file::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// Writes what became of a file, if it stands as it did.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn settle(&self, of: DeliveryId, one: &DeliveredFile, from: FileState) -> Result<(), StorageError> {
        let query = file::Entity::update_many().set(changeable(one));
        let query = query.filter(file::Column::DeliveryId.eq(of.0));
        let query = query.filter(file::Column::RowNumber.eq(i64::from(one.row)));
        let outcome = query.filter(file::Column::State.eq(from.code())).exec(self.db).await?;
        if outcome.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }
}

impl<M> Deliveries<'_, M> {
    /// The delivery of that id.
    pub async fn find(&self, id: DeliveryId) -> Result<Option<Delivery>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Delivery::try_from).transpose()?)
    }

    /// The latest deliveries of an account; at most `limit`.
    pub async fn latest(&self, account: AccountId, limit: u32) -> Result<Vec<Delivery>, StorageError> {
        let query = Entity::find().filter(Of::AccountId.eq(account.0)).order_by_desc(Of::Id).limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(Delivery::try_from).collect::<Result<_, _>>()?)
    }

    /// One file.
    pub async fn file(&self, of: DeliveryId, row: u32) -> Result<Option<DeliveredFile>, StorageError> {
        let found = file::Entity::find_by_id((of.0, i64::from(row))).one(self.db).await?;
        Ok(found.map(DeliveredFile::try_from).transpose()?)
    }

    /// All files in their order. A delivery has a bounded number of them.
    pub async fn files(&self, of: DeliveryId) -> Result<Vec<DeliveredFile>, StorageError> {
        let query = file::Entity::find().filter(file::Column::DeliveryId.eq(of.0));
        all(query.order_by_asc(file::Column::RowNumber).all(self.db).await?)
    }

    /// The first files that nobody has looked into; at most `limit`.
    pub async fn waiting(&self, of: DeliveryId, limit: u32) -> Result<Vec<DeliveredFile>, StorageError> {
        let query = file::Entity::find()
            .filter(file::Column::DeliveryId.eq(of.0))
            .filter(file::Column::State.eq(FileState::Waiting.code()));
        all(query.order_by_asc(file::Column::RowNumber).limit(u64::from(limit)).all(self.db).await?)
    }

    /// The first files that are to be filed; at most `limit`.
    pub async fn wanted(&self, of: DeliveryId, limit: u32) -> Result<Vec<DeliveredFile>, StorageError> {
        let query = file::Entity::find()
            .filter(file::Column::DeliveryId.eq(of.0))
            .filter(file::Column::Filing.eq(FilingState::Wanted.code()));
        all(query.order_by_asc(file::Column::RowNumber).limit(u64::from(limit)).all(self.db).await?)
    }

    /// The files of a delivery that became that declaration.
    pub async fn files_of(
        &self,
        of: DeliveryId,
        declaration: DeclarationId,
    ) -> Result<Vec<DeliveredFile>, StorageError> {
        let query = file::Entity::find()
            .filter(file::Column::DeliveryId.eq(of.0))
            .filter(file::Column::DeclarationId.eq(declaration.0));
        all(query.order_by_asc(file::Column::RowNumber).all(self.db).await?)
    }

    /// How many files nobody has looked into.
    pub async fn count_waiting(&self, of: DeliveryId) -> Result<u64, StorageError> {
        let query = file::Entity::find()
            .filter(file::Column::DeliveryId.eq(of.0))
            .filter(file::Column::State.eq(FileState::Waiting.code()));
        Ok(query.count(self.db).await?)
    }
}

/// The columns that a file's way changes.
fn changeable(one: &DeliveredFile) -> file::ActiveModel {
    let key = |reason: Option<&Reason>| reason.map(|(key, _)| key.clone());
    let details = |reason: Option<&Reason>| reason.map(|(_, args)| args_to_json(args));
    let filing = one.filing.as_ref();
    let why_held = filing.and_then(|filing| filing.reason.as_ref());
    file::ActiveModel {
        state: Set(one.state.code().to_owned()),
        reason: Set(key(one.reason.as_ref())),
        details: Set(details(one.reason.as_ref())),
        affiliate: Set(one.affiliate.map(|of| i32::try_from(of.value()).unwrap_or(i32::MAX))),
        month: Set(one.month.map(month)),
        employer_id: Set(one.employer.map(|id| id.0)),
        declaration_id: Set(one.declaration.map(|id| id.0)),
        filing: Set(filing.map(|filing| filing.state.code().to_owned())),
        filing_seen: Set(filing.map(|filing| i64::from(filing.seen))),
        filing_reason: Set(key(why_held)),
        filing_details: Set(details(why_held)),
        ..Default::default()
    }
}

fn all(rows: Vec<file::Model>) -> Result<Vec<DeliveredFile>, StorageError> {
    Ok(rows.into_iter().map(DeliveredFile::try_from).collect::<Result<_, _>>()?)
}

impl TryFrom<Model> for Delivery {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "delivery", id: row.id };
        Ok(Self {
            id: DeliveryId(row.id),
            account: AccountId(row.account_id),
            month: of.month("month", row.month)?,
            files: of.number("files", row.files)?,
            created_at: of.instant("created_at_us", row.created_at_us)?,
        })
    }
}

fn reason(
    of: &RowOf<Uuid>,
    (column, key): (&'static str, Option<String>),
    details: Option<&String>,
) -> Result<Option<Reason>, Corrupt> {
    let Some(key) = key else { return Ok(None) };
    let args = details.map_or("[]", String::as_str);
    Ok(Some((key, of.read(column, args_from_json(args))?)))
}

impl TryFrom<file::Model> for DeliveredFile {
    type Error = Corrupt;

    fn try_from(row: file::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "delivery_file", id: row.delivery_id };
        let affiliate = |value: i32| u32::try_from(value).ok().and_then(AffiliateNumber::from_value);
        let hash = |hash: Vec<u8>| Ok::<_, Corrupt>(FileHash(of.number("hash", hash.as_slice())?));
        let filing = match row.filing.as_deref() {
            Some(state) => Some(DeliveryFiling {
                state: of.parse("filing", state)?,
                seen: of.number("filing_seen", of.read("filing_seen", row.filing_seen)?)?,
                reason: reason(&of, ("filing_details", row.filing_reason), row.filing_details.as_ref())?,
            }),
            None => None,
        };
        Ok(Self {
            row: of.number("row_number", row.row_number)?,
            name: row.name,
            bytes: of.number("bytes", row.bytes)?,
            hash: row.hash.map(hash).transpose()?,
            state: of.parse("state", &row.state)?,
            reason: reason(&of, ("details", row.reason), row.details.as_ref())?,
            affiliate: row.affiliate.map(|value| of.read("affiliate", affiliate(value))).transpose()?,
            month: row.month.map(|number| of.month("month", number)).transpose()?,
            employer: row.employer_id.map(EmployerId),
            declaration: row.declaration_id.map(DeclarationId),
            filing,
        })
    }
}
