//! Instalment plans: drafted with what they cost, proposed by the employer, decided by an agent, judged by the ledger.
//!
//! No text was found that says who may have a plan, over how long, or whether surcharges stop (status X). So (H): a plan
//! covers every month that is late on the day of the proposal, in 2 to 24 monthly parts that begin within 31 days;
//! surcharges go on, on what is unpaid; the last part carries what they will come to if the plan is kept.

use super::ROWS_SHOWN_MAX;
use crate::accounts::Actor;
use crate::by::By;
use crate::ledger::Books;
use crate::{App, AppError, Recipient};
use tasrih_domain::access::{DecidePlan, Pay, Power, Read};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::PlanId;
use tasrih_domain::{AffiliateNumber, Money, Month};
use tasrih_ledger::{Instalment, Plan, PlanStanding, PlanState, Settlement, plan_standing, settle};
use tasrih_storage::KeptPlan;
use time::{Date, Duration};

/// Parts that a plan may have.
pub const PARTS: std::ops::RangeInclusive<u32> = 2..=24;
/// Days within which the first part is paid.
const FIRST_WITHIN_DAYS: i64 = 31;
/// Characters of grounds and of an agent's words.
const WORDS_CHARS_MAX: usize = 1_000;
/// Plans shown of a company.
const PLANS_SHOWN_MAX: u32 = 20;

/// A plan that is not proposed yet, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPlan {
    /// The months that it covers: those late today.
    pub months: Vec<Month>,
    /// What is open of them today.
    pub debt: Money,
    /// What is to be paid, and when.
    pub instalments: Vec<Instalment>,
    /// Surcharges and fines until the last part, if the plan is kept: in the last part.
    pub added: Money,
    /// What they would come to besides if rules that are to be confirmed were switched on.
    pub unconfirmed: Money,
}

impl DraftPlan {
    /// What all parts make together.
    pub fn total(&self) -> Money {
        self.instalments.iter().map(|part| part.amount).sum()
    }
}

/// A plan and how it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The plan.
    pub kept: KeptPlan,
    /// Respected or broken, once accepted.
    pub standing: Option<PlanStanding>,
    /// It was kept, and asks for nothing more: another one can follow.
    pub is_over: bool,
}

/// The plans of a company.
#[derive(Debug, Clone)]
pub struct PlansView {
    /// Whose.
    pub employer: Employer,
    /// May the person propose one?
    pub may_pay: bool,
    /// What is late today.
    pub late: Money,
    /// The draft for what was asked, when one can be made.
    pub draft: Option<DraftPlan>,
    /// Plans, the latest first.
    pub plans: Vec<PlanRow>,
    /// The day that the draft begins at.
    pub first_on: Date,
    /// The parts of the draft.
    pub parts: u32,
}

/// A plan as an agent sees it.
#[derive(Debug, Clone)]
pub struct PlanView {
    /// Whose.
    pub employer: Employer,
    /// The plan.
    pub row: PlanRow,
    /// What is open today of the months that it covers.
    pub open: Money,
    /// Everything open today.
    pub open_in_all: Money,
    /// Earlier plans of the employer.
    pub earlier: Vec<PlanRow>,
}

