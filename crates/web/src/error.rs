//! From a failure to a page: decided once, for every handler.
//!
//! A handler's error becomes a status and a [`Failure`]; the outermost layer turns it into a page in the reader's
//! language, which the handler's error does not know. Internals are logged there and never shown.

use crate::pages::errors::ErrorKind;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::error::Error;
use std::sync::Arc;
use tasrih_app::AppError;
use tasrih_app::spool::SpoolError;
use tasrih_i18n::Text;

/// Why a page cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// No such page, or not this person's: existence is information.
    #[error("not found")]
    Unknown,
    /// The request lacks something or cannot be understood.
    #[error("bad request")]
    BadRequest,
    /// The use case says no, in words.
    #[error("refused")]
    Refused(Text),
    /// Somebody changed it meanwhile.
    #[error("changed meanwhile")]
    Stale,
    /// The file is too large.
    #[error("too large")]
    TooLarge,
    /// A part is down.
    #[error("unavailable")]
    Unavailable(#[source] Box<dyn Error + Send + Sync>),
    /// We are broken.
    #[error("fault")]
    Fault(#[source] Box<dyn Error + Send + Sync>),
}

impl From<AppError> for PageError {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Unknown => Self::Unknown,
            AppError::Refused(text) => Self::Refused(text),
            AppError::Stale => Self::Stale,
            AppError::Unavailable(source) => Self::Unavailable(Box::new(source)),
            AppError::Fault(source) => Self::Fault(source),
        }
    }
}

impl From<SpoolError> for PageError {
    fn from(error: SpoolError) -> Self {
        match error {
            SpoolError::TooLarge => Self::TooLarge,
            SpoolError::Io(source) => Self::Fault(Box::new(source)),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Fault(Box::new(error))
    }
}

/// What the outermost layer needs to say it.
#[derive(Debug, Clone)]
pub struct Failure {
    /// Kind of page.
    pub kind: ErrorKind,
    /// Words of the case.
    pub words: Option<Text>,
    /// Cause, for the log only.
    pub source: Option<Arc<dyn Error + Send + Sync>>,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (status, kind, words, source) = match self {
            Self::Unknown => (StatusCode::NOT_FOUND, ErrorKind::NotFound, None, None),
            Self::BadRequest => (StatusCode::BAD_REQUEST, ErrorKind::BadRequest, None, None),
            Self::Refused(text) => (StatusCode::FORBIDDEN, ErrorKind::Refused, Some(text), None),
            Self::Stale => (StatusCode::CONFLICT, ErrorKind::Changed, None, None),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, ErrorKind::TooLarge, None, None),
            Self::Unavailable(source) => (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable, None, Some(source)),
            Self::Fault(source) => (StatusCode::INTERNAL_SERVER_ERROR, ErrorKind::Incident, None, Some(source)),
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Failure { kind, words, source: source.map(Arc::from) });
        response
    }
}

/// The page for a status that no handler explained: an unknown address, a body too long, a request out of time.
pub fn kind_of(status: StatusCode) -> ErrorKind {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => ErrorKind::NotFound,
        StatusCode::FORBIDDEN => ErrorKind::CrossSite,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorKind::TooLarge,
        StatusCode::CONFLICT => ErrorKind::Changed,
        StatusCode::TOO_MANY_REQUESTS => ErrorKind::TooMany,
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => ErrorKind::TimedOut,
        StatusCode::SERVICE_UNAVAILABLE => ErrorKind::Unavailable,
        status if status.is_server_error() => ErrorKind::Incident,
        _ => ErrorKind::BadRequest,
    }
}
