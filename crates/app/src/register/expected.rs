//! Whom an employer is expected to declare in a month: the fund's own file, else what the register says.

use crate::accounts::Actor;
use crate::declarations::FileDownload;
use crate::{App, AppError};
use tasrih_domain::access::Read;
use tasrih_domain::declaration::{Employer, KnownEmployee, Movements, Roster, RosterOrigin};
use tasrih_domain::id::EmployerId;
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_intake::ebds::write::write_preestablished;
use tasrih_intake::ebds::{EbdsHeader, file_name};

const TEXT_MIME: &str = "text/plain; charset=us-ascii";

/// People shown on one page of the list.
pub const EXPECTED_SHOWN_MAX: usize = 100;

/// The people expected for a month.
#[derive(Debug, Clone)]
pub struct ExpectedView {
    /// By whom.
    pub employer: Employer,
    /// For which month.
    pub month: Month,
    /// Who says so.
    pub origin: RosterOrigin,
    /// How many in all.
    pub total: usize,
    /// One page of them, by insured number.
    pub people: Vec<KnownEmployee>,
    /// Place of the first of them, from 0.
    pub first: usize,
    /// Whom the employer said to have hired in the month.
    pub hired: Vec<KnownEmployee>,
    /// Whom it said to have left.
    pub left: Vec<KnownEmployee>,
}

impl App {
    /// The fund's own file of the month; without one, the people of the register. Nothing when neither knows anybody.
    pub(crate) async fn roster_of(&self, employer: EmployerId, month: Month) -> Result<Option<Roster>, AppError> {
        let reader = self.store.read();
        if let Some(roster) = reader.rosters().find(employer, month).await? {
            return Ok(Some(roster));
        }
        let people = reader.employments().expected(employer, month).await?;
        let roster = Roster { people, origin: RosterOrigin::Register, ..Roster::default() };
        Ok((!roster.people.is_empty()).then_some(roster))
    }

    /// Whom the employer said to have hired or let go in a month.
    pub(crate) async fn movements_of(&self, employer: EmployerId, month: Month) -> Result<Movements, AppError> {
        let reader = self.store.read();
        let roster = |people| Roster { people, origin: RosterOrigin::Register, ..Roster::default() };
        Ok(Movements {
            hired: roster(reader.employments().hired_in(employer, month).await?),
            left: roster(reader.employments().left_in(employer, month).await?),
        })
    }

    /// The people expected for a month, one page of them.
    pub async fn expected(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
        first: usize,
    ) -> Result<ExpectedView, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let roster = self
            .roster_of(employer.id, month)
            .await?
            .unwrap_or(Roster { origin: RosterOrigin::Register, ..Roster::default() });
        let movements = self.movements_of(employer.id, month).await?;
        let total = roster.people.len();
        let people = roster.people.into_iter().skip(first).take(EXPECTED_SHOWN_MAX).collect();
        let (hired, left) = (movements.hired.people, movements.left.people);
        Ok(ExpectedView { employer, month, origin: roster.origin, total, people, first, hired, left })
    }

    /// The pre-established file of a month: records A00 to A03.
    pub async fn expected_file(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
    ) -> Result<FileDownload, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let roster = self.roster_of(employer.id, month).await?.unwrap_or_default();
        let header = EbdsHeader {
            transfer_id: roster.transfer_id,
            issued_on: Some(self.clock.today()),
            due_on: Some(self.due_on(month).await?),
            ..EbdsHeader::of(&employer, month, FileKind::Preestablished)
        };
        let name = file_name(FileKind::Preestablished, affiliate, month);
        let writing = tokio::task::spawn_blocking(move || {
            let mut bytes = Vec::with_capacity((roster.people.len() + 4) * 261);
            write_preestablished(&mut bytes, &header, &roster.people).map(|()| bytes)
        });
        let bytes = writing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name, mime: TEXT_MIME, bytes })
    }
}
