//! Samples of the back office.

use super::{Sample, add as push, dh, employer, fault, frame, id, insured, month};
use crate::pages::office::affiliations::{AffiliationCasePage, AffiliationRow, AffiliationsPage, PaperView};
use crate::pages::office::approvals::{ApprovalPage, ApprovalsPage, DecisionView, ImpactView, ProposalView};
use crate::pages::office::counter::SlipPage;
use crate::pages::office::employers::{
    ActView, CancelPage, EmployerPage, EmployerRow, EmployersPage, FilingRow, IdentityView, MandateView, MemberView,
};
use crate::pages::office::law::{
    BranchRateView, DeadlineFields, DeadlinesPage, DueView, ItemView, PublishedView, RateFields, RatesPage,
};
use crate::pages::office::people::{
    ContactView, DeclaredView, MonthView, PeoplePage, PersonFields, PersonPage, PersonView,
};
use crate::pages::office::registrations::{
    AlikePersonView, AlikeRequestView, QueueRow, RegistrationCasePage, RegistrationsPage,
};
use crate::pages::office::{ChangeView, OfficePage, PlaceView, QueueView};
use crate::pages::registrations::{AnswerView, DocumentView, HappeningView, RequestRow};
use crate::routes::collection;
use crate::routes::office as to;
use tasrih_domain::access::{Post, Role};
use tasrih_domain::affiliation::{Item, Paper, State as Stands};
use tasrih_domain::approval::{Act, ApprovalState, ContactChange, FiledMonth, Proposal, Waivable};
use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber};
use tasrih_domain::id::{AffiliationId, ApprovalId, DocumentId, EmployerId, PersonId};
use tasrih_domain::law::LawChange;
use tasrih_domain::lifecycle::State;
use tasrih_domain::mandate::MandateState;
use tasrih_domain::person::{DocumentKind, Sex};
use tasrih_domain::registration;
use tasrih_domain::{Branch, Lang, Month, Payer, Situation};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use uuid::Uuid;

/// The pages of this room.
pub fn add(lang: Lang, samples: &mut Vec<Sample>) {
    push(samples, "office", &home(lang));
    push(samples, "office-approvals", &approvals(lang));
    push(samples, "office-approval-deadline", &approval(lang, Act::Deadline));
    push(samples, "office-approval-rate", &approval(lang, Act::Rate));
    push(samples, "office-approval-decided", &decided(lang));
    push(samples, "office-approval-fault", &without_reason(lang));
    push(samples, "office-deadlines", &deadlines(lang));
    push(samples, "office-rates", &rates(lang));
    push(samples, "office-employers", &employers(lang));
    push(samples, "office-employer", &record(lang));
    push(samples, "office-filing", &filing(lang));
    push(samples, "office-approval-code", &approved_code(lang));
    push(samples, "office-slip", &slip(lang));
    push(samples, "office-affiliations", &affiliations(lang));
    push(samples, "office-registrations", &registrations(lang));
    push(samples, "office-registration", &registration_case(lang));
    push(samples, "office-affiliation", &affiliation_case(lang));
    push(samples, "office-people", &people(lang));
    push(samples, "office-person", &person_page(lang));
    let on_file = vec!["+212612345678".to_owned()];
    let contact = ContactView { on_file, by: Some(employer(lang)), card: "AB1".to_owned(), ..contact() };
    let faults = vec![fault("contact-card", Text::of("refused-contact-card"))];
    push(samples, "office-person-contact", &PersonPage { contact, faults, ..person_page(lang) });
}

fn home(lang: Lang) -> OfficePage {
    OfficePage {
        frame: frame(lang, "/agent"),
        posts: vec![Post::Supervisor],
        queues: vec![
            QueueView { code: "affiliations", count: 0, href: to::affiliations(&lang) },
            QueueView { code: "payments", count: 3, href: collection::waiting(&lang) },
            QueueView { code: "plans", count: 1, href: collection::plans(&lang) },
            QueueView { code: "approvals", count: 2, href: to::approvals(&lang) },
        ],
        places: vec![
            PlaceView { code: "employers", href: to::employers(&lang) },
            PlaceView { code: "statements", href: collection::statements(&lang) },
            PlaceView { code: "debits", href: collection::debits(&lang) },
            PlaceView { code: "deadlines", href: to::deadlines(&lang) },
            PlaceView { code: "rates", href: to::rates(&lang) },
        ],
    }
}

