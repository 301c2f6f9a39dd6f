//! Many at once: an accountant's clients, each with the attestation or the refusal, and all papers in one archive.
//!
//! A job answers them one by one, each in a transaction of its own, so that a process that stops loses nothing and
//! issues nothing twice. The archive is drawn when it is taken away.

use super::issue::{Asked, Outcome};
use super::{file_name, wire};
use crate::accounts::Actor;
use crate::{App, AppError};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::sync::Arc;
use tasrih_domain::access::{Attest, Power};
use tasrih_domain::attestation::{AttestationKind, Order};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{AttestationId, AttestationOrderId, EmployerId};
use tokio::sync::mpsc;

/// Employers answered between two looks at the order.
const AT_ONCE: u32 = 25;
/// Orders shown to who gave them.
const SHOWN: u32 = 10;
/// Bytes of the archive on their way at once.
const CHUNK: usize = 256 * 1024;

/// An employer of an order, its attestation, and whether it was refused one.
type OrderedRow = (EmployerId, Option<AttestationId>, bool);

/// One employer of an order.
#[derive(Debug, Clone)]
pub struct OrderRow {
    /// Which.
    pub employer: Employer,
    /// Its attestation, once issued.
    pub attestation: Option<AttestationId>,
    /// Not issued: its own page says why, and what to do.
    pub is_refused: bool,
}

/// An order and how far it has come.
#[derive(Debug, Clone)]
pub struct OrderView {
    /// The order.
    pub order: Order,
    /// Issued so far.
    pub issued: u64,
    /// Refused so far.
    pub refused: u64,
    /// Employers in all.
    pub total: u64,
    /// The employers, by name; empty in a list of orders.
    pub rows: Vec<OrderRow>,
}

/// Answers an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueOrder {
    order: String,
}

impl IssueOrder {
    /// Name in the queue.
    pub const NAME: &'static str = "issue-attestations";

    pub(crate) fn read(payload: &str) -> Result<AttestationOrderId, AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        payload.order.parse().map_err(AppError::fault)
    }
}

impl App {
    /// Orders the attestation of regular standing for every company that the person may ask it for. While an order of
    /// the person is being answered it is that one.
    ///
    /// # Errors
    /// Refused: there is none.
    pub async fn order_attestations(&self, actor: &Actor) -> Result<AttestationOrderId, AppError> {
        let (today, now) = (self.clock.today(), self.clock.now());
        let latest = self.store.read().attestation_orders().of_account(actor.account().id, 1).await?;
        if let Some(running) = latest.first().filter(|order| order.finished_at.is_none()) {
            return Ok(running.id);
        }
        let access = self.access(actor).await?;
        let employers: Vec<EmployerId> =
            access.employers(today).into_iter().filter(|id| access.may(Power::Attest, *id, today)).collect();
        if employers.is_empty() {
            return Err(AppError::refused("refused-order-empty"));
        }
        let order = Order {
            id: AttestationOrderId(self.clock.new_id()),
            account: actor.account().id,
            kind: AttestationKind::Standing,
            ordered_at: now,
            finished_at: None,
        };
        let payload = IssueOrder { order: order.id.to_string() };
        let job = self.job(IssueOrder::NAME, &payload, now)?;
        let count = i64::try_from(employers.len()).unwrap_or(i64::MAX);
        let event = AuditEvent::new(now, Who::Account(order.account), "attestations-ordered")
            .subject(order.id)
            .details(Args::new().with("companies", Arg::Count(count)));
        let tx = self.store.begin_write().await?;
        tx.attestation_orders().insert(&order, &employers).await?;
        tx.audit().append(&event).await?;
        tx.jobs().enqueue(&job).await?;
        tx.commit().await?;
        Ok(order.id)
    }

