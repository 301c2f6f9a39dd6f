//! The demo: what a newcomer finds after the first start. Made through the use cases, so that its history is genuine.

mod affiliations;
mod companies;
mod money;
mod papers;
mod registrations;

use companies::{AGENTS, COMPANIES, Company, FIRM, PASSWORD, Past};
use std::io::Write;
use std::path::Path;
use tasrih_app::accounts::hash_password;
use tasrih_app::declarations::{LeaveOut, Submission, Upload};
use tasrih_app::invented::{Person, payroll_csv};
use tasrih_app::office::{DeadlineProposal, Grounds};
use tasrih_app::{Actor, App, AppConfig, Clock, Fund, Spool, Store};
use tasrih_domain::access::{Post, Role};
use tasrih_domain::declaration::{Account, Employer, Roster};
use tasrih_domain::id::{AccountId, EmployerId, MandateId};
use tasrih_domain::mandate::{Mandate, MandateState, Scope, Side};
use tasrih_domain::{Lang, Month};
use tasrih_i18n::{Text, render_plain};
use tasrih_storage::Membership;
use time::{Date, Duration, OffsetDateTime, Time};

/// Day and hour at which the invented officers file: before the 10th.
const FILING_DAY: u8 = 8;
/// Invented telephone of the insured person of the demo.
const INSURED_PHONE: &str = "+212600000042";
/// Column of the wage in an invented payroll, from 0.
const WAGE_COLUMN: usize = 5;

/// The month that the demo's people are about to declare: last month until its due date, then the present one.
pub fn working_month(today: Date) -> Month {
    let present = Month::of(today);
    if today.day() <= 10 { present.previous() } else { present }
}

/// The fund's account in the demo: no bank has the code 000.
pub fn fund() -> anyhow::Result<Fund> {
    Ok(Fund {
        name: "CNSS (essai)".to_owned(),
        account: "000780000000000000000129".parse()?,
        scheme_id: "MA00TASRIHESSAI".to_owned(),
    })
}

/// Fills an empty store with the demo; a store that holds employers is left alone.
pub async fn fill(store: &Store, samples: &Path) -> anyhow::Result<()> {
    if !store.read().employers().page(None, 1).await?.is_empty() {
        return Ok(());
    }
    let clock = Clock::system();
    let working = working_month(clock.today());
    let firm = insert_employer(store, &clock, &FIRM, working).await?;
    for company in &COMPANIES {
        let employer = insert_employer(store, &clock, company, working).await?;
        let tx = store.begin_write().await?;
        tx.mandates().insert(&mandate(&clock, company, &employer, &firm)).await?;
        if company.has_preestablished {
            tx.rosters().put(employer.id, working, &preestablished(company, &employer, working)).await?;
        }
        tx.commit().await?;
        file_past(store, company, &employer, working).await?;
        money::pay_past(store, company, &employer).await?;
        write_sample(samples, company, working)?;
    }
    ask_for_people(store, &COMPANIES[0], working).await?;
    reach_insured(store).await?;
    file_past(store, &FIRM, &firm, working).await?;
    money::pay_past(store, &FIRM, &firm).await?;
    write_sample(samples, &FIRM, working)?;
    for (who, post) in AGENTS {
        let agent = insert_account(store, &clock, who).await?;
        let tx = store.begin_write().await?;
        tx.posts().insert(agent.id, post, clock.now()).await?;
        tx.commit().await?;
    }
    propose_extension(store, working).await?;
    money::switch_on(store, working).await
}

/// One supervisor proposes another date for the month being declared; the other one finds it in the queue.
async fn propose_extension(store: &Store, working: Month) -> anyhow::Result<()> {
    let Some(((login, _), _)) = AGENTS.iter().find(|(_, post)| *post == Post::Supervisor) else { return Ok(()) };
    let app = App::new(store.clone(), Clock::system(), config());
    let signed_in = app.sign_in(login, PASSWORD).await?;
    let due_on = app.due_on(working).await? + Duration::weeks(1);
    let title = "Décision inventée n° 12 : panne du service le dernier jour".to_owned();
    let grounds = Grounds { title, url: "https://caisse.example/decisions/12".to_owned() };
    app.propose_deadline(&signed_in.actor, DeadlineProposal { month: working, due_on, grounds }).await?;
    Ok(app.sign_out(&signed_in.token).await?)
}

