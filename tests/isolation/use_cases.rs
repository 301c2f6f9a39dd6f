//! Every use case that takes a person, called by those who may not.

use std::future::Future;
use std::pin::Pin;
use tasrih_app::attestations::Asked;
use tasrih_app::declarations::{Changes, Download, LeaveOut, LineSearch, Submission, VerdictFilter};
use tasrih_app::ledger::AccountAsk;
use tasrih_app::mandates::MandateAsk;
use tasrih_app::payments::{MandateForm, OrderRequest};
use tasrih_app::portfolio::{Home, PortfolioAsk, PortfolioPage, PortfolioSort};
use tasrih_app::standing::ConsentAsk;
use tasrih_app::{Actor, App, AppError};
use tasrih_domain::access::{Power, Role};
use tasrih_domain::attestation::AttestationKind;
use tasrih_domain::declaration::{Amendment, ColumnMapping, Declaration, Employer};
use tasrih_domain::id::{AccountId, AttestationId, ConsentId, DeclarationId, InvitationId, MandateId, PlanId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::mandate::{MandateMove, Scope, Side};
use tasrih_domain::payment::OrderReference;
use tasrih_domain::{AffiliateNumber, Field, Lang, Month};
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::macros::date;

on_both_engines!(
    a_stranger_finds_nothing,
    a_mandate_that_ended_yesterday_opens_nothing,
    a_mandate_that_begins_tomorrow_opens_nothing,
    each_power_opens_what_it_names_and_nothing_more,
    what_is_unknown_and_what_is_not_theirs_look_the_same,
    the_home_page_shows_only_what_may_be_read_today,
);

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);

/// What a use case is called on.
#[derive(Clone)]
pub(crate) struct Target {
    app: App,
    affiliate: AffiliateNumber,
    /// Checked, with a blocked row.
    open: DeclarationId,
    seen: u32,
    filed: DeclarationId,
    /// Somebody who is not of the company.
    pub(crate) somebody: AccountId,
    /// One who waits.
    invitation: InvitationId,
    /// One that was asked of a number that is nobody's.
    mandate: MandateId,
    /// A link to its standing.
    consent: ConsentId,
    /// A payment order.
    order: OrderReference,
    /// An instalment plan that waits.
    plan: PlanId,
}

