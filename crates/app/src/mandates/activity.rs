//! What was done and seen, read back: by whom, for whom, by what right.

use crate::accounts::Actor;
use crate::{App, AppError};
use std::collections::{BTreeMap, BTreeSet};
use tasrih_domain::access::{Post, Read, Role, Under};
use tasrih_domain::audit::Who;
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::Args;
use tasrih_domain::id::{AccountId, DeclarationId, EmployerId, MandateId};
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_storage::{AuditOf, RecordedAudit};
use time::OffsetDateTime;

/// Acts on one page.
pub const ACTS_SHOWN_MAX: u32 = 50;

/// A kind of act, to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActKind {
    /// What became of declarations.
    Declarations,
    /// Employees and their registration.
    Employees,
    /// Who may act for the company.
    People,
    /// Mandates.
    Mandates,
    /// What the fund's agents did and saw.
    Fund,
}

impl ActKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Declarations, Self::Employees, Self::People, Self::Mandates, Self::Fund];

    /// As in the address and the message key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declarations => "declarations",
            Self::Employees => "employees",
            Self::People => "people",
            Self::Mandates => "mandates",
            Self::Fund => "fund",
        }
    }

    /// How the acts of that kind begin.
    pub const fn beginnings(self) -> &'static [&'static str] {
        match self {
            Self::Declarations => &["declaration-"],
            Self::Employees => &["registration", "employee-", "employment-", "person-"],
            Self::People => &["member-", "sign-up-", "reset-", "door-"],
            Self::Mandates => &["mandate-"],
            Self::Fund => {
                &["employer-", "filing-", "affiliation-", "counter-", "deadline-", "rate-", "cancel-", "proposal-"]
            }
        }
    }
}

/// Who did it, as the reader may know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doer {
    /// Somebody with an account.
    Person(String),
    /// An agent of the fund: the post, not the person.
    Agent(Post),
    /// The insured person concerned.
    Insured,
    /// Nobody signed in.
    Visitor,
    /// The gateway itself.
    Gateway,
}

/// By what right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// A role in the company.
    Role(Role),
    /// A mandate held by a firm.
    Mandate(MandateId, Box<Employer>),
    /// A post at the fund.
    Post(Post),
}

/// What it was done to, where that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The company or the account itself.
    Itself,
    /// Somebody of the company.
    Member(String),
    /// A declaration.
    Declaration(DeclarationId, Month),
    /// A mandate.
    Mandate(MandateId),
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActSeen {
    /// When.
    pub at: OffsetDateTime,
    /// Who.
    pub doer: Doer,
    /// By what right.
    pub right: Option<Right>,
    /// For which company.
    pub employer: Option<Employer>,
    /// What: the ending of a message key.
    pub act: String,
    /// Values of the message.
    pub details: Args,
    /// To what.
    pub about: About,
}

/// Some acts, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActPage {
    /// The acts.
    pub acts: Vec<ActSeen>,
    /// The last event shown, when more follow.
    pub next: Option<i64>,
}

/// What the events name, looked up once.
#[derive(Default)]
struct Names {
    accounts: BTreeMap<AccountId, String>,
    posts: BTreeMap<AccountId, Post>,
    employers: BTreeMap<EmployerId, Employer>,
    declarations: BTreeMap<DeclarationId, Month>,
}

