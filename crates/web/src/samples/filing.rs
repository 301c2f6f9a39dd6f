//! Samples of the pages from the answers on.

use super::{Sample, add as push, affiliate, code, dh, due, employer, fault, frame, id, insured, month, rule};
use crate::Frame;
use crate::frame::Acting;
use crate::pages::answers::{
    AnswersPage, ComparisonView, ExampleView, LatePage, LeftOutView, PersonView, WageChangeView, WarningView,
};
use crate::pages::declarations::{
    DeclarationPage, Download, EventView, FiledPage, FilingView, KeptFileView, LinePage, LineView, StepView,
};
use crate::pages::receipts::{Outcome, ReceiptCheckPage, ReceiptFacts};
use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber, Totals};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::FileHash;
use tasrih_domain::lifecycle::{Event, State};
use tasrih_domain::{Branch, Lang, Month, Payer, Situation};
use tasrih_i18n::{Text, render};
use time::macros::{date, datetime};

pub(super) fn add(lang: Lang, samples: &mut Vec<Sample>) {
    push(samples, "answers", &answers(lang));
    push(samples, "answers-faults", &answers_with_faults(lang));
    let mandate = Some(("CABINET ESSAI SARL".to_owned(), date!(2026 - 01 - 01)));
    let acting = Acting {
        company: employer(lang).name,
        from: date!(2026 - 01 - 01),
        href: crate::routes::members::mandates(&lang, &affiliate(4_052_594)),
    };
    let under_mandate = Frame { acting: Some(acting), ..frame(lang, "/declarations/1/check") };
    push(samples, "answers-mandate", &AnswersPage { frame: under_mandate, mandate, ..answers(lang) });
    push(
        samples,
        "late",
        &LatePage {
            frame: frame(lang, "/declarations/1/submit"),
            id: id(1),
            month: month(),
            due_on: date!(2026 - 11 - 10),
            days: 5,
            fine: Some(dh(210_000)),
            fields: vec![("seen".to_owned(), "4".to_owned())],
        },
    );
    push(samples, "filed", &filed(lang));
    push(samples, "declaration", &declaration(lang));
    push(samples, "line", &line_page(lang));
    let outcomes = [
        ("receipt-genuine", Outcome::Genuine(facts(lang))),
        ("receipt-replaced", Outcome::Replaced(facts(lang))),
        ("receipt-cancelled", Outcome::Cancelled(facts(lang))),
        ("receipt-unknown", Outcome::Unknown),
        ("receipt-ask", Outcome::Ask),
    ];
    for (name, outcome) in outcomes {
        let frame = Frame::new(lang, "/check/7KQ4M2XD9RTP".to_owned(), None);
        push(samples, name, &ReceiptCheckPage { frame, code: "7KQ4-M2XD-9RTP".to_owned(), outcome });
    }
}

fn totals() -> Totals {
    Totals { employees: 42, days: 1_062, gross: dh(10_000_000), capped: dh(6_000_000) }
}

fn receipt() -> ReceiptNumber {
    ReceiptNumber("202610-4052594-0-000127".to_owned())
}

fn person(name: &str, number: u32, gross: i64) -> PersonView {
    PersonView { name: name.to_owned(), insured: insured(number), gross: Some(dh(gross)) }
}

fn change(name: &str, before: i64, after: i64) -> WageChangeView {
    WageChangeView { name: name.to_owned(), before: dh(before), after: dh(after) }
}

fn answers(lang: Lang) -> AnswersPage {
    let wage = Args::new().with("before", Arg::Money(dh(450_000))).with("now", Arg::Money(dh(900_000)));
    AnswersPage {
        frame: frame(lang, "/declarations/1/check"),
        id: id(1),
        version: 4,
        employer: employer(lang),
        month: month(),
        person: frame(lang, "").person.unwrap_or_default(),
        mandate: None,
        totals: totals(),
        due: due(),
        comparison: Some(ComparisonView {
            previous: Month::at(2026, 9),
            joined: vec![person("ESSAI HIND", 145_678_903, 300_000), person("TEMOIN OMAR", 156_789_014, 412_000)],
            joined_count: 2,
            left: vec![person("ANCIEN KARIM", 112_345_675, 512_000)],
            left_count: 1,
            changed: vec![change("EXEMPLE NADIA", 450_000, 900_000), change("MODELE YOUSSEF", 600_000, 612_050)],
            changed_count: 2,
        }),
        warnings: vec![WarningView {
            code: code("M002"),
            count: 4,
            title: rule("rule-M002.title", wage.clone()),
            help: rule("rule-M002.help", wage.clone()),
            examples: vec![ExampleView { row: Some(14), text: rule("rule-M002", wage) }],
            href: "/fr/declarations/1/verdict?rule=M002".to_owned(),
            accepted: false,
            reason: String::new(),
            fault: false,
        }],
        blocked: 0,
        left_out: vec![],
        leave_out_fault: false,
        due_on: date!(2026 - 11 - 10),
        late_days: 0,
        may_submit: true,
        is_correction: false,
        faults: vec![],
    }
}

