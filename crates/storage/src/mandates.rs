//! Who may act for whom.

use crate::codec::{RowOf, date};
use crate::entity::mandate::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, MandateBook};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tasrih_domain::id::{AccountId, EmployerId};
use tasrih_domain::mandate::{Mandate, Mandates, Power};

impl MandateBook<'_, Change> {
    /// Gives a mandate.
    pub async fn insert(&self, mandate: &Mandate) -> Result<(), StorageError> {
        let has = |power| Set(mandate.powers.contains(&power));
        let row = ActiveModel {
            account_id: Set(mandate.account.0),
            employer_id: Set(mandate.employer.0),
            may_read: has(Power::Read),
            may_prepare: has(Power::Prepare),
            may_submit: has(Power::Submit),
            in_force_from: Set(date(mandate.from)),
            in_force_until: Set(mandate.until.map(date)),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }
}

impl<M> MandateBook<'_, M> {
    /// Every mandate of an account, past ones too: which is in force is the domain's word.
    pub async fn of(&self, account: AccountId) -> Result<Mandates, StorageError> {
        let rows = Entity::find().filter(Column::AccountId.eq(account.0)).order_by_asc(Column::Id).all(self.db).await?;
        Ok(Mandates::of(account, rows.into_iter().map(Mandate::try_from).collect::<Result<Vec<_>, _>>()?))
    }

    /// Every mandate over an employer, oldest first.
    pub async fn over(&self, employer: EmployerId) -> Result<Vec<Mandate>, StorageError> {
        let query = Entity::find().filter(Column::EmployerId.eq(employer.0)).order_by_asc(Column::Id);
        Ok(query.all(self.db).await?.into_iter().map(Mandate::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<Model> for Mandate {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "mandate", id: row.id };
        let powers = [(row.may_read, Power::Read), (row.may_prepare, Power::Prepare), (row.may_submit, Power::Submit)];
        Ok(Self {
            account: AccountId(row.account_id),
            employer: EmployerId(row.employer_id),
            powers: powers.into_iter().filter_map(|(has, power)| has.then_some(power)).collect(),
            from: of.date("in_force_from", &row.in_force_from)?,
            until: row.in_force_until.map(|until| of.date("in_force_until", &until)).transpose()?,
        })
    }
}
