//! Every address of the site, asked for by those who may not: not found, whatever it is.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use std::future::IntoFuture;
use std::path::Path;
use tasrih_app::Spool;
use tasrih_app::attestations::{Asked, Outcome};
use tasrih_app::declarations::LeaveOut;
use tasrih_app::deliveries::DropOutcome;
use tasrih_app::registrations::ListOutcome;
use tasrih_domain::Month;
use tasrih_domain::access::Power;
use tasrih_domain::attestation::AttestationKind;
use tasrih_domain::declaration::Declaration;
use tasrih_domain::id::{AccountId, AttestationId, ConsentId, InvitationId, MandateId, PersonId};
use tasrih_domain::registration::{self, Item, State, Typed};
use tasrih_storage::{RegisterFilter, RegisterQuery};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use tasrih_web::WebConfig;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tower::ServiceExt;

on_both_engines!(
    nothing_of_another_employer_is_found,
    a_mandate_that_ended_yesterday_opens_no_page,
    who_may_only_read_changes_nothing,
    a_file_is_refused_before_its_bytes_are_waited_for,
    who_has_not_signed_in_is_led_to_the_form,
    an_insured_person_who_has_signed_in_opens_no_company,
    whose_session_has_ended_is_led_to_the_form,
    who_may_do_everything_finds_every_page,
);

const FEBRUARY: Month = Month::at(2026, 2);
const MARCH: Month = Month::at(2026, 3);

