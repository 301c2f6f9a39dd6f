//! The account of a company, and what being late costs.

use super::{Sample, add, company_frame, dh, employer, fault, frame};
use crate::frame::Room;
use crate::pages::account::{AccountPage, PayFields};
use crate::pages::office::late_rules::{LateCostView, LateRuleRow, LateRulesPage, SwitchFields};
use crate::pages::office::law::PublishedView;
use crate::pages::office::remissions::{LateDueRow, RemissionFields, RemissionPage};
use tasrih_app::ledger::{EntryKind, Statement, invented};
use tasrih_domain::approval::Waivable;
use tasrih_domain::law::{LateRule, LawChange};
use tasrih_domain::{Arg, Lang, Month};
use tasrih_i18n::Text;
use time::macros::date;

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    let (statement, simulation) = invented();
    let page = |statement: &Statement| AccountPage {
        frame: company_frame(lang, "/employers/4052594/account", Room::Account),
        employer: employer(lang),
        statement: statement.clone(),
        kind: EntryKind::All,
        typed: PayFields { on: "2026-11-24".to_owned(), amount: String::new() },
        simulation: None,
        faults: Vec::new(),
    };
    add(samples, "account", &page(&statement));
    let typed = || PayFields { on: "2026-12-14".to_owned(), amount: "500,00".to_owned() };
    add(
        samples,
        "account-simulation",
        &AccountPage { simulation: Some(simulation), typed: typed(), ..page(&statement) },
    );
    let faults = vec![fault("pay_amount", Text::of("refused-simulation-amount"))];
    let typed = PayFields { amount: "cinq".to_owned(), ..typed() };
    add(samples, "account-simulation-fault", &AccountPage { typed, faults, ..page(&statement) });
    add(samples, "office-late-rules", &late_rules(lang));
    let remissions = remissions(lang);
    add(samples, "office-remissions", &remissions);
    let faults = vec![fault("amount", Text::of("refused-remission-more").with("open", Arg::Money(dh(30_000))))];
    add(samples, "office-remissions-fault", &RemissionPage { faults, ..remissions });
    let none = RemissionPage { dues: Vec::new(), typed: RemissionFields::default(), ..self::remissions(lang) };
    add(samples, "office-remissions-none", &none);
}

fn remissions(lang: Lang) -> RemissionPage {
    let row = |month, of, due, remitted| LateDueRow {
        month,
        of,
        due: dh(due),
        remitted: dh(remitted),
        open: dh(due) - dh(remitted),
        since: Some(date!(2026 - 10 - 12)),
    };
    RemissionPage {
        frame: frame(lang, "/agent/employers/4052594/remissions"),
        employer: employer(lang),
        dues: vec![
            row(Month::at(2026, 8), Waivable::Surcharge, 20_532, 5_000),
            row(Month::at(2026, 9), Waivable::LateDeclaration, 30_000, 0),
        ],
        typed: RemissionFields {
            due: "2026-09/late_declaration".to_owned(),
            amount: "500".to_owned(),
            reason: "Sinistre constaté le 3 octobre".to_owned(),
        },
        faults: Vec::new(),
    }
}

fn late_rules(lang: Lang) -> LateRulesPage {
    let (payment, declaration) = (LateRule::LatePayment, LateRule::LateDeclaration);
    let row = |rule, cost, text, status, is_on| LateRuleRow {
        rule,
        cost,
        from: Month::at(2025, 3),
        source: Text::coded("law-", text),
        status,
        is_on,
    };
    let share = LateCostView::Payment("3.00".to_owned(), "0.50".to_owned());
    let fine = LateCostView::Declaration(dh(5_000), dh(500_000));
    LateRulesPage {
        frame: frame(lang, "/agent/late-rules"),
        rules: vec![
            row(payment, share, "reform-2025", "single", false),
            row(declaration, fine, "law-17-02", "confirmed", true),
        ],
        published: vec![PublishedView {
            change: LawChange::Switch { rule: payment, from: Month::at(2026, 5), is_on: false },
            title: "Décision d’essai n° 13".to_owned(),
            url: None,
            on: date!(2026 - 10 - 28),
        }],
        may_propose: true,
        typed: SwitchFields { from: "2026-11".to_owned(), state: "off".to_owned(), ..SwitchFields::default() },
        faults: vec![fault("state", Text::of("refused-switch-same"))],
    }
}