pub(crate) type Call = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;
pub(crate) type UseCase = (&'static str, Power, fn(Target, Actor) -> Call);

macro_rules! use_case {
    ($name:literal, $power:ident, |$on:ident, $who:ident| $call:expr) => {
        ($name, Power::$power, |$on: Target, $who: Actor| Box::pin(async move { $call.await.map(drop) }))
    };
}

/// The latest attestation of the company; any other id when there is none.
async fn issued(on: &Target) -> Result<AttestationId, AppError> {
    let reader = on.app.store().read();
    let employer = reader.employers().find_by_affiliate(on.affiliate).await?.ok_or(AppError::Unknown)?;
    let latest = reader.attestations().of_employer(employer.id, None, 1).await?;
    Ok(latest.first().map_or(AttestationId(on.open.0), |one| one.id))
}

/// Every public use case that takes an `Actor`, but those of the table of employers, which name none.
pub(crate) const USE_CASES: &[UseCase] = &[
    use_case!("start", Read, |on, who| on.app.start(&who, on.affiliate, MARCH)),
    use_case!("statement", Read, |on, who| on.app.statement(&who, on.affiliate, AccountAsk::default())),
    use_case!("export_statement", Read, |on, who| {
        let form = (tasrih_app::ExportFormat::Csv, Lang::Fr);
        async move { on.app.export_statement(&who, on.affiliate, AccountAsk::default(), form).await }
    }),
    use_case!("print_statement", Read, |on, who| {
        on.app.print_statement(&who, on.affiliate, AccountAsk::default(), Lang::Fr)
    }),
    use_case!("simulate_payment", Read, |on, who| {
        let today = on.app.clock().today();
        async move { on.app.simulate_payment(&who, on.affiliate, (today, "")).await }
    }),
    use_case!("settlement", Read, |on, who| on.app.settlement(&who, on.affiliate)),
    use_case!("standing", Read, |on, who| on.app.standing(&who, on.affiliate)),
    use_case!("attestations", Read, |on, who| on.app.attestations(&who, on.affiliate, None)),
    use_case!("issue_attestation", Attest, |on, who| {
        let kind = AttestationKind::Affiliation;
        let asked = Asked { kind, person: None, period: None };
        async move { on.app.issue_attestation(&who, on.affiliate, &asked).await }
    }),
    use_case!("attestation", Read, |on, who| async move {
        let id = issued(&on).await?;
        on.app.attestation(&who, on.affiliate, id).await
    }),
    use_case!("attestation_pdf", Read, |on, who| async move {
        let id = issued(&on).await?;
        on.app.attestation_pdf(&who, on.affiliate, id).await
    }),
    use_case!("revoke_attestation", Attest, |on, who| async move {
        let id = issued(&on).await?;
        on.app.revoke_attestation(&who, on.affiliate, id).await
    }),
    use_case!("declaration", Read, |on, who| on.app.declaration(&who, on.filed)),
    use_case!("lines", Read, |on, who| on.app.lines(&who, on.filed, LineSearch::default())),
    use_case!("explain_line", Read, |on, who| on.app.explain_line(&who, on.filed, 2)),
    use_case!("progress", Read, |on, who| on.app.progress(&who, on.open)),
    use_case!("verdict", Read, |on, who| on.app.verdict(&who, on.open, VerdictFilter::default())),
    use_case!("answers", Read, |on, who| on.app.answers(&who, on.open)),
    use_case!("download original", Read, |on, who| on.app.download(&who, on.open, Download::Original, Lang::Fr)),
    use_case!("download annotated", Read, |on, who| on.app.download(&who, on.open, Download::Annotated, Lang::Fr)),
    use_case!("download e-BDS", Read, |on, who| on.app.download(&who, on.filed, Download::Ebds, Lang::Fr)),
    use_case!("download CSV", Read, |on, who| on.app.download(&who, on.filed, Download::Csv, Lang::Fr)),
    use_case!("download XLSX", Read, |on, who| on.app.download(&who, on.filed, Download::Xlsx, Lang::Fr)),
    use_case!("download receipt", Read, |on, who| on.app.download(&who, on.filed, Download::Receipt, Lang::Fr)),
    use_case!("entry", Prepare, |on, who| on.app.entry(&who, on.affiliate, MARCH)),
    use_case!("check_entry", Prepare, |on, who| {
        let rows = Payroll::full_month(1..=2).rows;
        async move { on.app.check_entry(&who, on.affiliate, MARCH, &rows).await }
    }),
    use_case!("enter", Prepare, |on, who| {
        let rows = Payroll::full_month(1..=2).rows;
        async move { on.app.enter(&who, on.affiliate, MARCH, &rows).await }
    }),
    use_case!("receive", Prepare, |on, who| {
        let spool = tasrih_app::Spool::of(&Payroll::full_month(1..=2).csv()).unwrap();
        let (affiliate, file_name) = (on.affiliate, "paie.csv".to_owned());
        let upload = tasrih_app::declarations::Upload { affiliate, month: MARCH, file_name, spool, correcting: None };
        async move { on.app.receive(&who, upload).await }
    }),
    use_case!("receive a correction", Prepare, |on, who| {
        let spool = tasrih_app::Spool::of(&Payroll::full_month(1..=2).csv()).unwrap();
        let (affiliate, file_name, correcting) = (on.affiliate, "paie.csv".to_owned(), Some(on.filed));
        let upload = tasrih_app::declarations::Upload { affiliate, month: FEBRUARY, file_name, spool, correcting };
        async move { on.app.receive(&who, upload).await }
    }),
    use_case!("load_preestablished", Prepare, |on, who| {
        let spool = tasrih_app::Spool::of(b"A00").unwrap();
        async move { on.app.load_preestablished(&who, on.affiliate, MARCH, spool).await }
    }),
    use_case!("columns", Prepare, |on, who| on.app.columns(&who, on.open)),
    use_case!("change columns", Prepare, |on, who| {
        let columns = ColumnMapping::from([("nom".to_owned(), Some(Field::Surname))]);
        async move { on.app.change(&who, on.open, on.seen, Changes::Columns(columns)).await }
    }),
    use_case!("change sheet", Prepare, |on, who| {
        async move { on.app.change(&who, on.open, on.seen, Changes::Sheet("Paie".to_owned())).await }
    }),
    use_case!("change cells", Prepare, |on, who| {
        let cells = vec![Amendment { row: 2, field: Field::Days, text: "26".to_owned() }];
        async move { on.app.change(&who, on.open, on.seen, Changes::Cells(cells)).await }
    }),
    use_case!("begin_correction", Prepare, |on, who| on.app.begin_correction(&who, on.filed)),
    use_case!("withdraw", Prepare, |on, who| on.app.withdraw(&who, on.open, on.seen)),
    use_case!("submit", Submit, |on, who| {
        let submission = Submission { seen: on.seen, accepted: Vec::new(), leave_out: LeaveOut::BlockedRows };
        async move { on.app.submit(&who, on.open, submission).await }
    }),
    use_case!("standing_page", Read, |on, who| on.app.standing_page(&who, on.affiliate)),
    use_case!("give_consent", Attest, |on, who| {
        let ask = ConsentAsk { id: ConsentId(on.open.0), to: "Commune".to_owned(), days: 30, with_reasons: false };
        async move { on.app.give_consent(&who, on.affiliate, ask).await }
    }),
    use_case!("revoke_consent", Attest, |on, who| on.app.revoke_consent(&who, on.affiliate, on.consent)),
    use_case!("company", Read, |on, who| on.app.company(&who, on.affiliate)),
    use_case!("people", Read, |on, who| on.app.people(&who, on.affiliate)),
    use_case!("mandates", Read, |on, who| on.app.mandates(&who, on.affiliate)),
    use_case!("mandate_history", Read, |on, who| on.app.mandate_history(&who, (on.affiliate, on.mandate), None)),
    use_case!("activity", Read, |on, who| on.app.activity(&who, on.affiliate, (None, None))),
    use_case!("invite", Administer, |on, who| {
        async move { on.app.invite(&who, on.affiliate, ("nouvelle@example.ma".parse().unwrap(), Role::Reader)).await }
    }),
    use_case!("resend_invitation", Administer, |on, who| on.app.resend_invitation(&who, on.affiliate, on.invitation)),
    use_case!("withdraw_invitation", Administer, |on, who| {
        on.app.withdraw_invitation(&who, on.affiliate, on.invitation)
    }),
    use_case!("change_role", Administer, |on, who| {
        async move { on.app.change_role(&who, on.affiliate, (who.account().id, Role::Administrator)).await }
    }),
    use_case!("remove_member", Administer, |on, who| on.app.remove_member(&who, on.affiliate, on.somebody)),
    use_case!("ask_mandate", Administer, |on, who| {
        let ask = MandateAsk {
            side: Side::Firm,
            other: "9999999".parse().unwrap(),
            ice: String::new(),
            scopes: [Scope::Read].into(),
            from: date!(2026 - 04 - 30),
            until: None,
        };
        async move { on.app.ask_mandate(&who, on.affiliate, &ask).await }
    }),
    use_case!("move_mandate", Administer, |on, who| {
        on.app.move_mandate(&who, (on.affiliate, on.mandate), (MandateMove::Revoke, 1))
    }),
    use_case!("payments", Read, |on, who| on.app.payments(&who, on.affiliate, (None, None))),
    use_case!("order", Read, |on, who| on.app.order(&who, on.affiliate, on.order)),
    use_case!("order_slip", Read, |on, who| on.app.order_slip(&who, on.affiliate, on.order)),
    use_case!("make_order", Pay, |on, who| {
        let request = OrderRequest { chosen: Vec::new(), pay_on: date!(2026 - 04 - 06) };
        async move { on.app.make_order(&who, on.affiliate, request).await }
    }),
    use_case!("withdraw_order", Pay, |on, who| on.app.withdraw_order(&who, on.affiliate, on.order)),
    use_case!("give_debit_mandate", Pay, |on, who| {
        let (holder, account) = ("STE EXEMPLE".to_owned(), "007780000123456789012396".to_owned());
        let form = MandateForm { holder, account, is_signed: true };
        async move { on.app.give_debit_mandate(&who, on.affiliate, &form).await }
    }),
    use_case!("end_debit_mandate", Pay, |on, who| on.app.end_debit_mandate(&who, on.affiliate)),
    use_case!("plans", Read, |on, who| on.app.plans(&who, on.affiliate, (None, None))),
    use_case!("propose_plan", Pay, |on, who| {
        async move { on.app.propose_plan(&who, on.affiliate, (3, date!(2026 - 04 - 10)), "Trésorerie").await }
    }),
    use_case!("withdraw_plan", Pay, |on, who| on.app.withdraw_plan(&who, on.affiliate, on.plan)),
    use_case!("submit what is filed", Submit, |on, who| {
        let submission = Submission { seen: 1, accepted: Vec::new(), leave_out: LeaveOut::Nobody };
        async move { on.app.submit(&who, on.filed, submission).await }
    }),
];

async fn target(site: &TestSite) -> Target {
    target_in(site, site.company(), site.officer()).await
}

/// What there is of a company, made by one of its administrators.
pub(crate) async fn target_in(site: &TestSite, company: &Employer, officer: &Actor) -> Target {
    let (invitation, mandate) = waiting(site, company.affiliate, officer).await;
    let consent = link_of(site, company.affiliate, officer).await;
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    let spool = tasrih_app::Spool::of(&spoiled.csv()).unwrap();
    let (affiliate, file_name) = (company.affiliate, "paie.csv".to_owned());
    let upload = tasrih_app::declarations::Upload { affiliate, month: MARCH, file_name, spool, correcting: None };
    let open = site.app.receive(officer, upload).await.unwrap().id;
    let months = site.app.store().read().declarations().of_month(company.id, FEBRUARY).await.unwrap();
    let asked = Asked { kind: AttestationKind::Affiliation, person: None, period: None };
    site.app.issue_attestation(officer, company.affiliate, &asked).await.unwrap();
    Target {
        app: site.app.clone(),
        affiliate,
        open,
        seen: site.declaration(open).await.version,
        filed: months[0].id,
        somebody: AccountId(site.clock.new_id()),
        invitation,
        mandate,
        consent,
        order: ordered(site, company.affiliate, officer).await,
        plan: planned(site, company.affiliate, officer).await,
    }
}

/// A link to the standing of that company.
pub(crate) async fn link_of(site: &TestSite, affiliate: AffiliateNumber, officer: &Actor) -> ConsentId {
    let id = ConsentId(site.clock.new_id());
    let ask = ConsentAsk { id, to: "Commune".to_owned(), days: 30, with_reasons: true };
    site.app.give_consent(officer, affiliate, ask).await.unwrap();
    id
}

/// An order over what is owed.
pub(crate) async fn ordered(site: &TestSite, affiliate: AffiliateNumber, officer: &Actor) -> OrderReference {
    let request = OrderRequest { chosen: Vec::new(), pay_on: site.clock.today() };
    site.app.make_order(officer, affiliate, request).await.unwrap().reference
}

/// A plan over what is late.
async fn planned(site: &TestSite, affiliate: AffiliateNumber, officer: &Actor) -> PlanId {
    let shape = (2, site.clock.today());
    site.app.propose_plan(officer, affiliate, shape, "Trésorerie").await.unwrap()
}

/// An invitation and a request for a mandate of that company.
pub(crate) async fn waiting(site: &TestSite, affiliate: AffiliateNumber, officer: &Actor) -> (InvitationId, MandateId) {
    let invited = ("invitee@example.ma".parse().unwrap(), Role::Reader);
    site.app.invite(officer, affiliate, invited).await.unwrap();
    let ask = MandateAsk {
        side: Side::Firm,
        other: "9999998".parse().unwrap(),
        ice: String::new(),
        scopes: [Scope::Read].into(),
        from: site.clock.today(),
        until: None,
    };
    site.app.ask_mandate(officer, affiliate, &ask).await.unwrap();
    let invitation = site.app.people(officer, affiliate).await.unwrap().invitations[0].id;
    (invitation, site.app.mandates(officer, affiliate).await.unwrap().held[0].id)
}

fn with_officer(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-05").employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=3))
}

/// Nobody without the right to it gets an answer, and nothing of the employer's moves.
async fn finds_nothing(site: &TestSite, on: &Target, who: &str, may: impl Fn(Power) -> bool) {
    let before = kept(site, on).await;
    let actor = site.actor(who);
    for (name, power, call) in USE_CASES {
        if may(*power) {
            continue;
        }
        let outcome = call(on.clone(), actor.clone()).await;
        assert!(matches!(outcome, Err(AppError::Unknown)), "{who}: {name} gave {outcome:?}");
    }
    assert_eq!(kept(site, on).await, before, "{who}");
}

/// Everything that a use case could have changed.
pub(crate) async fn kept(site: &TestSite, on: &Target) -> (Vec<Declaration>, usize, usize) {
    let reader = site.app.store().read();
    let company = site.employer_of(on.affiliate).id;
    let declarations = reader.declarations().page(company, None, 100).await.unwrap();
    // Invitations, roles and mandates do not move without an act.
    let acts = reader.audit().page(&AuditOf::Employer(company), None, 1_000).await.unwrap().len();
    let acts = acts + site.events(on.open).await.len() + site.events(on.filed).await.len();
    let mappings = reader.mappings().of(company).await.unwrap().len();
    (declarations, mappings, acts)
}

async fn a_stranger_finds_nothing(site: SiteBuilder) {
    let site = with_officer(site).employer("Tissage").officer("Driss").start().await;
    let on = target(&site).await;
    finds_nothing(&site, &on, "Driss", |_| false).await;
}

async fn a_mandate_that_ended_yesterday_opens_nothing(site: SiteBuilder) {
    let site = with_officer(site).accountant_with("Driss", Power::ALL).until("2026-04-04").start().await;
    let on = target(&site).await;
    finds_nothing(&site, &on, "Driss", |_| false).await;
    // Its last day was included.
    site.set_today("2026-04-04");
    site.app.declaration(site.actor("Driss"), on.filed).await.unwrap();
}

async fn a_mandate_that_begins_tomorrow_opens_nothing(site: SiteBuilder) {
    let site = with_officer(site).accountant_with("Driss", Power::ALL).since("2026-04-06").start().await;
    let on = target(&site).await;
    finds_nothing(&site, &on, "Driss", |_| false).await;
    site.set_today("2026-04-06");
    site.app.declaration(site.actor("Driss"), on.filed).await.unwrap();
}

async fn each_power_opens_what_it_names_and_nothing_more(site: SiteBuilder) {
    let site = with_officer(site)
        .accountant_with("Reader", &[Power::Read])
        .accountant_with("Preparer", &[Power::Prepare])
        .accountant_with("Filer", &[Power::Submit])
        .start()
        .await;
    let on = target(&site).await;
    for (who, power) in [("Reader", Power::Read), ("Preparer", Power::Prepare), ("Filer", Power::Submit)] {
        finds_nothing(&site, &on, who, |asked| asked == power).await;
    }
    // What each may do is not refused for want of a right (it may be for other reasons).
    for (who, power) in [("Reader", Power::Read), ("Filer", Power::Submit), ("Preparer", Power::Prepare)] {
        for (name, asked, call) in USE_CASES {
            if *asked == power {
                let outcome = call(on.clone(), site.actor(who).clone()).await;
                assert!(!matches!(outcome, Err(AppError::Unknown)), "{who}: {name} gave {outcome:?}");
            }
        }
    }
}

async fn what_is_unknown_and_what_is_not_theirs_look_the_same(site: SiteBuilder) {
    let site = with_officer(site).employer("Tissage").officer("Driss").start().await;
    let on = target(&site).await;
    let nowhere = DeclarationId(site.clock.new_id());
    let nobody = AffiliateNumber::from_value(1).unwrap();
    let (mandate, consent) = (MandateId(site.clock.new_id()), ConsentId(site.clock.new_id()));
    let absent = Target { affiliate: nobody, open: nowhere, filed: nowhere, mandate, consent, ..on.clone() };
    for who in ["Salma", "Driss"] {
        for (name, _, call) in USE_CASES {
            let outcome = call(absent.clone(), site.actor(who).clone()).await;
            assert!(matches!(outcome, Err(AppError::Unknown)), "{who}: {name} gave {outcome:?}");
        }
    }
    // A complementary declaration cannot be reached through the number of another employer either.
    assert_eq!(site.declaration(on.open).await.state, State::Checked);
}

async fn the_home_page_shows_only_what_may_be_read_today(site: SiteBuilder) {
    let site = with_officer(site)
        .accountant_with("Driss", &[Power::Read])
        .until("2026-04-05")
        .employer("Tissage")
        .accountant_with("Driss", &[Power::Prepare, Power::Submit])
        .employer("Minoterie")
        .accountant_with("Driss", Power::ALL)
        .start()
        .await;
    let names = |page: PortfolioPage| -> Vec<String> { page.rows.into_iter().map(|card| card.employer.name).collect() };
    let driss = site.actor("Driss");
    let by_name = PortfolioAsk { sort: PortfolioSort::Name, ..PortfolioAsk::default() };
    assert_eq!(names(site.app.portfolio(driss, &by_name).await.unwrap()), ["Conserverie", "Minoterie"]);
    site.set_today("2026-04-06");
    assert_eq!(names(site.app.portfolio(driss, &by_name).await.unwrap()), ["Minoterie"]);
    assert!(matches!(site.app.home(driss).await.unwrap(), Home::One(card) if card.employer.name == "Minoterie"));
}
