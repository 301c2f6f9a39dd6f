//! Golden cases around every date, and the promises that hold for any facts.

mod golden;
mod plans;
mod properties;

use crate::*;
use tasrih_domain::id::{EmployerId, PostingId};
use tasrih_domain::law::{LateRule, LawChange, Published};
use tasrih_domain::{Branch, Money, Month};
use tasrih_rates::Law;
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

const EMPLOYER: EmployerId = EmployerId(Uuid::from_u128(1));

const fn dh(dirhams: i64) -> Money {
    Money::from_dirhams(dirhams)
}

fn charge(month: Month, on: Date, dirhams: i64) -> Charge {
    Charge { month, on, amounts: vec![(Branch::LongTerm, dh(dirhams))] }
}

fn payment(on: Date, dirhams: i64) -> Payment {
    Payment { on, reference: format!("{on} {dirhams}"), amount: dh(dirhams) }
}

fn filed(month: Month, on: Date, employees: u32) -> Filed {
    Filed { month, kind: 0, on, employees }
}

/// The law with late payment switched on for good.
fn surcharging() -> Law {
    Law::embedded().assuming(LateRule::LatePayment, true)
}

fn moved(month: Month, due_on: Date) -> Law {
    let change = LawChange::DueOn { month, due_on };
    let title = "Décision".to_owned();
    let law = [
        Published { change, title: title.clone(), url: None, published_on: date!(2026 - 01 - 01) },
        Published {
            change: LawChange::Switch { rule: LateRule::LatePayment, from: Month::at(2017, 1), is_on: true },
            title,
            url: None,
            published_on: date!(2026 - 01 - 01),
        },
    ];
    Law::with(&law)
}

/// Writes what is to be posted, as storage does.
fn post(postings: &mut Vec<Posting>, new: Vec<NewPosting>) {
    for one in new {
        one.require_balanced().unwrap();
        assert!(!one.legs.is_empty(), "{one:?}");
        assert!(postings.iter().all(|posting| posting.key != one.key), "{} is taken", one.key);
        let id = PostingId(Uuid::from_u128(postings.len() as u128 + 1));
        let NewPosting { on, cause, basis, key, legs } = one;
        let posted_at = datetime!(2026-11-24 10:00 UTC);
        postings.push(Posting { id, employer: EMPLOYER, on, posted_at, cause, basis, key, legs });
    }
}

/// The steps of a month's surcharge as text: number, first day, base, percent, amount.
fn steps(settled: &Settlement, month: Month) -> Vec<String> {
    settled
        .month(month)
        .map(|month| &month.surcharges[..])
        .unwrap_or_default()
        .iter()
        .map(|one| format!("{} {} {} {} {}", one.number, one.begins_on, one.base, one.rate.percent(), one.amount))
        .collect()
}
