//! Samples of the pages of a company's standing.

use super::{Sample, add as push, company_frame, dh, employer, fault, id};
use crate::frame::Room;
use crate::pages::standing::{
    Chart, ConsentForm, ConsentRow, Look, LookPage, LookView, MonthRow, ReasonView, StandingPage,
};
use tasrih_app::standing::MonthStanding;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::ConsentId;
use tasrih_domain::{Lang, Money, Month};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use time::{Date, Duration};

const ON: Date = date!(2026 - 11 - 24);

pub(super) fn add(lang: Lang, samples: &mut Vec<Sample>) {
    push(samples, "standing", &page(lang, true));
    push(samples, "standing-regular", &page(lang, false));
    let faulty = StandingPage {
        faults: vec![fault("days", Text::of("consent-fault-days").with("max", Arg::Count(90)))],
        done: None,
        ..page(lang, true)
    };
    push(samples, "standing-fault", &faulty);
    let look = |look| LookPage { frame: crate::Frame::new(lang, "/consent/0".to_owned(), None), look };
    let seen = LookView {
        employer: employer(lang),
        code: "irregular",
        on: ON,
        reasons: reasons(false),
        until: datetime!(2026-12-24 09:00 UTC),
    };
    push(samples, "look", &look(Look::Shown(Box::new(seen))));
    push(samples, "look-ended", &look(Look::Ended));
    push(samples, "look-unknown", &look(Look::Unknown));
    push(samples, "look-too-many", &look(Look::TooMany));
}

fn consent(n: u128) -> ConsentId {
    ConsentId(id(n).0)
}

fn reasons(has_cures: bool) -> Vec<ReasonView> {
    let month = |number| Arg::Month(Month::at(2026, number));
    let href = |to: &str| format!("/fr/employers/4052594/{to}");
    vec![
        ReasonView {
            text: Text::of("reason-not-declared")
                .with("month", month(9))
                .with("since", Arg::Date(date!(2026 - 10 - 11))),
            cure: has_cures.then(|| (href("202609/upload"), "declare")),
        },
        ReasonView {
            text: Text::of("reason-due")
                .with("month", month(8))
                .with("amount", Arg::Money(dh(748_200)))
                .with("since", Arg::Date(date!(2026 - 09 - 11))),
            cure: has_cures.then(|| (href("payments"), "pay")),
        },
        ReasonView {
            text: Text::of("reason-plan-broken")
                .with("since", Arg::Date(date!(2026 - 11 - 16)))
                .with("missing", Arg::Money(dh(500_000))),
            cure: has_cures.then(|| (href("plans"), "pay-plan")),
        },
    ]
}

fn months(is_late: bool) -> Vec<MonthStanding> {
    let first = Month::at(2024, 11);
    let all = std::iter::successors(Some(first), |month| Some(month.next())).take(24);
    let one = |(month, at): (Month, i64)| {
        let due_on = month.next().day(10).expect("every month has a tenth");
        let due = if at == 22 && is_late { Money::ZERO } else { dh(2_000_000 + at * 20_000) };
        let late = if at == 21 && is_late { dh(748_200) } else { Money::ZERO };
        let open = if at == 23 { due } else { late };
        let filed_on = (!due.is_zero()).then(|| due_on + Duration::days(if at == 9 { 12 } else { -2 }));
        MonthStanding { month, due_on, filed_on, due, paid: due - open, overdue: late, is_past: at != 23 }
    };
    all.zip(0..).map(one).collect()
}

fn page(lang: Lang, is_late: bool) -> StandingPage {
    let months = months(is_late);
    let row = |month: &MonthStanding| MonthRow {
        of: *month,
        declare: month.is_missing().then(|| "/fr/employers/4052594/202609/upload".to_owned()),
    };
    let link = |n, address: Option<&str>, revoked_at| ConsentRow {
        id: consent(n),
        to: "Commune de Safi".to_owned(),
        until: datetime!(2026-12-24 09:00 UTC),
        revoked_at,
        with_reasons: n == 1,
        address: address.map(str::to_owned),
        looks: if n == 1 { vec![(datetime!(2026-11-23 14:05 UTC), "irregular".to_owned())] } else { Vec::new() },
    };
    let shown = "https://tasrih.example/fr/consent/01990000000070008000000000000001c0ffee00c0ffee00c0ffee00c0ffee00";
    let form = ConsentForm { id: consent(9), to: String::new(), days: "30".to_owned(), with_reasons: false };
    StandingPage {
        frame: company_frame(lang, "/employers/4052594/standing", Room::Standing),
        employer: employer(lang),
        code: if is_late { "irregular" } else { "regular" },
        on: ON,
        reasons: if is_late { reasons(true) } else { Vec::new() },
        open: months.iter().map(MonthStanding::open).sum(),
        overdue: months.iter().map(|month| month.overdue).sum(),
        credit: if is_late { Money::ZERO } else { dh(12_345) },
        chart: Chart::of(&months, lang),
        months: months.iter().rev().map(row).collect(),
        consents: if is_late {
            vec![link(1, Some(shown), None), link(2, None, Some(datetime!(2026-11-20 10:00 UTC))), link(3, None, None)]
        } else {
            Vec::new()
        },
        form: is_late.then_some(form),
        done: is_late.then_some("given"),
        faults: Vec::new(),
    }
}
