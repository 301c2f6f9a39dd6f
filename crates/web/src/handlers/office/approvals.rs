//! Proposals that take a second agent.

use super::{Of, Shown, fault, show, show_again, view};
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::office::ChangeView;
use crate::pages::office::approvals::{
    ApprovalPage, ApprovalsPage, DecisionView, ImpactView, ProposalView, percent_of,
};
use crate::routes::office as to;
use crate::site::Site;
use crate::{Frame, error::PageError};
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use std::fmt::Write as _;
use tasrih_app::office::{ApprovalQuery, ApprovalView, Before, Verdict};
use tasrih_domain::approval::{Act, Approval, ApprovalState, ContactChange, Proposal};
use tasrih_domain::id::ApprovalId;
use tasrih_domain::law::LawChange;
use tasrih_domain::lifecycle::State as Stands;
use tasrih_domain::{Branch, Payer};
use tasrih_i18n::format;

/// Parameters of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    state: String,
    act: String,
    after: String,
}

/// `GET /{lang}/agent/approvals`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let lang = who.frame.lang;
    let query = ApprovalQuery {
        state: wanted.state.parse().ok(),
        act: wanted.act.parse().ok(),
        after: wanted.after.parse().ok(),
    };
    let list = site.app.approvals(&who.actor, query).await?;
    let rows = list.rows.into_iter().map(|(one, by, employer)| ProposalView {
        id: one.id,
        state: one.state_at(list.now),
        proposal: one.proposal,
        employer: employer.map(|employer| view::employer(&employer, lang)),
        by,
        at: one.asked_at,
    });
    let next = list.next.map(|after| {
        let mut address = format!("{}?after={after}", to::approvals(&lang));
        for (name, value) in [("state", query.state.map(ApprovalState::code)), ("act", query.act.map(Act::code))] {
            if let Some(value) = value {
                let _ = write!(address, "&{name}={value}");
            }
        }
        address
    });
    show(&ApprovalsPage { rows: rows.collect(), state: query.state, act: query.act, next, frame: who.frame })
}

/// `GET /{lang}/agent/approvals/{id}`
pub async fn show_one(State(site): State<Site>, who: SignedIn, Of(id): Of<ApprovalId>) -> Shown {
    let view = site.app.approval(&who.actor, id).await?;
    show(&page(who.frame, view))
}

/// `POST /{lang}/agent/approvals/{id}`
pub async fn decide(
    State(site): State<Site>,
    who: SignedIn,
    Of(id): Of<ApprovalId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let agrees = match fields.get("word") {
        Some("yes") => true,
        Some("no") => false,
        _ => return Err(PageError::BadRequest),
    };
    let reason = fields.get("reason").unwrap_or_default().to_owned();
    let verdict = Verdict { seen: fields.seen()?, agrees, reason: reason.clone() };
    match site.app.decide_approval(&who.actor, id, verdict).await {
        Ok(_) => Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
        Err(error) => {
            let faults = fault(error, |_| "reason")?;
            let view = site.app.approval(&who.actor, id).await?;
            show_again(&ApprovalPage { faults, reason, may_decide: true, ..page(who.frame, view) })
        }
    }
}

fn page(frame: Frame, view: ApprovalView) -> ApprovalPage {
    let lang = frame.lang;
    let changes = changes(&frame, &view.approval, &view.before);
    let approval = view.approval;
    ApprovalPage {
        proposal: ProposalView {
            id: approval.id,
            proposal: approval.proposal.clone(),
            employer: view.employer.map(|employer| view::employer(&employer, lang)),
            by: view.asked_by,
            at: approval.asked_at,
            state: view.state,
        },
        expires_at: approval.expires_at(),
        changes,
        impact: approval.impact.as_ref().map(|impact| ImpactView {
            month: impact.month,
            declarations: impact.declarations,
            employees: impact.employees,
            branches: impact.branches.clone(),
            filed: impact.filed.clone(),
        }),
        decision: approval.decision.zip(view.decided_by).map(|(decision, by)| DecisionView {
            by,
            at: decision.at,
            reason: decision.reason,
        }),
        grounds: approval.grounds,
        url: approval.url,
        seen: approval.version,
        may_decide: view.may_decide.is_ok(),
        is_own: view.is_own,
        may_draw_code: view.may_draw_code,
        reason: String::new(),
        faults: Vec::new(),
        frame,
    }
}

