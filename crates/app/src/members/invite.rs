//! Inviting people: a link with a secret, good once and for seven days, for who has an account and for who has none.

use super::{MEMBERS_MAX, company, role_words};
use crate::accounts::{Actor, Arrival, Entry, SignInError};
use crate::by::By;
use crate::limits::Client;
use crate::passwords::check_new;
use crate::{App, AppError, Recipient, SignedIn};
use sha2::{Digest, Sha256};
use tasrih_domain::access::{Administer, Role, Under};
use tasrih_domain::declaration::{Account, Employer};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::{AccountId, InvitationId};
use tasrih_domain::invitation::{Invitation, InvitationState};
use tasrih_domain::{Address, AffiliateNumber, Lang};
use tasrih_storage::{Counted, Membership, StorageError, TokenHash, Tx};
use time::{Duration, OffsetDateTime};

/// Bytes of a link's secret: 80 bits, which fit into a text message.
const TOKEN_BYTES: usize = 10;
/// Longest secret looked at.
const TOKEN_BYTES_MAX: usize = 64;
/// Links that one company may send in a day.
const SENT_MAX: u32 = 100;
/// Longest name kept, in characters.
pub const NAME_CHARACTERS_MAX: usize = 80;

/// What an invited person sees.
#[derive(Debug, Clone)]
pub struct InvitationSeen {
    /// To which company.
    pub employer: Employer,
    /// As what.
    pub role: Role,
    /// Name of who invited.
    pub inviter: String,
    /// Where the link was sent.
    pub address: Address,
    /// Somebody signs in with that address already.
    pub has_account: bool,
}

/// What a person without an account types.
#[derive(Clone)]
pub struct NewMember {
    /// Name.
    pub name: String,
    /// Password.
    pub password: String,
    /// Language of the page, in which messages come from now on.
    pub lang: Lang,
}

impl std::fmt::Debug for NewMember {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewMember")
    }
}

fn hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token.trim().to_ascii_uppercase().as_bytes()).into())
}

impl App {
    /// Invites whoever is reached at an address.
    ///
    /// # Errors
    /// `Refused`: they are of the company already, are invited already, or too many links were sent today.
    pub async fn invite(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (address, role): (Address, Role),
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let (tx, members) = self.hold_roles(&employer, &may).await?;
        let known = tx.accounts().find_by_login(&address).await?.map(|found| found.account.id);
        if known.is_some_and(|known| members.iter().any(|one| one.account == known)) {
            return Err(AppError::refused("fault-member-already"));
        }
        let open = tx.invitations().open_of(employer.id, MEMBERS_MAX).await?;
        if open.iter().any(|one| one.address == address) {
            return Err(AppError::refused("fault-member-invited"));
        }
        if members.len() + open.len() >= usize::try_from(MEMBERS_MAX).unwrap_or(usize::MAX) {
            return Err(AppError::refused("fault-member-full"));
        }
        let by = By::proof(&may, self.clock.now());
        self.count_link(&tx, &employer, by.at).await?;
        let invitation = Invitation {
            id: InvitationId(self.clock.new_id()),
            employer: employer.id,
            address,
            role,
            invited_by: may.account(),
            sent_at: by.at,
            expires_at: by.at + Invitation::LASTS,
            state: InvitationState::Open,
        };
        let token = self.clock.new_secret(TOKEN_BYTES);
        tx.invitations().insert(&invitation, hash(&token)).await?;
        let details = Args::new().with("role", super::code(role));
        tx.audit().append(&by.audit("member-invited").subject(invitation.id).details(details)).await?;
        self.send_link(&tx, (&employer, actor.account()), &invitation, &token).await?;
        Ok(tx.commit().await?)
    }

    /// Sends another link in the place of the one before, which is void from then on.
    ///
    /// # Errors
    /// `Refused`: the last one is less than a minute old.
    pub async fn resend_invitation(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: InvitationId,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let (tx, _) = self.hold_roles(&employer, &may).await?;
        let invitation = self.own_invitation(&tx, &employer, id).await?;
        let by = By::proof(&may, self.clock.now());
        if invitation.state != InvitationState::Open {
            return Err(AppError::Stale);
        }
        if !invitation.may_be_resent(by.at) {
            return Err(AppError::refused("refused-invitation-wait"));
        }
        self.count_link(&tx, &employer, by.at).await?;
        let token = self.clock.new_secret(TOKEN_BYTES);
        if !tx.invitations().renew(&invitation, hash(&token), by.at).await? {
            return Err(AppError::Stale);
        }
        tx.audit().append(&by.audit("member-invitation-resent").subject(id)).await?;
        self.send_link(&tx, (&employer, actor.account()), &invitation, &token).await?;
        Ok(tx.commit().await?)
    }

