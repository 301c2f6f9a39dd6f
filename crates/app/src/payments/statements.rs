//! Statements that were imported, as agents see them.

use super::ROWS_SHOWN_MAX;
use crate::accounts::Actor;
use crate::{App, AppError};
use std::collections::BTreeMap;
use tasrih_domain::access::ImportStatement;
use tasrih_domain::declaration::Employer;
use tasrih_domain::id::{EmployerId, StatementId};
use tasrih_domain::payment::{KeptLine, LineState, Statement};

/// Some statements.
#[derive(Debug, Clone)]
pub struct StatementList {
    /// Each with how many of its movements stand where.
    pub rows: Vec<(Statement, BTreeMap<LineState, u32>)>,
    /// The last one shown, when more follow.
    pub next: Option<StatementId>,
    /// Movements of all statements that wait.
    pub waiting: u64,
}

/// A statement with some of its movements.
#[derive(Debug, Clone)]
pub struct StatementView {
    /// The statement.
    pub statement: Statement,
    /// How many of its movements stand where.
    pub counts: BTreeMap<LineState, u32>,
    /// Movements, each with the employer that it was found to be of.
    pub lines: Vec<(KeptLine, Option<Employer>)>,
    /// The last row shown, when more follow.
    pub next: Option<u32>,
}

impl App {
    /// The statements imported, the latest first.
    pub async fn bank_statements(&self, actor: &Actor, after: Option<StatementId>) -> Result<StatementList, AppError> {
        self.on_duty::<ImportStatement>(actor).await?;
        let reader = self.store.read();
        let mut found = reader.statements().page(after, ROWS_SHOWN_MAX + 1).await?;
        let has_more = found.len() > ROWS_SHOWN_MAX as usize;
        found.truncate(ROWS_SHOWN_MAX as usize);
        let next = found.last().filter(|_| has_more).map(|one| one.id);
        let mut rows = Vec::with_capacity(found.len());
        for statement in found {
            let counts = reader.statements().counts(statement.id).await?;
            rows.push((statement, counts));
        }
        Ok(StatementList { rows, next, waiting: reader.statements().waiting().await? })
    }

    /// A statement, with its movements from after the row `after`.
    pub async fn bank_statement(&self, actor: &Actor, id: StatementId, after: u32) -> Result<StatementView, AppError> {
        self.on_duty::<ImportStatement>(actor).await?;
        let reader = self.store.read();
        let statement = reader.statements().find(id).await?.ok_or(AppError::Unknown)?;
        let mut lines = reader.statements().lines(id, after, ROWS_SHOWN_MAX + 1).await?;
        let has_more = lines.len() > ROWS_SHOWN_MAX as usize;
        lines.truncate(ROWS_SHOWN_MAX as usize);
        let next = lines.last().filter(|_| has_more).map(|one| one.line.row);
        Ok(StatementView {
            counts: reader.statements().counts(id).await?,
            lines: self.with_employers(lines).await?,
            statement,
            next,
        })
    }

    pub(crate) async fn with_employers(
        &self,
        lines: Vec<KeptLine>,
    ) -> Result<Vec<(KeptLine, Option<Employer>)>, AppError> {
        let ids: Vec<EmployerId> = lines.iter().filter_map(|line| line.employer).collect();
        let employers = self.store.read().employers().find_all(&ids).await?;
        let of = |line: &KeptLine| employers.iter().find(|one| Some(one.id) == line.employer).cloned();
        Ok(lines.into_iter().map(|line| (line.clone(), of(&line))).collect())
    }
}
