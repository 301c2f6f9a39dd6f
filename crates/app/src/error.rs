//! Why a use case did not do what was asked.

use tasrih_domain::access::NoRight;
use tasrih_domain::lifecycle::TransitionError;

use tasrih_domain::registration::MoveRefused;
use tasrih_i18n::Text;
use tasrih_storage::StorageError;

/// The outcome of a use case that was not carried out.
///
/// A *refusal* is the person's business and carries a message; a *fault* is ours, is logged once at the edge, and
/// shows an incident number only. What is wrong in a file is neither: it is data, a finding.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or it is not theirs: the two look the same.
    #[error("not found")]
    Unknown,
    /// Not now, or not like this. The text says why and what to do.
    #[error("refused: {}", .0.key())]
    Refused(Text),
    /// Someone changed it meanwhile, perhaps in another window.
    #[error("changed meanwhile")]
    Stale,
    /// The database cannot be reached; trying again is safe.
    #[error("storage is unavailable")]
    Unavailable(#[source] StorageError),
    /// We are broken.
    #[error("fault")]
    Fault(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// A fault with its cause.
    pub fn fault(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(source.into())
    }

    /// A refusal without figures.
    pub const fn refused(key: &'static str) -> Self {
        Self::Refused(Text::of(key))
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Conflict => Self::Stale,
            StorageError::Unavailable { .. } => Self::Unavailable(error),
            StorageError::Corrupt(_) | StorageError::Fault { .. } => Self::fault(error),
        }
    }
}

impl From<NoRight> for AppError {
    fn from(_: NoRight) -> Self {
        Self::Unknown
    }
}

/// The page was older than the declaration: what it offers is no longer possible.
impl From<TransitionError> for AppError {
    fn from(_: TransitionError) -> Self {
        Self::Stale
    }
}

/// The page was older than the request: what it offers is no longer possible.
impl From<MoveRefused> for AppError {
    fn from(_: MoveRefused) -> Self {
        Self::Stale
    }
}
