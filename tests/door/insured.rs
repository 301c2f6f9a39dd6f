//! The way in of an insured person: card, number and a code; nothing tells who is known.

use tasrih_app::codes::CodeError;
use tasrih_app::insured::{CodeAsked, Insured, NewReport, Seer};
use tasrih_app::invented::Person;
use tasrih_app::office::ContactShown;
use tasrih_app::{AppConfig, AppError, Client, Letter};
use tasrih_domain::access::Post;
use tasrih_domain::id::PersonId;
use tasrih_domain::{Lang, Month};
use tasrih_storage::AuditOf;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};
use time::Duration;

on_both_engines!(
    a_code_sent_to_the_telephone_on_file_opens_the_persons_own_months_once,
    nobody_learns_who_is_known_and_a_stranger_gets_no_code,
    guessing_stops_and_codes_are_not_sent_without_end,
    whoever_is_unknown_is_counted_as_one_however_they_are_spelled,
    reports_and_codes_are_counted_apart,
    a_session_of_one_kind_is_none_of_the_other,
    who_looked_is_seen_and_what_is_wrong_is_kept_once,
    a_code_to_an_address_that_an_employer_typed_opens_what_that_employer_knows,
    an_address_named_to_an_agent_with_the_card_opens_everything,
    a_code_that_went_to_an_address_of_before_opens_nothing,
    a_session_ends_when_another_address_comes_on_file,
);

const FEBRUARY: Month = Month::at(2026, 2);

fn asked(number: u32) -> CodeAsked {
    CodeAsked { cin: Person(number).cin(), insured: Person(number).insured().to_string() }
}

/// Three people of a company; the fund has the telephone of the first.
async fn started(site: SiteBuilder) -> (TestSite, AppConfig) {
    let config = AppConfig::default();
    let site = site.config(config.clone()).employer("Conserverie").officer("Salma");
    let site = site.filed(FEBRUARY, Payroll::full_month(1..=3)).start().await;
    site.run_queue().await;
    let found = site.app.store().read().persons().find_by_number(Person(1).insured()).await.unwrap();
    let mut person = found.unwrap();
    "+212612345678".clone_into(&mut person.phone);
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().update(&person).await.unwrap();
    tx.commit().await.unwrap();
    (site, config)
}

/// The codes that went out, the oldest first.
async fn codes(site: &TestSite, config: &AppConfig) -> Vec<String> {
    site.run_queue().await;
    let mut letters: Vec<Letter> = config.courier.letters(100).unwrap().unwrap();
    letters.sort_by_key(|letter| letter.written_at);
    let code = |letter: &Letter| letter.body.split_whitespace().find(|word| word.contains('-')).unwrap().to_owned();
    letters.iter().map(code).map(|code| code.trim_end_matches(',').to_owned()).collect()
}

async fn ask(site: &TestSite, what: &CodeAsked) {
    site.app.ask_insured_code(what, Lang::Fr, Client::default()).await.unwrap();
}

async fn signed_in(site: &TestSite, config: &AppConfig) -> (Insured, String) {
    ask(site, &asked(1)).await;
    let code = codes(site, config).await.pop().unwrap();
    let token = site.app.sign_in_insured(&asked(1), &code, Client::default()).await.unwrap().token;
    (site.app.insured_of(&token).await.unwrap().unwrap(), token)
}

fn is_wrong<T>(outcome: &Result<T, CodeError>) -> bool {
    matches!(outcome, Err(CodeError::Wrong))
}

async fn a_code_sent_to_the_telephone_on_file_opens_the_persons_own_months_once(site: SiteBuilder) {
    let (site, config) = started(site).await;
    ask(&site, &asked(1)).await;
    let [code] = &codes(&site, &config).await[..] else { panic!("one code") };
    let opened = site.app.sign_in_insured(&asked(1), code, Client::default()).await.unwrap();
    assert_eq!(opened.expires_at - site.clock.now(), Duration::minutes(30));
    assert!(is_wrong(&site.app.sign_in_insured(&asked(1), code, Client::default()).await), "a code opens once");
    let me = site.app.insured_of(&opened.token).await.unwrap().unwrap();
    let page = site.app.own_months(&me, None).await.unwrap();
    assert_eq!((page.employers.len(), page.days, page.gaps), (1, 26, 0));
    site.app.sign_out_insured(&opened.token).await.unwrap();
    assert_eq!(site.app.insured_of(&opened.token).await.unwrap(), None);
}

