//! Mandates between companies and accounting firms: asked by either side, answered by the other, ended by either.
//!
//! Whoever asks learns nothing about numbers: a request of a number that is nobody's is kept and shown like one that
//! waits for its answer, and the name behind a number is shown once the other side has answered.

mod activity;
mod ask;
mod history;

pub use activity::{About, ActKind, ActPage, ActSeen, Doer, Right};
pub use ask::MandateAsk;
pub use history::{ActingAt, MandateHistory, MandateNamed};

use crate::accounts::Actor;
use crate::by::By;
use crate::members::{company, name_of};
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Administer, Power, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::Arg;
use tasrih_domain::id::{EmployerId, MandateId};
use tasrih_domain::mandate::{Mandate, MandateMove, MandateState, Scope, Side};
use tasrih_storage::{MandateWish, Tx};
use time::{Date, OffsetDateTime};

/// Mandates of one company shown on its page, ended ones among them.
const MANDATES_MAX: u32 = 500;
/// Version of a wish that waits, as of a mandate that was asked for.
const WISH_ASKED: u32 = 1;

/// The company on the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// It has answered, or it asked: both know each other.
    Known(Box<Employer>),
    /// The number that was typed; whose it is is not told before an answer.
    Number(AffiliateNumber),
}

/// A mandate as one of its sides sees it.
#[derive(Debug, Clone)]
pub struct MandateSeen {
    /// Our id.
    pub id: MandateId,
    /// Who is on the other side.
    pub other: Other,
    /// On which side the company stands that looks.
    pub side: Side,
    /// What it allows.
    pub scopes: Vec<Scope>,
    /// First day.
    pub from: Date,
    /// Last day; `None`: until one side ends it.
    pub until: Option<Date>,
    /// Where it stands.
    pub state: MandateState,
    /// It can be used today.
    pub is_in_force: bool,
    /// Its last day is past.
    pub is_over: bool,
    /// When it was asked.
    pub asked_at: OffsetDateTime,
    /// Which side asked.
    pub asked_by: Side,
    /// What the person may do to it.
    pub moves: Vec<MandateMove>,
    /// As the page shows it.
    pub version: u32,
}

/// The mandates of a company.
#[derive(Debug, Clone)]
pub struct Mandates {
    /// The company.
    pub employer: Employer,
    /// Those that it gave, or was asked to give.
    pub given: Vec<MandateSeen>,
    /// Those that it holds as a firm, or asked for.
    pub held: Vec<MandateSeen>,
    /// The person may give, ask, answer and end.
    pub may_administer: bool,
    /// Today in Morocco.
    pub today: Date,
}

/// Who looks.
#[derive(Clone, Copy)]
struct Eye {
    company: EmployerId,
    may_administer: bool,
    today: Date,
}

impl App {
    /// The mandates that a company gave and those that it holds.
    pub async fn mandates(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Mandates, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let eye = Eye { company: employer.id, may_administer: may.also(Power::Administer), today: self.clock.today() };
        let reader = self.store.read();
        let given = reader.mandates().of(employer.id, Side::Principal, MANDATES_MAX).await?;
        let held = reader.mandates().of(employer.id, Side::Firm, MANDATES_MAX).await?;
        let wishes = reader.mandate_wishes().of(employer.id, MANDATES_MAX).await?;
        let ids: Vec<_> = given.iter().map(|one| one.firm).chain(held.iter().map(|one| one.principal)).collect();
        let others = reader.employers().find_all(&ids).await?;
        let others: BTreeMap<_, _> = others.into_iter().map(|other| (other.id, other)).collect();
        let side = |mandates: Vec<Mandate>, side: Side| {
            let mut seen: Vec<_> = mandates.iter().filter_map(|one| see(one, &others, eye)).collect();
            seen.extend(wishes.iter().filter(|wish| wish.side == side).map(|wish| see_wish(wish, eye)));
            seen.sort_by_key(|one| (rank(one), std::cmp::Reverse(one.asked_at), one.id));
            seen
        };
        Ok(Mandates {
            given: side(given, Side::Principal),
            held: side(held, Side::Firm),
            may_administer: eye.may_administer,
            today: eye.today,
            employer,
        })
    }

    /// Accepts, declines, takes back or ends a mandate, at once. Doing what is done already changes nothing.
    ///
    /// # Errors
    /// `Stale`: it stands otherwise than the page showed.
    pub async fn move_mandate(
        &self,
        actor: &Actor,
        (affiliate, id): (AffiliateNumber, MandateId),
        (does, seen): (MandateMove, u32),
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        let Some(mandate) = tx.mandates().find(id).await? else {
            return self.end_wish(tx, &employer, (id, does, seen), by).await;
        };
        let side = side_of(&mandate, employer.id).ok_or(AppError::Unknown)?;
        let Some(after) = mandate.after(side, does).filter(|_| mandate.version == seen) else {
            let is_done = mandate.state == result_of(does) && mandate.version == seen.saturating_add(1);
            return if is_done { Ok(()) } else { Err(AppError::Stale) };
        };
        tx.mandates().set_state(&mandate, after, by.at).await?;
        let (act, message) = words_of(&mandate, does);
        let other = other_of(&mandate, side);
        self.audit_both(&tx, &by, (act, id), other).await?;
        if mandate.state == MandateState::Accepted || after == MandateState::Accepted {
            for member in tx.memberships().over(mandate.firm, crate::members::MEMBERS_MAX).await? {
                self.rights_changed(&tx, member.account).await?;
            }
        }
        self.tell_other(&tx, (&employer, other, id), message).await?;
        Ok(tx.commit().await?)
    }

