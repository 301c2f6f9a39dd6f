//! Dates, rates and the ceiling, moved by two agents while the gateway runs.

use crate::{APRIL, FEBRUARY, MARCH, day, deadline, grounds, moved, refusal, staffed, yes};
use tasrih_app::office::{DeadlineProposal, Grounds, RateChoice, RateProposal};
use tasrih_domain::law::{LawChange, Published};
use tasrih_domain::{Branch, Money, Month, Payer};
use tasrih_rates::HealthCover;
use tasrih_testkit::{Payroll, SiteBuilder, TestSite, on_both_engines};

on_both_engines!(
    a_moved_date_counts_from_its_approval_on_for_tasks_and_fines,
    what_was_filed_keeps_the_date_and_figures_it_was_filed_under,
    a_date_only_moves_later_and_may_be_entered_late,
    a_proposal_names_its_text,
    a_new_rate_counts_for_its_months_and_for_no_earlier_one,
    a_new_ceiling_counts_in_the_check_and_in_what_is_due,
    a_value_that_cannot_be_is_refused_in_words,
    a_late_text_reaches_what_is_in_preparation_and_nothing_that_is_filed,
    a_value_that_begins_in_a_month_to_come_names_no_filed_month,
    the_proposal_says_what_last_month_would_have_been,
);

const MAY: Month = Month::at(2026, 5);

fn long_term(from: Month, value: &str) -> RateProposal {
    let choice = RateChoice::Share(Branch::LongTerm, Payer::Employee);
    RateProposal { choice, from, value: value.to_owned(), grounds: grounds() }
}

fn ceiling(from: Month, value: &str) -> RateProposal {
    RateProposal { choice: RateChoice::Ceiling, ..long_term(from, value) }
}

async fn publish(site: &TestSite, wanted: RateProposal) {
    let id = site.app.propose_rate(site.actor("Zineb"), wanted).await.unwrap();
    site.app.decide_approval(site.actor("Anas"), id, yes()).await.unwrap();
}

async fn a_moved_date_counts_from_its_approval_on_for_tasks_and_fines(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let salma = site.actor("Salma");
    let task = || async {
        let months = site.app.company_months(salma, site.company().affiliate).await.unwrap();
        let task = months.tasks.iter().find(|task| task.month == MARCH).cloned().unwrap();
        (task.due_on, task.days_left)
    };
    let late = site.upload(MARCH, &Payroll::full_month(1..=3).csv()).await.id;
    assert_eq!(task().await, (day("2026-04-10"), -4));
    assert!(site.answers(late).await.late.is_some());
    let id = site.app.propose_deadline(site.actor("Zineb"), deadline(MARCH, "2026-04-17")).await.unwrap();
    assert_eq!(task().await, (day("2026-04-10"), -4), "a proposal moves nothing");
    site.app.decide_approval(site.actor("Anas"), id, yes()).await.unwrap();
    assert_eq!(task().await, (day("2026-04-17"), 3));
    assert_eq!(site.app.start(salma, site.company().affiliate, MARCH).await.unwrap().due_on, day("2026-04-17"));
    let answers = site.answers(late).await;
    assert_eq!((answers.due_on, answers.late), (day("2026-04-17"), None));
    let filed = site.submit(late).await.filing.unwrap();
    assert_eq!(filed.due_on, day("2026-04-17"));
    assert!(filed.is_on_time());
    // The neighbours stand where they stood.
    assert_eq!(site.app.due_on(FEBRUARY).await.unwrap(), day("2026-03-10"));
    assert_eq!(site.app.due_on(APRIL).await.unwrap(), day("2026-05-10"));
    // And it can be moved once more.
    moved(&site, MARCH, "2026-04-21").await;
    assert_eq!(site.app.due_on(MARCH).await.unwrap(), day("2026-04-21"));
}

async fn what_was_filed_keeps_the_date_and_figures_it_was_filed_under(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    moved(&site, MARCH, "2026-04-17").await;
    publish(&site, long_term(MARCH, "5")).await;
    let kept = site.declaration(filed.id).await.filing.unwrap();
    assert_eq!(kept.due_on, day("2026-04-10"));
    assert!(!kept.is_on_time());
    let seen = site.app.declaration(site.officer(), filed.id).await.unwrap();
    assert_eq!(seen.due.branches, filed.filing.unwrap().due);
}

