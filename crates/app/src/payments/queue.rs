//! Movements that wait: an agent says whose they are, or that they are no matter of an employer.

use super::ROWS_SHOWN_MAX;
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::access::{ImportStatement, OnDuty};
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{BankLineId, EmployerId};
use tasrih_domain::payment::{
    By as FoundBy, Direction, Doubt, KeptLine, LineState, OrderReference, OrderState, Statement,
};
use tasrih_domain::{AffiliateNumber, name_key};
use tasrih_storage::Tx;

/// Characters of an agent's words.
const REMARK_CHARS_MAX: usize = 500;
/// Guesses shown of a movement.
const GUESSES_MAX: usize = 5;
/// Employers of similar names looked at.
const NAMED_MAX: u32 = 5;

/// A movement that an agent saw at that version.
pub type LineAt = (BankLineId, u32);

/// Movements that wait.
#[derive(Debug, Clone)]
pub struct WaitingList {
    /// The oldest first.
    pub lines: Vec<KeptLine>,
    /// The last one shown, when more follow.
    pub next: Option<BankLineId>,
    /// How many wait.
    pub count: u64,
}

/// Whose a movement may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The employer.
    pub employer: Employer,
    /// Why: ending of a message key.
    pub why: &'static str,
}

/// A movement with what helps to decide.
#[derive(Debug, Clone)]
pub struct WaitingView {
    /// The movement.
    pub line: KeptLine,
    /// Its statement.
    pub statement: Statement,
    /// The employer that it was found to be of.
    pub employer: Option<Employer>,
    /// Whose it may be.
    pub guesses: Vec<Guess>,
    /// Payments of the same amount, which a reversal may take back.
    pub payments: Vec<(KeptLine, Option<Employer>)>,
    /// The movement is a payment, which can be released.
    pub is_releasable: bool,
}

impl App {
    /// The movements that wait for an agent.
    pub async fn waiting_lines(&self, actor: &Actor, after: Option<BankLineId>) -> Result<WaitingList, AppError> {
        self.on_duty::<ImportStatement>(actor).await?;
        let reader = self.store.read();
        let mut lines = reader.statements().in_state(LineState::Waiting, after, ROWS_SHOWN_MAX + 1).await?;
        let has_more = lines.len() > ROWS_SHOWN_MAX as usize;
        lines.truncate(ROWS_SHOWN_MAX as usize);
        let next = lines.last().filter(|_| has_more).map(|one| one.id);
        Ok(WaitingList { lines, next, count: reader.statements().waiting().await? })
    }

    /// A movement, with guesses whose it may be.
    pub async fn waiting_line(&self, actor: &Actor, id: BankLineId) -> Result<WaitingView, AppError> {
        self.on_duty::<ImportStatement>(actor).await?;
        let reader = self.store.read();
        let line = reader.statements().line(id).await?.ok_or(AppError::Unknown)?;
        let statement = reader.statements().find(line.statement).await?.ok_or(AppError::Unknown)?;
        let employer = match line.employer {
            Some(id) => reader.employers().find(id).await?,
            None => None,
        };
        let (mut guesses, mut payments) = (Vec::new(), Vec::new());
        if line.state == LineState::Waiting && line.line.direction == Direction::Credit {
            guesses = self.guesses(&line).await?;
        } else if line.state == LineState::Waiting {
            payments = reader.statements().payments_over(line.line.amount).await?;
            payments.truncate(GUESSES_MAX);
        }
        let payments = self.with_employers(payments).await?;
        let is_releasable = line.state == LineState::Matched;
        Ok(WaitingView { line, statement, employer, guesses, payments, is_releasable })
    }

    /// Whose a movement may be: by an affiliate number in its text (that of a mistyped reference too), by the account,
    /// by the name of the payer. The agent decides.
    async fn guesses(&self, line: &KeptLine) -> Result<Vec<Guess>, AppError> {
        let reader = self.store.read();
        let mut all: Vec<Guess> = Vec::new();
        let mut add = |employer: Employer, why| {
            if all.len() < GUESSES_MAX && !all.iter().any(|one| one.employer.id == employer.id) {
                all.push(Guess { employer, why });
            }
        };
        for number in affiliate_numbers(&line.line.texts()) {
            if let Some(employer) = reader.employers().find_by_affiliate(number).await? {
                add(employer, "number");
            }
        }
        if let Some(rib) = &line.line.account {
            let known = reader.statements().known_by(std::slice::from_ref(rib)).await?;
            for employer in reader.employers().find_all(known.get(rib).map_or(&[], Vec::as_slice)).await? {
                add(employer, "account");
            }
        }
        if let Some(word) = longest_word(&line.line.counterparty) {
            for employer in reader.employers().named(&word, None, NAMED_MAX).await? {
                add(employer, "name");
            }
        }
        Ok(all)
    }

