//! Rows left out of a declaration, and the complementary declarations that carry them.

use super::step::Standing;
use crate::by::By;
use crate::{App, AppError};
use std::collections::BTreeSet;
use tasrih_domain::declaration::{Declaration, DeclarationKind};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::Event;
use tasrih_i18n::Text;
use tasrih_storage::tx::Declarations;
use tasrih_storage::{LineFilter, StorageError, Tx};

/// Declarations of one month looked through: ten kinds, each corrected a few times.
const RELATED_MAX: usize = 200;

/// The declarations that carry rows left out of this one, of those that it replaces, or of each other.
async fn completions_of<M>(
    declarations: &Declarations<'_, M>,
    of: DeclarationId,
) -> Result<Vec<Declaration>, StorageError> {
    let (mut related, mut found) = (vec![of], Vec::new());
    let mut at = 0;
    while at < related.len().min(RELATED_MAX) {
        let replaced = declarations.find(related[at]).await?.and_then(|one| one.corrects);
        let completions = declarations.completions_of(related[at]).await?;
        for id in replaced.into_iter().chain(completions.iter().map(|one| one.id)) {
            if !related.contains(&id) {
                related.push(id);
            }
        }
        found.extend(completions);
        at += 1;
    }
    Ok(found)
}

fn is_same_file(one: &Declaration, other: &Declaration) -> bool {
    let hash_of = |declaration: &Declaration| declaration.file.as_ref().map(|file| file.hash);
    hash_of(one) == hash_of(other)
}

impl App {
    /// The rows of the file that the declaration is about; `None`: all of them.
    ///
    /// A complementary declaration of rows left out is about those rows, as long as it has the same file. A
    /// correction leaves alone the rows that were filed in a complementary declaration meanwhile.
    pub(crate) async fn rows_that_count(&self, declaration: &Declaration) -> Result<Option<BTreeSet<u32>>, AppError> {
        let reader = self.store.read();
        let declarations = reader.declarations();
        if let Some(completed) = declaration.completes {
            return match declarations.find(completed).await? {
                Some(main) if is_same_file(&main, declaration) => {
                    Ok(Some(self.rows(main.id, LineFilter::Blocked).await?))
                }
                _ => Ok(None),
            };
        }
        let Some(corrected) = declaration.corrects else { return Ok(None) };
        let mut filed_meanwhile = BTreeSet::new();
        for completion in completions_of(&declarations, corrected).await? {
            if completion.state.is_filed() && is_same_file(&completion, declaration) {
                filed_meanwhile.append(&mut self.rows(completion.id, LineFilter::Valid).await?);
            }
        }
        match declarations.find(corrected).await? {
            Some(corrected) if !filed_meanwhile.is_empty() && is_same_file(&corrected, declaration) => {
                let rows = self.rows(corrected.id, LineFilter::All).await?;
                Ok(Some(rows.difference(&filed_meanwhile).copied().collect()))
            }
            _ => Ok(None),
        }
    }

    async fn rows(&self, id: DeclarationId, filter: LineFilter) -> Result<BTreeSet<u32>, AppError> {
        let reader = self.store.read();
        let lines = reader.lines();
        let mut pages = lines.pages(id, filter);
        let mut rows = BTreeSet::new();
        while let Some(lines) = pages.next().await? {
            rows.extend(lines.iter().map(|stored| stored.line.row));
        }
        Ok(rows)
    }

    /// Why no other file may take the place of a complementary declaration in which rows left out wait.
    pub(crate) async fn rows_wait(&self, waiting: &Declaration) -> Result<AppError, AppError> {
        let free = free_kind(&self.store.read().declarations(), waiting).await?;
        let number = |kind: DeclarationKind| Arg::Count(kind.number().into());
        let key = if free.is_some() { "refused-rows-wait" } else { "refused-rows-wait-everywhere" };
        let text = Text::of(key).with("number", number(waiting.kind));
        Ok(AppError::Refused(match free {
            Some(free) => text.with("free", number(free)),
            None => text,
        }))
    }

    /// Gives up what waits to complete a declaration that is replaced: its rows are the correction's own again, and
    /// must not be filed in two places.
    pub(crate) async fn take_back(tx: &Tx, replaced: DeclarationId, by: By) -> Result<(), AppError> {
        for mut waiting in completions_of(&tx.declarations(), replaced).await? {
            if waiting.state.is_open() {
                let seen = waiting.version;
                tx.declarations().hold(waiting.id, seen).await?;
                Self::move_on(tx, &mut waiting, Event::Withdrawn, by, ("", Args::new())).await?;
                Self::write_declaration(tx, &mut waiting, Standing::Seen(seen)).await?;
            }
        }
        Ok(())
    }
}

/// The first complementary number that no declaration of the month holds.
pub(crate) async fn free_kind<M>(
    declarations: &Declarations<'_, M>,
    beside: &Declaration,
) -> Result<Option<DeclarationKind>, StorageError> {
    let month = declarations.of_month(beside.employer, beside.month).await?;
    let holds = |one: &&Declaration| one.state.is_open() || one.state.is_filed();
    let taken: BTreeSet<u8> = month.iter().filter(holds).map(|one| one.kind.number()).collect();
    Ok((1..=9).find(|number| !taken.contains(number)).and_then(DeclarationKind::complementary))
}
