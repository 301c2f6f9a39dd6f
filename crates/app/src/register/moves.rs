//! Who comes and who goes, in the employer's word.

use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use tasrih_domain::access::{Authorized, Register};
use tasrih_domain::declaration::{DeclarationKind, Employer};
use tasrih_domain::employment::{Employment, EmploymentError, EmploymentSource, LeaveReason};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{EmployerId, EmploymentId, PersonId};
use tasrih_domain::person::{DocumentKind, InsuredPerson};
use tasrih_domain::{AffiliateNumber, InsuredNumber, Month};
use tasrih_i18n::Text;
use tasrih_storage::{Counted, Tx};
use time::{Date, Duration};

/// Numbers that one account may look up for a hire within the hour: nobody hires as many by hand, and whoever tries
/// numbers stops here.
const LOOKS_MAX: u32 = 60;
const LOOKS_WINDOW: Duration = Duration::HOUR;
/// Open months that are checked again after a move, at most.
const MONTHS_MAX: u32 = 12;

/// What shows that the number is the person's.
#[derive(Clone, PartialEq, Eq)]
pub enum Identity {
    /// The number of the identity card, passport or residence card.
    Document(String),
    /// The day of birth.
    BornOn(Date),
}

/// Somebody to be hired, who has a number already.
#[derive(Clone, PartialEq, Eq)]
pub struct Hire {
    /// Insured number.
    pub insured: InsuredNumber,
    /// What shows that it is theirs.
    pub identity: Identity,
    /// First day.
    pub on: Date,
}

/// Whoever is hired is a person: nothing of it is printed.
impl std::fmt::Debug for Hire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hire({:?})", self.insured)
    }
}

impl App {
    /// The employer that the person may hire for.
    pub async fn hiring_employer(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Employer, AppError> {
        Ok(self.authorise::<Register>(actor, affiliate).await?.0)
    }

    /// Hires somebody who has a number, found by it and by what only they and their papers say. A second time is the
    /// same hire.
    ///
    /// # Errors
    /// `Refused`: nobody of that number and identity (which of the two is not said), somebody who is there already,
    /// or a day that cannot be.
    pub async fn hire(&self, actor: &Actor, affiliate: AffiliateNumber, hire: Hire) -> Result<PersonId, AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        self.count_look(actor).await?;
        let found = self.store.read().persons().find_by_number(hire.insured).await?;
        let person = found.filter(|person| is_theirs(person, &hire.identity));
        let person = person.ok_or(AppError::refused("refused-hire-nobody"))?;
        let stays = self.store.read().employments().of(employer.id, person.id).await?;
        match stays.first() {
            Some(stay) if stay.leave.is_none() && stay.hired_on == hire.on => return Ok(person.id),
            Some(stay) => stay.require_over(hire.on).map_err(|error| match error {
                EmploymentError::NotLeft => refused(EmploymentError::AlreadyEmployed { since: stay.hired_on }),
                error => refused(error),
            })?,
            None => {}
        }
        self.begin(&may, &employer, person.id, hire.on).await?;
        Ok(person.id)
    }

    /// Somebody who had left comes back.
    pub async fn rehire(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        person: PersonId,
        on: Date,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let stay = self.latest_stay(employer.id, person).await?;
        if stay.leave.is_none() && stay.hired_on == on {
            return Ok(());
        }
        stay.require_over(on).map_err(refused)?;
        self.begin(&may, &employer, person, on).await
    }

    /// Somebody leaves. The same end a second time changes nothing.
    ///
    /// # Errors
    /// `Refused`: before the first day, another end is known, or a day that cannot be.
    pub async fn let_go(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        person: PersonId,
        (on, reason): (Date, LeaveReason),
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let stay = self.latest_stay(employer.id, person).await?;
        let left = stay.leave(on, reason, self.clock.today()).map_err(refused)?;
        if left == stay {
            return Ok(());
        }
        let tx = self.begin_as(&may).await?;
        tx.employments().update(&left).await?;
        let by = By::proof(&may, self.clock.now());
        tx.audit().append(&by.audit("employee-left").person(person).subject(stay.id)).await?;
        self.tell_principal(&tx, &by, "message-principal-left", &Args::new()).await?;
        self.check_since(&tx, employer.id, Month::of(on)).await?;
        Ok(tx.commit().await?)
    }

