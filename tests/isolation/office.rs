//! Every address of the back office, asked for by those whose post it is not: not found, whatever it is.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use tasrih_app::office::{DeadlineProposal, Grounds, Queue, Verdict};
use tasrih_domain::access::{Duty, Post};
use tasrih_domain::affiliation::{Affiliation, Item, State, Typed};
use tasrih_domain::id::{AffiliationId, PersonId};
use tasrih_domain::person::InsuredPerson;
use tasrih_domain::{InsuredNumber, Lang, Month};
use tasrih_storage::TokenHash;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use tasrih_web::WebConfig;
use tower::ServiceExt;

on_both_engines!(
    whose_post_it_is_not_finds_no_page_of_the_office,
    who_has_not_signed_in_is_led_to_the_form,
    whose_post_it_is_finds_every_page,
);

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const FEBRUARY: Month = Month::at(2026, 2);

/// What an address takes: any post, or a duty.
#[derive(Clone, Copy)]
enum Takes {
    Post,
    Duty(Duty),
}

use Takes::Duty as D;

/// Every address of the office, with the form that is sent.
const OFFICE: &[(Method, &str, &str, Takes)] = &[
    (GET, "/fr/agent", "", Takes::Post),
    (GET, "/fr/agent/approvals", "", D(Duty::Approve)),
    (GET, "/ar/agent/approvals?state=waiting&act=rate", "", D(Duty::Approve)),
    (GET, "/fr/agent/approvals/{approval}", "", D(Duty::Approve)),
    (POST, "/fr/agent/approvals/{approval}", "word=no&reason=Non&seen=1", D(Duty::Approve)),
    (GET, "/ar/agent/deadlines", "", Takes::Post),
    (POST, "/fr/agent/deadlines", "month=2026-05&due_on=2026-06-20&title=D", D(Duty::ProposeDeadline)),
    (GET, "/fr/agent/rates", "", Takes::Post),
    (GET, "/ar/agent/rates?month=2026-01", "", Takes::Post),
    (GET, "/fr/agent/late-rules", "", Takes::Post),
    (POST, "/ar/agent/late-rules", "rule=late-payment&from=2026-05&state=on&title=D", D(Duty::ProposeRate)),
    (POST, "/fr/agent/rates", "item=ceiling&from=2026-05&value=7000&title=D", D(Duty::ProposeRate)),
    (GET, "/fr/agent/employers", "", D(Duty::SeeEmployer)),
    (GET, "/ar/agent/employers?q=conserverie", "", D(Duty::SeeEmployer)),
    (GET, "/fr/agent/employers/{affiliate}", "", D(Duty::SeeEmployer)),
    (POST, "/fr/agent/employers/{affiliate}/code", "address=nouvelle@example.ma", D(Duty::GiveCode)),
    (POST, "/fr/agent/employers/{affiliate}/contacts", "change=add&address=rh@example.ma", D(Duty::ChangeContact)),
    (GET, "/ar/agent/employers/{affiliate}/remissions", "", D(Duty::ProposeRemission)),
    (
        POST,
        "/fr/agent/employers/{affiliate}/remissions",
        "due=2026-02/surcharge&amount=&reason=Sinistre",
        D(Duty::ProposeRemission),
    ),
    (POST, "/fr/agent/approvals/{counter}/code", "", D(Duty::GiveCode)),
    (GET, "/fr/agent/registrations", "", D(Duty::DecideRegistration)),
    (GET, "/ar/agent/registrations?state=refused&number=x", "", D(Duty::DecideRegistration)),
    (GET, "/ar/agent/registrations/{registration}", "", D(Duty::DecideRegistration)),
    (POST, "/fr/agent/registrations/{registration}", "word=link&seen=2", D(Duty::DecideRegistration)),
    (GET, "/fr/agent/registrations/{registration}/documents/{registration}", "", D(Duty::DecideRegistration)),
    (GET, "/fr/agent/affiliations", "", D(Duty::DecideAffiliation)),
    (GET, "/ar/agent/affiliations/{request}", "", D(Duty::DecideAffiliation)),
    (POST, "/fr/agent/affiliations/{request}", "word=ask&words=Quoi&seen=1", D(Duty::DecideAffiliation)),
    (GET, "/fr/agent/affiliations/{request}/documents/{request}", "", D(Duty::DecideAffiliation)),
    (GET, "/fr/agent/attestations", "", D(Duty::RevokeAttestation)),
    (POST, "/ar/agent/attestations", "number=AR-2026-000001", D(Duty::RevokeAttestation)),
    (GET, "/fr/agent/people", "", D(Duty::SeePerson)),
    (POST, "/fr/agent/people", "number=AB123456", D(Duty::SeePerson)),
    (GET, "/ar/agent/people/{person}", "", D(Duty::SeePerson)),
    (POST, "/fr/agent/people/{person}/contact", "card=AB123456&address=0612345678&seen=1", D(Duty::ConfirmContact)),
    (GET, "/fr/agent/filings/{filed}", "", D(Duty::CancelFiling)),
    (POST, "/fr/agent/filings/{filed}", "reason=Erreur", D(Duty::CancelFiling)),
    (GET, "/fr/agent/statements", "", D(Duty::ImportStatement)),
    (GET, "/ar/agent/statements/{statement}", "", D(Duty::ImportStatement)),
    (GET, "/fr/agent/payments", "", D(Duty::ImportStatement)),
    (GET, "/ar/agent/payments/{line}", "", D(Duty::ImportStatement)),
    (POST, "/fr/agent/payments/{line}", "word=assign&affiliate=12&seen=1", D(Duty::ImportStatement)),
    (GET, "/ar/agent/plans?state=accepted", "", D(Duty::DecidePlan)),
    (GET, "/fr/agent/plans/{plan}", "", D(Duty::DecidePlan)),
    (POST, "/fr/agent/plans/{plan}", "word=refuse&words=&seen=1", D(Duty::DecidePlan)),
    (GET, "/ar/agent/debits?collect_on=2026-04-20", "", D(Duty::CollectDebits)),
    (POST, "/fr/agent/debits", "number=DD-1&collect_on=2026-04-20&of={affiliate}", D(Duty::CollectDebits)),
    (GET, "/fr/agent/debits/{debit}", "", D(Duty::CollectDebits)),
];