/// What is sent along.
#[derive(Clone, Copy)]
enum Sent {
    Nothing,
    Form(&'static str),
    File,
}

/// One way to ask: method, address, what is sent, and the power that it takes.
type Ask = (Method, &'static str, Sent, Power);

const GET: Method = Method::GET;
const POST: Method = Method::POST;

/// Every address that names an employer or a declaration. `{open}` has a blocked row, `{filed}` is filed,
/// `{refused}` awaits a mapping.
const ASKS: &[Ask] = &[
    (GET, "/fr/employers/{affiliate}", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/people", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/mandates", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/mandates/{mandate}", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/activity?kind=people&before=9", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/people", Sent::Form("address=a@example.ma&role=reader"), Power::Administer),
    (POST, "/fr/employers/{affiliate}/people", Sent::Form("address=nobody&role=reader"), Power::Administer),
    (POST, "/fr/employers/{affiliate}/people/{me}/role", Sent::Form("role=administrator"), Power::Administer),
    (POST, "/fr/employers/{affiliate}/people/{somebody}/remove", Sent::Form(""), Power::Administer),
    (POST, "/fr/employers/{affiliate}/people/invitations/{invitation}/resend", Sent::Form(""), Power::Administer),
    (POST, "/fr/employers/{affiliate}/people/invitations/{invitation}/withdraw", Sent::Form(""), Power::Administer),
    (POST, "/fr/employers/{affiliate}/mandates", Sent::Form(ASK), Power::Administer),
    (POST, "/fr/employers/{affiliate}/mandates", Sent::Form("side=principal&other=12"), Power::Administer),
    (POST, "/fr/employers/{affiliate}/mandates/{mandate}", Sent::Form("move=revoke&seen=1"), Power::Administer),
    (GET, "/fr/employers/{affiliate}/202603/upload", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/202602/upload?correcting={filed}", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/202603/upload", Sent::File, Power::Prepare),
    (POST, "/fr/employers/{affiliate}/202602/upload?correcting={filed}", Sent::File, Power::Prepare),
    (POST, "/fr/employers/{affiliate}/202603/preestablished", Sent::File, Power::Prepare),
    (GET, "/fr/employers/{affiliate}/202604/entry", Sent::Nothing, Power::Prepare),
    (POST, "/fr/employers/{affiliate}/202603/entry", Sent::Form(ROW), Power::Prepare),
    (POST, "/fr/employers/{affiliate}/202603/entry/check", Sent::Form(ROW), Power::Prepare),
    (GET, "/fr/employers/{affiliate}/requests", Sent::Nothing, Power::Administer),
    (POST, "/fr/employers/{affiliate}/requests", Sent::Form("request=x&decision=refuse"), Power::Administer),
    (GET, "/fr/declarations/{open}", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}", Sent::Nothing, Power::Read),
    (GET, "/ar/declarations/{filed}?q=A&after=1", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{open}/progress", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{open}/progress.json", Sent::Nothing, Power::Read),
    (GET, "/ar/declarations/{open}/verdict", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{refused}/verdict", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{refused}/mapping", Sent::Nothing, Power::Prepare),
    (GET, "/fr/declarations/{open}/sheet", Sent::Nothing, Power::Read),
    (GET, "/ar/declarations/{open}/check", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}/filed", Sent::Nothing, Power::Read),
    (GET, "/ar/declarations/{filed}/lines/2", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}/download/receipt", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}/download/ebds", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}/download/csv", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{filed}/download/xlsx", Sent::Nothing, Power::Read),
    (GET, "/fr/declarations/{open}/download/original", Sent::Nothing, Power::Read),
    (GET, "/ar/declarations/{open}/download/annotated", Sent::Nothing, Power::Read),
    (POST, "/fr/declarations/{filed}/correct", Sent::Form(""), Power::Prepare),
    (POST, "/fr/declarations/{open}/edit", Sent::Form("row=2&field=days&text=20&seen={seen}"), Power::Prepare),
    (POST, "/fr/declarations/{refused}/mapping", Sent::Form("heading=a&field=days&seen=1"), Power::Prepare),
    (POST, "/fr/declarations/{open}/sheet", Sent::Form("sheet=Paie&seen={seen}"), Power::Prepare),
    (POST, "/fr/declarations/{open}/submit", Sent::Form("leave_out=yes&late_seen=yes&seen={seen}"), Power::Submit),
    (POST, "/fr/declarations/{open}/withdraw", Sent::Form("seen={seen}"), Power::Prepare),
    (GET, "/fr/employers/{affiliate}/registrations", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/registrations?state=draft", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/registrations/new", Sent::Nothing, Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/new", Sent::Form(PERSON), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/spelling", Sent::Form("surname=ALAOUI"), Power::Register),
    (GET, "/fr/employers/{affiliate}/registrations/bulk", Sent::Nothing, Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/bulk", Sent::File, Power::Register),
    (GET, "/ar/employers/{affiliate}/registrations/bulk/{list}", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/registrations/bulk/{list}/progress.json", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/registrations/bulk/{list}/send", Sent::Form("seen=1"), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/bulk/{list}/rows/2", Sent::Form(""), Power::Register),
    (GET, "/fr/employers/{affiliate}/registrations/{request}", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/registrations/{request}/edit", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/edit", Sent::Form(PERSON), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/send", Sent::Form("seen=1"), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/hire", Sent::Form(HIRED), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/answer", Sent::Form("seen=1&words=Oui"), Power::Register),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/documents", Sent::File, Power::Register),
    (GET, "/fr/employers/{affiliate}/registrations/{request}/documents/{document}", Sent::Nothing, Power::Read),
    (
        POST,
        "/fr/employers/{affiliate}/registrations/{request}/documents/{document}/remove",
        Sent::Form(""),
        Power::Register,
    ),
    (POST, "/fr/employers/{affiliate}/registrations/{request}/withdraw", Sent::Form("seen=1"), Power::Register),
    (GET, "/fr/employers/{affiliate}/account", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/account?pay_on=2026-05-01", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/account/export/csv", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/payments", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/payments?pay_on=2026-05-01&after=9", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/payments", Sent::Form("pay_on=2026-04-20&due=2026-02.contributions"), Power::Pay),
    (GET, "/ar/employers/{affiliate}/payments/{order}", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/payments/{order}/slip", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/payments/{order}/withdraw", Sent::Form(""), Power::Pay),
    (GET, "/fr/employers/{affiliate}/payments/debit", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/payments/debit", Sent::Form(SIGNED), Power::Pay),
    (POST, "/fr/employers/{affiliate}/payments/debit/end", Sent::Form(""), Power::Pay),
    (GET, "/ar/employers/{affiliate}/plans?parts=3&first_on=2026-04-20", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/plans", Sent::Form("parts=3&first_on=2026-04-20&grounds=Crise"), Power::Pay),
    (POST, "/fr/employers/{affiliate}/plans/{plan}/withdraw", Sent::Form(""), Power::Pay),
    (GET, "/fr/employers/{affiliate}/employees", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/employees", Sent::Form("q=A&show=all"), Power::Read),
    (GET, "/fr/employers/{affiliate}/employees/export/csv", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/employees/hire", Sent::Nothing, Power::Register),
    (
        POST,
        "/fr/employers/{affiliate}/employees/hire",
        Sent::Form("insured=100000019&document=X1&on=2026-04-01"),
        Power::Register,
    ),
    (GET, "/fr/employers/{affiliate}/employees/{person}", Sent::Nothing, Power::Read),
    (
        POST,
        "/fr/employers/{affiliate}/employees/{person}/leave",
        Sent::Form("on=2026-04-02&reason=resigned"),
        Power::Register,
    ),
    (POST, "/fr/employers/{affiliate}/employees/{person}/return", Sent::Form("on=2026-04-10"), Power::Register),
    (GET, "/fr/employers/{affiliate}/attestations", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/attestations?employee={person}", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/attestations", Sent::Form("kind=payroll&from=2026-02&to=2026-02"), Power::Attest),
    (POST, "/fr/employers/{affiliate}/attestations", Sent::Form("kind=standing"), Power::Attest),
    (GET, "/ar/employers/{affiliate}/attestations/{attestation}", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/attestations/{attestation}/pdf", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/attestations/{attestation}/revoke", Sent::Form(""), Power::Attest),
    (GET, "/fr/employers/{affiliate}/202603/expected", Sent::Nothing, Power::Read),
    (GET, "/fr/employers/{affiliate}/standing", Sent::Nothing, Power::Read),
    (GET, "/ar/employers/{affiliate}/standing?done=given", Sent::Nothing, Power::Read),
    (POST, "/fr/employers/{affiliate}/standing/links", Sent::Form(LINK), Power::Attest),
    (
        POST,
        "/fr/employers/{affiliate}/standing/links",
        Sent::Form("id=01990000-0000-7000-8000-000000000004&to="),
        Power::Attest,
    ),
    (POST, "/fr/employers/{affiliate}/standing/links/{consent}/revoke", Sent::Form(""), Power::Attest),
    // A drop is its sender's alone, whatever others may do for the same companies.
    (GET, "/fr/deliveries/{delivery}", Sent::Nothing, Power::Prepare),
    (GET, "/ar/deliveries/{delivery}?show=ready&page=1", Sent::Nothing, Power::Prepare),
    (GET, "/fr/deliveries/{delivery}/progress.json", Sent::Nothing, Power::Prepare),
    (POST, "/fr/deliveries/{delivery}/files/1", Sent::Form("affiliate={affiliate}&month=202603"), Power::Prepare),
    (POST, "/fr/deliveries/{delivery}/submit", Sent::Form("mark=x&late_seen=yes"), Power::Submit),
    (GET, "/fr/employers/{affiliate}/202603/expected/file", Sent::Nothing, Power::Read),
];

const LINK: &str = "id=01990000-0000-7000-8000-000000000003&to=Commune&days=30&with_reasons=yes";
const SIGNED: &str = "holder=STE+EXEMPLE&account=007780000123456789012396&signed=yes";
const PERSON: &str = "id=01990000-0000-7000-8000-000000000001&seen=1&surname=ALAOUI&given_name=OMAR";
const HIRED: &str = "seen=1&person=01990000-0000-7000-8000-000000000002";

const ROW: &str = "insured_number=&surname=ALAOUI&given_name=OMAR&cin=AB12345&days=26&gross_wage=5000&situation=";

const ASK: &str = "side=principal&other=9999997&scope=read&from=30/04/2026&until=";

/// Addresses that name neither an employer nor a declaration.
const FOR_ANYBODY: &[&str] = &[
    "/",
    "/assets/{name}",
    "/healthz",
    "/readyz",
    "/{lang}",
    "/{lang}/",
    "/{lang}/sign-in",
    "/{lang}/sign-out",
    "/{lang}/sign-up",
    "/{lang}/sign-up/{token}",
    "/{lang}/sign-up/{token}/way",
    "/{lang}/sign-up/{token}/code",
    "/{lang}/reset",
    "/{lang}/reset/{token}",
    "/{lang}/reset/{token}/way",
    "/{lang}/reset/{token}/code",
    "/{lang}/ready",
    "/{lang}/mailbox",
    "/{lang}/affiliation",
    "/{lang}/affiliation/return",
    "/{lang}/affiliation/{token}",
    "/{lang}/affiliation/{token}/steps/{step}",
    "/{lang}/affiliation/{token}/documents",
    "/{lang}/affiliation/{token}/documents/{document}",
    "/{lang}/affiliation/{token}/submit",
    "/{lang}/sign-in/second",
    "/{lang}/sign-in/passkey/challenge",
    "/{lang}/sign-in/passkey",
    "/{lang}/account/security",
    "/{lang}/account/security/password",
    "/{lang}/account/security/totp",
    "/{lang}/account/security/totp/remove",
    "/{lang}/account/security/passkeys/new",
    "/{lang}/account/security/passkeys/{id}/name",
    "/{lang}/account/security/passkeys/{id}/remove",
    "/{lang}/account/security/codes",
    "/{lang}/account/security/codes/file",
    "/{lang}/account/security/devices/{id}/forget",
    "/{lang}/account/security/sessions/{id}/end",
    "/{lang}/account/security/sessions/end-others",
    "/{lang}/me",
    "/{lang}/me/sign-in",
    "/{lang}/me/code",
    "/{lang}/me/sign-out",
    "/{lang}/me/looks",
    "/{lang}/me/report/{affiliate}/{month}",
    "/{lang}/me/reports/{code}",
    "/{lang}/me/attestations",
    "/{lang}/me/attestations/{id}",
    "/{lang}/me/attestations/{id}/pdf",
    "/{lang}/me/attestations/{id}/revoke",
    "/{lang}/attestations/orders",
    "/{lang}/attestations/orders/{id}",
    "/{lang}/attestations/orders/{id}/archive",
    "/{lang}/verify",
    "/{lang}/verify/{code}",
    "/keys.pem",
    "/{lang}/account/activity",
    "/{lang}/deliveries",
    "/{lang}/consent/{code}",
    "/{lang}/portfolio/{format}",
    "/{lang}/invitation",
    "/{lang}/templates/{format}",
    "/{lang}/registrations/template/{format}",
    "/{lang}/check",
    "/{lang}/check/{code}",
    "/{lang}/help/formats",
    "/{lang}/help/rules",
];

struct Target {
    router: Router,
    affiliate: String,
    open: Declaration,
    filed: Declaration,
    refused: Declaration,
    request: String,
    document: String,
    list: String,
    person: PersonId,
    me: AccountId,
    invitation: InvitationId,
    mandate: MandateId,
    delivery: String,
    consent: ConsentId,
    order: String,
    plan: String,
    attestation: AttestationId,
}

impl Target {
    async fn of(site: &TestSite) -> Self {
        site.app.learn_month((site.company().id, FEBRUARY)).await.unwrap();
        let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
        let open = site.upload(MARCH, &spoiled.csv()).await.id;
        let filed = site.app.store().read().declarations().of_month(site.company().id, FEBRUARY).await.unwrap();
        let refused = site.upload(MARCH.next(), &Payroll::full_month(1..=2).csv_under("A;B;C;D;E;F;G")).await.id;
        let (request, document) = request_of(site).await;
        let asked = RegisterQuery { filter: RegisterFilter::All, text: "", today: site.app.clock().today() };
        let known = site.app.store().read().employments().page(site.company().id, &asked, None, 1).await.unwrap();
        let person = known[0].person;
        let attestation = attestation_of(site).await;
        let (invitation, mandate) = crate::use_cases::waiting(site, site.company().affiliate, site.officer()).await;
        let company = site.company().affiliate;
        let order = crate::use_cases::ordered(site, company, site.officer()).await.compact();
        let first_on = site.clock.today();
        let plan = site.app.propose_plan(site.officer(), company, (2, first_on), "Crise").await.unwrap().to_string();
        Self {
            order,
            plan,
            router: tasrih_web::router(site.app.clone(), WebConfig::default()),
            me: site.officer().account().id,
            invitation,
            mandate,
            attestation,
            affiliate: site.company().affiliate.to_string(),
            open: site.declaration(open).await,
            filed: filed[0].clone(),
            refused: site.declaration(refused).await,
            list: list_of(site).await,
            delivery: delivery_of(site).await,
            consent: crate::use_cases::link_of(site, site.company().affiliate, site.officer()).await,
            request,
            document,
            person,
        }
    }

    fn fill(&self, text: &str) -> String {
        text.replace("{affiliate}", &self.affiliate)
            .replace("{open}", &self.open.id.to_string())
            .replace("{filed}", &self.filed.id.to_string())
            .replace("{refused}", &self.refused.id.to_string())
            .replace("{person}", &self.person.to_string())
            .replace("{me}", &self.me.to_string())
            .replace("{somebody}", &AccountId(self.open.id.0).to_string())
            .replace("{invitation}", &self.invitation.to_string())
            .replace("{mandate}", &self.mandate.to_string())
            .replace("{attestation}", &self.attestation.to_string())
            .replace("{seen}", &self.open.version.to_string())
            .replace("{request}", &self.request)
            .replace("{document}", &self.document)
            .replace("{list}", &self.list)
            .replace("{delivery}", &self.delivery)
            .replace("{consent}", &self.consent.to_string())
            .replace("{order}", &self.order)
            .replace("{plan}", &self.plan)
    }

    async fn ask(&self, (method, address, sent, _): &Ask, session: Option<&str>) -> (StatusCode, String) {
        let request = Request::builder().method(method).uri(self.fill(address)).header(header::HOST, "localhost");
        let request = match session {
            Some(token) => request.header(header::COOKIE, format!("tasrih={token}")),
            None => request,
        };
        let request = match sent {
            Sent::Nothing => request.body(Body::empty()),
            Sent::Form(form) => request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from(self.fill(form))),
            Sent::File => {
                request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=X").body(Body::from(parcel()))
            }
        };
        let response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let status = response.status();
        let location = response.headers().get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let body = to_bytes(response.into_body(), 4 << 20).await.unwrap();
        (status, location.unwrap_or_else(|| String::from_utf8_lossy(&body).into_owned()))
    }
}

/// A draft of the first officer with a document: the ids of both.
async fn request_of(site: &TestSite) -> (String, String) {
    let (actor, affiliate) = (site.officer(), site.company().affiliate);
    let (_, id) = site.app.new_registration(actor, affiliate).await.unwrap();
    let typed = Typed::new().with(Item::Surname, "ALAOUI");
    site.app.save_registration(actor, affiliate, id, (None, typed)).await.unwrap();
    let spool = Spool::of(b"%PDF-1.4\n%%EOF").unwrap();
    site.app.attach(actor, affiliate, id, ("cin.pdf", spool)).await.unwrap();
    let view = site.app.registration(actor, affiliate, id).await.unwrap();
    (id.to_string(), view.documents[0].id.to_string())
}

/// An attestation of the first officer's company.
async fn attestation_of(site: &TestSite) -> AttestationId {
    let asked = Asked { kind: AttestationKind::Affiliation, person: None, period: None };
    match site.app.issue_attestation(site.officer(), site.company().affiliate, &asked).await.unwrap() {
        Outcome::Issued(id) => id,
        Outcome::Refused(obstacles) => panic!("{obstacles:?}"),
    }
}

/// A list of people of the first officer, with a faulty row.
async fn list_of(site: &TestSite) -> String {
    let text = "Nom;Prénom;Date de naissance;Sexe;Nationalité;CIN;Date d'embauche\nALAOUI;OMAR;?;M;MA;AB1;2026-04-01\n";
    let spool = Spool::of(text.as_bytes()).unwrap();
    let outcome = site.app.receive_list(site.officer(), site.company().affiliate, ("liste.csv", spool)).await.unwrap();
    match outcome {
        ListOutcome::Read(id) => id.to_string(),
        ListOutcome::Refused(text, _) => panic!("{}", text.key()),
    }
}

/// Files that the first officer dropped: one that names nobody.
async fn delivery_of(site: &TestSite) -> String {
    let spool = Spool::of(&Payroll::full_month(1..=2).csv()).unwrap();
    let dropped = vec![("ALAOUI.csv".to_owned(), spool)];
    match site.app.receive_delivery(site.officer(), MARCH, dropped).await.unwrap() {
        DropOutcome::Kept(id) => id.to_string(),
        DropOutcome::Refused(text) => panic!("{}", text.key()),
    }
}

fn parcel() -> Vec<u8> {
    let mut body = b"--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"paie.csv\"\r\n\r\n".to_vec();
    body.extend(Payroll::full_month(1..=2).csv());
    body.extend(b"\r\n--X--\r\n");
    body
}

fn with_officer(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-15").employer("Conserverie").officer("Salma").filed(FEBRUARY, Payroll::full_month(1..=3))
}

/// All that these addresses could have changed.
async fn kept(site: &TestSite) -> (Vec<Declaration>, usize, Vec<registration::Request>) {
    let reader = site.app.store().read();
    let declarations = reader.declarations().page(site.company().id, None, 100).await.unwrap();
    let requests = reader.registrations().page(site.company().id, State::ALL, None, 100).await.unwrap();
    (declarations, reader.mappings().of(site.company().id).await.unwrap().len(), requests)
}

/// Not found, and the page says nothing of what lies there.
async fn is_not_found(on: &Target, ask: &Ask, session: &str) {
    let (status, page) = on.ask(ask, Some(session)).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{} {}", ask.0, ask.1);
    for secret in ["Conserverie", "CONSERVERIE", "ALAOUI", "Salma"] {
        assert!(!page.contains(secret), "{} {} names {secret}", ask.0, ask.1);
    }
}

async fn nothing_of_another_employer_is_found(site: SiteBuilder) {
    let site = with_officer(site).employer("Tissage").officer("Driss").start().await;
    let on = Target::of(&site).await;
    let before = kept(&site).await;
    for ask in ASKS {
        is_not_found(&on, ask, &site.session_of("Driss")).await;
    }
    assert_eq!(kept(&site).await, before);
    // The home page neither.
    let (status, page) = on.ask(&(GET, "/fr/", Sent::Nothing, Power::Read), Some(&site.session_of("Driss"))).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Tissage") && !page.contains("Conserverie"));
}

async fn a_mandate_that_ended_yesterday_opens_no_page(site: SiteBuilder) {
    let site = with_officer(site).accountant_with("Driss", Power::ALL).until("2026-04-14").start().await;
    let on = Target::of(&site).await;
    let before = kept(&site).await;
    for ask in ASKS {
        is_not_found(&on, ask, &site.session_of("Driss")).await;
    }
    assert_eq!(kept(&site).await, before);
}

async fn who_may_only_read_changes_nothing(site: SiteBuilder) {
    let site = with_officer(site).accountant_with("Driss", &[Power::Read]).start().await;
    let on = Target::of(&site).await;
    let before = kept(&site).await;
    let session = site.session_of("Driss");
    for ask in ASKS {
        let (status, _) = on.ask(ask, Some(&session)).await;
        if ask.3 == Power::Read {
            assert!(status.is_success() || status.is_redirection() || status == StatusCode::CONFLICT, "{}", ask.1);
        } else {
            assert_eq!(status, StatusCode::NOT_FOUND, "{} {}", ask.0, ask.1);
        }
    }
    assert_eq!(kept(&site).await, before);
}

async fn a_file_is_refused_before_its_bytes_are_waited_for(site: SiteBuilder) {
    let site = with_officer(site).employer("Tissage").officer("Driss").start().await;
    let on = Target::of(&site).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = listener.local_addr().unwrap();
    let serving = tokio::spawn(axum::serve(listener, on.router.clone()).into_future());
    for (_, address, ..) in ASKS.iter().filter(|(_, _, sent, _)| matches!(sent, Sent::File)) {
        let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
        let head = format!(
            "POST {} HTTP/1.1\r\nHost: {host}\r\nCookie: tasrih={}\r\nContent-Length: 60000000\r\n\
             Content-Type: multipart/form-data; boundary=X\r\n\r\n",
            on.fill(address),
            site.session_of("Driss")
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = [0; 12];
        let answered = tokio::time::timeout(std::time::Duration::from_secs(20), stream.read_exact(&mut answer)).await;
        answered.expect("an answer before the file").unwrap();
        assert_eq!(answer.as_slice(), b"HTTP/1.1 404", "{address}");
    }
    serving.abort();
}

async fn who_has_not_signed_in_is_led_to_the_form(site: SiteBuilder) {
    let site = with_officer(site).start().await;
    let on = Target::of(&site).await;
    let before = kept(&site).await;
    for ask in ASKS {
        for session in [None, Some("no-such-session")] {
            let (status, to) = on.ask(ask, session).await;
            assert!(status.is_redirection() && to[3..].starts_with("/sign-in"), "{} {}: {status} {to}", ask.0, ask.1);
        }
    }
    assert_eq!(kept(&site).await, before);
}

async fn an_insured_person_who_has_signed_in_opens_no_company(site: SiteBuilder) {
    let config = tasrih_app::AppConfig::default();
    let site = with_officer(site).config(config.clone()).start().await;
    let on = Target::of(&site).await;
    let (_, token) = crate::duties::reached(&site, &config, (1, None)).await;
    let before = kept(&site).await;
    let session = format!("none; tasrih-me={token}");
    for ask in ASKS {
        let (status, to) = on.ask(ask, Some(&session)).await;
        assert!(status.is_redirection() && to[3..].starts_with("/sign-in"), "{} {}: {status} {to}", ask.0, ask.1);
    }
    let own = (GET, "/fr/me", Sent::Nothing, Power::Read);
    assert_eq!(on.ask(&own, Some(&session)).await.0, StatusCode::OK);
    assert_eq!(kept(&site).await, before);
}

async fn whose_session_has_ended_is_led_to_the_form(site: SiteBuilder) {
    let site = with_officer(site).start().await;
    let on = Target::of(&site).await;
    let signed_in = site.app.sign_in("salma@example.ma", tasrih_testkit::PASSWORD).await.unwrap();
    let home = (GET, "/fr/", Sent::Nothing, Power::Read);
    assert_eq!(on.ask(&home, Some(&signed_in.token)).await.0, StatusCode::OK);
    site.clock.set(signed_in.expires_at);
    let (status, to) = on.ask(&home, Some(&signed_in.token)).await;
    assert!(status.is_redirection() && to.starts_with("/fr/sign-in"), "{status} {to}");
}

/// The table above is about real pages: with every right, none of them is missing.
async fn who_may_do_everything_finds_every_page(site: SiteBuilder) {
    let site = with_officer(site).start().await;
    let on = Target::of(&site).await;
    let session = site.session_of("Salma");
    for ask in ASKS.iter().filter(|ask| ask.0 == GET) {
        let (status, page) = on.ask(ask, Some(&session)).await;
        let is_answered = status.is_success() || status.is_redirection() || status == StatusCode::CONFLICT;
        assert!(is_answered, "{} {}: {status}", ask.0, ask.1);
        assert!(!page.contains('⟦'), "{} lacks words", ask.1);
    }
    // The officer may also file.
    let consent = site.consent(on.open.id, LeaveOut::BlockedRows).await;
    site.app.submit(site.officer(), on.open.id, consent).await.unwrap();
}

/// A new address has to be in one of the two lists.
#[test]
fn every_address_of_the_router_is_in_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("crates/web/src/routes");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let source = files.collect::<String>();
    // A long address stands on the line after its name.
    let constants = source.split("pub const ").skip(1);
    let patterns: Vec<_> = constants.filter_map(|rest| rest.split(';').next()?.split('"').nth(1)).collect();
    assert!(patterns.len() > 20);
    let is_like = |pattern: &str, address: &str| {
        let path = address.split('?').next().unwrap_or_default();
        let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
        pattern.len() == path.len() && pattern.iter().zip(path).all(|(a, b)| a.starts_with('{') || *a == b)
    };
    for pattern in patterns {
        let is_known = FOR_ANYBODY.contains(&pattern) || ASKS.iter().any(|(_, address, ..)| is_like(pattern, address));
        let is_known = is_known || crate::office::is_known(pattern, is_like);
        assert!(is_known, "{pattern} is in neither list");
    }
}
