//! What happens when the second agent agrees, in the transaction of the decision.

use crate::by::By;
use crate::declarations::Standing;
use crate::{App, AppError, Recipient};
use tasrih_domain::Month;
use tasrih_domain::access::Role;
use tasrih_domain::approval::{Approval, Proposal};
use tasrih_domain::declaration::{Declaration, local_date};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::law::{LawChange, Published};
use tasrih_domain::lifecycle::Event;
use tasrih_i18n::Text;
use tasrih_rates::Law;
use tasrih_storage::Tx;

/// How far back a rate or a ceiling may begin, in months before the present one.
const MONTHS_BACK_MAX: usize = 24;
/// People of a company who are told: a company has a few.
const TOLD_MAX: u32 = 50;

impl App {
    pub(crate) async fn carry_out(&self, tx: &Tx, approval: &Approval, by: By) -> Result<(), AppError> {
        match &approval.proposal {
            Proposal::Law(change) => {
                // Another decision may have been published since this one was proposed.
                self.require_possible(&Law::with(&tx.law().published().await?), change)?;
                let published = Published {
                    change: *change,
                    title: approval.grounds.clone(),
                    url: approval.url.clone(),
                    published_on: local_date(by.at),
                };
                tx.law().publish(&published, approval.id).await?;
                match change {
                    // What being late costs has changed, for everybody.
                    LawChange::DueOn { .. } | LawChange::Switch { .. } => {
                        Ok(tx.ledger().settle_all_by(local_date(by.at)).await?)
                    }
                    LawChange::Share { from, .. } | LawChange::Ceiling { from, .. } => {
                        Ok(tx.jobs().enqueue(&self.reweigh_job(*from, by.at)?).await?)
                    }
                }
            }
            Proposal::CancelFiling { declaration, .. } => self.cancel_filing(tx, *declaration, approval, by).await,
            // The code is drawn afterwards, by the agent at the counter.
            Proposal::CounterAdministrator { .. } => Ok(()),
            Proposal::Contact { employer, change, address } => {
                self.change_contact(tx, *employer, (*change, address), by).await
            }
            Proposal::Remission { .. } => self.remit(tx, approval, by).await,
        }
    }

    /// May that change still be made?
    ///
    /// A date only moves later: whoever relied on the one before is not wronged. A decision that is entered late may
    /// set a day that is past.
    ///
    /// A rate or ceiling usually begins in a month to come. A text of law that is published late begins in one that
    /// has begun: what is filed keeps its figures, what is in preparation is checked and computed anew, and the second
    /// agent sees what the filed months would have been. Further back than [`MONTHS_BACK_MAX`] it is no late text any
    /// more, but a mistake of typing.
    pub(crate) fn require_possible(&self, law: &Law, change: &LawChange) -> Result<(), AppError> {
        match change {
            LawChange::DueOn { month, due_on } => {
                let stands = law.due_date(*month).on;
                if *due_on > stands {
                    return Ok(());
                }
                Err(AppError::Refused(Text::of("refused-deadline-not-later").with("date", Arg::Date(stands))))
            }
            LawChange::Share { from, .. } | LawChange::Ceiling { from, .. } => {
                let first = self.first_month_possible();
                if *from >= first {
                    return Ok(());
                }
                Err(AppError::Refused(Text::of("refused-rate-too-old").with("first", Arg::Month(first))))
            }
            // A switch may reach back: what was late then is computed anew, and the difference posted.
            LawChange::Switch { rule, from, is_on } if law.is_on(*rule, *from) == *is_on => {
                Err(AppError::refused("refused-switch-same"))
            }
            LawChange::Switch { .. } => Ok(()),
        }
    }

    /// The first month that a new rate or ceiling can begin in.
    pub(super) fn first_month_possible(&self) -> Month {
        let present = Month::of(self.clock.today());
        let back = (0..MONTHS_BACK_MAX).fold(present, |month, _| month.previous());
        back.max(tasrih_rates::first_month())
    }

    /// Cancels a filing: its month is open again, whoever reads its receipt learns it, the employer is told.
    async fn cancel_filing(&self, tx: &Tx, id: DeclarationId, approval: &Approval, by: By) -> Result<(), AppError> {
        let found = tx.declarations().find(id).await?.ok_or(AppError::Unknown)?;
        tx.ledger().hold(found.employer).await?;
        // A filing of the same employer may have been under way until now.
        let mut declaration = tx.declarations().find(id).await?.ok_or(AppError::Unknown)?;
        self.require_cancellable(tx, &declaration).await?;
        let seen = declaration.version;
        tx.declarations().hold(id, seen).await?;
        Self::move_on(tx, &mut declaration, Event::Cancelled, by, (&approval.grounds, Args::new())).await?;
        Self::write_declaration(tx, &mut declaration, Standing::Seen(seen)).await?;
        self.charge_no_more(tx, &declaration, by.at).await?;
        // What was to replace it stands for itself now.
        for mut correction in tx.declarations().corrections_of(id).await? {
            if correction.state.is_open() {
                correction.corrects = None;
                let seen = correction.version;
                Self::write_declaration(tx, &mut correction, Standing::Seen(seen)).await?;
            }
        }
        // Whom only this filing named does not work there.
        self.learn_filed(tx, &declaration, by.at).await?;
        self.check_dependants(tx, &declaration, by.at).await?;
        self.tell_of_cancelling(tx, &declaration).await
    }

    /// A filing can be cancelled while it stands and no complementary declaration stands beside it.
    pub(crate) async fn require_cancellable(&self, tx: &Tx, declaration: &Declaration) -> Result<(), AppError> {
        if !declaration.state.is_filed() {
            return Err(AppError::refused("refused-filing-does-not-stand"));
        }
        let of_month = tx.declarations().of_month(declaration.employer, declaration.month).await?;
        let has_others = of_month.iter().any(|one| !one.kind.is_main() && one.state.is_filed());
        if declaration.kind.is_main() && has_others {
            return Err(AppError::refused("refused-cancel-complementary-first"));
        }
        Ok(())
    }

    async fn tell_of_cancelling(&self, tx: &Tx, declaration: &Declaration) -> Result<(), AppError> {
        let members = tx.memberships().over(declaration.employer, TOLD_MAX).await?;
        let mut ids: Vec<_> =
            members.iter().filter(|one| one.role == Role::Administrator).map(|one| one.account).collect();
        if let Some(filing) = &declaration.filing
            && !ids.contains(&filing.filed_by)
        {
            ids.push(filing.filed_by);
        }
        let receipt = declaration.filing.as_ref().map(|filing| filing.receipt.0.clone()).unwrap_or_default();
        for account in tx.accounts().find_all(&ids).await? {
            let args =
                Args::new().with("month", Arg::Month(declaration.month)).with("receipt", Arg::Text(receipt.clone()));
            self.tell(tx, &Recipient::of(&account), "message-filing-cancelled", args).await?;
        }
        Ok(())
    }
}
