//! Filing: figures frozen, a receipt given, once.

use super::Opened;
use super::completions::free_kind;
use super::step::Standing;
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::access::Submit;
use tasrih_domain::declaration::{Declaration, Filing, ReceiptNumber, Totals};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{Event, State, next};
use tasrih_domain::{AffiliateNumber, Code, Severity};
use tasrih_i18n::Text;
use tasrih_rates::Law;
use tasrih_storage::{Acceptance, Decided, SumOf, Tx};

/// What happens to rows that cannot be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveOut {
    /// There are none: every row is filed.
    Nobody,
    /// They wait in a complementary declaration.
    BlockedRows,
}

/// The person's word to file.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Version that the page showed.
    pub seen: u32,
    /// Warnings accepted, each with the person's reason (may be empty).
    pub accepted: Vec<(Code, String)>,
    /// What happens to rows that cannot be filed.
    pub leave_out: LeaveOut,
}

/// Random characters at the end of a receipt number: two corrections of one month must not share one.
const SERIAL_BYTES: usize = 3;
/// Bytes of the secret in the check page's address: 80 bits.
const CHECK_CODE_BYTES: usize = 10;

impl App {
    /// Files a declaration. Filing what is filed already gives the same receipt.
    ///
    /// # Errors
    /// `Refused`: a warning is not accepted, or rows would be left out without the person's word.
    /// `Stale`: the declaration changed since the page was shown.
    pub async fn submit(
        &self,
        actor: &Actor,
        id: DeclarationId,
        submission: Submission,
    ) -> Result<Declaration, AppError> {
        let opened = self.open::<Submit>(actor, id).await?;
        self.submit_once(opened, submission).await
    }

    /// Files what was opened. See [`App::submit`].
    pub(crate) async fn submit_once(
        &self,
        opened: Opened<Submit>,
        submission: Submission,
    ) -> Result<Declaration, AppError> {
        let (app, id) = (self.clone(), opened.declaration.id);
        Self::to_the_end(async move {
            if opened.declaration.state.is_filed() {
                return Ok(opened.declaration);
            }
            match app.submit_opened(opened, &submission).await {
                // The other window was faster: its receipt is this one's.
                Err(AppError::Stale) => {
                    app.store.catch_up().await?;
                    let found = app.store.read().declarations().find(id).await?;
                    found.filter(|one| one.state.is_filed()).ok_or(AppError::Stale)
                }
                outcome => outcome,
            }
        })
        .await
    }

    async fn submit_opened(&self, opened: Opened<Submit>, submission: &Submission) -> Result<Declaration, AppError> {
        let Opened { mut declaration, employer, may } = opened;
        if declaration.version != submission.seen {
            return Err(AppError::Stale);
        }
        let event = match (declaration.state, submission.leave_out) {
            (State::Checked, LeaveOut::Nobody) => return Err(AppError::refused("refused-rows-left-out")),
            (State::Checked, LeaveOut::BlockedRows) if declaration.counts.valid == 0 => {
                return Err(AppError::refused("refused-nobody-to-file"));
            }
            (State::Checked, LeaveOut::BlockedRows) => Event::FiledInPart,
            _ => Event::Filed,
        };
        next(declaration.state, event)?;
        self.require_accepted(declaration.id, submission).await?;
        let tx = self.begin_as(&may).await?;
        tx.ledger().hold(declaration.employer).await?;
        tx.declarations().hold(declaration.id, submission.seen).await?;
        // The sums are taken from the stored lines themselves, inside the transaction that freezes them.
        let totals = tx.lines().totals(declaration.id, SumOf::Valid).await?;
        if totals != declaration.totals {
            return Err(AppError::fault("the sums of the lines differ from those of the check"));
        }
        let law = Law::with(&tx.law().published().await?);
        let now = self.clock.now();
        declaration.filing = Some(self.filing((&declaration, &employer), totals, may.account(), &law)?);
        let by = By::proof(&may, now);
        let details = match &declaration.filing {
            Some(filing) => Args::new().with("receipt", Arg::Text(filing.receipt.0.clone())),
            None => Args::new(),
        };
        let replaced = match declaration.corrects {
            Some(corrected) => Some(self.replace(&tx, corrected, by).await?),
            None => None,
        };
        self.charge(&tx, &declaration, replaced.as_ref(), &law).await?;
        for (code, reason) in &submission.accepted {
            let decided = Decided { by: may.account(), at: now };
            tx.acceptances().put(declaration.id, &Acceptance { code: *code, reason: reason.clone(), decided }).await?;
        }
        Self::move_on(&tx, &mut declaration, event, by, ("", details)).await?;
        Self::write_declaration(&tx, &mut declaration, Standing::Seen(submission.seen)).await?;
        if event == Event::FiledInPart {
            self.carry_left_out(&tx, &declaration, by).await?;
        }
        self.learn_filed(&tx, &declaration, now).await?;
        self.check_dependants(&tx, &declaration, now).await?;
        let said = Args::new().with("month", Arg::Month(declaration.month));
        self.tell_principal(&tx, &by, "message-principal-filed", &said).await?;
        tx.commit().await?;
        Ok(declaration)
    }

