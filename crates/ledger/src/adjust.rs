//! From what is settled to what is posted, and back.

use crate::posting::{sum, two};
use crate::{Account, Basis, Cause, CauseKind, Component, FineStep, Leg, NewPosting, Posting, Settlement};
use std::collections::{BTreeMap, BTreeSet};
use tasrih_domain::id::PostingId;
use tasrih_domain::{Money, Month};
use time::Date;

/// The balance of every account that was ever posted to.
pub type Balances = BTreeMap<(Account, Option<Month>), Money>;

/// The sums of the legs by account and month.
pub fn balances<'a>(postings: impl IntoIterator<Item = &'a Posting>) -> Balances {
    let mut balances = Balances::new();
    for leg in postings.into_iter().flat_map(|posting| &posting.legs) {
        let sum = balances.entry((leg.account, leg.month)).or_default();
        *sum = *sum + leg.amount;
    }
    balances
}

/// What the ledger must not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The legs of a posting do not sum to zero.
    Unbalanced {
        /// Which.
        posting: PostingId,
        /// What they sum to.
        sum: Money,
    },
    /// An account holds something else than the replay of the facts says.
    Differs {
        /// Which.
        account: Account,
        /// Of which month.
        month: Option<Month>,
        /// What is posted.
        posted: Money,
        /// What the replay says.
        settled: Money,
    },
}

/// Compares what is posted with what the facts say, up to the day of the settlement: empty when the ledger is sound
/// and adjusted.
pub fn verify(postings: &[Posting], settlement: &Settlement) -> Vec<Mismatch> {
    let unbalanced = postings.iter().map(|posting| (posting.id, sum(&posting.legs)));
    let mut found: Vec<_> = unbalanced
        .filter(|(_, sum)| !sum.is_zero())
        .map(|(posting, sum)| Mismatch::Unbalanced { posting, sum })
        .collect();
    let posted = balances(postings.iter().filter(|posting| posting.on <= settlement.as_of));
    let mut settled = Balances::new();
    for month in &settlement.months {
        for one in &month.components {
            let of = Some(month.month);
            settled.insert((Account::Receivable(one.component), of), one.open());
            settled.insert((Account::Revenue(one.component), of), Money::ZERO - one.due);
            settled.insert((Account::Remitted(one.component), of), one.remitted);
        }
    }
    settled.insert((Account::Credit, None), Money::ZERO - settlement.credit);
    // What the bank brought is a fact itself: nothing else knows it.
    let keys: BTreeSet<_> = posted.keys().chain(settled.keys()).filter(|(of, _)| *of != Account::Bank).collect();
    for key in keys {
        let of = |balances: &Balances| balances.get(key).copied().unwrap_or_default();
        let (posted, settled) = (of(&posted), of(&settled));
        if posted != settled {
            found.push(Mismatch::Differs { account: key.0, month: key.1, posted, settled });
        }
    }
    found
}

/// Derived amounts that belong together: what pays, waives or raises one due on one day.
type Class = (CauseKind, Date, Month, Component);

/// What has to be posted so that the ledger says what is settled. Empty when it does already.
///
/// The settlement must be that of a day on which, or after which, everything derived so far was posted.
pub fn adjust(postings: &[Posting], settlement: &Settlement) -> Vec<NewPosting> {
    let mut missing = wanted(settlement);
    // What has a later value date does not count yet.
    for (class, amount) in posted(postings.iter().filter(|posting| posting.on <= settlement.as_of)) {
        let sum = missing.entry(class).or_default();
        *sum = *sum - amount;
    }
    let mut groups: BTreeMap<(CauseKind, Date, Option<Month>), Vec<Leg>> = BTreeMap::new();
    for ((kind, on, month, component), amount) in missing {
        if !amount.is_zero() {
            // One posting for all that is paid on a day; a surcharge or fine has one of its own.
            let apart = (kind != CauseKind::Allocation).then_some(month);
            groups.entry((kind, on, apart)).or_default().extend(legs(kind, month, component, amount));
        }
    }
    // Charged before it is paid, on the same day.
    let rank = |kind| usize::from(kind == CauseKind::Allocation);
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|((kind, on, month), _)| (*on, rank(*kind), *kind, *month));
    groups
        .into_iter()
        .map(|((kind, on, month), legs)| NewPosting {
            on,
            cause: cause(kind),
            basis: basis(kind, (on, month), settlement, postings),
            key: key((kind, on, month), postings),
            legs: merged(legs),
        })
        .collect()
}

