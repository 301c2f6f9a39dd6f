//! Everything that happened to a declaration. Rows are only ever added; the database forbids the rest.

use crate::codec::{RowOf, args_from_json, args_to_json, instant, typed};
use crate::entity::event::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Events};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::Args;
use tasrih_domain::id::{AccountId, DeclarationId, MandateId};
use tasrih_domain::lifecycle::{Event, State};
use time::OffsetDateTime;

/// One move of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRecord {
    /// When.
    pub at: OffsetDateTime,
    /// Who; `None` when the gateway itself moved it.
    pub actor: Option<AccountId>,
    /// Under which mandate; `None` when the person belongs to the company itself.
    pub mandate: Option<MandateId>,
    /// What happened.
    pub event: Event,
    /// Where it stood.
    pub from: State,
    /// Where it stands since.
    pub to: State,
    /// Why, in the words of the person; empty when nothing was said.
    pub reason: String,
    /// Figures of the move.
    pub details: Args,
}

/// A move as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEvent {
    /// Rises with every event.
    pub id: i64,
    /// The move.
    pub record: EventRecord,
}

impl Events<'_, Change> {
    /// Records a move.
    pub async fn append(&self, declaration: DeclarationId, record: &EventRecord) -> Result<(), StorageError> {
        let row = ActiveModel {
            declaration_id: Set(declaration.0),
            at_us: Set(instant(record.at)),
            actor_id: Set(record.actor.map(|actor| actor.0)),
            mandate_id: Set(record.mandate.map(|mandate| mandate.0)),
            event: Set(record.event.code().to_owned()),
            from_state: Set(record.from.code().to_owned()),
            to_state: Set(record.to.code().to_owned()),
            reason: Set(typed(&record.reason)),
            details: Set(args_to_json(&record.details)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Events<'_, M> {
    /// The moves of a declaration, oldest first; at most `limit`, those after the event `after`.
    pub async fn page(
        &self,
        declaration: DeclarationId,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Vec<RecordedEvent>, StorageError> {
        let rows = Entity::find()
            .filter(Column::DeclarationId.eq(declaration.0))
            .filter(Column::Id.gt(after.unwrap_or(i64::MIN)))
            .order_by_asc(Column::Id)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(RecordedEvent::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for RecordedEvent {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "event", id: row.id };
        let record = EventRecord {
            at: of.instant("at_us", row.at_us)?,
            actor: row.actor_id.map(AccountId),
            mandate: row.mandate_id.map(MandateId),
            event: of.parse("event", &row.event)?,
            from: of.parse("from_state", &row.from_state)?,
            to: of.parse("to_state", &row.to_state)?,
            reason: row.reason,
            details: of.read("details", args_from_json(&row.details))?,
        };
        Ok(Self { id: row.id, record })
    }
}
