//! Mandates between companies and accounting firms.

use crate::codec::{RowOf, date, instant};
use crate::entity::mandate::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::sessions::renew_of_firm;
use crate::tx::{Change, MandateBook};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use tasrih_domain::access::Power;
use tasrih_domain::id::{EmployerId, MandateId};
use tasrih_domain::mandate::{Mandate, MandateState, Side};
use time::OffsetDateTime;

impl MandateBook<'_, Change> {
    /// Adds a mandate.
    ///
    /// # Errors
    /// `Conflict`: one between the two is asked for or stands.
    pub async fn insert(&self, mandate: &Mandate) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(mandate.id.0),
            principal_id: Set(mandate.principal.0),
            firm_id: Set(mandate.firm.0),
            powers: Set(from_powers(&mandate.powers)),
            in_force_from: Set(date(mandate.from)),
            in_force_until: Set(mandate.until.map(date)),
            state: Set(mandate.state.code().to_owned()),
            asked_by: Set(mandate.asked_by.code().to_owned()),
            asked_at_us: Set(instant(mandate.asked_at)),
            answered_at_us: Set(mandate.answered_at.map(instant)),
            version: Set(i32::try_from(mandate.version).unwrap_or(i32::MAX)),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Moves a mandate on, at that instant.
    ///
    /// # Errors
    /// `Conflict`: somebody moved it meanwhile.
    pub async fn set_state(
        &self,
        mandate: &Mandate,
        state: MandateState,
        at: OffsetDateTime,
    ) -> Result<(), StorageError> {
        let version = i32::try_from(mandate.version).unwrap_or(i32::MAX);
        let is_answer = matches!(state, MandateState::Accepted | MandateState::Declined);
        let answered_at = if is_answer { Some(at) } else { mandate.answered_at };
        let row = ActiveModel {
            state: Set(state.code().to_owned()),
            answered_at_us: Set(answered_at.map(instant)),
            version: Set(version.saturating_add(1)),
            ..Default::default()
        };
        let moved = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(mandate.id.0))
            .filter(Column::Version.eq(version))
            .exec(self.db)
            .await?;
        if moved.rows_affected == 1 { renew_of_firm(self.db, mandate.firm).await } else { Err(StorageError::Conflict) }
    }
}

impl<M> MandateBook<'_, M> {
    /// The mandate of that id.
    pub async fn find(&self, id: MandateId) -> Result<Option<Mandate>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Mandate::try_from).transpose()?)
    }

    /// The mandates of a company on one of the two sides, the latest asked first, ended ones too; at most `limit`.
    pub async fn of(&self, company: EmployerId, side: Side, limit: u32) -> Result<Vec<Mandate>, StorageError> {
        let column = match side {
            Side::Principal => Column::PrincipalId,
            Side::Firm => Column::FirmId,
        };
        let query = Entity::find()
            .filter(column.eq(company.0))
            .order_by_desc(Column::AskedAtUs)
            .order_by_desc(Column::Id)
            .limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(Mandate::try_from).collect::<Result<_, _>>()?)
    }
}

pub(crate) fn from_powers(powers: &BTreeSet<Power>) -> String {
    powers.iter().map(|power| power.code()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn to_powers(text: &str) -> Option<BTreeSet<Power>> {
    text.split_ascii_whitespace().map(|code| code.parse().ok()).collect()
}

impl TryFrom<Model> for Mandate {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "mandate", id: row.id };
        Ok(Self {
            id: MandateId(row.id),
            principal: EmployerId(row.principal_id),
            firm: EmployerId(row.firm_id),
            powers: of.read("powers", to_powers(&row.powers))?,
            from: of.date("in_force_from", &row.in_force_from)?,
            until: row.in_force_until.map(|until| of.date("in_force_until", &until)).transpose()?,
            state: of.parse("state", &row.state)?,
            asked_by: of.parse("asked_by", &row.asked_by)?,
            asked_at: of.instant("asked_at_us", row.asked_at_us)?,
            answered_at: row.answered_at_us.map(|at| of.instant("answered_at_us", at)).transpose()?,
            version: of.number("version", row.version)?,
        })
    }
}
