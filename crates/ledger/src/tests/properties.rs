//! What holds for any facts in any order.

use super::*;
use proptest::prelude::*;
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::id::DeclarationId;

const FIRST: Month = Month::at(2024, 10);

/// The n-th day of the two years looked at.
fn day(n: u16) -> Date {
    date!(2024 - 11 - 01) + time::Duration::days(i64::from(n))
}

fn month(n: u8) -> Month {
    (0..n).fold(FIRST, |month, _| month.next())
}

fn due(centimes: i64) -> Vec<BranchDue> {
    let half = Money::from_centimes(centimes / 2);
    let rest = Money::from_centimes(centimes) - half;
    vec![
        BranchDue { branch: Branch::FamilyAllowances, base: rest, employer: half, employee: Money::ZERO },
        BranchDue { branch: Branch::LongTerm, base: rest, employer: Money::ZERO, employee: rest },
    ]
}

/// Something that happens.
#[derive(Debug, Clone)]
enum Happening {
    File { month: u8, on: u16, centimes: i64 },
    Correct { month: u8, on: u16, centimes: i64 },
    Pay { on: u16, centimes: i64 },
    Remit { month: u8, on: u16, centimes: i64 },
    TakeBack,
}

fn happening() -> impl Strategy<Value = Happening> {
    let (months, days) = (0..12_u8, 0..700_u16);
    prop_oneof![
        3 => (months.clone(), days.clone(), 1..500_000_i64)
            .prop_map(|(month, on, centimes)| Happening::File { month, on, centimes }),
        1 => (months.clone(), days.clone(), 1..500_000_i64)
            .prop_map(|(month, on, centimes)| Happening::Correct { month, on, centimes }),
        4 => (days.clone(), 1..900_000_i64).prop_map(|(on, centimes)| Happening::Pay { on, centimes }),
        1 => (months, days, 1..50_000_i64)
            .prop_map(|(month, on, centimes)| Happening::Remit { month, on, centimes }),
        1 => Just(Happening::TakeBack),
    ]
}

/// The postings of happenings; corrections replace what stands of the month, whichever that is.
fn postings(happenings: &[Happening]) -> (Vec<Posting>, Vec<Filed>) {
    let (mut postings, mut filed) = (Vec::new(), Vec::new());
    let mut stands: std::collections::BTreeMap<u8, (u16, i64)> = std::collections::BTreeMap::new();
    for (at, one) in happenings.iter().enumerate() {
        let declaration = DeclarationId(Uuid::from_u128(at as u128));
        let reference = format!("r{at}");
        let new = match *one {
            Happening::File { month: n, on, centimes } if !stands.contains_key(&n) => {
                stands.insert(n, (on, centimes));
                filed.push(Filed { month: month(n), kind: 0, on: day(on), employees: 3 });
                NewPosting::charge(declaration, month(n), day(on), &due(centimes))
            }
            Happening::Correct { month: n, on, centimes } => {
                let Some((was, before)) = stands.get(&n).copied() else { continue };
                stands.insert(n, (was.max(on), centimes));
                let amounts = (&due(before)[..], &due(centimes)[..]);
                let new = NewPosting::charge_difference(declaration, month(n), day(was.max(on)), amounts);
                if new.legs.is_empty() {
                    continue;
                }
                new
            }
            Happening::Pay { on, centimes } => NewPosting::payment(&reference, day(on), Money::from_centimes(centimes)),
            Happening::Remit { month: n, on, centimes } => {
                let of = (month(n), Component::Surcharge);
                NewPosting::remission(&reference, day(on), of, Money::from_centimes(centimes))
            }
            Happening::TakeBack => {
                let kind = |posting: &&Posting| {
                    matches!(posting.cause.kind(), CauseKind::Payment | CauseKind::Remission)
                        && !postings.iter().any(|other: &Posting| other.key == format!("reversal/{}", posting.id))
                };
                let Some(last) = postings.iter().rev().find(kind) else { continue };
                NewPosting::reversal(last)
            }
            Happening::File { .. } => continue,
        };
        post(&mut postings, vec![new]);
    }
    (postings, filed)
}

