//! Who acts for a company, and where an invitation leads.

use crate::Frame;
use crate::extract::encode;
use crate::pages::{EmployerView, FormFault};
use crate::routes;
use askama::Template;
use tasrih_domain::access::Role;
use tasrih_domain::id::{AccountId, InvitationId};
use time::Date;

/// Somebody with a role.
#[derive(Debug, Clone)]
pub struct MemberRow {
    /// Who.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// What they sign in with; for administrators only.
    pub login: Option<String>,
    /// As what.
    pub role: Role,
    /// Since when.
    pub since: Date,
    /// It is the person who looks.
    pub is_me: bool,
    /// No other administrator is there.
    pub is_last: bool,
}

/// An invitation that waits.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// Which.
    pub id: InvitationId,
    /// Where the link was sent.
    pub address: String,
    /// As what.
    pub role: Role,
    /// When the link was last sent.
    pub sent_on: Date,
    /// The link's last day.
    pub until: Date,
    /// The link is void by now.
    pub is_over: bool,
    /// Another may be sent.
    pub may_resend: bool,
}

/// `GET /{lang}/employers/{affiliate}/people`
#[derive(Debug, Template)]
#[template(path = "members/people.html")]
pub struct PeoplePage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// Who has a role.
    pub members: Vec<MemberRow>,
    /// Who is invited.
    pub invitations: Vec<InvitationRow>,
    /// The person may change all that.
    pub may_administer: bool,
    /// Address typed.
    pub address: String,
    /// Role chosen.
    pub role: Role,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
    /// People at the door who wait for an administrator's word.
    pub questions: usize,
}

/// `GET /{lang}/invitation`
#[derive(Debug, Template)]
#[template(path = "members/invitation.html")]
pub struct InvitationPage {
    /// Frame.
    pub frame: Frame,
    /// Secret of the link.
    pub code: String,
    /// Company.
    pub company: String,
    /// As what.
    pub role: Role,
    /// Who invited.
    pub inviter: String,
    /// Where the link was sent, in part.
    pub address: String,
    /// Somebody signs in with that address.
    pub has_account: bool,
    /// Name typed.
    pub name: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl InvitationPage {
    /// The sign-in form, which leads back here.
    pub fn sign_in(&self) -> String {
        let back = routes::members::invitation_of(&self.frame.lang, &self.code);
        format!("{}?next={}", routes::sign_in(&self.frame.lang), encode(&back))
    }
}
