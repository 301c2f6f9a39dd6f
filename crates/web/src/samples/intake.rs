//! Samples of the pages up to the verdict.

use super::{Sample, add as push, affiliate, code, company_frame, dh, employer, fault, frame, id, limits, month, rule};
use crate::Frame;
use crate::frame::Room;
use crate::pages::EmployerView;
use crate::pages::entry::{EntryOrigin, EntryPage, EntryRowView};
use crate::pages::errors::{ErrorKind, ErrorPage};
use crate::pages::help::{FormatsPage, RuleView, RulesPage};
use crate::pages::home::{PortfolioPage, PortfolioPart, PortfolioRow, TaskView, TasksPage};
use crate::pages::intake::{ColumnChoice, MappingPage, ProgressPage, RefusedPage, SheetPage, UploadPage};
use crate::pages::session::SignInPage;
use crate::pages::verdict::{CellView, FaultyRowView, FileView, GroupView, MessageView, VerdictPage};
use tasrih_app::home::{MonthPeople, RegistrationTasks};
use tasrih_app::portfolio::{PortfolioFilter, PortfolioSort};
use tasrih_domain::access::{Role, Under};
use tasrih_domain::declaration::{Counts, Totals};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Column, Field, Lang, Month, Severity};
use tasrih_i18n::Text;

pub(super) fn add(lang: Lang, samples: &mut Vec<Sample>) {
    for (name, faults) in
        [("sign-in", vec![]), ("sign-in-fault", vec![fault("email", Text::of("fault-sign-in-wrong"))])]
    {
        let frame = Frame::new(lang, "/sign-in".to_owned(), None);
        let email = "paie@atlas.example".to_owned();
        let expired = faults.is_empty();
        push(
            samples,
            name,
            &SignInPage {
                frame,
                email,
                next: String::new(),
                mailbox: Some("/fr/mailbox".to_owned()),
                expired,
                over: !expired,
                offers_passkeys: true,
                faults,
            },
        );
    }
    let home = |tasks, withdrawn| TasksPage {
        frame: company_frame(lang, "/", Room::Months),
        employer: employer(lang),
        tasks,
        people: MonthPeople { arrived: 1, gone: 2 },
        registrations: if withdrawn {
            RegistrationTasks::default()
        } else {
            RegistrationTasks { questions: 1, drafts: 2, lists: 1 }
        },
        withdrawn,
    };
    push(samples, "home", &home(tasks(), false));
    push(samples, "home-done", &home(tasks().split_off(4), true));
    push(samples, "portfolio", &portfolio(lang));
    push(samples, "upload", &upload(lang, false));
    push(samples, "upload-fault", &upload(lang, true));
    push(samples, "upload-filed", &UploadPage { filed: Some(id(2)), ..upload(lang, false) });
    push(samples, "upload-read-only", &UploadPage { may_prepare: false, ..upload(lang, false) });
    for (name, rows_done, rows_expected) in [("progress", 12_400, Some(20_000)), ("progress-start", 0, None)] {
        let (frame, file_name) = (frame(lang, "/declarations/1/progress"), "Paie_octobre_2026.xlsx".to_owned());
        let (employer, month, id) = (employer(lang), month(), id(1));
        push(samples, name, &ProgressPage { frame, id, employer, month, file_name, rows_done, rows_expected });
    }
    push(samples, "mapping", &mapping(lang));
    push(
        samples,
        "sheet",
        &SheetPage {
            frame: frame(lang, "/declarations/1/sheet"),
            id: id(1),
            version: 2,
            employer: employer(lang),
            month: month(),
            sheets: ["Octobre", "Octobre (2)", "ملحق"].map(str::to_owned).to_vec(),
            faults: vec![fault("sheet-1", Text::of("fault-choose-sheet"))],
        },
    );
    push(samples, "refused", &refused(lang));
    push(samples, "verdict", &verdict(lang));
    push(samples, "verdict-clear", &clear(lang));
    push(samples, "entry", &entry(lang));
    for kind in ErrorKind::ALL {
        let incident = (kind == ErrorKind::Incident).then(|| "7KQ4-M2XD".to_owned());
        let (frame, back) = (frame(lang, "/declarations/1"), Some("/fr/".to_owned()));
        push(samples, kind.code(), &ErrorPage { frame, kind, words: None, incident, back });
    }
    push(samples, "formats", &FormatsPage { frame: frame(lang, "/help/formats"), limits: limits() });
    push(samples, "rules", &rules(lang));
}

