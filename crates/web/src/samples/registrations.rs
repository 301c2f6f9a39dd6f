//! Registration of employees.

use super::{Sample, add as push, company_frame, employer, fault};
use crate::frame::Room;
use crate::handlers::registration_view as shown;
use crate::pages::registrations::{
    BatchPage, BulkPage, DocumentView, HappeningView, KnownView, ListCellView, ListRowView, RegistrationCheckPage,
    RegistrationFormPage, RegistrationPage, RegistrationsPage, message,
};
use tasrih_domain::id::{BatchId, DocumentId, PersonId, RegistrationId};
use tasrih_domain::registration::check::check;
use tasrih_domain::registration::{Checked, Event, Item, Side, Standing, State, Typed};
use tasrih_domain::{Column, Lang, Severity};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

const TODAY: Date = date!(2026 - 11 - 24);
const NOON: OffsetDateTime = datetime!(2026-11-24 12:00 UTC);

fn registration(n: u128) -> RegistrationId {
    RegistrationId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_1000 + n))
}

fn typed() -> Typed {
    let items = [
        (Item::Surname, "El Alaoui"),
        (Item::GivenName, "Salma"),
        (Item::BirthDate, "1995-02-01"),
        (Item::Sex, "female"),
        (Item::Nationality, "MA"),
        (Item::Cin, "AB123456"),
        (Item::HireDate, "2026-11-16"),
        (Item::Phone, "06 12 34 56 78"),
    ];
    items.into_iter().map(|(item, text)| (item, text.to_owned())).collect()
}

fn whole() -> Typed {
    typed().with(Item::SurnameArabic, "العلوي").with(Item::GivenNameArabic, "سلمى")
}

fn checked(typed: &Typed) -> Checked {
    check(typed, TODAY)
}

/// The pages of this room.
pub fn add(lang: Lang, samples: &mut Vec<Sample>) {
    push(samples, "registrations", &list(lang));
    push(
        samples,
        "registrations-empty",
        &RegistrationsPage { requests: Vec::new(), counts: Vec::new(), batches: Vec::new(), ..list(lang) },
    );
    push(samples, "registration-new", &form(lang, &Typed::new().with(Item::Nationality, "MA"), None));
    let faulty = typed().with(Item::Cin, "ABC12").with(Item::BirthDate, "1/2/95").with(Item::Surname, "");
    push(samples, "registration-faults", &form(lang, &faulty.with(Item::SurnameArabic, "العلوي"), Some(2)));
    push(samples, "registration-check", &check_page(lang, &whole()));
    push(samples, "registration-known", &known(lang));
    for state in [State::Submitted, State::NeedsInformation, State::Accepted, State::Refused] {
        push(samples, name_of(state), &status(lang, state));
    }
    push(samples, "registrations-bulk", &bulk(lang));
    let refused = BulkPage {
        faults: vec![fault("file", Text::of("list-refused-missing"))],
        missing: vec![Item::BirthDate, Item::HireDate],
        ..bulk(lang)
    };
    push(samples, "registrations-bulk-refused", &refused);
    push(samples, "registrations-batch", &batch(lang));
    let sending = BatchPage { is_sending: true, is_open: false, sent: 1_200, rows: Vec::new(), ..batch(lang) };
    push(samples, "registrations-sending", &sending);
}

const fn name_of(state: State) -> &'static str {
    match state {
        State::NeedsInformation => "registration-question",
        State::Accepted => "registration-accepted",
        State::Refused => "registration-refused",
        _ => "registration-sent",
    }
}

fn list(lang: Lang) -> RegistrationsPage {
    let row = |n: u128, state: State, number: Option<&str>| crate::pages::registrations::RequestRow {
        id: registration(n),
        name: whole().name(lang == Lang::Ar),
        number: number.map(str::to_owned),
        insured: (state == State::Accepted).then(|| "150000005".to_owned()),
        state,
        at: NOON,
    };
    RegistrationsPage {
        frame: company_frame(lang, "/employers/4052594/registrations", Room::Registrations),
        employer: employer(lang),
        requests: vec![
            row(4, State::Draft, None),
            row(3, State::NeedsInformation, Some("IM-2026-000123")),
            row(2, State::Submitted, Some("IM-2026-000122")),
            row(1, State::Accepted, Some("IM-2026-000121")),
        ],
        counts: vec![(State::Draft, 1), (State::Submitted, 1), (State::NeedsInformation, 1), (State::Accepted, 1)],
        only: None,
        next: Some("?before=1".to_owned()),
        batches: vec![crate::pages::registrations::BatchLink {
            id: BatchId(Uuid::from_u128(7)),
            file_name: "nouveaux.xlsx".to_owned(),
            at: NOON,
        }],
        may_register: true,
    }
}