    /// Takes an invitation back; one that is over already stays so.
    pub async fn withdraw_invitation(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        id: InvitationId,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let (tx, _) = self.hold_roles(&employer, &may).await?;
        self.own_invitation(&tx, &employer, id).await?;
        let by = By::proof(&may, self.clock.now());
        if !tx.invitations().end(id, InvitationState::Withdrawn, by.at).await? {
            return Ok(());
        }
        tx.audit().append(&by.audit("member-invitation-withdrawn").subject(id)).await?;
        Ok(tx.commit().await?)
    }

    /// What the link with that secret leads to; `None`: it is void, used, over, or none of ours.
    pub async fn invitation(&self, token: &str) -> Result<Option<InvitationSeen>, AppError> {
        let found = self.invitation_of(token).await?;
        let reader = self.store.read();
        let Some(invitation) = found.filter(|one| one.is_good(self.clock.now())) else { return Ok(None) };
        let employer = reader.employers().find(invitation.employer).await?.ok_or(AppError::Unknown)?;
        let inviter = reader.accounts().find(invitation.invited_by).await?.ok_or(AppError::Unknown)?;
        let has_account = reader.accounts().find_by_login(&invitation.address).await?.is_some();
        let (role, address) = (invitation.role, invitation.address);
        Ok(Some(InvitationSeen { employer, role, inviter: inviter.name, address, has_account }))
    }

    /// Somebody with an account accepts; says for which company. Accepted already, it is said again.
    ///
    /// # Errors
    /// `Refused`: the link is void, or the person has a role in that company already.
    pub async fn accept_invitation(&self, actor: &Actor, token: &str) -> Result<AffiliateNumber, AppError> {
        if let Some(employer) = self.joined_by(token, actor.account().id).await? {
            return Ok(employer.affiliate);
        }
        let now = self.clock.now();
        let tx = self.store.begin_write().await?;
        let employer = self.take_role(&tx, actor.account(), token, now).await?;
        self.rights_changed(&tx, actor.account().id).await?;
        tx.commit().await?;
        Ok(employer.affiliate)
    }

    /// Somebody without an account accepts: the link has shown that the address is theirs.
    ///
    /// # Errors
    /// `Refused`: the link is void, the address has an account meanwhile, or the password is none.
    pub async fn join_with_account(&self, token: &str, new: NewMember) -> Result<SignedIn, AppError> {
        let now = self.clock.now();
        let seen = self.invitation(token).await?.ok_or(void())?;
        if seen.has_account {
            return Err(AppError::refused("refused-invitation-account"));
        }
        check_new(&new.password, &[seen.address.text(), &new.name]).map_err(AppError::Refused)?;
        let hashed = self.hash_secret(&new.password).await?;
        let account = Account {
            id: AccountId(self.clock.new_id()),
            login: seen.address,
            name: new.name.trim().chars().take(NAME_CHARACTERS_MAX).collect(),
            lang: new.lang,
        };
        let tx = self.store.begin_write().await?;
        match tx.accounts().insert(&account, &hashed).await {
            Err(StorageError::Conflict) => return Err(AppError::refused("refused-invitation-account")),
            outcome => outcome?,
        }
        self.take_role(&tx, &account, token, now).await?;
        // In the same transaction: by the sign-in, a refusal would come after the link was used.
        let signed_in = self.welcome(&tx, account, &Arrival::default(), false).await?;
        tx.commit().await?;
        Ok(signed_in)
    }

    /// Signs in who has made their account by that link before, and sends the same form again.
    ///
    /// # Errors
    /// As [`App::begin_sign_in`]; `Wrong` too when the link was not used so.
    pub async fn join_again(&self, token: &str, password: &str, client: Client) -> Result<Entry, SignInError> {
        let found = self.invitation_of(token).await.map_err(SignInError::Failed)?.ok_or(SignInError::Wrong)?;
        let known = self.store.read().accounts().find_by_login(&found.address).await.map_err(AppError::from)?;
        let account = known.ok_or(SignInError::Wrong)?.account;
        self.joined_by(token, account.id).await?.ok_or(SignInError::Wrong)?;
        let arrival = Arrival { client, ..Arrival::default() };
        self.begin_sign_in(account.login.text(), password, &arrival).await
    }

