//! Many requests in one file: read, judged row by row, sent together.
//!
//! A row that can go is sent by a job, a few hundred at a time, so that a browser that goes away or a process that
//! stops loses nothing and sends nothing twice: a row and its request are written in one transaction. A row that cannot
//! go stays, to be corrected in the file or taken out and corrected on screen.

use super::draft::fresh;
use super::known::keys;
use crate::accounts::Actor;
use crate::by::By;
use crate::messages::Recipient;
use crate::{App, AppError, Spool};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Authorized, Power, Read, Register};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{AccountId, BatchId, RegistrationId};
use tasrih_domain::registration::check::check;
use tasrih_domain::registration::{
    Applicant, Batch, BatchRow, BatchState, Checked, Event, Fault, Item, SearchKeys, Standing,
};
use tasrih_i18n::Text;
use tasrih_intake::applicants::{self, ListRefused, Listed};
use tasrih_storage::Tx;
use time::Date;

pub use applicants::PEOPLE_MAX;

/// Largest list, in whole mebibytes.
pub const LIST_MEBIBYTES_MAX: u64 = applicants::BYTES_MAX >> 20;
/// Rows on one page of the verdict.
const ROWS_SHOWN: u32 = 50;
/// Rows sent in one transaction.
const SENT_AT_ONCE: u32 = 50;
/// Up to here the rows are sent while the person waits: a second or two.
const WHILE_WAITING: u32 = 50;

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListOutcome {
    /// Read; the rows are judged.
    Read(BatchId),
    /// Refused, with the words and what to do, and the items whose columns are missing. Nothing is kept.
    Refused(Text, Vec<Item>),
}

/// A row with what is wrong.
#[derive(Debug, Clone)]
pub struct RowView {
    /// The row.
    pub row: BatchRow,
    /// Its faults and notices.
    pub faults: Vec<Fault>,
}

/// A file and what became of it.
#[derive(Debug, Clone)]
pub struct BatchView {
    /// Who hires.
    pub employer: Employer,
    /// The file.
    pub batch: Batch,
    /// Rows by standing.
    pub counts: BTreeMap<Standing, u32>,
    /// Rows that need a look, from after the one asked for.
    pub rows: Vec<RowView>,
    /// Where the next page begins, if there is one.
    pub next: Option<u32>,
    /// May the person send?
    pub may_register: bool,
}

impl BatchView {
    /// Rows of a standing.
    pub fn count(&self, standing: Standing) -> u32 {
        self.counts.get(&standing).copied().unwrap_or(0)
    }

    /// Rows that can go now.
    pub fn sendable(&self) -> u32 {
        self.count(Standing::Ready) + self.count(Standing::Doubtful)
    }

    /// All rows.
    pub fn total(&self) -> u32 {
        self.counts.values().sum()
    }
}

/// Sends the rows of a file that can go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendBatch {
    batch: String,
    account: String,
}

impl SendBatch {
    /// Name in the queue.
    pub const NAME: &'static str = "send-registrations";

    pub(crate) fn read(payload: &str) -> Result<(BatchId, AccountId), AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        let batch = payload.batch.parse().map_err(AppError::fault)?;
        Ok((batch, payload.account.parse().map_err(AppError::fault)?))
    }
}

impl App {
    /// May the person send a list? To be asked before the first byte is kept.
    pub async fn await_list(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Employer, AppError> {
        self.authorise::<Register>(actor, affiliate).await.map(|(employer, _)| employer)
    }

    /// Reads and judges a list of people.
    pub async fn receive_list(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (file_name, mut spool): (&str, Spool),
    ) -> Result<ListOutcome, AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let hash = spool.hash();
        let read = tokio::task::spawn_blocking(move || (applicants::read(&mut spool), spool));
        let (list, mut spool) = read.await.map_err(AppError::fault)?;
        let list = match list {
            Ok(list) => list,
            Err(refused) => {
                let (text, missing) = refusal(&refused);
                return Ok(ListOutcome::Refused(text, missing));
            }
        };
        let (today, now) = (self.clock.today(), self.clock.now());
        let judged = tokio::task::spawn_blocking(move || {
            let checked = list.people.iter().map(|one| check(&one.typed, today)).collect();
            (judge(list.people, checked), list.columns)
        });
        let (mut judged, columns) = judged.await.map_err(AppError::fault)?;
        self.mark_known(&mut judged).await?;
        let batch = Batch {
            id: BatchId(self.clock.new_id()),
            employer: employer.id,
            state: BatchState::Checked,
            version: 1,
            file_name: file_name.chars().take(FILE_NAME_CHARACTERS_MAX).collect(),
            file_hash: hash,
            columns,
            created_by: may.account(),
            created_at: now,
        };
        std::io::Seek::rewind(&mut spool).map_err(AppError::fault)?;
        self.store.put_blob(hash, &mut spool, now).await?;
        let rows: Vec<BatchRow> = judged.into_iter().map(|judged| judged.row).collect();
        let tx = self.begin_as(&may).await?;
        tx.batches().insert(&batch, &rows).await?;
        tx.audit().append(&By::proof(&may, now).audit("registrations-read").subject(batch.id)).await?;
        tx.commit().await?;
        Ok(ListOutcome::Read(batch.id))
    }