/// What is, and what would be, in words.
fn changes(frame: &Frame, approval: &Approval, before: &Before) -> Vec<ChangeView> {
    let word = |prefix, code: &str| frame.coded(prefix, code).to_string();
    let money = |amount| format!("{} DH", format::money(amount));
    match (&approval.proposal, before) {
        (Proposal::Law(LawChange::DueOn { month, due_on }), Before::DueOn(stands)) => vec![ChangeView {
            what: frame.t("office-due-of").with("month", *month).to_string(),
            before: format::date(stands.on),
            after: format::date(*due_on),
        }],
        (Proposal::Law(LawChange::Share { branch, payer, millionths, .. }), Before::Rates(rates)) => {
            let rate = rates.branches.iter().find(|rate| rate.branch == *branch);
            let stands = rate.map(|rate| if *payer == Payer::Employer { rate.employer } else { rate.employee });
            vec![ChangeView {
                what: share_name(frame, *branch, *payer),
                before: stands.map(|rate| format::percent(&rate.value.percent())).unwrap_or_default(),
                after: percent_of(*millionths),
            }]
        }
        (Proposal::Law(LawChange::Ceiling { amount, .. }), Before::Rates(rates)) => vec![ChangeView {
            what: frame.t("office-ceiling").to_string(),
            before: money(rates.ceiling.value),
            after: money(*amount),
        }],
        (Proposal::Law(LawChange::Switch { rule, is_on, .. }), Before::Switch(stands)) => {
            let state = |is_on| frame.t(if is_on { "office-switch-on" } else { "office-switch-off" }).to_string();
            vec![ChangeView { what: word("late-rule-", rule.code()), before: state(*stands), after: state(*is_on) }]
        }
        (Proposal::CancelFiling { .. }, Before::Filing(declaration)) => vec![
            ChangeView {
                what: frame.t("office-filing-of").with("month", declaration.month).to_string(),
                before: word("state-", declaration.state.code()),
                after: word("state-", Stands::Cancelled.code()),
            },
            ChangeView {
                what: frame.t("due-total").to_string(),
                before: declaration
                    .filing
                    .as_ref()
                    .map(|filing| money(view::due(&filing.due).total()))
                    .unwrap_or_default(),
                after: frame.t("office-nothing-declared").to_string(),
            },
        ],
        (Proposal::CounterAdministrator { address, .. }, _) => vec![ChangeView {
            what: address.text().to_owned(),
            before: "–".to_owned(),
            after: word("office-role-", "administrator"),
        }],
        (Proposal::Contact { change, address, .. }, _) => {
            let [on, off] = ["office-contact-on-file", "office-contact-off-file"].map(|key| frame.t(key).to_string());
            let (before, after) = if *change == ContactChange::Add { (off, on) } else { (on, off) };
            vec![ChangeView { what: address.text().to_owned(), before, after }]
        }
        // Once it is decided, what is open says nothing about it any more: the title tells the amount.
        (Proposal::Remission { month, of, amount, .. }, Before::Open(open))
            if approval.state == ApprovalState::Waiting =>
        {
            vec![ChangeView {
                what: format!("{} – {}", frame.coded("component-", of.code()), format::month(*month, frame.lang)),
                before: money(*open),
                after: money((*open - *amount).max(tasrih_domain::Money::ZERO)),
            }]
        }
        _ => Vec::new(),
    }
}

fn share_name(frame: &Frame, branch: Branch, payer: Payer) -> String {
    format!("{} – {}", frame.coded("branch-", branch.code()), frame.coded("payer-", payer.code()))
}
