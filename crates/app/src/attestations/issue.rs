//! Issuing: at once when the conditions hold, else every reason against it, each with what removes it.

use super::{about, wire};
use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError};
use tasrih_certificate::AttestationContent;
use tasrih_certificate::attestation::{EmployerFacts, PersonFacts, Statement};
use tasrih_domain::access::{Attest, Authorized};
use tasrih_domain::attestation::{Attestation, AttestationKind, AttestationNumber, CheckCode, Validity};
use tasrih_domain::audit::AuditEvent;
use tasrih_domain::declaration::{Employer, local_date};
use tasrih_domain::id::{AccountId, AttestationId, FileHash, PersonId};
use tasrih_domain::person::InsuredPerson;
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_ledger::Reason;
use tasrih_storage::Tx;
use time::OffsetDateTime;

/// Longest period, in months: ten years.
pub const MONTHS_MAX: i32 = 120;

/// What a person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What is to be attested.
    pub kind: AttestationKind,
    /// About which employee, where it is about one.
    pub person: Option<PersonId>,
    /// For which months, first and last, where it is about some.
    pub period: Option<(Month, Month)>,
}

/// Why an attestation cannot be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The standing is not regular.
    Irregular(Reason),
    /// A month of the period is not declared.
    NotDeclared(Month),
    /// Nothing was declared for the employee in the period.
    NothingDeclared,
    /// The employee's identity was never registered: the fund knows what payrolls say, and no more.
    NotRegistered,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Issued, today or a moment before.
    Issued(AttestationId),
    /// Not issued. Never empty.
    Refused(Vec<Obstacle>),
}

/// What is to be put on paper.
pub(super) struct Draft<'d> {
    pub kind: AttestationKind,
    pub employer: Option<&'d Employer>,
    pub person: Option<&'d InsuredPerson>,
    pub statement: Statement,
}

impl App {
    /// Issues an attestation to a company. Asked for again on the same day, with nothing changed, it is the same one.
    ///
    /// # Errors
    /// Refused: the period is none. What the employer can remove is no error: [`Outcome::Refused`].
    pub async fn issue_attestation(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        asked: &Asked,
    ) -> Result<Outcome, AppError> {
        let (employer, may) = self.authorise::<Attest>(actor, affiliate).await?;
        self.issue_to(&employer, asked, &may).await
    }

    /// The same, for whoever was authorised.
    pub(super) async fn issue_to(
        &self,
        employer: &Employer,
        asked: &Asked,
        may: &Authorized<Attest>,
    ) -> Result<Outcome, AppError> {
        let person = match (asked.kind.is_of_person(), asked.person) {
            (true, Some(id)) => Some(self.employee_of(employer, id).await?),
            (true, None) => return Err(AppError::Unknown),
            (false, _) => None,
        };
        let statement = match self.attestable(employer, person.as_ref(), asked).await? {
            Ok(statement) => statement,
            Err(obstacles) => return Ok(Outcome::Refused(obstacles)),
        };
        let draft = Draft { kind: asked.kind, employer: Some(employer), person: person.as_ref(), statement };
        let by = By::proof(may, self.clock.now());
        let tx = self.begin_as(may).await?;
        self.put_on_paper(tx, draft, (by.account, by.audit("attestation-issued"))).await.map(Outcome::Issued)
    }

    /// Somebody of the company's register.
    async fn employee_of(&self, employer: &Employer, id: PersonId) -> Result<InsuredPerson, AppError> {
        let reader = self.store.read();
        if reader.employments().of(employer.id, id).await?.is_empty() {
            return Err(AppError::Unknown);
        }
        reader.persons().find(id).await?.ok_or(AppError::Unknown)
    }

    /// Keeps what is attested under a new number and code.
    pub(super) async fn put_on_paper(
        &self,
        tx: Tx,
        draft: Draft<'_>,
        (issued_by, event): (Option<AccountId>, AuditEvent),
    ) -> Result<AttestationId, AppError> {
        let now = event.at;
        let (employer, person) = (draft.employer.map(|one| one.id), draft.person.map(|one| one.id));
        let mut content = content(&draft, now, CheckCode::of(self.clock.new_bytes()));
        let basis = FileHash(content.basis_hash().0);
        // Numbers are given one after the other: whoever asks at the same time waits here, and finds this one.
        content.number = tx.attestations().next_number(draft.kind, content.number.year).await?;
        let same = tx.attestations().find_same(draft.kind, (employer, person), basis).await?;
        let today = local_date(now);
        if let Some(same) = same.filter(|one| local_date(one.issued_at) == today)
            && same.validity(today) == Validity::Current
        {
            // The number just taken goes back with the transaction.
            tx.roll_back();
            return Ok(same.id);
        }
        let one = Attestation {
            id: AttestationId(self.clock.new_id()),
            number: content.number,
            employer,
            person,
            period: content.period(),
            code: content.code.clone(),
            content: wire::write(&content)?,
            hash: FileHash(content.hash().0),
            basis,
            issued_at: now,
            issued_by,
            valid_until: content.valid_until,
            revoked: None,
            replaced_at: None,
        };
        tx.attestations().insert(&one).await?;
        if draft.kind.has_period() {
            // Figures of the same months that were corrected since: the earlier paper no longer tells them.
            tx.attestations().replace_others(&one).await?;
        }
        tx.audit().append(&about(&one, event)).await?;
        tx.commit().await?;
        Ok(one.id)
    }
}

fn content(draft: &Draft<'_>, now: OffsetDateTime, code: CheckCode) -> AttestationContent {
    let today = local_date(now);
    let year = u16::try_from(today.year()).unwrap_or_default();
    AttestationContent {
        number: AttestationNumber { kind: draft.kind, year, serial: 0 },
        issued_at: now,
        valid_until: draft.kind.valid_until(today),
        employer: draft.employer.map(employer_facts),
        person: draft.person.map(person_facts),
        statement: draft.statement.clone(),
        code,
    }
}

fn employer_facts(employer: &Employer) -> EmployerFacts {
    let address = [employer.address.trim(), employer.city.trim()];
    EmployerFacts {
        name: employer.name.clone(),
        name_ar: employer.name_ar.clone(),
        affiliate: employer.affiliate,
        ice: employer.ice.clone(),
        activity: employer.activity.clone(),
        address: address.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
    }
}

fn person_facts(person: &InsuredPerson) -> PersonFacts {
    PersonFacts { name: person.name(), name_ar: person.name_ar(), insured: person.insured, born_on: person.born_on }
}