/// The derived amounts that the settlement calls for.
fn wanted(settlement: &Settlement) -> BTreeMap<Class, Money> {
    let mut wanted = BTreeMap::new();
    let mut add = |class: Class, amount| {
        let sum: &mut Money = wanted.entry(class).or_default();
        *sum = *sum + amount;
    };
    for one in &settlement.allocated {
        let kind = if one.payment.is_some() { CauseKind::Allocation } else { CauseKind::RemissionApplied };
        add((kind, one.on, one.month, one.component), one.amount);
    }
    for month in &settlement.months {
        for step in month.surcharges.iter().filter(|step| step.is_charged) {
            add((CauseKind::Surcharge, step.charged_on, month.month, Component::Surcharge), step.amount);
        }
        for step in month.fines.iter().filter(|step| step.is_charged) {
            add((CauseKind::Penalty, step.charged_on, month.month, FineStep::COMPONENT), step.amount);
        }
    }
    wanted
}

/// The derived amounts that were posted; a remission counts with what it says, whatever was open.
fn posted<'a>(postings: impl Iterator<Item = &'a Posting>) -> BTreeMap<Class, Money> {
    let mut posted = BTreeMap::new();
    for posting in postings {
        let kind = posting.cause.kind();
        for leg in &posting.legs {
            let (class, amount) = match (kind, leg.account, leg.month) {
                (CauseKind::Allocation, Account::Receivable(component), Some(month)) => {
                    ((kind, posting.on, month, component), Money::ZERO - leg.amount)
                }
                (CauseKind::Surcharge | CauseKind::Penalty, Account::Receivable(component), Some(month)) => {
                    ((kind, posting.on, month, component), leg.amount)
                }
                (_, Account::Remitted(component), Some(month)) => {
                    ((CauseKind::RemissionApplied, posting.on, month, component), leg.amount)
                }
                _ => continue,
            };
            let sum: &mut Money = posted.entry(class).or_default();
            *sum = *sum + amount;
        }
    }
    posted
}

fn legs(kind: CauseKind, month: Month, component: Component, amount: Money) -> Vec<Leg> {
    let receivable = Account::Receivable(component);
    let (plus, minus) = match kind {
        CauseKind::Allocation => (Account::Credit, receivable),
        CauseKind::RemissionApplied => (Account::Remitted(component), receivable),
        _ => (receivable, Account::Revenue(component)),
    };
    two(plus, minus, Some(month), amount)
}

/// One leg by account and month; none of zero.
fn merged(legs: Vec<Leg>) -> Vec<Leg> {
    let mut sums = Balances::new();
    for leg in legs {
        let sum = sums.entry((leg.account, leg.month)).or_default();
        *sum = *sum + leg.amount;
    }
    sums.into_iter()
        .filter(|(_, amount)| !amount.is_zero())
        .map(|((account, month), amount)| Leg { account, month, amount })
        .collect()
}

const fn cause(kind: CauseKind) -> Cause {
    match kind {
        CauseKind::Surcharge => Cause::Surcharge,
        CauseKind::Penalty => Cause::Penalty,
        CauseKind::RemissionApplied => Cause::RemissionApplied,
        _ => Cause::Allocation,
    }
}

/// The text of the steps of that day; of what was posted before when there is no such step any more.
fn basis(
    kind: CauseKind,
    (on, month): (Date, Option<Month>),
    settlement: &Settlement,
    postings: &[Posting],
) -> Option<Basis> {
    let account = settlement.month(month?);
    let of_step = match kind {
        CauseKind::Surcharge => account.and_then(|account| {
            let steps = account.surcharges.iter().rev();
            steps.filter(|step| step.charged_on == on).map(|step| Basis::of(step.source, step.status)).next()
        }),
        CauseKind::Penalty => account.and_then(|account| {
            let steps = account.fines.iter().rev();
            steps.filter(|step| step.charged_on == on).map(|step| Basis::of(step.source, step.status)).next()
        }),
        _ => None,
    };
    let before = |posting: &&Posting| is_of((kind, on, month), posting);
    of_step.or_else(|| postings.iter().rev().find(before).and_then(|posting| posting.basis.clone()))
}

/// A key that no earlier posting of the same kind, day and month has: two runs at once make the same one, and the
/// second finds it taken.
fn key((kind, on, month): (CauseKind, Date, Option<Month>), postings: &[Posting]) -> String {
    let before = postings.iter().filter(|posting| is_of((kind, on, month), posting)).count();
    match month {
        Some(month) => format!("{}/{on}/{month}/{}", kind.code(), before + 1),
        None => format!("{}/{on}/{}", kind.code(), before + 1),
    }
}

fn is_of((kind, on, month): (CauseKind, Date, Option<Month>), posting: &Posting) -> bool {
    posting.cause.kind() == kind
        && posting.on == on
        && (month.is_none() || posting.legs.iter().any(|leg| leg.month == month))
}
