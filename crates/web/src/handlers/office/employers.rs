//! Employers as agents see them.

use super::{Affiliate, Of, Shown, fault, show, show_again, view};
use crate::Frame;
use crate::error::PageError;
use crate::extract::{SignedIn, encode};
use crate::handlers::Fields;
use crate::pages::FormFault;
use crate::pages::office::employers::{
    ActView, CancelPage, EmployerPage, EmployerRow, EmployersPage, FilingRow, IdentityView, MandateView, MemberView,
};
use crate::routes::office as to;
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use tasrih_app::AppError;
use tasrih_app::office::{EmployerFile, EmployerQuery};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Duty;
use tasrih_domain::declaration::{Declaration, Employer, Filing};
use tasrih_domain::id::DeclarationId;

/// Parameters of the list and of the record.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    after: String,
}

/// `GET /{lang}/agent/employers`
pub async fn list(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Wanted>) -> Shown {
    let lang = who.frame.lang;
    let query = EmployerQuery { text: wanted.q.clone(), after: wanted.after.parse().ok() };
    let found = site.app.find_employers(&who.actor, query).await?;
    let rows = found.rows.iter().map(|one| EmployerRow {
        employer: view::employer(one, lang),
        city: one.city.clone(),
        activity: one.activity.clone(),
    });
    let next = found.next.map(|after| format!("{}?q={}&after={after}", to::employers(&lang), encode(&wanted.q)));
    show(&EmployersPage { rows: rows.collect(), search: wanted.q, next, frame: who.frame })
}

/// `GET /{lang}/agent/employers/{affiliate}`
pub async fn record(
    State(site): State<Site>,
    who: SignedIn,
    Affiliate(affiliate): Affiliate,
    Query(wanted): Query<Wanted>,
) -> Shown {
    let file = site.app.employer_file(&who.actor, affiliate, wanted.after.parse().ok()).await?;
    show(&page(who.frame, &file))
}

/// The record again, with what is wrong with the address that was typed into one of its forms.
pub(super) async fn again(
    site: &Site,
    who: SignedIn,
    affiliate: AffiliateNumber,
    (typed, field): (&str, &'static str),
    error: AppError,
) -> Shown {
    let faults = fault(error, |_| field)?;
    let file = site.app.employer_file(&who.actor, affiliate, None).await?;
    show_again(&EmployerPage { typed: typed.to_owned(), faults, ..page(who.frame, &file) })
}

fn page(frame: Frame, file: &EmployerFile) -> EmployerPage {
    let lang = frame.lang;
    let next = file.next.map(|after| format!("{}?after={after}", to::employer(&lang, &file.employer.affiliate)));
    EmployerPage {
        employer: view::employer(&file.employer, lang),
        identity: identity(&file.employer),
        members: file
            .members
            .iter()
            .map(|one| MemberView { name: one.name.clone(), role: one.role, since: one.since })
            .collect(),
        contacts: file.contacts.iter().map(|one| one.text().to_owned()).collect(),
        may_change_contact: file.may(Duty::ChangeContact),
        may_give_code: file.may(Duty::GiveCode),
        may_remit: file.may(Duty::ProposeRemission),
        typed: String::new(),
        faults: Vec::new(),
        mandates: mandates(file, lang),
        filings: file.declarations.iter().map(|one| filing_row(one, file.may(Duty::CancelFiling))).collect(),
        acts: acts(file, lang),
        next,
        frame,
    }
}

/// What was done, as far as it has words: an act of a newer instance has none here yet.
fn acts(file: &EmployerFile, lang: tasrih_domain::Lang) -> Vec<ActView> {
    let known = file.acts.iter().filter(|act| tasrih_i18n::exists(lang, &format!("audit-{}", act.act)));
    known.map(|act| ActView { at: act.at, act: act.act.clone() }).collect()
}

fn identity(employer: &Employer) -> IdentityView {
    IdentityView {
        name: employer.name.clone(),
        name_ar: employer.name_ar.clone(),
        ice: employer.ice.clone(),
        activity: employer.activity.clone(),
        address: format!("{}, {} {}", employer.address, employer.postal_code, employer.city),
        declares_from: employer.declares_from,
        health_exempt: employer.health_exempt,
        agricultural: employer.agricultural,
    }
}

fn mandates(file: &EmployerFile, lang: tasrih_domain::Lang) -> Vec<MandateView> {
    let sides = file.given.iter().map(|one| (true, one)).chain(file.held.iter().map(|one| (false, one)));
    let one =
        |(is_given, (mandate, other)): (bool, &(tasrih_domain::mandate::Mandate, Option<Employer>))| MandateView {
            is_given,
            other: other.as_ref().map(|other| view::employer(other, lang)),
            state: mandate.state,
            from: mandate.from,
            until: mandate.until,
        };
    sides.map(one).collect()
}

fn filing_row(one: &Declaration, may_cancel: bool) -> FilingRow {
    let totals = one.filing.as_ref().map_or(one.totals, |filing| filing.totals);
    FilingRow {
        id: one.id,
        month: one.month,
        kind: one.kind,
        state: one.state,
        filed_at: one.filing.as_ref().map(|filing| filing.filed_at),
        on_time: one.filing.as_ref().is_none_or(Filing::is_on_time),
        employees: totals.employees,
        gross: totals.gross,
        can_cancel: may_cancel && one.state.is_filed(),
    }
}

/// `GET /{lang}/agent/filings/{id}`
pub async fn filing(State(site): State<Site>, who: SignedIn, Of(id): Of<DeclarationId>) -> Shown {
    let found = site.app.filing_to_cancel(&who.actor, id).await?;
    show(&cancel_page(who.frame, &found, String::new(), Vec::new())?)
}

/// `POST /{lang}/agent/filings/{id}`
pub async fn propose_cancelling(
    State(site): State<Site>,
    who: SignedIn,
    Of(id): Of<DeclarationId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let reason = Fields(fields).get("reason").unwrap_or_default().to_owned();
    match site.app.propose_cancelling(&who.actor, id, &reason).await {
        Ok(approval) => Ok(Redirect::to(&to::approval(&who.frame.lang, &approval)).into_response()),
        Err(error) => {
            let faults = fault(error, |_| "reason")?;
            let found = site.app.filing_to_cancel(&who.actor, id).await?;
            show_again(&cancel_page(who.frame, &found, reason, faults)?)
        }
    }
}

fn cancel_page(
    frame: Frame,
    (declaration, employer): &(Declaration, Employer),
    reason: String,
    faults: Vec<FormFault>,
) -> Result<CancelPage, PageError> {
    let filing = declaration.filing.as_ref().ok_or(PageError::Unknown)?;
    // The form stays for the fault to point at, whatever became of the filing meanwhile.
    let mut row = filing_row(declaration, true);
    row.can_cancel |= !faults.is_empty();
    Ok(CancelPage {
        employer: view::employer(employer, frame.lang),
        filing: row,
        receipt: filing.receipt.clone(),
        due: view::due(&filing.due).total(),
        reason,
        faults,
        frame,
    })
}
