//! Word to those whom something concerns: the administrators of a company, and a principal of what was done in its name.

use super::{company, name_of};
use crate::by::By;
use crate::{App, AppError, Recipient};
use tasrih_domain::Lang;
use tasrih_domain::access::{Role, Under};
use tasrih_domain::declaration::Employer;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::EmployerId;
use tasrih_storage::Tx;

/// Administrators who are told, the first to have come.
const TOLD_MAX: u32 = 20;

impl App {
    /// An address of the gateway, as it stands in a message: `rest` follows the language and its stroke.
    pub(crate) fn link(&self, lang: Lang, rest: &str) -> Arg {
        Arg::Text(format!("{}/{lang}/{rest}", self.config.public_url))
    }

    /// Tells each administrator of a company, in their own language.
    pub(crate) async fn tell_each_administrator(
        &self,
        tx: &Tx,
        employer: EmployerId,
        key: &'static str,
        args: impl Fn(Lang) -> Args,
    ) -> Result<(), AppError> {
        let members = tx.memberships().over(employer, super::MEMBERS_MAX).await?;
        let administrators = members.iter().filter(|one| one.role == Role::Administrator).map(|one| one.account);
        let ids: Vec<_> = administrators.take(usize::try_from(TOLD_MAX).unwrap_or(usize::MAX)).collect();
        let mut accounts = tx.accounts().find_all(&ids).await?;
        accounts.sort_unstable_by_key(|account| account.id);
        for account in accounts {
            self.tell(tx, &Recipient::of(&account), key, args(account.lang)).await?;
        }
        Ok(())
    }

    /// Tells the administrators of a company what a firm's person has done in its name; what its own people do is not
    /// told. The values `firm`, `person`, `company` and `link` (the mandate's page) are at hand beside `args`.
    pub(crate) async fn tell_principal(
        &self,
        tx: &Tx,
        by: &By,
        key: &'static str,
        args: &Args,
    ) -> Result<(), AppError> {
        let (Some(Under::Mandate { mandate, firm }), Some(principal), Some(account)) =
            (by.under, by.employer, by.account)
        else {
            return Ok(());
        };
        let account = tx.accounts().find(account).await?.ok_or(AppError::Unknown)?;
        let firm = tx.employers().find(firm).await?.ok_or(AppError::Unknown)?;
        let principal = tx.employers().find(principal).await?.ok_or(AppError::Unknown)?;
        let page = format!("employers/{}/mandates/{mandate}", principal.affiliate);
        let values = |lang| {
            let own = company(&principal, lang)
                .with("firm", Arg::Text(name_of(&firm, lang)))
                .with("person", Arg::Text(account.name.clone()))
                .with("link", self.link(lang, &page));
            Args(own.0.into_iter().chain(args.0.iter().cloned()).collect())
        };
        self.tell_each_administrator(tx, principal.id, key, values).await
    }

    /// The company of that id, which has to exist.
    pub(crate) async fn employer_of(&self, tx: &Tx, id: EmployerId) -> Result<Employer, AppError> {
        tx.employers().find(id).await?.ok_or(AppError::Unknown)
    }
}
