//! Attestations: a company's, an insured person's, many at once, and their public check.

use super::standing::ReasonView;
use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_app::attestations::{Genuine, NotOurs};
use tasrih_domain::attestation::{AttestationKind, AttestationNumber, Look, LookWay, Validity};
use tasrih_domain::declaration::local_date;
use tasrih_domain::id::{AttestationId, PersonId};
use tasrih_domain::{Lang, Month};
use tasrih_i18n::format;
use time::{Date, OffsetDateTime};

/// The form to ask for one.
#[derive(Debug, Clone)]
pub struct AskForm {
    /// Where it is sent.
    pub action: String,
    /// What can be asked for.
    pub kinds: Vec<AttestationKind>,
    /// What is chosen.
    pub kind: AttestationKind,
    /// The employee that it is to be about.
    pub person: Option<(PersonId, String)>,
    /// The months to choose from, the latest first.
    pub months: Vec<Month>,
    /// First month chosen.
    pub from: Month,
    /// Last month chosen.
    pub to: Month,
}

impl AskForm {
    /// A month in words, for a list where nothing is marked up.
    pub fn month(&self, frame: &Frame, month: &Month) -> String {
        format::month(*month, frame.lang)
    }

    /// Is one of the kinds about a period?
    pub fn has_period(&self) -> bool {
        self.kinds.iter().any(|kind| kind.has_period()) && !self.months.is_empty()
    }
}

/// An attestation in a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// Our id.
    pub id: AttestationId,
    /// Its number.
    pub number: AttestationNumber,
    /// Name of the holder in the reader's letters when known.
    pub holder: String,
    /// First and last month, where it is about a period.
    pub period: Option<(Month, Month)>,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// Last day that it can be relied on.
    pub valid_until: Date,
    /// What its look-up says.
    pub validity: Validity,
    /// How often it was looked up.
    pub looks: u64,
    /// Its page.
    pub href: String,
    /// Its paper.
    pub paper: String,
}

impl Row {
    /// Its validity in a word.
    pub fn tag(&self, frame: &Frame) -> Tag {
        validity_tag(self.validity, frame)
    }
}

fn validity_tag(validity: Validity, frame: &Frame) -> Tag {
    let (tone, key) = match validity {
        Validity::Current => ("good", "attestation-current"),
        Validity::Expired => ("muted", "attestation-expired"),
        Validity::Revoked { .. } => ("stop", "attestation-revoked"),
        Validity::Replaced { .. } => ("warn", "attestation-replaced"),
    };
    Tag { tone, text: frame.t(key) }
}

/// `GET /{lang}/employers/{affiliate}/attestations`
#[derive(Debug, Template)]
#[template(path = "attestations/list.html")]
pub struct AttestationsPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// The form, for who may ask.
    pub ask: Option<AskForm>,
    /// Why it was not issued.
    pub reasons: Vec<ReasonView>,
    /// What is wrong with the form.
    pub faults: Vec<FormFault>,
    /// The latest first.
    pub rows: Vec<Row>,
    /// Where earlier ones begin.
    pub earlier: Option<String>,
}

/// `GET /{lang}/me/attestations`
#[derive(Debug, Template)]
#[template(path = "attestations/own.html")]
pub struct OwnAttestationsPage {
    /// Frame.
    pub frame: Frame,
    /// The form.
    pub ask: AskForm,
    /// Why it was not issued.
    pub reasons: Vec<ReasonView>,
    /// What is wrong with the form.
    pub faults: Vec<FormFault>,
    /// The latest first.
    pub rows: Vec<Row>,
}

