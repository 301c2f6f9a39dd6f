//! Which employer a line of a statement pays for.
//!
//! The rule, in its order (H): a reference that we gave out names the employer, whatever the amount; without one, the
//! payer's account together with the exact amount of one open order, or of everything due, does. Anything else waits for
//! an agent: money is never guessed onto an account.

use super::reference::OrderReference;
use super::statement::{BankLine, Direction};
use crate::coded::coded;
use crate::id::{BankLineId, EmployerId, OrderId};
use crate::money::Money;

coded! {
    /// By what a payment was found to be someone's.
    By {
        /// The reference of an order.
        Reference = "reference",
        /// The payer's account and the exact amount.
        AccountAndAmount = "account_and_amount",
        /// An agent said so.
        Agent = "agent",
    }
}

coded! {
    /// Why a line waits for an agent.
    Doubt {
        /// No reference, and an account that nobody is known by.
        UnknownPayer = "unknown_payer",
        /// Something that looks like a reference, mistyped.
        ReferenceMistyped = "reference_mistyped",
        /// A well-formed reference that was never given out.
        ReferenceUnknown = "reference_unknown",
        /// References of several employers.
        SeveralEmployers = "several_employers",
        /// A known account, but the amount is that of no order and not what is due.
        AmountFitsNothing = "amount_fits_nothing",
        /// The account and the amount fit several.
        SeveralFit = "several_fit",
        /// Takes back a payment, but which one is not clear.
        ReversalUnclear = "reversal_unclear",
        /// The bank's reference, day and amount are those of a movement of another file.
        PossiblyTwice = "possibly_twice",
        /// An agent took it back from where it was.
        Released = "released",
    }
}

/// An order that was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownOrder {
    /// Which.
    pub id: OrderId,
    /// Whose.
    pub employer: EmployerId,
    /// Its reference.
    pub reference: OrderReference,
    /// What it asks for.
    pub amount: Money,
    /// Is it still to be paid?
    pub is_open: bool,
}

/// An employer known by the account that paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payer {
    /// Which.
    pub employer: EmployerId,
    /// Its orders that are still to be paid.
    pub orders: Vec<KnownOrder>,
    /// Everything that it owes; zero when nothing is.
    pub due: Money,
}

/// A payment that was taken from an earlier line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// From which line.
    pub line: BankLineId,
    /// For whom.
    pub employer: EmployerId,
    /// How much.
    pub amount: Money,
    /// Does the reversal name the same reference, account or bank reference?
    pub is_named: bool,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A payment of an employer.
    Payment {
        /// Whose.
        employer: EmployerId,
        /// Under which order, when one is meant.
        order: Option<OrderId>,
        /// How it was found.
        by: By,
    },
    /// Takes back the payment of an earlier line.
    Reversal {
        /// Whose payment.
        employer: EmployerId,
        /// Of which line.
        of: BankLineId,
    },
    /// Money of the fund that went elsewhere: no matter of an employer.
    Outgoing,
    /// An agent has to look.
    Waits(Doubt),
}

/// What is known around one line: read from the store before the decision.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The orders whose reference the line holds.
    pub named: Vec<KnownOrder>,
    /// The employers known by the account.
    pub payers: Vec<Payer>,
    /// Earlier payments of the same amount that were not taken back.
    pub paid: Vec<Paid>,
}

/// Says what a line is.
pub fn decide(line: &BankLine, known: &Known) -> Verdict {
    match (line.direction, line.is_reversal) {
        (Direction::Debit, false) => Verdict::Outgoing,
        (Direction::Debit, true) => reversal(line, known),
        // A credit that takes back a debit is money of the fund that comes home, unless it names an order.
        (Direction::Credit, true) if known.named.is_empty() => Verdict::Outgoing,
        (Direction::Credit, _) => payment(line, known),
    }
}

