//! Requests of people at the door, the addresses of employers on file, and the gateway's own secrets.

use crate::TokenHash;
use crate::codec::{RowOf, instant, typed};
use crate::entity::{door_request, employer_contact, gateway_secret, membership};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Contacts, DoorBook, Secrets};
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tasrih_domain::access::Role;
use tasrih_domain::door::{DoorRequest, DoorState, Route};
use tasrih_domain::id::{AccountId, DoorId, EmployerId};
use tasrih_domain::{Address, AffiliateNumber};
use time::OffsetDateTime;

impl DoorBook<'_, Change> {
    /// Adds a request.
    pub async fn insert(&self, token: TokenHash, one: &DoorRequest) -> Result<(), StorageError> {
        let row = door_request::ActiveModel {
            id: Set(one.id.0),
            token_hash: Set(token.0.to_vec()),
            errand: Set(one.errand.code().to_owned()),
            lang: Set(one.lang.code().to_owned()),
            is_live: Set(one.is_live),
            affiliate: Set(one.affiliate.map(|number| i32::try_from(number.value()).unwrap_or(i32::MAX))),
            employer_id: Set(one.employer.map(|id| id.0)),
            login: Set(one.login.text().to_owned()),
            name: Set(typed(&one.name)),
            password_hash: Set(one.password_hash.clone()),
            account_id: Set(one.account.map(|id| id.0)),
            route: Set(one.route.map(|route| route.code().to_owned())),
            state: Set(one.state.code().to_owned()),
            role: Set(one.role.map(|role| role.code().to_owned())),
            decided_by: Set(one.decided_by.map(|id| id.0)),
            created_at_us: Set(instant(one.created_at)),
            expires_at_us: Set(instant(one.expires_at)),
        };
        door_request::Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes a route, as long as the request stands at `from`; `false`: it has moved on.
    pub async fn take_route(
        &self,
        id: DoorId,
        from: DoorState,
        route: Route,
        to: DoorState,
    ) -> Result<bool, StorageError> {
        let row = door_request::ActiveModel {
            route: Set(Some(route.code().to_owned())),
            state: Set(to.code().to_owned()),
            ..Default::default()
        };
        self.move_from(id, from, row).await
    }

    /// A colleague decides what was asked; `role`: what the person becomes, `None`: no. `false`: decided already.
    pub async fn decide(&self, id: DoorId, role: Option<Role>, by: AccountId) -> Result<bool, StorageError> {
        let state = if role.is_some() { DoorState::Approved } else { DoorState::Refused };
        let row = door_request::ActiveModel {
            state: Set(state.code().to_owned()),
            role: Set(role.map(|role| role.code().to_owned())),
            decided_by: Set(Some(by.0)),
            ..Default::default()
        };
        self.move_from(id, DoorState::Asked, row).await
    }

    /// The company's own address speaks for the person, as a colleague would: only the code to the address typed is
    /// missing. `false`: it has moved on.
    pub async fn vouch(&self, id: DoorId, from: DoorState, role: Role) -> Result<bool, StorageError> {
        let row = door_request::ActiveModel {
            route: Set(Some(Route::Colleague.code().to_owned())),
            state: Set(DoorState::Approved.code().to_owned()),
            role: Set(Some(role.code().to_owned())),
            ..Default::default()
        };
        self.move_from(id, from, row).await
    }

    /// The request is done, and forgets the hash of its password; `false`: it has moved on.
    pub async fn finish(&self, id: DoorId, from: DoorState) -> Result<bool, StorageError> {
        let row = door_request::ActiveModel {
            state: Set(DoorState::Done.code().to_owned()),
            password_hash: Set(None),
            ..Default::default()
        };
        self.move_from(id, from, row).await
    }

    async fn move_from(
        &self,
        id: DoorId,
        from: DoorState,
        row: door_request::ActiveModel,
    ) -> Result<bool, StorageError> {
        let this = door_request::Entity::update_many().set(row).filter(door_request::Column::Id.eq(id.0));
        let moved = this.filter(door_request::Column::State.eq(from.code())).exec(self.db).await?;
        Ok(moved.rows_affected == 1)
    }

    /// Forgets the requests that were void before; says how many.
    pub async fn purge(&self, before: OffsetDateTime) -> Result<u64, StorageError> {
        let void = door_request::Column::ExpiresAtUs.lt(instant(before));
        Ok(door_request::Entity::delete_many().filter(void).exec(self.db).await?.rows_affected)
    }
}

