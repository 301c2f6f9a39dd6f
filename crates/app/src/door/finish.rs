//! The last step: the code is typed, and what it was for is done.

use super::{DoorError, FieldFault, code_args, code_of, counter::counter_code, text, token_of};
use crate::accounts::{Arrival, SignedIn};
use crate::codes::{CodeError, RightCode};
use crate::limits::{Client, Limit, Whose};
use crate::messages::Recipient;
use crate::passwords::check_new;
use crate::{App, AppError};
use tasrih_domain::access::{Role, Under};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::{Account, Employer};
use tasrih_domain::door::{DoorRequest, DoorState, Errand, Route};
use tasrih_domain::finding::Args;
use tasrih_domain::id::AccountId;
use tasrih_storage::{CodeFor, Membership, StorageError, Tx};
use time::Duration;

/// Companies of an account looked at for a counter code.
const COMPANIES_MAX: usize = 20;

/// What became of a request.
#[derive(Debug)]
pub enum Finished {
    /// A new account, signed in.
    In(SignedIn),
    /// The company's address is proved; the code to the person's own was sent.
    Next,
    /// An account that existed has its access or its password: sign in, with the second factor if there is one.
    SignIn,
}

/// What somebody types who forgot their password.
#[derive(Clone, Copy)]
pub struct NewPassword<'a> {
    /// The code.
    pub code: &'a str,
    /// The password.
    pub password: &'a str,
}

impl App {
    /// Gives the access that the code proves. The code is looked at in the same time whatever the request.
    ///
    /// A code that went to the company's address proves the company and nothing about the address that a new account
    /// would sign in with: it counts like a colleague's yes, and a second code goes there.
    ///
    /// # Errors
    /// Fields: not the code. `Unknown`: no such request. Refused: the address got an account meanwhile. Done already, it
    /// is said again, without a session.
    pub async fn finish_sign_up(&self, token: &str, code: &str, arrival: &Arrival<'_>) -> Result<Finished, DoorError> {
        // The account is there, and its person knows the password; a code that was used opens no session.
        if self.done_at_door(token, Errand::SignUp).await?.is_some() {
            return Ok(Finished::SignIn);
        }
        let request = self.door_request(token).await?;
        let role = request.role_given();
        let what = self.code_awaited(&request).await?.filter(|_| role.is_some());
        let right = self.right_code(&request, what, (code, arrival.client)).await?;
        let (Some(role), Some(employer), true) = (role, request.employer, request.errand == Errand::SignUp) else {
            return Err(AppError::Unknown.into());
        };
        if request.route == Some(Route::OnFile) && !self.is_login_proved(&request).await? {
            return self.prove_login(&request, right).await;
        }
        let tx = self.store.begin_write().await?;
        right.spend(self, &tx).await?;
        if !tx.door().finish(request.id, request.state).await? {
            return Err(AppError::Stale.into());
        }
        let employer = tx.employers().find(employer).await?.ok_or(AppError::Unknown)?;
        tx.memberships().hold(employer.id).await?;
        // Nobody decided where the company's own address spoke for the person.
        if request.decided_by.is_some() && !self.yes_stands(&tx, &request, employer.id).await? {
            return Err(DoorError::of_code(CodeError::Wrong));
        }
        let (account, is_new) = self.account_for(&tx, &request).await?;
        self.join(&tx, &account, (&employer, role)).await?;
        let event = AuditEvent::new(self.clock.now(), Who::Account(account.id), "sign-up-done");
        tx.audit().append(&event.under(Under::Role(role)).employer(employer.id).subject(request.id)).await?;
        let finished =
            if is_new { Finished::In(self.welcome(&tx, account, arrival, false).await?) } else { Finished::SignIn };
        tx.commit().await?;
        Ok(finished)
    }

    /// Is the address typed proved by the code to the company's? Where it is the only one on file, or an account has
    /// been signing in with it.
    async fn is_login_proved(&self, request: &DoorRequest) -> Result<bool, AppError> {
        let contacts = self.contacts_of(request).await?;
        Ok(request.account.is_some() || contacts.iter().all(|contact| *contact == request.login))
    }

    /// Takes the company's code for a yes, and sends one to the address typed.
    async fn prove_login(&self, request: &DoorRequest, right: RightCode) -> Result<Finished, DoorError> {
        let drawn = self.draw_code().await?;
        let secret = self.door_secret().await?;
        let tx = self.store.begin_write().await?;
        right.spend(self, &tx).await?;
        if !tx.door().vouch(request.id, request.state, Role::Administrator).await? {
            return Err(AppError::Stale.into());
        }
        self.put_code(&tx, code_of(request), &drawn, Duration::ZERO).await?;
        let link = text(self.door_link(request, &token_of(&secret, request.id)));
        let args = code_args(&drawn.code).with("link", link);
        self.tell(&tx, &Recipient::at(&request.login, request.lang), "message-sign-up-approved", args).await?;
        let event = AuditEvent::new(self.clock.now(), Who::Visitor, "sign-up-vouched").subject(request.id);
        tx.audit().append(&AuditEvent { employer: request.employer, ..event }).await?;
        tx.commit().await?;
        Ok(Finished::Next)
    }