fn payment(line: &BankLine, known: &Known) -> Verdict {
    let (references, is_mistyped) = OrderReference::find_in(&line.texts());
    let named: Vec<&KnownOrder> = known.named.iter().filter(|order| references.contains(&order.reference)).collect();
    if let Some(first) = named.first() {
        if named.iter().any(|order| order.employer != first.employer) {
            return Verdict::Waits(Doubt::SeveralEmployers);
        }
        // One transfer for two orders is one payment of the employer.
        let order = (named.len() == 1).then_some(first.id);
        return Verdict::Payment { employer: first.employer, order, by: By::Reference };
    }
    by_account(line.amount, &known.payers).unwrap_or_else(|doubt| {
        Verdict::Waits(match doubt {
            Doubt::UnknownPayer if !references.is_empty() => Doubt::ReferenceUnknown,
            Doubt::UnknownPayer if is_mistyped => Doubt::ReferenceMistyped,
            doubt => doubt,
        })
    })
}

fn by_account(amount: Money, payers: &[Payer]) -> Result<Verdict, Doubt> {
    if payers.is_empty() {
        return Err(Doubt::UnknownPayer);
    }
    let payment = |employer, order| Verdict::Payment { employer, order, by: By::AccountAndAmount };
    let open = |payer: &Payer| -> Vec<Verdict> {
        let orders = payer.orders.iter().filter(|order| order.is_open && order.amount == amount);
        orders.map(|order| payment(payer.employer, Some(order.id))).collect()
    };
    let mut fits: Vec<Verdict> = payers.iter().flat_map(open).collect();
    if fits.is_empty() {
        let owing = payers.iter().filter(|payer| payer.due == amount && !payer.due.is_zero());
        fits = owing.map(|payer| payment(payer.employer, None)).collect();
    }
    match fits[..] {
        [one] => Ok(one),
        [] => Err(Doubt::AmountFitsNothing),
        // Two open orders of one employer over the same amount: it is that employer's money in any case.
        [Verdict::Payment { employer, .. }, ref others @ ..]
            if others.iter().all(|one| matches!(one, Verdict::Payment { employer: e, .. } if *e == employer)) =>
        {
            Ok(payment(employer, None))
        }
        _ => Err(Doubt::SeveralFit),
    }
}

