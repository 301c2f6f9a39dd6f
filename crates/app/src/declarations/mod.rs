//! The life of a declaration: received, checked, corrected, filed.

mod answers;
mod change;
mod columns;
mod completions;
mod context;
mod dependants;
mod download;
mod export;
mod preestablished;
mod receive;
mod reweigh;
mod step;
mod submit;
mod verdict;
mod view;

pub use answers::{Answers, Comparison, Late};
pub use change::Changes;
pub use columns::{ColumnsView, can_tell_columns};
pub(crate) use context::Decisions;
pub use download::{Download, FileDownload};
pub use receive::{Awaited, Received, Start, Upload};
pub(crate) use reweigh::Reweigh;
pub(crate) use step::{AT_ONCE_BYTES_MAX, Standing};
pub use submit::{LeaveOut, Submission};
pub use tasrih_storage::LineChange;
pub use verdict::{FaultyCell, FaultyRow, Message, Progress, RefusalView, RuleGroup, VerdictFilter, VerdictView};
pub use view::{DeclarationView, EventView, LineExplanation, LinePage, LineSearch};

use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::access::{Access, Authorized, Capability};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::id::DeclarationId;

/// A declaration that the person may use in the way of `C`: the proof travels with it.
pub(crate) struct Opened<C: Capability> {
    pub declaration: Declaration,
    pub employer: Employer,
    pub may: Authorized<C>,
}

impl App {
    /// The declaration, if the person's mandate reaches it. Someone else's is not found.
    pub(crate) async fn open<C: Capability>(&self, actor: &Actor, id: DeclarationId) -> Result<Opened<C>, AppError> {
        self.open_by(&self.access(actor).await?, id).await
    }

    /// The same for somebody whose rights are known.
    pub(crate) async fn open_by<C: Capability>(
        &self,
        access: &Access,
        id: DeclarationId,
    ) -> Result<Opened<C>, AppError> {
        let reader = self.store.read();
        let declaration = reader.declarations().find(id).await?.ok_or(AppError::Unknown)?;
        let may = access.require::<C>(declaration.employer, self.clock.today())?;
        let employer = reader.employers().find(declaration.employer).await?.ok_or(AppError::Unknown)?;
        Ok(Opened { declaration, employer, may })
    }
}
