//! The door: an access for a company, another password, and what the demo's messages say.

use super::{EmployerView, FormFault};
use crate::Frame;
use askama::Template;
use tasrih_domain::access::Role;
use tasrih_domain::door::{DoorState, Errand, Route};
use tasrih_domain::id::DoorId;
use tasrih_domain::{Channel, Lang};
use time::OffsetDateTime;

/// What was typed for an access; the password is never shown again.
#[derive(Debug, Clone, Default)]
pub struct TypedAccess {
    /// Affiliate number.
    pub affiliate: String,
    /// ICE.
    pub ice: String,
    /// Own name.
    pub name: String,
    /// E-mail address or telephone.
    pub login: String,
}

/// `GET /{lang}/sign-up`
#[derive(Debug, Template)]
#[template(path = "signup/begin.html")]
pub struct SignUpPage {
    /// Frame.
    pub frame: Frame,
    /// What was typed.
    pub typed: TypedAccess,
    /// Fewest characters of a password.
    pub least: usize,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl SignUpPage {
    /// What is wrong with a field.
    pub fn fault(&self, field: &str) -> Option<String> {
        fault(&self.frame, &self.faults, field)
    }
}

/// `GET /{lang}/reset`
#[derive(Debug, Template)]
#[template(path = "signup/reset.html")]
pub struct ResetPage {
    /// Frame.
    pub frame: Frame,
    /// What was typed.
    pub login: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl ResetPage {
    /// What is wrong with a field.
    pub fn fault(&self, field: &str) -> Option<String> {
        fault(&self.frame, &self.faults, field)
    }
}

/// An address that a code can go to.
#[derive(Debug, Clone)]
pub struct ContactView {
    /// Value of its choice.
    pub value: String,
    /// Which way.
    pub channel: Channel,
    /// Enough for its holder.
    pub masked: String,
}

/// `GET /{lang}/sign-up/{token}` and `GET /{lang}/reset/{token}`
#[derive(Debug, Template)]
#[template(path = "signup/door.html")]
pub struct DoorPage {
    /// Frame.
    pub frame: Frame,
    /// Secret of the address.
    pub token: String,
    /// What is wanted.
    pub errand: Errand,
    /// The company's number, as typed.
    pub affiliate: Option<String>,
    /// Address typed, masked.
    pub login: String,
    /// Where it stands.
    pub state: DoorState,
    /// The route taken last.
    pub route: Option<Route>,
    /// Addresses on file.
    pub contacts: Vec<ContactView>,
    /// When a code was sent last.
    pub sent_at: Option<OffsetDateTime>,
    /// Seconds until another can be sent.
    pub wait_seconds: i64,
    /// Minutes that a code is good for.
    pub minutes: i64,
    /// Fewest characters of a password.
    pub least: usize,
    /// The ways are to be chosen from.
    pub chooses: bool,
    /// Code typed.
    pub code: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl DoorPage {
    /// Is a code awaited?
    pub fn awaits_code(&self) -> bool {
        !self.chooses && (self.route != Some(Route::Colleague) || self.state == DoorState::Approved)
    }

    /// Does the person wait for a colleague?
    pub fn awaits_colleague(&self) -> bool {
        !self.chooses && self.state == DoorState::Asked
    }

    /// Step of three: a password has no step of its own for its way.
    pub fn step(&self) -> u8 {
        if self.chooses { 2 } else { 3 }
    }

    /// The way that sends the last code again.
    pub fn again(&self) -> Option<String> {
        match (self.route?, self.errand, self.state) {
            (Route::OnFile, ..) => self.contacts.first().map(|contact| contact.value.clone()),
            (Route::Colleague, Errand::SignUp, DoorState::Approved) => Some("colleague".to_owned()),
            _ => None,
        }
    }

    /// End of the key of the words above the code.
    pub fn lead(&self) -> &'static str {
        match (self.route, self.errand) {
            (Some(Route::Counter), _) => "counter",
            (Some(Route::Colleague), Errand::SignUp) => "approved",
            (Some(Route::Colleague), Errand::Reset) => "colleague",
            (_, Errand::SignUp) => "on-file",
            (_, Errand::Reset) => "own",
        }
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: &str) -> Option<String> {
        fault(&self.frame, &self.faults, field)
    }
}

fn fault(frame: &Frame, faults: &[FormFault], field: &str) -> Option<String> {
    faults.iter().find(|fault| fault.anchor == field).map(|fault| frame.say(&fault.text))
}

/// `GET /{lang}/ready`
#[derive(Debug, Template)]
#[template(path = "signup/done.html")]
pub struct DoorDonePage {
    /// Frame.
    pub frame: Frame,
}

/// Somebody who waits for an administrator's word.
#[derive(Debug, Clone)]
pub struct QuestionView {
    /// Id.
    pub id: DoorId,
    /// What is wanted.
    pub errand: Errand,
    /// Name.
    pub name: String,
    /// Address.
    pub login: String,
    /// Since when.
    pub since: OffsetDateTime,
}

/// `GET /{lang}/employers/{affiliate}/requests`
#[derive(Debug, Template)]
#[template(path = "signup/questions.html")]
pub struct QuestionsPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// The oldest first.
    pub questions: Vec<QuestionView>,
    /// One was answered a moment ago.
    pub answered: bool,
    /// A code to hand over: shown once.
    pub code: Option<String>,
}

impl QuestionsPage {
    /// The roles that can be given.
    pub fn roles(&self) -> &'static [Role] {
        Role::ALL
    }
}

/// A message of the mailbox.
#[derive(Debug, Clone)]
pub struct LetterView {
    /// Which way.
    pub channel: Channel,
    /// To whom.
    pub address: String,
    /// Language of its words.
    pub lang: Lang,
    /// Subject; empty for an SMS.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Codes in it, to be copied with one click.
    pub codes: Vec<String>,
    /// Addresses of this gateway in it, without its name.
    pub links: Vec<String>,
    /// When it was written.
    pub written_at: OffsetDateTime,
}

/// `GET /{lang}/mailbox`
#[derive(Debug, Template)]
#[template(path = "signup/mailbox.html")]
pub struct MailboxPage {
    /// Frame.
    pub frame: Frame,
    /// The newest first.
    pub letters: Vec<LetterView>,
}
