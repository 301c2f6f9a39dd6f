//! The columns of a file and what they were taken for, to be said anew by the person.

use super::Opened;
use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::access::Prepare;
use tasrih_domain::declaration::{Declaration, Employer, Format};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::source::Header;

/// The columns of a table, refused or checked.
#[derive(Debug, Clone)]
pub struct ColumnsView {
    /// The declaration.
    pub declaration: Declaration,
    /// For whom.
    pub employer: Employer,
    /// The columns with their headings and first values, in their order.
    pub headers: Vec<Header>,
}

/// Can the person say what the columns of the file mean? Records of fixed width need no telling.
pub fn can_tell_columns(declaration: &Declaration) -> bool {
    let format = declaration.file.as_ref().and_then(|file| file.format);
    let is_table = format.is_some_and(|format| format != Format::Ebds);
    is_table && matches!(declaration.state, State::Refused | State::Checked | State::Ready)
}

impl App {
    /// The columns of the declaration's file. The file is read again: its first values are kept nowhere else.
    ///
    /// # Errors
    /// `Stale`: it has no columns to be told, or no longer.
    pub async fn columns(&self, actor: &Actor, id: DeclarationId) -> Result<ColumnsView, AppError> {
        let Opened { declaration, employer, .. } = self.open::<Prepare>(actor, id).await?;
        if !can_tell_columns(&declaration) {
            return Err(AppError::Stale);
        }
        let headers = match self.check_again(&declaration, &employer).await? {
            Ok(verdict) => verdict.facts.headers,
            Err(refused) => refused.refusal.headers,
        };
        if headers.is_empty() {
            return Err(AppError::Stale);
        }
        Ok(ColumnsView { declaration, employer, headers })
    }
}
