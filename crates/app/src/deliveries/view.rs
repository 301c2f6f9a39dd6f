//! What became of a drop, company by company.

use super::Delivery;
use crate::accounts::Actor;
use crate::secrets::hex;
use crate::{App, AppError};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use tasrih_domain::Money;
use tasrih_domain::access::{Access, Power};
use tasrih_domain::declaration::{Declaration, Employer, ReceiptNumber};
use tasrih_domain::delivery::{DeliveredFile, FileState, FilingState};
use tasrih_domain::id::{DeliveryId, EmployerId};
use tasrih_domain::lifecycle::State;
use tasrih_rates::Law;
use tasrih_rates::penalty;
use time::Date;

/// Files on one page.
const FILES_SHOWN: usize = 50;
/// Bytes of a mark, two hexadecimal digits each.
const MARK_BYTES: usize = 16;

/// What of a drop is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DeliveryFilter {
    /// Everything, what needs a person first.
    #[default]
    All,
    /// Whose it is has to be said.
    Asked,
    /// With faults, or refused.
    Faulty,
    /// Can be filed, some after its warnings were accepted.
    Ready,
    /// Filed.
    Filed,
    /// Still being looked into.
    Checking,
}

impl DeliveryFilter {
    /// All, in the order of the page.
    pub const ALL: [Self; 6] = [Self::All, Self::Asked, Self::Faulty, Self::Ready, Self::Filed, Self::Checking];

    /// As in the address and the keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Asked => "asked",
            Self::Faulty => "faulty",
            Self::Ready => "ready",
            Self::Filed => "filed",
            Self::Checking => "checking",
        }
    }
}

/// The declaration that a file became, as its company sees it.
#[derive(Debug, Clone)]
pub struct CompanyVerdict {
    /// The company.
    pub employer: Employer,
    /// The declaration.
    pub declaration: Declaration,
    /// Everything due on its valid rows.
    pub due: Money,
    /// Last day to file on time.
    pub due_on: Date,
    /// The person may file for that company.
    pub may_submit: bool,
    /// It can be filed with the others, without looking at anything more.
    pub is_clean: bool,
}

impl CompanyVerdict {
    /// Its receipt, once filed.
    pub fn receipt(&self) -> Option<&ReceiptNumber> {
        self.declaration.filing.as_ref().map(|filing| &filing.receipt)
    }
}

/// One file and what became of it.
#[derive(Debug, Clone)]
pub struct FileView {
    /// The file.
    pub file: DeliveredFile,
    /// The company's verdict; nothing when there is none, or when the company is no longer the person's to see.
    pub verdict: Option<CompanyVerdict>,
    /// Under which heading it is met.
    pub filter: DeliveryFilter,
}

/// What can be filed in one act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Together {
    /// How many declarations.
    pub count: u32,
    /// Their employees.
    pub employees: u64,
    /// Everything due on them.
    pub due: Money,
    /// How many are late.
    pub late: u32,
    /// The fines that the law has for those.
    pub fines: Money,
    /// What the form sends back, so that nothing else is filed than what the page showed.
    pub mark: String,
}

/// A drop.
#[derive(Debug, Clone)]
pub struct DeliveryView {
    /// The drop.
    pub delivery: Delivery,
    /// Files by what is to be done about them.
    pub counts: BTreeMap<DeliveryFilter, u32>,
    /// Files of the page.
    pub files: Vec<FileView>,
    /// What can be filed together.
    pub together: Together,
    /// The next page, counted from 0.
    pub next: Option<usize>,
    /// Files that are still being looked into or filed.
    pub open: u32,
}

/// A declaration that can be filed as it stands.
pub(super) struct Clean {
    pub file: DeliveredFile,
    pub version: u32,
    pub is_late: bool,
}

impl Clean {
    /// What says that these, as they stand, are meant.
    pub fn mark(all: &[Self]) -> String {
        mark(all.iter().map(|one| (&one.file, one.version)))
    }
}

fn mark<'a>(all: impl Iterator<Item = (&'a DeliveredFile, u32)>) -> String {
    let mut digest = Sha256::new();
    for (file, version) in all {
        digest.update(file.row.to_be_bytes());
        digest.update(version.to_be_bytes());
    }
    hex(&digest.finalize()[..MARK_BYTES])
}

impl App {
    /// A drop of the person, from the page counted from 0.
    pub async fn delivery(
        &self,
        actor: &Actor,
        id: DeliveryId,
        (filter, page): (DeliveryFilter, usize),
    ) -> Result<DeliveryView, AppError> {
        let delivery = self.own_delivery(actor, id).await?;
        let access = self.access(actor).await?;
        let mut files = self.files_seen(&delivery, &access).await?;
        let mut counts = BTreeMap::new();
        for file in &files {
            *counts.entry(file.filter).or_insert(0) += 1;
        }
        counts.insert(DeliveryFilter::All, delivery.files);
        let open = count_open(&files);
        let mut together = together(&files);
        together.count_late(&files, self.clock.today());
        files.retain(|file| filter == DeliveryFilter::All || file.filter == filter);
        files.sort_by_key(|file| (file.filter, file.file.row));
        let from = page.saturating_mul(FILES_SHOWN).min(files.len());
        let to = from.saturating_add(FILES_SHOWN).min(files.len());
        let next = (to < files.len()).then_some(page + 1);
        let files = files.drain(from..to).collect();
        Ok(DeliveryView { delivery, counts, files, together, next, open })
    }

    /// How far a drop is: files looked into and filed, all that there is to do, and whether it is done.
    pub async fn delivery_progress(&self, actor: &Actor, id: DeliveryId) -> Result<(u32, u32, bool), AppError> {
        let delivery = self.own_delivery(actor, id).await?;
        let access = self.access(actor).await?;
        let files = self.files_seen(&delivery, &access).await?;
        let open = count_open(&files);
        Ok((delivery.files.saturating_sub(open), delivery.files, open == 0))
    }

