//! One company as a person finds it: what they may do there, and by what right.

use crate::accounts::Actor;
use crate::home::EmployerCard;
use crate::{App, AppError};
use tasrih_domain::AffiliateNumber;
use tasrih_domain::access::{Power, Read, Under};
use tasrih_domain::declaration::Employer;

/// A company and the person's rights over it.
#[derive(Debug, Clone)]
pub struct Company {
    /// The company.
    pub employer: Employer,
    /// By what right the person sees it.
    pub under: Under,
    /// Everything that the person may do for it today.
    pub powers: Vec<Power>,
    /// The firm that the person acts through, when it is by a mandate.
    pub firm: Option<Employer>,
}

impl App {
    /// The company of that number, if the person may see it.
    pub async fn company(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<Company, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let powers = Power::ALL.iter().copied().filter(|power| may.also(*power)).collect();
        let firm = match may.under() {
            Under::Mandate { firm, .. } => self.store.read().employers().find(firm).await?,
            Under::Role(_) | Under::Post(_) => None,
        };
        Ok(Company { employer, under: may.under(), powers, firm })
    }

    /// The months of a company, filed and to be filed.
    pub async fn company_months(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<EmployerCard, AppError> {
        let (employer, _) = self.authorise::<Read>(actor, affiliate).await?;
        let mut cards = self.cards(&self.access(actor).await?, &[employer.id]).await?;
        cards.pop().ok_or(AppError::Unknown)
    }
}
