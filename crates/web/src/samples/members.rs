use super::{Sample, add as push, affiliate, company_frame, employer, fault, frame};
use crate::Frame;
use crate::frame::{Acting, Room};
use crate::pages::members::{
    ActRow, ActivityPage, AskView, InvitationPage, InvitationRow, MandatePage, MandateRow, MandatesPage, MemberRow,
    OwnActivityPage, PeoplePage,
};
use crate::routes::members;
use tasrih_app::mandates::ActKind;
use tasrih_domain::Lang;
use tasrih_domain::access::Role;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{AccountId, InvitationId, MandateId};
use tasrih_domain::mandate::{MandateMove, MandateState, Scope, Side};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use uuid::Uuid;

/// The pages of this room.
pub fn add(lang: Lang, samples: &mut Vec<Sample>) {
    push(samples, "people", &people(lang));
    let faults = vec![fault("address", Text::of("fault-member-already"))];
    push(samples, "people-fault", &PeoplePage { faults, address: "0612345678".to_owned(), done: None, ..people(lang) });
    let (invitations, done) = (Vec::new(), None);
    let page = PeoplePage { may_administer: false, invitations, done, ..people(lang) };
    push(samples, "people-read-only", &PeoplePage { frame: client(lang, &page.frame), ..page });
    push(samples, "invitation", &invitation(lang));
    let signed_in = frame(lang, "/invitation?code=7KQ4M2XD9RTP");
    push(samples, "invitation-signed-in", &InvitationPage { frame: signed_in, ..invitation(lang) });
    push(samples, "invitation-account", &InvitationPage { has_account: true, ..invitation(lang) });
    let faults =
        vec![fault("name", Text::of("fault-member-name")), fault("password", Text::of("fault-password-known"))];
    push(samples, "invitation-fault", &InvitationPage { faults, ..invitation(lang) });
    push(samples, "mandates", &mandates(lang));
    let mut asks = asks();
    asks[1] = AskView { other: "12".to_owned(), is_open: true, ..asks[1].clone() };
    let faults = vec![fault("firm-other", Text::of("fault-mandate-number"))];
    push(samples, "mandates-fault", &MandatesPage { asks, faults, done: None, ..mandates(lang) });
    let (given, held) = (Vec::new(), Vec::new());
    push(
        samples,
        "mandates-read-only",
        &MandatesPage { may_administer: false, given, held, done: None, ..mandates(lang) },
    );
    let address = format!("/employers/4052594/mandates/{}", id(1));
    push(
        samples,
        "mandate",
        &MandatePage {
            frame: company_frame(lang, &address, Room::Mandates),
            employer: employer(lang),
            row: row(lang, 1, MandateState::Accepted),
            acts: acts(lang),
            next: Some(format!("{}?before=7", members::mandate(&lang, &affiliate(4_052_594), &MandateId(id(1))))),
        },
    );
    let (kind, next) = (Some(ActKind::Mandates), None);
    let page = ActivityPage {
        frame: company_frame(lang, "/employers/4052594/activity", Room::Activity),
        employer: employer(lang),
        kind,
        acts: acts(lang),
        next,
    };
    push(samples, "activity", &page);
    push(samples, "activity-none", &ActivityPage { kind: None, acts: Vec::new(), ..page });
    let own = acts(lang).into_iter().map(|act| ActRow { company: Some(employer(lang).name), href: None, ..act });
    let frame = frame(lang, "/account/activity");
    push(samples, "activity-own", &OwnActivityPage { frame, acts: own.collect(), next: None });
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + n)
}

/// The frame for a firm's person.
fn client(lang: Lang, frame: &Frame) -> Frame {
    let acting = Acting {
        company: employer(lang).name,
        from: date!(2026 - 01 - 01),
        href: members::mandate(&lang, &affiliate(4_052_594), &MandateId(id(1))),
    };
    Frame { acting: Some(acting), ..frame.clone() }
}

