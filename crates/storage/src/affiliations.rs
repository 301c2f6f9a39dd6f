//! Requests of new employers.

use crate::TokenHash;
use crate::codec::{RowOf, instant, typed};
use crate::entity::affiliation::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Affiliations, Change};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;
use tasrih_domain::affiliation::{Affiliation, Item, State};
use tasrih_domain::id::{AccountId, AffiliationId, EmployerId};
use time::OffsetDateTime;

impl Affiliations<'_, Change> {
    /// Adds a request.
    pub async fn insert(&self, token: TokenHash, one: &Affiliation) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(one.id.0),
            token_hash: Set(token.0.to_vec()),
            number: Set(one.number.clone()),
            lang: Set(one.lang.code().to_owned()),
            created_at_us: Set(instant(one.created_at)),
            ..columns(one)
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Gives a request that secret address; one of before leads nowhere.
    pub async fn set_token(&self, id: AffiliationId, token: TokenHash) -> Result<(), StorageError> {
        let row = ActiveModel { token_hash: Set(token.0.to_vec()), ..Default::default() };
        Entity::update_many().set(row).filter(Column::Id.eq(id.0)).exec(self.db).await?;
        Ok(())
    }

    /// Saves a request that was at the version before; `one` holds the next.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn save(&self, one: &Affiliation) -> Result<(), StorageError> {
        let this = Entity::update_many().set(columns(one)).filter(Column::Id.eq(one.id.0));
        let before = i64::from(one.version.saturating_sub(1));
        let saved = this.filter(Column::Version.eq(before)).exec(self.db).await?;
        if saved.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }

    /// Forgets the drafts that nobody touched since, with the documents attached to them; says how many drafts.
    pub async fn purge_drafts(&self, before: OffsetDateTime) -> Result<u64, StorageError> {
        let documents = "DELETE FROM document WHERE owner_kind = 'affiliation' AND owner_id IN \
            (SELECT id FROM affiliation WHERE state = 'draft' AND updated_at_us < $1)";
        self.db.execute_raw(self.db.statement(documents, [instant(before).into()])).await?;
        let old =
            Entity::delete_many().filter(Column::State.eq("draft")).filter(Column::UpdatedAtUs.lt(instant(before)));
        Ok(old.exec(self.db).await?.rows_affected)
    }
}

impl<M> Affiliations<'_, M> {
    /// The request of that token.
    pub async fn find_by_token(&self, token: TokenHash) -> Result<Option<Affiliation>, StorageError> {
        let row = Entity::find().filter(Column::TokenHash.eq(token.0.to_vec())).one(self.db).await?;
        Ok(row.map(Affiliation::try_from).transpose()?)
    }

    /// The request of that number.
    pub async fn find_by_number(&self, number: &str) -> Result<Option<Affiliation>, StorageError> {
        let row = Entity::find().filter(Column::Number.eq(number)).one(self.db).await?;
        Ok(row.map(Affiliation::try_from).transpose()?)
    }

    /// How many were sent and wait for an agent.
    pub async fn waiting(&self) -> Result<u64, StorageError> {
        let sent = Entity::find().filter(Column::State.eq(State::Submitted.code()));
        Ok(sent.count(self.db).await?)
    }

    /// The request of that id.
    pub async fn find(&self, id: AffiliationId) -> Result<Option<Affiliation>, StorageError> {
        Ok(Entity::find_by_id(id.0).one(self.db).await?.map(Affiliation::try_from).transpose()?)
    }

    /// Requests in that state, those after `after` in the order in which they were begun; at most `limit`.
    pub async fn page(
        &self,
        state: State,
        after: Option<AffiliationId>,
        limit: u32,
    ) -> Result<Vec<Affiliation>, StorageError> {
        let mut query = Entity::find().filter(Column::State.eq(state.code())).order_by_asc(Column::Id);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.0));
        }
        let rows = query.limit(u64::from(limit)).all(self.db).await?;
        Ok(rows.into_iter().map(Affiliation::try_from).collect::<Result<_, _>>()?)
    }
}

fn columns(one: &Affiliation) -> ActiveModel {
    let texts: BTreeMap<&str, String> = one.typed.iter().map(|(item, text)| (item.code(), typed(text))).collect();
    ActiveModel {
        state: Set(one.state.code().to_owned()),
        typed: Set(serde_json::json!(texts).to_string()),
        remark: Set(typed(&one.remark)),
        employer_id: Set(one.employer.map(|id| id.0)),
        decided_by: Set(one.decided_by.map(|id| id.0)),
        version: Set(i32::try_from(one.version).unwrap_or(i32::MAX)),
        updated_at_us: Set(instant(one.updated_at)),
        ..Default::default()
    }
}

impl TryFrom<Model> for Affiliation {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "affiliation", id: row.id };
        let texts: Option<BTreeMap<String, String>> = serde_json::from_str(&row.typed).ok();
        let texts = of.read("typed", texts)?.into_iter();
        Ok(Self {
            id: AffiliationId(row.id),
            lang: of.parse("lang", &row.lang)?,
            state: of.parse("state", &row.state)?,
            typed: texts.filter_map(|(item, text)| Some((item.parse::<Item>().ok()?, text))).collect(),
            employer: row.employer_id.map(EmployerId),
            decided_by: row.decided_by.map(AccountId),
            version: of.number("version", row.version)?,
            created_at: of.instant("created_at_us", row.created_at_us)?,
            updated_at: of.instant("updated_at_us", row.updated_at_us)?,
            number: row.number,
            remark: row.remark,
        })
    }
}
