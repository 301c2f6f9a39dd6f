//! Looking at a declaration: its history, its lines, and how each contribution was computed.

use super::verdict::Message;
use crate::accounts::Actor;
use crate::mandates::MandateNamed;
use crate::{App, AppError};
use std::collections::HashMap;
use tasrih_domain::access::{Power, Read};
use tasrih_domain::declaration::{Declaration, Employer};
use tasrih_domain::id::{AccountId, DeclarationId, MandateId};
use tasrih_rates::{Contributions, Step, Wages};
use tasrih_storage::{Acceptance, EventRecord, FindingFilter, LineFilter, StoredLine};

/// Events shown: a declaration moves a few times, not hundreds.
const EVENTS_SHOWN_MAX: u32 = 200;
/// Lines on one page.
pub const LINES_SHOWN_MAX: u32 = 50;

/// One move of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventView {
    /// Name of the person; `None` when the gateway itself moved it.
    pub who: Option<String>,
    /// The mandate under which they did.
    pub mandate: Option<MandateNamed>,
    /// The move.
    pub record: EventRecord,
}

/// A declaration as a whole.
#[derive(Debug, Clone)]
pub struct DeclarationView {
    /// The declaration.
    pub declaration: Declaration,
    /// For whom.
    pub employer: Employer,
    /// Its history, oldest first.
    pub events: Vec<EventView>,
    /// What is due: frozen when filed, else computed from the last check.
    pub due: Contributions,
    /// Warnings that were accepted, with their reasons.
    pub accepted: Vec<Acceptance>,
    /// The declaration filed in its place, or in preparation to replace it.
    pub corrections: Vec<Declaration>,
    /// Complementary declarations that carry rows left out of this one.
    pub completions: Vec<Declaration>,
    /// Name of the one who filed it.
    pub filed_by: Option<String>,
    /// The person may replace it, not only look at it.
    pub may_prepare: bool,
}

/// Which lines to show.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct LineSearch {
    /// Beginning of a name, CIN or insured number; empty for every line.
    pub text: String,
    /// Lines after this row.
    pub after: Option<u32>,
}

/// What was searched may be a name.
impl std::fmt::Debug for LineSearch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LineSearch({} bytes, after {:?})", self.text.len(), self.after)
    }
}

/// Some lines of a declaration.
#[derive(Debug, Clone)]
pub struct LinePage {
    /// The lines, by row.
    pub lines: Vec<StoredLine>,
    /// Last row shown, when more follow.
    pub next: Option<u32>,
    /// How many lines the declaration has.
    pub total: u64,
}

/// How the contributions of one line come about.
#[derive(Debug, Clone)]
pub struct LineExplanation {
    /// The declaration.
    pub declaration: Declaration,
    /// For whom.
    pub employer: Employer,
    /// The line.
    pub line: StoredLine,
    /// Each multiplication; empty when the wage could not be read.
    pub steps: Vec<Step>,
    /// What was found about the line.
    pub messages: Vec<Message>,
}

impl App {
    /// The declaration with its history.
    pub async fn declaration(&self, actor: &Actor, id: DeclarationId) -> Result<DeclarationView, AppError> {
        let opened = self.open::<Read>(actor, id).await?;
        let (declaration, employer) = (opened.declaration, opened.employer);
        let reader = self.store.read();
        let (mut names, mut mandates) = (HashMap::new(), HashMap::new());
        let mut events = Vec::new();
        for recorded in reader.events().page(id, None, EVENTS_SHOWN_MAX).await? {
            let who = match recorded.record.actor {
                Some(actor) => self.name_of(actor, &mut names).await?,
                None => None,
            };
            let mandate = match recorded.record.mandate {
                Some(id) => self.mandate_known(id, &mut mandates).await?,
                None => None,
            };
            events.push(EventView { who, mandate, record: recorded.record });
        }
        let due = if let Some(filing) = &declaration.filing {
            Contributions { branches: filing.due.clone() }
        } else {
            let law = self.law().await?;
            law.contributions(declaration.month, &declaration.totals, (&employer).into()).map_err(AppError::fault)?
        };
        let filed_by = match &declaration.filing {
            Some(filing) => self.name_of(filing.filed_by, &mut names).await?,
            None => None,
        };
        Ok(DeclarationView {
            accepted: reader.acceptances().of(id).await?,
            corrections: reader.declarations().corrections_of(id).await?,
            completions: reader.declarations().completions_of(id).await?,
            may_prepare: opened.may.also(Power::Prepare),
            declaration,
            employer,
            events,
            due,
            filed_by,
        })
    }

    async fn name_of(
        &self,
        account: AccountId,
        names: &mut HashMap<AccountId, Option<String>>,
    ) -> Result<Option<String>, AppError> {
        if let Some(name) = names.get(&account) {
            return Ok(name.clone());
        }
        let name = self.store.read().accounts().find(account).await?.map(|account| account.name);
        names.insert(account, name.clone());
        Ok(name)
    }

    async fn mandate_known(
        &self,
        id: MandateId,
        known: &mut HashMap<MandateId, Option<MandateNamed>>,
    ) -> Result<Option<MandateNamed>, AppError> {
        if let Some(mandate) = known.get(&id) {
            return Ok(mandate.clone());
        }
        let mandate = self.mandate_named(id).await?;
        known.insert(id, mandate.clone());
        Ok(mandate)
    }

    /// Some lines of the declaration.
    pub async fn lines(&self, actor: &Actor, id: DeclarationId, search: LineSearch) -> Result<LinePage, AppError> {
        self.open::<Read>(actor, id).await?;
        let reader = self.store.read();
        let mut lines = if search.text.is_empty() {
            reader.lines().page(id, LineFilter::All, search.after, LINES_SHOWN_MAX + 1).await?
        } else {
            reader.lines().search(id, &search.text, search.after, LINES_SHOWN_MAX + 1).await?
        };
        let more = lines.len() > LINES_SHOWN_MAX as usize;
        lines.truncate(LINES_SHOWN_MAX as usize);
        let next = if more { lines.last().map(|stored| stored.line.row) } else { None };
        Ok(LinePage { lines, next, total: reader.lines().count(id, LineFilter::All).await? })
    }

    /// How the contributions of the line at `row` come about.
    pub async fn explain_line(&self, actor: &Actor, id: DeclarationId, row: u32) -> Result<LineExplanation, AppError> {
        let opened = self.open::<Read>(actor, id).await?;
        let (declaration, employer) = (opened.declaration, opened.employer);
        let reader = self.store.read();
        let line = reader.lines().find(id, row).await?.ok_or(AppError::Unknown)?;
        let steps = match (line.line.gross, line.line.capped) {
            (Some(gross), Some(capped)) => {
                let law = self.law().await?;
                let steps = law.explain(declaration.month, Wages { gross, capped }, (&employer).into());
                steps.map_err(AppError::fault)?
            }
            _ => Vec::new(),
        };
        let filter = FindingFilter { row: Some(row), ..FindingFilter::default() };
        let found = reader.findings().page(id, filter, None, 100).await?;
        let messages = found.iter().map(|one| Message::of(&one.finding)).collect();
        Ok(LineExplanation { declaration, employer, line, steps, messages })
    }
}
