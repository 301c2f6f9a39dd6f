//! Each file finds its company: by what stands in it; by its name only at the person's word.

use super::{reason, refusal_reason};
use crate::accounts::Actor;
use crate::declarations::{Awaited, Received, Upload};
use crate::{App, AppError, Spool};
use std::io::{Seek, SeekFrom};
use tasrih_domain::access::{Access, Prepare};
use tasrih_domain::declaration::{DeclarationKind, Employer};
use tasrih_domain::delivery::{DeliveredFile, Delivery, FileState, Reason};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::DeliveryId;
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_intake::whose::{NameHint, Whose, whose};

/// Files looked into before the list of those that wait is read again.
const AT_ONCE: u32 = 50;
/// Tries when the same month of a company is changed at the same moment.
const MEETINGS_MAX: u32 = 3;

/// Where a file goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Route {
    /// Its company and month are known.
    To(AffiliateNumber, Month),
    /// The person is asked; what is known is proposed.
    Ask(Reason, Option<AffiliateNumber>, Option<Month>),
    /// It belongs to nobody alone.
    Refuse(Reason),
}

/// Who said where a file belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SaidBy {
    File,
    Person,
}

/// Where a file goes by what it says, by what its name says, and by the month that was chosen for all.
fn route(whose: &Whose, hint: NameHint, chosen: Month) -> Route {
    let mut months = whose.months.iter().copied();
    let month = match (months.next(), months.next()) {
        (Some(_), Some(_)) => return Route::Refuse(reason("delivery-refused-months")),
        (Some(month), None) => Some(month),
        (None, _) => None,
    };
    let mut affiliates = whose.affiliates.iter().copied();
    match (affiliates.next(), affiliates.next()) {
        (Some(first), Some(second)) => {
            let text = |number: AffiliateNumber| Arg::Text(number.to_string());
            let args = Args::new().with("first", text(first)).with("second", text(second));
            Route::Refuse(("delivery-refused-companies".to_owned(), args))
        }
        (Some(affiliate), None) => match (month, hint.month) {
            (Some(month), _) => Route::To(affiliate, month),
            (None, None) => Route::To(affiliate, chosen),
            (None, Some(named)) if named == chosen => Route::To(affiliate, chosen),
            (None, Some(named)) => {
                let args = Args::new().with("named", Arg::Month(named)).with("chosen", Arg::Month(chosen));
                Route::Ask(("delivery-asks-month".to_owned(), args), Some(affiliate), Some(named))
            }
        },
        (None, _) => {
            let key = if hint.affiliate.is_some() { "delivery-asks-name" } else { "delivery-asks-number" };
            Route::Ask(reason(key), hint.affiliate, Some(month.or(hint.month).unwrap_or(chosen)))
        }
    }
}

impl App {
    /// Looks into the files of a delivery that nobody has looked into. For the queue: a second run goes on where the
    /// first one stopped.
    pub(crate) async fn sort_delivery(&self, id: DeliveryId) -> Result<(), AppError> {
        let delivery = self.store.read().deliveries().find(id).await?.ok_or(AppError::Unknown)?;
        loop {
            let waiting = self.store.read().deliveries().waiting(id, AT_ONCE).await?;
            if waiting.is_empty() {
                return Ok(());
            }
            // Whoever lost a right meanwhile sends no more.
            let access = self.access_of_delivery(&delivery).await?;
            for file in waiting {
                match self.sort_file(&delivery, &access, file).await {
                    // The other one was faster with this file, and may still be waiting for its commit.
                    Err(AppError::Stale) => self.store.catch_up().await?,
                    outcome => outcome?,
                }
            }
        }
    }

    async fn sort_file(&self, delivery: &Delivery, access: &Access, mut file: DeliveredFile) -> Result<(), AppError> {
        let Some(hash) = file.hash else { return Err(AppError::fault("a file that waits has no bytes")) };
        let mut spool = self.kept_bytes(hash).await?;
        let looked = tokio::task::spawn_blocking(move || (whose(&mut spool), spool));
        let (found, spool) = looked.await.map_err(AppError::fault)?;
        let found = match found {
            Ok(found) => found,
            Err(refusal) => return self.settle(delivery, refused(file, refusal_reason(&refusal))).await,
        };
        match route(&found, NameHint::of(&file.name), delivery.month) {
            Route::To(affiliate, month) => {
                (file.affiliate, file.month) = (Some(affiliate), Some(month));
                self.take(delivery, access, file, (spool, SaidBy::File)).await
            }
            Route::Ask(why, affiliate, month) => {
                (file.affiliate, file.month) = (affiliate, month);
                self.settle(delivery, asked(file, why)).await
            }
            Route::Refuse(why) => self.settle(delivery, refused(file, why)).await,
        }
    }

