//! Insured persons.

use crate::codec::{RowOf, date, typed};
use crate::entity::employment;
use crate::entity::insured_person::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Persons};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tasrih_domain::id::{EmployerId, PersonId};
use tasrih_domain::name_key::search_key;
use tasrih_domain::person::{Document, DocumentKind, InsuredPerson};
use tasrih_domain::{InsuredNumber, name_key};
use time::Date;

/// Most people that a look for twins brings.
const TWINS_MAX: u64 = 20;

/// Whose identity document has that number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SameDocument<'a> {
    /// A document of that kind.
    Of(&'a Document),
    /// A national identity card.
    Cin(&'a str),
}

impl Persons<'_, Change> {
    /// Adds a person.
    ///
    /// # Errors
    /// `Conflict`: the insured number is known already.
    pub async fn insert(&self, person: &InsuredPerson) -> Result<(), StorageError> {
        Entity::insert(to_row(person)).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Keeps what is known of a person, over the version `person.version`, which it raises by one in the store.
    ///
    /// # Errors
    /// `Conflict`: somebody else changed it meanwhile.
    pub async fn update(&self, person: &InsuredPerson) -> Result<(), StorageError> {
        let mut row = to_row(person);
        row.version = Set(i64::from(person.version) + 1);
        let outcome = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(person.id.0))
            .filter(Column::Version.eq(i64::from(person.version)))
            .exec(self.db)
            .await?;
        if outcome.rows_affected != 1 {
            return Err(StorageError::Conflict);
        }
        employment::Entity::update_many()
            .col_expr(employment::Column::ListName, Expr::value(person.name()))
            .filter(employment::Column::PersonId.eq(person.id.0))
            .exec(self.db)
            .await?;
        Ok(())
    }

    /// The next number, given once for ever; numbers that payrolls have brought already are passed over.
    ///
    /// # Errors
    /// `Fault`: all numbers are given.
    pub async fn issue_number(&self) -> Result<InsuredNumber, StorageError> {
        let next = "UPDATE insured_serial SET last_given = last_given + 1 WHERE id = 1 RETURNING last_given";
        loop {
            let row = self.db.query_one_raw(self.db.statement(next, [])).await?;
            let serial = row.map(|row| row.try_get_by_index::<i32>(0)).transpose()?.unwrap_or(0);
            let number = u32::try_from(serial).ok().and_then(InsuredNumber::issue);
            let number = number.ok_or(StorageError::Fault { cause: "no insured number is left".to_owned() })?;
            if self.find_by_number(number).await?.is_none() {
                return Ok(number);
            }
        }
    }
}

impl<M> Persons<'_, M> {
    /// The person of that id.
    pub async fn find(&self, id: PersonId) -> Result<Option<InsuredPerson>, StorageError> {
        one(Entity::find_by_id(id.0).one(self.db).await?)
    }

    /// The person of that insured number.
    pub async fn find_by_number(&self, insured: InsuredNumber) -> Result<Option<InsuredPerson>, StorageError> {
        one(Entity::find().filter(Column::Insured.eq(insured.value())).one(self.db).await?)
    }

    /// The people with that identity document: more than one when payrolls gave one card to two numbers.
    pub async fn find_by_document(&self, same: SameDocument<'_>) -> Result<Vec<InsuredPerson>, StorageError> {
        let (kind, number) = match same {
            SameDocument::Of(document) => (document.kind, document.number.as_str()),
            SameDocument::Cin(number) => (DocumentKind::Cin, number),
        };
        let query = Entity::find()
            .filter(Column::DocumentNumber.eq(number))
            .filter(Column::DocumentKind.eq(kind.code()))
            .order_by_asc(Column::Insured);
        all(query.limit(TWINS_MAX).all(self.db).await?)
    }

    /// The people of that name, however it is spelled, and that day of birth; without a day, whatever theirs.
    pub async fn namesakes(&self, name: &str, born_on: Option<Date>) -> Result<Vec<InsuredPerson>, StorageError> {
        let mut query = Entity::find().filter(Column::NameKey.eq(name_key(name))).order_by_asc(Column::Insured);
        if let Some(born_on) = born_on {
            query = query.filter(Column::BornOn.eq(date(born_on)));
        }
        all(query.limit(TWINS_MAX).all(self.db).await?)
    }

    /// Those of the ids that exist, by name.
    pub async fn find_all(&self, ids: &[PersonId]) -> Result<Vec<InsuredPerson>, StorageError> {
        let ids = ids.iter().map(|id| id.0);
        all(Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::ListName).all(self.db).await?)
    }
}

fn one(row: Option<Model>) -> Result<Option<InsuredPerson>, StorageError> {
    Ok(row.map(InsuredPerson::try_from).transpose()?)
}

fn all(rows: Vec<Model>) -> Result<Vec<InsuredPerson>, StorageError> {
    Ok(rows.into_iter().map(InsuredPerson::try_from).collect::<Result<_, _>>()?)
}

fn to_row(person: &InsuredPerson) -> ActiveModel {
    let (name, name_ar) = (person.name(), person.name_ar());
    // Namesakes are sought by the name in Latin letters; who has none is sought by the other.
    let key = if name.is_empty() { name_key(&name_ar) } else { name_key(&name) };
    ActiveModel {
        id: Set(person.id.0),
        insured: Set(i32::try_from(person.insured.value()).unwrap_or(i32::MAX)),
        surname: Set(typed(&person.surname)),
        given_name: Set(typed(&person.given_name)),
        surname_ar: Set(typed(&person.surname_ar)),
        given_name_ar: Set(typed(&person.given_name_ar)),
        search_key: Set(search_key(&[&name, &name_ar])),
        list_name: Set(typed(&name)),
        name_key: Set(key),
        born_on: Set(person.born_on.map(date)),
        sex: Set(person.sex.map(|sex| sex.code().to_owned())),
        nationality: Set(person.nationality.clone()),
        document_kind: Set(person.document.as_ref().map(|document| document.kind.code().to_owned())),
        document_number: Set(person.document.as_ref().map(|document| document.number.clone())),
        phone: Set(person.phone.clone()),
        email: Set(person.email.clone()),
        contact_by: Set(person.contact_by.map(|id| id.0)),
        rib: Set(person.rib.clone()),
        is_registered: Set(person.is_registered),
        since: Set(date(person.since)),
        version: Set(i64::from(person.version)),
    }
}

impl TryFrom<Model> for InsuredPerson {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "insured_person", id: row.id };
        let insured = u32::try_from(row.insured).ok().and_then(InsuredNumber::from_value);
        let document = match (row.document_kind, row.document_number) {
            (Some(kind), Some(number)) => Some(Document { kind: of.parse("document_kind", &kind)?, number }),
            _ => None,
        };
        let parse_sex = |sex: String| of.parse("sex", &sex);
        Ok(Self {
            id: PersonId(row.id),
            insured: of.read("insured", insured)?,
            born_on: row.born_on.map(|on| of.date("born_on", &on)).transpose()?,
            sex: row.sex.map(parse_sex).transpose()?,
            since: of.date("since", &row.since)?,
            version: of.number("version", row.version)?,
            surname: row.surname,
            given_name: row.given_name,
            surname_ar: row.surname_ar,
            given_name_ar: row.given_name_ar,
            nationality: row.nationality,
            document,
            phone: row.phone,
            email: row.email,
            contact_by: row.contact_by.map(EmployerId),
            rib: row.rib,
            is_registered: row.is_registered,
        })
    }
}
