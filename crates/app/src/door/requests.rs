//! What people at the door ask of the administrators of a company.

use super::{code_args, code_of, text, token_of};
use crate::messages::Recipient;
use crate::{Actor, App, AppError};
use tasrih_domain::access::{Administer, Authorized, Role};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::code::SpokenCode;
use tasrih_domain::declaration::Employer;
use tasrih_domain::door::{DoorRequest, DoorState, Errand};
use tasrih_domain::finding::Args;
use tasrih_domain::id::{DoorId, EmployerId};
use tasrih_domain::{Address, AffiliateNumber};
use tasrih_storage::Tx;
use time::{Duration, OffsetDateTime};

/// Questions shown at a time: more than a company can be asked while a request lasts, so that none buries another.
const QUESTIONS_MAX: u32 = 200;

/// Somebody who waits for an administrator's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorQuestion {
    /// Id of the request.
    pub id: DoorId,
    /// What is wanted.
    pub errand: Errand,
    /// Name that the person gave, or of the account.
    pub name: String,
    /// Address of the person.
    pub login: Address,
    /// Since when.
    pub since: OffsetDateTime,
}

/// An administrator's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoorDecision {
    /// Yes; for an access, with that role.
    Approve(Role),
    /// No.
    Refuse,
}

impl App {
    /// Who waits for the word of the company's administrators.
    pub async fn door_questions(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
    ) -> Result<(Employer, Vec<DoorQuestion>), AppError> {
        let (employer, _) = self.authorise::<Administer>(actor, affiliate).await?;
        let now = self.clock.now();
        let reader = self.store.read();
        let mut questions = Vec::new();
        for request in reader.door().asked_of(employer.id, now, QUESTIONS_MAX).await? {
            if request.errand == Errand::Reset && !self.is_theirs_alone(&request, employer.id).await? {
                continue;
            }
            let DoorRequest { id, errand, name, login, created_at: since, .. } = request;
            questions.push(DoorQuestion { id, errand, name, login, since });
        }
        Ok((employer, questions))
    }

    /// Gives the word. A yes to an access sends its code to the person; a yes to another password gives the code to
    /// the administrator, who hands it over.
    ///
    /// # Errors
    /// `Unknown`: no such question of that company. `Stale`: answered already.
    pub async fn decide_door(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: DoorId,
        decision: DoorDecision,
    ) -> Result<Option<SpokenCode>, AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let request = self.store.read().door().find(id).await?.ok_or(AppError::Unknown)?;
        let is_theirs = match request.errand {
            Errand::SignUp => request.employer == Some(employer.id),
            Errand::Reset => self.is_theirs_alone(&request, employer.id).await?,
        };
        if !is_theirs || !request.is_live || !request.is_open_at(self.clock.now()) {
            return Err(AppError::Unknown);
        }
        if request.state != DoorState::Asked {
            return Err(AppError::Stale);
        }
        match decision {
            DoorDecision::Approve(role) => self.approve(&may, &request, (&employer, role)).await,
            DoorDecision::Refuse => self.refuse(&may, &request, &employer).await.map(|()| None),
        }
    }

    async fn approve(
        &self,
        may: &Authorized<Administer>,
        request: &DoorRequest,
        (employer, role): (&Employer, Role),
    ) -> Result<Option<SpokenCode>, AppError> {
        let drawn = self.draw_code().await?;
        let secret = self.door_secret().await?;
        let tx = self.begin_as(may).await?;
        self.decide(&tx, may, request, Some(role)).await?;
        self.put_code(&tx, code_of(request), &drawn, Duration::ZERO).await?;
        let link = text(self.door_link(request, &token_of(&secret, request.id)));
        let args = Args::new().with("company", text(&employer.name)).with("link", link.clone());
        let to = Recipient { account: request.account, ..Recipient::at(&request.login, request.lang) };
        let shown = match request.errand {
            Errand::SignUp => {
                let args = code_args(&drawn.code).with("link", link);
                self.tell(&tx, &to, "message-sign-up-approved", args).await?;
                None
            }
            Errand::Reset => {
                self.tell(&tx, &to, "message-reset-approved", args).await?;
                Some(drawn.code)
            }
        };
        tx.commit().await?;
        Ok(shown)
    }

    async fn refuse(
        &self,
        may: &Authorized<Administer>,
        request: &DoorRequest,
        employer: &Employer,
    ) -> Result<(), AppError> {
        let secret = self.door_secret().await?;
        let tx = self.begin_as(may).await?;
        self.decide(&tx, may, request, None).await?;
        let link = text(self.door_link(request, &token_of(&secret, request.id)));
        let args = Args::new().with("company", text(&employer.name)).with("link", link);
        let to = Recipient { account: request.account, ..Recipient::at(&request.login, request.lang) };
        self.tell(&tx, &to, "message-door-refused", args).await?;
        Ok(tx.commit().await?)
    }

    async fn decide(
        &self,
        tx: &Tx,
        may: &Authorized<Administer>,
        request: &DoorRequest,
        role: Option<Role>,
    ) -> Result<(), AppError> {
        if !tx.door().decide(request.id, role, may.account()).await? {
            return Err(AppError::Stale);
        }
        let act = match (request.errand, role) {
            (Errand::SignUp, Some(_)) => "sign-up-approved",
            (Errand::Reset, Some(_)) => "reset-approved",
            (_, None) => "door-refused",
        };
        let event = AuditEvent::new(self.clock.now(), Who::Account(may.account()), act);
        tx.audit().append(&event.under(may.under()).employer(may.employer()).subject(request.id)).await?;
        Ok(())
    }

    /// Does the account act for that company and nothing else? Who helps a colleague to another password could use it
    /// first: that must not open a company that is not theirs.
    async fn is_theirs_alone(&self, request: &DoorRequest, employer: EmployerId) -> Result<bool, AppError> {
        let Some(account) = request.account else { return Ok(false) };
        let access = self.store.read().access().of(account).await?;
        let mut companies = access.memberships().map(|(company, _)| company);
        Ok(access.posts().is_empty() && companies.next() == Some(employer) && companies.next().is_none())
    }

    /// Does the administrator who said yes still administer the company? The caller holds its roles.
    pub(super) async fn yes_stands(
        &self,
        tx: &Tx,
        request: &DoorRequest,
        employer: EmployerId,
    ) -> Result<bool, AppError> {
        let Some(by) = request.decided_by else { return Ok(false) };
        Ok(tx.access().of(by).await?.role_in(employer) == Some(Role::Administrator))
    }

    /// Is the account still of the one company whose administrator said yes to another password, and of no other?
    pub(super) async fn colleague_still_helps(&self, tx: &Tx, request: &DoorRequest) -> Result<bool, AppError> {
        let [employer] = self.companies_of(tx, request).await?[..] else { return Ok(false) };
        tx.memberships().hold(employer).await?;
        self.yes_stands(tx, request, employer).await
    }

    /// The companies whose administrators are asked.
    pub(super) async fn companies_of(&self, tx: &Tx, request: &DoorRequest) -> Result<Vec<EmployerId>, AppError> {
        let Some(account) = request.account.filter(|_| request.errand == Errand::Reset) else {
            return Ok(request.employer.into_iter().collect());
        };
        let access = tx.access().of(account).await?;
        let companies: Vec<_> = access.memberships().map(|(company, _)| company).collect();
        Ok(if companies.len() == 1 && access.posts().is_empty() { companies } else { Vec::new() })
    }
}
