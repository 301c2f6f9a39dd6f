//! What being late costs, and a form to apply a rule or not.

use super::law::PublishedView;
use crate::Frame;
use crate::pages::FormFault;
use askama::Template;
use tasrih_domain::law::LateRule;
use tasrih_domain::{Money, Month};
use tasrih_i18n::Text;

/// What a rule charges.
#[derive(Debug, Clone)]
pub enum LateCostView {
    /// Decimals of percent of what is unpaid: the first month or fraction, each further one.
    Payment(String, String),
    /// For each employee, and at most.
    Declaration(Money, Money),
}

/// A rule.
#[derive(Debug, Clone)]
pub struct LateRuleRow {
    /// Which.
    pub rule: LateRule,
    /// What it charges.
    pub cost: LateCostView,
    /// First month of that value.
    pub from: Month,
    /// By what text.
    pub source: Text,
    /// Code of how sure it is.
    pub status: &'static str,
    /// Applied to what begins this month?
    pub is_on: bool,
}

/// What the form holds.
#[derive(Debug, Clone, Default)]
pub struct SwitchFields {
    /// Rule chosen.
    pub rule: String,
    /// First month, `AAAA-MM`.
    pub from: String,
    /// `on` or `off`.
    pub state: String,
    /// Text typed.
    pub title: String,
    /// Address typed.
    pub url: String,
}

/// `GET /{lang}/agent/late-rules`
#[derive(Debug, Template)]
#[template(path = "office/late_rules.html")]
pub struct LateRulesPage {
    /// Frame.
    pub frame: Frame,
    /// The rules.
    pub rules: Vec<LateRuleRow>,
    /// The last decision first.
    pub published: Vec<PublishedView>,
    /// The agent may propose.
    pub may_propose: bool,
    /// What was typed.
    pub typed: SwitchFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
