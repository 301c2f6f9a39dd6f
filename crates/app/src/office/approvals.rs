//! The one engine for what takes two agents: proposing, looking, deciding.

use crate::accounts::Actor;
use crate::by::By;
use crate::office::ROWS_SHOWN_MAX;
use crate::office::remissions::open_of;
use crate::{App, AppError};
use tasrih_domain::Money;
use tasrih_domain::access::{Approve, OnDuty, Task};
use tasrih_domain::approval::{Act, Approval, ApprovalState, Decision, NoDecision, Proposal};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::id::{AccountId, ApprovalId};
use tasrih_domain::law::LawChange;
use tasrih_rates::{DueDate, MonthRates};
use tasrih_storage::{ApprovalFilter, SeenApproval, StorageError, Tx};
use time::OffsetDateTime;

/// Which proposals are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ApprovalQuery {
    /// In that state; `None`: any.
    pub state: Option<ApprovalState>,
    /// Of that act; `None`: any.
    pub act: Option<Act>,
    /// Those after this one.
    pub after: Option<ApprovalId>,
}

/// Some proposals, the latest first.
#[derive(Debug, Clone)]
pub struct ApprovalList {
    /// Each with the name of who proposed it and the employer concerned.
    pub rows: Vec<(Approval, String, Option<Employer>)>,
    /// The last one shown, when more follow.
    pub next: Option<ApprovalId>,
    /// Now, for what is expired.
    pub now: OffsetDateTime,
}

/// What is in force before the proposal, and what it would replace.
#[derive(Debug, Clone)]
pub enum Before {
    /// The last day as it stands.
    DueOn(DueDate),
    /// The rates of the first month as they stand.
    Rates(Box<MonthRates>),
    /// Whether the rule is applied in the first month, as it stands.
    Switch(bool),
    /// The filing.
    Filing(Box<Declaration>),
    /// What is open of what would be waived.
    Open(Money),
    /// Nothing to compare.
    Nothing,
}

/// A proposal, to be decided.
#[derive(Debug, Clone)]
pub struct ApprovalView {
    /// The proposal.
    pub approval: Approval,
    /// The employer concerned.
    pub employer: Option<Employer>,
    /// Name of who proposes.
    pub asked_by: String,
    /// Name of who decided.
    pub decided_by: Option<String>,
    /// What it would change.
    pub before: Before,
    /// Where it stands now.
    pub state: ApprovalState,
    /// May this agent decide it now; if not, why.
    pub may_decide: Result<(), NoDecision>,
    /// The agent who proposed it looks.
    pub is_own: bool,
    /// The agent may draw the code that was approved.
    pub may_draw_code: bool,
}

/// The second agent's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Version that the page showed.
    pub seen: u32,
    /// Yes or no.
    pub agrees: bool,
    /// Why; needed for a no.
    pub reason: String,
}

/// Longest reason kept, in characters.
const REASON_MAX: usize = 500;

impl App {
    /// Writes a proposal. The same one again, by the same agent, is the one that waits already.
    ///
    /// # Errors
    /// `Refused`: another proposal waits about the same thing.
    pub(crate) async fn propose<D: Task>(
        &self,
        tx: Tx,
        duty: &OnDuty<D>,
        approval: Approval,
    ) -> Result<ApprovalId, AppError> {
        self.still_on_duty(&tx, duty).await?;
        let now = self.clock.now();
        let acts = match approval.proposal.act() {
            Act::Deadline => "deadline-proposed",
            Act::Rate => "rate-proposed",
            Act::CancelFiling => "cancel-proposed",
            Act::RuleSwitch => "rule-switch-proposed",
            Act::CounterAdministrator => "counter-proposed",
            Act::Contact => "contact-proposed",
            Act::Remission => "remission-proposed",
        };
        tx.approvals().expire(now - Approval::LIFE).await?;
        if let Some(waiting) = tx.approvals().waiting_about(&approval.proposal.topic()).await? {
            return same_or_refused(&waiting, &approval);
        }
        let topic = approval.proposal.topic();
        match tx.approvals().insert(&approval).await {
            Ok(()) => {}
            // Two agents at once: the other one's waits now.
            Err(StorageError::Conflict) => {
                tx.roll_back();
                let waiting = self.store.read().approvals().waiting_about(&topic).await?;
                return waiting.map_or(Err(AppError::Stale), |waiting| same_or_refused(&waiting, &approval));
            }
            Err(error) => return Err(error.into()),
        }
        let event = By::agent(duty, now).audit(acts).subject(approval.id);
        let event = match approval.proposal.employer() {
            Some(employer) => event.employer(employer),
            None => event,
        };
        tx.audit().append(&event).await?;
        tx.commit().await?;
        Ok(approval.id)
    }

