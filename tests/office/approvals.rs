//! The engine of what takes two agents.

use crate::{APRIL, FEBRUARY, MARCH, acts_about, deadline, is_unknown, no, refusal, staffed, yes};
use tasrih_app::AppError;
use tasrih_app::office::{ApprovalQuery, Queue, Verdict};
use tasrih_domain::approval::{Act, ApprovalState};
use tasrih_testkit::{SiteBuilder, on_both_engines};

on_both_engines!(
    nobody_approves_their_own_proposal,
    two_agents_at_once_make_one_decision,
    the_same_word_again_changes_nothing,
    a_refusal_needs_a_reason_and_does_nothing,
    a_proposal_is_void_after_a_week_and_can_be_made_anew,
    one_proposal_waits_about_a_thing,
    whose_post_does_not_approve_finds_no_proposal,
    the_list_shows_what_the_filter_lets_through_page_by_page,
);

async fn nobody_approves_their_own_proposal(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let (zineb, anas) = (site.actor("Zineb"), site.actor("Anas"));
    let id = site.app.propose_deadline(zineb, deadline(MARCH, "2026-04-17")).await.unwrap();
    assert_eq!(refusal(site.app.decide_approval(zineb, id, yes()).await), "refused-own-proposal");
    assert!(site.app.approval(zineb, id).await.unwrap().may_decide.is_err());
    assert_eq!(site.app.due_on(MARCH).await.unwrap(), crate::day("2026-04-10"));
    assert!(site.app.approval(anas, id).await.unwrap().may_decide.is_ok());
    let decided = site.app.decide_approval(anas, id, yes()).await.unwrap();
    assert_eq!(decided.state, ApprovalState::Approved);
    assert_eq!(acts_about(&site, id).await, ["proposal-approved", "deadline-proposed"]);
}

async fn two_agents_at_once_make_one_decision(site: SiteBuilder) {
    let site = staffed(site).agent("Nadia", tasrih_domain::access::Post::Supervisor).start().await;
    let id = site.app.propose_deadline(site.actor("Zineb"), deadline(MARCH, "2026-04-17")).await.unwrap();
    let (first, second) = tokio::join!(
        site.app.decide_approval(site.actor("Anas"), id, yes()),
        site.app.decide_approval(site.actor("Nadia"), id, no("Pas de décision signée")),
    );
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    let kept = site.app.store().read().approvals().find(id).await.unwrap().unwrap();
    let published = site.app.store().read().law().published().await.unwrap().len();
    assert_eq!(published, usize::from(kept.state == ApprovalState::Approved));
    assert_eq!(acts_about(&site, id).await.len(), 2, "one proposal, one decision");
}

async fn the_same_word_again_changes_nothing(site: SiteBuilder) {
    let site = staffed(site).agent("Nadia", tasrih_domain::access::Post::Supervisor).start().await;
    let id = crate::moved(&site, MARCH, "2026-04-17").await;
    assert!(site.app.decide_approval(site.actor("Anas"), id, yes()).await.is_ok());
    assert!(site.app.decide_approval(site.actor("Nadia"), id, yes()).await.is_ok());
    assert!(matches!(site.app.decide_approval(site.actor("Nadia"), id, no("Non")).await, Err(AppError::Stale)));
    assert_eq!(site.app.store().read().law().published().await.unwrap().len(), 1);
}

async fn a_refusal_needs_a_reason_and_does_nothing(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let id = site.app.propose_deadline(site.actor("Zineb"), deadline(MARCH, "2026-04-17")).await.unwrap();
    let anas = site.actor("Anas");
    assert_eq!(refusal(site.app.decide_approval(anas, id, no("  ")).await), "refused-reason-missing");
    let seen = Verdict { seen: 9, ..yes() };
    assert!(
        matches!(site.app.decide_approval(anas, id, seen).await, Err(AppError::Stale)),
        "another page than this one"
    );
    site.app.decide_approval(anas, id, no("Pas de décision signée")).await.unwrap();
    assert!(site.app.store().read().law().published().await.unwrap().is_empty());
    assert_eq!(acts_about(&site, id).await, ["proposal-refused", "deadline-proposed"]);
    let view = site.app.approval(site.actor("Zineb"), id).await.unwrap();
    assert_eq!(view.approval.decision.unwrap().reason, "Pas de décision signée");
}

