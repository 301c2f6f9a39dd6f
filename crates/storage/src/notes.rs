//! What people decided about a declaration or an employer's files, and how far a check has come.

use crate::codec::{RowOf, instant, typed};
use crate::entity::{acceptance, amendment, column_mapping, progress, sheet_choice};
use crate::error::StorageError;
use crate::tx::{Acceptances, Amendments, Change, Mappings, ProgressBoard};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use tasrih_domain::Code;
use tasrih_domain::declaration::{Amendment, ColumnMapping};
use tasrih_domain::id::{AccountId, DeclarationId, EmployerId};
use time::OffsetDateTime;

/// Who decided something, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at: OffsetDateTime,
}

impl Amendments<'_, Change> {
    /// Puts a typed value in the place of the file's, or of one typed before.
    pub async fn put(
        &self,
        declaration: DeclarationId,
        amendment: &Amendment,
        decided: Decided,
    ) -> Result<(), StorageError> {
        use amendment::Column;
        let row = amendment::ActiveModel {
            declaration_id: Set(declaration.0),
            row_number: Set(i64::from(amendment.row)),
            field: Set(amendment.field.code().into_owned()),
            typed: Set(typed(&amendment.text)),
            account_id: Set(decided.by.0),
            at_us: Set(instant(decided.at)),
        };
        let again = OnConflict::columns([Column::DeclarationId, Column::RowNumber, Column::Field])
            .update_columns([Column::Typed, Column::AccountId, Column::AtUs])
            .to_owned();
        amendment::Entity::insert(row).on_conflict(again).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Forgets what was typed: another file has come.
    pub async fn clear(&self, declaration: DeclarationId) -> Result<(), StorageError> {
        let of = amendment::Column::DeclarationId.eq(declaration.0);
        amendment::Entity::delete_many().filter(of).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Amendments<'_, M> {
    /// The values typed, by row.
    pub async fn of(&self, declaration: DeclarationId) -> Result<Vec<Amendment>, StorageError> {
        let rows = amendment::Entity::find()
            .filter(amendment::Column::DeclarationId.eq(declaration.0))
            .order_by_asc(amendment::Column::RowNumber)
            .order_by_asc(amendment::Column::Field)
            .all(self.db)
            .await?;
        let read = |row: amendment::Model| {
            let of = RowOf { table: "amendment", id: row.declaration_id };
            Ok(Amendment {
                row: of.number("row_number", row.row_number)?,
                field: of.parse("field", &row.field)?,
                text: row.typed,
            })
        };
        rows.into_iter().map(read).collect()
    }
}

impl Mappings<'_, Change> {
    /// Remembers how the columns of an employer's files are to be understood; headings not named stay as they are.
    pub async fn remember(&self, employer: EmployerId, mapping: &ColumnMapping) -> Result<(), StorageError> {
        use column_mapping::Column;
        let row = |(heading, field): (&String, &Option<tasrih_domain::Field>)| column_mapping::ActiveModel {
            employer_id: Set(employer.0),
            heading: Set(typed(heading)),
            field: Set(field.map(|field| field.code().into_owned())),
        };
        if mapping.is_empty() {
            return Ok(());
        }
        let again = OnConflict::columns([Column::EmployerId, Column::Heading]).update_column(Column::Field).to_owned();
        column_mapping::Entity::insert_many(mapping.iter().map(row))
            .on_conflict(again)
            .exec_without_returning(self.db)
            .await?;
        Ok(())
    }

    /// Forgets the columns of an employer.
    pub async fn forget(&self, employer: EmployerId) -> Result<(), StorageError> {
        let of = column_mapping::Column::EmployerId.eq(employer.0);
        column_mapping::Entity::delete_many().filter(of).exec(self.db).await?;
        Ok(())
    }

    /// Notes which sheet of a declaration's file is the payroll.
    pub async fn choose_sheet(&self, declaration: DeclarationId, sheet: &str) -> Result<(), StorageError> {
        let row = sheet_choice::ActiveModel { declaration_id: Set(declaration.0), sheet: Set(typed(sheet)) };
        let again = OnConflict::column(sheet_choice::Column::DeclarationId)
            .update_column(sheet_choice::Column::Sheet)
            .to_owned();
        sheet_choice::Entity::insert(row).on_conflict(again).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Forgets the choice: another file has come.
    pub async fn forget_sheet(&self, declaration: DeclarationId) -> Result<(), StorageError> {
        sheet_choice::Entity::delete_by_id(declaration.0).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Mappings<'_, M> {
    /// How the columns of an employer's files are to be understood.
    pub async fn of(&self, employer: EmployerId) -> Result<ColumnMapping, StorageError> {
        let of = column_mapping::Column::EmployerId.eq(employer.0);
        let rows = column_mapping::Entity::find().filter(of).all(self.db).await?;
        let read = |row: column_mapping::Model| {
            let of = RowOf { table: "column_mapping", id: row.employer_id };
            let field = row.field.as_deref().map(|field| of.parse("field", field)).transpose()?;
            Ok((row.heading, field))
        };
        rows.into_iter().map(read).collect()
    }

    /// The sheet chosen for a declaration's file.
    pub async fn sheet_of(&self, declaration: DeclarationId) -> Result<Option<String>, StorageError> {
        Ok(sheet_choice::Entity::find_by_id(declaration.0).one(self.db).await?.map(|row| row.sheet))
    }
}

/// A warning that a person accepted, for all its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The rule.
    pub code: Code,
    /// Why, in the person's words.
    pub reason: String,
    /// Who and when.
    pub decided: Decided,
}

impl Acceptances<'_, Change> {
    /// Notes that a warning is accepted; again with another reason replaces the first.
    pub async fn put(&self, declaration: DeclarationId, accepted: &Acceptance) -> Result<(), StorageError> {
        use acceptance::Column;
        let row = acceptance::ActiveModel {
            declaration_id: Set(declaration.0),
            code: Set(accepted.code.as_str().to_owned()),
            reason: Set(typed(&accepted.reason)),
            account_id: Set(accepted.decided.by.0),
            at_us: Set(instant(accepted.decided.at)),
        };
        let again = OnConflict::columns([Column::DeclarationId, Column::Code])
            .update_columns([Column::Reason, Column::AccountId, Column::AtUs])
            .to_owned();
        acceptance::Entity::insert(row).on_conflict(again).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Takes an acceptance back.
    pub async fn remove(&self, declaration: DeclarationId, code: Code) -> Result<(), StorageError> {
        acceptance::Entity::delete_by_id((declaration.0, code.as_str().to_owned())).exec(self.db).await?;
        Ok(())
    }

    /// Takes all back: the figures have changed.
    pub async fn clear(&self, declaration: DeclarationId) -> Result<(), StorageError> {
        let of = acceptance::Column::DeclarationId.eq(declaration.0);
        acceptance::Entity::delete_many().filter(of).exec(self.db).await?;
        Ok(())
    }
}

impl<M> Acceptances<'_, M> {
    /// The warnings accepted, by code.
    pub async fn of(&self, declaration: DeclarationId) -> Result<Vec<Acceptance>, StorageError> {
        let rows = acceptance::Entity::find()
            .filter(acceptance::Column::DeclarationId.eq(declaration.0))
            .order_by_asc(acceptance::Column::Code)
            .all(self.db)
            .await?;
        let read = |row: acceptance::Model| {
            let of = RowOf { table: "acceptance", id: row.declaration_id };
            let decided = Decided { by: AccountId(row.account_id), at: of.instant("at_us", row.at_us)? };
            Ok(Acceptance { code: of.parse("code", &row.code)?, reason: row.reason, decided })
        };
        rows.into_iter().map(read).collect()
    }
}

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows read, checked and stored.
    pub rows_done: u32,
    /// Rows in the file, when it can be told beforehand.
    pub rows_expected: Option<u32>,
}

