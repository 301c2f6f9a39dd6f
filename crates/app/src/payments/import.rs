//! Bank statements: read, kept once, and each movement found to be someone's payment or put before an agent.

use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError, Spool};
use std::collections::{BTreeMap, BTreeSet};
use tasrih_domain::Money;
use tasrih_domain::access::{ImportStatement, OnDuty};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{BankLineId, EmployerId, OrderId, StatementId};
use tasrih_domain::payment::{
    BankLine, By as FoundBy, Direction, Doubt, KeptLine, Known, KnownOrder, LineState, Order, OrderReference,
    OrderState, Paid, Payer, RefusedStatement, Rib, Statement, Unreadable, Verdict, decide,
};
use tasrih_intake::bank;
use tasrih_ledger::{Cause, NewPosting};
use tasrih_storage::{BankKey, LineKey, Tx, line_keys};

/// Characters of a file name that are kept.
const NAME_CHARS_MAX: usize = 120;

/// A statement that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Which.
    pub statement: StatementId,
    /// The same file was imported before: nothing was done.
    pub is_known: bool,
}

/// Why a statement was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is refused, with the reason.
    #[error(transparent)]
    File(#[from] RefusedStatement),
    /// It is a statement of another account than the fund's. The account, as far as it may be shown.
    #[error("another account")]
    OtherAccount(String),
    /// Anything else.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<tasrih_storage::StorageError> for ImportError {
    fn from(error: tasrih_storage::StorageError) -> Self {
        Self::App(error.into())
    }
}

/// What is known around the movements of one file.
struct Around {
    orders: Vec<Order>,
    open: BTreeMap<EmployerId, Vec<KnownOrder>>,
    payers: BTreeMap<Rib, Vec<EmployerId>>,
    dues: BTreeMap<EmployerId, Money>,
    at_bank: BTreeSet<BankKey>,
}

