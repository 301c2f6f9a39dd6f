//! What an employer owes, chosen to be paid, and the orders made of it.

use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::{Authorized, Pay, Power, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{EmployerId, OrderId};
use tasrih_domain::payment::{
    DebitMandate, DuePart, KeptLine, Method, Order, OrderLine, OrderReference, OrderState, total,
};
use tasrih_domain::{AffiliateNumber, Money, Month};
use tasrih_i18n::Text;
use tasrih_ledger::{Component, Settlement};
use tasrih_storage::{StorageError, Tx};
use time::{Date, Duration};

/// Orders and payments shown on the page.
const SHOWN_MAX: u32 = 30;
/// Lines of an order: three parts of ten years.
const LINES_MAX: usize = 360;
/// Days ahead for which an order can be computed.
const DAYS_AHEAD_MAX: i64 = 60;
/// Numbers tried when others make orders at the same moment.
const NUMBERS_TRIED: usize = 5;

/// Something owed, as the page offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What, and how much on the day of payment.
    pub line: OrderLine,
    /// Its last day to be paid on time, of the month.
    pub due_on: Date,
    /// Is it late on the day of payment?
    pub is_late: bool,
}

/// What a person chose.
pub type Chosen = (Month, DuePart);

/// An order to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRequest {
    /// What is to be paid; empty: everything owed.
    pub chosen: Vec<Chosen>,
    /// On which day: surcharges are computed for it.
    pub pay_on: Date,
}

/// An order with what came in under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderView {
    /// The order.
    pub order: Order,
    /// What came in.
    pub received: Money,
}

/// The payments of a company.
#[derive(Debug, Clone)]
pub struct PaymentsView {
    /// Whose.
    pub employer: Employer,
    /// May the person pay?
    pub may_pay: bool,
    /// The day for which amounts were computed.
    pub pay_on: Date,
    /// What is owed then.
    pub dues: Vec<Due>,
    /// Money that pays no due yet: it will by itself.
    pub credit: Money,
    /// Orders, the latest first.
    pub orders: Vec<OrderView>,
    /// The last order shown, when more follow.
    pub next: Option<u32>,
    /// Payments received, the latest first.
    pub payments: Vec<KeptLine>,
    /// The debit mandate in force.
    pub mandate: Option<DebitMandate>,
}

