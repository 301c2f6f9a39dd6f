//! Paying what a company owes.

use super::{Sample, add, company_frame, dh, employer, fault};
use crate::frame::Room;
use crate::pages::payments::{
    DebitPage, DraftView, DueRow, FundView, MandateFields, MandateView, OrderLineView, OrderPage, OrderRow, PartRow,
    PaymentRow, PaymentsPage, PlanShown, PlansPage,
};
use crate::routes::payments as to;
use tasrih_domain::id::PlanId;
use tasrih_domain::payment::{By, DuePart, Method, OrderReference, OrderState};
use tasrih_domain::{Lang, Month};
use tasrih_i18n::Text;
use time::macros::date;

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    add(samples, "payments", &list(lang));
    let faults = vec![fault("choose", Text::of("refused-nothing-chosen"))];
    add(samples, "payments-month", &PaymentsPage { month: Some(Month::at(2026, 9)), done: None, ..list(lang) });
    add(samples, "payments-fault", &PaymentsPage { faults, done: None, ..list(lang) });
    let (dues, orders, payments) = (Vec::new(), Vec::new(), Vec::new());
    let empty =
        PaymentsPage { dues, orders, payments, may_pay: false, mandate: None, done: None, next: None, ..list(lang) };
    add(samples, "payments-nothing", &empty);
    add(samples, "order", &order(lang, row(12, OrderState::Open, 0)));
    let part = OrderPage { done: None, ..order(lang, row(12, OrderState::Open, 1_000_000)) };
    add(samples, "order-part", &OrderPage { fund: None, ..part });
    let debit = OrderRow { method: Method::Debit, ..row(13, OrderState::Open, 0) };
    add(samples, "order-debit", &OrderPage { done: None, may_withdraw: false, ..order(lang, debit) });
    add(samples, "debit", &debit_page(lang));
    let typed = MandateFields { holder: "Atlas Textile SARL".to_owned(), account: "123".to_owned(), is_signed: false };
    let faults = vec![fault("account", Text::of("refused-rib"))];
    add(samples, "debit-fault", &DebitPage { mandate: None, typed, faults, ..debit_page(lang) });
    add(samples, "plans", &plans(lang, Vec::new()));
    let faults = vec![fault("grounds", Text::of("refused-grounds-missing"))];
    add(samples, "plans-fault", &PlansPage { faults, done: None, ..plans(lang, vec![plan("refused")]) });
    add(samples, "plans-broken", &PlansPage { done: None, ..plans(lang, vec![plan("broken")]) });
    add(samples, "plans-over", &PlansPage { done: None, ..plans(lang, vec![plan("over")]) });
    add(samples, "plans-proposed", &plans(lang, vec![plan("proposed")]));
}

pub(super) fn reference(serial: u32) -> OrderReference {
    OrderReference::new(super::affiliate(4_052_594), serial).expect("a small number")
}

fn row(serial: u32, state: OrderState, received: i64) -> OrderRow {
    OrderRow {
        reference: reference(serial),
        amount: dh(2_311_938),
        received: dh(received),
        method: Method::Transfer,
        state,
        made_on: date!(2026 - 11 - 09),
        pay_on: date!(2026 - 11 - 20),
    }
}

