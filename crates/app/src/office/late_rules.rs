//! What being late costs: the rules, how sure they are, and whether they are applied.

use super::Grounds;
use super::propose::{LawView, grounds, kept};
use crate::accounts::Actor;
use crate::{App, AppError};
use tasrih_domain::Month;
use tasrih_domain::access::{Duty, ProposeRate};
use tasrih_domain::approval::Proposal;
use tasrih_domain::id::ApprovalId;
use tasrih_domain::law::{LateRule, LawChange, Published};
use tasrih_rates::penalty::{Fine, LatePayment, Offence, fine_at, late_payment_at};
use tasrih_rates::{Dated, Law, Source, Status};

/// What a rule charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LateCost {
    /// A share of what is unpaid.
    Payment(LatePayment),
    /// An amount for each employee.
    Declaration(Fine),
}

/// A rule as it stands in the present month.
#[derive(Debug, Clone)]
pub struct LateRuleView {
    /// Which.
    pub rule: LateRule,
    /// What it charges.
    pub cost: LateCost,
    /// First month of that value.
    pub in_force_from: Month,
    /// Where it was read.
    pub source: &'static Source,
    /// How sure it is.
    pub status: Status,
    /// Is it applied to what begins this month?
    pub is_on: bool,
}

/// The rules as agents see them.
#[derive(Debug, Clone)]
pub struct LateRules {
    /// Each rule that has a value.
    pub rules: Vec<LateRuleView>,
    /// The present month.
    pub month: Month,
    /// What was published about them.
    pub law: LawView,
}

/// A rule to be applied, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchProposal {
    /// Which.
    pub rule: LateRule,
    /// First calendar month of what begins.
    pub from: Month,
    /// Applied?
    pub is_on: bool,
    /// By what text.
    pub grounds: Grounds,
}

impl App {
    /// What being late costs, for agents.
    pub async fn late_rules(&self, actor: &Actor) -> Result<LateRules, AppError> {
        let law = self.law_view(actor, Duty::ProposeRate).await?;
        let (known, month) = (self.law().await?, Month::of(self.clock.today()));
        let only_switches = |one: &Published| matches!(one.change, LawChange::Switch { .. });
        let law = LawView { published: kept(law.published, only_switches), ..law };
        let rules = LateRule::ALL.iter().filter_map(|rule| view(&known, *rule, month)).collect();
        Ok(LateRules { rules, month, law })
    }

    /// Proposes that a rule be applied from a month on, or not any more.
    ///
    /// # Errors
    /// `Refused`: it is so already, or no text is named.
    pub async fn propose_switch(&self, actor: &Actor, wanted: SwitchProposal) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<ProposeRate>(actor).await?;
        let SwitchProposal { rule, from, is_on, .. } = wanted;
        let change = LawChange::Switch { rule, from, is_on };
        let (title, url) = grounds(&wanted.grounds)?;
        self.require_possible(&self.law().await?, &change)?;
        let mut approval = self.new_approval(duty.account(), Proposal::Law(change), &title);
        approval.url = url;
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }
}

fn view(law: &Law, rule: LateRule, month: Month) -> Option<LateRuleView> {
    fn of<T>(dated: Dated<T>, cost: impl FnOnce(T) -> LateCost, rule: LateRule, is_on: bool) -> LateRuleView {
        let Dated { in_force_from, source, status, value, .. } = dated;
        LateRuleView { rule, cost: cost(value), in_force_from, source, status, is_on }
    }
    let is_on = law.is_on(rule, month);
    match rule {
        LateRule::LatePayment => late_payment_at(month).map(|dated| of(dated, LateCost::Payment, rule, is_on)),
        LateRule::LateDeclaration => {
            fine_at(Offence::LateDeclaration, month).map(|dated| of(dated, LateCost::Declaration, rule, is_on))
        }
    }
}