    /// Something to propose, on the word of that agent.
    pub(crate) fn new_approval(&self, by: AccountId, proposal: Proposal, grounds: &str) -> Approval {
        Approval {
            id: ApprovalId(self.clock.new_id()),
            proposal,
            grounds: grounds.to_owned(),
            url: None,
            impact: None,
            asked_by: by,
            asked_at: self.clock.now(),
            state: ApprovalState::Waiting,
            decision: None,
            version: 1,
        }
    }

    /// Some proposals.
    pub async fn approvals(&self, actor: &Actor, query: ApprovalQuery) -> Result<ApprovalList, AppError> {
        self.on_duty::<Approve>(actor).await?;
        let reader = self.store.read();
        let after = match query.after {
            Some(id) => reader.approvals().find(id).await?.map(|one| SeenApproval { asked_at: one.asked_at, id }),
            None => None,
        };
        let filter = ApprovalFilter { state: query.state, act: query.act };
        let mut found = reader.approvals().page(filter, after, ROWS_SHOWN_MAX + 1).await?;
        let more = found.len() > ROWS_SHOWN_MAX as usize;
        found.truncate(ROWS_SHOWN_MAX as usize);
        let next = found.last().filter(|_| more).map(|one| one.id);
        let ids: Vec<_> = found.iter().map(|one| one.asked_by).collect();
        let accounts = reader.accounts().find_all(&ids).await?;
        let ids: Vec<_> = found.iter().filter_map(|one| one.proposal.employer()).collect();
        let employers = reader.employers().find_all(&ids).await?;
        let rows = found.into_iter().map(|one| {
            let name = accounts.iter().find(|account| account.id == one.asked_by);
            let employer = employers.iter().find(|employer| Some(employer.id) == one.proposal.employer()).cloned();
            (one, name.map(|account| account.name.clone()).unwrap_or_default(), employer)
        });
        Ok(ApprovalList { rows: rows.collect(), next, now: self.clock.now() })
    }

    /// A proposal, for those who decide and for who proposed it.
    pub async fn approval(&self, actor: &Actor, id: ApprovalId) -> Result<ApprovalView, AppError> {
        let reader = self.store.read();
        let access = self.agent(actor).await?;
        let approval = reader.approvals().find(id).await?.ok_or(AppError::Unknown)?;
        let is_own = approval.asked_by == actor.account().id;
        let decides = access.on_duty::<Approve>(self.clock.today());
        if decides.is_err() && !is_own {
            return Err(AppError::Unknown);
        }
        let employer = match approval.proposal.employer() {
            Some(id) => reader.employers().find(id).await?,
            None => None,
        };
        let name = |id| async move {
            let account = self.store.read().accounts().find(id).await?;
            Ok::<_, AppError>(account.map(|account| account.name).unwrap_or_default())
        };
        let now = self.clock.now();
        let decided_by = match &approval.decision {
            Some(decision) => Some(name(decision.by).await?),
            None => None,
        };
        Ok(ApprovalView {
            before: self.before(&approval.proposal).await?,
            asked_by: name(approval.asked_by).await?,
            decided_by,
            state: approval.state_at(now),
            may_decide: match decides {
                Ok(duty) => approval.require_decidable(duty.account(), now),
                Err(_) => Err(NoDecision::OwnProposal),
            },
            may_draw_code: is_own
                && approval.proposal.act() == Act::CounterAdministrator
                && approval.state == ApprovalState::Approved,
            is_own,
            employer,
            approval,
        })
    }