async fn nobody_learns_who_is_known_and_a_stranger_gets_no_code(site: SiteBuilder) {
    let (site, config) = started(site).await;
    let other_card = CodeAsked { cin: Person(2).cin(), ..asked(1) };
    let no_number = CodeAsked { insured: "abc".to_owned(), ..asked(1) };
    // Whose telephone is not known, whose card is another's, who does not exist, what is no number.
    for what in [asked(2), other_card, asked(77), no_number] {
        ask(&site, &what).await;
        assert!(is_wrong(&site.app.sign_in_insured(&what, "AF23-KM58", Client::default()).await));
    }
    assert!(codes(&site, &config).await.is_empty());
}

async fn guessing_stops_and_codes_are_not_sent_without_end(site: SiteBuilder) {
    let (site, config) = started(site).await;
    ask(&site, &asked(1)).await;
    // Another code within the minute is not sent: the first is on its way.
    ask(&site, &asked(1)).await;
    let sent = codes(&site, &config).await;
    assert_eq!(sent.len(), 1);
    for _ in 0..5 {
        assert!(is_wrong(&site.app.sign_in_insured(&asked(1), "2222-2222", Client::default()).await));
    }
    assert!(is_wrong(&site.app.sign_in_insured(&asked(1), &sent[0], Client::default()).await), "five tries, then none");
    let mut refused = None;
    for _ in 0..10 {
        site.clock.set(site.clock.now() + Duration::minutes(2));
        refused = refused.or(site.app.ask_insured_code(&asked(1), Lang::Fr, Client::default()).await.err());
    }
    assert!(matches!(refused, Some(AppError::Refused(_))));
    assert!(codes(&site, &config).await.len() <= 8);
}

async fn a_session_of_one_kind_is_none_of_the_other(site: SiteBuilder) {
    let (site, config) = started(site).await;
    let (_, token) = signed_in(&site, &config).await;
    assert_eq!(site.app.actor_of(&token).await.unwrap(), None);
    assert_eq!(site.app.insured_of(&site.session_of("Salma")).await.unwrap(), None);
    site.clock.set(site.clock.now() + Duration::minutes(31));
    assert_eq!(site.app.insured_of(&token).await.unwrap(), None);
}

async fn who_looked_is_seen_and_what_is_wrong_is_kept_once(site: SiteBuilder) {
    let (site, config) = started(site).await;
    let (me, _) = signed_in(&site, &config).await;
    let affiliate = site.company().affiliate;
    site.app.employee(site.officer(), affiliate, me.id(), None).await.unwrap();
    let looks = site.app.own_looks(&me).await.unwrap();
    let acts: Vec<_> = looks.iter().map(|look| look.act.as_str()).collect();
    assert_eq!(acts, ["employee-viewed", "insured-signed-in"]);
    assert_eq!(looks[1].by, Seer::Oneself);
    assert!(matches!(&looks[0].by, Seer::Company(name) if *name == site.company().name));
    let new = NewReport { affiliate, month: FEBRUARY, said: " Douze jours manquent. ".to_owned() };
    let kept = site.app.report_month(&me, new.clone()).await.unwrap();
    assert_eq!(site.app.report_month(&me, new).await.unwrap(), kept);
    assert_eq!(
        (kept.said.as_str(), site.app.own_report(&me, &kept.number).await.unwrap().id),
        ("Douze jours manquent.", kept.id)
    );
    assert_eq!(site.app.store().read().reports().page(None, 10).await.unwrap().len(), 1);
    let nothing = NewReport { affiliate, month: FEBRUARY, said: "  ".to_owned() };
    assert!(matches!(site.app.report_month(&me, nothing).await, Err(AppError::Refused(_))));
}

async fn whoever_is_unknown_is_counted_as_one_however_they_are_spelled(site: SiteBuilder) {
    let (site, _) = started(site).await;
    let spelled = |number: u32| {
        let small = CodeAsked { cin: format!(" {} ", Person(number).cin().to_lowercase()), ..asked(number) };
        [asked(number), small]
    };
    // One is known, the other is nobody.
    for number in [1, 77] {
        let [as_kept, otherwise] = spelled(number);
        for _ in 0..20 {
            assert!(is_wrong(&site.app.sign_in_insured(&as_kept, "2222-2222", Client::default()).await));
        }
        let outcome = site.app.sign_in_insured(&otherwise, "2222-2222", Client::default()).await;
        assert!(matches!(outcome, Err(CodeError::TooMany)), "{number}");
    }
}

