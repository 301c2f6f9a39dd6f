//! The record of an insured person, as agents see it.

use crate::accounts::Actor;
use crate::by::By;
use crate::insured::on_file;
use crate::messages::Recipient;
use crate::{App, AppError};
use std::fmt;
use tasrih_domain::access::{ConfirmContact, Duty, SeePerson};
use tasrih_domain::declaration::Employer;
use tasrih_domain::employment::Employment;
use tasrih_domain::finding::Args;
use tasrih_domain::id::PersonId;
use tasrih_domain::person::{Document, InsuredPerson};
use tasrih_domain::{Address, InsuredNumber, Month};
use tasrih_storage::{DeclaredMonth, SameDocument};
use time::Date;

/// Months shown of each employer.
const MONTHS_SHOWN_MAX: u32 = 24;
/// Employers whose months are shown.
const EMPLOYERS_SHOWN_MAX: usize = 10;

/// Whom an agent looks for: by a number, or by a whole name with a day of birth. Personal, so never in an address.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PersonQuery {
    /// Insured number or CIN.
    pub number: String,
    /// Surname and given name, in either script.
    pub name: String,
    /// Day of birth.
    pub born_on: Option<Date>,
}

impl fmt::Debug for PersonQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonQuery({} and {} bytes)", self.number.len(), self.name.len())
    }
}

/// What an employer declared of the person.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The employer.
    pub employer: Employer,
    /// Its stays, the latest first.
    pub stays: Vec<Employment>,
    /// The last months, the latest first.
    pub months: Vec<DeclaredMonth>,
}

/// A person's record.
#[derive(Debug, Clone)]
pub struct PersonFile {
    /// The person.
    pub person: InsuredPerson,
    /// The employer that typed the address on file, as long as no agent has heard it from the person.
    pub contact_by: Option<Employer>,
    /// The agent may put another address on file.
    pub may_confirm_contact: bool,
    /// By employer, the latest one first.
    pub declared: Vec<Declared>,
}

/// What somebody showed and said at the counter. Personal.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct ContactShown {
    /// Number of their identity document, read from it.
    pub card: String,
    /// Telephone or e-mail address, as they say it.
    pub address: String,
    /// The version of the record that the page showed.
    pub seen: u32,
}

impl fmt::Debug for ContactShown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContactShown({} bytes)", self.address.len())
    }
}

impl App {
    /// The people of that number or CIN, or of that name and day of birth; a few at most.
    ///
    /// # Errors
    /// `Refused`: neither a number nor a name with a day of birth was given.
    pub async fn find_people(&self, actor: &Actor, query: &PersonQuery) -> Result<Vec<InsuredPerson>, AppError> {
        let duty = self.on_duty::<SeePerson>(actor).await?;
        let reader = self.store.read();
        let number: String = query.number.chars().filter(char::is_ascii_alphanumeric).collect();
        let number = number.to_ascii_uppercase();
        let found = if let Ok(insured) = number.parse::<InsuredNumber>() {
            reader.persons().find_by_number(insured).await?.into_iter().collect()
        } else if !number.is_empty() {
            reader.persons().find_by_document(SameDocument::Cin(&number)).await?
        } else {
            let named = (query.name.trim(), query.born_on);
            let (name, Some(_)) = named else { return Err(AppError::refused("refused-person-search")) };
            if name.is_empty() {
                return Err(AppError::refused("refused-person-search"));
            }
            reader.persons().namesakes(name, query.born_on).await?
        };
        // Whoever was found was looked at: it stands in the audit of each of them.
        let by = By::agent(&duty, self.clock.now());
        let tx = self.store.begin_write().await?;
        for person in &found {
            tx.audit().append(&by.audit("person-found").person(person.id)).await?;
        }
        tx.commit().await?;
        Ok(found)
    }

    /// A person's record; that it was looked at is visible to the person.
    pub async fn person_file(&self, actor: &Actor, id: PersonId) -> Result<PersonFile, AppError> {
        let duty = self.on_duty::<SeePerson>(actor).await?;
        let reader = self.store.read();
        let person = reader.persons().find(id).await?.ok_or(AppError::Unknown)?;
        let stays = reader.employments().of_person(id).await?;
        let mut ids = Vec::new();
        for stay in &stays {
            if !ids.contains(&stay.employer) && ids.len() < EMPLOYERS_SHOWN_MAX {
                ids.push(stay.employer);
            }
        }
        let employers = reader.employers().find_all(&ids).await?;
        let mut declared = Vec::new();
        for id in ids {
            let Some(employer) = employers.iter().find(|employer| employer.id == id).cloned() else { continue };
            let months = reader.employments().declared(id, person.insured, None::<Month>, MONTHS_SHOWN_MAX).await?;
            let stays = stays.iter().filter(|stay| stay.employer == id).cloned().collect();
            declared.push(Declared { employer, stays, months });
        }
        let contact_by = match person.contact_by {
            Some(employer) => reader.employers().find(employer).await?,
            None => None,
        };
        let may_confirm_contact =
            self.access(actor).await?.posts().iter().any(|post| post.duties().contains(&Duty::ConfirmContact));
        let tx = self.store.begin_write().await?;
        tx.audit().append(&By::agent(&duty, self.clock.now()).audit("person-seen").person(id)).await?;
        tx.commit().await?;
        Ok(PersonFile { person, contact_by, may_confirm_contact, declared })
    }

    /// Puts the telephone or e-mail address that a person names, with their card before the agent, on file: from now on
    /// codes go there, to no address of before, and open all of their own pages. The number of the card is typed from
    /// the card, so that nobody confirms by a slip of the hand. The address of before, if it was the person's, hears of
    /// it. The same again changes nothing.
    ///
    /// # Errors
    /// `Refused`: the card is not the one of the record, or the address is none. `Stale`: changed meanwhile.
    pub async fn confirm_contact(&self, actor: &Actor, id: PersonId, shown: &ContactShown) -> Result<(), AppError> {
        let duty = self.on_duty::<ConfirmContact>(actor).await?;
        let tx = self.begin_on_duty(&duty).await?;
        let before = tx.persons().find(id).await?.ok_or(AppError::Unknown)?;
        let is_card = |card: &Document| Document::new(card.kind, &shown.card).as_ref() == Some(card);
        if !before.document.as_ref().is_some_and(is_card) {
            return Err(AppError::refused("refused-contact-card"));
        }
        let address = shown.address.parse::<Address>().map_err(|_| AppError::refused("refused-address"))?;
        let text = address.text().to_owned();
        let (phone, email) = match address {
            Address::Phone(_) => (text, String::new()),
            Address::Email(_) => (String::new(), text),
        };
        if before.contact_by.is_none() && (&before.phone, &before.email) == (&phone, &email) {
            return Ok(());
        }
        if before.version != shown.seen {
            return Err(AppError::Stale);
        }
        tx.persons().update(&InsuredPerson { phone, email, contact_by: None, ..before.clone() }).await?;
        // Whoever reads at the address of before is signed in no longer.
        tx.insured_sessions().delete_of(id).await?;
        tx.audit().append(&By::agent(&duty, self.clock.now()).audit("contact-confirmed").person(id)).await?;
        let own_before = on_file(&before).filter(|one| before.contact_by.is_none() && *one != address);
        for one in own_before.iter().chain([&address]) {
            let to = Recipient::at(one, actor.account().lang);
            self.tell(&tx, &to, "message-insured-contact", Args::new()).await?;
        }
        Ok(tx.commit().await?)
    }
}