fn task(month: Month, state: Option<State>, days_left: i64) -> TaskView {
    let due_on = month.next().day(10).expect("every month has a tenth");
    TaskView {
        month,
        kind: 0,
        due_on,
        days_left,
        state,
        blocking: 3,
        filed_on: matches!(state, Some(State::Filed | State::Superseded)).then_some(due_on),
        on_time: days_left != -200,
        href: "/fr/declarations/1".to_owned(),
        may_prepare: true,
        may_submit: true,
    }
}

fn tasks() -> Vec<TaskView> {
    vec![
        task(Month::at(2026, 11), None, 16),
        task(Month::at(2026, 10), Some(State::Checked), 2),
        task(Month::at(2026, 9), Some(State::Ready), -14),
        TaskView { kind: 1, ..task(Month::at(2026, 8), Some(State::Refused), -45) },
        task(Month::at(2026, 8), Some(State::Filed), -45),
        task(Month::at(2026, 7), Some(State::Filed), -200),
        task(Month::at(2026, 6), Some(State::Superseded), -100),
    ]
}

fn portfolio(lang: Lang) -> PortfolioPage {
    let names = ["Atlas Textile SARL", "Rif Agrumes SA", "Souss Transport", "Menara Conseil", "Draa Énergie"];
    let states = [Some(State::Checked), None, Some(State::Received), Some(State::Filed), None];
    let rows = names
        .into_iter()
        .zip(states)
        .zip([2, -4, 2, 2, 16])
        .zip([4_052_594, 8_512_479, 1_796_301, 7_892_591, 4_052_594])
        .map(|(((name, state), days), number)| PortfolioRow {
            employer: EmployerView { name: name.to_owned(), affiliate: affiliate(number) },
            // The last one is looked at only.
            task: TaskView { may_prepare: days != 16, may_submit: days != 16, ..task(month(), state, days) },
            registrations: RegistrationTasks { questions: u64::from(days == 2), ..RegistrationTasks::default() },
            under: Under::Role(if days == 16 { Role::Reader } else { Role::Administrator }),
            balance: dh(if days == -4 { 2_244_600 } else { 0 }),
            standing: match days {
                -4 => Some(("irregular".to_owned(), 2)),
                16 => None,
                _ => Some(("regular".to_owned(), 0)),
            },
        })
        .collect();
    let part = |filter: PortfolioFilter| PortfolioPart {
        filter,
        count: if filter == PortfolioFilter::All { 61 } else { 3 },
        href: "/fr/?show=late".to_owned(),
    };
    PortfolioPage {
        may_attest: true,
        frame: frame(lang, "/"),
        rows,
        total: 61,
        open: 12,
        parts: PortfolioFilter::ALL.into_iter().map(part).collect(),
        filter: PortfolioFilter::All,
        search: String::new(),
        sort: PortfolioSort::Deadline,
        next: Some("/fr/?page=1".to_owned()),
        query: "q=&show=all".to_owned(),
        withdrawn: true,
        drop: Some(super::deliveries::form()),
    }
}

fn upload(lang: Lang, is_faulty: bool) -> UploadPage {
    UploadPage {
        frame: frame(lang, "/employers/4052594/2026-10/upload"),
        employer: employer(lang),
        month: month(),
        limits: limits(),
        correcting: is_faulty.then(|| id(2)),
        existing: is_faulty.then(|| id(3)),
        filed: None,
        may_prepare: true,
        due_on: month().next().day(10).expect("every month has a tenth"),
        previous_count: if is_faulty { 0 } else { 42 },
        entry: Some("/fr/employers/4052594/2026-10/entry".to_owned()),
        expected: is_faulty.then_some(13),
        pre_loaded: is_faulty,
        pre_fault: false,
        faults: if is_faulty { vec![fault("file", Text::of("fault-no-file"))] } else { vec![] },
    }
}