fn answers_with_faults(lang: Lang) -> AnswersPage {
    let mut page = answers(lang);
    page.comparison = None;
    page.warnings[0].fault = true;
    "Prime annuelle".clone_into(&mut page.warnings[0].reason);
    page.blocked = 3;
    page.left_out = vec![LeftOutView { row: 14, who: "EXEMPLE NADIA".to_owned() }];
    page.leave_out_fault = true;
    page.late_days = 5;
    page.is_correction = true;
    let title = render(lang, &page.warnings[0].title);
    page.faults = vec![
        fault("accept-M002", Text::of("fault-warning").with("title", Arg::Text(title))),
        fault("leave-out", Text::of("fault-leave-out")),
    ];
    page
}

fn filed(lang: Lang) -> FiledPage {
    FiledPage {
        frame: frame(lang, "/declarations/1/filed"),
        id: id(1),
        employer: employer(lang),
        month: month(),
        receipt: receipt(),
        filed_at: datetime!(2026-11-08 13:05 UTC),
        filed_by: frame(lang, "").person.unwrap_or_default(),
        on_time: true,
        due_on: date!(2026 - 11 - 10),
        due: due().total(),
        left_out: 3,
        complement: Some(id(2)),
        check_code: "7KQ4M2XD9RTP".to_owned(),
        downloads: Download::ALL[..5].to_vec(),
    }
}

fn line(row: u32, name: &str, number: u32, gross: i64, situation: Situation) -> LineView {
    let capped = gross.min(600_000);
    let (gross, capped) = (dh(gross), dh(capped));
    LineView { row, name: name.to_owned(), insured: insured(number), days: 26, gross, capped, situation }
}

fn declaration(lang: Lang) -> DeclarationPage {
    let event = |event, who: Option<&str>| EventView {
        at: datetime!(2026-11-08 13:05 UTC),
        event,
        who: who.map(str::to_owned),
        firm: (event == Event::Filed).then(|| "CABINET ESSAI SARL".to_owned()),
        reason: None,
    };
    DeclarationPage {
        frame: frame(lang, "/declarations/1"),
        id: id(1),
        employer: employer(lang),
        month: month(),
        kind: DeclarationKind::MAIN,
        state: State::Filed,
        file: Some(KeptFileView { name: "Paie_octobre_2026.xlsx".to_owned(), hash: FileHash([0xa7; 32]) }),
        totals: totals(),
        due: due(),
        filing: Some(FilingView {
            receipt: receipt(),
            at: datetime!(2026-11-08 13:05 UTC),
            due_on: date!(2026 - 11 - 10),
            on_time: true,
        }),
        replaced_by: Some(id(3)),
        can_correct: true,
        new_file: Some("/fr/employers/4052594/2026-10/upload?correcting=1".to_owned()),
        events: vec![
            event(Event::Filed, Some("Salma Exemple")),
            event(Event::ChecksPassed, None),
            event(Event::FileReceived, Some("Salma Exemple")),
        ],
        downloads: Download::ALL[..5].to_vec(),
        search: String::new(),
        lines: vec![
            line(12, "EXEMPLE NADIA", 123_456_785, 900_000, Situation::Normal),
            line(13, "MODELE YOUSSEF", 134_567_892, 612_050, Situation::Normal),
            line(14, "ESSAI HIND", 145_678_903, 300_000, Situation::Left),
        ],
        lines_total: 42,
        next: Some("/fr/declarations/1?after=14".to_owned()),
    }
}

fn line_page(lang: Lang) -> LinePage {
    let step = |branch, payer, ceiling: Option<i64>, rate: &str, product: &str, rounded| StepView {
        branch,
        payer,
        base: dh(ceiling.unwrap_or(900_000)),
        ceiling: ceiling.map(dh),
        rate: rate.to_owned(),
        product: product.to_owned(),
        rounded: dh(rounded),
        source: Text::of("law-decree-2-14-207"),
        is_confirmed: branch != Branch::JobLoss,
    };
    LinePage {
        frame: frame(lang, "/declarations/1/lines/12"),
        id: id(1),
        employer: employer(lang),
        month: month(),
        line: line(12, "EXEMPLE NADIA", 123_456_785, 900_000, Situation::Normal),
        steps: vec![
            step(Branch::FamilyAllowances, Payer::Employer, None, "6.40", "576,0000", 57_600),
            step(Branch::JobLoss, Payer::Employee, Some(600_000), "0.19", "11,4000", 1_140),
            step(Branch::LongTerm, Payer::Employer, Some(600_000), "7.93", "475,8000", 47_580),
        ],
        employer_share: dh(105_180),
        employee_share: dh(1_140),
    }
}

fn facts(lang: Lang) -> ReceiptFacts {
    ReceiptFacts {
        receipt: receipt(),
        employer: employer(lang).name,
        affiliate: affiliate(4_052_594),
        month: month(),
        kind: DeclarationKind::MAIN,
        filed_at: datetime!(2026-11-08 13:05 UTC),
        on_time: true,
        employees: 42,
        gross: totals().gross,
        due: due().total(),
        hash: FileHash([0xa7; 32]),
    }
}
