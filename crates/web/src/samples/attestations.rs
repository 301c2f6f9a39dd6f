//! Attestations: a company's, an insured person's, many at once, and their public check.

use super::{Sample, add, company_frame, employer, fault, frame};
use crate::Frame;
use crate::frame::Room;
use crate::pages::attestations::{
    AskForm, AttestationPage, AttestationsPage, OfficeAttestationsPage, OrderPage, OrderRowView, OrderedView,
    OrdersPage, Outcome, OwnAttestationsPage, Row, VerifyPage,
};
use crate::pages::standing::ReasonView;
use crate::routes::attestations as routes;
use tasrih_app::attestations::{Genuine, NotOurs};
use tasrih_domain::attestation::{AttestationKind, AttestationNumber, Look, LookWay, Validity};
use tasrih_domain::id::{AttestationId, AttestationOrderId, PersonId};
use tasrih_domain::{Arg, Lang, Month};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use uuid::Uuid;

fn id(n: u128) -> AttestationId {
    AttestationId(Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + n))
}

fn ask(lang: Lang, kinds: &[AttestationKind]) -> AskForm {
    let months = [Month::at(2026, 10), Month::at(2026, 9), Month::at(2026, 8)];
    AskForm {
        action: routes::list(&lang, &employer(lang).affiliate),
        kinds: kinds.to_vec(),
        kind: kinds[0],
        person: None,
        months: months.to_vec(),
        from: months[2],
        to: months[0],
    }
}

fn row(lang: Lang, n: u128, kind: AttestationKind, validity: Validity) -> Row {
    let affiliate = employer(lang).affiliate;
    let holder = if lang == Lang::Ar { "نعيمة المثال" } else { "EXEMPLE Naïma" };
    Row {
        id: id(n),
        number: AttestationNumber { kind, year: 2026, serial: 123 },
        holder: if kind.is_of_person() { holder.to_owned() } else { employer(lang).name },
        period: kind.has_period().then_some((Month::at(2026, 8), Month::at(2026, 10))),
        issued_at: datetime!(2026-11-24 10:00 UTC),
        valid_until: date!(2027 - 11 - 23),
        validity,
        looks: 2,
        href: routes::one(&lang, &affiliate, &id(n)),
        paper: routes::paper(&lang, &affiliate, &id(n)),
    }
}

fn reasons(lang: Lang) -> Vec<ReasonView> {
    let month = Month::at(2026, 9);
    let affiliate = employer(lang).affiliate;
    let since = Arg::Date(date!(2026 - 10 - 11));
    vec![
        ReasonView {
            text: Text::of("reason-due")
                .with("month", Arg::Month(month))
                .with("amount", Arg::Money(super::dh(748_200)))
                .with("since", since),
            cure: Some((crate::routes::account::account(&lang, &affiliate), "pay")),
        },
        ReasonView {
            text: Text::of("obstacle-not-declared").with("month", Arg::Month(month)),
            cure: Some((crate::routes::upload(&lang, &affiliate, &month), "declare")),
        },
        ReasonView { text: Text::of("obstacle-nothing-declared"), cure: None },
        ReasonView { text: Text::of("obstacle-not-registered"), cure: None },
    ]
}

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    use AttestationKind as K;
    let at = datetime!(2026-11-25 09:30 UTC);
    let rows = || {
        vec![
            row(lang, 1, K::Standing, Validity::Current),
            row(lang, 2, K::Payroll, Validity::Replaced { at }),
            row(lang, 3, K::OwnWages, Validity::Revoked { at }),
            row(lang, 4, K::Affiliation, Validity::Expired),
        ]
    };
    let kinds = [K::Standing, K::Affiliation, K::Wages, K::Payroll];
    let page = |reasons, faults, ask| AttestationsPage {
        frame: company_frame(lang, "/employers/4052594/attestations", Room::Attestations),
        employer: employer(lang),
        ask,
        reasons,
        faults,
        rows: rows(),
        earlier: None,
    };
    add(samples, "attestations", &page(Vec::new(), Vec::new(), Some(ask(lang, &kinds))));
    let faults = vec![fault("period", Text::of("refused-period-backwards"))];
    add(samples, "attestations-refused", &page(reasons(lang), faults, Some(ask(lang, &kinds))));
    let about = AskForm {
        person: Some((PersonId(Uuid::from_u128(7)), "EXEMPLE Naïma".to_owned())),
        ..ask(lang, &[K::OwnWages, K::Registration])
    };
    let about = AttestationsPage { rows: Vec::new(), ..page(Vec::new(), Vec::new(), Some(about)) };
    add(samples, "attestations-employee", &about);
    add(samples, "attestation", &one(lang));
    orders(lang, samples);
    public(lang, samples);
    let own = OwnAttestationsPage {
        frame: Frame { person: None, ..frame(lang, "/me/attestations") },
        ask: ask(lang, &[K::OwnWages, K::Registration]),
        reasons: Vec::new(),
        faults: Vec::new(),
        rows: vec![row(lang, 3, K::OwnWages, Validity::Current)],
    };
    add(samples, "own-attestations", &own);
    let office = |is_unknown| OfficeAttestationsPage {
        frame: frame(lang, "/agent/attestations"),
        number: if is_unknown { "AR-2026-999999".to_owned() } else { String::new() },
        is_unknown,
    };
    add(samples, "office-attestations", &office(false));
    add(samples, "office-attestations-unknown", &office(true));
}