fn mapping(lang: Lang) -> MappingPage {
    let column = |at, heading: &str, chosen, samples: [&str; 3]| ColumnChoice {
        column: Column::Letter(at),
        heading: heading.to_owned(),
        chosen,
        samples: samples.map(str::to_owned).to_vec(),
    };
    MappingPage {
        frame: frame(lang, "/declarations/1/mapping"),
        id: id(1),
        version: 2,
        employer: employer(lang),
        month: month(),
        columns: vec![
            column(1, "Mat. sécu", Some(Field::InsuredNumber), ["123456785", "134567892", "145678903"]),
            column(2, "Intitulé", Some(Field::FullName), ["EXEMPLE NADIA", "MODELE YOUSSEF", "ESSAI HIND"]),
            column(3, "Jrs", Some(Field::Days), ["26", "26", "13"]),
            column(4, "Montant 1", None, ["4 500,00", "6 120,50", "3 000,00"]),
            column(5, "ملاحظات", None, ["عقد جديد", "", ""]),
        ],
        missing: vec![Field::GrossWage],
        fields: Field::PLAIN.to_vec(),
        faults: vec![fault("column-D", Text::of("fault-choose-columns"))],
    }
}

fn refused(lang: Lang) -> RefusedPage {
    RefusedPage {
        frame: frame(lang, "/declarations/1/verdict"),
        id: id(1),
        employer: employer(lang),
        month: month(),
        file_name: "Paie_octobre_2026.xlsx".to_owned(),
        version: 2,
        code: code("R013"),
        message: rule(
            "refusal-R013",
            Args::new().with("field", Arg::Field(Field::GrossWage)).with("count", Arg::Count(1)),
        ),
        can_map: true,
        may_prepare: true,
        headings: ["Mat. sécu", "Intitulé", "Jrs", "Montant 1"].map(str::to_owned).to_vec(),
    }
}

fn message(severity: Severity, text: Text) -> MessageView {
    MessageView { severity, text }
}

fn cell(field: Field, column: u16, heading: &str, value: &str, messages: Vec<MessageView>) -> CellView {
    let (heading, value) = (heading.to_owned(), value.to_owned());
    let (field, column, own_heading) = (Some(field), Some(Column::Letter(column)), Some("Mt 1".to_owned()));
    CellView { field, column, heading, own_heading, value, editable: true, messages }
}

fn ceiling() -> Args {
    Args::new().with("capped", Arg::Money(dh(645_000))).with("ceiling", Arg::Money(dh(600_000)))
}

fn verdict(lang: Lang) -> VerdictPage {
    use Severity::{Blocking, Notice, Warning};
    let days = Args::new().with("field", Arg::Field(Field::Days)).with("max", Arg::Count(26));
    let wage = Args::new().with("before", Arg::Money(dh(450_000))).with("now", Arg::Money(dh(900_000)));
    let two_ways = Args::new()
        .with("field", Arg::Field(Field::GrossWage))
        .with("first", Arg::Money(dh(450)))
        .with("second", Arg::Money(dh(450_000)));
    VerdictPage {
        frame: frame(lang, "/declarations/1/verdict?severity=blocking"),
        id: id(1),
        version: 4,
        employer: employer(lang),
        month: month(),
        file: FileView { name: "Paie_octobre_2026.xlsx".to_owned(), sheet: Some("Octobre".to_owned()), encoding: None },
        counts: Counts { rows: 42, valid: 39, blocking: 3, warnings: 1, notices: 1 },
        totals: Totals { employees: 39, days: 1_000, gross: dh(21_450_000), capped: dh(19_000_000) },
        groups: vec![
            group("F018", Blocking, ["rule-F018.title", "rule-F018.help"], days.clone(), true),
            group("F008", Blocking, ["rule-F008.title", "rule-F008.help"], two_ways.clone(), false),
            group("C012", Blocking, ["rule-C012.title", "rule-C012.help"], ceiling(), false),
            group("M002", Warning, ["rule-M002.title", "rule-M002.help"], wage.clone(), false),
        ],
        file_messages: vec![message(Notice, rule("rule-S007", Args::new()))],
        rows: faulty_rows(days, wage, two_ways),
        next: Some("/fr/declarations/1/verdict?after=27".to_owned()),
        code: None,
        severity: None,
        mapping: Some("/fr/declarations/1/mapping".to_owned()),
        entry: Some("/fr/employers/4052594/2026-10/entry".to_owned()),
        can_replace: true,
        may_prepare: true,
        is_correction: false,
        faults: vec![],
    }
}