fn change() -> LawChange {
    LawChange::DueOn { month: month(), due_on: date!(2026 - 11 - 17) }
}

fn share() -> LawChange {
    LawChange::Share { branch: Branch::LongTerm, payer: Payer::Employee, from: Month::at(2027, 1), millionths: 41_000 }
}

fn proposal(lang: Lang, proposal: Proposal, state: ApprovalState) -> ProposalView {
    ProposalView {
        id: ApprovalId(Uuid::from_u128(7)),
        employer: proposal.employer().map(|_| employer(lang)),
        proposal,
        by: "Zineb Exemple".to_owned(),
        at: datetime!(2026-11-03 09:12 UTC),
        state,
    }
}

fn cancelling() -> Proposal {
    Proposal::CancelFiling { declaration: id(1), employer: EmployerId(Uuid::from_u128(2)) }
}

fn approvals(lang: Lang) -> ApprovalsPage {
    let address = "salma@atlas.example".parse().expect("an invented address is one");
    let of = EmployerId(Uuid::from_u128(2));
    let contact = Proposal::Contact { employer: of, change: ContactChange::Remove, address };
    let address = "salma@atlas.example".parse().expect("an invented address is one");
    let counter = Proposal::CounterAdministrator { employer: EmployerId(Uuid::from_u128(2)), address };
    let ceiling = LawChange::Ceiling { from: Month::at(2027, 4), amount: dh(700_000) };
    let remission = Proposal::Remission { employer: of, month: month(), of: Waivable::Surcharge, amount: dh(12_050) };
    ApprovalsPage {
        frame: frame(lang, "/agent/approvals"),
        rows: vec![
            proposal(lang, Proposal::Law(change()), ApprovalState::Waiting),
            proposal(lang, Proposal::Law(share()), ApprovalState::Approved),
            proposal(lang, Proposal::Law(ceiling), ApprovalState::Refused),
            proposal(lang, cancelling(), ApprovalState::Expired),
            proposal(lang, counter, ApprovalState::Waiting),
            proposal(lang, contact, ApprovalState::Waiting),
            proposal(lang, remission, ApprovalState::Waiting),
        ],
        state: None,
        act: Some(Act::Deadline),
        next: Some(format!("{}?after=1", to::approvals(&lang))),
    }
}

fn approval(lang: Lang, act: Act) -> ApprovalPage {
    let frame = frame(lang, "/agent/approvals/7");
    let law = if act == Act::Deadline { change() } else { share() };
    let (what, before, after) = if act == Act::Deadline {
        (frame.t("office-due-of").with("month", month()).to_string(), "10/11/2026", "17/11/2026")
    } else {
        (frame.coded("branch-", "long_term").to_string(), "3,96\u{a0}%", "4,10\u{a0}%")
    };
    let impact = ImpactView {
        month: month(),
        declarations: 3_120,
        employees: 48_200,
        branches: vec![
            (Branch::FamilyAllowances, dh(640_000), dh(640_000)),
            (Branch::LongTerm, dh(713_400), dh(721_800)),
        ],
        filed: vec![
            FiledMonth { month: month().previous(), declarations: 3_098, before: dh(1_341_200), after: dh(1_349_500) },
            FiledMonth { month: month(), declarations: 3_120, before: dh(1_353_400), after: dh(1_361_800) },
        ],
    };
    ApprovalPage {
        proposal: proposal(lang, Proposal::Law(law), ApprovalState::Waiting),
        grounds: "Décision du directeur général n° 12 du 2 novembre 2026".to_owned(),
        url: Some("https://caisse.example/decisions/12".to_owned()),
        expires_at: datetime!(2026-11-10 09:12 UTC),
        changes: vec![ChangeView { what, before: before.to_owned(), after: after.to_owned() }],
        impact: (act == Act::Rate).then_some(impact),
        decision: None,
        seen: 1,
        may_decide: true,
        may_draw_code: false,
        is_own: false,
        reason: String::new(),
        faults: Vec::new(),
        frame,
    }
}

