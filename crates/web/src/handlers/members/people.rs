//! Who acts for a company.

use super::super::{Fields, Shown, show, show_again, view};
use super::Done;
use crate::error::PageError;
use crate::extract::{CompanyOf, Named, SignedIn};
use crate::frame::Room;
use crate::pages::FormFault;
use crate::pages::members::{InvitationRow, MemberRow, PeoplePage};
use crate::routes::{self, members};
use crate::site::Site;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect};
use tasrih_app::AppError;
use tasrih_app::members::People;
use tasrih_domain::Address;
use tasrih_domain::access::Role;
use tasrih_domain::declaration::local_date;
use tasrih_domain::id::{AccountId, InvitationId};
use tasrih_i18n::Text;

/// What may have been done a moment ago.
const DONE: &[&str] = &["invited", "resent", "withdrawn", "role", "removed"];

fn page(who: SignedIn, people: People) -> PeoplePage {
    let (lang, me) = (who.frame.lang, who.actor.account().id);
    let members = people.members.into_iter().map(|one| MemberRow {
        id: one.account.id,
        login: people.may_administer.then(|| one.account.login.text().to_owned()),
        is_me: one.account.id == me,
        name: one.account.name,
        role: one.role,
        since: local_date(one.since),
        is_last: one.is_last_administrator,
    });
    let invitations = people.invitations.iter().map(|one| InvitationRow {
        id: one.id,
        address: one.address.text().to_owned(),
        role: one.role,
        sent_on: local_date(one.sent_at),
        until: local_date(one.expires_at),
        is_over: !one.is_good(people.now),
        may_resend: one.may_be_resent(people.now),
    });
    PeoplePage {
        employer: view::employer(&people.employer, lang),
        members: members.collect(),
        invitations: invitations.collect(),
        may_administer: people.may_administer,
        address: String::new(),
        role: Role::Declarant,
        faults: Vec::new(),
        done: None,
        questions: 0,
        frame: who.frame,
    }
}

/// `GET /{lang}/employers/{affiliate}/people`
pub async fn show_people(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(done): Query<Done>,
) -> Shown {
    let people = site.app.people(&who.actor, affiliate).await?;
    let questions =
        if people.may_administer { site.app.door_questions(&who.actor, affiliate).await?.1.len() } else { 0 };
    let who = who.in_company(&site, affiliate, Room::People).await?;
    show(&PeoplePage { done: done.one_of(DONE), questions, ..page(who, people) })
}

/// `POST /{lang}/employers/{affiliate}/people`
pub async fn invite(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let role: Role = fields.get("role").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let typed = fields.get("address").unwrap_or_default();
    let outcome = match typed.parse::<Address>() {
        Ok(address) => site.app.invite(&who.actor, affiliate, (address, role)).await,
        Err(_) => Err(AppError::refused("fault-member-address")),
    };
    let text = match outcome {
        Ok(()) => {
            let address = members::people_done(&who.frame.lang, &affiliate, "invited");
            return Ok(Redirect::to(&address).into_response());
        }
        Err(AppError::Refused(text)) => text,
        Err(error) => return Err(error.into()),
    };
    let people = site.app.people(&who.actor, affiliate).await?;
    if !people.may_administer {
        return Err(PageError::Unknown);
    }
    let who = who.in_company(&site, affiliate, Room::People).await?;
    let faults = vec![FormFault { anchor: "address".to_owned(), text }];
    show_again(&PeoplePage { address: typed.to_owned(), role, faults, ..page(who, people) })
}

/// `POST /{lang}/employers/{affiliate}/people/{id}/role`
pub async fn change_role(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<AccountId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Shown {
    let fields = Fields(fields);
    let role: Role = fields.get("role").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)?;
    let lang = who.frame.lang;
    match site.app.change_role(&who.actor, affiliate, (id, role)).await {
        Ok(()) => Ok(Redirect::to(&members::people_done(&lang, &affiliate, "role")).into_response()),
        Err(AppError::Refused(text)) => again(&site, who, CompanyOf(affiliate), (id, text)).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /{lang}/employers/{affiliate}/people/{id}/remove`
pub async fn remove(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<AccountId>,
) -> Shown {
    let lang = who.frame.lang;
    match site.app.remove_member(&who.actor, affiliate, id).await {
        // Who left the company finds none of its pages any more.
        Ok(()) if id == who.actor.account().id => Ok(Redirect::to(&routes::home(&lang)).into_response()),
        Ok(()) => Ok(Redirect::to(&members::people_done(&lang, &affiliate, "removed")).into_response()),
        Err(AppError::Refused(text)) => again(&site, who, CompanyOf(affiliate), (id, text)).await,
        Err(error) => Err(error.into()),
    }
}

/// The page again, with what is wrong about one of its people.
async fn again(site: &Site, who: SignedIn, CompanyOf(affiliate): CompanyOf, (id, text): (AccountId, Text)) -> Shown {
    let people = site.app.people(&who.actor, affiliate).await?;
    let who = who.in_company(site, affiliate, Room::People).await?;
    let faults = vec![FormFault { anchor: format!("member-{id}"), text }];
    show_again(&PeoplePage { faults, ..page(who, people) })
}

/// `POST /{lang}/employers/{affiliate}/people/invitations/{id}/resend`
pub async fn resend(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<InvitationId>,
) -> Shown {
    site.app.resend_invitation(&who.actor, affiliate, id).await?;
    Ok(Redirect::to(&members::people_done(&who.frame.lang, &affiliate, "resent")).into_response())
}

/// `POST /{lang}/employers/{affiliate}/people/invitations/{id}/withdraw`
pub async fn withdraw(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Named(id): Named<InvitationId>,
) -> Shown {
    site.app.withdraw_invitation(&who.actor, affiliate, id).await?;
    Ok(Redirect::to(&members::people_done(&who.frame.lang, &affiliate, "withdrawn")).into_response())
}
