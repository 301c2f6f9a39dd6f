//! Paying what a company owes.

use super::{EmployerView, FormFault, Tag};
use crate::Frame;
use askama::Template;
use tasrih_domain::id::PlanId;
use tasrih_domain::payment::{By, DuePart, Method, OrderReference, OrderState};
use tasrih_domain::{Money, Month};
use tasrih_i18n::Text;
use time::Date;

/// Something owed that can be chosen.
#[derive(Debug, Clone)]
pub struct DueRow {
    /// Month worked.
    pub month: Month,
    /// Which part.
    pub part: DuePart,
    /// How much, on the day of payment.
    pub amount: Money,
    /// Last day to pay it on time.
    pub due_on: Date,
    /// It is late on the day of payment.
    pub is_late: bool,
    /// Ticked.
    pub is_chosen: bool,
}

impl DueRow {
    /// The value of its box: `2026-10.contributions`.
    pub fn value(&self) -> String {
        format!("{}.{}", self.month, self.part)
    }
}

/// An order in a list.
#[derive(Debug, Clone)]
pub struct OrderRow {
    /// Its reference.
    pub reference: OrderReference,
    /// What it asks for.
    pub amount: Money,
    /// What came in under it.
    pub received: Money,
    /// How it is paid.
    pub method: Method,
    /// Where it stands.
    pub state: OrderState,
    /// When it was made.
    pub made_on: Date,
    /// For which day of payment.
    pub pay_on: Date,
}

impl OrderRow {
    /// Where it stands, in a word.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let (tone, key) = match self.state {
            OrderState::Paid if self.received > self.amount => ("info", "order-state-overpaid"),
            OrderState::Paid => ("good", "order-state-paid"),
            OrderState::Open if !self.received.is_zero() => ("warn", "order-state-part"),
            OrderState::Open if self.method == Method::Debit => ("info", "order-state-debit"),
            OrderState::Open => ("todo", "order-state-open"),
            OrderState::Withdrawn => ("muted", "order-state-withdrawn"),
        };
        Tag { tone, text: frame.t(key) }
    }

    /// What is still to come.
    pub fn rest(&self) -> Money {
        if self.amount > self.received { self.amount - self.received } else { Money::ZERO }
    }
}

/// A payment that came in.
#[derive(Debug, Clone)]
pub struct PaymentRow {
    /// Day from which it counts.
    pub value_on: Date,
    /// How much.
    pub amount: Money,
    /// How it was found to be the company's.
    pub by: Option<By>,
    /// It was taken back.
    pub is_reversed: bool,
}

/// The debit mandate in force.
#[derive(Debug, Clone)]
pub struct MandateView {
    /// Its reference.
    pub reference: String,
    /// Holder of the account.
    pub holder: String,
    /// The end of the account's number.
    pub account: String,
    /// Since when.
    pub signed_on: Date,
}

/// `GET` and `POST /{lang}/employers/{affiliate}/payments`
#[derive(Debug, Template)]
#[template(path = "payments/list.html")]
pub struct PaymentsPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// May the person pay?
    pub may_pay: bool,
    /// The day that amounts are computed for.
    pub pay_on: Date,
    /// The month that was asked to be paid: kept when another day is computed.
    pub month: Option<Month>,
    /// Today.
    pub today: Date,
    /// What is owed.
    pub dues: Vec<DueRow>,
    /// Money that pays no due yet.
    pub credit: Money,
    /// Orders, the latest first.
    pub orders: Vec<OrderRow>,
    /// Earlier orders.
    pub next: Option<String>,
    /// Payments received, the latest first.
    pub payments: Vec<PaymentRow>,
    /// The debit mandate.
    pub mandate: Option<MandateView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
}

impl PaymentsPage {
    /// Everything owed.
    pub fn total(&self) -> Money {
        self.dues.iter().map(|due| due.amount).sum()
    }

    /// What of it is late.
    pub fn late(&self) -> Money {
        self.dues.iter().filter(|due| due.is_late).map(|due| due.amount).sum()
    }
}

/// A line of an order.
#[derive(Debug, Clone)]
pub struct OrderLineView {
    /// Month worked.
    pub month: Month,
    /// Which part.
    pub part: DuePart,
    /// How much.
    pub amount: Money,
}

/// Where to pay to.
#[derive(Debug, Clone)]
pub struct FundView {
    /// Holder of the account.
    pub name: String,
    /// Its number.
    pub rib: String,
}

