//! Links to the standing of a company, and each look through them.

use crate::codec::{RowOf, instant, typed};
use crate::entity::consent::{ActiveModel, Column, Entity, Model};
use crate::entity::consent_look as look;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Consents};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::consent::{Consent, ConsentLook};
use tasrih_domain::id::{AccountId, ConsentId, EmployerId};
use time::OffsetDateTime;

impl Consents<'_, Change> {
    /// Adds a link.
    pub async fn insert(&self, consent: &Consent) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(consent.id.0),
            employer_id: Set(consent.employer.0),
            given_to: Set(typed(&consent.to)),
            with_reasons: Set(consent.with_reasons),
            given_by: Set(consent.given_by.0),
            given_at_us: Set(instant(consent.given_at)),
            expires_at_us: Set(instant(consent.expires_at)),
            revoked_at_us: Set(consent.revoked_at.map(instant)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes a link back; says whether that was still to be done.
    pub async fn revoke(&self, id: ConsentId, at: OffsetDateTime) -> Result<bool, StorageError> {
        let row = ActiveModel { revoked_at_us: Set(Some(instant(at))), ..Default::default() };
        let query = Entity::update_many().set(row).filter(Column::Id.eq(id.0));
        Ok(query.filter(Column::RevokedAtUs.is_null()).exec(self.db).await?.rows_affected == 1)
    }

    /// Writes down a look, for good.
    pub async fn note_look(&self, look: &ConsentLook) -> Result<(), StorageError> {
        let row = look::ActiveModel {
            consent_id: Set(look.consent.0),
            at_us: Set(instant(look.at)),
            standing: Set(look.standing.clone()),
            ..Default::default()
        };
        look::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> Consents<'_, M> {
    /// The link of that id.
    pub async fn find(&self, id: ConsentId) -> Result<Option<Consent>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Consent::try_from).transpose()?)
    }

    /// The latest links of a company; at most `limit`.
    pub async fn latest(&self, employer: EmployerId, limit: u32) -> Result<Vec<Consent>, StorageError> {
        let query = Entity::find().filter(Column::EmployerId.eq(employer.0)).order_by_desc(Column::Id);
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(Consent::try_from).collect::<Result<_, _>>()?)
    }

    /// The latest looks through these links, the newest first; at most `limit`.
    pub async fn looks(&self, through: &[ConsentId], limit: u32) -> Result<Vec<ConsentLook>, StorageError> {
        let query = look::Entity::find().filter(look::Column::ConsentId.is_in(through.iter().map(|id| id.0)));
        let rows = query.order_by_desc(look::Column::Id).limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(ConsentLook::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for Consent {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "consent", id: row.id };
        Ok(Self {
            id: ConsentId(row.id),
            employer: EmployerId(row.employer_id),
            to: row.given_to,
            with_reasons: row.with_reasons,
            given_by: AccountId(row.given_by),
            given_at: of.instant("given_at_us", row.given_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
            revoked_at: row.revoked_at_us.map(|at| of.instant("revoked_at_us", at)).transpose()?,
        })
    }
}

impl TryFrom<look::Model> for ConsentLook {
    type Error = Corrupt;

    fn try_from(row: look::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "consent_look", id: row.id };
        Ok(Self { consent: ConsentId(row.consent_id), at: of.instant("at_us", row.at_us)?, standing: row.standing })
    }
}
