//! What an order asks to be paid.

use super::reference::OrderReference;
use crate::coded::coded;
use crate::id::{AccountId, DebitFileId, EmployerId, OrderId};
use crate::money::Money;
use crate::period::Month;
use time::{Date, OffsetDateTime};

coded! {
    /// What is owed for a month, as an order groups it.
    DuePart {
        /// Contributions of all branches.
        Contributions = "contributions",
        /// Surcharges on late payment.
        Surcharges = "surcharges",
        /// Penalties.
        Penalties = "penalties",
    }
}

coded! {
    /// How an order is paid.
    Method {
        /// The employer pays by transfer, with the reference.
        Transfer = "transfer",
        /// The fund collects it under a debit mandate.
        Debit = "debit",
    }
}

coded! {
    /// Where an order stands.
    OrderState {
        /// Waits for money, or for the rest of it.
        Open = "open",
        /// What came in under its reference covers it.
        Paid = "paid",
        /// The employer gave it up. Its reference still names the employer.
        Withdrawn = "withdrawn",
    }
}

/// One line of an order. It says what the person chose; the ledger takes the money by its own rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderLine {
    /// Month worked.
    pub month: Month,
    /// Which part of what is owed for it.
    pub part: DuePart,
    /// How much, above zero.
    pub amount: Money,
}

/// An order. It never changes but for where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Our id.
    pub id: OrderId,
    /// Who pays.
    pub employer: EmployerId,
    /// Under which reference.
    pub reference: OrderReference,
    /// What was chosen, by month and part.
    pub lines: Vec<OrderLine>,
    /// What the lines make together.
    pub amount: Money,
    /// How it is paid.
    pub method: Method,
    /// The day of payment that the amounts were computed for.
    pub pay_on: Date,
    /// Where it stands.
    pub state: OrderState,
    /// Who made it.
    pub made_by: AccountId,
    /// When.
    pub made_at: OffsetDateTime,
    /// The file of direct debits that asks for it.
    pub debit_file: Option<DebitFileId>,
}

impl Order {
    /// Where it stands once that much came in under it.
    pub fn state_with(&self, received: Money) -> OrderState {
        match self.state {
            _ if received >= self.amount => OrderState::Paid,
            OrderState::Withdrawn => OrderState::Withdrawn,
            OrderState::Open | OrderState::Paid => OrderState::Open,
        }
    }
}

/// What the lines make together; `None` beyond what an amount can hold.
pub fn total(lines: &[OrderLine]) -> Option<Money> {
    lines.iter().try_fold(Money::ZERO, |sum, line| sum.checked_add(line.amount))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    #[test]
    fn an_order_is_paid_by_its_whole_amount_and_open_again_when_it_is_taken_back() {
        let order = |state| Order {
            id: OrderId(Uuid::nil()),
            employer: EmployerId(Uuid::nil()),
            reference: OrderReference::new("4120581".parse().unwrap(), 1).unwrap(),
            lines: Vec::new(),
            amount: Money::from_dirhams(100),
            method: Method::Transfer,
            pay_on: date!(2026 - 11 - 10),
            state,
            made_by: AccountId(Uuid::nil()),
            made_at: datetime!(2026 - 11 - 09 10:00 UTC),
            debit_file: None,
        };
        let with = |state, centimes| order(state).state_with(Money::from_centimes(centimes));
        assert_eq!(with(OrderState::Open, 9_999), OrderState::Open);
        assert_eq!(with(OrderState::Open, 10_000), OrderState::Paid);
        assert_eq!(with(OrderState::Paid, 20_000), OrderState::Paid);
        assert_eq!(with(OrderState::Paid, 0), OrderState::Open);
        assert_eq!(with(OrderState::Withdrawn, 0), OrderState::Withdrawn);
        assert_eq!(with(OrderState::Withdrawn, 10_000), OrderState::Paid);
    }
}
