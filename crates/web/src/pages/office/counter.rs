//! A code on paper, for somebody at the counter, in both languages.

use crate::Frame;
use crate::pages::EmployerView;
use askama::Template;
use tasrih_domain::Lang;

/// `POST /{lang}/agent/approvals/{id}/code`
#[derive(Template)]
#[template(path = "office/slip.html")]
pub struct SlipPage {
    /// Frame.
    pub frame: Frame,
    /// For which company.
    pub employer: EmployerView,
    /// What the person signs in with.
    pub address: String,
    /// The code.
    pub code: String,
    /// How long it is good.
    pub minutes: i64,
}

/// The code is shown to one person.
impl std::fmt::Debug for SlipPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SlipPage({})", self.employer.affiliate)
    }
}

impl SlipPage {
    /// The words in each language of the pages: the person takes the paper home.
    pub fn both(&self) -> Vec<Frame> {
        Lang::PAGES.iter().map(|lang| Frame { lang: *lang, ..self.frame.clone() }).collect()
    }
}