    /// Says that a movement is a payment of the employer of that number; with `remembers`, later movements from the same
    /// account are recognised. Said again, nothing changes.
    ///
    /// # Errors
    /// `Unknown`: no such movement. Refused: no employer has that number, or the movement is no incoming money.
    /// `Stale`: decided meanwhile.
    pub async fn assign_line(
        &self,
        actor: &Actor,
        (id, seen): LineAt,
        (affiliate, order): (AffiliateNumber, Option<OrderReference>),
        remembers: bool,
    ) -> Result<KeptLine, AppError> {
        let duty = self.on_duty::<ImportStatement>(actor).await?;
        let employer = self.store.read().employers().find_by_affiliate(affiliate).await?;
        let employer = employer.ok_or(AppError::refused("refused-no-such-employer"))?;
        let order = match order {
            Some(reference) => Some(self.order_of(employer.id, reference).await?.id),
            None => None,
        };
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        let mut line = tx.statements().line(id).await?.ok_or(AppError::Unknown)?;
        if line.state == LineState::Matched && line.employer == Some(employer.id) && line.by == Some(FoundBy::Agent) {
            return Ok(line);
        }
        require_open(&line, seen)?;
        if line.line.direction == Direction::Debit {
            return Err(AppError::refused("refused-line-not-incoming"));
        }
        (line.state, line.by, line.employer, line.order) =
            (LineState::Matched, Some(FoundBy::Agent), Some(employer.id), order);
        Self::decide_line(&tx, &mut line, duty).await?;
        self.post_line(&tx, &line, by).await?;
        Self::settle_orders(&tx, &order.into_iter().collect()).await?;
        if let Some(rib) = line.line.account.as_ref().filter(|_| remembers) {
            tx.statements().know_account(employer.id, rib, by.at).await?;
        }
        tx.audit().append(&by.audit("line-assigned").employer(employer.id).subject(id)).await?;
        tx.commit().await?;
        Ok(line)
    }

    /// Says that a movement takes back the payment of an earlier one.
    ///
    /// # Errors
    /// Refused: the amounts differ, or the earlier movement is no payment any more.
    pub async fn assign_reversal(
        &self,
        actor: &Actor,
        (id, seen): LineAt,
        of: BankLineId,
    ) -> Result<KeptLine, AppError> {
        let duty = self.on_duty::<ImportStatement>(actor).await?;
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        let mut line = tx.statements().line(id).await?.ok_or(AppError::Unknown)?;
        require_open(&line, seen)?;
        let paid = tx.statements().line(of).await?.ok_or(AppError::Unknown)?;
        let is_that = paid.state == LineState::Matched && paid.line.amount == line.line.amount;
        if !is_that || line.line.direction != Direction::Debit {
            return Err(AppError::refused("refused-line-not-reversed"));
        }
        (line.state, line.by, line.employer, line.reverses) =
            (LineState::Reversal, Some(FoundBy::Agent), paid.employer, Some(of));
        Self::decide_line(&tx, &mut line, duty).await?;
        self.post_line(&tx, &line, by).await?;
        tx.audit().append(&by.audit("line-assigned").subject(id)).await?;
        tx.commit().await?;
        Ok(line)
    }

    /// Says that a movement is no matter of an employer, and why.
    ///
    /// # Errors
    /// Refused: the words are missing. `Stale`: decided meanwhile.
    pub async fn set_line_aside(&self, actor: &Actor, (id, seen): LineAt, words: &str) -> Result<KeptLine, AppError> {
        let duty = self.on_duty::<ImportStatement>(actor).await?;
        let tx = self.begin_on_duty(&duty).await?;
        let mut line = tx.statements().line(id).await?.ok_or(AppError::Unknown)?;
        if line.state == LineState::SetAside {
            return Ok(line);
        }
        require_open(&line, seen)?;
        line.remark = required(words)?;
        line.state = LineState::SetAside;
        Self::decide_line(&tx, &mut line, duty).await?;
        let by = By::agent(&duty, self.clock.now());
        tx.audit().append(&by.audit("line-set-aside").subject(id)).await?;
        tx.commit().await?;
        Ok(line)
    }

