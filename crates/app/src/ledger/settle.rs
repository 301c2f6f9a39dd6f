//! The account of an employer, and where the employer stands by it.

use crate::accounts::Actor;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::access::Read;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::EmployerId;
use tasrih_domain::law::Published;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_ledger::{Cause, Facts, Filed, Plan, Posting, Settlement, Standing, adjust, obligations, settle, standing};
use tasrih_rates::Law;
use time::Date;

/// Accounts settled in one go.
const SETTLED_MAX: u32 = 100;

/// The ledger of an employer: what is posted, the facts in it, and the law by which they count.
#[derive(Debug, Clone)]
pub struct Books {
    /// Everything posted, by value date.
    pub postings: Vec<Posting>,
    /// What happened.
    pub facts: Facts,
    /// The law in force.
    pub law: Law,
    /// Instalment plans that were accepted.
    pub plans: Vec<Plan>,
}

impl Books {
    pub(crate) fn of(postings: Vec<Posting>, filed: Vec<Filed>, published: &[Published]) -> Self {
        let facts = Facts::of(&postings, filed);
        Self { postings, facts, law: Law::with(published), plans: Vec::new() }
    }

    /// The account at the end of a day.
    pub fn settled(&self, as_of: Date) -> Settlement {
        settle(&self.facts, &self.law, as_of)
    }

    /// When the main declaration of a month was filed first, if one stands.
    pub fn filed_on(&self, month: Month) -> Option<Date> {
        self.facts.filed.iter().find(|one| one.month == month && one.kind == 0).map(|one| one.on)
    }

    /// Where the employer stands at the end of a day.
    pub fn standing(&self, employer: &Employer, at: Date) -> Standing {
        let due = obligations(employer.declares_from, &self.law, at, |month| self.filed_on(month));
        standing(&self.settled(at), &due, &self.plans, at)
    }

    /// The months filed that nothing was ever charged for.
    fn forgotten(&self) -> BTreeSet<Month> {
        let is_charge = |posting: &&Posting| matches!(posting.cause, Cause::Charge { .. });
        let legs = self.postings.iter().filter(is_charge).flat_map(|posting| &posting.legs);
        let charged: BTreeSet<Month> = legs.filter_map(|leg| leg.month).collect();
        self.facts.filed.iter().map(|one| one.month).filter(|month| !charged.contains(month)).collect()
    }
}

impl App {
    /// The ledger of an employer. Asks nobody: the caller has authorised.
    pub(crate) async fn books(&self, employer: EmployerId) -> Result<Books, AppError> {
        let reader = self.store.read();
        let postings = reader.ledger().postings(employer).await?;
        let filed = reader.ledger().filed(employer).await?;
        let mut books = Books::of(postings, filed, &reader.law().published().await?);
        books.plans = reader.plans().accepted(employer).await?;
        Ok(books)
    }

    /// The account of an employer as it stands today. Asks nobody: the caller has authorised.
    pub(crate) async fn settlement_of(&self, employer: EmployerId) -> Result<Settlement, AppError> {
        Ok(self.books(employer).await?.settled(self.clock.today()))
    }

    /// Where an employer stands at the end of a day. Asks nobody: the caller has authorised.
    pub(crate) async fn standing_of(&self, employer: &Employer, at: Date) -> Result<Standing, AppError> {
        Ok(self.books(employer.id).await?.standing(employer, at))
    }

    /// The account of a company as it stands today, for whoever may see it.
    pub async fn settlement(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Settlement, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        self.settlement_of(employer.id).await
    }

    /// Where a company stands today, for whoever may see it.
    pub async fn standing(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Standing, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        self.standing_of(&employer, self.clock.today()).await
    }

    /// Settles the accounts that have to be: after something was posted, and on the days on which being late costs
    /// more. Says how many there were; another call finds the others.
    pub async fn settle_due(&self) -> Result<usize, AppError> {
        let employers = self.store.read().ledger().to_settle(self.clock.today(), SETTLED_MAX).await?;
        for employer in &employers {
            match self.settle_employer(*employer).await {
                // Somebody else settles it at this moment.
                Ok(()) | Err(AppError::Stale) => {}
                Err(error @ AppError::Unavailable(_)) => return Err(error),
                Err(error) => {
                    // One that cannot be read does not hold up the others; it is tried again tomorrow.
                    tracing::error!(%employer, ?error, "An account could not be settled");
                    let tx = self.store.begin_write().await?;
                    let tomorrow = self.clock.today().next_day().unwrap_or(Date::MAX);
                    tx.ledger().settled(*employer, tomorrow).await?;
                    tx.commit().await?;
                }
            }
        }
        Ok(employers.len())
    }

    /// Posts what follows from the facts of an employer and is not posted yet; again changes nothing.
    pub async fn settle_employer(&self, employer: EmployerId) -> Result<(), AppError> {
        let today = self.clock.today();
        let tx = self.store.begin_write().await?;
        tx.ledger().hold(employer).await?;
        let published = tx.law().published().await?;
        let filed = tx.ledger().filed(employer).await?;
        let mut books = Books::of(tx.ledger().postings(employer).await?, filed, &published);
        let mut has_charged = false;
        for month in books.forgotten() {
            has_charged |= self.charge_forgotten(&tx, (employer, month), &books.law, &books.postings).await?;
        }
        if has_charged {
            books = Books::of(tx.ledger().postings(employer).await?, books.facts.filed, &published);
        }
        books.plans = tx.plans().accepted(employer).await?;
        let settlement = books.settled(today);
        for new in adjust(&books.postings, &settlement) {
            self.post(&tx, employer, &new).await?;
        }
        // What has a later value date counts from that day on.
        let later = books.postings.iter().map(|posting| posting.on).filter(|on| *on > today).min();
        let next = next_look(&settlement, &books.law);
        let next = later.into_iter().chain(plan_look(&books.plans, today)).fold(next, Date::min);
        tx.ledger().settled(employer, next).await?;
        self.judge(&tx, employer, (&books, &settlement, next)).await?;
        Ok(tx.commit().await?)
    }
}

/// The next day on which the account, or what the employer had to declare, changes by itself.
fn next_look(settlement: &Settlement, law: &Law) -> Date {
    let today = settlement.as_of;
    let mut month = Month::of(today).previous();
    let declare = loop {
        let late_from = law.due_date(month).on.next_day().unwrap_or(Date::MAX);
        if late_from > today {
            break late_from;
        }
        month = month.next();
    };
    settlement.changes_on().map_or(declare, |day| day.min(declare))
}

/// The next day on which a plan is broken or over if nothing is paid: the one after an instalment.
fn plan_look(plans: &[Plan], today: Date) -> Option<Date> {
    let parts = plans.iter().flat_map(|plan| &plan.instalments);
    parts.filter_map(|part| part.on.next_day()).filter(|on| *on > today).min()
}