fn settled(postings: &[Posting], filed: &[Filed], as_of: Date) -> Settlement {
    settle(&Facts::of(postings, filed.to_vec()), &surcharging(), as_of)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn every_posting_sums_to_zero_and_what_is_posted_is_what_is_replayed(
        happenings in prop::collection::vec(happening(), 0..30),
        looks in prop::collection::vec(0..800_u16, 0..4),
    ) {
        let (facts, filed) = postings(&happenings);
        // The facts come in pieces, and the ledger is adjusted in between as the days pass.
        let mut ledger: Vec<Posting> = Vec::new();
        let mut looks: Vec<_> = looks.into_iter().map(day).collect();
        looks.sort();
        looks.push(day(800));
        for (piece, as_of) in looks.iter().enumerate() {
            let upto = facts.len() * (piece + 1) / looks.len();
            let have = ledger.iter().filter(|one| !one.cause.kind().is_derived()).count();
            let rest = facts[have..upto].to_vec();
            for (at, one) in rest.into_iter().enumerate() {
                ledger.push(Posting { id: facts[have + at].id, ..one });
            }
            let settlement = settled(&ledger, &filed, *as_of);
            for (at, one) in adjust(&ledger, &settlement).into_iter().enumerate() {
                prop_assert!(one.require_balanced().is_ok());
                prop_assert!(ledger.iter().all(|posting| posting.key != one.key));
                let id = PostingId(Uuid::from_u128(1_000_000 + (ledger.len() + at) as u128));
                let NewPosting { on, cause, basis, key, legs } = one;
                let posted_at = datetime!(2026-11-24 10:00 UTC);
                ledger.push(Posting { id, employer: EMPLOYER, on, posted_at, cause, basis, key, legs });
            }
            let future: Vec<_> = ledger
                .iter()
                .filter(|one| one.on > *as_of && !one.cause.kind().is_derived())
                .cloned()
                .collect();
            let seen = ledger.iter().filter(|one| one.on <= *as_of).count();
            prop_assert_eq!(seen + future.len(), ledger.len(), "nothing derived lies in the future");
            prop_assert_eq!(verify(&ledger, &settlement), vec![]);
            prop_assert!(adjust(&ledger, &settlement).is_empty());
        }
    }

    #[test]
    fn any_order_of_the_same_facts_ends_equal(
        happenings in prop::collection::vec(happening(), 0..30),
        shuffle in any::<u64>(),
        as_of in 0..800_u16,
    ) {
        let (facts, filed) = postings(&happenings);
        let mut other = facts.clone();
        let mut state = shuffle;
        for at in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            other.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        prop_assert_eq!(settled(&facts, &filed, day(as_of)), settled(&other, &filed, day(as_of)));
    }

    #[test]
    fn money_is_neither_made_nor_lost(
        happenings in prop::collection::vec(happening(), 0..30),
        as_of in 0..800_u16,
    ) {
        let (facts, filed) = postings(&happenings);
        let facts = Facts::of(&facts, filed);
        let settlement = settle(&facts, &surcharging(), day(as_of));
        let received: Money =
            facts.payments.iter().filter(|one| one.on <= day(as_of)).map(|one| one.amount).sum();
        let paid: Money =
            settlement.months.iter().flat_map(|month| &month.components).map(|one| one.paid).sum();
        prop_assert_eq!(received, paid + settlement.credit);
        for one in settlement.months.iter().flat_map(|month| &month.components) {
            prop_assert!(!one.open().is_negative());
            prop_assert_eq!(one.open().is_zero(), one.late_from.is_none());
        }
        // Credit and an open due never stand side by side.
        prop_assert!(settlement.credit.is_zero() || settlement.open().is_zero());
    }

    #[test]
    fn paying_what_is_open_leaves_nothing_open(
        happenings in prop::collection::vec(happening(), 0..30),
        as_of in 700..800_u16,
    ) {
        let (facts, filed) = postings(&happenings);
        let facts = Facts::of(&facts, filed);
        let open = settle(&facts, &surcharging(), day(as_of)).open();
        let after = settle(&facts.paying(day(as_of), open), &surcharging(), day(as_of));
        prop_assert_eq!(after.open(), Money::ZERO);
    }
}
