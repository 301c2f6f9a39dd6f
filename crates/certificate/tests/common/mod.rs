//! Invented attestations, and the programs that read them.

mod programs;

pub use programs::{run, text_of, written};
use std::sync::LazyLock;
use tasrih_certificate::Seal;
use tasrih_certificate::attestation;
use tasrih_certificate::attestation::{
    AttestationContent, EmployerFacts, MonthFigures, OwnMonth, PersonFacts, StandingMonth, Statement, Stay,
};
use tasrih_domain::attestation::{AttestationKind, AttestationNumber, CheckCode};
use tasrih_domain::{Money, Month};
use time::macros::{date, datetime};

pub fn employer() -> EmployerFacts {
    EmployerFacts {
        name: "Ateliers de l’Atlas Exemple SARL".to_owned(),
        name_ar: "شركة أوراش الأطلس النموذجية".to_owned(),
        affiliate: "4052594".parse().unwrap(),
        ice: "001524887000061".to_owned(),
        activity: "Menuiserie métallique".to_owned(),
        address: "12, rue de l’Exemple, Casablanca".to_owned(),
    }
}

pub fn person() -> PersonFacts {
    PersonFacts {
        name: "EXEMPLE Naïma".to_owned(),
        name_ar: "نعيمة المثال".to_owned(),
        insured: "123456785".parse().unwrap(),
        born_on: Some(date!(1990 - 05 - 17)),
    }
}

pub fn content(statement: Statement) -> AttestationContent {
    let kind = match &statement {
        Statement::Standing { .. } => AttestationKind::Standing,
        Statement::Affiliation { .. } => AttestationKind::Affiliation,
        Statement::Wages(_) => AttestationKind::Wages,
        Statement::Payroll(_) => AttestationKind::Payroll,
        Statement::OwnWages { .. } => AttestationKind::OwnWages,
        Statement::Registration { .. } => AttestationKind::Registration,
    };
    AttestationContent {
        number: AttestationNumber { kind, year: 2026, serial: 123 },
        issued_at: datetime!(2026-11-24 10:00:00 UTC),
        valid_until: kind.valid_until(date!(2026 - 11 - 24)),
        employer: (kind != AttestationKind::OwnWages).then(employer),
        person: kind.is_of_person().then(person),
        statement,
        code: CheckCode::of([0x3c, 0xe8, 0x41, 0x02, 0x99, 0xde, 0xad, 0xbe, 0xef, 0x07]),
    }
}

pub fn months(count: usize) -> Vec<Month> {
    let mut months = vec![Month::at(2026, 10)];
    while months.len() < count {
        months.insert(0, months[0].previous());
    }
    months
}

pub fn figures(count: usize) -> Vec<MonthFigures> {
    let figures = |(at, month): (i64, Month)| MonthFigures {
        month,
        filed_on: month.next().day(9).unwrap(),
        employees: 13,
        days: 338,
        gross: Money::from_centimes(10_000_000 + at * 123_456),
        capped: Money::from_dirhams(60_000),
    };
    (0..).zip(months(count)).map(figures).collect()
}

pub fn own_months(count: usize) -> Vec<OwnMonth> {
    let own = |(at, month): (i64, Month)| OwnMonth {
        month,
        employer: "Ateliers de l’Atlas Exemple SARL".to_owned(),
        affiliate: "4052594".parse().unwrap(),
        days: 26,
        gross: Money::from_centimes(750_000 + at * 5_000),
        capped: Money::from_centimes(600_000),
    };
    (0..).zip(months(count)).map(own).collect()
}

/// One of each kind.
pub fn statements() -> Vec<(&'static str, Statement)> {
    let standing = months(6).into_iter().map(|month| StandingMonth {
        month,
        filed_on: month.next().day(9),
        due: Money::from_centimes(2_244_600),
        paid: Money::from_centimes(2_244_600),
    });
    let own = own_months(12);
    let stay = |hired_on, left_on| Stay {
        employer: "Ateliers de l’Atlas Exemple SARL".to_owned(),
        affiliate: "4052594".parse().unwrap(),
        hired_on,
        left_on,
    };
    vec![
        (
            "standing",
            Statement::Standing {
                judged_on: date!(2026 - 11 - 24),
                through: Some(Month::at(2026, 10)),
                is_under_plan: false,
                months: standing.collect(),
            },
        ),
        ("affiliation", Statement::Affiliation { since: Month::at(2019, 1), latest: Some((Month::at(2026, 10), 13)) }),
        ("wages", Statement::Wages(figures(3))),
        ("payroll", Statement::Payroll(figures(12))),
        ("own_wages", Statement::OwnWages { from: own[0].month, to: own[11].month, months: own }),
        (
            "registration",
            Statement::Registration {
                since: date!(2012 - 02 - 01),
                stays: vec![
                    stay(date!(2019 - 03 - 04), None),
                    stay(date!(2012 - 02 - 01), Some(date!(2018 - 12 - 31))),
                ],
            },
        ),
    ]
}

/// Address of a check page.
pub const CHECK_URL: &str = "https://tasrih.example/fr/verify/7KM420MSVTPVXVR7";

/// Keys of demonstration, the same for every test of a run.
pub fn seal() -> &'static Seal {
    static SEAL: LazyLock<Seal> = LazyLock::new(|| Seal::demo(datetime!(2026-11-24 10:00:00 UTC)).unwrap().0);
    &SEAL
}

/// The attestation as a signed file.
pub fn signed(statement: Statement) -> Vec<u8> {
    attestation(&content(statement), CHECK_URL, seal()).unwrap()
}