impl ProgressBoard<'_, Change> {
    /// Notes how far a check has come.
    pub async fn set(&self, declaration: DeclarationId, progress: Progress) -> Result<(), StorageError> {
        use progress::Column;
        let row = progress::ActiveModel {
            declaration_id: Set(declaration.0),
            rows_done: Set(i64::from(progress.rows_done)),
            rows_expected: Set(progress.rows_expected.map(i64::from)),
        };
        let again = OnConflict::column(Column::DeclarationId)
            .update_columns([Column::RowsDone, Column::RowsExpected])
            .to_owned();
        progress::Entity::insert(row).on_conflict(again).exec_without_returning(self.db).await?;
        Ok(())
    }

    /// Forgets it: the check is over.
    pub async fn clear(&self, declaration: DeclarationId) -> Result<(), StorageError> {
        progress::Entity::delete_by_id(declaration.0).exec(self.db).await?;
        Ok(())
    }
}

impl<M> ProgressBoard<'_, M> {
    /// How far the check of a declaration has come; `None` when none is under way.
    pub async fn of(&self, declaration: DeclarationId) -> Result<Option<Progress>, StorageError> {
        let Some(row) = progress::Entity::find_by_id(declaration.0).one(self.db).await? else { return Ok(None) };
        let of = RowOf { table: "progress", id: row.declaration_id };
        let rows_expected = row.rows_expected.map(|rows| of.number("rows_expected", rows)).transpose()?;
        Ok(Some(Progress { rows_done: of.number("rows_done", row.rows_done)?, rows_expected }))
    }
}
