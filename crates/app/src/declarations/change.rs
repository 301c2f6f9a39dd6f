//! What a person decides about a file that is not filed yet: columns, sheet, cells, or to give it up.

use super::Opened;
use super::context::{CheckedFile, Decisions};
use super::receive::Received;
use super::step::{AT_ONCE_BYTES_MAX, Standing};
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use tasrih_domain::access::{Authorized, Prepare};
use tasrih_domain::declaration::{Amendment, ColumnMapping, Declaration};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeclarationId;
use tasrih_domain::lifecycle::{self, Event, State};
use tasrih_intake::normalise_heading;
use tasrih_storage::Tx;

/// Something decided about a file.
#[derive(Debug, Clone)]
pub enum Changes {
    /// What its columns mean; remembered for the employer's next files.
    Columns(ColumnMapping),
    /// Which sheet to read.
    Sheet(String),
    /// Cells typed anew.
    Cells(Vec<Amendment>),
    /// What is known beside the file: it is checked again as it is.
    Facts,
}

/// Longest text that can be typed into a cell, in characters: a full name is 60.
const TYPED_CHARACTERS_MAX: usize = 100;

impl Changes {
    /// The change as it is kept, so that it is checked as it is kept.
    fn into_kept(self) -> Self {
        match self {
            // A heading is remembered in the form under which the readers look it up.
            Self::Columns(said) => {
                Self::Columns(said.into_iter().map(|(heading, field)| (normalise_heading(&heading), field)).collect())
            }
            Self::Cells(cells) => Self::Cells(
                cells
                    .into_iter()
                    .map(|cell| {
                        let visible = cell.text.chars().filter(|c| !c.is_control()).take(TYPED_CHARACTERS_MAX);
                        Amendment { text: visible.collect(), ..cell }
                    })
                    .collect(),
            ),
            Self::Sheet(_) | Self::Facts => self,
        }
    }
}

impl App {
    /// Carries out a change and checks the file again. `seen` is the version that the page showed.
    ///
    /// # Errors
    /// `Stale`: someone changed the declaration meanwhile, or it can no longer be changed. `Unknown`: there is no
    /// such row.
    pub async fn change(
        &self,
        actor: &Actor,
        id: DeclarationId,
        seen: u32,
        changes: Changes,
    ) -> Result<Received, AppError> {
        let opened = self.open::<Prepare>(actor, id).await?;
        if opened.declaration.version != seen {
            return Err(AppError::Stale);
        }
        let changes = changes.into_kept();
        if let Changes::Cells(cells) = &changes {
            let reader = self.store.read();
            for cell in cells {
                reader.lines().find(id, cell.row).await?.ok_or(AppError::Unknown)?;
            }
        }
        let event = match &changes {
            Changes::Columns(_) | Changes::Sheet(_) => Event::Mapped,
            Changes::Cells(_) => Event::Edited,
            Changes::Facts => Event::FactsLearnt,
        };
        lifecycle::next(opened.declaration.state, event)?;
        let app = self.clone();
        Self::to_the_end(async move { app.change_opened(opened, event, &changes).await }).await
    }

    async fn change_opened(
        &self,
        mut opened: Opened<Prepare>,
        event: Event,
        changes: &Changes,
    ) -> Result<Received, AppError> {
        let declaration = &mut opened.declaration;
        let by = By::proof(&opened.may, self.clock.now());
        let bytes = declaration.file.as_ref().map_or(0, |file| file.bytes);
        let checked = if bytes <= AT_ONCE_BYTES_MAX {
            let mut context = self.check_context(declaration, &opened.employer, Decisions::Kept).await?;
            match changes {
                Changes::Columns(mapping) => context.mapping.extend(mapping.clone()),
                Changes::Sheet(sheet) => context.sheet = Some(sheet.clone()),
                Changes::Facts => {}
                Changes::Cells(cells) => {
                    context
                        .amendments
                        .retain(|old| !cells.iter().any(|new| (new.row, new.field) == (old.row, old.field)));
                    context.amendments.extend(cells.iter().cloned());
                }
            }
            let bytes = self.kept_file(declaration).await?.to_memory().map_err(AppError::fault)?;
            Some(self.check_at_once(context, bytes).await?)
        } else {
            None
        };
        let tx = self.begin_as(&opened.may).await?;
        tx.declarations().hold(declaration.id, declaration.version).await?;
        self.note_changes(&tx, declaration, by, changes).await?;
        let details = match changes {
            Changes::Cells(cells) => {
                Args::new().with("count", Arg::Count(i64::try_from(cells.len()).unwrap_or(i64::MAX)))
            }
            Changes::Columns(_) | Changes::Sheet(_) | Changes::Facts => Args::new(),
        };
        Self::move_on(&tx, declaration, event, by, ("", details)).await?;
        self.finish_change(tx, declaration, checked).await
    }

