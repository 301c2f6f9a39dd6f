//! Attestations drawn and signed in a second by one core: what an accountant's archive takes.
//!
//! Counted in time on the processor (Linux), so that a busy machine tells the same as an idle one.

use std::time::Duration;
use tasrih_certificate::attestation::{AttestationContent, EmployerFacts, MonthFigures, StandingMonth, Statement};
use tasrih_certificate::{Seal, attestation};
use tasrih_domain::attestation::{AttestationKind, AttestationNumber, CheckCode};
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::macros::{date, datetime};

/// Signed attestations a second on one core, by the simple path.
const AIM: u128 = 150;
/// Bytes of one, at most.
const BYTES_AIM: usize = 110 * 1024;
/// How long each kind is drawn.
const LASTS: Duration = Duration::from_secs(4);

/// Prints the table; says whether the targets are reached.
pub fn table() -> bool {
    let (seal, _) = Seal::demo(datetime!(2026-11-24 10:00 UTC)).expect("the machine gives randomness");
    println!(
        "\n### Signed attestations on one core\n\n| paper | a second | target | bytes | target |\n|---|--:|--:|--:|--:|"
    );
    let mut is_reached = true;
    for (name, statement) in [
        ("regular standing", standing as fn() -> Statement),
        ("payroll of a year", payroll),
        ("payroll of ten years", ten_years),
    ] {
        let draw = |serial: u32| {
            let content = content(serial, statement());
            let url = format!("https://tasrih.example/fr/verify/{}", content.code.as_str());
            attestation(&content, &url, &seal).expect("it is drawn").len()
        };
        // The first one parses the faces and the messages.
        draw(1);
        let (mut drawn, mut bytes) = (0_u32, 0);
        let before = on_processor();
        let mut spent = Duration::ZERO;
        while spent < LASTS {
            bytes += draw(drawn + 2);
            drawn += 1;
            spent = on_processor().saturating_sub(before);
        }
        let each = (spent / drawn).as_micros().max(1);
        let (rate, size) = (1_000_000 / each, bytes / usize::try_from(drawn).expect("fits"));
        // Only what stands on one sheet has a target.
        let is_long = name.contains("ten");
        let (aim, most) =
            if is_long { (String::new(), String::new()) } else { (format!("≥ {AIM}"), format!("≤ {BYTES_AIM}")) };
        println!("| {name} | {rate} | {aim} | {size} | {most} |");
        is_reached &= is_long || (rate >= AIM && size <= BYTES_AIM);
    }
    is_reached
}

fn content(serial: u32, statement: Statement) -> AttestationContent {
    let kind = match statement {
        Statement::Standing { .. } => AttestationKind::Standing,
        _ => AttestationKind::Payroll,
    };
    let mut code = [0; CheckCode::BYTES];
    code[..4].copy_from_slice(&serial.to_be_bytes());
    AttestationContent {
        number: AttestationNumber { kind, year: 2026, serial },
        issued_at: datetime!(2026-11-24 10:00 UTC),
        valid_until: date!(2027 - 11 - 23),
        employer: Some(EmployerFacts {
            name: format!("Ateliers Exemple {serial} SARL"),
            name_ar: format!("شركة الأوراش النموذجية {serial}"),
            affiliate: AffiliateNumber::from_value(serial).expect("seven digits at most"),
            ice: format!("{:015}", u64::from(serial) * 97),
            activity: "Menuiserie".to_owned(),
            address: format!("{serial}, rue de l’Exemple, Casablanca"),
        }),
        person: None,
        statement,
        code: CheckCode::of(code),
    }
}

fn months(count: usize) -> Vec<Month> {
    let mut months: Vec<_> =
        std::iter::successors(Some(Month::at(2026, 10)), |month| Some(month.previous())).take(count).collect();
    months.reverse();
    months
}

fn standing() -> Statement {
    let month = |month: Month| StandingMonth {
        month,
        filed_on: month.next().day(9),
        due: Money::from_centimes(2_244_600),
        paid: Money::from_centimes(2_244_600),
    };
    Statement::Standing {
        judged_on: date!(2026 - 11 - 24),
        through: Some(Month::at(2026, 10)),
        is_under_plan: false,
        months: months(6).into_iter().map(month).collect(),
    }
}

fn figures(count: usize) -> Statement {
    let month = |month: Month| MonthFigures {
        month,
        filed_on: month.next().day(9).expect("every month has a ninth day"),
        employees: 13,
        days: 338,
        gross: Money::from_centimes(10_000_000),
        capped: Money::from_centimes(6_000_000),
    };
    Statement::Payroll(months(count).into_iter().map(month).collect())
}

fn payroll() -> Statement {
    figures(12)
}

fn ten_years() -> Statement {
    figures(120)
}

/// Time that this one thread spent on the processor.
fn on_processor() -> Duration {
    let text = std::fs::read_to_string("/proc/self/schedstat").expect("Linux tells it");
    let nanoseconds = text.split_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.expect("the first number is nanoseconds on the processor"))
}