/// The demo's agents show no second factor: a newcomer has no application at hand that makes its codes.
fn config() -> AppConfig {
    AppConfig { agents_need_second: false, ..AppConfig::default() }
}

/// An employer and its officer, who administers it.
async fn insert_employer(store: &Store, clock: &Clock, company: &Company, working: Month) -> anyhow::Result<Employer> {
    let employer = company.employer(EmployerId(clock.new_id()), working);
    let officer = insert_account(store, clock, company.officer).await?;
    let role = Role::Administrator;
    let tx = store.begin_write().await?;
    tx.employers().insert(&employer).await?;
    let since = clock.now();
    tx.memberships().insert(&Membership { account: officer.id, employer: employer.id, role, since }).await?;
    for address in company.on_file() {
        tx.contacts().put(employer.id, &address.parse()?, since).await?;
    }
    tx.commit().await?;
    Ok(employer)
}

async fn insert_account(store: &Store, clock: &Clock, (login, name): (&str, &str)) -> anyhow::Result<Account> {
    let login = login.parse()?;
    let account = Account { id: AccountId(clock.new_id()), login, name: name.to_owned(), lang: Lang::Fr };
    let hash = tokio::task::spawn_blocking(|| hash_password(PASSWORD)).await??;
    let tx = store.begin_write().await?;
    tx.accounts().insert(&account, &hash).await?;
    tx.commit().await?;
    Ok(account)
}

/// What a company lets the demo's firm do. The large one lets it look only.
fn mandate(clock: &Clock, company: &Company, employer: &Employer, firm: &Employer) -> Mandate {
    let scopes = if company.people > 1_000 { &[Scope::Read][..] } else { Scope::ALL };
    Mandate {
        id: MandateId(clock.new_id()),
        principal: employer.id,
        firm: firm.id,
        powers: Scope::powers_of(scopes.iter().copied()),
        from: employer.declares_from.day(1).expect("every month has a first day"),
        until: None,
        state: MandateState::Accepted,
        asked_by: Side::Firm,
        asked_at: clock.now(),
        answered_at: Some(clock.now()),
        version: 1,
    }
}

fn preestablished(company: &Company, employer: &Employer, month: Month) -> Roster {
    let mut people: Vec<_> = company.people().into_iter().map(Person::known).collect();
    people.sort_by_key(|known| known.insured);
    let transfer_id = Some(u64::from(month.number()) * 100 + u64::from(company.number % 100));
    Roster { affiliate: Some(employer.affiliate), period: Some(month), transfer_id, people, ..Roster::default() }
}

/// Files the company's past through the use cases, with a clock that stands at the day of each filing.
async fn file_past(store: &Store, company: &Company, employer: &Employer, working: Month) -> anyhow::Result<()> {
    let back = |months: u32| (0..months).fold(working, |month, _| month.previous());
    let months: Vec<Month> = match company.past {
        Past::Filed(count) => (1..=count).rev().map(back).collect(),
        Past::Arrears(missing) => vec![back(missing + 1)],
        Past::New => Vec::new(),
    };
    for month in months {
        let clock = Clock::fixed(filing_time(month)?);
        let app = App::new(store.clone(), clock, config());
        let signed_in = app.sign_in(company.officer.0, PASSWORD).await?;
        file_month(&app, &signed_in.actor, (company, employer), month).await?;
        app.sign_out(&signed_in.token).await?;
    }
    Ok(())
}

/// Gives the fund the telephone of the insured person of the demo, who then can see their own months.
async fn reach_insured(store: &Store) -> anyhow::Result<()> {
    let Some(mut person) = store.read().persons().find_by_number(insured_of_the_demo().insured()).await? else {
        return Ok(());
    };
    INSURED_PHONE.clone_into(&mut person.phone);
    let tx = store.begin_write().await?;
    tx.persons().update(&person).await?;
    Ok(tx.commit().await?)
}

