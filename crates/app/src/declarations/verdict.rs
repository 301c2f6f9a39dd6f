//! The verdict page: a summary by rule, then only the rows with faults, each message at its cell.

use crate::accounts::Actor;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::{Power, Read};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::finding::{Args, Finding};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::State;
use tasrih_domain::source::Header;
use tasrih_domain::{Code, Column, Field, Severity};
use tasrih_i18n::Text;
use tasrih_storage::{FindingFilter, StoredFinding, StoredLine};

/// Rows shown on one page.
pub const ROWS_SHOWN_MAX: usize = 50;
/// Findings looked at to fill one page: a row rarely has more than a few.
const FINDINGS_SEEN_MAX: u32 = 500;

/// Which findings to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerdictFilter {
    /// Only this rule.
    pub code: Option<Code>,
    /// Only this severity.
    pub severity: Option<Severity>,
    /// Those after this finding.
    pub after: Option<u32>,
}

/// One message, ready to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Rule.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub text: Text,
    /// What to do.
    pub help: Text,
    /// Row, when there is one.
    pub row: Option<u32>,
    /// Column, when there is one.
    pub column: Option<Column>,
}

impl Message {
    /// The words of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            text: Text::new(format!("rule-{}", finding.code), finding.args.clone()),
            help: Text::new(format!("rule-{}.help", finding.code), finding.args.clone()),
            row: finding.place.row,
            column: finding.place.column,
        }
    }
}

/// All findings of one rule, for the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleGroup {
    /// Rule.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// How many findings.
    pub count: u64,
    /// First row.
    pub first_row: Option<u32>,
    /// Name of the fault.
    pub title: Text,
}

/// A cell with messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyCell {
    /// The field, unless the row as a whole is meant.
    pub field: Option<Field>,
    /// The column as the person sees it.
    pub column: Option<Column>,
    /// What it holds, as far as it was kept.
    pub value: Option<String>,
    /// The messages.
    pub messages: Vec<Message>,
}

/// A row with messages.
#[derive(Debug, Clone)]
pub struct FaultyRow {
    /// Row as the person sees it.
    pub row: u32,
    /// What could be read of it.
    pub line: Option<StoredLine>,
    /// Its cells with messages, in column order.
    pub cells: Vec<FaultyCell>,
}

/// Why the whole file was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalView {
    /// Stable code.
    pub code: Code,
    /// What is wrong.
    pub text: Text,
    /// What to do.
    pub help: Text,
    /// Headings to map, when that mends it.
    pub headers: Vec<Header>,
    /// Sheets to choose from, when that mends it.
    pub sheets: Vec<String>,
}

/// How far the check of a file has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Where the declaration stands.
    pub state: State,
    /// Rows read, checked and stored.
    pub rows_done: u32,
    /// Rows of the file, when that can be told.
    pub rows_expected: Option<u32>,
}

/// The verdict of a file, one page of it.
#[derive(Debug, Clone)]
pub struct VerdictView {
    /// The declaration.
    pub declaration: Declaration,
    /// For whom.
    pub employer: Employer,
    /// Why it was refused whole.
    pub refusal: Option<RefusalView>,
    /// The summary.
    pub groups: Vec<RuleGroup>,
    /// Messages about the file as a whole.
    pub file_messages: Vec<Message>,
    /// Rows with messages.
    pub rows: Vec<FaultyRow>,
    /// Last finding shown, when more follow.
    pub next: Option<u32>,
    /// The person may mend the file, not only look at it.
    pub may_prepare: bool,
}

impl App {
    /// How far the check has come.
    pub async fn progress(&self, actor: &Actor, id: DeclarationId) -> Result<Progress, AppError> {
        let opened = self.open::<Read>(actor, id).await?;
        let progress = self.store.read().progress().of(id).await?;
        Ok(Progress {
            state: opened.declaration.state,
            rows_done: progress.map_or(0, |progress| progress.rows_done),
            rows_expected: progress.and_then(|progress| progress.rows_expected),
        })
    }

