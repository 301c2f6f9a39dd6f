//! Who works for whom, and what was declared of them.

use crate::codec::{RowOf, date, month};
use crate::entity::employment::{ActiveModel, Column, Entity, Model};
use crate::entity::insured_person;
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Employments};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult,
};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::employment::{Employment, Leave};
use tasrih_domain::id::{DeclarationId, EmployerId, EmploymentId, PersonId};
use tasrih_domain::{InsuredNumber, Money, Month, Situation};

/// What one filed declaration says of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct DeclaredMonth {
    /// The declaration.
    pub declaration: DeclarationId,
    /// The month.
    pub month: Month,
    /// Main or complementary.
    pub kind: DeclarationKind,
    /// Days.
    pub days: Option<u8>,
    /// Actual wage.
    pub gross: Option<Money>,
    /// Capped wage.
    pub capped: Option<Money>,
    /// Situation.
    pub situation: Situation,
}

/// Wages are personal.
impl std::fmt::Debug for DeclaredMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeclaredMonth({}, {:?})", self.month, self.kind)
    }
}

impl Employments<'_, Change> {
    /// Adds a stay; the one before it, with the same employer, is no longer the current one.
    ///
    /// # Errors
    /// `Conflict`: somebody else added one meanwhile.
    pub async fn insert(&self, employment: &Employment) -> Result<(), StorageError> {
        if employment.is_current {
            Entity::update_many()
                .col_expr(Column::IsCurrent, Expr::value(false))
                .filter(of_pair(employment.employer, employment.person))
                .filter(Column::LeftOn.is_not_null())
                .filter(Expr::cust("is_current"))
                .exec(self.db)
                .await?;
        }
        let mut row = to_row(employment);
        let name = insured_person::Entity::find_by_id(employment.person.0).one(self.db).await?;
        row.list_name = Set(name.map(|person| person.list_name).unwrap_or_default());
        Entity::insert(row).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Keeps a stay, over the version `employment.version`, which it raises by one in the store.
    ///
    /// # Errors
    /// `Conflict`: somebody else changed it meanwhile.
    pub async fn update(&self, employment: &Employment) -> Result<(), StorageError> {
        let mut row = to_row(employment);
        row.version = Set(i64::from(employment.version) + 1);
        let outcome = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(employment.id.0))
            .filter(Column::Version.eq(i64::from(employment.version)))
            .exec(self.db)
            .await?;
        if outcome.rows_affected == 1 { Ok(()) } else { Err(StorageError::Conflict) }
    }
}

impl<M> Employments<'_, M> {
    /// The stays of a person with an employer, the latest first.
    pub async fn of(&self, employer: EmployerId, person: PersonId) -> Result<Vec<Employment>, StorageError> {
        let query = Entity::find().filter(of_pair(employer, person)).order_by_desc(Column::HiredOn);
        all(query.all(self.db).await?)
    }

    /// All stays of a person, the latest first.
    pub async fn of_person(&self, person: PersonId) -> Result<Vec<Employment>, StorageError> {
        let query = Entity::find().filter(Column::PersonId.eq(person.0)).order_by_desc(Column::HiredOn);
        all(query.all(self.db).await?)
    }

    /// What an employer declared of a person, the latest month first: the last `months` months that were filed,
    /// those before `before`.
    pub async fn declared(
        &self,
        employer: EmployerId,
        insured: InsuredNumber,
        before: Option<Month>,
        months: u32,
    ) -> Result<Vec<DeclaredMonth>, StorageError> {
        let sql = "SELECT d.id, d.month, d.kind, l.days, l.gross_centimes, l.capped_centimes, l.situation \
             FROM declaration d JOIN declaration_line l ON l.run_id = d.run_id AND l.insured = $2 AND l.valid \
             WHERE d.employer_id = $1 AND d.slot = 2 AND d.month < $3 AND d.month >= coalesce( \
                (SELECT DISTINCT month FROM declaration WHERE employer_id = $1 AND slot = 2 AND month < $3 \
                 ORDER BY month DESC LIMIT 1 OFFSET $4), 0) \
             ORDER BY d.month DESC, d.kind";
        let before = before.map_or(i32::MAX, month);
        let values = [
            employer.0.into(),
            i64::from(insured.value()).into(),
            before.into(),
            i64::from(months.saturating_sub(1)).into(),
        ];
        let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
        rows.iter().map(read_declared).collect()
    }

    /// Months that an employer has filed, the latest first; at most `limit`, those before `before`.
    pub async fn filed_months(
        &self,
        employer: EmployerId,
        before: Option<Month>,
        limit: u32,
    ) -> Result<Vec<Month>, StorageError> {
        let sql = "SELECT DISTINCT month FROM declaration WHERE employer_id = $1 AND slot = 2 AND month < $2 \
             ORDER BY month DESC LIMIT $3";
        let before = before.map_or(i32::MAX, month);
        let values = [employer.0.into(), before.into(), i64::from(limit).into()];
        let rows = self.db.query_all_raw(self.db.statement(sql, values)).await?;
        let of = RowOf { table: "declaration", id: employer };
        rows.iter().map(|row| Ok(of.month("month", row.try_get_by_index(0)?)?)).collect()
    }
}