fn reversal(line: &BankLine, known: &Known) -> Verdict {
    let same = known.paid.iter().filter(|paid| paid.amount == line.amount && paid.is_named);
    match same.collect::<Vec<_>>()[..] {
        [paid] => Verdict::Reversal { employer: paid.employer, of: paid.line },
        _ => Verdict::Waits(Doubt::ReversalUnclear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    const ONE: EmployerId = EmployerId(Uuid::from_u128(1));
    const TWO: EmployerId = EmployerId(Uuid::from_u128(2));
    const DUE: Money = Money::from_dirhams(500);

    fn order(nth: u32, employer: EmployerId, amount: Money) -> KnownOrder {
        let affiliate = if employer == ONE { "4120581" } else { "1796301" };
        KnownOrder {
            id: OrderId(Uuid::from_u128(u128::from(nth) + 100)),
            employer,
            reference: OrderReference::new(affiliate.parse().unwrap(), nth).unwrap(),
            amount,
            is_open: true,
        }
    }

    fn line(text: &str) -> BankLine {
        BankLine {
            row: 2,
            direction: Direction::Credit,
            is_reversal: false,
            amount: DUE,
            booked_on: date!(2026 - 11 - 09),
            value_on: date!(2026 - 11 - 10),
            bank_reference: "FT26313".to_owned(),
            end_to_end: "NOTPROVIDED".to_owned(),
            remittance: text.to_owned(),
            counterparty: "STE EXEMPLE".to_owned(),
            account: None,
        }
    }

    fn named(orders: &[KnownOrder]) -> Known {
        Known { named: orders.to_vec(), ..Known::default() }
    }

    fn payer(employer: EmployerId, orders: &[KnownOrder], due: Money) -> Payer {
        Payer { employer, orders: orders.to_vec(), due }
    }

    #[test]
    fn a_reference_names_the_employer_whatever_the_amount() {
        let order = order(3, ONE, Money::from_dirhams(900));
        let text = format!("VIR {}", order.reference);
        let found = Verdict::Payment { employer: ONE, order: Some(order.id), by: By::Reference };
        assert_eq!(decide(&line(&text), &named(&[order])), found);
        // An order that was paid before: a double payment is still that employer's money.
        assert_eq!(decide(&line(&text), &named(&[KnownOrder { is_open: false, ..order }])), found);
    }

    #[test]
    fn two_orders_of_one_employer_are_one_payment_and_of_two_employers_a_doubt() {
        let (first, second) = (order(3, ONE, DUE), order(4, ONE, DUE));
        let text = format!("{} + {}", first.reference, second.reference);
        let one = Verdict::Payment { employer: ONE, order: None, by: By::Reference };
        assert_eq!(decide(&line(&text), &named(&[first, second])), one);
        let other = order(4, TWO, DUE);
        let text = format!("{} + {}", first.reference, other.reference);
        assert_eq!(decide(&line(&text), &named(&[first, other])), Verdict::Waits(Doubt::SeveralEmployers));
    }

    #[test]
    fn without_reference_the_account_and_the_exact_amount_find_the_order() {
        let open = order(3, ONE, DUE);
        let known = |payers| Known { payers, ..Known::default() };
        let by_order = Verdict::Payment { employer: ONE, order: Some(open.id), by: By::AccountAndAmount };
        assert_eq!(decide(&line("cotisations"), &known(vec![payer(ONE, &[open], Money::ZERO)])), by_order);
        let by_due = Verdict::Payment { employer: ONE, order: None, by: By::AccountAndAmount };
        assert_eq!(decide(&line("cotisations"), &known(vec![payer(ONE, &[], DUE)])), by_due);
        let centime_less = payer(ONE, &[], DUE - Money::from_centimes(1));
        assert_eq!(decide(&line("x"), &known(vec![centime_less])), Verdict::Waits(Doubt::AmountFitsNothing));
        let both = vec![payer(ONE, &[], DUE), payer(TWO, &[], DUE)];
        assert_eq!(decide(&line("x"), &known(both)), Verdict::Waits(Doubt::SeveralFit));
    }

    #[test]
    fn why_a_line_waits_is_said() {
        let reference = order(3, ONE, DUE).reference;
        let unknown = decide(&line(&reference.to_string()), &Known::default());
        assert_eq!(unknown, Verdict::Waits(Doubt::ReferenceUnknown));
        let mistyped = reference.compact().replace("4120581", "4120582");
        assert_eq!(decide(&line(&mistyped), &Known::default()), Verdict::Waits(Doubt::ReferenceMistyped));
        assert_eq!(decide(&line("loyer"), &Known::default()), Verdict::Waits(Doubt::UnknownPayer));
    }

    #[test]
    fn what_went_out_is_nobodys_payment_and_a_reversal_takes_one_back() {
        let out = BankLine { direction: Direction::Debit, ..line("x") };
        assert_eq!(decide(&out, &Known::default()), Verdict::Outgoing);
        let back = BankLine { is_reversal: true, ..out };
        let paid =
            |nth| Paid { line: BankLineId(Uuid::from_u128(nth)), employer: ONE, amount: DUE, is_named: nth != 9 };
        let known = |paid| Known { paid, ..Known::default() };
        let reversal = Verdict::Reversal { employer: ONE, of: paid(7).line };
        assert_eq!(decide(&back, &known(vec![paid(7), paid(9)])), reversal);
        assert_eq!(decide(&back, &known(vec![paid(7), paid(8)])), Verdict::Waits(Doubt::ReversalUnclear));
        assert_eq!(decide(&back, &known(vec![])), Verdict::Waits(Doubt::ReversalUnclear));
    }
}
