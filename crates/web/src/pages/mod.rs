//! One struct per page, filled by a handler and turned into HTML by its template.

pub mod account;
pub mod accounts;
pub mod affiliations;
pub mod answers;
pub mod attestations;
pub mod collection;
pub mod declarations;
pub mod deliveries;
pub mod employees;
pub mod entry;
pub mod errors;
pub mod help;
pub mod home;
pub mod insured;
pub mod intake;
pub mod members;
pub mod office;
pub mod payments;
pub mod receipts;
pub mod registrations;
pub mod security;
pub mod session;
pub mod signup;
pub mod standing;
pub mod verdict;

use crate::Frame;
use crate::frame::Say;
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{AffiliateNumber, Money, Severity, Situation};
use tasrih_i18n::Text;

/// An employer, as pages name it.
#[derive(Debug, Clone)]
pub struct EmployerView {
    /// Company name in the reader's letters when known.
    pub name: String,
    /// The fund's number.
    pub affiliate: AffiliateNumber,
}

/// A fault of a form: said on top of the page with a link to its field.
#[derive(Debug, Clone)]
pub struct FormFault {
    /// Id of the field.
    pub anchor: String,
    /// What is wrong.
    pub text: Text,
}

/// A short coloured word; its text carries the meaning, the colour only repeats it.
#[derive(Debug)]
pub struct Tag {
    /// `good`, `info`, `warn`, `stop`, `todo`, or `plain` for text without colour.
    pub tone: &'static str,
    /// The word.
    pub text: Say,
}

/// Limits of an upload, said before a file is chosen.
#[derive(Debug, Clone, Copy)]
pub struct LimitsView {
    /// Bytes.
    pub bytes: u64,
    /// Whole mebibytes.
    pub mebibytes: u64,
    /// Rows.
    pub rows: u32,
}

/// Contributions by branch and payer.
#[derive(Debug, Clone, Default)]
pub struct DueView {
    /// One row per branch.
    pub branches: Vec<BranchDue>,
}

impl DueView {
    /// Employer's shares.
    pub fn employer(&self) -> Money {
        self.branches.iter().map(|one| one.employer).sum()
    }

    /// Employees' shares.
    pub fn employee(&self) -> Money {
        self.branches.iter().map(|one| one.employee).sum()
    }

    /// Everything due.
    pub fn total(&self) -> Money {
        self.employer() + self.employee()
    }
}

/// The colour that repeats a severity.
pub const fn tone(severity: &Severity) -> &'static str {
    match severity {
        Severity::Blocking => "stop",
        Severity::Warning => "warn",
        Severity::Notice => "info",
    }
}

/// The colour that repeats a state.
pub const fn state_tone(state: &State) -> &'static str {
    match state {
        State::Filed | State::Accepted => "good",
        State::Ready => "todo",
        State::Received => "info",
        State::Checked => "warn",
        State::Refused => "stop",
        State::Superseded | State::Withdrawn | State::Cancelled => "muted",
    }
}

/// The colour that repeats a standing.
pub fn standing_tone(code: &str) -> &'static str {
    match code {
        "regular" => "good",
        "regular-under-plan" => "info",
        _ => "stop",
    }
}

/// The end of a situation's message key: `situation-SO`, `situation-normal`.
pub fn situation_code(situation: &Situation) -> &'static str {
    match situation.code() {
        "" => "normal",
        code => code,
    }
}

/// What every page is.
pub trait Page: askama::Template {
    /// Its frame.
    fn frame(&self) -> &Frame;
}

macro_rules! pages {
    ($($page:ty),+ $(,)?) => {
        $(impl Page for $page { fn frame(&self) -> &Frame { &self.frame } })+
    };
}

pages! {
    account::AccountPage,
    affiliations::AffiliationPage, affiliations::BeginPage, affiliations::DocumentsPage, affiliations::ReturnPage,
    affiliations::StepPage,
    signup::DoorDonePage, signup::DoorPage, signup::MailboxPage, signup::QuestionsPage, signup::ResetPage,
    signup::SignUpPage,
    standing::LookPage, standing::StandingPage,
    answers::AnswersPage, answers::LatePage, declarations::DeclarationPage, declarations::FiledPage,
    declarations::LinePage, deliveries::DeliveryPage, deliveries::DropPage, employees::EmployeePage, employees::EmployeesPage, employees::ExpectedPage,
    employees::HirePage, entry::EntryPage, errors::ErrorPage, help::FormatsPage, help::RulesPage,
    home::PortfolioPage, home::TasksPage, insured::InsuredCodePage,
    insured::InsuredSignInPage, insured::LooksPage, insured::OwnMonthsPage, insured::ReportPage, insured::ReportedPage,
    intake::MappingPage, intake::ProgressPage, intake::RefusedPage, intake::SheetPage, intake::UploadPage,
    members::ActivityPage, members::InvitationPage, members::MandatePage, members::MandatesPage,
    members::OwnActivityPage, members::PeoplePage, receipts::ReceiptCheckPage, security::CodesPage,
    security::PasskeyPage,
    security::PasswordPage, security::SecurityPage, security::TotpPage, session::SecondPage, session::SignInPage,
    verdict::VerdictPage,
    registrations::BatchPage, registrations::BulkPage, registrations::RegistrationCheckPage,
    registrations::RegistrationFormPage, registrations::RegistrationPage, registrations::RegistrationsPage,
}

pages! {
    payments::DebitPage, payments::OrderPage, payments::PaymentsPage, payments::PlansPage,
    collection::DebitsPage, collection::LinePage, collection::PlanCasePage, collection::PlanListPage,
    collection::StatementPage, collection::StatementsPage, collection::WaitingPage,
    attestations::AttestationPage, attestations::AttestationsPage, attestations::OfficeAttestationsPage,
    attestations::OrderPage, attestations::OrdersPage, attestations::OwnAttestationsPage, attestations::VerifyPage,
}

pages! {
    office::OfficePage, office::affiliations::AffiliationCasePage, office::affiliations::AffiliationsPage,
    office::approvals::ApprovalPage, office::approvals::ApprovalsPage,
    office::employers::CancelPage, office::employers::EmployerPage, office::employers::EmployersPage,
    office::counter::SlipPage, office::late_rules::LateRulesPage, office::law::DeadlinesPage, office::law::RatesPage, office::people::PeoplePage, office::remissions::RemissionPage,
    office::people::PersonPage, office::registrations::RegistrationCasePage, office::registrations::RegistrationsPage,
}