    async fn invitation_of(&self, token: &str) -> Result<Option<Invitation>, AppError> {
        if token.len() > TOKEN_BYTES_MAX {
            return Ok(None);
        }
        Ok(self.store.read().invitations().find_by_token(hash(token)).await?)
    }

    /// The company of the link with that secret, if it was accepted and the account is of the company.
    async fn joined_by(&self, token: &str, account: AccountId) -> Result<Option<Employer>, AppError> {
        let found = self.invitation_of(token).await?;
        let Some(invitation) = found.filter(|one| one.state == InvitationState::Accepted) else { return Ok(None) };
        let reader = self.store.read();
        if reader.access().of(account).await?.role_in(invitation.employer).is_none() {
            return Ok(None);
        }
        Ok(reader.employers().find(invitation.employer).await?)
    }

    /// Gives the role of the link, once.
    async fn take_role(
        &self,
        tx: &Tx,
        account: &Account,
        token: &str,
        now: OffsetDateTime,
    ) -> Result<Employer, AppError> {
        let found = tx.invitations().find_by_token(hash(token)).await?;
        let invitation = found.filter(|one| one.is_good(now)).ok_or(void())?;
        tx.memberships().hold(invitation.employer).await?;
        let members = tx.memberships().over(invitation.employer, MEMBERS_MAX).await?;
        if members.iter().any(|one| one.account == account.id) {
            return Err(AppError::refused("refused-invitation-member"));
        }
        if !tx.invitations().end(invitation.id, InvitationState::Accepted, now).await? {
            return Err(void());
        }
        let employer = self.employer_of(tx, invitation.employer).await?;
        let role = invitation.role;
        let one = Membership { account: account.id, employer: employer.id, role, since: now };
        tx.memberships().insert(&one).await?;
        let under = Some(Under::Role(role));
        let by = By { account: Some(account.id), under, employer: Some(employer.id), at: now };
        let details = Args::new().with("role", super::code(role));
        tx.audit().append(&by.audit("member-joined").subject(account.id).details(details)).await?;
        self.tell_member(tx, invitation.invited_by, "message-member-accepted", |lang| {
            let page = format!("employers/{}/people", employer.affiliate);
            company(&employer, lang)
                .with("person", Arg::Text(account.name.clone()))
                .with("role", role_words(role, lang))
                .with("link", self.link(lang, &page))
        })
        .await?;
        Ok(employer)
    }

    /// The invitation, if it is one of that company.
    async fn own_invitation(&self, tx: &Tx, employer: &Employer, id: InvitationId) -> Result<Invitation, AppError> {
        let found = tx.invitations().find(id).await?;
        found.filter(|one| one.employer == employer.id).ok_or(AppError::Unknown)
    }

    /// Nobody is pestered with links: so many a day leave a company.
    async fn count_link(&self, tx: &Tx, employer: &Employer, now: OffsetDateTime) -> Result<(), AppError> {
        let subject: [u8; 32] = Sha256::digest(employer.id.0.as_bytes()).into();
        let what = Counted { scope: "invitations", subject: &subject };
        let tried = tx.limits().count(what, now, Duration::DAY).await?;
        if tried.tries > SENT_MAX { Err(AppError::refused("fault-member-too-many")) } else { Ok(()) }
    }

    async fn send_link(
        &self,
        tx: &Tx,
        (employer, inviter): (&Employer, &Account),
        invitation: &Invitation,
        token: &str,
    ) -> Result<(), AppError> {
        let known = tx.accounts().find_by_login(&invitation.address).await?.map(|found| found.account);
        let lang = known.as_ref().map_or(inviter.lang, |account| account.lang);
        let to = known.map_or_else(|| Recipient::at(&invitation.address, lang), |account| Recipient::of(&account));
        let args = company(employer, lang)
            .with("person", Arg::Text(inviter.name.clone()))
            .with("role", role_words(invitation.role, lang))
            .with("days", Arg::Count(Invitation::LASTS.whole_days()))
            .with("link", self.link(lang, &format!("invitation?code={token}")));
        self.tell(tx, &to, "message-member-invited", args).await
    }
}

fn void() -> AppError {
    AppError::refused("refused-invitation-void")
}