async fn a_date_only_moves_later_and_may_be_entered_late(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let zineb = site.actor("Zineb");
    for due_on in ["2026-04-10", "2026-04-09"] {
        let outcome = site.app.propose_deadline(zineb, deadline(MARCH, due_on)).await;
        assert_eq!(refusal(outcome), "refused-deadline-not-later", "{due_on}");
    }
    // Extended to yesterday, and written down today.
    let filed = site.file(MARCH, &Payroll::full_month(1..=3)).await;
    moved(&site, MARCH, "2026-04-13").await;
    assert_eq!(site.app.due_on(MARCH).await.unwrap(), day("2026-04-13"));
    assert_eq!(site.declaration(filed.id).await.filing.unwrap().due_on, day("2026-04-10"));
    // What was possible when it was proposed may not be when it is decided.
    let id = site.app.propose_deadline(zineb, deadline(APRIL, "2026-05-12")).await.unwrap();
    let word = Published {
        change: LawChange::DueOn { month: APRIL, due_on: day("2026-05-15") },
        title: "x".to_owned(),
        url: None,
        published_on: day("2026-04-14"),
    };
    let other = site.app.propose_rate(zineb, long_term(MAY, "4,1")).await.unwrap();
    let tx = site.app.store().begin_write().await.unwrap();
    tx.law().publish(&word, other).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(refusal(site.app.decide_approval(site.actor("Anas"), id, yes()).await), "refused-deadline-not-later");
}

async fn a_proposal_names_its_text(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let zineb = site.actor("Zineb");
    let with = |title: &str, url: &str| DeadlineProposal {
        grounds: Grounds { title: title.to_owned(), url: url.to_owned() },
        ..deadline(MARCH, "2026-04-17")
    };
    assert_eq!(refusal(site.app.propose_deadline(zineb, with(" ", "")).await), "refused-source-missing");
    let elsewhere = site.app.propose_deadline(zineb, with("Décision", "javascript:alert(1)")).await;
    assert_eq!(refusal(elsewhere), "refused-source-address");
    site.app.propose_deadline(zineb, with("Décision", "")).await.unwrap();
}

async fn a_new_rate_counts_for_its_months_and_for_no_earlier_one(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let sent = site.upload(APRIL, &Payroll::full_month(1..=3).csv()).await.id;
    let before = site.answers(sent).await.due;
    publish(&site, long_term(MAY, "4,10")).await;
    assert_eq!(site.answers(sent).await.due, before, "April keeps its rate");
    let filed = site.submit(sent).await.filing.unwrap();
    assert_eq!(filed.due, before.branches);
    site.set_today("2026-05-28");
    let received = site.upload(MAY, &Payroll::full_month(1..=3).csv()).await.id;
    let due = site.answers(received).await.due;
    let totals = site.declaration(received).await.totals;
    let embedded = tasrih_rates::contributions(MAY, &totals, HealthCover::Compulsory).unwrap();
    for (now, then) in due.branches.iter().zip(&embedded.branches) {
        if now.branch == Branch::LongTerm {
            // 4.10 % of the capped wages, to the centime, half away from zero.
            let exact = totals.capped.centimes() * 410;
            assert_eq!(now.employee.centimes(), (exact + 5_000) / 10_000);
            assert_eq!(now.employer, then.employer);
        } else {
            assert_eq!(now, then);
        }
    }
    // The page of a line explains with the rate in force and names the decision.
    let line = site.app.explain_line(site.officer(), received, 2).await.unwrap();
    let of = |step: &&tasrih_rates::Step| step.branch == Branch::LongTerm && step.payer == Payer::Employee;
    let step = line.steps.iter().find(of).unwrap();
    assert_eq!(
        (step.rate.percent(), step.source.title.as_deref()),
        ("4.10".to_owned(), Some("Décision d’essai n° 12"))
    );
    let frozen = site.submit(received).await.filing.unwrap();
    assert_eq!(frozen.due, due.branches);
}

async fn a_new_ceiling_counts_in_the_check_and_in_what_is_due(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    publish(&site, ceiling(MAY, "7 000")).await;
    let payroll = Payroll::full_month(1..=1).with(0, |row| row.gross = "6500,00".into());
    let april = site.upload(APRIL, &payroll.csv()).await.id;
    assert_eq!(site.declaration(april).await.totals.capped, Money::from_dirhams(6_000));
    site.set_today("2026-05-28");
    let may = site.upload(MAY, &payroll.csv()).await.id;
    assert_eq!(site.declaration(may).await.totals.capped, Money::from_dirhams(6_500));
    let above = Payroll::full_month(1..=1).with(0, |row| row.gross = "7200,00".into());
    let june = Month::at(2026, 6);
    site.set_today("2026-06-28");
    let june = site.upload(june, &above.csv()).await.id;
    assert_eq!(site.declaration(june).await.totals.capped, Money::from_dirhams(7_000));
}

async fn a_value_that_cannot_be_is_refused_in_words(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    let zineb = site.actor("Zineb");
    let long_ago = Month::at(2024, 3);
    assert_eq!(refusal(site.app.propose_rate(zineb, long_term(long_ago, "4,1")).await), "refused-rate-too-old");
    for value in ["", "x", "101", "-1", "4,12345"] {
        assert_eq!(refusal(site.app.propose_rate(zineb, long_term(MAY, value)).await), "refused-rate-value", "{value}");
    }
    for value in ["0", "7000,001"] {
        assert_eq!(refusal(site.app.propose_rate(zineb, ceiling(MAY, value)).await), "refused-rate-value", "{value}");
    }
    assert_eq!(refusal(site.app.propose_rate(zineb, long_term(MAY, "3,96")).await), "refused-rate-same");
}

