//! Who acts for a company: seen, invited, given another role, removed.
//!
//! There is always one administrator left: whoever changes roles holds the company's roles first, and looks again.

mod invite;
mod notify;

pub use invite::{InvitationSeen, NewMember};

use crate::accounts::Actor;
use crate::by::By;
use crate::{App, AppError, Recipient};
use std::collections::BTreeMap;
use tasrih_domain::access::{Administer, Authorized, Power, Read, Role};
use tasrih_domain::declaration::{Account, Employer};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::id::AccountId;
use tasrih_domain::invitation::Invitation;
use tasrih_domain::{AffiliateNumber, Lang};
use tasrih_i18n::{Text, render_plain};
use tasrih_storage::{Membership, Tx};
use time::OffsetDateTime;

/// People with a role that one company has at most.
pub const MEMBERS_MAX: u32 = 200;

/// Somebody with a role in the company.
#[derive(Debug, Clone)]
pub struct Member {
    /// Who.
    pub account: Account,
    /// As what.
    pub role: Role,
    /// Since when.
    pub since: OffsetDateTime,
    /// No other administrator is there: the role can neither be changed nor taken.
    pub is_last_administrator: bool,
}

/// Everybody who acts for a company by themselves.
#[derive(Debug, Clone)]
pub struct People {
    /// The company.
    pub employer: Employer,
    /// In the order of their arrival.
    pub members: Vec<Member>,
    /// Invitations that wait; for administrators only.
    pub invitations: Vec<Invitation>,
    /// The person may invite, change and remove.
    pub may_administer: bool,
    /// The instant at which it was so.
    pub now: OffsetDateTime,
}

impl App {
    /// Who has which role since when.
    pub async fn people(&self, actor: &Actor, affiliate: AffiliateNumber) -> Result<People, AppError> {
        let (employer, may) = self.authorise::<Read>(actor, affiliate).await?;
        let may_administer = may.also(Power::Administer);
        let reader = self.store.read();
        let memberships = reader.memberships().over(employer.id, MEMBERS_MAX).await?;
        let ids: Vec<_> = memberships.iter().map(|one| one.account).collect();
        let accounts = reader.accounts().find_all(&ids).await?;
        let mut accounts: BTreeMap<_, _> = accounts.into_iter().map(|account| (account.id, account)).collect();
        let administrators = count_administrators(&memberships);
        let members = memberships.iter().filter_map(|one| {
            let account = accounts.remove(&one.account)?;
            let is_last_administrator = one.role == Role::Administrator && administrators == 1;
            Some(Member { account, role: one.role, since: one.since, is_last_administrator })
        });
        let members = members.collect();
        let invitations =
            if may_administer { reader.invitations().open_of(employer.id, MEMBERS_MAX).await? } else { Vec::new() };
        Ok(People { employer, members, invitations, may_administer, now: self.clock.now() })
    }

    /// Gives somebody of the company another role. Giving the role that they have changes nothing.
    ///
    /// # Errors
    /// `Unknown`: nobody of the company; `Refused`: no administrator would be left.
    pub async fn change_role(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        (account, role): (AccountId, Role),
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let (tx, before) = self.hold_roles(&employer, &may).await?;
        let one = before.iter().find(|one| one.account == account).ok_or(AppError::Unknown)?;
        if one.role == role {
            return Ok(());
        }
        keeps_an_administrator(&before, one, Some(role))?;
        let by = By::proof(&may, self.clock.now());
        tx.memberships().end(account, employer.id, by.at).await?;
        tx.memberships().insert(&Membership { role, since: by.at, ..*one }).await?;
        let details = Args::new().with("role", code(role)).with("before", code(one.role));
        tx.audit().append(&by.audit("member-role-changed").subject(account).details(details)).await?;
        self.rights_changed(&tx, account).await?;
        if account != may.account() {
            self.tell_member(&tx, account, "message-member-role", |lang| {
                company(&employer, lang).with("role", role_words(role, lang))
            })
            .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Takes somebody's role in the company; who has none any more has been removed already.
    ///
    /// # Errors
    /// `Refused`: no administrator would be left.
    pub async fn remove_member(
        &self,
        actor: &Actor,
        affiliate: AffiliateNumber,
        account: AccountId,
    ) -> Result<(), AppError> {
        let (employer, may) = self.authorise::<Administer>(actor, affiliate).await?;
        let (tx, before) = self.hold_roles(&employer, &may).await?;
        let Some(one) = before.iter().find(|one| one.account == account) else { return Ok(()) };
        keeps_an_administrator(&before, one, None)?;
        let by = By::proof(&may, self.clock.now());
        tx.memberships().end(account, employer.id, by.at).await?;
        let details = Args::new().with("role", code(one.role));
        tx.audit().append(&by.audit("member-removed").subject(account).details(details)).await?;
        self.rights_changed(&tx, account).await?;
        if account != may.account() {
            self.tell_member(&tx, account, "message-member-removed", |lang| company(&employer, lang)).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The company's roles, which nobody else changes until the end of the transaction. The right is looked at once
    /// more: it may have been taken while this request waited.
    async fn hold_roles(
        &self,
        employer: &Employer,
        may: &Authorized<Administer>,
    ) -> Result<(Tx, Vec<Membership>), AppError> {
        let tx = self.store.begin_write().await?;
        tx.memberships().hold(employer.id).await?;
        let roles = tx.memberships().over(employer.id, MEMBERS_MAX).await?;
        self.still_may(&tx, may).await?;
        Ok((tx, roles))
    }

    /// The rights of an account have changed: what was given to it before is renewed at its next request.
    pub(crate) async fn rights_changed(&self, tx: &Tx, account: AccountId) -> Result<(), AppError> {
        Ok(tx.sessions().renew_of(account).await?)
    }

    async fn tell_member(
        &self,
        tx: &Tx,
        account: AccountId,
        key: &'static str,
        args: impl Fn(Lang) -> Args,
    ) -> Result<(), AppError> {
        let Some(account) = tx.accounts().find(account).await? else { return Ok(()) };
        self.tell(tx, &Recipient::of(&account), key, args(account.lang)).await
    }
}

fn count_administrators(roles: &[Membership]) -> usize {
    roles.iter().filter(|one| one.role == Role::Administrator).count()
}

fn keeps_an_administrator(before: &[Membership], one: &Membership, after: Option<Role>) -> Result<(), AppError> {
    let loses = one.role == Role::Administrator && after != Some(Role::Administrator);
    if loses && count_administrators(before) == 1 {
        return Err(AppError::refused("refused-last-administrator"));
    }
    Ok(())
}

fn code(role: Role) -> Arg {
    Arg::Text(role.code().to_owned())
}

/// A role in words, to stand inside a message.
pub(crate) fn role_words(role: Role, lang: Lang) -> Arg {
    Arg::Text(render_plain(lang, &Text::coded("role-", role.code())))
}

/// The value `company`: its name in the reader's letters when known.
pub(crate) fn company(employer: &Employer, lang: Lang) -> Args {
    Args::new().with("company", Arg::Text(name_of(employer, lang)))
}

pub(crate) fn name_of(employer: &Employer, lang: Lang) -> String {
    employer.name_in(lang).to_owned()
}
