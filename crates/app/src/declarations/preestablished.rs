//! The fund's own file of a month: the people it expects.

use super::step::AT_ONCE_BYTES_MAX;
use crate::accounts::Actor;
use crate::{App, AppError, Spool};
use tasrih_domain::access::Prepare;
use tasrih_domain::declaration::{Declaration, DeclarationKind};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{AffiliateNumber, Month, Refusal, RefusalKind};
use tasrih_i18n::Text;

impl App {
    /// Keeps the fund's file of a month, in the place of the one before. The inner error says why the file is not
    /// that of this employer and month.
    pub async fn load_preestablished(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        month: Month,
        mut spool: Spool,
    ) -> Result<Result<(), Text>, AppError> {
        let (employer, may) = self.authorise::<Prepare>(actor, affiliate).await?;
        self.require_declarable(&employer, month)?;
        let reading = tokio::task::spawn_blocking(move || tasrih_intake::read_preestablished(&mut spool));
        let roster = match reading.await.map_err(AppError::fault)? {
            Ok((roster, _)) => roster,
            Err(refusal) => return Ok(Err(words(&refusal))),
        };
        let differs = |kind, expected, found| {
            Ok(Err(words(&Refusal::new(kind, Args::new().with("expected", expected).with("found", found)))))
        };
        if let Some(found) = roster.affiliate.filter(|found| *found != affiliate) {
            let text = |number: AffiliateNumber| Arg::Text(number.to_string());
            return differs(RefusalKind::OtherEmployer, text(affiliate), text(found));
        }
        if let Some(found) = roster.period.filter(|found| *found != month) {
            return differs(RefusalKind::OtherPeriod, Arg::Month(month), Arg::Month(found));
        }
        let app = self.clone();
        let id = employer.id;
        Self::to_the_end(async move {
            let tx = app.begin_as(&may).await?;
            tx.rosters().put(id, month, &roster).await?;
            // A verdict given without the fund's file would be out of date: the month's file is checked again.
            let open = tx.declarations().find_open(id, month, DeclarationKind::MAIN).await?;
            if let Some(open) = &open {
                app.check_later(&tx, open.id, app.clock.now()).await?;
            }
            tx.commit().await?;
            // The queue would do it; a small file is checked before the person looks at its verdict.
            let is_small = |one: &Declaration| one.file.as_ref().is_some_and(|file| file.bytes <= AT_ONCE_BYTES_MAX);
            match open.filter(is_small) {
                Some(open) => app.check_received(open.id).await.or_else(|error| match error {
                    // The queue was faster, or the person has moved it on.
                    AppError::Stale => Ok(()),
                    error => Err(error),
                }),
                None => Ok(()),
            }
        })
        .await?;
        Ok(Ok(()))
    }
}

fn words(refusal: &Refusal) -> Text {
    Text::new(format!("refusal-{}", tasrih_rules::refusal_code(refusal.kind)), refusal.args.clone())
}