    /// All files with their verdicts, in their order: four questions to the store, however many there are.
    async fn files_seen(&self, delivery: &Delivery, access: &Access) -> Result<Vec<FileView>, AppError> {
        let reader = self.store.read();
        let (today, law) = (self.clock.today(), self.law().await?);
        let files = reader.deliveries().files(delivery.id).await?;
        let seen = access.employers(today);
        let visible = |file: &&DeliveredFile| file.employer.is_some_and(|employer| seen.contains(&employer));
        let ids: Vec<_> = files.iter().filter(visible).filter_map(|file| file.declaration).collect();
        let of: Vec<EmployerId> = files.iter().filter(visible).filter_map(|file| file.employer).collect();
        let employers = reader.employers().find_all(&of).await?;
        let employers: HashMap<_, _> = employers.into_iter().map(|employer| (employer.id, employer)).collect();
        let declarations = reader.declarations().find_all(&ids).await?;
        let declarations: HashMap<_, _> = declarations.into_iter().map(|one| (one.id, one)).collect();
        let mut views = Vec::with_capacity(files.len());
        for file in files {
            let declaration = file.declaration.and_then(|id| declarations.get(&id));
            let employer = declaration.and_then(|one| employers.get(&one.employer));
            let verdict = match declaration.zip(employer) {
                Some((declaration, employer)) => {
                    let may_submit = access.may(Power::Submit, employer.id, today);
                    Some(verdict((declaration, employer), &law, may_submit))
                }
                None => None,
            };
            views.push(FileView { filter: filter_of(&file, verdict.as_ref()), file, verdict });
        }
        // Two files of the same bytes are one declaration, filed once.
        let mut known = std::collections::HashSet::new();
        for view in &mut views {
            if let Some(verdict) = &mut view.verdict {
                verdict.is_clean &= known.insert(verdict.declaration.id);
            }
        }
        Ok(views)
    }

    /// The declarations of a delivery that can be filed as they stand, and that are not on their way already.
    pub(super) async fn clean_of(&self, delivery: &Delivery, access: &Access) -> Result<Vec<Clean>, AppError> {
        let today = self.clock.today();
        let files = self.files_seen(delivery, access).await?;
        let clean = files.into_iter().filter_map(|view| {
            let verdict = view.verdict.filter(|verdict| verdict.is_clean)?;
            let is_late = verdict.due_on < today;
            Some(Clean { version: verdict.declaration.version, is_late, file: view.file })
        });
        Ok(clean.collect())
    }
}

/// Files that are still being looked into or filed.
fn count_open(files: &[FileView]) -> u32 {
    let is_open = |file: &&FileView| {
        let is_wanted = file.file.filing.as_ref().is_some_and(|filing| filing.state == FilingState::Wanted);
        is_wanted || file.filter == DeliveryFilter::Checking
    };
    u32::try_from(files.iter().filter(is_open).count()).unwrap_or(u32::MAX)
}

fn verdict((declaration, employer): (&Declaration, &Employer), law: &Law, may_submit: bool) -> CompanyVerdict {
    let due = match &declaration.filing {
        Some(filing) => filing.due.iter().map(|one| one.employer + one.employee).sum(),
        // A month without a confirmed rate is refused by its check; nothing is due on it here.
        None => law
            .contributions(declaration.month, &declaration.totals, employer.into())
            .map(|due| due.due())
            .unwrap_or_default(),
    };
    let is_plain = declaration.corrects.is_none() && declaration.completes.is_none();
    let is_clean = declaration.state == State::Ready && declaration.counts.warnings == 0 && is_plain && may_submit;
    CompanyVerdict {
        due_on: law.due_date(declaration.month).on,
        employer: employer.clone(),
        declaration: declaration.clone(),
        due,
        may_submit,
        is_clean,
    }
}

fn filter_of(file: &DeliveredFile, verdict: Option<&CompanyVerdict>) -> DeliveryFilter {
    use DeliveryFilter as F;
    match (file.state, verdict.map(|verdict| verdict.declaration.state)) {
        (FileState::Waiting, _) | (FileState::Taken, Some(State::Received)) => F::Checking,
        (FileState::Asked, _) => F::Asked,
        (FileState::Taken, Some(State::Ready)) => F::Ready,
        (FileState::Taken, Some(State::Filed | State::Accepted | State::Superseded)) => F::Filed,
        (FileState::Taken | FileState::Refused, _) => F::Faulty,
    }
}

/// What one act would file.
fn together(files: &[FileView]) -> Together {
    let clean = || files.iter().filter_map(|view| Some((view, view.verdict.as_ref().filter(|one| one.is_clean)?)));
    let mut together = Together::default();
    for (_, verdict) in clean() {
        together.count += 1;
        together.employees += u64::from(verdict.declaration.totals.employees);
        together.due = together.due + verdict.due;
    }
    together.mark = mark(clean().map(|(view, verdict)| (&view.file, verdict.declaration.version)));
    together
}

impl Together {
    /// Counts those that are late on that day, and what the law has for them.
    fn count_late(&mut self, files: &[FileView], today: Date) {
        let clean = files.iter().filter_map(|view| view.verdict.as_ref()).filter(|one| one.is_clean);
        for verdict in clean.filter(|verdict| verdict.due_on < today) {
            self.late += 1;
            let declaration = &verdict.declaration;
            let fine = penalty::late_declaration_fine(declaration.month, declaration.totals.employees);
            self.fines = self.fines + fine.unwrap_or_default();
        }
    }
}
