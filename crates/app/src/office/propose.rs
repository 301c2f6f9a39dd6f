//! Dates, rates and cancellations, proposed by one agent for another one to decide.

use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::{CancelFiling, Duty, ProposeDeadline, ProposeRate};
use tasrih_domain::approval::{FiledMonth, Impact, Proposal};
use tasrih_domain::id::{ApprovalId, DeclarationId};
use tasrih_domain::law::{LawChange, Published};
use tasrih_domain::{Branch, Money, Month, Payer};
use tasrih_rates::{DueDate, HealthCover, Law, MonthRates, Wages};
use time::Date;

/// Months shown on the page of deadlines: this many before the present one, and after it.
const MONTHS_BEFORE: usize = 3;
const MONTHS_AFTER: usize = 3;
/// Longest reason or title kept, in characters.
pub(super) const GROUNDS_MAX: usize = 300;
/// Longest address kept.
const URL_MAX: usize = 300;

/// Why, and by what text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grounds {
    /// The text of law or the decision; the reason of a cancellation.
    pub title: String,
    /// Where it can be read; may be empty.
    pub url: String,
}

/// A date to be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineProposal {
    /// The worked month.
    pub month: Month,
    /// Its new last day.
    pub due_on: Date,
    /// By what decision.
    pub grounds: Grounds,
}

/// What a new value is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateChoice {
    /// The share of a branch and payer.
    Share(Branch, Payer),
    /// The ceiling.
    Ceiling,
}

impl RateChoice {
    /// Everything that can be chosen.
    pub fn all() -> impl Iterator<Item = Self> {
        let shares = Branch::ALL.into_iter().flat_map(|branch| {
            [Payer::Employer, Payer::Employee].into_iter().map(move |payer| Self::Share(branch, payer))
        });
        shares.chain([Self::Ceiling])
    }

    /// Stable name, as in forms.
    pub fn code(self) -> String {
        match self {
            Self::Share(branch, payer) => format!("{}-{}", branch.code(), payer.code()),
            Self::Ceiling => "ceiling".to_owned(),
        }
    }

    /// The choice of that name.
    pub fn of(code: &str) -> Option<Self> {
        Self::all().find(|one| one.code() == code)
    }
}

/// A value to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateProposal {
    /// Which.
    pub choice: RateChoice,
    /// First worked month.
    pub from: Month,
    /// As typed: percent for a share, dirhams for the ceiling.
    pub value: String,
    /// By what text.
    pub grounds: Grounds,
}

/// The law as agents see it.
#[derive(Debug, Clone)]
pub struct LawView {
    /// What was published, the last one first.
    pub published: Vec<Published>,
    /// The agent may propose a change.
    pub may_propose: bool,
}

/// The last days around the present month.
#[derive(Debug, Clone)]
pub struct Deadlines {
    /// Each month with its last day, the latest first.
    pub months: Vec<(Month, DueDate)>,
    /// What was published about them.
    pub law: LawView,
}

/// The rates of a month.
#[derive(Debug, Clone)]
pub struct Rates {
    /// Them.
    pub rates: MonthRates,
    /// First month from which a new value can be proposed: a late text of law may begin in the past.
    pub first_possible: Month,
    /// The month to come, from which it usually is.
    pub usual: Month,
    /// What was published.
    pub law: LawView,
}

/// A month's filings under two laws.
struct FiledUnder {
    declarations: u64,
    employees: u64,
    /// By branch and cover: both payers' shares, before and after.
    shares: Vec<(Branch, Money, Money)>,
}

impl App {
    /// The last days around the present month, for agents.
    pub async fn deadlines(&self, actor: &Actor) -> Result<Deadlines, AppError> {
        let law = self.law_view(actor, Duty::ProposeDeadline).await?;
        let known = Law::with(&self.store.read().law().published().await?);
        let mut month = Month::of(self.clock.today());
        for _ in 0..MONTHS_AFTER {
            month = month.next();
        }
        let mut months = Vec::new();
        for _ in 0..=MONTHS_BEFORE + MONTHS_AFTER {
            months.push((month, known.due_date(month)));
            month = month.previous();
        }
        let only_dates = |one: &Published| matches!(one.change, LawChange::DueOn { .. });
        Ok(Deadlines { months, law: LawView { published: kept(law.published, only_dates), ..law } })
    }

    /// The rates of a month, for agents.
    ///
    /// # Errors
    /// `Unknown`: the month has no confirmed rates.
    pub async fn rates(&self, actor: &Actor, month: Option<Month>) -> Result<Rates, AppError> {
        let law = self.law_view(actor, Duty::ProposeRate).await?;
        let known = self.law().await?;
        let present = Month::of(self.clock.today());
        let rates = known.rates_at(month.unwrap_or(present)).map_err(|_| AppError::Unknown)?;
        let only_values = |one: &Published| matches!(one.change, LawChange::Share { .. } | LawChange::Ceiling { .. });
        let law = LawView { published: kept(law.published, only_values), ..law };
        Ok(Rates { rates, first_possible: self.first_month_possible(), usual: present.next(), law })
    }

