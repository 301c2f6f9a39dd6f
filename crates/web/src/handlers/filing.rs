//! The figures, the person's word, the receipt.

use super::{Fields, Shown, show, show_again, verdict, view};
use crate::error::PageError;
use crate::extract::{Id, SignedIn};
use crate::pages::FormFault;
use crate::pages::answers::{
    AnswersPage, ComparisonView, ExampleView, LatePage, LeftOutView, PersonView, WageChangeView, WarningView,
};
use crate::pages::declarations::{Download, FiledPage};
use crate::routes;
use crate::site::Site;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::AppError;
use tasrih_app::declarations::{Answers, Comparison, LeaveOut, Message, RuleGroup, Submission, VerdictFilter};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Code, Lang};
use tasrih_i18n::{Text, render};

/// Longest reason kept, in characters, as the form says.
const REASON_CHARACTERS_MAX: usize = 200;

/// `GET /{lang}/declarations/{id}/check`
pub async fn answers(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    let answers = site.app.answers(&who.actor, id).await?;
    show(&page(who, &answers, &Fields::default()))
}

fn page(who: SignedIn, answers: &Answers, sent: &Fields) -> AnswersPage {
    let lang = who.frame.lang;
    let declaration = &answers.declaration;
    let warnings = answers.warnings.iter().map(|(group, messages)| warning(lang, answers, (group, messages), sent));
    let left_out = answers.left_out.iter().map(|row| LeftOutView {
        row: row.row,
        who: row.line.as_ref().map(|stored| view::who(&stored.line)).unwrap_or_default(),
    });
    AnswersPage {
        id: declaration.id,
        version: declaration.version,
        employer: view::employer(&answers.employer, lang),
        month: declaration.month,
        person: who.actor.account().name.clone(),
        mandate: answers.mandate.as_ref().map(|one| (one.firm_name(lang), one.from)),
        totals: declaration.totals,
        due: view::due(&answers.due.branches),
        comparison: answers.comparison.as_ref().map(comparison),
        warnings: warnings.collect(),
        blocked: u32::try_from(answers.left_out_count).unwrap_or(u32::MAX),
        left_out: left_out.collect(),
        leave_out_fault: false,
        due_on: answers.due_on,
        late_days: answers.late.map_or(0, |late| late.days),
        may_submit: answers.may_submit,
        is_correction: declaration.corrects.is_some(),
        faults: Vec::new(),
        frame: who.frame,
    }
}

fn warning(lang: Lang, answers: &Answers, (group, messages): (&RuleGroup, &[Message]), sent: &Fields) -> WarningView {
    let code = group.code.to_string();
    let before = answers.accepted.iter().find(|one| one.code == group.code);
    let reason = sent.get(&format!("reason-{code}")).map(str::to_owned);
    let only = VerdictFilter { code: Some(group.code), ..VerdictFilter::default() };
    let examples = messages.iter().map(|message| ExampleView { row: message.row, text: message.text.clone() });
    WarningView {
        code: group.code,
        count: u32::try_from(group.count).unwrap_or(u32::MAX),
        title: group.title.clone(),
        // A help may name figures: those of the first finding.
        help: messages
            .first()
            .map_or_else(|| Text::new(format!("rule-{code}.help"), Args::new()), |one| one.help.clone()),
        examples: examples.collect(),
        href: verdict::address(lang, &answers.declaration.id, only),
        accepted: sent.all("accept").any(|one| one == code) || before.is_some(),
        reason: reason.or_else(|| before.map(|one| one.reason.clone())).unwrap_or_default(),
        fault: false,
    }
}

