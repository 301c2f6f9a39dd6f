//! What being late costs, and whether it is applied.

use super::law::published;
use super::{Shown, fault, fault_at, show, show_again};
use crate::Frame;
use crate::extract::SignedIn;
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::late_rules::{LateCostView, LateRuleRow, LateRulesPage, SwitchFields};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::law::source_name;
use tasrih_app::office::{Grounds, LateCost, LateRuleView, LateRules, SwitchProposal};
use tasrih_domain::Month;
use tasrih_domain::law::LateRule;
use tasrih_i18n::Text;

/// `GET /{lang}/agent/late-rules`
pub async fn late_rules(State(site): State<Site>, who: SignedIn) -> Shown {
    let found = site.app.late_rules(&who.actor).await?;
    let typed = SwitchFields { from: found.month.to_string(), state: "on".to_owned(), ..SwitchFields::default() };
    show(&page(who.frame, found, typed, Vec::new()))
}

/// `POST /{lang}/agent/late-rules`
pub async fn propose(State(site): State<Site>, who: SignedIn, Form(fields): Form<Vec<(String, String)>>) -> Shown {
    let fields = Fields(fields);
    let text = |name| fields.get(name).unwrap_or_default().trim().to_owned();
    let typed = SwitchFields {
        rule: text("rule"),
        from: text("from"),
        state: text("state"),
        title: text("title"),
        url: text("url"),
    };
    let rule = typed.rule.parse::<LateRule>().ok();
    let faults = match rule.zip(typed.from.parse::<Month>().ok()) {
        Some((rule, from)) => {
            let grounds = Grounds { title: typed.title.clone(), url: typed.url.clone() };
            let wanted = SwitchProposal { rule, from, is_on: typed.state == "on", grounds };
            match site.app.propose_switch(&who.actor, wanted).await {
                Ok(id) => return Ok(Redirect::to(&to::approval(&who.frame.lang, &id)).into_response()),
                Err(error) => fault(error, |key| match key {
                    "refused-source-missing" => "title",
                    "refused-source-address" => "url",
                    _ => "state",
                })?,
            }
        }
        None => vec![fault_at("from", Text::of("refused-date-missing"))],
    };
    let found = site.app.late_rules(&who.actor).await?;
    show_again(&page(who.frame, found, typed, faults))
}

fn page(frame: Frame, found: LateRules, typed: SwitchFields, faults: Vec<FormFault>) -> LateRulesPage {
    let row = |one: LateRuleView| LateRuleRow {
        rule: one.rule,
        cost: match one.cost {
            LateCost::Payment(value) => {
                LateCostView::Payment(value.first_month.percent(), value.further_month.percent())
            }
            LateCost::Declaration(fine) => LateCostView::Declaration(fine.per_employee, fine.at_most),
        },
        from: one.in_force_from,
        source: source_name(one.source),
        status: one.status.code(),
        is_on: one.is_on,
    };
    LateRulesPage {
        rules: found.rules.into_iter().map(row).collect(),
        published: published(found.law.published),
        may_propose: found.law.may_propose,
        typed,
        faults,
        frame,
    }
}