async fn reports_and_codes_are_counted_apart(site: SiteBuilder) {
    let (site, config) = started(site).await;
    let (me, _) = signed_in(&site, &config).await;
    for _ in 0..20 {
        drop(site.app.sign_in_insured(&asked(1), "2222-2222", Client::default()).await);
    }
    let new = NewReport { affiliate: site.company().affiliate, month: FEBRUARY, said: "Une erreur.".to_owned() };
    site.app.report_month(&me, new).await.unwrap();
}

/// Somebody who works at two companies; the second has typed a telephone for them.
async fn typed_by_tissage(site: SiteBuilder) -> (TestSite, AppConfig, PersonId) {
    let config = AppConfig::default();
    let site = site.config(config.clone()).employer("Conserverie").officer("Salma");
    let site = site.filed(FEBRUARY, Payroll::full_month(1..=3)).employer("Tissage").officer("Driss");
    let site = site.filed(FEBRUARY, Payroll::full_month(1..=2)).agent("Latifa", Post::Registrations).start().await;
    site.run_queue().await;
    let found = site.app.store().read().persons().find_by_number(Person(1).insured()).await.unwrap();
    let mut person = found.unwrap();
    "+212612345678".clone_into(&mut person.phone);
    person.contact_by = Some(site.employer("Tissage").id);
    let tx = site.app.store().begin_write().await.unwrap();
    tx.persons().update(&person).await.unwrap();
    tx.commit().await.unwrap();
    (site, config, person.id)
}

/// What the person says and shows at the counter.
async fn shown(site: &TestSite, id: PersonId, address: &str) -> ContactShown {
    let person = site.app.store().read().persons().find(id).await.unwrap().unwrap();
    ContactShown { card: Person(1).cin().to_lowercase(), address: address.to_owned(), seen: person.version }
}

async fn confirm(site: &TestSite, id: PersonId, address: &str) {
    let shown = shown(site, id, address).await;
    site.app.confirm_contact(site.actor("Latifa"), id, &shown).await.unwrap();
}

async fn a_code_to_an_address_that_an_employer_typed_opens_what_that_employer_knows(site: SiteBuilder) {
    let (site, config, _) = typed_by_tissage(site).await;
    let (me, _) = signed_in(&site, &config).await;
    let (own, other) = (site.employer("Tissage"), site.employer("Conserverie"));
    assert_eq!((me.only(), me.sees(other.id)), (Some(own.id), false));
    assert!(matches!(me.sees_all(), Err(AppError::Refused(_))));
    let page = site.app.own_months(&me, None).await.unwrap();
    let names: Vec<_> = page.employers.iter().map(|one| one.employer.name.as_str()).collect();
    assert_eq!((names, page.days), (vec![own.name.as_str()], 26));
    // Who else looks at them is not told there either.
    for (who, employer) in [("Salma", other), ("Driss", own)] {
        site.app.employee(site.actor(who), employer.affiliate, me.id(), None).await.unwrap();
    }
    let latifa = site.actor("Latifa");
    site.app.person_file(latifa, me.id()).await.unwrap();
    let looks = site.app.own_looks(&me).await.unwrap();
    let acts: Vec<_> = looks.iter().map(|look| (look.act.as_str(), &look.by)).collect();
    let company = Seer::Company(own.name.clone());
    assert_eq!(acts, [("employee-viewed", &company), ("insured-signed-in", &Seer::Oneself)]);
    // The other employer is not found, as if the person had never worked there.
    let about_other = site.app.month_to_report(&me, other.affiliate, FEBRUARY).await;
    assert!(matches!(about_other, Err(AppError::Unknown)));
    site.app.month_to_report(&me, own.affiliate, FEBRUARY).await.unwrap();
}