    /// Every warning has to be accepted by its rule.
    async fn require_accepted(&self, id: DeclarationId, submission: &Submission) -> Result<(), AppError> {
        let accepted: BTreeSet<Code> = submission.accepted.iter().map(|(code, _)| *code).collect();
        let groups = self.rule_groups(id).await?;
        let open = groups.iter().filter(|group| group.severity == Severity::Warning && !accepted.contains(&group.code));
        match open.count() {
            0 => Ok(()),
            count => {
                let count = Arg::Count(i64::try_from(count).unwrap_or(i64::MAX));
                Err(AppError::Refused(Text::of("refused-warnings-not-accepted").with("count", count)))
            }
        }
    }

    fn filing(
        &self,
        (declaration, employer): (&Declaration, &tasrih_domain::declaration::Employer),
        totals: Totals,
        by: tasrih_domain::id::AccountId,
        law: &Law,
    ) -> Result<Filing, AppError> {
        let due = law.contributions(declaration.month, &totals, employer.into()).map_err(AppError::fault)?;
        Ok(Filing {
            receipt: self.receipt_number(declaration, employer.affiliate),
            check_code: self.clock.new_secret(CHECK_CODE_BYTES),
            filed_at: self.clock.now(),
            filed_by: by,
            due_on: law.due_date(declaration.month).on,
            totals,
            due: due.branches,
        })
    }

    fn receipt_number(&self, declaration: &Declaration, affiliate: AffiliateNumber) -> ReceiptNumber {
        let (month, kind) = (declaration.month.number(), declaration.kind.number());
        ReceiptNumber(format!("{month}-{affiliate}-{kind}-{}", self.clock.new_secret(SERIAL_BYTES)))
    }

    async fn replace(&self, tx: &Tx, corrected: DeclarationId, by: By) -> Result<Declaration, AppError> {
        let mut old = tx.declarations().find(corrected).await?.ok_or(AppError::Unknown)?;
        let seen = Standing::Seen(old.version);
        Self::move_on(tx, &mut old, Event::Replaced, by, ("", Args::new())).await?;
        Self::write_declaration(tx, &mut old, seen).await?;
        Self::take_back(tx, corrected, by).await?;
        Ok(old)
    }

    /// The rows left out wait in the first free complementary declaration, with the same file and what was typed into it.
    async fn carry_left_out(&self, tx: &Tx, filed: &Declaration, by: By) -> Result<(), AppError> {
        let free = free_kind(&tx.declarations(), filed).await?;
        let kind = free.ok_or(AppError::refused("refused-no-complementary-left"))?;
        let mut rest = Declaration {
            id: DeclarationId(self.clock.new_id()),
            kind,
            state: State::Received,
            version: 1,
            counts: tasrih_domain::declaration::Counts::default(),
            totals: Totals::default(),
            corrects: None,
            completes: Some(filed.id),
            filing: None,
            created_at: by.at,
            ..filed.clone()
        };
        Self::write_declaration(tx, &mut rest, Standing::New).await?;
        Self::move_on(tx, &mut rest, Event::FileReceived, by, ("", Args::new())).await?;
        let amendments = tx.amendments().of(filed.id).await?;
        for (amendment, decided) in amendments.into_iter().zip(std::iter::repeat(by.decided()).flatten()) {
            tx.amendments().put(rest.id, &amendment, decided).await?;
        }
        if let Some(sheet) = tx.mappings().sheet_of(filed.id).await? {
            tx.mappings().choose_sheet(rest.id, &sheet).await?;
        }
        Ok(tx.jobs().enqueue(&self.check_job(rest.id, by.at)?).await?)
    }
}
