//! Invitations to companies.

use crate::TokenHash;
use crate::codec::{RowOf, instant};
use crate::entity::invitation::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Invitations};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::id::{AccountId, EmployerId, InvitationId};
use tasrih_domain::invitation::{Invitation, InvitationState};
use time::OffsetDateTime;

impl Invitations<'_, Change> {
    /// Adds an invitation with the hash of its link's secret.
    ///
    /// # Errors
    /// `Conflict`: one to that address is open.
    pub async fn insert(&self, invitation: &Invitation, token: TokenHash) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(invitation.id.0),
            employer_id: Set(invitation.employer.0),
            address: Set(invitation.address.text().to_owned()),
            role: Set(invitation.role.code().to_owned()),
            token_hash: Set(token.0.to_vec()),
            invited_by: Set(invitation.invited_by.0),
            sent_at_us: Set(instant(invitation.sent_at)),
            expires_at_us: Set(instant(invitation.expires_at)),
            state: Set(invitation.state.code().to_owned()),
            ended_at_us: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Gives an open invitation another secret, sent at `sent_at`; the one before is void. Says whether that was
    /// still to be done: another request may have sent one since `seen`.
    pub async fn renew(
        &self,
        seen: &Invitation,
        token: TokenHash,
        sent_at: OffsetDateTime,
    ) -> Result<bool, StorageError> {
        let row = ActiveModel {
            token_hash: Set(token.0.to_vec()),
            sent_at_us: Set(instant(sent_at)),
            expires_at_us: Set(instant(sent_at + Invitation::LASTS)),
            ..Default::default()
        };
        let open = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(seen.id.0))
            .filter(Column::State.eq(InvitationState::Open.code()))
            .filter(Column::SentAtUs.eq(instant(seen.sent_at)));
        Ok(open.exec(self.db).await?.rows_affected == 1)
    }

    /// Ends an open invitation; says whether it was open.
    pub async fn end(
        &self,
        id: InvitationId,
        state: InvitationState,
        at: OffsetDateTime,
    ) -> Result<bool, StorageError> {
        let row = ActiveModel {
            state: Set(state.code().to_owned()),
            ended_at_us: Set(Some(instant(at))),
            ..Default::default()
        };
        let open = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(id.0))
            .filter(Column::State.eq(InvitationState::Open.code()));
        Ok(open.exec(self.db).await?.rows_affected == 1)
    }
}

impl<M> Invitations<'_, M> {
    /// The invitation of that id.
    pub async fn find(&self, id: InvitationId) -> Result<Option<Invitation>, StorageError> {
        one(Entity::find_by_id(id.0).one(self.db).await?)
    }

    /// The invitation whose link has that secret.
    pub async fn find_by_token(&self, token: TokenHash) -> Result<Option<Invitation>, StorageError> {
        one(Entity::find().filter(Column::TokenHash.eq(token.0.to_vec())).one(self.db).await?)
    }

    /// The open invitations of a company, the latest sent first, those whose time is over too; at most `limit`.
    pub async fn open_of(&self, employer: EmployerId, limit: u32) -> Result<Vec<Invitation>, StorageError> {
        let query = Entity::find()
            .filter(Column::EmployerId.eq(employer.0))
            .filter(Column::State.eq(InvitationState::Open.code()))
            .order_by_desc(Column::SentAtUs)
            .order_by_desc(Column::Id)
            .limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(Invitation::try_from).collect::<Result<_, _>>()?)
    }
}

fn one(row: Option<Model>) -> Result<Option<Invitation>, StorageError> {
    Ok(row.map(Invitation::try_from).transpose()?)
}

impl TryFrom<Model> for Invitation {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "invitation", id: row.id };
        Ok(Self {
            id: InvitationId(row.id),
            employer: EmployerId(row.employer_id),
            address: of.parse("address", &row.address)?,
            role: of.parse("role", &row.role)?,
            invited_by: AccountId(row.invited_by),
            sent_at: of.instant("sent_at_us", row.sent_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
            state: of.parse("state", &row.state)?,
        })
    }
}