fn decided(lang: Lang) -> ApprovalPage {
    let decision = DecisionView {
        by: "Anas Exemple".to_owned(),
        at: datetime!(2026-11-03 10:40 UTC),
        reason: "La décision n’est pas signée".to_owned(),
    };
    ApprovalPage {
        proposal: proposal(lang, cancelling(), ApprovalState::Refused),
        decision: Some(decision),
        may_decide: false,
        url: None,
        ..approval(lang, Act::Deadline)
    }
}

fn without_reason(lang: Lang) -> ApprovalPage {
    let faults = vec![fault("reason", Text::of("refused-reason-missing"))];
    ApprovalPage { faults, ..approval(lang, Act::Deadline) }
}

fn published(change: LawChange) -> PublishedView {
    PublishedView {
        change,
        title: "Décision d’essai n° 11".to_owned(),
        url: Some("https://caisse.example/decisions/11".to_owned()),
        on: date!(2026 - 10 - 28),
    }
}

fn deadlines(lang: Lang) -> DeadlinesPage {
    let rule = || Text::coded("law-", "dahir-1-72-184");
    DeadlinesPage {
        frame: frame(lang, "/agent/deadlines"),
        months: vec![
            DueView { month: month().next(), on: date!(2026 - 12 - 10), moved_from: None, source: rule() },
            DueView {
                month: month(),
                on: date!(2026 - 11 - 17),
                moved_from: Some(date!(2026 - 11 - 10)),
                source: rule(),
            },
        ],
        published: vec![published(change())],
        may_propose: true,
        typed: DeadlineFields { month: month().to_string(), due_on: "2026-11-09".to_owned(), ..Default::default() },
        faults: vec![fault(
            "due_on",
            Text::of("refused-deadline-not-later")
                .with("date", tasrih_domain::finding::Arg::Date(date!(2026 - 11 - 10))),
        )],
    }
}

fn rates(lang: Lang) -> RatesPage {
    let rate = |branch, base, employer: &str, employee: &str| BranchRateView {
        branch,
        base,
        employer: employer.to_owned(),
        employee: employee.to_owned(),
        source: Text::coded("law-", "cleiss-2017-2024"),
    };
    RatesPage {
        frame: frame(lang, "/agent/rates"),
        month: month(),
        branches: vec![
            rate(Branch::FamilyAllowances, "gross", "6.40", "0.00"),
            rate(Branch::LongTerm, "capped", "7.93", "3.96"),
        ],
        ceiling: dh(600_000),
        ceiling_source: Text::coded("law-", "cleiss-2017-2024"),
        first_possible: month().next(),
        items: vec![
            ItemView { code: "long_term-employee".to_owned(), share: Some((Branch::LongTerm, "employee")) },
            ItemView { code: "ceiling".to_owned(), share: None },
        ],
        published: Vec::new(),
        may_propose: true,
        typed: RateFields { from: month().next().to_string(), ..Default::default() },
        faults: Vec::new(),
    }
}

fn employers(lang: Lang) -> EmployersPage {
    EmployersPage {
        frame: frame(lang, "/agent/employers"),
        rows: vec![EmployerRow {
            employer: employer(lang),
            city: "CASABLANCA".to_owned(),
            activity: "TEXTILE".to_owned(),
        }],
        search: "atlas".to_owned(),
        next: None,
    }
}

fn filing_row(state: State) -> FilingRow {
    FilingRow {
        id: id(1),
        month: month(),
        kind: DeclarationKind::MAIN,
        state,
        filed_at: state.is_filed().then_some(datetime!(2026-11-08 09:30 UTC)),
        on_time: true,
        employees: 42,
        gross: dh(10_000_000),
        can_cancel: state.is_filed(),
    }
}

