//! Check answers: what would be filed, compared with last month, and what has to be accepted first.

use super::verdict::{FaultyRow, Message, RuleGroup};
use crate::accounts::Actor;
use crate::mandates::MandateNamed;
use crate::{App, AppError};
use tasrih_domain::access::{Power, Read};
use tasrih_domain::declaration::{Declaration, DeclarationKind, Employer, Totals};
use tasrih_domain::finding::Severity;
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Money, Month};
use tasrih_rates::Contributions;
use tasrih_rates::penalty;
use tasrih_storage::{Acceptance, DiffCounts, Difference, FindingFilter, LineChange, LineFilter};
use time::Date;

/// People named in each list of the comparison; beyond, they are counted.
pub const PEOPLE_SHOWN_MAX: u32 = 50;
/// Messages shown of one warning.
const MESSAGES_SHOWN_MAX: u32 = 10;
/// Left-out rows shown in full; beyond, they are counted.
const LEFT_OUT_SHOWN_MAX: u32 = 200;

/// How the month differs from the one before.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The month before.
    pub month: Month,
    /// Its sums.
    pub totals: Totals,
    /// How many joined, left, changed.
    pub counts: DiffCounts,
    /// Who joined.
    pub joined: Vec<LineChange>,
    /// Who left.
    pub left: Vec<LineChange>,
    /// Whose wage changed.
    pub changed: Vec<LineChange>,
}

/// The due date is past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// Days since the due date.
    pub days: i64,
    /// Fine for a late declaration by the law in force, for the employees of this one.
    pub fine: Option<Money>,
}

/// Everything to be looked at before filing.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The declaration.
    pub declaration: Declaration,
    /// For whom it is filed.
    pub employer: Employer,
    /// What is due on the valid rows.
    pub due: Contributions,
    /// Last month, when it was filed here.
    pub comparison: Option<Comparison>,
    /// Warnings by rule, with their first messages.
    pub warnings: Vec<(RuleGroup, Vec<Message>)>,
    /// Warnings accepted already.
    pub accepted: Vec<Acceptance>,
    /// Rows that cannot be filed now.
    pub left_out: Vec<FaultyRow>,
    /// How many there are.
    pub left_out_count: u64,
    /// Last day to file on time.
    pub due_on: Date,
    /// Past that day.
    pub late: Option<Late>,
    /// The person may file, not only look.
    pub may_submit: bool,
    /// The mandate under which the person would file; `None`: for their own company.
    pub mandate: Option<MandateNamed>,
}

impl App {
    /// What would be filed.
    ///
    /// # Errors
    /// `Stale`: the declaration is not in a state to be filed.
    pub async fn answers(&self, actor: &Actor, id: DeclarationId) -> Result<Answers, AppError> {
        let opened = self.open::<Read>(actor, id).await?;
        let (declaration, employer) = (opened.declaration, opened.employer);
        if !matches!(declaration.state, State::Ready | State::Checked) {
            return Err(AppError::Stale);
        }
        let law = self.law().await?;
        let due = law.contributions(declaration.month, &declaration.totals, (&employer).into());
        let due = due.map_err(AppError::fault)?;
        let reader = self.store.read();
        let blocked = reader.lines().page(id, LineFilter::Blocked, None, LEFT_OUT_SHOWN_MAX).await?;
        let rows: Vec<u32> = blocked.iter().map(|stored| stored.line.row).collect();
        let left_out = self.faulty_rows(id, &rows).await?;
        let counts = declaration.counts;
        let due_on = law.due_date(declaration.month).on;
        Ok(Answers {
            comparison: self.comparison(&declaration).await?,
            warnings: self.warnings(id).await?,
            accepted: reader.acceptances().of(id).await?,
            left_out,
            left_out_count: u64::from(counts.rows - counts.valid),
            due_on,
            late: self.late(&declaration, due_on),
            may_submit: opened.may.also(Power::Submit),
            mandate: self.mandate_of(opened.may.under()).await?,
            declaration,
            employer,
            due,
        })
    }

    fn late(&self, declaration: &Declaration, due_on: Date) -> Option<Late> {
        let days = (self.clock.today() - due_on).whole_days();
        let fine = penalty::late_declaration_fine(declaration.month, declaration.totals.employees);
        (days > 0).then_some(Late { days, fine })
    }

    async fn warnings(&self, id: DeclarationId) -> Result<Vec<(RuleGroup, Vec<Message>)>, AppError> {
        let mut warnings = Vec::new();
        for group in self.rule_groups(id).await? {
            if group.severity != Severity::Warning {
                continue;
            }
            let filter = FindingFilter { code: Some(group.code), severity: Some(Severity::Warning), row: None };
            let found = self.store.read().findings().page(id, filter, None, MESSAGES_SHOWN_MAX).await?;
            warnings.push((group, found.iter().map(|one| Message::of(&one.finding)).collect()));
        }
        Ok(warnings)
    }

    async fn comparison(&self, declaration: &Declaration) -> Result<Option<Comparison>, AppError> {
        if !declaration.kind.is_main() {
            return Ok(None);
        }
        let reader = self.store.read();
        let month = declaration.month.previous();
        let before = reader.declarations().find_filed(declaration.employer, month, DeclarationKind::MAIN).await?;
        let Some(before) = before else { return Ok(None) };
        let pair = (before.id, declaration.id);
        let people = |difference| {
            let lines = &reader;
            async move { lines.lines().diff(pair, difference, None, PEOPLE_SHOWN_MAX).await }
        };
        Ok(Some(Comparison {
            month,
            totals: before.filing.as_ref().map(|filing| filing.totals).unwrap_or_default(),
            counts: reader.lines().diff_counts(pair.0, pair.1).await?,
            joined: people(Difference::Joined).await?,
            left: people(Difference::Left).await?,
            changed: people(Difference::WageChanged).await?,
        }))
    }
}