fn faulty_rows(days: Args, wage: Args, two_ways: Args) -> Vec<FaultyRowView> {
    use Severity::{Blocking, Warning};
    let who =
        |field, column, value| CellView { editable: false, ..cell(field, column, "Nom et prénom", value, vec![]) };
    let row = |row, who: &str, cells| FaultyRowView { row, who: who.to_owned(), cells };
    vec![
        row(
            14,
            "EXEMPLE NADIA",
            vec![
                cell(Field::Days, 5, "Jours", "31", vec![message(Blocking, rule("rule-F018", days))]),
                cell(
                    Field::CappedWage,
                    7,
                    "Sal. plafonné",
                    "6 450,00",
                    vec![message(Blocking, rule("rule-C012", ceiling()))],
                ),
            ],
        ),
        row(
            15,
            "MODELE YOUSSEF",
            vec![
                cell(Field::GrossWage, 6, "Sal. brut", "4.500", vec![message(Blocking, rule("rule-F008", two_ways))]),
                who(Field::FullName, 3, "MODELE YOUSSEF"),
            ],
        ),
        row(
            27,
            "نموذج ليلى",
            vec![cell(
                Field::GrossWage,
                6,
                "الأجر الإجمالي",
                "9 000,00",
                vec![message(Warning, rule("rule-M002", wage))],
            )],
        ),
    ]
}

fn group(of: &'static str, severity: Severity, keys: [&'static str; 2], args: Args, is_chosen: bool) -> GroupView {
    GroupView {
        code: code(of),
        severity,
        count: 2,
        first_row: Some(14),
        title: rule(keys[0], args.clone()),
        help: is_chosen.then(|| rule(keys[1], args)),
        href: format!("/fr/declarations/1/verdict?rule={of}"),
        is_chosen,
    }
}

fn clear(lang: Lang) -> VerdictPage {
    VerdictPage {
        counts: Counts { rows: 42, valid: 42, blocking: 0, warnings: 0, notices: 1 },
        groups: vec![],
        rows: vec![],
        next: None,
        is_correction: true,
        ..verdict(lang)
    }
}

fn entry(lang: Lang) -> EntryPage {
    let values = |values: [&str; 7]| values.map(str::to_owned);
    let days = Text::new("rule-F018", Args::new().with("field", Arg::Field(Field::Days)).with("max", Arg::Count(26)));
    let said = Text::of("fault-entry-row")
        .with("number", Arg::Count(2))
        .with("message", Arg::Text(tasrih_i18n::render(lang, &days)));
    EntryPage {
        frame: frame(lang, "/employers/4052594/2026-10/entry"),
        employer: employer(lang),
        month: month(),
        origin: EntryOrigin::LastMonth,
        rows: vec![
            EntryRowView {
                number: 1,
                values: values(["123456785", "EXEMPLE", "NADIA", "AB123456", "26", "4500,00", ""]),
                faults: vec![],
            },
            EntryRowView {
                number: 2,
                values: values(["134567892", "MODELE", "YOUSSEF", "", "31", "6120,50", "CS"]),
                faults: vec![("days", days)],
            },
        ],
        faults: vec![fault("r2-days", said)],
    }
}

fn rules(lang: Lang) -> RulesPage {
    let place = Text::of("source-control").with("place", Arg::Text("12".to_owned()));
    let rule = |of, title, severity, source| RuleView {
        code: code(of),
        title: Text::of(title),
        severity,
        source: Text::of(source),
        place: (source == "source-charter").then(|| place.clone()),
    };
    RulesPage {
        frame: frame(lang, "/help/rules"),
        rules: vec![
            rule("C012", "rule-C012.title", Severity::Blocking, "source-charter"),
            rule("C004", "rule-C004.title", Severity::Warning, "source-charter"),
            rule("S007", "rule-S007.title", Severity::Notice, "source-reading"),
        ],
    }
}
