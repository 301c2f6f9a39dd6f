//! The slip of an order.

use crate::accounts::Actor;
use crate::declarations::FileDownload;
use crate::{App, AppError};
use tasrih_certificate::SlipContent;
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::Read;
use tasrih_domain::payment::{Method, OrderReference};

impl App {
    /// The slip of an order, in both languages. The same order gives the same bytes.
    ///
    /// # Errors
    /// `Unknown`: no such order, or one that the fund collects itself.
    pub async fn order_slip(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        reference: OrderReference,
    ) -> Result<FileDownload, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let order = self.order_of(employer.id, reference).await?;
        if order.method == Method::Debit {
            return Err(AppError::Unknown);
        }
        let content = SlipContent {
            reference,
            employer: employer.name,
            employer_ar: employer.name_ar,
            affiliate,
            ice: employer.ice,
            lines: order.lines,
            amount: order.amount,
            pay_on: order.pay_on,
            made_at: order.made_at,
            account: self.fund().map(|fund| (fund.name.clone(), fund.account.clone())),
            // French by default: the page has a switch, and the paper both languages.
            order_url: format!("{}/fr/employers/{affiliate}/payments/{}", self.config.public_url, reference.compact()),
        };
        let drawing = tokio::task::spawn_blocking(move || tasrih_certificate::slip(&content));
        let bytes = drawing.await.map_err(AppError::fault)?.map_err(AppError::fault)?;
        Ok(FileDownload { name: format!("bordereau-{}.pdf", reference.compact()), mime: "application/pdf", bytes })
    }
}