    async fn end_wish(
        &self,
        tx: Tx,
        employer: &Employer,
        (id, does, seen): (MandateId, MandateMove, u32),
        by: By,
    ) -> Result<(), AppError> {
        let found = tx.mandate_wishes().find(id).await?;
        found.filter(|wish| wish.company == employer.id).ok_or(AppError::Unknown)?;
        // As a mandate that waits: one that has moved has another version, and an old page moves nothing.
        if does != MandateMove::Revoke || seen != WISH_ASKED {
            return Err(AppError::Stale);
        }
        if !tx.mandate_wishes().end(id, by.at).await? {
            return Ok(());
        }
        tx.audit().append(&by.audit("mandate-withdrawn").subject(id)).await?;
        Ok(tx.commit().await?)
    }

    /// Writes an act down for both companies: each may read it among what concerns it.
    async fn audit_both(
        &self,
        tx: &Tx,
        by: &By,
        (act, id): (&'static str, MandateId),
        other: EmployerId,
    ) -> Result<(), AppError> {
        let event = by.audit(act).subject(id);
        tx.audit().append(&event.clone().employer(other)).await?;
        Ok(tx.audit().append(&event).await?)
    }

    /// Tells the other side's administrators, with a link to the mandate's page.
    async fn tell_other(
        &self,
        tx: &Tx,
        (employer, other, id): (&Employer, EmployerId, MandateId),
        message: &'static str,
    ) -> Result<(), AppError> {
        let other = self.employer_of(tx, other).await?;
        let page = format!("employers/{}/mandates/{id}", other.affiliate);
        let args = |lang| {
            company(&other, lang).with("other", Arg::Text(name_of(employer, lang))).with("link", self.link(lang, &page))
        };
        self.tell_each_administrator(tx, other.id, message, args).await
    }
}

/// What waits comes first, then what is in force, then the rest.
fn rank(one: &MandateSeen) -> u8 {
    match one.state {
        MandateState::Asked => 0,
        MandateState::Accepted if !one.is_over => 1,
        _ => 2,
    }
}

fn side_of(mandate: &Mandate, company: EmployerId) -> Option<Side> {
    if mandate.principal == company {
        Some(Side::Principal)
    } else if mandate.firm == company {
        Some(Side::Firm)
    } else {
        None
    }
}

fn other_of(mandate: &Mandate, side: Side) -> EmployerId {
    match side {
        Side::Principal => mandate.firm,
        Side::Firm => mandate.principal,
    }
}

/// The state that a move leads to.
const fn result_of(does: MandateMove) -> MandateState {
    match does {
        MandateMove::Accept => MandateState::Accepted,
        MandateMove::Decline => MandateState::Declined,
        MandateMove::Revoke => MandateState::Revoked,
    }
}

/// The act, and the message to the other side.
fn words_of(mandate: &Mandate, does: MandateMove) -> (&'static str, &'static str) {
    match does {
        MandateMove::Accept => ("mandate-accepted", "message-mandate-accepted"),
        MandateMove::Decline => ("mandate-declined", "message-mandate-declined"),
        MandateMove::Revoke if mandate.state == MandateState::Asked => {
            ("mandate-withdrawn", "message-mandate-withdrawn")
        }
        MandateMove::Revoke => ("mandate-revoked", "message-mandate-revoked"),
    }
}

fn see(mandate: &Mandate, others: &BTreeMap<EmployerId, Employer>, eye: Eye) -> Option<MandateSeen> {
    let side = side_of(mandate, eye.company)?;
    let other = others.get(&other_of(mandate, side))?;
    let is_known = mandate.asked_by != side || mandate.answered_at.is_some();
    let moves = MandateMove::ALL.iter().copied().filter(|does| mandate.after(side, *does).is_some());
    Some(MandateSeen {
        id: mandate.id,
        other: if is_known { Other::Known(Box::new(other.clone())) } else { Other::Number(other.affiliate) },
        side,
        scopes: mandate.scopes().collect(),
        from: mandate.from,
        until: mandate.until,
        state: mandate.state,
        is_in_force: mandate.is_in_force(eye.today),
        is_over: mandate.until.is_some_and(|until| until < eye.today),
        asked_at: mandate.asked_at,
        asked_by: mandate.asked_by,
        moves: moves.filter(|_| eye.may_administer).collect(),
        version: mandate.version,
    })
}

/// What was asked of a number that is nobody's, as if it were somebody's who has not answered.
fn see_wish(wish: &MandateWish, eye: Eye) -> MandateSeen {
    let like = Mandate {
        id: wish.id,
        principal: wish.company,
        firm: wish.company,
        powers: wish.powers.clone(),
        from: wish.from,
        until: wish.until,
        state: if wish.is_over { MandateState::Revoked } else { MandateState::Asked },
        asked_by: wish.side,
        asked_at: wish.asked_at,
        answered_at: None,
        version: if wish.is_over { WISH_ASKED + 1 } else { WISH_ASKED },
    };
    let moves = MandateMove::ALL.iter().copied().filter(|does| like.after(wish.side, *does).is_some());
    MandateSeen {
        id: like.id,
        other: Other::Number(wish.affiliate),
        side: wish.side,
        scopes: like.scopes().collect(),
        from: like.from,
        until: like.until,
        state: like.state,
        is_in_force: false,
        is_over: like.until.is_some_and(|until| until < eye.today),
        asked_at: like.asked_at,
        asked_by: like.asked_by,
        moves: moves.filter(|_| eye.may_administer).collect(),
        version: like.version,
    }
}