/// `GET /{lang}/employers/{affiliate}/payments/{reference}`
#[derive(Debug, Template)]
#[template(path = "payments/order.html")]
pub struct OrderPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// The order.
    pub order: OrderRow,
    /// Its lines.
    pub lines: Vec<OrderLineView>,
    /// Where to pay to, when the operator has said so.
    pub fund: Option<FundView>,
    /// The person may give it up.
    pub may_withdraw: bool,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
}

/// What was typed into the form of a debit mandate.
#[derive(Debug, Clone, Default)]
pub struct MandateFields {
    /// Holder.
    pub holder: String,
    /// RIB or IBAN.
    pub account: String,
    /// Signed.
    pub is_signed: bool,
}

/// `GET` and `POST /{lang}/employers/{affiliate}/payments/debit`
#[derive(Debug, Template)]
#[template(path = "payments/debit.html")]
pub struct DebitPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// The mandate in force.
    pub mandate: Option<MandateView>,
    /// The person may give and end it.
    pub may_pay: bool,
    /// What was typed.
    pub typed: MandateFields,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}

impl DebitPage {
    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }
}

/// A part of a plan.
#[derive(Debug, Clone)]
pub struct PartRow {
    /// Last day.
    pub on: Date,
    /// How much.
    pub amount: Money,
}

/// A plan as pages show it.
#[derive(Debug, Clone)]
pub struct PlanShown {
    /// Which.
    pub id: PlanId,
    /// Stable name of where it stands: `proposed`, `respected`, `broken`…
    pub state: &'static str,
    /// When it was proposed.
    pub proposed_on: Date,
    /// Its months.
    pub months: Vec<Month>,
    /// Its parts.
    pub parts: Vec<PartRow>,
    /// Since when it is broken, and by how much.
    pub broken: Option<(Date, Money)>,
    /// The agent's words.
    pub remark: String,
    /// Why it was asked for.
    pub grounds: String,
    /// The person may give it up.
    pub may_withdraw: bool,
}

impl PlanShown {
    /// Where it stands, in a word.
    pub fn tag(&self, frame: &Frame) -> Tag {
        let tone = match self.state {
            "respected" | "over" => "good",
            "broken" | "refused" => "stop",
            "proposed" => "info",
            _ => "muted",
        };
        Tag { tone, text: frame.coded("plan-state-", self.state) }
    }

    /// What its parts make together.
    pub fn total(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// The draft of a plan.
#[derive(Debug, Clone)]
pub struct DraftView {
    /// What is open today of the months.
    pub debt: Money,
    /// What being late adds until the last part.
    pub added: Money,
    /// What rules that are to be confirmed would add besides.
    pub unconfirmed: Money,
    /// The months.
    pub months: Vec<Month>,
    /// The parts.
    pub parts: Vec<PartRow>,
}

impl DraftView {
    /// What the parts make together.
    pub fn total(&self) -> Money {
        self.parts.iter().map(|part| part.amount).sum()
    }
}

/// `GET` and `POST /{lang}/employers/{affiliate}/plans`
#[derive(Debug, Template)]
#[template(path = "payments/plans.html")]
pub struct PlansPage {
    /// Frame.
    pub frame: Frame,
    /// Company.
    pub employer: EmployerView,
    /// The person may propose.
    pub may_pay: bool,
    /// What is late.
    pub late: Money,
    /// The draft.
    pub draft: Option<DraftView>,
    /// Parts asked for.
    pub parts: u32,
    /// First day asked for.
    pub first_on: Date,
    /// Why, as typed.
    pub grounds: String,
    /// Plans, the latest first.
    pub plans: Vec<PlanShown>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
    /// What was done a moment ago.
    pub done: Option<&'static str>,
}

impl PlansPage {
    /// What is wrong with the field of that id.
    pub fn fault(&self, anchor: &str) -> Option<&Text> {
        self.faults.iter().find(|fault| fault.anchor == anchor).map(|fault| &fault.text)
    }

    /// How many parts can be chosen.
    pub fn choices(&self) -> std::ops::RangeInclusive<u32> {
        tasrih_app::payments::PARTS
    }

    /// A plan waits, or is kept: there is no other beside it.
    pub fn is_taken(&self) -> bool {
        self.plans.iter().any(|plan| matches!(plan.state, "proposed" | "respected"))
    }
}

/// A message about a refused order.
pub(crate) fn field_of(text: &Text) -> &'static str {
    match text.key() {
        "refused-pay-on" => "pay_on",
        "refused-rib" | "refused-rib-key" | "refused-mandate-stands" => "account",
        "refused-holder" => "holder",
        "refused-mandate-unsigned" => "signed",
        "refused-grounds-missing" => "grounds",
        "refused-plan-shape" => "first_on",
        _ => "choose",
    }
}
