//! The fund's pre-established employees.

use crate::codec::{RowOf, month};
use crate::entity::{roster, roster_person};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Rosters};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tasrih_domain::declaration::{KnownEmployee, Roster, RosterOrigin};
use tasrih_domain::id::EmployerId;
use tasrih_domain::line::{Allowances, Situation};
use tasrih_domain::{AffiliateNumber, InsuredNumber, Money, Month};

/// People per statement: 12 values each, far below the 32,766 that SQLite takes.
const PEOPLE_PER_STATEMENT: usize = 500;

impl Rosters<'_, Change> {
    /// Keeps the people whom the fund expects for a month, in the place of those kept before.
    pub async fn put(&self, employer: EmployerId, of: Month, kept: &Roster) -> Result<(), StorageError> {
        self.remove(employer, of).await?;
        let row = roster::ActiveModel {
            employer_id: Set(employer.0),
            month: Set(month(of)),
            affiliate: Set(kept.affiliate.and_then(|affiliate| i32::try_from(affiliate.value()).ok())),
            period: Set(kept.period.map(month)),
            transfer_id: Set(kept.transfer_id.and_then(|id| i64::try_from(id).ok())),
            ..Default::default()
        };
        let id = roster::Entity::insert(row).exec(self.db).await?.last_insert_id;
        let mut ordinals = 0..;
        for people in kept.people.chunks(PEOPLE_PER_STATEMENT) {
            let rows: Vec<_> = people.iter().zip(&mut ordinals).map(|(known, at)| to_row(id, at, known)).collect();
            roster_person::Entity::insert_many(rows).exec_without_returning(self.db).await?;
        }
        Ok(())
    }

    /// Forgets the people expected for a month.
    pub async fn remove(&self, employer: EmployerId, of: Month) -> Result<(), StorageError> {
        let Some(old) = self.row(employer, of).await? else { return Ok(()) };
        let people = roster_person::Column::RosterId.eq(old.id);
        roster_person::Entity::delete_many().filter(people).exec(self.db).await?;
        roster::Entity::delete_by_id(old.id).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Rosters<'_, M> {
    async fn row(&self, employer: EmployerId, of: Month) -> Result<Option<roster::Model>, StorageError> {
        let query = roster::Entity::find()
            .filter(roster::Column::EmployerId.eq(employer.0))
            .filter(roster::Column::Month.eq(month(of)));
        Ok(query.one(self.db).await?)
    }

    /// The people whom the fund expects for a month.
    pub async fn find(&self, employer: EmployerId, of: Month) -> Result<Option<Roster>, StorageError> {
        let Some(row) = self.row(employer, of).await? else { return Ok(None) };
        let people = roster_person::Entity::find()
            .filter(roster_person::Column::RosterId.eq(row.id))
            .order_by_asc(roster_person::Column::Insured)
            .order_by_asc(roster_person::Column::Ordinal)
            .all(self.db)
            .await?;
        let of = RowOf { table: "roster", id: row.id };
        let affiliate = |number: i32| u32::try_from(number).ok().and_then(AffiliateNumber::from_value);
        Ok(Some(Roster {
            affiliate: row.affiliate.map(|number| of.read("affiliate", affiliate(number))).transpose()?,
            period: row.period.map(|number| of.month("period", number)).transpose()?,
            transfer_id: row.transfer_id.map(|id| of.number("transfer_id", id)).transpose()?,
            people: people.into_iter().map(from_row).collect::<Result<_, _>>()?,
            origin: RosterOrigin::Fund,
        }))
    }
}

fn to_row(roster: i64, ordinal: i32, known: &KnownEmployee) -> roster_person::ActiveModel {
    roster_person::ActiveModel {
        roster_id: Set(roster),
        ordinal: Set(ordinal),
        insured: Set(i32::try_from(known.insured.value()).unwrap_or(i32::MAX)),
        surname: Set(known.surname.clone()),
        given_name: Set(known.given_name.clone()),
        gross_centimes: Set(known.gross.map(Money::centimes)),
        situation: Set(known.situation.map(|situation| situation.code().to_owned())),
        children: Set(i16::from(known.allowances.children)),
        allowance_to_pay_centimes: Set(known.allowances.to_pay.centimes()),
        allowance_to_deduct_centimes: Set(known.allowances.to_deduct.centimes()),
        allowance_net_centimes: Set(known.allowances.net.centimes()),
        allowance_to_return_centimes: Set(known.allowances.to_return.centimes()),
    }
}

fn from_row(row: roster_person::Model) -> Result<KnownEmployee, Corrupt> {
    let of = RowOf { table: "roster_person", id: format!("{}/{}", row.roster_id, row.ordinal) };
    let insured = u32::try_from(row.insured).ok().and_then(InsuredNumber::from_value);
    let situation = |code: String| of.read("situation", Situation::from_code(&code));
    Ok(KnownEmployee {
        insured: of.read("insured", insured)?,
        gross: row.gross_centimes.map(Money::from_centimes),
        situation: row.situation.map(situation).transpose()?,
        allowances: Allowances {
            children: of.number("children", row.children)?,
            to_pay: Money::from_centimes(row.allowance_to_pay_centimes),
            to_deduct: Money::from_centimes(row.allowance_to_deduct_centimes),
            net: Money::from_centimes(row.allowance_net_centimes),
            to_return: Money::from_centimes(row.allowance_to_return_centimes),
        },
        surname: row.surname,
        given_name: row.given_name,
    })
}