/// One attestation: a company's, an insured person's, or before an agent.
#[derive(Debug, Template)]
#[template(path = "attestations/one.html")]
pub struct AttestationPage {
    /// Frame.
    pub frame: Frame,
    /// The attestation.
    pub row: Row,
    /// Its code, as it stands on the paper; an agent does not see it.
    pub code: Option<String>,
    /// When it was taken back or replaced.
    pub ended_at: Option<OffsetDateTime>,
    /// The company that asked for it.
    pub employer: Option<EmployerView>,
    /// The latest look-ups.
    pub looks: Vec<Look>,
    /// Where it is taken back, for who may.
    pub revoke: Option<String>,
    /// Where one comes from.
    pub back: String,
    /// Before an agent?
    pub is_office: bool,
}

/// `GET /{lang}/agent/attestations`
#[derive(Debug, Template)]
#[template(path = "attestations/office.html")]
pub struct OfficeAttestationsPage {
    /// Frame.
    pub frame: Frame,
    /// Number asked about.
    pub number: String,
    /// Was it looked for in vain?
    pub is_unknown: bool,
}

/// An order in a list.
#[derive(Debug, Clone)]
pub struct OrderRowView {
    /// Its page.
    pub href: String,
    /// When.
    pub ordered_at: OffsetDateTime,
    /// Issued so far.
    pub issued: u64,
    /// Refused so far.
    pub refused: u64,
    /// Companies in all.
    pub total: u64,
    /// Is everybody answered?
    pub is_finished: bool,
}

/// `GET /{lang}/attestations/orders`
#[derive(Debug, Template)]
#[template(path = "attestations/orders.html")]
pub struct OrdersPage {
    /// Frame.
    pub frame: Frame,
    /// The latest first.
    pub rows: Vec<OrderRowView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// A company of an order.
#[derive(Debug, Clone)]
pub struct OrderedView {
    /// Which.
    pub employer: EmployerView,
    /// Its paper, once issued.
    pub paper: Option<String>,
    /// Not issued: where the reasons are.
    pub refused: Option<String>,
}

/// `GET /{lang}/attestations/orders/{id}`
#[derive(Debug, Template)]
#[template(path = "attestations/order.html")]
pub struct OrderPage {
    /// Frame.
    pub frame: Frame,
    /// The order.
    pub order: OrderRowView,
    /// Its companies, those refused first.
    pub companies: Vec<OrderedView>,
    /// All papers, once everybody is answered and somebody was issued one.
    pub archive: Option<String>,
}

/// What the public check says.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Genuine; whether it can be relied on is part of it.
    Genuine(Genuine),
    /// No attestation has that code.
    UnknownCode,
    /// The file is none of ours.
    NotOurs(NotOurs),
    /// Too many tries from there.
    TooMany,
    /// Nothing asked yet.
    Ask,
}

/// `GET /{lang}/verify`, `GET /{lang}/verify/{code}`
#[derive(Debug, Template)]
#[template(path = "attestations/verify.html")]
pub struct VerifyPage {
    /// Frame.
    pub frame: Frame,
    /// Code asked about.
    pub code: String,
    /// Answer.
    pub outcome: Outcome,
}

impl VerifyPage {
    /// The holder in the reader's letters when known.
    pub fn holder<'g>(&self, genuine: &'g Genuine) -> &'g str {
        if (self.frame.lang == Lang::Ar && !genuine.holder_ar.is_empty()) || genuine.holder.is_empty() {
            &genuine.holder_ar
        } else {
            &genuine.holder
        }
    }

    /// Day of issue in Morocco.
    pub fn issued_on(&self, genuine: &Genuine) -> Date {
        local_date(genuine.issued_at)
    }

    /// The ending of the message about a file that is none of ours.
    pub fn not_ours(why: &NotOurs) -> &'static str {
        match why {
            NotOurs::Unreadable => "unreadable",
            NotOurs::Altered => "altered",
            NotOurs::UnknownKey => "unknown-key",
            NotOurs::NotFound => "not-found",
        }
    }
}

/// The ending of the message about how one was looked up.
pub const fn way(look: &Look) -> &'static str {
    match look.way {
        LookWay::Code => "code",
        LookWay::File => "file",
    }
}