impl App {
    /// What was done and seen concerning a company.
    pub async fn activity(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (kind, before): (Option<ActKind>, Option<i64>),
    ) -> Result<(Employer, ActPage), AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let page = self.acts(&AuditOf::Employer(employer.id), kind, before).await?;
        Ok((employer, page))
    }

    /// What was done with the person's own account.
    pub async fn own_activity(&self, actor: &Actor, before: Option<i64>) -> Result<ActPage, AppError> {
        self.acts(&AuditOf::Account(actor.account().id), None, before).await
    }

    pub(super) async fn acts(
        &self,
        of: &AuditOf,
        kind: Option<ActKind>,
        before: Option<i64>,
    ) -> Result<ActPage, AppError> {
        let beginnings = kind.map(ActKind::beginnings).unwrap_or_default();
        let found = self.store.read().audit().page_of(of, beginnings, before, ACTS_SHOWN_MAX + 1).await?;
        let shown = usize::try_from(ACTS_SHOWN_MAX).unwrap_or(usize::MAX);
        let next = if found.len() > shown { found.get(shown - 1).map(|last| last.id) } else { None };
        let found = &found[..found.len().min(shown)];
        let names = self.names(found).await?;
        Ok(ActPage { acts: found.iter().map(|event| see(event, &names)).collect(), next })
    }

    async fn names(&self, events: &[RecordedAudit]) -> Result<Names, AppError> {
        let reader = self.store.read();
        let (mut accounts, mut employers) = (BTreeSet::new(), BTreeSet::new());
        let mut declarations = BTreeSet::new();
        for event in events {
            if let Who::Account(id) = event.who {
                accounts.insert(id);
            }
            accounts.extend(subject::<AccountId>(event, "member-"));
            declarations.extend(subject::<DeclarationId>(event, "declaration-"));
            employers.extend(event.employer);
            if let Some(Under::Mandate { firm, .. }) = event.under {
                employers.insert(firm);
            }
        }
        let mut names = Names::default();
        let ids: Vec<_> = accounts.into_iter().collect();
        for account in reader.accounts().find_all(&ids).await? {
            names.accounts.insert(account.id, account.name);
        }
        let without_right = events.iter().filter(|event| event.under.is_none());
        for id in without_right.filter_map(account_of).collect::<BTreeSet<_>>() {
            if let Some(post) = reader.access().of(id).await?.posts().first() {
                names.posts.insert(id, *post);
            }
        }
        let ids: Vec<_> = employers.into_iter().collect();
        for employer in reader.employers().find_all(&ids).await? {
            names.employers.insert(employer.id, employer);
        }
        for id in declarations {
            if let Some(found) = reader.declarations().find(id).await? {
                names.declarations.insert(id, found.month);
            }
        }
        Ok(names)
    }
}

fn account_of(event: &RecordedAudit) -> Option<AccountId> {
    match event.who {
        Who::Account(id) => Some(id),
        _ => None,
    }
}

/// The id of the thing that the act was done to, if the act begins like that.
fn subject<T: std::str::FromStr>(event: &RecordedAudit, beginning: &str) -> Option<T> {
    let is_such = event.act.starts_with(beginning);
    event.subject.as_ref().filter(|_| is_such)?.parse().ok()
}

fn see(event: &RecordedAudit, names: &Names) -> ActSeen {
    let name = |id: &AccountId| names.accounts.get(id).cloned().unwrap_or_default();
    let doer = match (event.who, event.under) {
        (Who::Account(_), Some(Under::Post(post))) => Doer::Agent(post),
        (Who::Account(id), _) => {
            names.posts.get(&id).map_or_else(|| Doer::Person(name(&id)), |post| Doer::Agent(*post))
        }
        (Who::Person(_), _) => Doer::Insured,
        (Who::Visitor, _) => Doer::Visitor,
        (Who::Gateway, _) => Doer::Gateway,
    };
    let right = event.under.and_then(|under| match under {
        Under::Role(role) => Some(Right::Role(role)),
        Under::Post(post) => Some(Right::Post(post)),
        Under::Mandate { mandate, firm } => {
            names.employers.get(&firm).map(|firm| Right::Mandate(mandate, Box::new(firm.clone())))
        }
    });
    let member = subject::<AccountId>(event, "member-").and_then(|id| names.accounts.get(&id));
    let declaration = subject::<DeclarationId>(event, "declaration-");
    let declaration = declaration.and_then(|id| names.declarations.get(&id).map(|month| (id, *month)));
    let about = match (member, declaration, subject::<MandateId>(event, "mandate-")) {
        (Some(name), ..) => About::Member(name.clone()),
        (_, Some((id, month)), _) => About::Declaration(id, month),
        (_, _, Some(id)) => About::Mandate(id),
        _ => About::Itself,
    };
    ActSeen {
        at: event.at,
        doer,
        right,
        employer: event.employer.and_then(|id| names.employers.get(&id).cloned()),
        act: event.act.clone(),
        details: event.details.clone(),
        about,
    }
}
