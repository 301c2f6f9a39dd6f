//! The door.

use super::{Sample, add, company_frame, employer, fault, frame};
use crate::Frame;
use crate::frame::Room;
use crate::pages::signup::{
    ContactView, DoorDonePage, DoorPage, LetterView, MailboxPage, QuestionView, QuestionsPage, ResetPage, SignUpPage,
    TypedAccess,
};
use tasrih_domain::door::{DoorState, Errand, Route};
use tasrih_domain::finding::Arg;
use tasrih_domain::id::DoorId;
use tasrih_domain::{Channel, Lang};
use tasrih_i18n::Text;
use time::macros::datetime;
use uuid::Uuid;

pub(super) fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    let begin = |typed, faults| SignUpPage { frame: visitor(lang, "/sign-up"), typed, least: 8, faults };
    add(samples, "sign-up", &begin(TypedAccess::default(), Vec::new()));
    let least = Text::of("fault-password-short").with("least", Arg::Count(8));
    let faults = vec![fault("ice", Text::of("fault-ice")), fault("password", least)];
    let typed = TypedAccess {
        affiliate: "4052594".to_owned(),
        ice: "12".to_owned(),
        name: "Nadia Exemple".to_owned(),
        login: "nadia@atlas.example".to_owned(),
    };
    add(samples, "sign-up-faults", &begin(typed, faults));
    let reset = ResetPage { frame: visitor(lang, "/reset"), login: String::new(), faults: Vec::new() };
    add(samples, "reset", &reset);
    add(samples, "sign-up-ways", &door(lang, Errand::SignUp));
    add(samples, "sign-up-ways-none", &DoorPage { contacts: Vec::new(), ..door(lang, Errand::SignUp) });
    let code = |errand, route| DoorPage { route: Some(route), chooses: false, ..door(lang, errand) };
    let wrong = vec![fault("code", Text::of("fault-code-wrong"))];
    add(samples, "sign-up-code", &DoorPage { faults: wrong, ..code(Errand::SignUp, Route::OnFile) });
    add(samples, "sign-up-counter", &code(Errand::SignUp, Route::Counter));
    let asked = DoorPage { state: DoorState::Asked, ..code(Errand::SignUp, Route::Colleague) };
    add(samples, "sign-up-asked", &asked);
    let approved = DoorPage { state: DoorState::Approved, wait_seconds: 0, ..code(Errand::SignUp, Route::Colleague) };
    add(samples, "sign-up-approved", &approved);
    let refused = DoorPage { state: DoorState::Refused, ..door(lang, Errand::SignUp) };
    add(samples, "sign-up-refused", &refused);
    add(samples, "reset-code", &code(Errand::Reset, Route::OnFile));
    add(samples, "reset-asked", &DoorPage { state: DoorState::Asked, ..code(Errand::Reset, Route::Colleague) });
    add(samples, "reset-approved", &DoorPage { state: DoorState::Approved, ..code(Errand::Reset, Route::Colleague) });
    add(samples, "door-done", &DoorDonePage { frame: visitor(lang, "/ready") });
    let questions = |questions, code| QuestionsPage {
        frame: company_frame(lang, "/employers/4052594/requests", Room::Requests),
        employer: employer(lang),
        questions,
        answered: false,
        code,
    };
    add(samples, "questions", &questions(vec![question(1, Errand::SignUp), question(2, Errand::Reset)], None));
    add(samples, "questions-none", &questions(Vec::new(), None));
    add(samples, "questions-code", &questions(Vec::new(), Some("AF23-KM58".to_owned())));
    let letters = vec![letter(Lang::Fr), letter(Lang::Ar)];
    add(samples, "mailbox", &MailboxPage { frame: visitor(lang, "/mailbox"), letters });
    add(samples, "mailbox-empty", &MailboxPage { frame: visitor(lang, "/mailbox"), letters: Vec::new() });
}

fn door(lang: Lang, errand: Errand) -> DoorPage {
    let contact = |nth, channel, masked: &str| ContactView {
        value: format!("on-file-{nth}"),
        channel,
        masked: masked.to_owned(),
    };
    let (path, contacts) = match errand {
        Errand::SignUp => {
            let phone = contact(1, Channel::Sms, "+2126•••••42");
            ("/sign-up/abc", vec![contact(0, Channel::Email, "r•••@a•••.example"), phone])
        }
        Errand::Reset => ("/reset/abc", vec![contact(0, Channel::Email, "n•••@a•••.example")]),
    };
    DoorPage {
        frame: visitor(lang, path),
        token: "abc".to_owned(),
        errand,
        affiliate: (errand == Errand::SignUp).then(|| "4052594".to_owned()),
        login: "n•••@a•••.example".to_owned(),
        state: DoorState::Open,
        route: None,
        contacts,
        sent_at: None,
        wait_seconds: 42,
        minutes: 30,
        least: 8,
        chooses: true,
        code: String::new(),
        faults: Vec::new(),
    }
}

fn question(n: u128, errand: Errand) -> QuestionView {
    QuestionView {
        id: DoorId(Uuid::from_u128(n)),
        errand,
        name: "Nadia Exemple".to_owned(),
        login: "nadia@atlas.example".to_owned(),
        since: datetime!(2026-11-08 13:05 UTC),
    }
}

fn letter(lang: Lang) -> LetterView {
    let text = |key| tasrih_i18n::render_plain(lang, &words(key));
    LetterView {
        channel: if lang == Lang::Fr { Channel::Email } else { Channel::Sms },
        address: "nadia@atlas.example".to_owned(),
        lang,
        subject: if lang == Lang::Fr { text("message-code-reset.subject") } else { String::new() },
        body: text(if lang == Lang::Fr { "message-code-reset" } else { "message-code-reset.sms" }),
        codes: vec!["AF23-KM58".to_owned()],
        links: vec!["/fr/reset/abc".to_owned()],
        written_at: datetime!(2026-11-08 13:05 UTC),
    }
}

fn words(key: &'static str) -> Text {
    Text::of(key)
        .with("code", Arg::Text("AF23-KM58".to_owned()))
        .with("minutes", Arg::Count(30))
        .with("link", Arg::Text("https://tasrih.example/fr/reset/abc".to_owned()))
}

/// Nobody has signed in yet.
fn visitor(lang: Lang, path: &str) -> Frame {
    Frame { person: None, ..frame(lang, path) }
}