fn list(lang: Lang) -> PaymentsPage {
    let due = |month, part, centimes, is_late| DueRow {
        month,
        part,
        amount: dh(centimes),
        due_on: date!(2026 - 10 - 10),
        is_late,
        is_chosen: part != DuePart::Penalties,
    };
    let payment = |day, centimes, by, is_reversed| PaymentRow { value_on: day, amount: dh(centimes), by, is_reversed };
    PaymentsPage {
        frame: company_frame(lang, "/employers/4052594/payments", Room::Account),
        employer: employer(lang),
        may_pay: true,
        pay_on: date!(2026 - 11 - 20),
        month: None,
        today: date!(2026 - 11 - 09),
        dues: vec![
            due(Month::at(2026, 9), DuePart::Contributions, 2_244_600, true),
            due(Month::at(2026, 9), DuePart::Surcharges, 67_338, true),
            due(Month::at(2026, 9), DuePart::Penalties, 65_000, true),
            due(Month::at(2026, 10), DuePart::Contributions, 2_244_600, false),
        ],
        credit: dh(12_550),
        orders: vec![
            OrderRow { method: Method::Debit, ..row(14, OrderState::Open, 0) },
            row(13, OrderState::Open, 1_000_000),
            row(12, OrderState::Paid, 2_311_938),
            row(11, OrderState::Paid, 2_400_000),
            row(10, OrderState::Withdrawn, 0),
        ],
        next: Some(to::payments_after(&lang, &employer(lang).affiliate, 10)),
        payments: vec![
            payment(date!(2026 - 11 - 05), 1_000_000, Some(By::Reference), false),
            payment(date!(2026 - 10 - 08), 2_400_000, Some(By::Agent), false),
            payment(date!(2026 - 09 - 09), 2_311_938, Some(By::AccountAndAmount), true),
        ],
        mandate: Some(mandate()),
        faults: Vec::new(),
        done: Some("withdrawn"),
    }
}

fn mandate() -> MandateView {
    MandateView {
        reference: "TSR-4052594-1".to_owned(),
        holder: "ATLAS TEXTILE SARL".to_owned(),
        account: "…2396".to_owned(),
        signed_on: date!(2026 - 10 - 01),
    }
}

fn order(lang: Lang, order: OrderRow) -> OrderPage {
    let line = |part, centimes| OrderLineView { month: Month::at(2026, 9), part, amount: dh(centimes) };
    OrderPage {
        frame: company_frame(
            lang,
            &format!("/employers/4052594/payments/{}", order.reference.compact()),
            Room::Account,
        ),
        employer: employer(lang),
        order,
        lines: vec![line(DuePart::Contributions, 2_244_600), line(DuePart::Surcharges, 67_338)],
        fund: Some(FundView { name: "CNSS (essai)".to_owned(), rib: "000 780 0000000000000001 29".to_owned() }),
        may_withdraw: true,
        done: Some("made"),
    }
}

fn debit_page(lang: Lang) -> DebitPage {
    DebitPage {
        frame: company_frame(lang, "/employers/4052594/payments/debit", Room::Account),
        employer: employer(lang),
        mandate: Some(mandate()),
        may_pay: true,
        typed: MandateFields::default(),
        faults: Vec::new(),
    }
}

fn parts() -> Vec<PartRow> {
    let days = [date!(2026 - 11 - 16), date!(2026 - 12 - 16), date!(2027 - 01 - 16)];
    days.into_iter()
        .zip([748_200, 748_200, 771_850])
        .map(|(on, centimes)| PartRow { on, amount: dh(centimes) })
        .collect()
}

pub(super) fn plan(state: &'static str) -> PlanShown {
    let words = |for_state, words: &str| if state == for_state { words.to_owned() } else { String::new() };
    PlanShown {
        id: PlanId(uuid::Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001)),
        state,
        proposed_on: date!(2026 - 11 - 09),
        months: vec![Month::at(2026, 8), Month::at(2026, 9)],
        parts: parts(),
        broken: (state == "broken").then(|| (date!(2026 - 11 - 17), dh(748_200))),
        remark: words("refused", "Exemple : trop de versements."),
        grounds: "Exemple : impayé d’un client.".to_owned(),
        may_withdraw: state == "proposed",
    }
}

fn plans(lang: Lang, plans: Vec<PlanShown>) -> PlansPage {
    PlansPage {
        frame: company_frame(lang, "/employers/4052594/plans", Room::Account),
        employer: employer(lang),
        may_pay: true,
        late: dh(2_244_600),
        draft: Some(DraftView {
            debt: dh(2_244_600),
            added: dh(23_650),
            unconfirmed: dh(11_220),
            months: vec![Month::at(2026, 8), Month::at(2026, 9)],
            parts: parts(),
        }),
        parts: 3,
        first_on: date!(2026 - 11 - 16),
        grounds: String::new(),
        done: plans.iter().any(|plan| plan.state == "proposed").then_some("proposed"),
        plans,
        faults: Vec::new(),
    }
}