async fn an_address_named_to_an_agent_with_the_card_opens_everything(site: SiteBuilder) {
    let (site, config, id) = typed_by_tissage(site).await;
    let latifa = site.actor("Latifa");
    let refused = |outcome: Result<(), AppError>| match outcome {
        Err(AppError::Refused(text)) => text.key().to_owned(),
        other => panic!("{other:?}"),
    };
    let right = shown(&site, id, "Person@Example.ma").await;
    let other_card = ContactShown { card: Person(2).cin(), ..right.clone() };
    let no_address = ContactShown { address: "12".to_owned(), ..right.clone() };
    assert_eq!(refused(site.app.confirm_contact(latifa, id, &other_card).await), "refused-contact-card");
    assert_eq!(refused(site.app.confirm_contact(latifa, id, &no_address).await), "refused-address");
    for _ in 0..2 {
        site.app.confirm_contact(latifa, id, &right).await.unwrap();
    }
    let stale = ContactShown { address: "0612345678".to_owned(), ..right };
    assert!(matches!(site.app.confirm_contact(latifa, id, &stale).await, Err(AppError::Stale)));
    let events = site.app.store().read().audit().page(&AuditOf::Person(id), None, 100).await.unwrap();
    assert_eq!(events.iter().filter(|event| event.act == "contact-confirmed").count(), 1);
    let file = site.app.person_file(latifa, id).await.unwrap();
    assert_eq!((file.person.phone.as_str(), file.person.email.as_str()), ("", "person@example.ma"));
    assert!(file.contact_by.is_none() && file.may_confirm_contact);
    site.run_queue().await;
    let letters = config.courier.letters(100).unwrap().unwrap();
    // The employer's telephone does not hear of it: it was never the person's.
    let told: Vec<_> = letters.iter().map(|letter| (letter.kind.as_str(), letter.address.as_str())).collect();
    assert_eq!(told, [("message-insured-contact", "person@example.ma")]);
    ask(&site, &asked(1)).await;
    let code = codes_at(&site, &config, "person@example.ma").await.pop().unwrap();
    let token = site.app.sign_in_insured(&asked(1), &code, Client::default()).await.unwrap().token;
    let me = site.app.insured_of(&token).await.unwrap().unwrap();
    assert_eq!(me.only(), None);
    assert_eq!(site.app.own_months(&me, None).await.unwrap().employers.len(), 2);
}

/// The codes that went to an address, the oldest first.
async fn codes_at(site: &TestSite, config: &AppConfig, address: &str) -> Vec<String> {
    site.run_queue().await;
    let mut letters: Vec<Letter> = config.courier.letters(100).unwrap().unwrap();
    letters.retain(|letter| letter.kind == "message-insured-code" && letter.address == address);
    letters.sort_by_key(|letter| letter.written_at);
    let code = |letter: &Letter| letter.body.split_whitespace().find(|word| word.contains('-')).unwrap().to_owned();
    letters.iter().map(code).map(|code| code.trim_end_matches(',').to_owned()).collect()
}

async fn a_code_that_went_to_an_address_of_before_opens_nothing(site: SiteBuilder) {
    let (site, config, id) = typed_by_tissage(site).await;
    ask(&site, &asked(1)).await;
    let before = codes(&site, &config).await.pop().unwrap();
    // The same telephone, now in the person's own words: what was sent before is not worth more for that.
    confirm(&site, id, "0612345678").await;
    assert!(is_wrong(&site.app.sign_in_insured(&asked(1), &before, Client::default()).await));
    ask(&site, &asked(1)).await;
    let own = codes_at(&site, &config, "+212612345678").await.pop().unwrap();
    confirm(&site, id, "0698765432").await;
    assert!(is_wrong(&site.app.sign_in_insured(&asked(1), &own, Client::default()).await));
    site.run_queue().await;
    let letters = config.courier.letters(100).unwrap().unwrap();
    let told = letters.iter().filter(|letter| letter.kind == "message-insured-contact");
    let mut told: Vec<_> = told.map(|letter| letter.address.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["+212612345678", "+212612345678", "+212698765432"], "the one before, once it is the person's");
}

async fn a_session_ends_when_another_address_comes_on_file(site: SiteBuilder) {
    let (site, config, id) = typed_by_tissage(site).await;
    let (_, token) = signed_in(&site, &config).await;
    confirm(&site, id, "person@example.ma").await;
    assert_eq!(site.app.insured_of(&token).await.unwrap(), None);
}