fn record(lang: Lang) -> EmployerPage {
    let act = |act: &str| ActView { at: datetime!(2026-11-09 08:00 UTC), act: act.to_owned() };
    EmployerPage {
        frame: frame(lang, "/agent/employers/4052594"),
        employer: employer(lang),
        identity: IdentityView {
            name: "Atlas Textile SARL".to_owned(),
            name_ar: "أطلس للنسيج ش.م.م".to_owned(),
            ice: "001520031000067".to_owned(),
            activity: "TEXTILE".to_owned(),
            address: "14 RUE DE L ESSAI, 20100 CASABLANCA".to_owned(),
            declares_from: Month::at(2026, 1),
            health_exempt: true,
            agricultural: false,
        },
        members: vec![MemberView {
            name: "Salma Exemple".to_owned(),
            role: Role::Administrator,
            since: datetime!(2026-01-05 08:00 UTC),
        }],
        mandates: vec![MandateView {
            is_given: true,
            other: Some(employer(lang)),
            state: MandateState::Accepted,
            from: date!(2026 - 01 - 05),
            until: None,
        }],
        filings: vec![filing_row(State::Ready), filing_row(State::Filed), filing_row(State::Cancelled)],
        next: None,
        contacts: vec!["rh@atlas.example".to_owned(), "+212612345678".to_owned()],
        may_change_contact: true,
        may_give_code: true,
        may_remit: true,
        typed: String::new(),
        faults: Vec::new(),
        acts: vec![act("declaration-cancelled"), act("employer-seen")],
    }
}

fn filing(lang: Lang) -> CancelPage {
    CancelPage {
        frame: frame(lang, "/agent/filings/1"),
        employer: employer(lang),
        filing: filing_row(State::Filed),
        receipt: ReceiptNumber("202610-4052594-0-000127".to_owned()),
        due: dh(2_244_600),
        reason: String::new(),
        faults: vec![fault("reason", Text::of("refused-reason-missing"))],
    }
}

fn approved_code(lang: Lang) -> ApprovalPage {
    let address: tasrih_domain::Address = "salma@atlas.example".parse().expect("an invented address is one");
    let what = address.text().to_owned();
    let counter = Proposal::CounterAdministrator { employer: EmployerId(Uuid::from_u128(2)), address };
    let frame = frame(lang, "/agent/approvals/7");
    let after = frame.coded("office-role-", "administrator").to_string();
    ApprovalPage {
        proposal: proposal(lang, counter, ApprovalState::Approved),
        grounds: String::new(),
        url: None,
        changes: vec![ChangeView { what, before: "–".to_owned(), after }],
        decision: Some(DecisionView {
            by: "Anas Exemple".to_owned(),
            at: datetime!(2026-11-03 10:40 UTC),
            reason: String::new(),
        }),
        may_decide: false,
        may_draw_code: true,
        is_own: true,
        ..approval(lang, Act::Deadline)
    }
}

fn slip(lang: Lang) -> SlipPage {
    SlipPage {
        frame: frame(lang, "/agent/approvals/7/code"),
        employer: employer(lang),
        address: "salma@atlas.example".to_owned(),
        code: "AH23-JK58".to_owned(),
        minutes: 30,
    }
}

fn person() -> PersonView {
    PersonView {
        id: PersonId(Uuid::from_u128(9)),
        insured: insured(123_456_785),
        name: "BENALI SALMA".to_owned(),
        name_ar: "بنعلي سلمى".to_owned(),
        born_on: Some(date!(1990 - 05 - 12)),
        sex: Some(Sex::Female),
        nationality: "MA".to_owned(),
        document: Some((DocumentKind::Cin, "AB123456".to_owned())),
        is_registered: true,
    }
}

fn people(lang: Lang) -> PeoplePage {
    PeoplePage {
        frame: frame(lang, "/agent/people"),
        typed: PersonFields { number: "AB123456".to_owned(), ..PersonFields::default() },
        found: Some(vec![person()]),
        faults: Vec::new(),
    }
}

fn person_page(lang: Lang) -> PersonPage {
    let month_view =
        MonthView { month: month(), days: Some(26), gross: Some(dh(500_000)), situation: Situation::Normal };
    PersonPage {
        frame: frame(lang, "/agent/people/9"),
        person: person(),
        contact: contact(),
        declared: vec![DeclaredView {
            employer: employer(lang),
            stays: vec![(date!(2024 - 03 - 01), None), (date!(2020 - 01 - 06), Some(date!(2022 - 06 - 30)))],
            months: vec![month_view],
        }],
        may_see_employers: true,
        faults: Vec::new(),
    }
}

fn contact() -> ContactView {
    ContactView {
        on_file: vec!["salma@example.ma".to_owned()],
        by: None,
        may_confirm: true,
        card: String::new(),
        address: String::new(),
        seen: 1,
    }
}

