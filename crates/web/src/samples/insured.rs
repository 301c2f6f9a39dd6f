//! An insured person's own pages.

use super::{Sample, add, dh, employer, fault, frame, id};
use crate::Frame;
use crate::pages::insured::{
    InsuredCodePage, InsuredSignInPage, LooksPage, OwnEmployerView, OwnMonthsPage, ReportPage, ReportedPage,
};
use tasrih_app::DeclaredMonth;
use tasrih_app::insured::{Look, Seer};
use tasrih_app::register::{Gap, MonthRow};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::{Lang, Month, Situation};
use tasrih_i18n::Text;
use time::macros::datetime;

fn bare(lang: Lang, path: &str) -> Frame {
    Frame { person: None, ..frame(lang, path) }
}

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    let (cin, number) = ("AB123456".to_owned(), "123456785".to_owned());
    let door = |faults| InsuredSignInPage {
        frame: bare(lang, "/me/sign-in"),
        cin: String::new(),
        insured: String::new(),
        faults,
    };
    add(samples, "me-sign-in", &door(Vec::new()));
    add(samples, "me-sign-in-refused", &door(vec![fault("cin", Text::of("refused-insured-empty"))]));
    let faults = vec![fault("code", Text::of("refused-insured-code"))];
    add(samples, "me-code", &InsuredCodePage { frame: bare(lang, "/me/sign-in"), cin, insured: number, faults });
    add(samples, "me", &months(lang));
    add(samples, "me-only", &OwnMonthsPage { only: Some(employer(lang)), ..months(lang) });
    let look = |by, act: &str| Look { at: datetime!(2026-10-05 09:30 UTC), by, act: act.to_owned() };
    let looks = vec![
        look(Seer::Oneself, "insured-signed-in"),
        look(Seer::Company("ATLAS TEXTILE".to_owned()), "employee-viewed"),
    ];
    add(samples, "me-looks", &LooksPage { frame: bare(lang, "/me/looks"), looks: looks.clone(), only: None });
    let only = Some(employer(lang));
    add(samples, "me-looks-only", &LooksPage { frame: bare(lang, "/me/looks"), looks, only });
    let month = Month::at(2026, 8);
    let said = if lang == Lang::Ar {
        "لم يُصرَّح بي في هذا الشهر."
    } else {
        "Ce mois n’a pas été déclaré pour moi."
    }
    .to_owned();
    let report = ReportPage {
        frame: bare(lang, "/me/report/4052594/2026-08"),
        employer: employer(lang),
        month,
        gap: Some(Gap::NotOnIt),
        days: 0,
        said: said.clone(),
        faults: Vec::new(),
    };
    add(samples, "me-report", &report);
    let number = "S-202608-7K3M9XQA".to_owned();
    let frame = bare(lang, "/me/reports/S-202608-7K3M9XQA");
    add(samples, "me-reported", &ReportedPage { frame, number, month, said });
}

fn months(lang: Lang) -> OwnMonthsPage {
    let month = Month::at(2026, 9);
    let declared = DeclaredMonth {
        declaration: id(9),
        month,
        kind: DeclarationKind::MAIN,
        days: Some(26),
        gross: Some(dh(550_000)),
        capped: Some(dh(550_000)),
        situation: Situation::Normal,
    };
    let rows = vec![
        MonthRow { month, declared: vec![declared], gap: None },
        MonthRow { month: Month::at(2026, 8), declared: Vec::new(), gap: Some(Gap::NotOnIt) },
        MonthRow { month: Month::at(2026, 7), declared: Vec::new(), gap: Some(Gap::NothingFiled) },
    ];
    OwnMonthsPage {
        frame: bare(lang, "/me"),
        name: if lang == Lang::Ar { "العلوي محمد".to_owned() } else { "ALAOUI MOHAMED".to_owned() },
        employers: vec![OwnEmployerView { employer: employer(lang), months: rows }],
        days: 26,
        gaps: 2,
        earlier: None,
        only: None,
    }
}
