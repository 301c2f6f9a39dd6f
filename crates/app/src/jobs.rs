//! Work that is done later: payloads hold ids only, and every job may run twice.

use crate::App;
use crate::attestations::IssueOrder;
use crate::declarations::Reweigh;
use crate::deliveries::DeliveryJob;
use crate::error::AppError;
use crate::messages::SendMessage;
use crate::register::LearnMonth;
use crate::registrations::batch::SendBatch;
use serde::{Deserialize, Serialize};
use tasrih_domain::id::{DeclarationId, JobId};
use tasrih_storage::{ClaimedJob, NewJob};
use time::OffsetDateTime;

/// Checks a large file that was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckDeclaration {
    declaration: String,
}

impl CheckDeclaration {
    /// Name in the queue.
    pub const NAME: &'static str = "check-declaration";

    pub(crate) fn of(declaration: DeclarationId) -> Self {
        Self { declaration: declaration.to_string() }
    }

    fn read(payload: &str) -> Result<DeclarationId, AppError> {
        let payload: Self = serde_json::from_str(payload).map_err(AppError::fault)?;
        payload.declaration.parse().map_err(AppError::fault)
    }
}

/// Most tries of a job before it is shown to the operator instead.
pub const ATTEMPTS_MAX: u32 = 5;

/// What the worker does with a job that did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum JobFailure {
    /// Again, later.
    #[error("to be tried again")]
    Retry(#[source] AppError),
    /// Never: visible to the operator.
    #[error("given up")]
    GiveUp(#[source] AppError),
}

impl App {
    /// Does a job of the queue. A second run of a finished job is not an error.
    pub async fn run_job(&self, job: &ClaimedJob) -> Result<(), JobFailure> {
        let outcome = match job.name.as_str() {
            CheckDeclaration::NAME => match CheckDeclaration::read(&job.payload) {
                Ok(declaration) => self.check_received(declaration).await,
                Err(error) => Err(error),
            },
            SendBatch::NAME => match SendBatch::read(&job.payload) {
                Ok((batch, account)) => self.send_rows(batch, account).await,
                Err(error) => Err(error),
            },
            DeliveryJob::SORT => match DeliveryJob::read(&job.payload) {
                Ok(delivery) => self.sort_delivery(delivery).await,
                Err(error) => Err(error),
            },
            DeliveryJob::FILE => match DeliveryJob::read(&job.payload) {
                Ok(delivery) => self.file_wanted(delivery).await,
                Err(error) => Err(error),
            },
            SendMessage::NAME => match SendMessage::read(&job.payload) {
                Ok(message) => return self.send_message(message, job.attempt).await,
                Err(error) => Err(error),
            },
            LearnMonth::NAME => match LearnMonth::read(&job.payload) {
                Ok(of) => self.learn_month(of).await,
                Err(error) => Err(error),
            },
            Reweigh::NAME => match Reweigh::read(&job.payload) {
                Ok(from) => self.reweigh(from).await,
                Err(error) => Err(error),
            },
            IssueOrder::NAME => match IssueOrder::read(&job.payload) {
                Ok(order) => self.answer_order(order).await,
                Err(error) => Err(error),
            },
            _ => Err(AppError::fault("no such job")),
        };
        match outcome {
            // Gone, or moved on by the person meanwhile: nothing is left to do.
            Ok(()) | Err(AppError::Unknown | AppError::Stale) => Ok(()),
            Err(error @ AppError::Unavailable(_)) => Err(JobFailure::Retry(error)),
            Err(error) if job.attempt < ATTEMPTS_MAX => Err(JobFailure::Retry(error)),
            Err(error) => Err(JobFailure::GiveUp(error)),
        }
    }

    pub(crate) fn check_job(&self, declaration: DeclarationId, now: OffsetDateTime) -> Result<NewJob, AppError> {
        self.job(CheckDeclaration::NAME, &CheckDeclaration::of(declaration), now)
    }

    /// A job that is due at once.
    pub(crate) fn job(
        &self,
        name: &str,
        payload: &impl serde::Serialize,
        now: OffsetDateTime,
    ) -> Result<NewJob, AppError> {
        Ok(NewJob {
            id: JobId(self.clock.new_id()),
            name: name.to_owned(),
            payload: serde_json::to_string(payload).map_err(AppError::fault)?,
            run_at: now,
            created_at: now,
        })
    }
}
