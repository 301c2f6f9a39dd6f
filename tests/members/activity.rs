//! What was done and seen, read back.

use std::collections::BTreeSet;
use std::path::Path;
use tasrih_app::AppError;
use tasrih_app::mandates::{About, ActKind, Doer, Right};
use tasrih_domain::access::{Post, Power, Role};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::{Lang, Month};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    a_company_reads_who_did_what_by_what_right,
    acts_are_read_page_by_page_and_by_kind,
    an_account_reads_its_own_acts_only,
);

const FEBRUARY: Month = Month::at(2026, 2);

async fn a_company_reads_who_did_what_by_what_right(site: SiteBuilder) {
    let site = site
        .employer("Conserverie")
        .officer("Salma")
        .accountant_with("Driss", Power::ALL)
        .filed(FEBRUARY, Payroll::full_month(1..=2))
        .employer("Tissage")
        .officer("Nadia")
        .agent("Karim", Post::Accounts)
        .start()
        .await;
    let affiliate = site.company().affiliate;
    site.app.invite(site.officer(), affiliate, ("0612345678".parse().unwrap(), Role::Reader)).await.unwrap();
    // An agent looks.
    let karim = site.actor("Karim").account().id;
    let seen = AuditEvent::new(site.clock.now(), Who::Account(karim), "employer-seen")
        .under(tasrih_domain::access::Under::Post(Post::Accounts))
        .employer(site.company().id);
    let tx = site.app.store().begin_write().await.unwrap();
    tx.audit().append(&seen).await.unwrap();
    tx.commit().await.unwrap();
    let (_, page) = site.app.activity(site.actor("Driss"), affiliate, (None, None)).await.unwrap();
    let shown: Vec<_> = page.acts.iter().map(|act| (act.act.as_str(), act.doer.clone())).collect();
    assert_eq!(
        shown,
        [
            ("employer-seen", Doer::Agent(Post::Accounts)),
            ("member-invited", Doer::Person("Salma".to_owned())),
            ("declaration-filed", Doer::Person("Salma".to_owned())),
        ],
        "an agent is named by the post"
    );
    assert_eq!(page.acts[1].right, Some(Right::Role(Role::Administrator)));
    assert!(matches!(page.acts[2].about, About::Declaration(_, FEBRUARY)), "{:?}", page.acts[2].about);
    let other = site.app.activity(site.actor("Nadia"), affiliate, (None, None)).await;
    assert!(matches!(other, Err(AppError::Unknown)));
}

async fn acts_are_read_page_by_page_and_by_kind(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").start().await;
    let company = site.company();
    let tx = site.app.store().begin_write().await.unwrap();
    for n in 0..120 {
        let act = if n % 2 == 0 { "member-invited" } else { "declaration-filed" };
        let who = Who::Account(site.officer().account().id);
        let event = AuditEvent::new(site.clock.now(), who, act).employer(company.id).subject(n);
        tx.audit().append(&event).await.unwrap();
    }
    tx.commit().await.unwrap();
    let (mut before, mut sizes) = (None, Vec::new());
    loop {
        let (_, page) = site.app.activity(site.officer(), company.affiliate, (None, before)).await.unwrap();
        sizes.push(page.acts.len());
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [50, 50, 20]);
    let wanted = (Some(ActKind::People), None);
    let (_, page) = site.app.activity(site.officer(), company.affiliate, wanted).await.unwrap();
    assert!(page.acts.iter().all(|act| act.act == "member-invited") && page.next.is_some());
    let wanted = (Some(ActKind::People), page.next);
    let (_, page) = site.app.activity(site.officer(), company.affiliate, wanted).await.unwrap();
    assert_eq!((page.acts.len(), page.next), (10, None));
}

async fn an_account_reads_its_own_acts_only(site: SiteBuilder) {
    let site = site.employer("Conserverie").officer("Salma").member("Omar", Role::Administrator).start().await;
    let affiliate = site.company().affiliate;
    site.app.invite(site.actor("Salma"), affiliate, ("a@example.ma".parse().unwrap(), Role::Reader)).await.unwrap();
    site.app.invite(site.actor("Omar"), affiliate, ("b@example.ma".parse().unwrap(), Role::Reader)).await.unwrap();
    for who in ["Salma", "Omar"] {
        let page = site.app.own_activity(site.actor(who), None).await.unwrap();
        assert_eq!(page.acts.len(), 1, "{who}");
        assert_eq!(page.acts[0].employer.as_ref().unwrap().name, "Conserverie");
    }
}

/// Every act that the source writes down has words in both languages of the pages.
#[test]
fn every_act_has_words() {
    let mut acts = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("crates/app/src");
    walk(&root, &mut acts);
    assert!(acts.len() > 10, "the acts are found in the source: {acts:?}");
    for act in &acts {
        for lang in Lang::PAGES {
            assert!(tasrih_i18n::exists(lang, &format!("audit-{act}")), "{lang}: no words for the act {act}");
        }
    }
}

fn walk(folder: &Path, acts: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, acts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            if source.contains("audit") {
                find(source, acts);
            }
        }
    }
}

/// What follows `audit(` and `AuditEvent::new(`, and what the functions give that name acts.
fn find(source: &str, acts: &mut BTreeSet<String>) {
    for mark in [".audit(\"", "audit_both(&tx, &by, (\"", "audit_both(tx, &by, (\""] {
        acts.extend(source.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    for call in source.split("AuditEvent::new(").skip(1) {
        let arguments = call.split(')').take(3).collect::<String>();
        acts.extend(arguments.split('"').nth(1).filter(|text| is_act(text)).map(str::to_owned));
    }
    for block in source.split("let act = match").skip(1) {
        let block = block.split("};").next().unwrap_or_default();
        acts.extend(block.split('"').skip(1).step_by(2).filter(|text| is_act(text)).map(str::to_owned));
    }
    for name in ["fn act(", "fn audited(", "fn words_of("] {
        let body = source.split(name).nth(1).and_then(|rest| rest.split("\n}").next()).unwrap_or_default();
        let body = body.split("\n    }").next().unwrap_or_default();
        let literals = body.split('"').skip(1).step_by(2).filter(|text| is_act(text) && !text.starts_with("message-"));
        acts.extend(literals.map(str::to_owned));
    }
}

fn is_act(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}