    /// Answers the employers of an order that have no answer yet.
    pub(crate) async fn answer_order(&self, id: AttestationOrderId) -> Result<(), AppError> {
        let order = self.store.read().attestation_orders().find(id).await?.ok_or(AppError::Unknown)?;
        loop {
            let open = self.store.read().attestation_orders().open(id, AT_ONCE).await?;
            if open.is_empty() {
                break;
            }
            // What somebody may do can change while the order is answered.
            let access = self.store.read().access().of(order.account).await?;
            for employer in open {
                let may = access.require::<Attest>(employer, self.clock.today());
                let found = self.store.read().employers().find(employer).await?;
                let issued = match (may, found) {
                    (Ok(may), Some(employer)) => {
                        let asked = Asked { kind: order.kind, person: None, period: None };
                        match self.issue_to(&employer, &asked, &may).await {
                            Ok(Outcome::Issued(attestation)) => Some(attestation),
                            // The standing says no, or the right ended at this moment.
                            Ok(Outcome::Refused(_)) | Err(AppError::Unknown | AppError::Stale) => None,
                            Err(error) => return Err(error),
                        }
                    }
                    _ => None,
                };
                let tx = self.store.begin_write().await?;
                tx.attestation_orders().answer(id, employer, issued).await?;
                tx.commit().await?;
            }
        }
        let tx = self.store.begin_write().await?;
        tx.attestation_orders().finish(id, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    /// The latest orders of the person, without their employers.
    pub async fn attestation_orders(&self, actor: &Actor) -> Result<Vec<OrderView>, AppError> {
        let orders = self.store.read().attestation_orders().of_account(actor.account().id, SHOWN).await?;
        let mut views = Vec::with_capacity(orders.len());
        for order in orders {
            views.push(self.order_progress(order).await?);
        }
        Ok(views)
    }

    /// An order of the person and those of its employers that the person still may see.
    pub async fn attestation_order(&self, actor: &Actor, id: AttestationOrderId) -> Result<OrderView, AppError> {
        let order = self.own_order(actor, id).await?;
        let mut view = self.order_progress(order).await?;
        let reader = self.store.read();
        let rows = self.rows_seen(actor, id).await?;
        let ids: Vec<_> = rows.iter().map(|(employer, ..)| *employer).collect();
        for employer in reader.employers().find_all(&ids).await? {
            let row = rows.iter().find(|(id, ..)| *id == employer.id);
            let (attestation, is_refused) = row.map_or((None, false), |(_, issued, refused)| (*issued, *refused));
            view.rows.push(OrderRow { employer, attestation, is_refused });
        }
        Ok(view)
    }

    /// The papers of a finished order as one archive (ZIP), piece by piece; it is drawn while it is taken away. Those
    /// of employers that the person may no longer see are left out.
    ///
    /// # Errors
    /// `Unknown`: it is not the person's, not finished, or nothing was issued.
    pub async fn order_archive(
        &self,
        actor: &Actor,
        id: AttestationOrderId,
    ) -> Result<mpsc::Receiver<Vec<u8>>, AppError> {
        let order = self.own_order(actor, id).await?;
        if order.finished_at.is_none() {
            return Err(AppError::Unknown);
        }
        let reader = self.store.read();
        let mut papers = Vec::new();
        for (_, attestation, _) in self.rows_seen(actor, id).await? {
            let Some(attestation) = attestation else { continue };
            let one = reader.attestations().find(attestation).await?.ok_or(AppError::Unknown)?;
            papers.push(wire::read(&one)?);
        }
        if papers.is_empty() {
            return Err(AppError::Unknown);
        }
        let (sender, receiver) = mpsc::channel(4);
        let (app, seal) = (self.clone(), Arc::clone(&self.seal));
        tokio::task::spawn_blocking(move || {
            let mut archive = zip::ZipWriter::new_stream(Pieces { sender, waiting: Vec::with_capacity(CHUNK) });
            // The papers are compressed inside already.
            let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            for content in papers {
                let affiliate = content.employer.as_ref().map(|one| one.affiliate.to_string()).unwrap_or_default();
                let paper = tasrih_certificate::attestation(&content, &app.check_url(&content), &seal)?;
                archive.start_file(format!("{affiliate}-{}", file_name(&content)), options)?;
                archive.write_all(&paper)?;
            }
            archive.finish()?.into_inner().flush()?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
        });
        Ok(receiver)
    }

    async fn rows_seen(&self, actor: &Actor, id: AttestationOrderId) -> Result<Vec<OrderedRow>, AppError> {
        let (today, access) = (self.clock.today(), self.access(actor).await?);
        let mut rows = self.store.read().attestation_orders().rows(id).await?;
        rows.retain(|(employer, ..)| access.may(Power::Read, *employer, today));
        Ok(rows)
    }

    async fn own_order(&self, actor: &Actor, id: AttestationOrderId) -> Result<Order, AppError> {
        let order = self.store.read().attestation_orders().find(id).await?;
        order.filter(|order| order.account == actor.account().id).ok_or(AppError::Unknown)
    }

    async fn order_progress(&self, order: Order) -> Result<OrderView, AppError> {
        let (issued, refused, total) = self.store.read().attestation_orders().progress(order.id).await?;
        Ok(OrderView { order, issued, refused, total, rows: Vec::new() })
    }
}

/// Sends what is written in pieces; who stops taking them stops the drawing.
struct Pieces {
    sender: mpsc::Sender<Vec<u8>>,
    waiting: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.waiting, Vec::with_capacity(CHUNK));
        self.sender.blocking_send(piece).map_err(|_| std::io::ErrorKind::BrokenPipe.into())
    }
}
