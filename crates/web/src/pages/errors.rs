//! Pages for what went wrong.

use crate::Frame;
use askama::Template;
use tasrih_i18n::Text;

/// What went wrong, for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such page, or it is not this person's.
    NotFound,
    /// The request could not be understood.
    BadRequest,
    /// Not allowed, or not now.
    Refused,
    /// The file is too large.
    TooLarge,
    /// Somebody changed it meanwhile.
    Changed,
    /// The request came from another site.
    CrossSite,
    /// Too many tries.
    TooMany,
    /// Took too long.
    TimedOut,
    /// A part is down for a while.
    Unavailable,
    /// We are broken.
    Incident,
}

impl ErrorKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::NotFound,
        Self::BadRequest,
        Self::Refused,
        Self::TooLarge,
        Self::Changed,
        Self::CrossSite,
        Self::TooMany,
        Self::TimedOut,
        Self::Unavailable,
        Self::Incident,
    ];

    /// End of its message keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::BadRequest => "bad-request",
            Self::Refused => "refused",
            Self::TooLarge => "too-large",
            Self::Changed => "changed",
            Self::CrossSite => "cross-site",
            Self::TooMany => "too-many",
            Self::TimedOut => "timed-out",
            Self::Unavailable => "unavailable",
            Self::Incident => "incident",
        }
    }
}

/// Any error page.
#[derive(Debug, Template)]
#[template(path = "errors/error.html")]
pub struct ErrorPage {
    /// Frame.
    pub frame: Frame,
    /// What.
    pub kind: ErrorKind,
    /// Words of the case, when there are any.
    pub words: Option<Text>,
    /// Number to quote to the help desk.
    pub incident: Option<String>,
    /// Where the person was.
    pub back: Option<String>,
}