fn one(lang: Lang) -> AttestationPage {
    let looks = [LookWay::Code, LookWay::File].map(|way| Look { at: datetime!(2026-11-25 09:30 UTC), way });
    AttestationPage {
        frame: company_frame(lang, "/employers/4052594/attestations/1", Room::Attestations),
        row: row(lang, 3, AttestationKind::OwnWages, Validity::Current),
        code: Some("7KM4-20MS-VTPV-XVR7".to_owned()),
        ended_at: None,
        employer: Some(employer(lang)),
        looks: looks.to_vec(),
        revoke: Some(routes::revoke(&lang, &employer(lang).affiliate, &id(3))),
        back: routes::list(&lang, &employer(lang).affiliate),
        is_office: false,
    }
}

fn orders(lang: Lang, samples: &mut Vec<Sample>) {
    let order_id = AttestationOrderId(Uuid::from_u128(5));
    let order = |is_finished| OrderRowView {
        href: routes::order(&lang, &order_id),
        ordered_at: datetime!(2026-11-24 10:00 UTC),
        issued: 1,
        refused: 1,
        total: if is_finished { 2 } else { 12 },
        is_finished,
    };
    let list = OrdersPage {
        frame: frame(lang, "/attestations/orders"),
        rows: vec![order(false), order(true)],
        faults: Vec::new(),
    };
    add(samples, "attestation-orders", &list);
    let affiliate = employer(lang).affiliate;
    let company = |is_issued: bool| OrderedView {
        employer: employer(lang),
        paper: is_issued.then(|| routes::paper(&lang, &affiliate, &id(1))),
        refused: (!is_issued).then(|| routes::list(&lang, &affiliate)),
    };
    let page = |is_finished| OrderPage {
        frame: frame(lang, "/attestations/orders/5"),
        order: order(is_finished),
        companies: vec![company(false), company(true)],
        archive: is_finished.then(|| routes::archive(&lang, &order_id)),
    };
    add(samples, "attestation-order", &page(true));
    add(samples, "attestation-order-running", &page(false));
}

fn public(lang: Lang, samples: &mut Vec<Sample>) {
    let at = datetime!(2026-11-25 09:30 UTC);
    let genuine = |validity| {
        Outcome::Genuine(Genuine {
            number: AttestationNumber { kind: AttestationKind::Standing, year: 2026, serial: 123 },
            holder: "Atlas Textile SARL".to_owned(),
            holder_ar: "أطلس للنسيج ش.م.م".to_owned(),
            issued_at: datetime!(2026-11-24 10:00 UTC),
            valid_until: date!(2027 - 11 - 23),
            validity,
            is_specimen: true,
        })
    };
    let page =
        |outcome| VerifyPage { frame: Frame { person: None, ..frame(lang, "/verify") }, code: String::new(), outcome };
    add(samples, "verify-ask", &page(Outcome::Ask));
    add(samples, "verify-current", &page(genuine(Validity::Current)));
    add(samples, "verify-expired", &page(genuine(Validity::Expired)));
    add(samples, "verify-revoked", &page(genuine(Validity::Revoked { at })));
    add(samples, "verify-replaced", &page(genuine(Validity::Replaced { at })));
    add(samples, "verify-unknown", &page(Outcome::UnknownCode));
    add(samples, "verify-altered", &page(Outcome::NotOurs(NotOurs::Altered)));
    add(samples, "verify-foreign", &page(Outcome::NotOurs(NotOurs::UnknownKey)));
    add(samples, "verify-unreadable", &page(Outcome::NotOurs(NotOurs::Unreadable)));
    add(samples, "verify-missing", &page(Outcome::NotOurs(NotOurs::NotFound)));
    add(samples, "verify-too-many", &page(Outcome::TooMany));
}
