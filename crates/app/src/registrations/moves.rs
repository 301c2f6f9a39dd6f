//! One way to move a request: the table of moves, the row, the event, the audit.

use super::send::keys_of;
use crate::by::By;
use crate::{App, AppError};
use tasrih_domain::access::Under;
use tasrih_domain::registration::{self, Event, Happening, Request, Side};
use tasrih_storage::Tx;

/// What the audit calls a move; what changes a draft is no act worth a line.
const fn act(event: Event) -> Option<&'static str> {
    match event {
        Event::Saved | Event::DocumentsChanged => None,
        Event::Submitted => Some("registration-sent"),
        Event::Asked => Some("registration-asked"),
        Event::Answered => Some("registration-answered"),
        Event::Accepted => Some("registration-accepted"),
        Event::Linked => Some("registration-linked"),
        Event::Refused => Some("registration-refused"),
        Event::Withdrawn => Some("registration-withdrawn"),
    }
}

const fn side(by: &By) -> Side {
    match (by.account, by.under) {
        (_, Some(Under::Post(_))) => Side::Office,
        (Some(_), _) => Side::Employer,
        (None, _) => Side::Gateway,
    }
}

impl App {
    /// Moves a request in hand and records it; the row itself is written by [`App::keep`].
    pub(super) async fn step(
        tx: &Tx,
        request: &mut Request,
        event: Event,
        by: By,
        words: &str,
    ) -> Result<(), AppError> {
        let from = request.state;
        request.state = registration::next(from, event)?;
        if request.state.is_final() {
            request.decided_at = Some(by.at);
        }
        let happening = Happening {
            at: by.at,
            actor: by.account,
            side: side(&by),
            event,
            from,
            to: request.state,
            words: words.to_owned(),
        };
        tx.registrations().append(request.id, &happening).await?;
        if let Some(act) = act(event) {
            let mut audited = by.audit(act).subject(request.id);
            audited.employer = Some(request.employer);
            tx.audit().append(&audited).await?;
        }
        Ok(())
    }

    /// Writes the request, guarded by the version that was seen.
    pub(super) async fn keep(&self, tx: &Tx, request: &mut Request, seen: u32) -> Result<(), AppError> {
        let keys = keys_of(&request.typed, self.clock.today());
        request.version = tx.registrations().save(request, &keys, seen).await?;
        Ok(())
    }
}