impl App {
    /// The plans of a company, and the draft for that many parts from that day on.
    pub async fn plans(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (parts, first_on): (Option<u32>, Option<Date>),
    ) -> Result<PlansView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let books = self.books(employer.id).await?;
        let settlement = books.settled(self.clock.today());
        let parts = parts.filter(|parts| PARTS.contains(parts)).unwrap_or(6);
        let first_on = first_on.filter(|on| self.is_first_day(*on)).unwrap_or(self.usual_first_day());
        let found = self.store.read().plans().of(employer.id, PLANS_SHOWN_MAX).await?;
        Ok(PlansView {
            may_pay: may.also(Power::Pay),
            late: settlement.overdue(self.clock.today()),
            draft: draft(&books, &settlement, (parts, first_on)),
            plans: found.into_iter().map(|kept| judged(kept, &settlement)).collect(),
            employer,
            first_on,
            parts,
        })
    }

    fn usual_first_day(&self) -> Date {
        self.clock.today().saturating_add(Duration::days(7))
    }

    fn is_first_day(&self, on: Date) -> bool {
        (0..=FIRST_WITHIN_DAYS).contains(&(on - self.clock.today()).whole_days())
    }

    /// Proposes a plan. While one waits or is kept, there is no other: proposing the same again gives that one.
    ///
    /// # Errors
    /// Refused: nothing is late, a plan waits or is in force, or the words are missing.
    pub async fn propose_plan(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (parts, first_on): (u32, Date),
        grounds: &str,
    ) -> Result<PlanId, AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        if !PARTS.contains(&parts) || !self.is_first_day(first_on) {
            return Err(AppError::refused("refused-plan-shape"));
        }
        let grounds: String = grounds.trim().chars().take(WORDS_CHARS_MAX).collect();
        if grounds.is_empty() {
            return Err(AppError::refused("refused-grounds-missing"));
        }
        let books = self.books(employer.id).await?;
        let settlement = books.settled(self.clock.today());
        let draft = draft(&books, &settlement, (parts, first_on)).ok_or(AppError::refused("refused-nothing-late"))?;
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        for before in tx.plans().of(employer.id, PLANS_SHOWN_MAX).await? {
            if before.plan.state == PlanState::Proposed {
                if before.plan.instalments == draft.instalments {
                    return Ok(before.plan.id);
                }
                return Err(AppError::refused("refused-plan-waits"));
            }
            let before = judged(before, &settlement);
            if before.standing == Some(PlanStanding::Respected) && !before.is_over {
                return Err(AppError::refused("refused-plan-in-force"));
            }
        }
        let plan = Plan {
            id: PlanId(self.clock.new_id()),
            employer: employer.id,
            proposed_on: self.clock.today(),
            accepted_on: None,
            instalments: draft.instalments,
            months: draft.months,
            state: PlanState::Proposed,
        };
        let id = plan.id;
        let kept = KeptPlan {
            plan,
            grounds,
            proposed_by: may.account(),
            proposed_at: by.at,
            decided_by: None,
            decided_at: None,
            remark: String::new(),
            version: 1,
        };
        tx.plans().insert(&kept).await?;
        tx.audit().append(&by.audit("plan-proposed").subject(id)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Gives up a plan that nobody decided yet. Again changes nothing.
    pub async fn withdraw_plan(&self, actor: &Actor, affiliate: AffiliateNumber, id: PlanId) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Pay>(actor, affiliate).await?;
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        let found = tx.plans().find(id).await?.filter(|kept| kept.plan.employer == employer.id);
        let mut kept = found.ok_or(AppError::Unknown)?;
        match kept.plan.state {
            PlanState::Withdrawn => return Ok(()),
            PlanState::Proposed => {}
            PlanState::Accepted | PlanState::Refused => return Err(AppError::Stale),
        }
        let seen = kept.version;
        kept.plan.state = PlanState::Withdrawn;
        tx.plans().decide(&kept, seen).await?;
        tx.audit().append(&by.audit("plan-withdrawn").subject(id)).await?;
        Ok(tx.commit().await?)
    }

    /// Plans in that state, the oldest first, with their employers; those after `after`.
    pub async fn plan_queue(
        &self,
        actor: &Actor,
        (state, after): (PlanState, Option<PlanId>),
    ) -> Result<(Vec<(PlanRow, Employer)>, Option<PlanId>), AppError> {
        self.on_duty::<DecidePlan>(actor).await?;
        let reader = self.store.read();
        let mut found = reader.plans().in_state(state, after, ROWS_SHOWN_MAX + 1).await?;
        let has_more = found.len() > ROWS_SHOWN_MAX as usize;
        found.truncate(ROWS_SHOWN_MAX as usize);
        let next = found.last().filter(|_| has_more).map(|kept| kept.plan.id);
        let mut rows = Vec::with_capacity(found.len());
        for kept in found {
            let employer = reader.employers().find(kept.plan.employer).await?.ok_or(AppError::Unknown)?;
            let settlement = self.settlement_of(employer.id).await?;
            rows.push((judged(kept, &settlement), employer));
        }
        Ok((rows, next))
    }

    /// A plan for the agent who decides. That it was looked at is written down.
    pub async fn plan_case(&self, actor: &Actor, id: PlanId) -> Result<PlanView, AppError> {
        let duty = self.on_duty::<DecidePlan>(actor).await?;
        let reader = self.store.read();
        let kept = reader.plans().find(id).await?.ok_or(AppError::Unknown)?;
        let employer = reader.employers().find(kept.plan.employer).await?.ok_or(AppError::Unknown)?;
        let settlement = self.settlement_of(employer.id).await?;
        let of_plan = settlement.months.iter().filter(|one| kept.plan.months.contains(&one.month));
        let open = of_plan.map(tasrih_ledger::MonthAccount::open).sum();
        let earlier = reader.plans().of(employer.id, PLANS_SHOWN_MAX).await?;
        let earlier = earlier.into_iter().filter(|one| one.plan.id != id).map(|one| judged(one, &settlement)).collect();
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        tx.audit().append(&by.audit("plan-seen").employer(employer.id).subject(id)).await?;
        tx.commit().await?;
        Ok(PlanView { open, open_in_all: settlement.open(), row: judged(kept, &settlement), employer, earlier })
    }

    /// Accepts or refuses a plan that the agent saw at that version. A refusal needs words.
    ///
    /// # Errors
    /// `Stale`: decided or given up meanwhile. Refused: the words are missing, or its first day is past.
    pub async fn decide_plan(
        &self,
        actor: &Actor,
        (id, seen): (PlanId, u32),
        (accepts, words): (bool, &str),
    ) -> Result<(), AppError> {
        let duty = self.on_duty::<DecidePlan>(actor).await?;
        let words: String = words.trim().chars().take(WORDS_CHARS_MAX).collect();
        if !accepts && words.is_empty() {
            return Err(AppError::refused("refused-words-missing"));
        }
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        let mut kept = tx.plans().find(id).await?.ok_or(AppError::Unknown)?;
        if kept.plan.state != PlanState::Proposed || kept.version != seen {
            return Err(AppError::Stale);
        }
        let is_begun = kept.plan.instalments.first().is_some_and(|part| part.on < self.clock.today());
        if accepts && is_begun {
            return Err(AppError::refused("refused-plan-begun"));
        }
        kept.plan.state = if accepts { PlanState::Accepted } else { PlanState::Refused };
        kept.remark = words;
        (kept.decided_by, kept.decided_at) = (Some(duty.account()), Some(by.at));
        tx.plans().decide(&kept, seen).await?;
        let employer = kept.plan.employer;
        let act = if accepts { "plan-accepted" } else { "plan-refused" };
        tx.audit().append(&by.audit(act).employer(employer).subject(id)).await?;
        // A plan changes where the employer stands.
        tx.doubt_standing(employer);
        tx.ledger().settle_by(employer, self.clock.today()).await?;
        if let Some(account) = tx.accounts().find(kept.proposed_by).await? {
            let key = if accepts { "message-plan-accepted" } else { "message-plan-refused" };
            let to = Recipient::of(&account);
            let company = tx.employers().find(employer).await?.ok_or(AppError::Unknown)?;
            let args = Args::new()
                .with("company", Arg::Text(company.name_in(to.lang).to_owned()))
                .with("words", Arg::Text(kept.remark.clone()));
            self.tell(&tx, &to, key, args).await?;
        }
        Ok(tx.commit().await?)
    }
}