impl App {
    /// Imports a statement. The same file again gives the statement that it was.
    ///
    /// # Errors
    /// See [`ImportError`]: nothing of the file is kept then.
    pub async fn import_statement(
        &self,
        actor: &Actor,
        file_name: &str,
        mut spool: Spool,
    ) -> Result<Imported, ImportError> {
        let duty = self.on_duty::<ImportStatement>(actor).await?;
        let by = By::agent(&duty, self.clock.now());
        let hash = spool.hash();
        if let Some(before) = self.store.read().statements().find_by_hash(hash).await? {
            return Ok(Imported { statement: before.id, is_known: true });
        }
        if spool.byte_count() > bank::BYTES_MAX {
            let max = i64::try_from(bank::BYTES_MAX >> 20).unwrap_or(i64::MAX);
            let args = Args::new().with("max", Arg::Count(max));
            return Err(RefusedStatement { why: Unreadable::TooLarge, args }.into());
        }
        let bytes = spool.to_memory().map_err(AppError::fault)?;
        let read = tokio::task::spawn_blocking(move || bank::read(&mut spool)).await.map_err(AppError::fault)??;
        if let (Some(fund), Some(of)) = (&self.config.fund, &read.head.account)
            && fund.account != *of
        {
            return Err(ImportError::OtherAccount(of.masked()));
        }
        self.store.put_blob(hash, &mut &bytes[..], by.at).await?;
        let name: String = file_name.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
        let statement = Statement {
            id: StatementId(self.clock.new_id()),
            hash,
            file_name: if name.is_empty() { "-".to_owned() } else { name },
            format: read.format.code().to_owned(),
            head: read.head,
            findings: read.findings,
            known: 0,
            imported_by: duty.account(),
            imported_at: by.at,
        };
        let app = self.clone();
        let id = statement.id;
        let outcome = Self::to_the_end(async move { app.keep_statement(&duty, statement, &read.lines).await }).await;
        match outcome {
            Ok(()) => Ok(Imported { statement: id, is_known: false }),
            // Another window imported it at this moment.
            Err(AppError::Stale) => {
                self.store.catch_up().await?;
                let before = self.store.read().statements().find_by_hash(hash).await?;
                let before = before.ok_or(AppError::Stale)?;
                Ok(Imported { statement: before.id, is_known: true })
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn keep_statement(
        &self,
        duty: &OnDuty<ImportStatement>,
        mut statement: Statement,
        lines: &[BankLine],
    ) -> Result<(), AppError> {
        let by = By::agent(duty, statement.imported_at);
        let tx = self.begin_on_duty(duty).await?;
        let keys = line_keys(statement.head.account.as_ref(), lines);
        let known = tx.statements().known(&keys).await?;
        let fresh: Vec<(&BankLine, LineKey)> = lines.iter().zip(keys).filter(|(_, key)| !known.contains(key)).collect();
        statement.known = u32::try_from(lines.len() - fresh.len()).unwrap_or(u32::MAX);
        tx.statements().insert(&statement).await?;
        let around = self.around(&tx, fresh.iter().map(|(line, _)| *line)).await?;
        let mut kept: Vec<(KeptLine, LineKey)> = Vec::with_capacity(fresh.len());
        for (line, key) in fresh {
            // What the same file brought a line before can be taken back too.
            let mut paid = Self::paid_before(&tx, line).await?;
            paid.extend(kept.iter().filter_map(|(before, _)| could_take_back(line, before)));
            paid.retain(|one| !kept.iter().any(|(before, _)| before.reverses == Some(one.line)));
            kept.push((self.kept_line(&statement, line, &around, paid), key));
        }
        tx.statements().insert_lines(&kept).await?;
        let mut touched = BTreeSet::new();
        for (line, _) in &kept {
            self.post_line(&tx, line, by).await?;
            touched.extend(line.order);
        }
        Self::settle_orders(&tx, &touched).await?;
        let count =
            |state| i64::try_from(kept.iter().filter(|(line, _)| line.state == state).count()).unwrap_or(i64::MAX);
        let args = Args::new()
            .with("matched", Arg::Count(count(LineState::Matched)))
            .with("waiting", Arg::Count(count(LineState::Waiting)));
        tx.audit().append(&by.audit("statement-imported").subject(statement.id).details(args)).await?;
        Ok(tx.commit().await?)
    }

    /// Reads what is known around the movements: a few questions for all of them, not a few for each.
    async fn around<'l>(&self, tx: &Tx, lines: impl Iterator<Item = &'l BankLine> + Clone) -> Result<Around, AppError> {
        let references: BTreeSet<OrderReference> =
            lines.clone().flat_map(|line| OrderReference::find_in(&line.texts()).0).collect();
        let references: Vec<OrderReference> = references.into_iter().collect();
        let orders = tx.orders().find_by_references(&references).await?;
        let ribs: BTreeSet<Rib> = lines.clone().filter_map(|line| line.account.clone()).collect();
        let payers = tx.statements().known_by(&ribs.into_iter().collect::<Vec<_>>()).await?;
        let employers: BTreeSet<EmployerId> = payers.values().flatten().copied().collect();
        let employers: Vec<EmployerId> = employers.into_iter().collect();
        let mut open: BTreeMap<EmployerId, Vec<KnownOrder>> = BTreeMap::new();
        for order in tx.orders().open_of(&employers).await? {
            open.entry(order.employer).or_default().push(known(&order));
        }
        // What is due is asked for those alone of whom some movement comes without a reference.
        let named: BTreeSet<EmployerId> = orders.iter().map(|order| order.employer).collect();
        let mut dues = BTreeMap::new();
        for employer in employers.iter().filter(|employer| !named.contains(employer)) {
            dues.insert(*employer, self.settlement_of(*employer).await?.open());
        }
        let at_bank: Vec<String> =
            lines.map(|line| line.bank_reference.clone()).filter(|text| !text.is_empty()).collect();
        let at_bank = tx.statements().known_to_bank(&at_bank).await?;
        Ok(Around { orders, open, payers, dues, at_bank })
    }

    /// The payments that a reversal can take back.
    async fn paid_before(tx: &Tx, line: &BankLine) -> Result<Vec<Paid>, AppError> {
        if line.direction != Direction::Debit || !line.is_reversal {
            return Ok(Vec::new());
        }
        let before = tx.statements().payments_over(line.amount).await?;
        Ok(before.iter().filter_map(|before| could_take_back(line, before)).collect())
    }

    fn kept_line(&self, statement: &Statement, line: &BankLine, around: &Around, paid: Vec<Paid>) -> KeptLine {
        let payers = line.account.as_ref().and_then(|rib| around.payers.get(rib)).cloned().unwrap_or_default();
        let payer = |employer: EmployerId| Payer {
            employer,
            orders: around.open.get(&employer).cloned().unwrap_or_default(),
            due: around.dues.get(&employer).copied().unwrap_or_default(),
        };
        let knowledge = Known {
            named: around.orders.iter().map(known).collect(),
            payers: payers.into_iter().map(payer).collect(),
            paid,
        };
        let key: BankKey = (line.bank_reference.clone(), line.amount.centimes(), line.direction);
        let verdict = match decide(line, &knowledge) {
            // Another export of the same days says it in other words: an agent looks before money counts twice.
            Verdict::Payment { .. } | Verdict::Reversal { .. } if around.at_bank.contains(&key) => {
                Verdict::Waits(Doubt::PossiblyTwice)
            }
            verdict => verdict,
        };
        let mut kept = KeptLine {
            id: BankLineId(self.clock.new_id()),
            statement: statement.id,
            line: line.clone(),
            state: LineState::Waiting,
            doubt: None,
            by: None,
            employer: None,
            order: None,
            reverses: None,
            decided_by: None,
            remark: String::new(),
            version: 1,
        };
        match verdict {
            Verdict::Payment { employer, order, by } => {
                (kept.state, kept.employer, kept.order, kept.by) =
                    (LineState::Matched, Some(employer), order, Some(by));
            }
            Verdict::Reversal { employer, of } => {
                (kept.state, kept.employer, kept.reverses) = (LineState::Reversal, Some(employer), Some(of));
                kept.by = Some(FoundBy::Reference);
            }
            Verdict::Outgoing => kept.state = LineState::Outgoing,
            Verdict::Waits(doubt) => kept.doubt = Some(doubt),
        }
        kept
    }

    /// Posts what a line is: a payment, or the taking back of one. Again changes nothing.
    pub(crate) async fn post_line(&self, tx: &Tx, line: &KeptLine, by: By) -> Result<(), AppError> {
        let Some(employer) = line.employer else { return Ok(()) };
        match (line.state, line.reverses) {
            (LineState::Matched, _) => {
                let new = NewPosting::payment(&line.payment_reference(), line.line.value_on, line.line.amount);
                self.post(tx, employer, &new).await?;
                tx.audit().append(&by.audit("payment-posted").employer(employer).subject(line.id)).await?;
            }
            (LineState::Reversal, Some(of)) => {
                let mut paid = tx.statements().line(of).await?.ok_or(AppError::Unknown)?;
                self.take_payment_back(tx, &paid).await?;
                let seen = paid.version;
                paid.state = LineState::Reversed;
                tx.statements().save_line(&paid, seen).await?;
                Self::settle_orders(tx, &paid.order.into_iter().collect()).await?;
                tx.audit().append(&by.audit("payment-reversed").employer(employer).subject(of)).await?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes the posting of a payment back whole.
    pub(crate) async fn take_payment_back(&self, tx: &Tx, paid: &KeptLine) -> Result<(), AppError> {
        let employer = paid.employer.ok_or(AppError::Unknown)?;
        let reference = paid.payment_reference();
        let postings = tx.ledger().postings(employer).await?;
        let is_it = |cause: &Cause| matches!(cause, Cause::Payment { reference: of } if *of == reference);
        let posting = postings.iter().find(|posting| is_it(&posting.cause));
        let posting = posting.ok_or(AppError::fault("a payment that was matched is not in the ledger"))?;
        self.post(tx, employer, &NewPosting::reversal(posting)).await?;
        Ok(())
    }

    /// Writes where orders stand after money came in under them, or was taken back.
    pub(crate) async fn settle_orders(tx: &Tx, orders: &BTreeSet<OrderId>) -> Result<(), AppError> {
        let ids: Vec<OrderId> = orders.iter().copied().collect();
        let received = tx.orders().received(&ids).await?;
        for id in ids {
            let Some(order) = tx.orders().find(id).await? else { continue };
            let state = order.state_with(received.get(&id).copied().unwrap_or_default());
            if state != order.state {
                tx.orders().set_state(id, state).await?;
            }
        }
        Ok(())
    }
}

/// The payment `before`, as far as a movement can take it back.
fn could_take_back(line: &BankLine, before: &KeptLine) -> Option<Paid> {
    let is_reversal = line.direction == Direction::Debit && line.is_reversal;
    if !is_reversal || before.state != LineState::Matched || before.line.amount != line.amount {
        return None;
    }
    let references = OrderReference::find_in(&line.texts()).0;
    let theirs = OrderReference::find_in(&before.line.texts()).0;
    let same_reference = theirs.iter().any(|one| references.contains(one));
    let same_at_bank = !line.bank_reference.is_empty() && line.bank_reference == before.line.bank_reference;
    let same_account = line.account.is_some() && line.account == before.line.account;
    let is_named = same_reference || same_at_bank || (references.is_empty() && same_account);
    Some(Paid { line: before.id, employer: before.employer?, amount: line.amount, is_named })
}

fn known(order: &Order) -> KnownOrder {
    KnownOrder {
        id: order.id,
        employer: order.employer,
        reference: order.reference,
        amount: order.amount,
        is_open: order.state == OrderState::Open,
    }
}
