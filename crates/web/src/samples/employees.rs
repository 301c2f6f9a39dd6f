//! The register of a company's employees.

use super::{Sample, add, company_frame, dh, employer, fault, insured, month};
use crate::frame::Room;
use crate::pages::employees::{
    EmployeePage, EmployeeRow, EmployeesPage, ExpectedPage, ExpectedRow, HirePage, MoveForm, Shown,
};
use tasrih_app::DeclaredMonth;
use tasrih_app::register::{Gap, MonthRow};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::employment::{Employment, EmploymentSource, Leave, LeaveReason};
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{EmployerId, EmploymentId, PersonId};
use tasrih_domain::{Lang, Month, Situation};
use tasrih_i18n::Text;
use time::macros::date;
use uuid::Uuid;

fn person() -> PersonId {
    PersonId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0101))
}

fn row(name: &str, name_ar: &str, number: u32) -> EmployeeRow {
    EmployeeRow {
        person: person(),
        name: name.to_owned(),
        name_ar: name_ar.to_owned(),
        insured: insured(number),
        hired_on: date!(2024 - 03 - 01),
        left_on: None,
        last_declared: Some(Month::at(2026, 9)),
        is_silent: false,
    }
}

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    let rows = vec![
        row("ALAOUI MOHAMED", "العلوي محمد", 123_456_785),
        EmployeeRow {
            last_declared: Some(Month::at(2026, 6)),
            is_silent: true,
            ..row("BENNANI SALMA", "", 134_567_894)
        },
        EmployeeRow { left_on: Some(date!(2026 - 10 - 12)), ..row("TAZI OMAR", "", 145_678_903) },
    ];
    let list = |rows: Vec<EmployeeRow>, search: &str| EmployeesPage {
        frame: company_frame(lang, "/employers/4052594/employees", Room::Employees),
        employer: employer(lang),
        may_register: true,
        shown: Shown::Present,
        search: search.to_owned(),
        total: rows.len() as u64,
        rows,
        next: None,
        month: month(),
    };
    add(samples, "employees", &list(rows, ""));
    add(samples, "employees-none-found", &list(Vec::new(), "Zerouali"));
    add(samples, "employee", &employee(lang));
    let text = Text::of("refused-leaves-before-hire").with("on", Arg::Date(date!(2024 - 03 - 01)));
    let form = MoveForm { on: "2024-02-01".to_owned(), reason: "resigned".to_owned() };
    add(samples, "employee-refused", &EmployeePage { form, faults: vec![fault("left-on", text)], ..employee(lang) });
    let hire = HirePage {
        frame: company_frame(lang, "/employers/4052594/employees/hire", Room::Employees),
        employer: employer(lang),
        insured: "123456785".to_owned(),
        document: String::new(),
        born_on: String::new(),
        on: "2026-10-05".to_owned(),
        faults: vec![fault("document", Text::of("refused-hire-identity"))],
    };
    add(samples, "hire", &hire);
    add(samples, "expected", &expected(lang));
}

fn employee(lang: Lang) -> EmployeePage {
    let declared = |month, days, gross, situation| MonthRow {
        month,
        gap: None,
        declared: vec![DeclaredMonth {
            declaration: super::id(7),
            month,
            kind: DeclarationKind::MAIN,
            days: Some(days),
            gross: Some(dh(gross)),
            capped: Some(dh(gross.min(600_000))),
            situation,
        }],
    };
    let missing = |month, gap| MonthRow { month, gap: Some(gap), declared: Vec::new() };
    let stay = Employment {
        id: EmploymentId(Uuid::from_u128(2)),
        employer: EmployerId(Uuid::from_u128(3)),
        person: person(),
        hired_on: date!(2026 - 03 - 01),
        leave: None,
        source: EmploymentSource::Hired,
        last_declared: Some(Month::at(2026, 9)),
        is_current: true,
        version: 1,
    };
    let leave = Leave { on: date!(2025 - 05 - 31), reason: LeaveReason::ContractEnded, is_declared: false };
    let before = Employment {
        hired_on: date!(2024 - 03 - 01),
        leave: Some(leave),
        source: EmploymentSource::Declared,
        is_current: false,
        ..stay.clone()
    };
    EmployeePage {
        frame: company_frame(lang, &format!("/employers/4052594/employees/{}", person()), Room::Employees),
        employer: employer(lang),
        person: person(),
        name: "ALAOUI MOHAMED".to_owned(),
        name_ar: "العلوي محمد".to_owned(),
        insured: insured(123_456_785),
        document: "•••••456".to_owned(),
        stays: vec![stay, before],
        months: vec![
            declared(Month::at(2026, 9), 26, 550_000, Situation::Normal),
            missing(Month::at(2026, 8), Gap::NotOnIt),
            missing(Month::at(2026, 7), Gap::NothingFiled),
            declared(Month::at(2026, 6), 0, 0, Situation::UnpaidLeave),
        ],
        earlier: Some(format!("/{lang}/employers/4052594/employees/{}?before=2026-06", person())),
        may_register: true,
        is_silent: false,
        done: Some("hired"),
        form: MoveForm::default(),
        faults: Vec::new(),
    }
}

fn expected(lang: Lang) -> ExpectedPage {
    let row =
        |name: &str, number, situation| ExpectedRow { insured: insured(number), name: name.to_owned(), situation };
    ExpectedPage {
        frame: company_frame(lang, "/employers/4052594/2026-10/expected", Room::Employees),
        employer: employer(lang),
        month: month(),
        is_fund: false,
        total: 2,
        people: vec![row("ALAOUI MOHAMED", 123_456_785, None), row("TAZI OMAR", 145_678_903, None)],
        hired: vec![row("BENNANI SALMA", 134_567_894, None)],
        left: vec![row("TAZI OMAR", 145_678_903, Some(Situation::Left))],
        next: None,
    }
}