    /// Rows whose paper is registered or asked for already, and those of namesakes born on one day, for an agent.
    async fn mark_known(&self, judged: &mut [Judged]) -> Result<(), AppError> {
        let papers: Vec<String> = judged.iter().flat_map(|one| one.keys.papers.clone()).collect();
        let cins: Vec<String> =
            papers.iter().filter_map(|paper| paper.strip_prefix("cin:").map(str::to_owned)).collect();
        let mut names: Vec<String> = judged.iter().map(|one| one.keys.name.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let reader = self.store.read();
        let requests = reader.registrations();
        let pending: HashSet<String> = requests.papers_pending(&papers).await?.into_iter().collect();
        let cins: HashSet<String> = requests.cins_registered(&cins).await?.into_iter().collect();
        let namesakes: HashSet<String> = requests.names_registered(&names).await?.into_iter().collect();
        for one in judged.iter_mut().filter(|one| one.row.standing.is_sendable()) {
            let is_known = one.keys.papers.iter().any(|paper| {
                pending.contains(paper) || paper.strip_prefix("cin:").is_some_and(|cin| cins.contains(cin))
            });
            let born_on = one.keys.born_on.map(|on| on.to_string()).unwrap_or_default();
            if is_known {
                one.row.standing = Standing::Known;
            } else if namesakes.contains(&format!("{}|{born_on}", one.keys.name)) {
                one.row.standing = Standing::Doubtful;
            }
        }
        Ok(())
    }

    /// A file and the rows that need a look: those in `standings`, from after row `after`.
    pub async fn registration_batch(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: BatchId,
        (standings, after): (&[Standing], u32),
    ) -> Result<BatchView, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let reader = self.store.read();
        let batch = reader.batches().find(id).await?;
        let batch = batch.filter(|batch| batch.employer == employer.id).ok_or(AppError::Unknown)?;
        let mut rows = reader.batches().rows(id, standings, after, ROWS_SHOWN + 1).await?;
        let has_more = rows.len() > ROWS_SHOWN as usize;
        rows.truncate(ROWS_SHOWN as usize);
        let today = self.clock.today();
        Ok(BatchView {
            counts: reader.batches().counts(id).await?,
            next: rows.last().map(|row| row.row).filter(|_| has_more),
            rows: rows.into_iter().map(|row| RowView { faults: check(&row.typed, today).faults, row }).collect(),
            may_register: may.also(Power::Register),
            batch,
            employer,
        })
    }

    /// Sends every row that can go: a few at once, many by a job. Sent already, nothing changes.
    pub async fn send_batch(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: BatchId,
        seen: u32,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let find = async || -> Result<Batch, AppError> {
            let batch = self.store.read().batches().find(id).await?;
            batch.filter(|batch| batch.employer == employer.id).ok_or(AppError::Unknown)
        };
        let batch = find().await?;
        if batch.state != BatchState::Checked {
            return Ok(());
        }
        match self.begin_sending(batch, &may, seen).await {
            Ok(sendable) if sendable <= WHILE_WAITING => {
                // The job finds nothing left to do, or goes on where this was interrupted.
                let (app, account) = (self.clone(), may.account());
                Self::to_the_end(async move { app.send_rows(id, account).await }).await
            }
            Ok(_) => Ok(()),
            Err(AppError::Stale) => {
                // Sent from another window a moment ago: that is what was asked for.
                self.store.catch_up().await?;
                if find().await?.state == BatchState::Checked { Err(AppError::Stale) } else { Ok(()) }
            }
            Err(error) => Err(error),
        }
    }