/// The first of the people of the first company.
fn insured_of_the_demo() -> Person {
    COMPANIES[0].people().first().copied().unwrap_or(Person(0))
}

/// The requests of the first company's officer, and of two new employers, made today.
async fn ask_for_people(store: &Store, company: &Company, working: Month) -> anyhow::Result<()> {
    let app = App::new(store.clone(), Clock::system(), config());
    let employer = company.employer(EmployerId(app.clock().new_id()), working);
    let signed_in = app.sign_in(company.officer.0, PASSWORD).await?;
    registrations::ask(&app, &signed_in.actor, employer.affiliate, app.clock().today()).await?;
    affiliations::ask(&app, app.clock().today()).await?;
    Ok(app.sign_out(&signed_in.token).await?)
}

fn filing_time(month: Month) -> anyhow::Result<OffsetDateTime> {
    let day = month.next().day(FILING_DAY).ok_or_else(|| anyhow::anyhow!("every month has an eighth day"))?;
    Ok(day.with_time(Time::from_hms(9, 30, 0)?).assume_utc())
}

async fn file_month(
    app: &App,
    actor: &Actor,
    (company, employer): (&Company, &Employer),
    month: Month,
) -> anyhow::Result<()> {
    let text = payroll_csv(&company.people(), month.number());
    let upload = Upload {
        affiliate: employer.affiliate,
        month,
        file_name: format!("paie-{month}.csv"),
        spool: Spool::of(text.as_bytes())?,
        correcting: None,
    };
    let received = app.receive(actor, upload).await?;
    if !received.is_checked {
        app.check_received(received.id).await?;
    }
    let answers = app.answers(actor, received.id).await?;
    let submission = Submission {
        seen: answers.declaration.version,
        accepted: answers.warnings.iter().map(|(group, _)| (group.code, String::new())).collect(),
        leave_out: LeaveOut::Nobody,
    };
    app.submit(actor, received.id, submission).await?;
    Ok(())
}

/// This month's payroll of a company, ready to be dropped on the page.
fn write_sample(folder: &Path, company: &Company, working: Month) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("{}-{working}.csv", company.affiliate()));
    let text = payroll_csv(&company.people(), working.number());
    let text = match company.half_time_wage {
        Some(wage) => with_last_wage(&text, wage),
        None => text,
    };
    std::fs::write(path, text)?;
    Ok(())
}

/// The payroll with another wage in its last line.
fn with_last_wage(text: &str, wage: &str) -> String {
    let Some((others, last)) = text.trim_end().rsplit_once("\r\n") else { return text.to_owned() };
    let cells = last.split(';').enumerate().map(|(at, cell)| if at == WAGE_COLUMN { wage } else { cell });
    format!("{others}\r\n{}\r\n", cells.collect::<Vec<_>>().join(";"))
}

/// Says how to sign in.
pub fn greet(output: &mut dyn Write, url: &str, samples: &Path) -> std::io::Result<()> {
    for lang in [Lang::Fr, Lang::Ar] {
        writeln!(output, "{}", render_plain(lang, &Text::of("cli-demo-title").with("url", text(url))))?;
    }
    writeln!(output)?;
    for company in COMPANIES.iter().chain([&FIRM]) {
        let (login, name, people) = (company.officer.0, company.name, company.people);
        writeln!(output, "  {login:<30} {name:<32} {}  {}  {people:>6}", company.affiliate(), company.ice())?;
    }
    for ((login, name), _) in AGENTS {
        writeln!(output, "  {login:<30} {name}")?;
    }
    let insured = insured_of_the_demo();
    writeln!(output, "  {:<30} {} {url}/fr/me", insured.cin(), insured.insured())?;
    writeln!(output)?;
    for lang in [Lang::Fr, Lang::Ar] {
        let said = Text::of("cli-demo-password").with("password", text(PASSWORD));
        let said = said.with("samples", text(&samples.display().to_string()));
        writeln!(output, "{}", render_plain(lang, &said))?;
    }
    output.flush()
}

fn text(value: &str) -> tasrih_domain::finding::Arg {
    tasrih_domain::finding::Arg::Text(value.to_owned())
}