fn of_pair(employer: EmployerId, person: PersonId) -> sea_orm::Condition {
    sea_orm::Condition::all().add(Column::EmployerId.eq(employer.0)).add(Column::PersonId.eq(person.0))
}

fn read_declared(row: &QueryResult) -> Result<DeclaredMonth, StorageError> {
    let id: sea_orm::prelude::Uuid = row.try_get_by_index(0)?;
    let of = RowOf { table: "declaration_line", id };
    let kind = u8::try_from(row.try_get_by_index::<i16>(2)?).ok().and_then(DeclarationKind::from_number);
    let money = |index| row.try_get_by_index::<Option<i64>>(index).map(|centimes| centimes.map(Money::from_centimes));
    let days = row.try_get_by_index::<Option<i16>>(3)?;
    let situation = row.try_get_by_index::<Option<String>>(6)?.unwrap_or_default();
    Ok(DeclaredMonth {
        declaration: DeclarationId(id),
        month: of.month("month", row.try_get_by_index(1)?)?,
        kind: of.read("kind", kind)?,
        days: days.map(|days| of.number("days", days)).transpose()?,
        gross: money(4)?,
        capped: money(5)?,
        situation: of.read("situation", Situation::from_code(&situation))?,
    })
}

fn all(rows: Vec<Model>) -> Result<Vec<Employment>, StorageError> {
    Ok(rows.into_iter().map(Employment::try_from).collect::<Result<_, _>>()?)
}

fn to_row(employment: &Employment) -> ActiveModel {
    ActiveModel {
        id: Set(employment.id.0),
        employer_id: Set(employment.employer.0),
        person_id: Set(employment.person.0),
        list_name: NotSet,
        hired_on: Set(date(employment.hired_on)),
        left_on: Set(employment.leave.map(|leave| date(leave.on))),
        leave_reason: Set(employment.leave.map(|leave| leave.reason.code().to_owned())),
        leave_declared: Set(employment.leave.is_some_and(|leave| leave.is_declared)),
        source: Set(employment.source.code().to_owned()),
        last_declared: Set(employment.last_declared.map(month)),
        is_current: Set(employment.is_current),
        version: Set(i64::from(employment.version)),
    }
}

impl TryFrom<Model> for Employment {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "employment", id: row.id };
        let leave = match (&row.left_on, &row.leave_reason) {
            (Some(on), Some(reason)) => Some(Leave {
                on: of.date("left_on", on)?,
                reason: of.parse("leave_reason", reason)?,
                is_declared: row.leave_declared,
            }),
            _ => None,
        };
        Ok(Self {
            id: EmploymentId(row.id),
            employer: EmployerId(row.employer_id),
            person: PersonId(row.person_id),
            hired_on: of.date("hired_on", &row.hired_on)?,
            leave,
            source: of.parse("source", &row.source)?,
            last_declared: row.last_declared.map(|number| of.month("last_declared", number)).transpose()?,
            is_current: row.is_current,
            version: of.number("version", row.version)?,
        })
    }
}
