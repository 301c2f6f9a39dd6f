//! What agents do about money.

use super::payments::{plan, reference};
use super::{Sample, add, dh, employer, fault, frame};
use crate::pages::collection::{
    DebitFileRow, DebitRow, DebitsPage, FindingRow, GuessRow, LineFields, LinePage, LineRow, PlanCasePage, PlanItem,
    PlanListPage, StatementPage, StatementRow, StatementsPage, WaitingPage,
};
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{BankLineId, DebitFileId, StatementId};
use tasrih_domain::payment::{BankFault, By, Direction, Doubt, LineState};
use tasrih_domain::{Lang, Money};
use tasrih_i18n::Text;
use time::macros::{date, datetime};
use uuid::Uuid;

/// The pages of this room.
pub fn add_all(lang: Lang, samples: &mut Vec<Sample>) {
    add(samples, "statements", &statements(lang));
    let faults = vec![fault("file", Text::of("statement-refused-no_heading"))];
    add(samples, "statements-fault", &StatementsPage { faults, rows: Vec::new(), next: None, ..statements(lang) });
    add(samples, "statement", &statement(lang));
    let waiting = WaitingPage {
        frame: frame(lang, "/agent/payments"),
        count: 2,
        lines: vec![line(lang, 1, LineState::Waiting), line(lang, 2, LineState::Waiting)],
        next: None,
        done: Some("assigned"),
    };
    add(samples, "waiting", &waiting);
    add(samples, "waiting-none", &WaitingPage { count: 0, lines: Vec::new(), done: None, ..waiting });
    add(samples, "bank-line", &case(lang, LineState::Waiting));
    let faults = vec![fault("affiliate", Text::of("refused-no-such-employer"))];
    let typed = LineFields { affiliate: "12".to_owned(), ..LineFields::default() };
    add(samples, "bank-line-fault", &LinePage { faults, typed, guesses: Vec::new(), ..case(lang, LineState::Waiting) });
    let back = LineRow {
        direction: Direction::Debit,
        doubt: Some(Doubt::ReversalUnclear),
        ..line(lang, 1, LineState::Waiting)
    };
    let payments = vec![line(lang, 4, LineState::Matched)];
    add(
        samples,
        "bank-line-reversal",
        &LinePage { line: back, payments, guesses: Vec::new(), ..case(lang, LineState::Waiting) },
    );
    add(samples, "bank-line-matched", &case(lang, LineState::Matched));
    let item = |state| PlanItem { plan: plan(state), employer: employer(lang) };
    let list = PlanListPage {
        frame: frame(lang, "/agent/plans"),
        state: "accepted",
        rows: vec![item("respected"), item("broken")],
        next: None,
    };
    add(samples, "plan-list", &list);
    add(samples, "plan-list-none", &PlanListPage { state: "proposed", rows: Vec::new(), ..list });
    add(samples, "plan-case", &plan_case(lang));
    add(samples, "debits", &debits(lang));
    let faults = vec![fault("choose", Text::of("refused-nothing-chosen"))];
    add(samples, "debits-fault", &DebitsPage { faults, is_configured: false, files: Vec::new(), ..debits(lang) });
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn statements(lang: Lang) -> StatementsPage {
    StatementsPage {
        frame: frame(lang, "/agent/statements"),
        rows: vec![StatementRow {
            id: StatementId(id(1)),
            file_name: "releve-20261110.xml".to_owned(),
            days: Some((date!(2026 - 11 - 09), date!(2026 - 11 - 10))),
            imported_at: datetime!(2026-11-10 18:05 UTC),
            matched: 118,
            waiting: 2,
            lines: 124,
        }],
        next: None,
        waiting: 2,
        mebibytes: 24,
        faults: Vec::new(),
    }
}

fn line(lang: Lang, n: u32, state: LineState) -> LineRow {
    LineRow {
        id: BankLineId(id(u128::from(n))),
        row: n + 6,
        value_on: date!(2026 - 11 - 10),
        direction: Direction::Credit,
        amount: dh(2_244_600),
        counterparty: if n == 2 { String::new() } else { "STE EXEMPLE".to_owned() },
        remittance: "VIR COTISATIONS OCT".to_owned(),
        state,
        doubt: Some(if n == 2 { Doubt::AmountFitsNothing } else { Doubt::ReferenceMistyped }),
        employer: (state == LineState::Matched).then(|| employer(lang)),
    }
}

fn statement(lang: Lang) -> StatementPage {
    let finding = |fault: BankFault, row, text: Text| FindingRow { severity: fault.severity(), row, text };
    let balance = Text::of("bank-fault-balance_differs")
        .with("expected", Arg::Money(dh(16_249_600)))
        .with("found", Arg::Money(dh(16_249_500)));
    let out = LineRow {
        direction: Direction::Debit,
        state: LineState::Outgoing,
        doubt: None,
        ..line(lang, 3, LineState::Outgoing)
    };
    StatementPage {
        frame: frame(lang, "/agent/statements/x"),
        file_name: "releve-20261110.xml".to_owned(),
        number: "2026-218".to_owned(),
        account: Some("000 780 0000000000000001 29".to_owned()),
        days: Some((date!(2026 - 11 - 09), date!(2026 - 11 - 10))),
        balances: Some((dh(10_000_000), dh(16_249_600))),
        imported_at: datetime!(2026-11-10 18:05 UTC),
        known: 3,
        counts: vec![(LineState::Matched, 1), (LineState::Outgoing, 1), (LineState::Waiting, 1)],
        findings: vec![
            finding(BankFault::Date, Some(12), Text::of("bank-fault-date")),
            finding(BankFault::BalanceDiffers, None, balance),
            finding(BankFault::AccountForeign, Some(30), Text::of("bank-fault-account_foreign")),
        ],
        lines: vec![line(lang, 1, LineState::Matched), line(lang, 2, LineState::Waiting), out],
        next: Some("?after=9".to_owned()),
        is_known: true,
    }
}

fn case(lang: Lang, state: LineState) -> LinePage {
    let is_matched = state == LineState::Matched;
    LinePage {
        frame: frame(lang, "/agent/payments/x"),
        line: line(lang, 1, state),
        booked_on: date!(2026 - 11 - 10),
        bank_reference: "FT26314000001".to_owned(),
        end_to_end: "NOTPROVIDED".to_owned(),
        account: Some("007 780 0001234567890123 96".to_owned()),
        is_key_wrong: !is_matched,
        file_name: "releve-20261110.xml".to_owned(),
        statement: StatementId(id(1)),
        by: is_matched.then_some(By::Agent),
        references: if is_matched { vec![reference(12)] } else { Vec::new() },
        remark: String::new(),
        guesses: vec![GuessRow { employer: employer(lang), why: "number" }],
        payments: Vec::new(),
        is_releasable: is_matched,
        seen: 1,
        typed: LineFields { remembers: true, ..LineFields::default() },
        faults: Vec::new(),
    }
}

fn plan_case(lang: Lang) -> PlanCasePage {
    PlanCasePage {
        frame: frame(lang, "/agent/plans/x"),
        employer: employer(lang),
        plan: plan("proposed"),
        open: dh(2_244_600),
        open_in_all: dh(4_489_200),
        earlier: vec![plan("refused")],
        seen: 1,
        words: String::new(),
        faults: vec![fault("words", Text::of("refused-words-missing"))],
    }
}

fn debits(lang: Lang) -> DebitsPage {
    DebitsPage {
        frame: frame(lang, "/agent/debits"),
        collect_on: date!(2026 - 11 - 12),
        number: "DD-20261110-2".to_owned(),
        rows: vec![DebitRow {
            employer: employer(lang),
            mandate: "TSR-4052594-1".to_owned(),
            amount: dh(2_244_600),
            is_chosen: true,
        }],
        files: vec![DebitFileRow {
            id: DebitFileId(id(7)),
            number: "DD-20261110-1".to_owned(),
            collect_on: date!(2026 - 11 - 12),
            count: 41,
            amount: Money::from_dirhams(912_450),
        }],
        is_configured: true,
        faults: Vec::new(),
    }
}