    async fn latest_stay(&self, employer: EmployerId, person: PersonId) -> Result<Employment, AppError> {
        let stays = self.store.read().employments().of(employer, person).await?;
        stays.into_iter().find(|stay| stay.is_current).ok_or(AppError::Unknown)
    }

    async fn begin(
        &self,
        may: &Authorized<Register>,
        employer: &Employer,
        person: PersonId,
        on: Date,
    ) -> Result<(), AppError> {
        let id = EmploymentId(self.clock.new_id());
        let who = (employer.id, person);
        let stay = Employment::begin(id, who, on, EmploymentSource::Hired, self.clock.today()).map_err(refused)?;
        let tx = self.begin_as(may).await?;
        tx.employments().insert(&stay).await?;
        let by = By::proof(may, self.clock.now());
        tx.audit().append(&by.audit("employee-hired").person(person).subject(id)).await?;
        self.tell_principal(&tx, &by, "message-principal-hired", &Args::new()).await?;
        self.check_since(&tx, employer.id, Month::of(on)).await?;
        Ok(tx.commit().await?)
    }

    /// Verdicts in preparation that did not know of the move are given again.
    pub(crate) async fn check_since(&self, tx: &Tx, employer: EmployerId, first: Month) -> Result<(), AppError> {
        let now = self.clock.now();
        let mut month = Month::of(self.clock.today());
        for _ in 0..MONTHS_MAX {
            if month < first {
                break;
            }
            if let Some(open) = tx.declarations().find_open(employer, month, DeclarationKind::MAIN).await? {
                self.check_later(tx, open.id, now).await?;
            }
            month = month.previous();
        }
        Ok(())
    }

    async fn count_look(&self, actor: &Actor) -> Result<(), AppError> {
        let subject: [u8; 32] = Sha256::digest(actor.account().id.0.as_bytes()).into();
        let tx = self.store.begin_write().await?;
        let counted = Counted { scope: "hire-look", subject: &subject };
        let tried = tx.limits().count(counted, self.clock.now(), LOOKS_WINDOW).await?;
        tx.commit().await?;
        if tried.tries > LOOKS_MAX { Err(AppError::refused("refused-too-many-looks")) } else { Ok(()) }
    }
}

fn is_theirs(person: &InsuredPerson, identity: &Identity) -> bool {
    match identity {
        Identity::Document(number) => person.document.as_ref().is_some_and(|kept| {
            let given = tasrih_domain::person::Document::new(DocumentKind::Cin, number);
            given.is_some_and(|given| given.number == kept.number)
        }),
        Identity::BornOn(day) => person.born_on == Some(*day),
    }
}

/// Why not, in words.
fn refused(error: EmploymentError) -> AppError {
    use EmploymentError as E;
    let dated = |key, on| AppError::Refused(Text::of(key).with("on", Arg::Date(on)));
    match error {
        E::AlreadyEmployed { since } => dated("refused-already-employed", since),
        E::LeavesBeforeHire { hired_on } => dated("refused-leaves-before-hire", hired_on),
        E::AlreadyLeft { on } => dated("refused-already-left", on),
        E::NotLeft => AppError::refused("refused-not-left"),
        E::ReturnsBeforeLeave { left_on } => dated("refused-returns-before-leave", left_on),
        E::Deceased => AppError::refused("refused-deceased"),
        E::TooFarAhead { latest } => dated("refused-too-far-ahead", latest),
        E::TooLongAgo { earliest } => dated("refused-too-long-ago", earliest),
    }
}
