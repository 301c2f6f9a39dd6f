//! What was done and seen.

use super::super::{Shown, show, view};
use crate::extract::{CompanyOf, SignedIn};
use crate::frame::Room;
use crate::pages::members::{ActRow, ActivityPage, OwnActivityPage};
use crate::routes::{self, members};
use crate::site::Site;
use axum::extract::{Query, State};
use serde::Deserialize;
use tasrih_app::mandates::{About, ActKind, ActPage, ActSeen, Doer, Right};
use tasrih_domain::Lang;
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, exists, format, render};

/// Which acts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    before: String,
    kind: String,
}

impl Before {
    /// The event before which.
    pub fn id(&self) -> Option<i64> {
        self.before.parse().ok()
    }

    fn kind(&self) -> Option<ActKind> {
        ActKind::ALL.into_iter().find(|kind| kind.code() == self.kind)
    }
}

/// The address of the acts before the event `next`.
pub fn earlier(address: &str, kind: Option<ActKind>, next: Option<i64>) -> Option<String> {
    let kind = kind.map(|kind| format!("kind={}&", kind.code())).unwrap_or_default();
    next.map(|next| format!("{address}?{kind}before={next}"))
}

/// Acts as a company's page shows them.
pub fn acts(page: &ActPage, lang: Lang) -> Vec<ActRow> {
    page.acts.iter().map(|act| row(act, lang)).collect()
}

fn row(act: &ActSeen, lang: Lang) -> ActRow {
    let key = format!("audit-{}", act.act);
    // An act of a later version of the gateway has no words here yet.
    let words = if exists(lang, &key) { Text::new(key, act.details.clone()) } else { Text::of("audit-other") };
    let who = match &act.doer {
        Doer::Person(name) => name.clone(),
        Doer::Agent(post) => render(lang, &Text::coded("doer-post-", post.code())),
        Doer::Insured => render(lang, &Text::of("doer-insured")),
        Doer::Visitor => render(lang, &Text::of("doer-visitor")),
        Doer::Gateway => render(lang, &Text::of("doer-gateway")),
    };
    let right = match &act.right {
        Some(Right::Role(role)) => Some(Text::coded("role-", role.code())),
        Some(Right::Mandate(_, firm)) => {
            Some(Text::of("right-mandate").with("firm", Arg::Text(view::employer(firm, lang).name)))
        }
        // The post is said already in the place of the name.
        Some(Right::Post(_)) | None => None,
    };
    let (about, href) = match &act.about {
        About::Itself => (None, None),
        About::Member(name) => (Some(name.clone()), None),
        About::Declaration(id, month) => (Some(format::month(*month, lang)), Some(routes::declaration(&lang, id))),
        About::Mandate(id) => (None, act.employer.as_ref().map(|one| members::mandate(&lang, &one.affiliate, id))),
    };
    ActRow { at: act.at, words, about, href, who, right, company: None }
}

/// `GET /{lang}/employers/{affiliate}/activity`
pub async fn of_company(
    State(site): State<Site>,
    who: SignedIn,
    CompanyOf(affiliate): CompanyOf,
    Query(wanted): Query<Before>,
) -> Shown {
    let (lang, kind) = (who.frame.lang, wanted.kind());
    let (employer, page) = site.app.activity(&who.actor, affiliate, (kind, wanted.id())).await?;
    let who = who.in_company(&site, affiliate, Room::Activity).await?;
    let next = earlier(&members::activity(&lang, &affiliate), kind, page.next);
    let employer = view::employer(&employer, lang);
    show(&ActivityPage { employer, kind, acts: acts(&page, lang), next, frame: who.frame })
}

/// `GET /{lang}/account/activity`
pub async fn of_account(State(site): State<Site>, who: SignedIn, Query(wanted): Query<Before>) -> Shown {
    let lang = who.frame.lang;
    let page = site.app.own_activity(&who.actor, wanted.id()).await?;
    let own = page.acts.iter().map(|act| ActRow {
        company: act.employer.as_ref().map(|one| view::employer(one, lang).name),
        // The company may be theirs no longer.
        href: None,
        ..row(act, lang)
    });
    let next = earlier(&members::own_activity(&lang), None, page.next);
    show(&OwnActivityPage { acts: own.collect(), next, frame: who.frame })
}
