//! Proposals that take a second agent: the list, and one to be decided.

use super::{ChangeView, name_of, word};
use crate::Frame;
use crate::frame::Say;
use crate::pages::{EmployerView, FormFault};
use askama::Template;
use tasrih_domain::approval::{Act, ApprovalState, ContactChange, FiledMonth, Proposal};
use tasrih_domain::id::ApprovalId;
use tasrih_domain::law::LawChange;
use tasrih_domain::{Branch, Money, Month};
use tasrih_i18n::{Text, format};
use time::OffsetDateTime;

/// A proposal in the list.
#[derive(Debug, Clone)]
pub struct ProposalView {
    /// Its id.
    pub id: ApprovalId,
    /// What is proposed.
    pub proposal: Proposal,
    /// The employer concerned.
    pub employer: Option<EmployerView>,
    /// Who proposes.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
    /// Where it stands now.
    pub state: ApprovalState,
}

impl ProposalView {
    /// What is proposed, in a line.
    pub fn summary(&self, frame: &Frame) -> Say {
        summary(frame, &self.proposal, self.employer.as_ref())
    }

    /// The colour that repeats the state.
    pub fn tone(&self) -> &'static str {
        state_tone(self.state)
    }
}

/// The colour that repeats a state.
pub const fn state_tone(state: ApprovalState) -> &'static str {
    match state {
        ApprovalState::Waiting => "todo",
        ApprovalState::Approved => "good",
        ApprovalState::Refused => "stop",
        ApprovalState::Expired => "muted",
    }
}

/// A rate from millionths, as people write it.
pub(crate) fn percent_of(millionths: u32) -> String {
    let decimals = format!("{}.{:04}", millionths / 10_000, millionths % 10_000);
    let cut = decimals.strip_suffix("00").unwrap_or(&decimals);
    format::percent(cut)
}

/// What is proposed, in a line.
pub(crate) fn summary(frame: &Frame, proposal: &Proposal, employer: Option<&EmployerView>) -> Say {
    match proposal {
        Proposal::Law(LawChange::DueOn { month, due_on }) => {
            frame.t("office-proposal-due-on").with("month", *month).with("date", *due_on)
        }
        Proposal::Law(LawChange::Share { branch, payer, from, millionths }) => frame
            .t("office-proposal-share")
            .with("branch", word(frame, "branch-", branch.code()).to_string())
            .with("payer", word(frame, "payer-", payer.code()).to_string())
            .with("rate", percent_of(*millionths))
            .with("month", *from),
        Proposal::Law(LawChange::Ceiling { from, amount }) => {
            frame.t("office-proposal-ceiling").with("amount", *amount).with("month", *from)
        }
        Proposal::Law(LawChange::Switch { rule, from, is_on }) => frame
            .t(if *is_on { "office-proposal-switch-on" } else { "office-proposal-switch-off" })
            .with("rule", word(frame, "late-rule-", rule.code()).to_string())
            .with("month", *from),
        Proposal::CancelFiling { .. } => {
            frame.t("office-proposal-cancel-filing").with("employer", name_of(frame, employer))
        }
        Proposal::CounterAdministrator { .. } => {
            frame.t("office-proposal-counter").with("employer", name_of(frame, employer))
        }
        Proposal::Contact { change: ContactChange::Add, .. } => {
            frame.t("office-proposal-contact-add").with("employer", name_of(frame, employer))
        }
        Proposal::Contact { change: ContactChange::Remove, .. } => {
            frame.t("office-proposal-contact-remove").with("employer", name_of(frame, employer))
        }
        Proposal::Remission { month, of, amount, .. } => frame
            .t("office-proposal-remission")
            .with("employer", name_of(frame, employer))
            .with("of", word(frame, "component-", of.code()).to_string())
            .with("month", *month)
            .with("amount", *amount),
    }
}

/// `GET /{lang}/agent/approvals`
#[derive(Debug, Template)]
#[template(path = "office/approvals.html")]
pub struct ApprovalsPage {
    /// Frame.
    pub frame: Frame,
    /// The latest first.
    pub rows: Vec<ProposalView>,
    /// State filtered by.
    pub state: Option<ApprovalState>,
    /// Act filtered by.
    pub act: Option<Act>,
    /// Where the next ones are.
    pub next: Option<String>,
}

impl ApprovalsPage {
    /// Every state.
    pub fn states(&self) -> &'static [ApprovalState] {
        ApprovalState::ALL
    }

    /// Every act.
    pub fn acts(&self) -> &'static [Act] {
        Act::ALL
    }
}

/// What was decided.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// By whom.
    pub by: String,
    /// When.
    pub at: OffsetDateTime,
    /// Why.
    pub reason: String,
}

/// What a new value would have made of the last filed month.
#[derive(Debug, Clone)]
pub struct ImpactView {
    /// The month.
    pub month: Month,
    /// Declarations filed for it.
    pub declarations: u64,
    /// Employees on them.
    pub employees: u64,
    /// By branch: before and after.
    pub branches: Vec<(Branch, Money, Money)>,
    /// Filed months that it would have concerned.
    pub filed: Vec<FiledMonth>,
}

impl ImpactView {
    /// Every branch together, before and after.
    pub fn total(&self) -> (Money, Money) {
        (self.branches.iter().map(|one| one.1).sum(), self.branches.iter().map(|one| one.2).sum())
    }
}

/// `GET /{lang}/agent/approvals/{id}`
#[derive(Debug, Template)]
#[template(path = "office/approval.html")]
pub struct ApprovalPage {
    /// Frame.
    pub frame: Frame,
    /// The proposal.
    pub proposal: ProposalView,
    /// By what text, or why.
    pub grounds: String,
    /// Where the text can be read.
    pub url: Option<String>,
    /// When it becomes void.
    pub expires_at: OffsetDateTime,
    /// Before and after.
    pub changes: Vec<ChangeView>,
    /// What it would have made of the last filed month.
    pub impact: Option<ImpactView>,
    /// The decision.
    pub decision: Option<DecisionView>,
    /// Version of the proposal.
    pub seen: u32,
    /// The agent may decide.
    pub may_decide: bool,
    /// The agent may draw the code that was approved.
    pub may_draw_code: bool,
    /// The agent looks at their own proposal.
    pub is_own: bool,
    /// Reason typed.
    pub reason: String,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl ApprovalPage {
    /// What follows from a yes.
    pub fn effect(&self) -> Say {
        let key = match self.proposal.proposal.act() {
            Act::Deadline => "office-effect-deadline",
            Act::Rate => "office-effect-rate",
            Act::CancelFiling => "office-effect-cancel",
            Act::RuleSwitch => "office-effect-switch",
            Act::CounterAdministrator => "office-effect-counter",
            Act::Contact => "office-effect-contact",
            Act::Remission => "office-effect-remission",
        };
        self.frame.t(key)
    }

    /// Difference of a branch, with its sign.
    pub fn difference(&self, pair: &(Money, Money)) -> Money {
        Money::from_centimes(pair.1.centimes().saturating_sub(pair.0.centimes()))
    }

    /// A text of the page, for a message made elsewhere.
    pub fn said(&self, text: &Text) -> String {
        self.frame.say(text)
    }
}