impl<M> DoorBook<'_, M> {
    /// The request of that token.
    pub async fn find_by_token(&self, token: TokenHash) -> Result<Option<DoorRequest>, StorageError> {
        let this = door_request::Column::TokenHash.eq(token.0.to_vec());
        let row = door_request::Entity::find().filter(this).one(self.db).await?;
        Ok(row.map(DoorRequest::try_from).transpose()?)
    }

    /// The request of that id.
    pub async fn find(&self, id: DoorId) -> Result<Option<DoorRequest>, StorageError> {
        let row = door_request::Entity::find_by_id(id.0).one(self.db).await?;
        Ok(row.map(DoorRequest::try_from).transpose()?)
    }

    /// What an administrator of the company is asked: accesses for it, and passwords of its people. The oldest first.
    pub async fn asked_of(
        &self,
        employer: EmployerId,
        now: OffsetDateTime,
        limit: u32,
    ) -> Result<Vec<DoorRequest>, StorageError> {
        let people = Query::select()
            .column(membership::Column::AccountId)
            .from(membership::Entity)
            .and_where(membership::Column::EndedAtUs.is_null())
            .and_where(membership::Column::EmployerId.eq(employer.0))
            .to_owned();
        let theirs = Condition::any().add(door_request::Column::EmployerId.eq(employer.0)).add(
            Condition::all()
                .add(door_request::Column::Errand.eq("reset"))
                .add(door_request::Column::AccountId.in_subquery(people)),
        );
        let rows = door_request::Entity::find()
            .filter(door_request::Column::State.eq(DoorState::Asked.code()))
            .filter(door_request::Column::IsLive.eq(true))
            .filter(door_request::Column::ExpiresAtUs.gt(instant(now)))
            .filter(theirs)
            .order_by_asc(door_request::Column::CreatedAtUs)
            .limit(u64::from(limit))
            .all(self.db)
            .await?;
        Ok(rows.into_iter().map(DoorRequest::try_from).collect::<Result<_, _>>()?)
    }
}

impl TryFrom<door_request::Model> for DoorRequest {
    type Error = Corrupt;

    fn try_from(row: door_request::Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "door_request", id: row.id };
        let affiliate = row
            .affiliate
            .map(|number| of.read("affiliate", u32::try_from(number).ok().and_then(AffiliateNumber::from_value)));
        Ok(Self {
            id: DoorId(row.id),
            errand: of.parse("errand", &row.errand)?,
            lang: of.parse("lang", &row.lang)?,
            is_live: row.is_live,
            affiliate: affiliate.transpose()?,
            employer: row.employer_id.map(EmployerId),
            login: of.parse("login", &row.login)?,
            name: row.name,
            password_hash: row.password_hash,
            account: row.account_id.map(AccountId),
            route: row.route.map(|code| of.parse("route", &code)).transpose()?,
            state: of.parse("state", &row.state)?,
            role: row.role.map(|code| of.parse("role", &code)).transpose()?,
            decided_by: row.decided_by.map(AccountId),
            created_at: of.instant("created_at_us", row.created_at_us)?,
            expires_at: of.instant("expires_at_us", row.expires_at_us)?,
        })
    }
}

impl Contacts<'_, Change> {
    /// Puts an address on file for an employer; one that is there stays.
    pub async fn put(&self, employer: EmployerId, address: &Address, now: OffsetDateTime) -> Result<(), StorageError> {
        let row = employer_contact::ActiveModel {
            employer_id: Set(employer.0),
            address: Set(address.text().to_owned()),
            since_us: Set(instant(now)),
        };
        let known = OnConflict::columns([employer_contact::Column::EmployerId, employer_contact::Column::Address])
            .do_nothing()
            .to_owned();
        employer_contact::Entity::insert(row).on_conflict(known).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes an address off the file; says whether it was there.
    pub async fn remove(&self, employer: EmployerId, address: &Address) -> Result<bool, StorageError> {
        let key = (employer.0, address.text().to_owned());
        Ok(employer_contact::Entity::delete_by_id(key).exec(self.db).await?.rows_affected == 1)
    }
}

impl<M> Contacts<'_, M> {
    /// The addresses on file for an employer, the oldest first.
    pub async fn of(&self, employer: EmployerId) -> Result<Vec<Address>, StorageError> {
        let rows = employer_contact::Entity::find()
            .filter(employer_contact::Column::EmployerId.eq(employer.0))
            .order_by_asc(employer_contact::Column::SinceUs)
            .order_by_asc(employer_contact::Column::Address)
            .all(self.db)
            .await?;
        let of = RowOf { table: "employer_contact", id: employer };
        Ok(rows.into_iter().map(|row| of.parse("address", &row.address)).collect::<Result<_, _>>()?)
    }
}

impl<M> Secrets<'_, M> {
    /// The secret of that name, if it was made.
    pub async fn find(&self, name: &'static str) -> Result<Option<Vec<u8>>, StorageError> {
        Ok(gateway_secret::Entity::find_by_id(name).one(self.db).await?.map(|row| row.value))
    }
}

impl Secrets<'_, Change> {
    /// The secret of that name: `fresh` when there is none yet, for ever after the same.
    pub async fn keep(&self, name: &'static str, fresh: &[u8]) -> Result<Vec<u8>, StorageError> {
        let sql = "INSERT INTO gateway_secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
        self.db.execute_raw(self.db.statement(sql, [name.into(), fresh.to_vec().into()])).await?;
        let row = gateway_secret::Entity::find_by_id(name).one(self.db).await?;
        Ok(row.map_or_else(|| fresh.to_vec(), |row| row.value))
    }
}
