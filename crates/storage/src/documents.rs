//! Documents attached to requests; their bytes are blobs.

use crate::codec::{RowOf, instant, typed};
use crate::entity::document::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Documents};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use tasrih_domain::document::{Document, DocumentOwner};
use tasrih_domain::id::{DocumentId, FileHash};

impl Documents<'_, Change> {
    /// Attaches a document whose bytes are kept.
    pub async fn insert(&self, document: &Document) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(document.id.0),
            owner_kind: Set(document.owner.code().to_owned()),
            owner_id: Set(document.owner.id()),
            kind: Set(document.kind.clone()),
            name: Set(typed(&document.name)),
            format: Set(document.format.code().to_owned()),
            hash: Set(document.hash.0.to_vec()),
            size_bytes: Set(i64::try_from(document.size_bytes).unwrap_or(i64::MAX)),
            added_at_us: Set(instant(document.added_at)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes a document away; says whether it was there.
    pub async fn remove(&self, owner: DocumentOwner, id: DocumentId) -> Result<bool, StorageError> {
        let this = Entity::delete_many().filter(Column::Id.eq(id.0)).filter(Column::OwnerId.eq(owner.id()));
        Ok(this.exec(self.db).await?.rows_affected == 1)
    }
}

impl<M> Documents<'_, M> {
    /// The documents of a request, in the order in which they were attached.
    pub async fn of(&self, owner: DocumentOwner) -> Result<Vec<Document>, StorageError> {
        let rows = of(owner).order_by_asc(Column::AddedAtUs).order_by_asc(Column::Id).all(self.db).await?;
        Ok(rows.into_iter().map(|row| read(owner, row)).collect::<Result<_, _>>()?)
    }

    /// That document of that request.
    pub async fn find(&self, owner: DocumentOwner, id: DocumentId) -> Result<Option<Document>, StorageError> {
        let row = of(owner).filter(Column::Id.eq(id.0)).one(self.db).await?;
        Ok(row.map(|row| read(owner, row)).transpose()?)
    }
}

fn of(owner: DocumentOwner) -> Select<Entity> {
    Entity::find().filter(Column::OwnerKind.eq(owner.code())).filter(Column::OwnerId.eq(owner.id()))
}

fn read(owner: DocumentOwner, row: Model) -> Result<Document, Corrupt> {
    let of = RowOf { table: "document", id: row.id };
    Ok(Document {
        id: DocumentId(row.id),
        owner,
        format: of.parse("format", &row.format)?,
        hash: FileHash(of.read("hash", row.hash.try_into().ok())?),
        size_bytes: of.number("size_bytes", row.size_bytes)?,
        added_at: of.instant("added_at_us", row.added_at_us)?,
        kind: row.kind,
        name: row.name,
    })
}