    /// Puts another password in the place of the forgotten one; every session of the account ends.
    ///
    /// # Errors
    /// Fields: not the code, or a password that cannot be taken. `Unknown`: no such request.
    pub async fn finish_reset(
        &self,
        token: &str,
        typed: NewPassword<'_>,
        client: Client,
    ) -> Result<Finished, DoorError> {
        if let Some(done) = self.done_at_door(token, Errand::Reset).await? {
            return self.reset_again(&done, typed.password).await;
        }
        let request = self.door_request(token).await?;
        if let Err(fault) = check_new(typed.password, &[request.login.text()]) {
            return Err(DoorError::Fields(vec![FieldFault { field: "password", text: fault }]));
        }
        let what = self.code_awaited(&request).await?;
        let right = self.right_code(&request, what, (typed.code, client)).await?;
        let (Some(id), true) = (request.account, request.errand == Errand::Reset) else {
            return Err(AppError::Unknown.into());
        };
        let hash = self.hash_secret(typed.password).await?;
        let tx = self.store.begin_write().await?;
        right.spend(self, &tx).await?;
        if !tx.door().finish(request.id, request.state).await? {
            return Err(AppError::Stale.into());
        }
        let account = tx.accounts().find(id).await?.ok_or(AppError::Unknown)?;
        if request.route == Some(Route::Colleague) && !self.colleague_still_helps(&tx, &request).await? {
            return Err(DoorError::of_code(CodeError::Wrong));
        }
        self.set_password(&tx, &account, &hash, None).await?;
        // Whoever forgot it has tried it, often until the door closed: the new one opens it.
        Self::forget_tries(&tx, Limit::SignIn, Whose::Address(&account.login)).await?;
        let event = AuditEvent::new(self.clock.now(), Who::Account(id), "reset-done");
        tx.audit().append(&event.subject(request.id)).await?;
        tx.commit().await?;
        Ok(Finished::SignIn)
    }

    /// The same form again: done, if that password is the account's. Another one changes nothing.
    async fn reset_again(&self, done: &DoorRequest, password: &str) -> Result<Finished, DoorError> {
        let id = done.account.ok_or(AppError::Unknown)?;
        if self.count_try(&[(Limit::SignIn, Whose::Address(&done.login))]).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let stored = self.store.read().accounts().credentials(id).await?.map(|found| found.password_hash);
        if !self.fits_secret(password, stored.as_deref()).await? {
            return Err(AppError::Unknown.into());
        }
        let tx = self.store.begin_write().await?;
        Self::forget_tries(&tx, Limit::SignIn, Whose::Address(&done.login)).await?;
        tx.commit().await?;
        Ok(Finished::SignIn)
    }

    /// The code that the request waits for by its route.
    async fn code_awaited(&self, request: &DoorRequest) -> Result<Option<CodeFor>, AppError> {
        let reader = self.store.read();
        match request.route {
            None => Ok(None),
            Some(Route::OnFile) => Ok(Some(code_of(request))),
            Some(Route::Colleague) => Ok((request.state == DoorState::Approved).then(|| code_of(request))),
            Some(Route::Counter) => {
                if let Some(employer) = request.employer {
                    return Ok(Some(counter_code(employer, &request.login)));
                }
                let Some(account) = request.account else { return Ok(None) };
                let access = reader.access().of(account).await?;
                let mut newest = None;
                for (employer, _) in access.memberships().take(COMPANIES_MAX) {
                    let what = counter_code(employer, &request.login);
                    let made_at = reader.codes().made_at(what).await?;
                    newest = newest.max(made_at.map(|at| (at, what.subject)));
                }
                Ok(newest.map(|(_, subject)| CodeFor { purpose: super::COUNTER, subject }))
            }
        }
    }

    /// The code, if it is right and there is something behind the request. Where no code is awaited, or nothing can
    /// come of it, a code is looked at all the same.
    async fn right_code(
        &self,
        request: &DoorRequest,
        what: Option<CodeFor>,
        (code, client): (&str, Client),
    ) -> Result<RightCode, DoorError> {
        let nothing = CodeFor { purpose: "nothing", subject: request.id.0 };
        let what = what.filter(|_| request.is_live).unwrap_or(nothing);
        // Each request has tries of its own and many can be begun: those about one address are counted together.
        let about = [(Limit::CodesTypedAbout, Whose::Address(&request.login))];
        if self.count_try(&about).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        self.check_code(what, code, client).await.map_err(DoorError::of_code)
    }

    /// The account of the request, made now unless it exists; says whether it is new.
    async fn account_for(&self, tx: &Tx, request: &DoorRequest) -> Result<(Account, bool), AppError> {
        if let Some(id) = request.account {
            return Ok((tx.accounts().find(id).await?.ok_or(AppError::Unknown)?, false));
        }
        let hash = request.password_hash.as_deref().ok_or(AppError::Unknown)?;
        let account = Account {
            id: AccountId(self.clock.new_id()),
            login: request.login.clone(),
            name: request.name.clone(),
            lang: request.lang,
        };
        match tx.accounts().insert(&account, hash).await {
            Ok(()) => Ok((account, true)),
            Err(StorageError::Conflict) => Err(AppError::refused("refused-login-taken")),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the account its role in the company; one who has more already keeps it.
    async fn join(&self, tx: &Tx, account: &Account, (employer, role): (&Employer, Role)) -> Result<(), AppError> {
        let now = self.clock.now();
        let had = tx.access().of(account.id).await?.role_in(employer.id);
        if had.is_none_or(|had| role < had) {
            if had.is_some() {
                tx.memberships().end(account.id, employer.id, now).await?;
            }
            let one = Membership { account: account.id, employer: employer.id, role, since: now };
            tx.memberships().insert(&one).await?;
        }
        let args = Args::new().with("company", text(&employer.name)).with("name", text(&account.name));
        for administrator in self.administrators(tx, employer.id).await? {
            if administrator.id != account.id {
                self.tell(tx, &Recipient::of(&administrator), "message-member-joined", args.clone()).await?;
            }
        }
        self.tell(tx, &Recipient::of(account), "message-sign-up-done", args).await
    }
}
