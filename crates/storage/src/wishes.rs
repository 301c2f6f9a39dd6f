//! Mandates asked of numbers that belong to nobody.

use crate::codec::{RowOf, date, instant};
use crate::entity::mandate_wish::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::mandates::{from_powers, to_powers};
use crate::tx::{Change, MandateWishes};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Power;
use tasrih_domain::id::{EmployerId, MandateId};
use tasrih_domain::mandate::Side;
use time::{Date, OffsetDateTime};

/// A mandate that a company asked of a number that is nobody's. To who asked it looks like one that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateWish {
    /// As of a mandate.
    pub id: MandateId,
    /// Who asked.
    pub company: EmployerId,
    /// On which side the company would stand.
    pub side: Side,
    /// The number that was typed.
    pub affiliate: AffiliateNumber,
    /// What the mandate would allow.
    pub powers: BTreeSet<Power>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
    /// When it was asked.
    pub asked_at: OffsetDateTime,
    /// It was taken back.
    pub is_over: bool,
}

impl MandateWishes<'_, Change> {
    /// Keeps a wish.
    ///
    /// # Errors
    /// `Conflict`: the company has asked that number already.
    pub async fn insert(&self, wish: &MandateWish) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(wish.id.0),
            company_id: Set(wish.company.0),
            asked_by: Set(wish.side.code().to_owned()),
            affiliate: Set(i32::try_from(wish.affiliate.value()).unwrap_or(i32::MAX)),
            powers: Set(from_powers(&wish.powers)),
            in_force_from: Set(date(wish.from)),
            in_force_until: Set(wish.until.map(date)),
            asked_at_us: Set(instant(wish.asked_at)),
            ended_at_us: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes a wish back; says whether it stood.
    pub async fn end(&self, id: MandateId, at: OffsetDateTime) -> Result<bool, StorageError> {
        let row = ActiveModel { ended_at_us: Set(Some(instant(at))), ..Default::default() };
        let open = Entity::update_many().set(row).filter(Column::Id.eq(id.0)).filter(Column::EndedAtUs.is_null());
        Ok(open.exec(self.db).await?.rows_affected == 1)
    }
}

impl<M> MandateWishes<'_, M> {
    /// The wish of that id.
    pub async fn find(&self, id: MandateId) -> Result<Option<MandateWish>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(MandateWish::try_from).transpose()?)
    }

    /// The wishes of a company, the latest first; at most `limit`.
    pub async fn of(&self, company: EmployerId, limit: u32) -> Result<Vec<MandateWish>, StorageError> {
        let query = Entity::find()
            .filter(Column::CompanyId.eq(company.0))
            .order_by_desc(Column::AskedAtUs)
            .limit(u64::from(limit));
        Ok(query.all(self.db).await?.into_iter().map(MandateWish::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for MandateWish {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "mandate_wish", id: row.id };
        let affiliate = u32::try_from(row.affiliate).ok().and_then(AffiliateNumber::from_value);
        Ok(Self {
            id: MandateId(row.id),
            company: EmployerId(row.company_id),
            side: of.parse("asked_by", &row.asked_by)?,
            affiliate: of.read("affiliate", affiliate)?,
            powers: of.read("powers", to_powers(&row.powers))?,
            from: of.date("in_force_from", &row.in_force_from)?,
            until: row.in_force_until.map(|until| of.date("in_force_until", &until)).transpose()?,
            asked_at: of.instant("asked_at_us", row.asked_at_us)?,
            is_over: row.ended_at_us.is_some(),
        })
    }
}