    async fn finish_change(
        &self,
        tx: Tx,
        declaration: &mut Declaration,
        checked: Option<CheckedFile>,
    ) -> Result<Received, AppError> {
        let now = self.clock.now();
        let seen = Standing::Seen(declaration.version);
        if let Some(checked) = &checked {
            Self::write_outcome(&tx, declaration, checked, now).await?;
        } else {
            tx.jobs().enqueue(&self.check_job(declaration.id, now)?).await?;
        }
        Self::write_declaration(&tx, declaration, seen).await?;
        tx.commit().await?;
        Ok(Received { id: declaration.id, is_checked: checked.is_some() })
    }

    async fn note_changes(
        &self,
        tx: &Tx,
        declaration: &Declaration,
        by: By,
        changes: &Changes,
    ) -> Result<(), AppError> {
        match changes {
            Changes::Columns(mapping) => tx.mappings().remember(declaration.employer, mapping).await?,
            Changes::Sheet(sheet) => tx.mappings().choose_sheet(declaration.id, sheet).await?,
            Changes::Facts => {}
            Changes::Cells(cells) => {
                for (cell, decided) in cells.iter().zip(std::iter::repeat(by.decided()).flatten()) {
                    tx.amendments().put(declaration.id, cell, decided).await?;
                }
            }
        }
        Ok(())
    }

    /// Gives a declaration up before it is filed. Doing it twice is doing it once.
    pub async fn withdraw(&self, actor: &Actor, id: DeclarationId, seen: u32) -> Result<(), AppError> {
        let mut opened = self.open::<Prepare>(actor, id).await?;
        if opened.declaration.state == State::Withdrawn {
            return Ok(());
        }
        let app = self.clone();
        Self::to_the_end(async move {
            let tx = app.begin_as(&opened.may).await?;
            tx.declarations().hold(id, seen).await?;
            let by = By::proof(&opened.may, app.clock.now());
            Self::move_on(&tx, &mut opened.declaration, Event::Withdrawn, by, ("", Args::new())).await?;
            Self::write_declaration(&tx, &mut opened.declaration, Standing::Seen(seen)).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Begins a correction of a filed declaration: the same file and changes, to be changed further and filed in its
    /// place. Beginning twice gives the same correction.
    pub async fn begin_correction(&self, actor: &Actor, id: DeclarationId) -> Result<Received, AppError> {
        match self.begin_correction_once(actor, id).await {
            // Another window began it at the same moment: it is found now.
            Err(AppError::Stale) => {
                self.store.catch_up().await?;
                self.begin_correction_once(actor, id).await
            }
            outcome => outcome,
        }
    }

    async fn begin_correction_once(&self, actor: &Actor, id: DeclarationId) -> Result<Received, AppError> {
        let opened = self.open::<Prepare>(actor, id).await?;
        let filed = opened.declaration;
        if !filed.state.is_filed() {
            return Err(AppError::Stale);
        }
        let reader = self.store.read();
        if let Some(open) = reader.declarations().find_open(filed.employer, filed.month, filed.kind).await? {
            return Ok(Received { id: open.id, is_checked: open.state != State::Received });
        }
        let (employer, may) = (opened.employer, opened.may);
        let mut correction = self.new_declaration(&employer, filed.month, filed.kind, Some(filed.id));
        correction.file.clone_from(&filed.file);
        correction.completes = filed.completes;
        let amendments = reader.amendments().of(filed.id).await?;
        let sheet = reader.mappings().sheet_of(filed.id).await?;
        let app = self.clone();
        Self::to_the_end(async move { app.store_correction(correction, may, amendments, sheet).await }).await
    }

    async fn store_correction(
        &self,
        mut correction: Declaration,
        may: Authorized<Prepare>,
        amendments: Vec<Amendment>,
        sheet: Option<String>,
    ) -> Result<Received, AppError> {
        let by = By::proof(&may, self.clock.now());
        let tx = self.begin_as(&may).await?;
        Self::write_declaration(&tx, &mut correction, Standing::New).await?;
        Self::move_on(&tx, &mut correction, Event::FileReceived, by, ("", Args::new())).await?;
        for (amendment, decided) in amendments.iter().zip(std::iter::repeat(by.decided()).flatten()) {
            tx.amendments().put(correction.id, amendment, decided).await?;
        }
        if let Some(sheet) = sheet {
            tx.mappings().choose_sheet(correction.id, &sheet).await?;
        }
        tx.jobs().enqueue(&self.check_job(correction.id, by.at)?).await?;
        tx.commit().await?;
        Ok(Received { id: correction.id, is_checked: false })
    }
}
