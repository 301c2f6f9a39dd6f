//! Samples of the pages of many files.

use super::{Sample, add as push, affiliate, dh, employer, fault, frame, id, month};
use crate::pages::EmployerView;
use crate::pages::deliveries::{DeliveryPage, DropFileView, DropLink, DropPage, DropPart, DropVerdict, DropView};
use tasrih_app::deliveries::{DeliveryFilter, Together};
use tasrih_domain::Lang;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::DeliveryId;
use tasrih_domain::lifecycle::State;
use tasrih_i18n::Text;
use time::macros::{date, datetime};

pub(super) fn add(lang: Lang, samples: &mut Vec<Sample>) {
    let drop = |faults| DropPage {
        frame: frame(lang, "/deliveries"),
        drop: form(),
        latest: vec![DropLink { id: delivery(), at: datetime!(2026-11-05 09:12 UTC), files: 61 }],
        faults,
    };
    push(samples, "drop", &drop(Vec::new()));
    push(samples, "drop-fault", &drop(vec![fault("file", Text::of("fault-no-file"))]));
    push(samples, "delivery", &page(lang, 0));
    push(samples, "delivery-busy", &page(lang, 2));
    let faulty = DeliveryPage {
        faults: vec![
            fault("affiliate-4", Text::of("delivery-fault-number")),
            fault("late-seen", Text::of("delivery-refused-late-unseen")),
        ],
        ..page(lang, 0)
    };
    push(samples, "delivery-fault", &faulty);
}

fn delivery() -> DeliveryId {
    DeliveryId(id(7).0)
}

pub(super) fn form() -> DropView {
    let months = vec![month().next(), month(), month().previous()];
    DropView { months, month: month(), files_max: 2_000, mebibytes: 64, bytes: 64 << 20 }
}

fn page(lang: Lang, open: u32) -> DeliveryPage {
    let count = |filter| match filter {
        DeliveryFilter::All => 8,
        DeliveryFilter::Asked | DeliveryFilter::Ready => 2,
        _ => 1,
    };
    let part = |filter| DropPart { filter, count: count(filter), href: "/fr/deliveries/7?show=ready".to_owned() };
    let together =
        Together { count: 2, employees: 26, due: dh(4_489_200), late: 1, fines: dh(65_000), mark: "0f1e".to_owned() };
    DeliveryPage {
        frame: frame(lang, "/deliveries/7"),
        id: delivery(),
        at: datetime!(2026-11-05 09:12 UTC),
        person: "Salma Exemple".to_owned(),
        total: 8,
        open,
        is_busy: open > 0,
        parts: DeliveryFilter::ALL.into_iter().map(part).collect(),
        filter: DeliveryFilter::All,
        files: files(lang),
        next: Some("/fr/deliveries/7?show=all&page=1".to_owned()),
        together,
        months: form().months,
        faults: Vec::new(),
    }
}

fn files(lang: Lang) -> Vec<DropFileView> {
    let plain = |row, name: &str, filter| DropFileView {
        row,
        name: name.to_owned(),
        employer: None,
        month: Some(month()),
        filter,
        is_asked: filter == DeliveryFilter::Asked,
        affiliate: String::new(),
        reasons: Vec::new(),
        verdict: None,
    };
    let taken = |row, name: &str, (number, company): (u32, &str), verdict: DropVerdict| DropFileView {
        employer: Some(EmployerView { name: company.to_owned(), affiliate: affiliate(number) }),
        verdict: Some(verdict),
        ..plain(row, name, DeliveryFilter::Ready)
    };
    let verdict = |state, blocking, warnings| DropVerdict {
        id: id(3),
        state,
        blocking,
        warnings,
        employees: 13,
        due: dh(2_244_600),
        late_since: None,
        receipt: None,
        is_clean: state == State::Ready && warnings == 0,
        may_submit: true,
    };
    let text = |text: &str| Arg::Text(text.to_owned());
    let named = DropFileView {
        affiliate: "4052594".to_owned(),
        reasons: vec![Text::of("delivery-asks-name")],
        ..plain(4, "octobre/4052594.csv", DeliveryFilter::Asked)
    };
    let theirs = DropFileView {
        affiliate: "8512479".to_owned(),
        reasons: vec![Text::of("delivery-asks-theirs").with("affiliate", text("8512479"))],
        ..plain(5, "DS_8512479_202610.txt", DeliveryFilter::Asked)
    };
    let refused = DropFileView {
        reasons: vec![
            Text::of("delivery-refused-companies").with("first", text("4052594")).with("second", text("8512479")),
        ],
        month: None,
        ..plain(6, "tous.xlsx", DeliveryFilter::Faulty)
    };
    let own = employer(lang).name;
    let late = DropVerdict { late_since: Some(date!(2026 - 11 - 10)), ..verdict(State::Ready, 0, 0) };
    let filed = DropVerdict { receipt: Some("202610-1796301-0-7KQ4M".to_owned()), ..verdict(State::Filed, 0, 0) };
    let held = DropFileView {
        reasons: vec![Text::of("delivery-held-changed")],
        ..taken(8, "rif.csv", (8_512_479, "Rif Agrumes SA"), verdict(State::Ready, 0, 2))
    };
    vec![
        named,
        theirs,
        refused,
        taken(3, "DS_4052594_202610.txt", (4_052_594, own.as_str()), verdict(State::Checked, 3, 0)),
        taken(1, "octobre/menara.xlsx", (7_892_591, "Menara Conseil"), late),
        held,
        taken(2, "DS_1796301_202610.txt", (1_796_301, "Souss Transport"), filed),
        plain(7, "draa.csv", DeliveryFilter::Checking),
    ]
}