    /// The person says whose a file is, or confirms it.
    ///
    /// # Errors
    /// `Stale`: it is not asked about (any more).
    pub async fn confirm_file(
        &self,
        actor: &Actor,
        (id, row): (DeliveryId, u32),
        (affiliate, month): (AffiliateNumber, Month),
    ) -> Result<(), AppError> {
        let delivery = self.own_delivery(actor, id).await?;
        let file = self.store.read().deliveries().file(id, row).await?.ok_or(AppError::Unknown)?;
        if file.state == FileState::Taken && (file.affiliate, file.month) == (Some(affiliate), Some(month)) {
            return Ok(());
        }
        if file.state != FileState::Asked {
            return Err(AppError::Stale);
        }
        let spool = self.kept_bytes(file.hash.ok_or(AppError::Stale)?).await?;
        let access = self.access(actor).await?;
        let file = DeliveredFile { affiliate: Some(affiliate), month: Some(month), ..file };
        let app = self.clone();
        Self::to_the_end(async move { app.take(&delivery, &access, file, (spool, SaidBy::Person)).await }).await
    }

    /// Hands a file to the use case of a single upload, and writes down what it became.
    async fn take(
        &self,
        delivery: &Delivery,
        access: &Access,
        mut file: DeliveredFile,
        (mut spool, said_by): (Spool, SaidBy),
    ) -> Result<(), AppError> {
        let (Some(affiliate), Some(month)) = (file.affiliate, file.month) else { return Err(AppError::Stale) };
        let found = self.store.read().employers().find_by_affiliate(affiliate).await?;
        let may = found.map(|employer| {
            let may = access.require::<Prepare>(employer.id, self.clock.today());
            may.map(|may| (employer, may))
        });
        // A number that is nobody's and one that is not theirs look the same.
        let Some(Ok((employer, may))) = may else {
            let args = Args::new().with("affiliate", Arg::Text(affiliate.to_string()));
            return self.settle_over(delivery, asked(file, ("delivery-asks-theirs".to_owned(), args))).await;
        };
        if let Err(AppError::Refused(text)) = self.require_declarable(&employer, month) {
            let why = (text.key().to_owned(), text.args().clone());
            return self.settle_over(delivery, asked(file, why)).await;
        }
        let kind = kind_in(&mut spool);
        if let Some(why) = self.what_stands_there(delivery, (&employer, month, kind), (&file, said_by)).await? {
            return self.settle_over(delivery, why.apply(file)).await;
        }
        let upload = |spool| Upload { affiliate, month, file_name: file.name.clone(), spool, correcting: None };
        let awaited = Awaited::of(employer.clone(), month, may);
        let settled = match self.receive_awaited(awaited, upload(spool)).await {
            Ok(Received { id, .. }) => {
                (file.employer, file.declaration) = (Some(employer.id), Some(id));
                DeliveredFile { state: FileState::Taken, reason: None, ..file }
            }
            Err(AppError::Refused(text)) => refused(file, (text.key().to_owned(), text.args().clone())),
            Err(AppError::Stale) => refused(file, reason("delivery-refused-changed")),
            Err(error) => return Err(error),
        };
        self.settle_over(delivery, settled).await
    }

    /// Is there something that the file must not replace without a word: another file of this drop, or cells that a
    /// person typed?
    async fn what_stands_there(
        &self,
        delivery: &Delivery,
        (employer, month, kind): (&Employer, Month, DeclarationKind),
        (file, said_by): (&DeliveredFile, SaidBy),
    ) -> Result<Option<InTheWay>, AppError> {
        let reader = self.store.read();
        let Some(open) = reader.declarations().find_open(employer.id, month, kind).await? else { return Ok(None) };
        if open.file.as_ref().map(|open| open.hash) == file.hash {
            return Ok(None);
        }
        let others = reader.deliveries().files_of(delivery.id, open.id).await?;
        if let Some(other) = others.iter().find(|other| other.row != file.row && other.hash != file.hash) {
            return Ok(Some(InTheWay::File(other.name.clone())));
        }
        let is_edited = !reader.amendments().of(open.id).await?.is_empty();
        Ok((is_edited && said_by == SaidBy::File).then_some(InTheWay::Cells))
    }