    /// Takes a movement back from where it is: a payment is taken back in the ledger, and the movement waits again.
    ///
    /// # Errors
    /// Refused: the words are missing. `Stale`: changed meanwhile, or neither a payment nor set aside.
    pub async fn release_line(&self, actor: &Actor, (id, seen): LineAt, words: &str) -> Result<KeptLine, AppError> {
        let duty = self.on_duty::<ImportStatement>(actor).await?;
        let by = By::agent(&duty, self.clock.now());
        let tx = self.begin_on_duty(&duty).await?;
        let mut line = tx.statements().line(id).await?.ok_or(AppError::Unknown)?;
        if line.version != seen || !matches!(line.state, LineState::Matched | LineState::SetAside) {
            return Err(AppError::Stale);
        }
        line.remark = required(words)?;
        let (was, order) = (line.employer, line.order);
        if line.state == LineState::Matched {
            self.take_payment_back(&tx, &line).await?;
        }
        (line.state, line.doubt, line.by) = (LineState::Waiting, Some(Doubt::Released), None);
        (line.employer, line.order) = (None, None);
        Self::decide_line(&tx, &mut line, duty).await?;
        Self::settle_orders(&tx, &order.into_iter().collect::<BTreeSet<_>>()).await?;
        let event = by.audit("line-released").subject(id);
        tx.audit().append(&tasrih_domain::audit::AuditEvent { employer: was, ..event }).await?;
        tx.commit().await?;
        Ok(line)
    }

    async fn decide_line(tx: &Tx, line: &mut KeptLine, duty: OnDuty<ImportStatement>) -> Result<(), AppError> {
        line.decided_by = Some(duty.account());
        tx.statements().save_line(line, line.version).await?;
        line.version += 1;
        Ok(())
    }

    /// Orders of an employer that a movement may be assigned to.
    pub async fn orders_to_assign(
        &self,
        actor: &Actor,
        employer: EmployerId,
    ) -> Result<Vec<tasrih_domain::payment::Order>, AppError> {
        self.on_duty::<ImportStatement>(actor).await?;
        let open = self.store.read().orders().open_of(&[employer]).await?;
        Ok(open.into_iter().filter(|order| order.state == OrderState::Open).collect())
    }
}

fn require_open(line: &KeptLine, seen: u32) -> Result<(), AppError> {
    if line.state == LineState::Waiting && line.version == seen { Ok(()) } else { Err(AppError::Stale) }
}

fn required(words: &str) -> Result<String, AppError> {
    let words: String = words.trim().chars().take(REMARK_CHARS_MAX).collect();
    if words.is_empty() { Err(AppError::refused("refused-grounds-missing")) } else { Ok(words) }
}

/// Seven digits in a row whose key fits, those inside a mistyped reference too; at most a few.
fn affiliate_numbers(text: &str) -> Vec<AffiliateNumber> {
    let mut all = Vec::new();
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
    for run in compact.split(|c: char| !c.is_ascii_digit()) {
        let alone = (run.len() == 7).then_some(run);
        // After the two check digits of a reference.
        let inside = run.get(2..9).filter(|_| run.len() >= 12);
        for number in alone.into_iter().chain(inside).filter_map(|digits| digits.parse::<AffiliateNumber>().ok()) {
            if all.len() < GUESSES_MAX && !all.contains(&number) {
                all.push(number);
            }
        }
    }
    all
}

/// The longest word of a name that is no legal form: what finds a company.
fn longest_word(name: &str) -> Option<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 4);
    let word = words.max_by_key(|word| word.chars().count())?;
    (!name_key(word).is_empty()).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_affiliate_number_is_seen_alone_and_in_a_mistyped_reference() {
        let of = |text: &str| affiliate_numbers(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(of("COTISATIONS CNSS 4120581 OCT"), ["4120581"]);
        assert_eq!(of("VIR RF99 4120 5810 0012"), ["4120581"]);
        assert_eq!(of("FACTURE 20261109 LOYER"), [""; 0]);
        assert_eq!(longest_word("STE IMPRIMERIE D'ESSAI SARL").as_deref(), Some("IMPRIMERIE"));
        assert_eq!(longest_word("STE X"), None);
    }
}