fn judged(kept: KeptPlan, settlement: &Settlement) -> PlanRow {
    let is_accepted = kept.plan.state == PlanState::Accepted;
    let standing = is_accepted.then(|| plan_standing(&kept.plan, settlement, settlement.as_of));
    let covered = settlement.months.iter().filter(|one| kept.plan.months.contains(&one.month));
    let open: Money = covered.map(tasrih_ledger::MonthAccount::open).sum();
    let is_kept = standing == Some(PlanStanding::Respected);
    let is_over = is_kept && (open.is_zero() || !kept.plan.is_in_force(settlement.as_of));
    PlanRow { kept, standing, is_over }
}

/// A plan over what is late at the day of the settlement, in equal parts but for the last.
fn draft(books: &Books, settlement: &Settlement, (parts, first_on): (u32, Date)) -> Option<DraftPlan> {
    let today = settlement.as_of;
    let late = settlement.months.iter().filter(|one| !one.overdue(today).is_zero());
    let months: Vec<Month> = late.clone().map(|one| one.month).collect();
    let debt: Money = late.map(tasrih_ledger::MonthAccount::open).sum();
    let each = Money::from_centimes(debt.centimes() / i64::from(parts));
    if months.is_empty() || each.centimes() <= 0 {
        return None;
    }
    let days: Vec<Date> = (0..parts).map(|nth| months_after(first_on, nth)).collect();
    let last_on = *days.last()?;
    let mut instalments: Vec<Instalment> = days.iter().map(|on| Instalment { on: *on, amount: each }).collect();
    let rest = debt - instalments.iter().skip(1).map(|part| part.amount).sum();
    instalments.last_mut()?.amount = rest;
    let paying = |parts: &[Instalment]| {
        let facts = parts.iter().fold(books.facts.clone(), |facts, part| facts.paying(part.on, part.amount));
        settle(&facts, &books.law, last_on)
    };
    // What is still open when everything was paid on its day is what being late cost meanwhile. Paid on the last day,
    // it costs no more.
    let end = paying(&instalments);
    let covered = || end.months.iter().filter(|one| months.contains(&one.month));
    let added: Money = covered().map(tasrih_ledger::MonthAccount::open).sum();
    let before: Money = settlement
        .months
        .iter()
        .filter(|one| months.contains(&one.month))
        .map(tasrih_ledger::MonthAccount::unconfirmed)
        .sum();
    let unconfirmed = covered().map(tasrih_ledger::MonthAccount::unconfirmed).sum::<Money>() - before;
    let last = instalments.last_mut()?;
    last.amount = last.amount + added;
    Some(DraftPlan { months, debt, instalments, added, unconfirmed })
}

/// The same day some months later; the last day of a shorter month.
fn months_after(on: Date, months: u32) -> Date {
    let mut month = Month::of(on);
    for _ in 0..months {
        month = month.next();
    }
    (1..=on.day()).rev().find_map(|day| month.day(day)).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn parts_fall_on_the_same_day_or_the_last_one_of_a_shorter_month() {
        let first = date!(2026 - 01 - 31);
        let days = [0, 1, 2, 3, 13].map(|nth| months_after(first, nth));
        assert_eq!(
            days,
            [
                date!(2026 - 01 - 31),
                date!(2026 - 02 - 28),
                date!(2026 - 03 - 31),
                date!(2026 - 04 - 30),
                date!(2027 - 02 - 28)
            ]
        );
    }
}
