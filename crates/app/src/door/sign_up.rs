//! The first step of an access: who, for which company.

use super::{DoorError, FieldFault, REQUEST_LASTS, code_args, code_of, hash_of, text, token_of};
use crate::codes::Drawn;
use crate::limits::{Client, Limit, Whose};
use crate::messages::Recipient;
use crate::passwords::check_new;
use crate::{App, AppError};
use tasrih_domain::audit::{AuditEvent, Who};
use tasrih_domain::declaration::Employer;
use tasrih_domain::door::{DoorRequest, DoorState, Errand};
use tasrih_domain::finding::Args;
use tasrih_domain::id::{DoorId, Ice};
use tasrih_domain::{Address, AffiliateNumber, Lang};
use time::Duration;

/// Characters of a person's name.
const NAME_CHARS: std::ops::RangeInclusive<usize> = 2..=80;

/// What somebody types who wants an access.
#[derive(Clone, Default)]
pub struct NewAccess {
    /// Affiliate number.
    pub affiliate: String,
    /// ICE.
    pub ice: String,
    /// Own name.
    pub name: String,
    /// E-mail address or telephone.
    pub login: String,
    /// Password.
    pub password: String,
}

/// What was typed, understood.
struct Understood {
    affiliate: AffiliateNumber,
    ice: String,
    name: String,
    login: Address,
}

impl App {
    /// Begins an access; gives the secret address of the request. The answer and the time it takes are the same
    /// whatever exists.
    ///
    /// # Errors
    /// Fields to correct, by their shape only.
    pub async fn begin_sign_up(&self, typed: &NewAccess, lang: Lang, client: Client) -> Result<String, DoorError> {
        let understood = understand(typed).map_err(DoorError::Fields)?;
        if self.count_try(&[(Limit::BeginningsFrom, Whose::Client(client))]).await?.is_none() {
            return Err(DoorError::TooMany);
        }
        let reader = self.store.read();
        let employer = reader.employers().find_by_affiliate(understood.affiliate).await?;
        let existing = reader.accounts().find_by_login(&understood.login).await?;
        let (account, stored) = existing.map(|found| (found.account, found.password_hash)).unzip();
        // A password tried here is a password tried: it counts like one at the sign-in.
        let is_within = self.count_try(&[(Limit::SignIn, Whose::Address(&understood.login))]).await?.is_some();
        let fits = self.fits_secret(&typed.password, stored.as_deref()).await? && is_within;
        let password_hash = self.hash_secret(&typed.password).await?;
        let is_known = employer.as_ref().is_some_and(|employer| has_ice(employer, &understood.ice));
        let now = self.clock.now();
        let request = DoorRequest {
            id: DoorId(self.clock.new_id()),
            errand: Errand::SignUp,
            lang,
            is_live: is_known && (account.is_none() || fits),
            affiliate: Some(understood.affiliate),
            employer: employer.map(|employer| employer.id),
            login: understood.login,
            name: understood.name,
            password_hash: account.is_none().then_some(password_hash),
            account: account.as_ref().filter(|_| fits).map(|account| account.id),
            route: None,
            state: DoorState::Open,
            role: None,
            decided_by: None,
            created_at: now,
            expires_at: now + REQUEST_LASTS,
        };
        // To whom the address belongs; a stranger's is told that somebody tried.
        let key = if account.is_some() && !fits { "message-sign-up-known" } else { "message-sign-up-begun" };
        Ok(self.open_door(&request, key, None).await?)
    }

    /// Writes the request, its first code if it has one, and what its address is told.
    pub(super) async fn open_door(
        &self,
        request: &DoorRequest,
        key: &'static str,
        drawn: Option<&Drawn>,
    ) -> Result<String, AppError> {
        let is_told = self.count_try(&[(Limit::CodesSentTo, Whose::Address(&request.login))]).await?.is_some();
        let secret = self.door_secret().await?;
        let token = token_of(&secret, request.id);
        let tx = self.store.begin_write().await?;
        tx.door().insert(hash_of(&token), request).await?;
        if let Some(drawn) = drawn {
            self.put_code(&tx, code_of(request), drawn, Duration::ZERO).await?;
        }
        if is_told {
            let affiliate = request.affiliate.map(|number| number.to_string()).unwrap_or_default();
            let args = drawn.map_or_else(Args::new, |drawn| code_args(&drawn.code));
            let args = args.with("link", text(self.door_link(request, &token)));
            let to = Recipient { account: request.account, ..Recipient::at(&request.login, request.lang) };
            self.tell(&tx, &to, key, args.with("affiliate", text(affiliate))).await?;
        }
        let act = match request.errand {
            Errand::SignUp => "sign-up-begun",
            Errand::Reset => "reset-begun",
        };
        let event = AuditEvent::new(request.created_at, Who::Visitor, act).subject(request.id);
        let concerned = request.employer.filter(|_| request.is_live);
        tx.audit().append(&AuditEvent { employer: concerned, ..event }).await?;
        tx.commit().await?;
        Ok(token)
    }
}

/// Does the company have that ICE? One whose ICE the file does not know is known by its number alone.
fn has_ice(employer: &Employer, ice: &str) -> bool {
    employer.ice.is_empty() || employer.ice == ice
}

fn understand(typed: &NewAccess) -> Result<Understood, Vec<FieldFault>> {
    let mut faults = Vec::new();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let affiliate = bare(&typed.affiliate).parse::<AffiliateNumber>();
    let ice = bare(&typed.ice).parse::<Ice>();
    let name = typed.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_name = NAME_CHARS.contains(&name.chars().count()) && !name.chars().any(char::is_control);
    let login = typed.login.parse::<Address>();
    for (is_right, field, key) in [
        (affiliate.is_ok(), "affiliate", "fault-affiliate"),
        (ice.is_ok(), "ice", "fault-ice"),
        (is_name, "name", "fault-own-name"),
        (login.is_ok(), "login", "fault-login"),
    ] {
        if !is_right {
            faults.push(FieldFault::new(field, key));
        }
    }
    if let Err(fault) = check_new(&typed.password, &[typed.login.trim(), typed.affiliate.trim()]) {
        faults.push(FieldFault { field: "password", text: fault });
    }
    match (affiliate, ice, login) {
        (Ok(affiliate), Ok(ice), Ok(login)) if faults.is_empty() => {
            Ok(Understood { affiliate, ice: ice.to_string(), name, login })
        }
        _ => Err(faults),
    }
}