    async fn settle(&self, delivery: &Delivery, file: DeliveredFile) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        tx.deliveries().settle(delivery.id, &file, FileState::Waiting).await?;
        Ok(tx.commit().await?)
    }

    /// Writes what became of a file that waited or was asked about.
    async fn settle_over(&self, delivery: &Delivery, file: DeliveredFile) -> Result<(), AppError> {
        let mut meetings = 0;
        loop {
            let now = self.store.read().deliveries().file(delivery.id, file.row).await?.ok_or(AppError::Unknown)?;
            if !matches!(now.state, FileState::Waiting | FileState::Asked) {
                // Another one did the same: a file has one end.
                return Ok(());
            }
            let tx = self.store.begin_write().await?;
            match tx.deliveries().settle(delivery.id, &file, now.state).await {
                Ok(()) => return Ok(tx.commit().await?),
                Err(tasrih_storage::StorageError::Conflict) if meetings < MEETINGS_MAX => {
                    tx.roll_back();
                    self.store.catch_up().await?;
                    meetings += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// What a file would replace.
enum InTheWay {
    File(String),
    Cells,
}

impl InTheWay {
    fn apply(self, file: DeliveredFile) -> DeliveredFile {
        match self {
            Self::File(other) => {
                let args = Args::new().with("file", Arg::Text(other));
                refused(file, ("delivery-refused-twice".to_owned(), args))
            }
            Self::Cells => asked(file, reason("delivery-asks-edited")),
        }
    }
}

fn asked(file: DeliveredFile, why: Reason) -> DeliveredFile {
    DeliveredFile { state: FileState::Asked, reason: Some(why), ..file }
}

fn refused(file: DeliveredFile, why: Reason) -> DeliveredFile {
    DeliveredFile { state: FileState::Refused, reason: Some(why), ..file }
}

/// Main or complementary, as a single upload would decide it.
fn kind_in(spool: &mut Spool) -> DeclarationKind {
    let header = spool.seek(SeekFrom::Start(0)).ok().and_then(|_| tasrih_intake::ebds::read_header(spool).ok());
    // Whatever the place, whoever reads it next begins anew.
    drop(spool.seek(SeekFrom::Start(0)));
    match header.map(|header| header.kind) {
        Some(FileKind::Declaration(kind)) => kind,
        Some(FileKind::Preestablished) | None => DeclarationKind::MAIN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARCH: Month = Month::at(2026, 3);
    const APRIL: Month = Month::at(2026, 4);

    fn said(affiliates: &[u32], months: &[Month]) -> Whose {
        let number = |value: &u32| AffiliateNumber::from_value(*value);
        let affiliates = affiliates.iter().filter_map(number).collect();
        Whose { affiliates, months: months.iter().copied().collect(), kind: None }
    }

    fn key(route: Route) -> String {
        match route {
            Route::To(affiliate, month) => format!("{affiliate} {month}"),
            Route::Ask((key, _), affiliate, month) => {
                let affiliate = affiliate.map(|one| one.to_string()).unwrap_or_default();
                format!("{key} {affiliate} {}", month.map(|one| one.to_string()).unwrap_or_default())
            }
            Route::Refuse((key, _)) => key,
        }
    }

    #[test]
    fn the_number_inside_decides_and_the_name_only_proposes() {
        let none = NameHint::default();
        let named = NameHint::of("4052594_202603.csv");
        for (whose, hint, to) in [
            (said(&[8_512_479], &[MARCH]), named, "8512479 2026-03"),
            (said(&[8_512_479], &[]), none, "8512479 2026-04"),
            (said(&[8_512_479], &[]), named, "delivery-asks-month 8512479 2026-03"),
            (said(&[], &[]), named, "delivery-asks-name 4052594 2026-03"),
            (said(&[], &[]), none, "delivery-asks-number  2026-04"),
            (said(&[], &[MARCH]), none, "delivery-asks-number  2026-03"),
            (said(&[4_052_594, 8_512_479], &[]), none, "delivery-refused-companies"),
            (said(&[4_052_594], &[MARCH, APRIL]), none, "delivery-refused-months"),
        ] {
            assert_eq!(key(route(&whose, hint, APRIL)), to);
        }
    }
}