    /// The verdict of the declaration's file.
    pub async fn verdict(
        &self,
        actor: &Actor,
        id: DeclarationId,
        filter: VerdictFilter,
    ) -> Result<VerdictView, AppError> {
        let opened = self.open::<Read>(actor, id).await?;
        let (declaration, employer) = (opened.declaration, opened.employer);
        let may_prepare = opened.may.also(Power::Prepare);
        if let Some(code) = declaration.refusal {
            let refusal = self.refusal_of(&declaration, &employer, code).await?;
            return Ok(VerdictView {
                declaration,
                employer,
                refusal: Some(refusal),
                groups: Vec::new(),
                file_messages: Vec::new(),
                rows: Vec::new(),
                next: None,
                may_prepare,
            });
        }
        let groups = self.rule_groups(id).await?;
        let wanted = FindingFilter { code: filter.code, severity: filter.severity, row: None };
        let found = self.store.read().findings().page(id, wanted, filter.after, FINDINGS_SEEN_MAX).await?;
        let file_messages = found.iter().filter(|one| one.finding.place.row.is_none());
        let file_messages = file_messages.map(|one| Message::of(&one.finding)).collect();
        let (rows, next) = shown_rows(&found);
        let rows = self.faulty_rows(id, &rows).await?;
        Ok(VerdictView { declaration, employer, refusal: None, groups, file_messages, rows, next, may_prepare })
    }

    pub(crate) async fn rule_groups(&self, id: DeclarationId) -> Result<Vec<RuleGroup>, AppError> {
        let groups = self.store.read().findings().groups(id).await?;
        let group = |one: tasrih_storage::FindingGroup| RuleGroup {
            code: one.code,
            severity: one.severity,
            count: one.count,
            first_row: one.first_row,
            title: Text::new(format!("rule-{}.title", one.code), Args::new()),
        };
        Ok(groups.into_iter().map(group).collect())
    }

    /// The rows with all their messages, also those that a filter left out: a row is mended as a whole.
    pub(crate) async fn faulty_rows(&self, id: DeclarationId, rows: &[u32]) -> Result<Vec<FaultyRow>, AppError> {
        let reader = self.store.read();
        let mut cells: BTreeMap<u32, Vec<FaultyCell>> = BTreeMap::new();
        for found in reader.findings().of_rows(id, rows).await? {
            let finding = found.finding;
            let Some(row) = finding.place.row else { continue };
            let (field, column) = (finding.place.field, finding.place.column);
            let cells = cells.entry(row).or_default();
            let message = Message::of(&finding);
            match cells.iter_mut().find(|cell| (cell.field, cell.column) == (field, column)) {
                Some(cell) => cell.messages.push(message),
                None => cells.push(FaultyCell {
                    field,
                    column,
                    value: finding.value.map(|value| value.as_str().to_owned()),
                    messages: vec![message],
                }),
            }
        }
        let mut faulty = Vec::with_capacity(cells.len());
        for (row, mut cells) in cells {
            cells.sort_by_key(|cell| cell.column);
            faulty.push(FaultyRow { row, line: reader.lines().find(id, row).await?, cells });
        }
        Ok(faulty)
    }

    /// The refusal in full: the file is looked at again, which takes no longer than it took to refuse it.
    async fn refusal_of(
        &self,
        declaration: &Declaration,
        employer: &Employer,
        code: Code,
    ) -> Result<RefusalView, AppError> {
        let again = self.check_again(declaration, employer).await?;
        // A mapping learnt since may have mended it: then the stored code stands until the file is checked again.
        let (args, headers, sheets) = match again {
            Err(refused) => (refused.refusal.args, refused.refusal.headers, refused.refusal.sheets),
            Ok(verdict) => (Args::new(), verdict.facts.headers, Vec::new()),
        };
        Ok(RefusalView {
            code,
            text: Text::new(format!("refusal-{code}"), args.clone()),
            help: Text::new(format!("refusal-{code}.help"), args),
            headers,
            sheets,
        })
    }
}

/// The rows that fit on one page, and the last finding shown when more follow.
fn shown_rows(found: &[StoredFinding]) -> (Vec<u32>, Option<u32>) {
    let mut rows: Vec<u32> = Vec::new();
    let mut last = None;
    for one in found {
        if let Some(row) = one.finding.place.row
            && !rows.contains(&row)
        {
            if rows.len() == ROWS_SHOWN_MAX {
                return (rows, last);
            }
            rows.push(row);
        }
        last = Some(one.ordinal);
    }
    let is_full = found.len() == FINDINGS_SEEN_MAX as usize;
    (rows, if is_full { last } else { None })
}