fn comparison(from: &Comparison) -> ComparisonView {
    let name = |one: &tasrih_app::declarations::LineChange| format!("{} {}", one.surname, one.given_name);
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let joined = from.joined.iter().map(|one| PersonView { name: name(one), insured: one.insured, gross: one.after });
    let left = from.left.iter().map(|one| PersonView { name: name(one), insured: one.insured, gross: one.before });
    let changed = from.changed.iter().map(|one| WageChangeView {
        name: name(one),
        before: one.before.unwrap_or_default(),
        after: one.after.unwrap_or_default(),
    });
    ComparisonView {
        previous: from.month,
        joined: joined.collect(),
        joined_count: count(from.counts.joined),
        left: left.collect(),
        left_count: count(from.counts.left),
        changed: changed.collect(),
        changed_count: count(from.counts.wage_changed),
    }
}

/// `POST /{lang}/declarations/{id}/submit`
pub async fn submit(
    State(site): State<Site>,
    who: SignedIn,
    Id(id): Id,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let sent = Fields(fields);
    let lang = who.frame.lang;
    let filed = Redirect::to(&routes::filed(&lang, &id)).into_response();
    let answers = match site.app.answers(&who.actor, id).await {
        // Sent twice, or from two windows: the receipt is the answer, not a fault.
        Err(AppError::Stale) if site.app.progress(&who.actor, id).await?.state.is_filed() => return Ok(filed),
        answers => answers?,
    };
    let mut page = page(who.clone(), &answers, &sent);
    mark_faults(&mut page, &sent);
    if !page.faults.is_empty() {
        return show_again(&page);
    }
    if let Some(late) = answers.late
        && sent.get("late_seen").is_none()
    {
        let (month, due_on) = (page.month, page.due_on);
        let page = LatePage { frame: who.frame, id, month, due_on, days: late.days, fine: late.fine, fields: sent.0 };
        return show(&page);
    }
    let accepted = sent.all("accept").filter_map(|code| code.parse::<Code>().ok());
    let accepted = accepted.map(|code| {
        let reason = sent.get(&format!("reason-{code}")).unwrap_or_default();
        (code, reason.chars().filter(|c| !c.is_control()).take(REASON_CHARACTERS_MAX).collect())
    });
    let leave_out = if sent.get("leave_out").is_some() { LeaveOut::BlockedRows } else { LeaveOut::Nobody };
    let submission = Submission { seen: sent.seen()?, accepted: accepted.collect(), leave_out };
    site.app.submit(&who.actor, id, submission).await?;
    Ok(filed)
}

/// What the form still lacks, beside its fields and on top.
fn mark_faults(page: &mut AnswersPage, sent: &Fields) {
    let lang = page.frame.lang;
    for warning in &mut page.warnings {
        let code = warning.code.to_string();
        warning.accepted = sent.all("accept").any(|one| one == code);
        warning.fault = !warning.accepted;
        if warning.fault {
            let title = Arg::Text(render(lang, &warning.title));
            let text = Text::of("fault-warning").with("title", title);
            page.faults.push(FormFault { anchor: format!("accept-{code}"), text });
        }
    }
    if page.blocked > 0 && sent.get("leave_out").is_none() {
        page.leave_out_fault = true;
        page.faults.push(FormFault { anchor: "leave-out".to_owned(), text: Text::of("fault-leave-out") });
    }
}

/// `GET /{lang}/declarations/{id}/filed`
pub async fn filed(State(site): State<Site>, who: SignedIn, Id(id): Id) -> Shown {
    let seen = site.app.declaration(&who.actor, id).await?;
    let declaration = &seen.declaration;
    let filing = declaration.filing.clone().ok_or(PageError::Unknown)?;
    let counts = declaration.counts;
    let on_time = filing.is_on_time();
    show(&FiledPage {
        employer: view::employer(&seen.employer, who.frame.lang),
        frame: who.frame,
        id,
        month: declaration.month,
        receipt: filing.receipt,
        filed_at: filing.filed_at,
        filed_by: seen.filed_by.unwrap_or_default(),
        on_time,
        due_on: filing.due_on,
        due: view::due(&filing.due).total(),
        left_out: counts.rows.saturating_sub(counts.valid),
        complement: seen.completions.iter().find(|one| one.state.is_open()).map(|one| one.id),
        check_code: filing.check_code,
        downloads: Download::ALL[..5].to_vec(),
    })
}