    /// Notes that a list goes off, and has the queue see to it; says how many rows can go.
    async fn begin_sending(&self, mut batch: Batch, may: &Authorized<Register>, seen: u32) -> Result<u32, AppError> {
        let id = batch.id;
        let counts = self.store.read().batches().counts(id).await?;
        let sendable: u32 = counts.iter().filter(|(one, _)| one.is_sendable()).map(|(_, count)| count).sum();
        if sendable == 0 {
            return Err(AppError::refused("refused-registrations-nobody"));
        }
        let now = self.clock.now();
        let tx = self.begin_as(may).await?;
        batch.state = BatchState::Sending;
        tx.batches().save(&batch, seen).await?;
        let count = Args::new().with("count", Arg::Count(i64::from(sendable)));
        tx.audit().append(&By::proof(may, now).audit("registrations-sent").subject(id).details(count)).await?;
        let payload = SendBatch { batch: id.to_string(), account: may.account().to_string() };
        tx.jobs().enqueue(&self.job(SendBatch::NAME, &payload, now)?).await?;
        tx.commit().await?;
        Ok(sendable)
    }

    /// Sends the rows of a file that can go. For the queue: a second run goes on where the first one stopped, and two
    /// at once share the work.
    pub(crate) async fn send_rows(&self, id: BatchId, account: AccountId) -> Result<(), AppError> {
        loop {
            match self.send_slice(id, account).await {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                // The other one was faster with these rows, and may still be waiting for its commit.
                Err(AppError::Stale) => self.store.catch_up().await?,
                // Whoever lost the right meanwhile sends no more: the rest waits for somebody who has it.
                Err(AppError::Unknown) => return self.stop_sending(id, account).await,
                Err(error) => return Err(error),
            }
        }
    }

