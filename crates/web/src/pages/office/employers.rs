//! Employers as agents see them: the search, the record, and a filing to be cancelled.

use crate::Frame;
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::access::Role;
use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::mandate::MandateState;
use tasrih_domain::{Money, Month};
use time::{Date, OffsetDateTime};

/// An employer in the list.
#[derive(Debug, Clone)]
pub struct EmployerRow {
    /// The employer.
    pub employer: EmployerView,
    /// City.
    pub city: String,
    /// Activity.
    pub activity: String,
}

/// `GET /{lang}/agent/employers`
#[derive(Debug, Template)]
#[template(path = "office/employers.html")]
pub struct EmployersPage {
    /// Frame.
    pub frame: Frame,
    /// By number.
    pub rows: Vec<EmployerRow>,
    /// Text searched.
    pub search: String,
    /// Where the next ones are.
    pub next: Option<String>,
}

/// Who the employer is.
#[derive(Debug, Clone)]
pub struct IdentityView {
    /// Name in Latin letters.
    pub name: String,
    /// Name in Arabic letters.
    pub name_ar: String,
    /// ICE.
    pub ice: String,
    /// Activity.
    pub activity: String,
    /// Address, postal code and city.
    pub address: String,
    /// First month declared here.
    pub declares_from: Month,
    /// Own health cover.
    pub health_exempt: bool,
    /// Agricultural.
    pub agricultural: bool,
}

/// Someone with a role.
#[derive(Debug, Clone)]
pub struct MemberView {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Since when.
    pub since: OffsetDateTime,
}

/// A mandate given or held.
#[derive(Debug, Clone)]
pub struct MandateView {
    /// The employer gave it; otherwise it holds it.
    pub is_given: bool,
    /// The other side.
    pub other: Option<EmployerView>,
    /// Where it stands.
    pub state: MandateState,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Option<Date>,
}

/// A declaration.
#[derive(Debug, Clone)]
pub struct FilingRow {
    /// Its id.
    pub id: DeclarationId,
    /// Month.
    pub month: Month,
    /// Kind.
    pub kind: DeclarationKind,
    /// Where it stands.
    pub state: State,
    /// When it was filed.
    pub filed_at: Option<OffsetDateTime>,
    /// Within its time?
    pub on_time: bool,
    /// Employees.
    pub employees: u32,
    /// Wages.
    pub gross: Money,
    /// The agent may propose to cancel it.
    pub can_cancel: bool,
}

/// An act about the employer.
#[derive(Debug, Clone)]
pub struct ActView {
    /// When.
    pub at: OffsetDateTime,
    /// What: the end of `audit-<act>`.
    pub act: String,
}

/// `GET /{lang}/agent/employers/{affiliate}`
#[derive(Debug, Template)]
#[template(path = "office/employer.html")]
pub struct EmployerPage {
    /// Frame.
    pub frame: Frame,
    /// The employer.
    pub employer: EmployerView,
    /// Who it is.
    pub identity: IdentityView,
    /// People.
    pub members: Vec<MemberView>,
    /// Mandates, given and held.
    pub mandates: Vec<MandateView>,
    /// The latest month first.
    pub filings: Vec<FilingRow>,
    /// Where the next ones are.
    pub next: Option<String>,
    /// The last acts about it.
    pub acts: Vec<ActView>,
    /// Addresses on file.
    pub contacts: Vec<String>,
    /// The agent may change them.
    pub may_change_contact: bool,
    /// The agent may ask for a code at the counter.
    pub may_give_code: bool,
    /// The agent may propose to waive what being late cost.
    pub may_remit: bool,
    /// Address typed.
    pub typed: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

/// `GET /{lang}/agent/filings/{id}`
#[derive(Debug, Template)]
#[template(path = "office/filing.html")]
pub struct CancelPage {
    /// Frame.
    pub frame: Frame,
    /// Whose.
    pub employer: EmployerView,
    /// Which.
    pub filing: FilingRow,
    /// Its receipt.
    pub receipt: ReceiptNumber,
    /// Everything due.
    pub due: Money,
    /// Reason typed.
    pub reason: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
