//! Employers.

use crate::codec::{RowOf, month};
use crate::entity::employer::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::summaries;
use crate::tx::{Change, Employers};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::EmployerId;

impl Employers<'_, Change> {
    /// Adds an employer.
    ///
    /// # Errors
    /// `Conflict`: the affiliate number is known already.
    pub async fn insert(&self, employer: &Employer) -> Result<(), StorageError> {
        Entity::insert(to_row(employer)).exec_without_returning(self.db).await?;
        summaries::begin(self.db, employer.id, employer.declares_from).await
    }
}

impl<M> Employers<'_, M> {
    /// The employer of that id.
    pub async fn find(&self, id: EmployerId) -> Result<Option<Employer>, StorageError> {
        one(Entity::find_by_id(id.0).one(self.db).await?)
    }

    /// The employer of that affiliate number.
    pub async fn find_by_affiliate(&self, affiliate: AffiliateNumber) -> Result<Option<Employer>, StorageError> {
        one(Entity::find().filter(Column::Affiliate.eq(affiliate.value())).one(self.db).await?)
    }

    /// The employers of that ICE; at most ten.
    pub async fn find_by_ice(&self, ice: &str) -> Result<Vec<Employer>, StorageError> {
        let these = Entity::find().filter(Column::Ice.eq(ice)).order_by_asc(Column::Affiliate);
        all(these.limit(10).all(self.db).await?)
    }

    /// Those of the ids that exist, by name.
    pub async fn find_all(&self, ids: &[EmployerId]) -> Result<Vec<Employer>, StorageError> {
        let ids = ids.iter().map(|id| id.0);
        all(Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Name).all(self.db).await?)
    }

    /// At most `limit` employers whose name holds that text, capital letters or not, in Latin or in Arabic, by
    /// affiliate number; those after `after`.
    pub async fn named(
        &self,
        text: &str,
        after: Option<AffiliateNumber>,
        limit: u32,
    ) -> Result<Vec<Employer>, StorageError> {
        let mut query = Entity::find().order_by_asc(Column::Affiliate).limit(u64::from(limit));
        if !text.is_empty() {
            let escaped = text.to_uppercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let holds = |column: Column| {
                let text = LikeExpr::new(format!("%{escaped}%")).escape('\\');
                Expr::expr(Func::upper(Expr::col(column))).like(text)
            };
            query = query.filter(Condition::any().add(holds(Column::Name)).add(holds(Column::NameAr)));
        }
        if let Some(after) = after {
            query = query.filter(Column::Affiliate.gt(after.value()));
        }
        all(query.all(self.db).await?)
    }

    /// At most `limit` employers by affiliate number, those after `after`.
    pub async fn page(&self, after: Option<AffiliateNumber>, limit: u32) -> Result<Vec<Employer>, StorageError> {
        let mut query = Entity::find().order_by_asc(Column::Affiliate).limit(u64::from(limit));
        if let Some(after) = after {
            query = query.filter(Column::Affiliate.gt(after.value()));
        }
        all(query.all(self.db).await?)
    }
}

fn one(row: Option<Model>) -> Result<Option<Employer>, StorageError> {
    Ok(row.map(Employer::try_from).transpose()?)
}

fn all(rows: Vec<Model>) -> Result<Vec<Employer>, StorageError> {
    Ok(rows.into_iter().map(Employer::try_from).collect::<Result<_, _>>()?)
}

fn to_row(employer: &Employer) -> ActiveModel {
    ActiveModel {
        id: Set(employer.id.0),
        affiliate: Set(i32::try_from(employer.affiliate.value()).unwrap_or(i32::MAX)),
        name: Set(employer.name.clone()),
        name_ar: Set(employer.name_ar.clone()),
        ice: Set(employer.ice.clone()),
        activity: Set(employer.activity.clone()),
        address: Set(employer.address.clone()),
        city: Set(employer.city.clone()),
        postal_code: Set(employer.postal_code.clone()),
        branch_code: Set(employer.branch_code.clone()),
        health_exempt: Set(employer.health_exempt),
        agricultural: Set(employer.agricultural),
        declares_from: Set(month(employer.declares_from)),
    }
}

impl TryFrom<Model> for Employer {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "employer", id: row.id };
        let affiliate = u32::try_from(row.affiliate).ok().and_then(AffiliateNumber::from_value);
        Ok(Self {
            id: EmployerId(row.id),
            affiliate: of.read("affiliate", affiliate)?,
            declares_from: of.month("declares_from", row.declares_from)?,
            name: row.name,
            name_ar: row.name_ar,
            ice: row.ice,
            activity: row.activity,
            address: row.address,
            city: row.city,
            postal_code: row.postal_code,
            branch_code: row.branch_code,
            health_exempt: row.health_exempt,
            agricultural: row.agricultural,
        })
    }
}