    /// A list whose sender has no right any more is ready to be sent again, and its sender is told.
    async fn stop_sending(&self, id: BatchId, account: AccountId) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        let mut batch = tx.batches().find(id).await?.ok_or(AppError::Unknown)?;
        if batch.state != BatchState::Sending {
            return Ok(());
        }
        let seen = batch.version;
        batch.state = BatchState::Checked;
        tx.batches().save(&batch, seen).await?;
        if let Some(account) = tx.accounts().find(account).await? {
            let args = Args::new().with("file", Arg::Text(batch.file_name.clone()));
            self.tell(&tx, &Recipient::of(&account), "message-registrations-stopped", args).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Sends some rows; says whether none was left.
    async fn send_slice(&self, id: BatchId, account: AccountId) -> Result<bool, AppError> {
        let reader = self.store.read();
        let mut batch = reader.batches().find(id).await?.ok_or(AppError::Unknown)?;
        let employer = reader.employers().find(batch.employer).await?.ok_or(AppError::Unknown)?;
        let access = reader.access().of(account).await?;
        let may = access.require::<Register>(employer.id, self.clock.today())?;
        let by = By::proof(&may, self.clock.now());
        let rows = reader.batches().rows(id, &[Standing::Ready, Standing::Doubtful], 0, SENT_AT_ONCE).await?;
        let tx = self.begin_as(&may).await?;
        let is_done = rows.is_empty();
        if is_done && batch.state == BatchState::Sending {
            let seen = batch.version;
            batch.state = BatchState::Sent;
            tx.batches().save(&batch, seen).await?;
            self.tell_list_sent(&tx, &batch, by).await?;
        }
        if !is_done {
            tx.registrations().take_turn(self.year()).await?;
        }
        for row in rows {
            self.send_row(&tx, (&batch, &employer), row, by).await?;
        }
        tx.commit().await?;
        Ok(is_done)
    }

    /// Tells whoever sent a list, and the principal where it was sent in its name, that all of it is on its way.
    async fn tell_list_sent(&self, tx: &Tx, batch: &Batch, by: By) -> Result<(), AppError> {
        let Some(account) = tx.accounts().find(by.account.unwrap_or(batch.created_by)).await? else { return Ok(()) };
        let sent = tx.batches().counts(batch.id).await?.get(&Standing::Sent).copied().unwrap_or(0);
        let args =
            Args::new().with("count", Arg::Count(i64::from(sent))).with("file", Arg::Text(batch.file_name.clone()));
        self.tell_principal(tx, &by, "message-principal-registrations", &args).await?;
        self.tell(tx, &Recipient::of(&account), "message-registrations-sent", args).await
    }

    /// One row becomes a request and is sent; one whose person was registered meanwhile is known.
    async fn send_row(
        &self,
        tx: &Tx,
        (batch, employer): (&Batch, &Employer),
        row: BatchRow,
        by: By,
    ) -> Result<(), AppError> {
        let author = by.account.unwrap_or(batch.created_by);
        let id = RegistrationId(self.clock.new_id());
        let mut request = fresh(id, employer.id, (author, by.at), row.typed);
        request.batch = Some(batch.id);
        let checked = check(&request.typed, self.clock.today());
        let to = match &checked.applicant {
            None => (Standing::Blocked, None),
            Some(applicant) if has_paper_known(tx, applicant).await? => (Standing::Known, None),
            Some(applicant) => {
                tx.registrations().insert(&request, &keys(applicant)).await?;
                self.send_in(tx, &mut request, (employer, false), by).await?;
                self.keep(tx, &mut request, 1).await?;
                (Standing::Sent, Some(id))
            }
        };
        Ok(tx.batches().settle(batch.id, row.row, row.standing, to).await?)
    }

    /// Takes a row out of the file to be corrected on screen: a draft with what the row says. Taken out already, it is
    /// the same draft.
    pub async fn take_row_out(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: BatchId,
        number: u32,
    ) -> Result<RegistrationId, AppError> {
        let (employer, may) = self.authorise::<Register>(actor, affiliate).await?;
        let reader = self.store.read();
        let batch = reader.batches().find(id).await?;
        batch.filter(|batch| batch.employer == employer.id).ok_or(AppError::Unknown)?;
        let row = reader.batches().row(id, number).await?.ok_or(AppError::Unknown)?;
        if let Some(request) = row.request {
            return Ok(request);
        }
        let by = By::proof(&may, self.clock.now());
        let draft = RegistrationId(self.clock.new_id());
        let mut request = fresh(draft, employer.id, (may.account(), by.at), row.typed);
        let keys = super::send::keys_of(&request.typed, self.clock.today());
        let tx = self.begin_as(&may).await?;
        tx.registrations().insert(&request, &keys).await?;
        Self::step(&tx, &mut request, Event::Saved, by, "").await?;
        tx.batches().settle(id, number, row.standing, (Standing::TakenOut, Some(draft))).await?;
        tx.commit().await?;
        Ok(draft)
    }
}

/// Of a file's name, as much as names it.
const FILE_NAME_CHARACTERS_MAX: usize = 120;

/// A row on its way to a standing.
struct Judged {
    row: BatchRow,
    keys: SearchKeys,
}

/// Judges the rows by themselves and against each other: of two rows with one paper, the second waits; of two with one
/// name, however spelled, and one day of birth, the second goes to an agent.
fn judge(people: Vec<Listed>, checked: Vec<Checked>) -> Vec<Judged> {
    let mut first_with: HashMap<String, u32> = HashMap::new();
    let mut first_named: HashMap<(String, Date), u32> = HashMap::new();
    let mut judged = Vec::with_capacity(people.len());
    for (listed, checked) in people.into_iter().zip(checked) {
        let keys = checked.applicant.as_ref().map(keys).unwrap_or_default();
        let mut same_as = None;
        for paper in &keys.papers {
            same_as = same_as.or(first_with.get(paper).copied());
            first_with.entry(paper.clone()).or_insert(listed.row);
        }
        let has_same_paper = same_as.is_some();
        if let Some(born_on) = keys.born_on.filter(|_| !has_same_paper) {
            let first = *first_named.entry((keys.name.clone(), born_on)).or_insert(listed.row);
            same_as = (first != listed.row).then_some(first);
        }
        let standing = match &checked {
            _ if checked.applicant.is_none() || has_same_paper => Standing::Blocked,
            _ if checked.is_simple() && same_as.is_none() => Standing::Ready,
            _ => Standing::Doubtful,
        };
        let row = BatchRow { row: listed.row, typed: listed.typed, standing, same_as, request: None };
        judged.push(Judged { row, keys });
    }
    judged
}

/// Does somebody of the register have one of the papers?
async fn has_paper_known(tx: &Tx, applicant: &Applicant) -> Result<bool, AppError> {
    let known = super::known::search(tx.persons(), applicant).await?;
    Ok(known.iter().any(|(_, why)| *why == super::known::Why::SamePaper))
}

/// The words of a refusal, and the items whose columns are missing.
fn refusal(refused: &ListRefused) -> (Text, Vec<Item>) {
    let text = match refused {
        ListRefused::File(refusal) => {
            Text::new(format!("refusal-{}", tasrih_rules::refusal_code(refusal.kind)), refusal.args.clone())
        }
        ListRefused::NoHeading => Text::of("list-refused-no-heading"),
        ListRefused::Missing(items) => return (Text::of("list-refused-missing"), items.clone()),
        ListRefused::Twice(_, first, second) => Text::of("list-refused-twice")
            .with("first", Arg::Text(first.to_string()))
            .with("second", Arg::Text(second.to_string())),
        ListRefused::Nobody => Text::of("list-refused-nobody"),
        ListRefused::TooMany => {
            let most = i64::try_from(applicants::PEOPLE_MAX).unwrap_or(i64::MAX);
            Text::of("list-refused-too-many").with("max", Arg::Count(most))
        }
    };
    (text, Vec::new())
}
