//! The first step of another password: whose. A code goes to the account's own address at once.

use super::{DoorError, FieldFault, REQUEST_LASTS};
use crate::App;
use crate::limits::{Client, Limit, Whose};
use tasrih_domain::door::{DoorRequest, DoorState, Errand, Route};
use tasrih_domain::id::DoorId;
use tasrih_domain::{Address, Lang};

impl App {
    /// Begins another password; gives the secret address of the request. The answer and the time it takes are the
    /// same whether or not somebody signs in with that address.
    ///
    /// # Errors
    /// Fields: not an address.
    pub async fn begin_reset(&self, login: &str, lang: Lang, client: Client) -> Result<String, DoorError> {
        let Ok(login) = login.parse::<Address>() else {
            return Err(DoorError::Fields(vec![FieldFault::new("login", "fault-login")]));
        };
        if self.count_try(&[(Limit::BeginningsFrom, Whose::Client(client))]).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let drawn = self.draw_code().await?;
        let account = self.store.read().accounts().find_by_login(&login).await?.map(|found| found.account);
        let now = self.clock.now();
        let request = DoorRequest {
            id: DoorId(self.clock.new_id()),
            errand: Errand::Reset,
            lang: account.as_ref().map_or(lang, |account| account.lang),
            is_live: account.is_some(),
            affiliate: None,
            employer: None,
            login,
            name: account.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
            password_hash: None,
            account: account.as_ref().map(|account| account.id),
            route: Some(Route::OnFile),
            state: DoorState::Open,
            role: None,
            decided_by: None,
            created_at: now,
            expires_at: now + REQUEST_LASTS,
        };
        let key = if account.is_some() { "message-code-reset" } else { "message-reset-unknown" };
        Ok(self.open_door(&request, key, Some(&drawn)).await?)
    }
}