    /// Every agent may read the law; who proposes is a matter of the post.
    pub(super) async fn law_view(&self, actor: &Actor, duty: Duty) -> Result<LawView, AppError> {
        let access = self.agent(actor).await?;
        let may_propose = access.posts().iter().any(|post| post.duties().contains(&duty));
        Ok(LawView { published: self.store.read().law().published().await?, may_propose })
    }

    /// Proposes another last day for a month.
    ///
    /// # Errors
    /// `Refused`: it is not later than the one in force, or no decision is named.
    pub async fn propose_deadline(&self, actor: &Actor, wanted: DeadlineProposal) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<ProposeDeadline>(actor).await?;
        let change = LawChange::DueOn { month: wanted.month, due_on: wanted.due_on };
        let (title, url) = grounds(&wanted.grounds)?;
        self.require_possible(&self.law().await?, &change)?;
        let mut approval = self.new_approval(duty.account(), Proposal::Law(change), &title);
        approval.url = url;
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }

    /// Proposes a value from a month on, with what it would have made of the last filed month.
    ///
    /// # Errors
    /// `Refused`: the month is too long ago, the value cannot be read or is the one in force, or no text is named.
    pub async fn propose_rate(&self, actor: &Actor, wanted: RateProposal) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<ProposeRate>(actor).await?;
        let change = change_of(&wanted)?;
        let (title, url) = grounds(&wanted.grounds)?;
        let published = self.store.read().law().published().await?;
        let law = Law::with(&published);
        self.require_possible(&law, &change)?;
        let impact = self.impact(&law, &published, change).await?;
        let mut approval = self.new_approval(duty.account(), Proposal::Law(change), &title);
        approval.impact = Some(impact);
        approval.url = url;
        self.propose(self.store.begin_write().await?, &duty, approval).await
    }

    /// What the change would have made of last month's filings: both payers' shares of each branch.
    async fn impact(&self, law: &Law, published: &[Published], change: LawChange) -> Result<Impact, AppError> {
        let month = Month::of(self.clock.today()).previous();
        let word = Published { change, title: String::new(), url: None, published_on: self.clock.today() };
        let after_law = Law::with(&[published, &[word]].concat());
        let at = |law: &Law| law.rates_at(change.month()).map_err(AppError::fault);
        let (before, after) = (at(law)?, at(&after_law)?);
        if before.ceiling.value == after.ceiling.value
            && before
                .branches
                .iter()
                .zip(&after.branches)
                .all(|(a, b)| (a.employer.value, a.employee.value) == (b.employer.value, b.employee.value))
        {
            return Err(AppError::refused("refused-rate-same"));
        }
        let sums = self.filed_under((&before, &after), month, change).await?;
        let mut branches: BTreeMap<Branch, (Money, Money)> = BTreeMap::new();
        for (branch, now, then) in sums.shares {
            let total = branches.entry(branch).or_default();
            total.0 = total.0 + now;
            total.1 = total.1 + then;
        }
        Ok(Impact {
            month,
            declarations: sums.declarations,
            employees: sums.employees,
            branches: branches.into_iter().map(|(branch, (before, after))| (branch, before, after)).collect(),
            filed: self.filed_months((law, &after_law), change).await?,
        })
    }

    /// The months from the change's first one on for which something stands filed, as filed and as they would be. A
    /// later value that is published already stays in force from its own month on.
    async fn filed_months(&self, (law, after): (&Law, &Law), change: LawChange) -> Result<Vec<FiledMonth>, AppError> {
        let mut filed = Vec::new();
        let mut month = change.month();
        while month <= Month::of(self.clock.today()) {
            let rates = |law: &Law| law.rates_at(month).map_err(AppError::fault);
            let (now, then) = (rates(law)?, rates(after)?);
            let sums = self.filed_under((&now, &then), month, change).await?;
            if sums.declarations > 0 {
                let before = sums.shares.iter().map(|one| one.1).sum();
                let after = sums.shares.iter().map(|one| one.2).sum();
                filed.push(FiledMonth { month, declarations: sums.declarations, before, after });
            }
            month = month.next();
        }
        Ok(filed)
    }

    /// What stands filed for a month, with the shares of each branch under both laws.
    async fn filed_under(
        &self,
        (before, after): (&MonthRates, &MonthRates),
        month: Month,
        change: LawChange,
    ) -> Result<FiledUnder, AppError> {
        let is_other = before.ceiling.value != after.ceiling.value;
        let ceiling = match change {
            LawChange::Ceiling { amount, .. } if is_other => Some(amount),
            LawChange::Ceiling { .. }
            | LawChange::DueOn { .. }
            | LawChange::Share { .. }
            | LawChange::Switch { .. } => None,
        };
        let sums = self.store.read().law().filed_sums(month, ceiling).await?;
        let mut shares = Vec::new();
        for (sum, cover) in sums.iter().zip([HealthCover::Compulsory, HealthCover::OwnBeforeAmo]) {
            let now = before.due(Wages { gross: sum.gross, capped: sum.capped }, cover);
            let then = after.due(Wages { gross: sum.gross, capped: sum.capped_at }, cover);
            let pairs = now.iter().zip(&then);
            shares.extend(
                pairs.map(|(now, then)| (now.branch, now.employer + now.employee, then.employer + then.employee)),
            );
        }
        Ok(FiledUnder {
            declarations: sums.iter().map(|sum| sum.declarations).sum(),
            employees: sums.iter().map(|sum| sum.employees).sum(),
            shares,
        })
    }

    /// Proposes to cancel a filing.
    ///
    /// # Errors
    /// `Refused`: it does not stand, complementary declarations stand beside it, or no reason is given.
    pub async fn propose_cancelling(
        &self,
        actor: &Actor,
        id: DeclarationId,
        reason: &str,
    ) -> Result<ApprovalId, AppError> {
        let duty = self.on_duty::<CancelFiling>(actor).await?;
        let declaration = self.store.read().declarations().find(id).await?.ok_or(AppError::Unknown)?;
        let title = cut(reason, GROUNDS_MAX);
        if title.is_empty() {
            return Err(AppError::refused("refused-reason-missing"));
        }
        let tx = self.store.begin_write().await?;
        self.require_cancellable(&tx, &declaration).await?;
        let proposal = Proposal::CancelFiling { declaration: id, employer: declaration.employer };
        let approval = self.new_approval(duty.account(), proposal, &title);
        self.propose(tx, &duty, approval).await
    }

    /// A filed declaration, as an agent looks at it before cancelling it.
    pub async fn filing_to_cancel(
        &self,
        actor: &Actor,
        id: DeclarationId,
    ) -> Result<(tasrih_domain::declaration::Declaration, tasrih_domain::declaration::Employer), AppError> {
        let duty = self.on_duty::<CancelFiling>(actor).await?;
        let reader = self.store.read();
        let declaration = reader.declarations().find(id).await?.ok_or(AppError::Unknown)?;
        let employer = reader.employers().find(declaration.employer).await?.ok_or(AppError::Unknown)?;
        if declaration.filing.is_none() {
            return Err(AppError::Unknown);
        }
        let event = By::agent(&duty, self.clock.now()).audit("filing-seen").employer(employer.id).subject(id);
        let tx = self.store.begin_write().await?;
        tx.audit().append(&event).await?;
        tx.commit().await?;
        Ok((declaration, employer))
    }
}

