//! The second step: by which route the right is proved. Another can be taken at any time.

use super::{DoorError, code_args, code_of, text, token_of};
use crate::codes::RESEND_AFTER;
use crate::limits::{Client, Limit, Whose};
use crate::messages::Recipient;
use crate::{App, AppError};
use tasrih_domain::Address;
use tasrih_domain::door::{DoorRequest, DoorState, Errand, Route};
use tasrih_domain::finding::Args;
use tasrih_storage::Tx;
use uuid::Uuid;

/// A route and what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A code to the address on file with that number, from 0.
    OnFile(usize),
    /// A colleague's word.
    Colleague,
    /// A code from the counter.
    Counter,
}

impl Way {
    /// From a form: `on-file-0`, `colleague`, `counter`.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "colleague" => Some(Self::Colleague),
            "counter" => Some(Self::Counter),
            _ => text.strip_prefix("on-file-")?.parse().ok().map(Self::OnFile),
        }
    }
}

impl App {
    /// Takes a route: sends a code, asks the colleagues, or waits for the counter. Taking the same one again sends
    /// again.
    ///
    /// # Errors
    /// `TooSoon`: the last code is less than a minute old. `TooMany`: no more codes today. `Unknown`: no such request.
    pub async fn take_way(&self, token: &str, way: Way, client: Client) -> Result<(), DoorError> {
        let request = self.door_request(token).await?;
        match way {
            Way::OnFile(_) | Way::Colleague
                if request.errand == Errand::SignUp && request.state == DoorState::Approved =>
            {
                // The yes stands: the code that came with it is sent again, to the address that it proves.
                let tries = [(Limit::CodesSentTo, Whose::Address(&request.login))];
                self.send_code(&request, &request.login, (Route::Colleague, request.is_live), &tries).await
            }
            Way::OnFile(nth) => {
                let contacts = self.contacts_of(&request).await?;
                let contact = contacts.get(nth).ok_or(AppError::Unknown)?;
                let own = [(Limit::CodesSentTo, Whose::Address(contact))];
                let on_file = [
                    (Limit::OnFileFrom, Whose::AddressBy(contact, client)),
                    (Limit::OnFileTo, Whose::Address(contact)),
                ];
                let tries = if request.errand == Errand::SignUp { &on_file[..] } else { &own[..] };
                self.send_code(&request, contact, (Route::OnFile, request.is_live), tries).await
            }
            Way::Colleague => self.ask_colleagues(&request).await,
            Way::Counter => Ok(self.go_to_counter(&request).await?),
        }
    }

    /// Sends a code, or does all the same without sending.
    async fn send_code(
        &self,
        request: &DoorRequest,
        address: &Address,
        (route, is_told): (Route, bool),
        tries: &[(Limit, Whose<'_>)],
    ) -> Result<(), DoorError> {
        let made_at = self.store.read().codes().made_at(code_of(request)).await?;
        if made_at.is_some_and(|at| self.clock.now() < at + RESEND_AFTER) {
            return Err(DoorError::TooSoon);
        }
        // What one client may not is not counted against everybody.
        for one in [&[(Limit::CodesSent, Whose::Id(request.id.0))][..]].into_iter().chain(tries.chunks(1)) {
            if self.count_try(one).await?.is_none() {
                return Err(DoorError::TooMany);
            }
        }
        let drawn = self.draw_code().await?;
        let secret = self.door_secret().await?;
        let tx = self.store.begin_write().await?;
        if !self.put_code(&tx, code_of(request), &drawn, RESEND_AFTER).await? {
            return Err(DoorError::TooSoon);
        }
        if !tx.door().take_route(request.id, request.state, route, after(request.state)).await? {
            return Err(AppError::Stale.into());
        }
        if is_told {
            let affiliate = request.affiliate.map(|number| number.to_string()).unwrap_or_default();
            let link = self.door_link(request, &token_of(&secret, request.id));
            let args = code_args(&drawn.code).with("name", text(&request.name)).with("affiliate", text(affiliate));
            let to = Recipient::at(address, request.lang);
            self.tell(&tx, &to, code_message(request), args.with("link", text(link))).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn ask_colleagues(&self, request: &DoorRequest) -> Result<(), DoorError> {
        // Counted by what was typed, so that a company that does not exist says no after as many.
        let asked = match request.affiliate {
            Some(number) => Whose::Id(Uuid::from_u128(number.value().into())),
            None => Whose::Address(&request.login),
        };
        let tries = [(Limit::CodesSent, Whose::Id(request.id.0)), (Limit::ColleaguesAsked, asked)];
        if request.state != DoorState::Asked && self.count_try(&tries).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let tx = self.store.begin_write().await?;
        if !tx.door().take_route(request.id, request.state, Route::Colleague, DoorState::Asked).await? {
            return Err(AppError::Stale.into());
        }
        // Asked twice is asked once: nobody's mailbox is filled by pressing a button.
        if request.is_live && request.state != DoorState::Asked {
            self.tell_administrators(&tx, request).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn tell_administrators(&self, tx: &Tx, request: &DoorRequest) -> Result<(), AppError> {
        for employer in self.companies_of(tx, request).await? {
            let Some(company) = tx.employers().find(employer).await? else { continue };
            for administrator in self.administrators(tx, employer).await? {
                if Some(administrator.id) == request.account {
                    continue;
                }
                let path = format!("{}/{}/employers", self.config.public_url, administrator.lang);
                let args = Args::new()
                    .with("name", text(&request.name))
                    .with("company", text(&company.name))
                    .with("link", text(format!("{path}/{}/requests", company.affiliate)));
                let key = match request.errand {
                    Errand::SignUp => "message-sign-up-asked",
                    Errand::Reset => "message-reset-asked",
                };
                self.tell(tx, &Recipient::of(&administrator), key, args).await?;
            }
        }
        Ok(())
    }

    async fn go_to_counter(&self, request: &DoorRequest) -> Result<(), AppError> {
        let tx = self.store.begin_write().await?;
        if !tx.door().take_route(request.id, request.state, Route::Counter, after(request.state)).await? {
            return Err(AppError::Stale);
        }
        Ok(tx.commit().await?)
    }
}

/// An approval outlives a look at another route.
const fn after(state: DoorState) -> DoorState {
    match state {
        DoorState::Approved => DoorState::Approved,
        _ => DoorState::Open,
    }
}

const fn code_message(request: &DoorRequest) -> &'static str {
    match (request.errand, request.state) {
        (Errand::Reset, _) => "message-code-reset",
        (Errand::SignUp, DoorState::Approved) => "message-sign-up-approved",
        (Errand::SignUp, _) => "message-code-sign-up",
    }
}