    async fn before(&self, proposal: &Proposal) -> Result<Before, AppError> {
        Ok(match proposal {
            Proposal::Law(LawChange::DueOn { month, .. }) => Before::DueOn(self.law().await?.due_date(*month)),
            Proposal::Law(change @ (LawChange::Share { .. } | LawChange::Ceiling { .. })) => {
                let rates = self.law().await?.rates_at(change.month().previous()).map_err(AppError::fault)?;
                Before::Rates(Box::new(rates))
            }
            Proposal::Law(LawChange::Switch { rule, from, .. }) => {
                Before::Switch(self.law().await?.is_on(*rule, *from))
            }
            Proposal::CancelFiling { declaration, .. } => {
                let found = self.store.read().declarations().find(*declaration).await?;
                found.map_or(Before::Nothing, |one| Before::Filing(Box::new(one)))
            }
            Proposal::Remission { employer, month, of, .. } => {
                Before::Open(open_of(&self.settlement_of(*employer).await?, (*month, *of)))
            }
            Proposal::CounterAdministrator { .. } | Proposal::Contact { .. } => Before::Nothing,
        })
    }

    /// Decides a proposal, and does what was approved in the same transaction. The same word again changes nothing.
    ///
    /// # Errors
    /// `Refused`: it is the agent's own, it has expired, or what it would do cannot be done any more.
    /// `Stale`: somebody else decided it the other way, or it is not what the page showed.
    pub async fn decide_approval(&self, actor: &Actor, id: ApprovalId, verdict: Verdict) -> Result<Approval, AppError> {
        let duty = self.on_duty::<Approve>(actor).await?;
        let app = self.clone();
        Self::to_the_end(async move {
            match app.decide_approval_once(&duty, id, &verdict).await {
                // The other agent was faster: the same decision is this one's, another one is not.
                Err(AppError::Stale) => {
                    app.store.catch_up().await?;
                    let found = app.store.read().approvals().find(id).await?.ok_or(AppError::Unknown)?;
                    if found.state == state_of(&verdict) { Ok(found) } else { Err(AppError::Stale) }
                }
                outcome => outcome,
            }
        })
        .await
    }

    async fn decide_approval_once(
        &self,
        duty: &OnDuty<Approve>,
        id: ApprovalId,
        verdict: &Verdict,
    ) -> Result<Approval, AppError> {
        let now = self.clock.now();
        let reason: String = verdict.reason.trim().chars().take(REASON_MAX).collect();
        let tx = self.begin_on_duty(duty).await?;
        let approval = tx.approvals().find(id).await?.ok_or(AppError::Unknown)?;
        let state = state_of(verdict);
        match approval.require_decidable(duty.account(), now) {
            Ok(()) => {}
            Err(NoDecision::OwnProposal) => return Err(AppError::refused("refused-own-proposal")),
            Err(NoDecision::Expired) => return Err(AppError::refused("refused-proposal-expired")),
            Err(NoDecision::Decided) if approval.state == state => return Ok(approval),
            Err(NoDecision::Decided) => return Err(AppError::Stale),
        }
        if approval.version != verdict.seen {
            return Err(AppError::Stale);
        }
        if !verdict.agrees && reason.is_empty() {
            return Err(AppError::refused("refused-reason-missing"));
        }
        let decision = Decision { by: duty.account(), at: now, reason };
        tx.approvals().decide(&approval, state, &decision).await?;
        let by = By::agent(duty, now);
        let acts = if verdict.agrees { "proposal-approved" } else { "proposal-refused" };
        let event = by.audit(acts).subject(id);
        let event = match approval.proposal.employer() {
            Some(employer) => event.employer(employer),
            None => event,
        };
        tx.audit().append(&event).await?;
        if verdict.agrees {
            self.carry_out(&tx, &approval, by).await?;
        }
        tx.commit().await?;
        Ok(Approval { state, decision: Some(decision), version: approval.version + 1, ..approval })
    }
}

const fn state_of(verdict: &Verdict) -> ApprovalState {
    if verdict.agrees { ApprovalState::Approved } else { ApprovalState::Refused }
}

fn same_or_refused(waiting: &Approval, wanted: &Approval) -> Result<ApprovalId, AppError> {
    let is_same = waiting.proposal == wanted.proposal && waiting.asked_by == wanted.asked_by;
    if is_same { Ok(waiting.id) } else { Err(AppError::refused("refused-proposal-waits")) }
}