pub(super) fn kept(published: Vec<Published>, wanted: impl Fn(&Published) -> bool) -> Vec<Published> {
    published.into_iter().rev().filter(wanted).collect()
}

pub(super) fn cut(text: &str, characters: usize) -> String {
    text.trim().chars().take(characters).collect()
}

/// The title and the address, as kept.
pub(super) fn grounds(grounds: &Grounds) -> Result<(String, Option<String>), AppError> {
    let (title, url) = (cut(&grounds.title, GROUNDS_MAX), cut(&grounds.url, URL_MAX));
    if title.is_empty() {
        return Err(AppError::refused("refused-source-missing"));
    }
    if !url.is_empty() && !url.starts_with("https://") {
        return Err(AppError::refused("refused-source-address"));
    }
    Ok((title, (!url.is_empty()).then_some(url)))
}

fn change_of(wanted: &RateProposal) -> Result<LawChange, AppError> {
    let from = wanted.from;
    let unreadable = || AppError::refused("refused-rate-value");
    match wanted.choice {
        RateChoice::Share(branch, payer) => {
            let millionths = decimals(&wanted.value, 4).and_then(|value| u32::try_from(value).ok());
            let millionths = millionths.filter(|value| *value <= 1_000_000).ok_or_else(unreadable)?;
            Ok(LawChange::Share { branch, payer, from, millionths })
        }
        RateChoice::Ceiling => {
            let centimes = decimals(&wanted.value, 2).filter(|value| *value > 0).ok_or_else(unreadable)?;
            Ok(LawChange::Ceiling { from, amount: Money::from_centimes(centimes) })
        }
    }
}

/// A number with at most `places` decimals, scaled to a whole one: `4,1` with 4 places is 41,000. Comma or point,
/// blanks between the digits and a sign of percent are forgiven; nothing is rounded.
pub(crate) fn decimals(text: &str, places: usize) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '%').collect();
    let (whole, part) = plain.split_once([',', '.']).unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > places || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_value_is_read_whole_or_not_at_all() {
        for (text, places, value) in [
            ("4,1", 4, Some(41_000)),
            ("4.10 %", 4, Some(41_000)),
            ("0,3333", 4, Some(3_333)),
            ("7 000,00", 2, Some(700_000)),
            ("7000", 2, Some(700_000)),
            ("4,12345", 4, None),
            ("-1", 4, None),
            ("1,2,3", 4, None),
            ("", 4, None),
            ("quatre", 4, None),
        ] {
            assert_eq!(decimals(text, places), value, "{text}");
        }
    }

    #[test]
    fn every_choice_comes_back_from_its_name() {
        assert_eq!(RateChoice::all().count(), 15);
        for choice in RateChoice::all() {
            assert_eq!(RateChoice::of(&choice.code()), Some(choice));
        }
    }
}