impl App {
    /// The payments of a company, with what would be owed on `pay_on` (today, when it is not said).
    pub async fn payments(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (pay_on, after): (Option<Date>, Option<u32>),
    ) -> Result<PaymentsView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let today = self.clock.today();
        let pay_on = pay_on.filter(|on| self.is_payable_on(*on)).unwrap_or(today);
        let settlement = self.books(employer.id).await?.settled(pay_on);
        let reader = self.store.read();
        let mut orders = reader.orders().page(employer.id, after, SHOWN_MAX + 1).await?;
        let has_more = orders.len() > SHOWN_MAX as usize;
        orders.truncate(SHOWN_MAX as usize);
        let next = orders.last().filter(|_| has_more).map(|order| order.reference.serial());
        Ok(PaymentsView {
            may_pay: may.also(Power::Pay),
            pay_on,
            dues: dues(&settlement),
            credit: settlement.credit,
            orders: self.with_received(orders).await?,
            next,
            payments: reader.statements().payments_of(employer.id, SHOWN_MAX).await?,
            mandate: reader.debits().in_force(employer.id).await?,
            employer,
        })
    }

    /// Can something be ordered to be paid on that day?
    pub(crate) fn is_payable_on(&self, on: Date) -> bool {
        let today = self.clock.today();
        on >= today && on <= today.saturating_add(Duration::days(DAYS_AHEAD_MAX))
    }

    pub(crate) async fn with_received(&self, orders: Vec<Order>) -> Result<Vec<OrderView>, AppError> {
        let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
        let received = self.store.read().orders().received(&ids).await?;
        let with = |order: Order| OrderView { received: received.get(&order.id).copied().unwrap_or_default(), order };
        Ok(orders.into_iter().map(with).collect())
    }

    /// Makes an order. The same selection for the same day gives the order that is open for it.
    ///
    /// # Errors
    /// Refused: nothing is owed of what was chosen, or the day cannot be computed for.
    pub async fn make_order(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        request: OrderRequest,
    ) -> Result<Order, AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        if !self.is_payable_on(request.pay_on) {
            return Err(AppError::Refused(Text::of("refused-pay-on").with("days", Arg::Count(DAYS_AHEAD_MAX))));
        }
        let owed = dues(&self.books(employer.id).await?.settled(request.pay_on));
        let is_chosen =
            |due: &&Due| request.chosen.is_empty() || request.chosen.contains(&(due.line.month, due.line.part));
        let lines: Vec<OrderLine> = owed.iter().filter(is_chosen).map(|due| due.line).take(LINES_MAX).collect();
        if lines.is_empty() {
            return Err(AppError::refused("refused-nothing-owed"));
        }
        let open = self.store.read().orders().open_of(&[employer.id]).await?;
        let is_same =
            |order: &&Order| order.lines == lines && order.pay_on == request.pay_on && order.method == Method::Transfer;
        if let Some(same) = open.iter().find(is_same) {
            return Ok(same.clone());
        }
        let app = self.clone();
        Self::to_the_end(async move { app.insert_order(&employer, &may, (lines, request.pay_on)).await }).await
    }

    async fn insert_order(
        &self,
        employer: &Employer,
        may: &Authorized<Pay>,
        (lines, pay_on): (Vec<OrderLine>, Date),
    ) -> Result<Order, AppError> {
        let by = By::proof(may, self.clock.now());
        for _ in 0..NUMBERS_TRIED {
            let tx = self.begin_as(may).await?;
            let order = match self.new_order(&tx, employer, (lines.clone(), pay_on, Method::Transfer), by).await {
                // Somebody made an order of that number at this moment.
                Err(AppError::Stale) => continue,
                outcome => outcome?,
            };
            let args = Args::new().with("reference", Arg::Text(order.reference.compact()));
            tx.audit().append(&by.audit("order-made").subject(order.id).details(args)).await?;
            tx.commit().await?;
            return Ok(order);
        }
        Err(AppError::Stale)
    }

    /// Adds an order with the employer's next number.
    pub(crate) async fn new_order(
        &self,
        tx: &Tx,
        employer: &Employer,
        (lines, pay_on, method): (Vec<OrderLine>, Date, Method),
        by: By,
    ) -> Result<Order, AppError> {
        let serial = tx.orders().next_serial(employer.id).await?;
        let reference = OrderReference::new(employer.affiliate, serial)
            .ok_or(AppError::fault("the employer has used up its order numbers"))?;
        let order = Order {
            id: OrderId(self.clock.new_id()),
            employer: employer.id,
            reference,
            amount: total(&lines).ok_or(AppError::fault("an order over more than an amount can hold"))?,
            lines,
            method,
            pay_on,
            state: OrderState::Open,
            made_by: by.account.ok_or(AppError::fault("orders are made by people"))?,
            made_at: by.at,
            debit_file: None,
        };
        tx.orders().insert(&order).await.map_err(|error| match error {
            StorageError::Conflict => AppError::Stale,
            error => error.into(),
        })?;
        Ok(order)
    }

    /// An order of the company.
    pub async fn order(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        reference: OrderReference,
    ) -> Result<(Employer, OrderView, bool), AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let order = self.order_of(employer.id, reference).await?;
        let view = self.with_received(vec![order]).await?.pop().ok_or(AppError::Unknown)?;
        Ok((employer, view, may.also(Power::Pay)))
    }

    pub(crate) async fn order_of(&self, employer: EmployerId, reference: OrderReference) -> Result<Order, AppError> {
        let found = self.store.read().orders().find_by_reference(reference).await?;
        found.filter(|order| order.employer == employer).ok_or(AppError::Unknown)
    }

    /// Gives up an order. Money that comes under it all the same is the employer's. Again changes nothing.
    ///
    /// # Errors
    /// Refused: it is paid, or the bank was asked to collect it.
    pub async fn withdraw_order(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        reference: OrderReference,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        let order = self.order_of(employer.id, reference).await?;
        if order.state == OrderState::Withdrawn {
            return Ok(());
        }
        if order.state == OrderState::Paid || order.method == Method::Debit {
            return Err(AppError::refused("refused-order-not-withdrawn"));
        }
        let tx = self.begin_as(&may).await?;
        tx.orders().set_state(order.id, OrderState::Withdrawn).await?;
        let by = By::proof(&may, self.clock.now());
        tx.audit().append(&by.audit("order-withdrawn").subject(order.id)).await?;
        Ok(tx.commit().await?)
    }
}

/// What is open of an account, by month and part, the oldest month first. Steps that are only shown are not in it.
pub(crate) fn dues(settlement: &Settlement) -> Vec<Due> {
    let mut all = Vec::new();
    for month in &settlement.months {
        let mut parts: BTreeMap<DuePart, (Money, bool)> = BTreeMap::new();
        for one in month.components.iter().filter(|one| !one.open().is_zero()) {
            let part = match one.component {
                Component::Contribution(_) => DuePart::Contributions,
                Component::Surcharge => DuePart::Surcharges,
                Component::Penalty(_) => DuePart::Penalties,
            };
            let (amount, is_late) = parts.entry(part).or_default();
            *amount = *amount + one.open();
            *is_late |= !one.overdue(settlement.as_of).is_zero();
        }
        // A correction that took more away than was open leaves nothing to pay.
        all.extend(parts.into_iter().filter(|(_, (amount, _))| amount.centimes() > 0).map(
            |(part, (amount, is_late))| Due {
                line: OrderLine { month: month.month, part, amount },
                due_on: month.due.on,
                is_late,
            },
        ));
    }
    all
}