/// Published late: filed months keep their figures, which the second agent sees beside what they would have been.
async fn a_late_text_reaches_what_is_in_preparation_and_nothing_that_is_filed(site: SiteBuilder) {
    let payroll = Payroll::full_month(1..=2).with(0, |row| row.gross = "9000,00".into());
    let site = staffed(site).today("2026-04-14").start().await;
    let february = site.file(FEBRUARY, &payroll).await;
    let march = site.upload(MARCH, &payroll.csv()).await.id;
    let before = site.declaration(march).await;
    let id = site.app.propose_rate(site.actor("Zineb"), ceiling(FEBRUARY, "7000")).await.unwrap();
    let impact = site.app.approval(site.actor("Anas"), id).await.unwrap().approval.impact.unwrap();
    let [only] = &impact.filed[..] else { panic!("{:?}", impact.filed) };
    assert_eq!((only.month, only.declarations), (FEBRUARY, 1), "what is in preparation is not filed");
    let filed = february.filing.clone().unwrap();
    let exact: i64 = filed.due.iter().map(|due| (due.employer + due.employee).centimes()).sum();
    assert!((only.before.centimes() - exact).abs() <= 8, "{} against {exact}", only.before);
    assert!(only.after > only.before, "one wage is above the old ceiling");
    assert_eq!(site.declaration(march).await.version, before.version, "a proposal changes nothing");
    site.app.decide_approval(site.actor("Anas"), id, yes()).await.unwrap();
    site.run_queue().await;
    assert_eq!(site.declaration(february.id).await.filing, february.filing);
    let shown = site.app.declaration(site.officer(), february.id).await.unwrap();
    assert_eq!(shown.due.branches, filed.due, "the page of what is filed says what was filed");
    let after = site.declaration(march).await;
    assert!(after.version > before.version, "whoever looks at the old verdict is told that it has changed");
    assert_eq!(after.totals.capped - before.totals.capped, Money::from_dirhams(1_000));
    let new = site.submit(march).await.filing.unwrap();
    assert_eq!(new.totals.capped, after.totals.capped);
}

async fn a_value_that_begins_in_a_month_to_come_names_no_filed_month(site: SiteBuilder) {
    let site = staffed(site).today("2026-04-14").start().await;
    site.file(FEBRUARY, &Payroll::full_month(1..=2)).await;
    let id = site.app.propose_rate(site.actor("Zineb"), ceiling(MAY, "7000")).await.unwrap();
    let impact = site.app.approval(site.actor("Anas"), id).await.unwrap().approval.impact.unwrap();
    assert!(impact.filed.is_empty());
}

async fn the_proposal_says_what_last_month_would_have_been(site: SiteBuilder) {
    let payroll = Payroll::full_month(1..=2).with(0, |row| row.gross = "9000,00".into());
    let site = site.today("2026-04-14").employer("Conserverie").officer("Salma").filed(MARCH, payroll.clone());
    let site = site.employer("Tissage").who(|one| one.health_exempt = true).officer("Driss").filed(MARCH, payroll);
    let site = site
        .agent("Zineb", tasrih_domain::access::Post::Supervisor)
        .agent("Anas", tasrih_domain::access::Post::Supervisor)
        .start()
        .await;
    let filed: Vec<_> = {
        let reader = site.app.store().read();
        let ids = ["Conserverie", "Tissage"].map(|name| site.employer(name).id);
        reader.declarations().current(&ids, MARCH..=MARCH, 10).await.unwrap()
    };
    let filings = || filed.iter().filter_map(|one| one.filing.as_ref());
    let id = site.app.propose_rate(site.actor("Zineb"), ceiling(MAY, "7000")).await.unwrap();
    let impact = site.app.approval(site.actor("Anas"), id).await.unwrap().approval.impact.unwrap();
    assert_eq!((impact.month, impact.declarations, impact.employees), (MARCH, 2, 4));
    for (branch, before, after) in &impact.branches {
        let due = filings().flat_map(|filing| &filing.due).filter(|due| due.branch == *branch);
        let exact: i64 = due.map(|due| (due.employer + due.employee).centimes()).sum();
        // To within half a centime for each declaration and payer.
        assert!((before.centimes() - exact).abs() <= 2, "{branch:?}: {before} against {exact}");
        let is_capped = matches!(branch, Branch::ShortTerm | Branch::JobLoss | Branch::LongTerm);
        assert_eq!(before != after, is_capped, "{branch:?}");
    }
    // One wage of each payroll is above the old ceiling: 1,000.00 more of each is due at 11.89 %.
    let long_term = impact.branches.iter().find(|one| one.0 == Branch::LongTerm).unwrap();
    assert_eq!(long_term.2.centimes() - long_term.1.centimes(), 2 * 11_890);
}