/// Does the address stand in the table? `is_like` compares a pattern with an address.
pub fn is_known(pattern: &str, is_like: impl Fn(&str, &str) -> bool) -> bool {
    OFFICE.iter().any(|(_, address, ..)| is_like(pattern, address))
}

const AGENTS: [(&str, Post); 4] =
    [("Mounir", Post::Counter), ("Latifa", Post::Registrations), ("Karim", Post::Accounts), ("Anas", Post::Supervisor)];

struct Target {
    router: Router,
    words: Vec<(&'static str, String)>,
}

async fn staffed(site: SiteBuilder) -> (TestSite, Target) {
    let site = site.today("2026-04-15").employer("Conserverie").officer("Salma");
    let fund = tasrih_app::Fund {
        name: "CNSS (essai)".to_owned(),
        account: "000780000000000000000129".parse().unwrap(),
        scheme_id: "MA00ESSAI".to_owned(),
    };
    let site = site.config(tasrih_app::AppConfig { fund: Some(fund), ..tasrih_app::AppConfig::default() });
    let site = site.filed(FEBRUARY, Payroll::full_month(1..=3)).agent("Zineb", Post::Supervisor);
    let site = AGENTS.into_iter().fold(site, |site, (name, post)| site.agent(name, post)).start().await;
    let filed = site.app.store().read().declarations().of_month(site.company().id, FEBRUARY).await.unwrap();
    let wanted = DeadlineProposal {
        month: Month::at(2026, 4),
        due_on: Month::at(2026, 5).day(20).unwrap(),
        grounds: Grounds { title: "Décision".to_owned(), url: String::new() },
    };
    let approval = site.app.propose_deadline(site.actor("Zineb"), wanted).await.unwrap();
    let anas = site.actor("Anas");
    let counter = site.app.ask_counter_code(anas, site.company().affiliate, "nouvelle.aussi@example.ma").await.unwrap();
    let yes = Verdict { seen: 1, agrees: true, reason: String::new() };
    site.app.decide_approval(site.actor("Zineb"), counter, yes).await.unwrap();
    let person = InsuredPerson::declared(
        PersonId(site.app.clock().new_id()),
        InsuredNumber::from_value(123_456_785).unwrap(),
        ("BENALI", "SALMA"),
        site.app.clock().today(),
    );
    let now = site.app.clock().now();
    let request = Affiliation {
        id: AffiliationId(site.app.clock().new_id()),
        number: "A26-0001".to_owned(),
        lang: Lang::Fr,
        state: State::Submitted,
        typed: Typed::from([(Item::Name, "RIAD".to_owned())]),
        remark: String::new(),
        employer: None,
        decided_by: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().insert(&person).await.unwrap();
    tx.affiliations().insert(TokenHash([7; 32]), &request).await.unwrap();
    tx.commit().await.unwrap();
    let registration = sent_registration(&site).await;
    let (statement, line, plan, debit) = money(&site).await;
    let words = vec![
        ("{counter}", counter.to_string()),
        ("{request}", request.id.to_string()),
        ("{registration}", registration.to_string()),
        ("{person}", person.id.to_string()),
        ("{affiliate}", site.company().affiliate.to_string()),
        ("{filed}", filed[0].id.to_string()),
        ("{approval}", approval.to_string()),
        ("{statement}", statement),
        ("{line}", line),
        ("{plan}", plan),
        ("{debit}", debit),
    ];
    let router = tasrih_web::router(site.app.clone(), WebConfig::default());
    (site, Target { router, words })
}

/// A statement with a movement that waits, a plan and a file of debits: the ids of them.
async fn money(site: &TestSite) -> (String, String, String, String) {
    use tasrih_app::payments::MandateForm;
    let (anas, salma, affiliate) = (site.actor("Anas"), site.actor("Salma"), site.company().affiliate);
    let text = "Date;Libellé;Crédit\n15/04/2026;VIR INCONNU;100,00\n";
    let spool = tasrih_app::Spool::of(text.as_bytes()).unwrap();
    let statement = site.app.import_statement(anas, "releve.csv", spool).await.unwrap().statement;
    let line = site.app.waiting_lines(anas, None).await.unwrap().lines[0].id;
    let today = site.clock.today();
    let plan = site.app.propose_plan(salma, affiliate, (2, today), "Crise").await.unwrap();
    let (holder, account) = ("STE EXEMPLE".to_owned(), "007780000123456789012396".to_owned());
    let form = MandateForm { holder, account, is_signed: true };
    site.app.give_debit_mandate(salma, affiliate, &form).await.unwrap();
    let collect_on = Month::at(2026, 4).day(17).unwrap();
    let debit = site.app.make_debit_file(anas, ("DD-0", collect_on), &[affiliate]).await.unwrap();
    (statement.to_string(), line.to_string(), plan.to_string(), debit.id.to_string())
}

/// A foreigner whom an agent has to look at.
async fn sent_registration(site: &TestSite) -> tasrih_domain::id::RegistrationId {
    use tasrih_domain::registration::{Item, Typed};
    let (salma, affiliate) = (site.actor("Salma"), site.company().affiliate);
    let items = [
        (Item::Surname, "NDIAYE"),
        (Item::GivenName, "AWA"),
        (Item::Sex, "female"),
        (Item::Nationality, "SN"),
        (Item::Passport, "A07001020"),
        (Item::BirthDate, "1994-11-03"),
        (Item::HireDate, "2026-04-13"),
    ];
    let typed: Typed = items.into_iter().map(|(item, text)| (item, text.to_owned())).collect();
    let (_, id) = site.app.new_registration(salma, affiliate).await.unwrap();
    let draft = site.app.save_registration(salma, affiliate, id, (None, typed)).await.unwrap();
    let sending = tasrih_app::registrations::Sending { seen: draft.version, is_other: false };
    site.app.send_registration(salma, affiliate, id, sending).await.unwrap();
    id
}

impl Target {
    async fn ask(&self, method: &Method, address: &str, form: &str, session: Option<&str>) -> (StatusCode, String) {
        let fill = |text: &str| self.words.iter().fold(text.to_owned(), |text, (mark, word)| text.replace(mark, word));
        let request = Request::builder().method(method).uri(fill(address)).header(header::HOST, "localhost");
        let request = match session {
            Some(token) => request.header(header::COOKIE, format!("tasrih={token}")),
            None => request,
        };
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let response = self.router.clone().oneshot(request.body(Body::from(fill(form))).unwrap()).await.unwrap();
        let status = response.status();
        let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
        (status, location.unwrap_or_else(|| String::from_utf8_lossy(&body).into_owned()))
    }
}

async fn whose_post_it_is_not_finds_no_page_of_the_office(site: SiteBuilder) {
    let (site, on) = staffed(site).await;
    for (method, address, form, takes) in OFFICE {
        let others = AGENTS.iter().filter(|(_, post)| match takes {
            Takes::Post => false,
            D(duty) => !post.duties().contains(duty),
        });
        for name in others.map(|(name, _)| *name).chain(["Salma"]) {
            let (status, page) = on.ask(method, address, form, Some(&site.session_of(name))).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{name}: {method} {address}");
            for secret in ["Conserverie", "CONSERVERIE", "Zineb"] {
                assert!(!page.contains(secret), "{name}: {method} {address} names {secret}");
            }
        }
    }
    let waiting = site.app.office(site.actor("Anas")).await.unwrap().queues;
    assert_eq!(
        waiting,
        [
            (Queue::Registrations, 1),
            (Queue::Affiliations, 1),
            (Queue::Payments, 1),
            (Queue::Plans, 1),
            (Queue::Approvals, 1)
        ],
        "nothing was proposed and nothing decided"
    );
}

async fn who_has_not_signed_in_is_led_to_the_form(site: SiteBuilder) {
    let (_site, on) = staffed(site).await;
    for (method, address, form, _) in OFFICE {
        let (status, to) = on.ask(method, address, form, None).await;
        assert!(status.is_redirection() && to[3..].starts_with("/sign-in"), "{method} {address}: {status} {to}");
    }
}

async fn whose_post_it_is_finds_every_page(site: SiteBuilder) {
    let (site, on) = staffed(site).await;
    let session = site.session_of("Anas");
    for (method, address, form, _) in OFFICE {
        let (status, page) = on.ask(method, address, form, Some(&session)).await;
        // A form that lacks something is shown again; no document lies there, which the agent is told.
        let is_answered = status.is_success()
            || status.is_redirection()
            || status == StatusCode::UNPROCESSABLE_ENTITY
            || (status == StatusCode::NOT_FOUND && address.contains("/documents/"));
        assert!(is_answered, "{method} {address}: {status}");
        assert!(!page.contains('⟦'), "{address} lacks words");
    }
    let (status, to) = on.ask(&GET, "/fr/", "", Some(&session)).await;
    assert!(status.is_redirection() && to == "/fr/agent", "{status} {to}");
}