fn form(lang: Lang, typed: &Typed, seen: Option<u32>) -> RegistrationFormPage {
    let checked = checked(typed);
    let faults: &[_] = if seen.is_some() { &checked.faults } else { &[] };
    RegistrationFormPage {
        frame: company_frame(lang, "/employers/4052594/registrations/new", Room::Registrations),
        employer: employer(lang),
        id: registration(1),
        seen,
        fields: shown::fields(typed, faults),
        faults: if seen.is_some() { shown::summary(&checked, lang) } else { Vec::new() },
    }
}

fn documents() -> Vec<DocumentView> {
    vec![DocumentView {
        id: DocumentId(Uuid::from_u128(9)),
        name: "cin-recto.jpg".to_owned(),
        kind: "JPEG",
        kibibytes: 2_340,
    }]
}

fn check_page(lang: Lang, typed: &Typed) -> RegistrationCheckPage {
    let checked = checked(typed);
    RegistrationCheckPage {
        frame: company_frame(lang, "/employers/4052594/registrations/1", Room::Registrations),
        employer: employer(lang),
        id: registration(1),
        seen: 2,
        answers: shown::answers(typed, &checked),
        proposals: shown::proposals(typed),
        known: Vec::new(),
        documents: documents(),
        faults: Vec::new(),
        is_sendable: checked.applicant.is_some(),
        is_simple: checked.is_simple(),
        may_register: true,
    }
}

fn known(lang: Lang) -> RegistrationCheckPage {
    let known = |n: u128, why, is_here| KnownView {
        person: PersonId(Uuid::from_u128(n)),
        masked: format!("•••••••{n:02}"),
        is_proven: why == "same-paper",
        why,
        is_here,
    };
    RegistrationCheckPage {
        known: vec![known(21, "same-paper", false), known(34, "same-name-and-birth", true)],
        faults: vec![fault("known", Text::of("fault-registration-other"))],
        documents: Vec::new(),
        ..check_page(lang, &typed())
    }
}

fn status(lang: Lang, state: State) -> RegistrationPage {
    let words = match state {
        State::NeedsInformation | State::Refused if lang == Lang::Ar => "الصورة غير واضحة.",
        State::NeedsInformation | State::Refused => "La photo n’est pas lisible.",
        _ => "",
    };
    let happening = |event, side, words: &str| HappeningView { at: NOON, event, side, words: words.to_owned() };
    let sent = happening(Event::Submitted, Side::Employer, "");
    let mut history = vec![sent, happening(Event::Saved, Side::Employer, "")];
    match state {
        State::NeedsInformation => history.insert(0, happening(Event::Asked, Side::Office, words)),
        State::Refused => history.insert(0, happening(Event::Refused, Side::Office, words)),
        State::Accepted => history.insert(0, happening(Event::Accepted, Side::Gateway, "")),
        _ => {}
    }
    RegistrationPage {
        frame: company_frame(lang, "/employers/4052594/registrations/1", Room::Registrations),
        employer: employer(lang),
        id: registration(1),
        seen: 3,
        state,
        name: whole().name(lang == Lang::Ar),
        number: "IM-2026-000123".to_owned(),
        insured: (state == State::Accepted).then(|| "150000005".to_owned()),
        words: words.to_owned(),
        answers: shown::answers(&whole(), &checked(&whole())),
        documents: documents(),
        history,
        faults: Vec::new(),
        answer: String::new(),
        may_register: true,
    }
}

fn bulk(lang: Lang) -> BulkPage {
    BulkPage {
        frame: company_frame(lang, "/employers/4052594/registrations/bulk", Room::Registrations),
        employer: employer(lang),
        mebibytes: 16,
        people: 10_000,
        faults: Vec::new(),
        missing: Vec::new(),
    }
}

fn batch(lang: Lang) -> BatchPage {
    let row = |row, standing, same_as, cells| ListRowView {
        row,
        name: whole().name(lang == Lang::Ar),
        standing,
        same_as,
        cells,
        request: (standing == Standing::TakenOut).then(|| registration(5)),
    };
    let faults = checked(&typed().with(Item::Cin, "ABC12")).faults;
    let of_cin = faults.iter().filter(|fault| fault.item == Item::Cin);
    let cell = ListCellView {
        item: Item::Cin,
        column: Some(Column::Letter(8)),
        value: "ABC12".to_owned(),
        faults: of_cin.map(|fault| (Severity::Blocking, message(fault))).collect(),
    };
    BatchPage {
        frame: company_frame(lang, "/employers/4052594/registrations/bulk/7", Room::Registrations),
        employer: employer(lang),
        id: BatchId(Uuid::from_u128(7)),
        seen: 1,
        file_name: "nouveaux.xlsx".to_owned(),
        sendable: 4_810,
        doubtful: 12,
        known: 3,
        blocked: 2,
        sent: 0,
        taken_out: 1,
        is_sending: false,
        is_open: true,
        rows: vec![
            row(12, Standing::Blocked, None, vec![cell]),
            row(40, Standing::Blocked, Some(39), Vec::new()),
            row(77, Standing::Known, None, Vec::new()),
            row(90, Standing::TakenOut, None, Vec::new()),
        ],
        next: Some("?after=90".to_owned()),
        may_register: true,
    }
}