fn affiliations(lang: Lang) -> AffiliationsPage {
    AffiliationsPage {
        frame: frame(lang, "/agent/affiliations"),
        rows: vec![AffiliationRow {
            id: AffiliationId(Uuid::from_u128(4)),
            number: "A26-0042".to_owned(),
            name: "RIAD EXEMPLE SARL".to_owned(),
            city: "MARRAKECH".to_owned(),
            state: Stands::Submitted,
            at: datetime!(2026-11-03 09:12 UTC),
        }],
        state: Stands::Submitted,
        next: None,
    }
}

fn affiliation_case(lang: Lang) -> AffiliationCasePage {
    let item = |item, value: &str| (item, value.to_owned());
    AffiliationCasePage {
        frame: frame(lang, "/agent/affiliations/4"),
        id: AffiliationId(Uuid::from_u128(4)),
        number: "A26-0042".to_owned(),
        state: Stands::Submitted,
        at: datetime!(2026-11-03 09:12 UTC),
        items: vec![
            item(Item::Name, "RIAD EXEMPLE SARL"),
            item(Item::LegalForm, "sarl"),
            item(Item::Ice, "001520031000067"),
            item(Item::City, "MARRAKECH"),
        ],
        papers: vec![
            PaperView {
                paper: Paper::Statutes,
                file: Some((DocumentId(Uuid::from_u128(5)), "statuts.pdf".to_owned())),
            },
            PaperView { paper: Paper::Rib, file: None },
        ],
        same_ice: vec![employer(lang)],
        remark: String::new(),
        seen: 2,
        words: String::new(),
        faults: vec![fault("words", Text::of("refused-reason-missing"))],
    }
}

fn request_row(lang: Lang) -> RequestRow {
    let name = if lang == Lang::Ar { "أوا نداي" } else { "NDIAYE AWA" };
    RequestRow {
        id: tasrih_domain::id::RegistrationId(Uuid::from_u128(6)),
        name: name.to_owned(),
        number: Some("D26-000042-7".to_owned()),
        insured: None,
        state: registration::State::Submitted,
        at: datetime!(2026-11-03 09:12 UTC),
    }
}

fn registrations(lang: Lang) -> RegistrationsPage {
    RegistrationsPage {
        frame: frame(lang, "/agent/registrations"),
        rows: vec![QueueRow { request: request_row(lang), employer: employer(lang) }],
        waiting: 3,
        state: registration::State::Submitted,
        number: "D26".to_owned(),
        not_found: true,
        next: Some(format!("{}?after=1", to::registrations(&lang))),
    }
}

fn registration_case(lang: Lang) -> RegistrationCasePage {
    let value = |text: &str| Text::of("registration-value").with("value", tasrih_domain::Arg::Text(text.to_owned()));
    let answer = |item, text: &str| AnswerView { item, value: value(text), faults: Vec::new() };
    RegistrationCasePage {
        frame: frame(lang, "/agent/registrations/6"),
        employer: employer(lang),
        request: request_row(lang),
        answers: vec![
            answer(registration::Item::Surname, "NDIAYE"),
            answer(registration::Item::GivenName, "AWA"),
            answer(registration::Item::Passport, "A07001020"),
        ],
        people: vec![AlikePersonView {
            id: PersonId(Uuid::from_u128(9)),
            insured: insured(123_456_785),
            name: "NDIAYE AWA".to_owned(),
            name_ar: String::new(),
            born_on: Some(date!(1994 - 11 - 03)),
            document: Some("A07001020".to_owned()),
            why: "same-paper",
        }],
        requests: vec![AlikeRequestView { request: request_row(lang), employer: employer(lang) }],
        documents: vec![DocumentView {
            id: DocumentId(Uuid::from_u128(5)),
            name: "passeport.jpg".to_owned(),
            kind: "JPEG",
            kibibytes: 812,
        }],
        history: vec![HappeningView {
            at: datetime!(2026-11-03 09:12 UTC),
            event: registration::Event::Submitted,
            side: registration::Side::Employer,
            words: String::new(),
        }],
        seen: 2,
        words: String::new(),
        faults: vec![fault("words", Text::of("refused-registration-no-reason"))],
    }
}
