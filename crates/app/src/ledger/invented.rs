//! An invented account, for pages that are shown without a store: one month paid, one late, one open.

use super::Books;
use super::account::{Outlook, Simulation, Statement};
use tasrih_domain::declaration::{BranchDue, Employer};
use tasrih_domain::id::{DeclarationId, EmployerId, PostingId};
use tasrih_domain::law::{LateRule, LawChange, Published};
use tasrih_domain::{AffiliateNumber, Branch, Money, Month};
use tasrih_ledger::{Filed, NewPosting, Posting};
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

const TODAY: Date = date!(2026 - 11 - 24);

/// A statement and what paying 500 DH on 14 December would leave.
pub fn invented() -> (Statement, Simulation) {
    let months = [Month::at(2026, 7), Month::at(2026, 8), Month::at(2026, 9), Month::at(2026, 10)];
    let filed_on = [date!(2026 - 08 - 05), date!(2026 - 09 - 05), date!(2026 - 10 - 12), date!(2026 - 11 - 08)];
    let mut new = Vec::new();
    let mut filed = Vec::new();
    for (number, (month, on)) in (1_u128..).zip(months.into_iter().zip(filed_on)) {
        let declaration = DeclarationId(Uuid::from_u128(number));
        new.push(NewPosting::charge(declaration, month, on, &due()));
        filed.push(Filed { month, kind: 0, on, employees: 6 });
    }
    new.push(NewPosting::payment("VIR-4052594-001", date!(2026 - 08 - 07), total()));
    new.push(NewPosting::payment("VIR-4052594-002", date!(2026 - 09 - 21), Money::from_dirhams(1_500)));
    let postings = new.into_iter().zip(100_u128..).map(|(new, id)| posting(new, id)).collect();
    let switched = Published {
        change: LawChange::Switch { rule: LateRule::LatePayment, from: Month::at(2026, 10), is_on: true },
        title: "Décision d’essai n° 9".to_owned(),
        url: None,
        published_on: date!(2026 - 10 - 01),
    };
    let books = Books::of(postings, filed, &[switched]);
    let settlement = books.settled(TODAY);
    let entries = books.entries(&settlement);
    let on = date!(2026 - 12 - 14);
    let always = books.law.assuming(LateRule::LatePayment, true);
    let pays = Some(Money::from_dirhams(500));
    let simulation = Simulation {
        on,
        applied: Outlook::of(&books, &books.law, on, pays),
        confirmed: Some(Outlook::of(&books, &always, on, pays)),
        undeclared: vec![Month::at(2026, 11)],
    };
    let statement =
        Statement { employer: company(), settlement, entries, years: vec![2026], year: Some(2026), may_pay: true };
    (statement, simulation)
}

fn company() -> Employer {
    let text = |text: &str| text.to_owned();
    Employer {
        id: EmployerId(Uuid::from_u128(1)),
        affiliate: AffiliateNumber::from_value(4_052_594).expect("seven digits"),
        name: text("ATLAS TEXTILE SARL"),
        name_ar: String::new(),
        ice: String::new(),
        activity: text("TEXTILE"),
        address: text("1 RUE INVENTEE"),
        city: text("FES"),
        postal_code: text("30000"),
        branch_code: text("01"),
        health_exempt: false,
        agricultural: false,
        declares_from: Month::at(2026, 7),
    }
}

fn due() -> Vec<BranchDue> {
    let one = |branch, employer, employee| BranchDue {
        branch,
        base: Money::from_dirhams(30_000),
        employer: Money::from_centimes(employer),
        employee: Money::from_centimes(employee),
    };
    vec![
        one(Branch::FamilyAllowances, 192_000, 0),
        one(Branch::LongTerm, 237_900, 118_800),
        one(Branch::HealthBasic, 67_800, 67_800),
    ]
}

fn total() -> Money {
    due().iter().map(|one| one.employer + one.employee).sum()
}

fn posting(new: NewPosting, id: u128) -> Posting {
    let NewPosting { on, cause, basis, key, legs } = new;
    let (id, employer) = (PostingId(Uuid::from_u128(id)), EmployerId(Uuid::from_u128(1)));
    Posting { id, employer, on, posted_at: datetime!(2026-11-24 9:00 UTC), cause, basis, key, legs }
}