async fn a_proposal_is_void_after_a_week_and_can_be_made_anew(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let (zineb, anas) = (site.actor("Zineb"), site.actor("Anas"));
    let id = site.app.propose_deadline(zineb, deadline(APRIL, "2026-05-17")).await.unwrap();
    site.set_today("2026-04-12");
    assert_eq!(refusal(site.app.decide_approval(anas, id, yes()).await), "refused-proposal-expired");
    let anew = site.app.propose_deadline(zineb, deadline(APRIL, "2026-05-17")).await.unwrap();
    assert_ne!(id, anew);
    site.app.decide_approval(anas, anew, yes()).await.unwrap();
    assert_eq!(site.app.due_on(APRIL).await.unwrap(), crate::day("2026-05-17"));
}

async fn one_proposal_waits_about_a_thing(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let (zineb, anas) = (site.actor("Zineb"), site.actor("Anas"));
    let id = site.app.propose_deadline(zineb, deadline(MARCH, "2026-04-17")).await.unwrap();
    // A form sent twice is one proposal.
    assert_eq!(site.app.propose_deadline(zineb, deadline(MARCH, "2026-04-17")).await.unwrap(), id);
    for (who, due_on) in [(zineb, "2026-04-18"), (anas, "2026-04-17")] {
        let other = site.app.propose_deadline(who, deadline(MARCH, due_on)).await;
        assert_eq!(refusal(other), "refused-proposal-waits");
    }
    let (one, two) = tokio::join!(
        site.app.propose_deadline(zineb, deadline(APRIL, "2026-05-12")),
        site.app.propose_deadline(anas, deadline(APRIL, "2026-05-13")),
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
}

async fn whose_post_does_not_approve_finds_no_proposal(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let id = site.app.propose_deadline(site.actor("Zineb"), deadline(MARCH, "2026-04-17")).await.unwrap();
    for name in ["Salma", "Mounir", "Latifa"] {
        let who = site.actor(name);
        assert!(is_unknown(&site.app.approvals(who, ApprovalQuery::default()).await), "{name}");
        assert!(is_unknown(&site.app.approval(who, id).await), "{name}");
        assert!(is_unknown(&site.app.decide_approval(who, id, yes()).await), "{name}");
        assert!(is_unknown(&site.app.propose_deadline(who, deadline(FEBRUARY, "2026-04-20")).await), "{name}");
    }
    // The accounts post decides but does not propose dates.
    let karim = site.actor("Karim");
    assert!(is_unknown(&site.app.propose_deadline(karim, deadline(FEBRUARY, "2026-04-20")).await));
    assert!(site.app.approval(karim, id).await.unwrap().may_decide.is_ok());
}

async fn the_list_shows_what_the_filter_lets_through_page_by_page(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let zineb = site.actor("Zineb");
    let mut month = MARCH;
    for _ in 0..53 {
        month = month.next();
        let due_on = month.next().day(20).unwrap();
        let wanted = tasrih_app::office::DeadlineProposal { month, due_on, grounds: crate::grounds() };
        site.app.propose_deadline(zineb, wanted).await.unwrap();
    }
    let waiting = ApprovalQuery { state: Some(ApprovalState::Waiting), act: Some(Act::Deadline), after: None };
    let first = site.app.approvals(site.actor("Anas"), waiting).await.unwrap();
    assert_eq!(first.rows.len(), 50);
    assert_eq!(first.rows[0].1, "Zineb");
    let rest = ApprovalQuery { after: first.next, ..waiting };
    let rest = site.app.approvals(site.actor("Anas"), rest).await.unwrap();
    assert_eq!((rest.rows.len(), rest.next), (3, None));
    let none = ApprovalQuery { act: Some(Act::Rate), ..waiting };
    assert!(site.app.approvals(zineb, none).await.unwrap().rows.is_empty());
    let home = site.app.office(site.actor("Anas")).await.unwrap();
    assert!(home.queues.contains(&(Queue::Approvals, 53)));
    let own = site.app.office(zineb).await.unwrap().queues;
    assert!(own.contains(&(Queue::Approvals, 0)), "their own do not wait for them");
}
