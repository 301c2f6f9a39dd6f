//! What was done and seen.

use crate::Frame;
use crate::pages::EmployerView;
use askama::Template;
use tasrih_app::mandates::ActKind;
use tasrih_i18n::Text;
use time::OffsetDateTime;

/// One act.
#[derive(Debug, Clone)]
pub struct ActRow {
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub words: Text,
    /// To whom or what, when it has a name.
    pub about: Option<String>,
    /// Page of the thing.
    pub href: Option<String>,
    /// Who.
    pub who: String,
    /// By what right.
    pub right: Option<Text>,
    /// For which company, where several may be meant.
    pub company: Option<String>,
}

/// `GET /{lang}/employers/{affiliate}/activity`
#[derive(Debug, Template)]
#[template(path = "members/activity.html")]
pub struct ActivityPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// Kind chosen.
    pub kind: Option<ActKind>,
    /// Acts.
    pub acts: Vec<ActRow>,
    /// Earlier ones.
    pub next: Option<String>,
}

/// `GET /{lang}/account/activity`
#[derive(Debug, Template)]
#[template(path = "members/own_activity.html")]
pub struct OwnActivityPage {
    /// Frame.
    pub frame: Frame,
    /// Acts.
    pub acts: Vec<ActRow>,
    /// Earlier ones.
    pub next: Option<String>,
}