fn people(lang: Lang) -> PeoplePage {
    let member = |n, name: &str, role| MemberRow {
        id: AccountId(id(n)),
        name: name.to_owned(),
        login: Some(format!("essai{n}@atlas.example")),
        role,
        since: date!(2026 - 02 - 03),
        is_me: n == 1,
        is_last: n == 1,
    };
    let invited = |n, address: &str, is_over| InvitationRow {
        id: InvitationId(id(n)),
        address: address.to_owned(),
        role: Role::Declarant,
        sent_on: date!(2026 - 10 - 20),
        until: date!(2026 - 10 - 27),
        is_over,
        may_resend: is_over,
    };
    PeoplePage {
        frame: company_frame(lang, "/employers/4052594/people", Room::People),
        employer: employer(lang),
        members: vec![
            member(1, "Salma Exemple", Role::Administrator),
            member(2, "Omar Témoin", Role::Declarant),
            member(3, "هند تجربة", Role::Reader),
        ],
        invitations: vec![invited(4, "+212600000000", false), invited(5, "essai@cabinet.example", true)],
        may_administer: true,
        address: String::new(),
        role: Role::Declarant,
        faults: Vec::new(),
        done: Some("invited"),
        questions: 2,
    }
}

fn invitation(lang: Lang) -> InvitationPage {
    let company = employer(lang).name;
    InvitationPage {
        frame: Frame { person: None, ..frame(lang, "/invitation?code=7KQ4M2XD9RTP") },
        code: "7KQ4M2XD9RTP".to_owned(),
        company,
        role: Role::Declarant,
        inviter: "Salma Exemple".to_owned(),
        address: "+2126•••••42".to_owned(),
        has_account: false,
        name: String::new(),
        faults: Vec::new(),
    }
}

fn row(lang: Lang, n: u128, state: MandateState) -> MandateRow {
    let other = if lang == Lang::Ar { "مكتب تجريبي ش.م.م" } else { "CABINET ESSAI SARL" };
    MandateRow {
        id: MandateId(id(n)),
        other: Some(other.to_owned()),
        affiliate: affiliate(1_796_301),
        side: Side::Principal,
        scopes: vec![Scope::Read, Scope::Declare, Scope::Register],
        from: date!(2026 - 01 - 01),
        until: None,
        state,
        is_in_force: state == MandateState::Accepted,
        is_over: false,
        asked_on: date!(2025 - 12 - 20),
        is_asked_by_us: false,
        moves: match state {
            MandateState::Asked => vec![MandateMove::Accept, MandateMove::Decline],
            MandateState::Accepted => vec![MandateMove::Revoke],
            _ => Vec::new(),
        },
        version: 1,
    }
}

fn mandates(lang: Lang) -> MandatesPage {
    let waits = MandateRow {
        other: None,
        side: Side::Firm,
        is_asked_by_us: true,
        until: Some(date!(2026 - 12 - 31)),
        moves: vec![MandateMove::Revoke],
        ..row(lang, 4, MandateState::Asked)
    };
    MandatesPage {
        frame: company_frame(lang, "/employers/4052594/mandates", Room::Mandates),
        employer: employer(lang),
        given: vec![
            row(lang, 1, MandateState::Asked),
            row(lang, 2, MandateState::Accepted),
            row(lang, 3, MandateState::Revoked),
        ],
        held: vec![waits],
        may_administer: true,
        asks: asks(),
        faults: Vec::new(),
        done: Some("accept"),
    }
}

fn asks() -> Vec<AskView> {
    let ask = |side| AskView {
        side,
        other: String::new(),
        ice: String::new(),
        scopes: vec![Scope::Read, Scope::Declare],
        from: "24/11/2026".to_owned(),
        until: String::new(),
        is_open: false,
    };
    vec![ask(Side::Principal), ask(Side::Firm)]
}

fn acts(lang: Lang) -> Vec<ActRow> {
    let act = |key, who: &str| ActRow {
        at: datetime!(2026-11-08 13:05 UTC),
        words: Text::of(key),
        about: None,
        href: None,
        who: who.to_owned(),
        right: Some(Text::of("role-administrator")),
        company: None,
    };
    let firm = Arg::Text("CABINET ESSAI SARL".to_owned());
    let filed = ActRow {
        about: Some(tasrih_i18n::format::month(super::month(), lang)),
        href: Some(crate::routes::declaration(&lang, &super::id(1))),
        right: Some(Text::of("right-mandate").with("firm", firm)),
        ..act("audit-declaration-filed", "Omar Témoin")
    };
    let agent = tasrih_i18n::render(lang, &Text::of("doer-post-accounts"));
    let seen = ActRow { right: None, ..act("audit-other", &agent) };
    vec![filed, seen, act("audit-mandate-accepted", "Salma Exemple"), act("audit-mandate-asked", "Omar Témoin")]
}
