//! Who may do what: one decision, which yields a proof that use cases ask for.
//!
//! A person acts for an employer by a [`Role`] in that company, or by a role in an accounting firm (an employer too)
//! that holds a [mandate](crate::mandate) from it; a fund agent acts by a [`Post`]. [`Access`] gathers all of it for
//! one account, and [`Access::decide`] is the only place where it is weighed.

use crate::coded::coded;
use crate::id::{AccountId, EmployerId, MandateId};
use std::collections::BTreeSet;
use std::marker::PhantomData;
use time::Date;

coded! {
    /// What may be done for an employer.
    Power {
        /// See declarations, employees and receipts.
        Read = "read",
        /// Upload, map, edit and withdraw before filing.
        Prepare = "prepare",
        /// File.
        Submit = "submit",
        /// Pay.
        Pay = "pay",
        /// Ask for attestations.
        Attest = "attest",
        /// Register, hire and let go employees.
        Register = "register",
        /// Say who else may, and give mandates.
        Administer = "administer",
    }
}

coded! {
    /// What a person is within a company.
    Role {
        /// Everything, and says who else may.
        Administrator = "administrator",
        /// Everything but saying who may.
        Declarant = "declarant",
        /// Sees.
        Reader = "reader",
    }
}

coded! {
    /// What a fund agent is.
    Post {
        /// Meets people at the counter: gives codes.
        Counter = "counter",
        /// Decides registrations of employees.
        Registrations = "registrations",
        /// Decides affiliations, keeps employers' records and accounts.
        Accounts = "accounts",
        /// Everything, deadlines and rates among it.
        Supervisor = "supervisor",
    }
}

coded! {
    /// What a fund agent may do.
    Duty {
        /// See an employer's record.
        SeeEmployer = "see-employer",
        /// See an insured person's record.
        SeePerson = "see-person",
        /// Give a code at the counter.
        GiveCode = "give-code",
        /// Decide affiliation requests.
        DecideAffiliation = "decide-affiliation",
        /// Decide registrations.
        DecideRegistration = "decide-registration",
        /// Put the telephone or e-mail address of an insured person who has shown their card on file.
        ConfirmContact = "confirm-contact",
        /// Change the contacts that the fund has on file.
        ChangeContact = "change-contact",
        /// Propose a deadline.
        ProposeDeadline = "propose-deadline",
        /// Propose a rate.
        ProposeRate = "propose-rate",
        /// Ask for a filing to be cancelled.
        CancelFiling = "cancel-filing",
        /// Take an attestation back.
        RevokeAttestation = "revoke-attestation",
        /// Ask for what being late cost an employer to be waived.
        ProposeRemission = "propose-remission",
        /// Decide what another agent proposed.
        Approve = "approve",
        /// Import bank statements and say whose a payment is.
        ImportStatement = "import-statement",
        /// Ask banks to collect under debit mandates.
        CollectDebits = "collect-debits",
        /// Decide instalment plans.
        DecidePlan = "decide-plan",
    }
}

impl Power {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Role {
    /// What the role allows within its own company.
    pub const fn powers(self) -> &'static [Power] {
        use Power as P;
        match self {
            Self::Administrator => P::ALL,
            Self::Declarant => &[P::Read, P::Prepare, P::Submit, P::Pay, P::Attest, P::Register],
            Self::Reader => &[P::Read],
        }
    }

    /// Does the role let a person of a firm use a power that a principal gave to the firm? A mandate is used by those
    /// who do the firm's work; who only reads at home only reads for others.
    const fn carries(self, power: Power) -> bool {
        match self {
            Self::Administrator | Self::Declarant => !matches!(power, Power::Administer),
            Self::Reader => matches!(power, Power::Read),
        }
    }
}

impl Post {
    /// What the post allows.
    pub const fn duties(self) -> &'static [Duty] {
        use Duty as D;
        match self {
            Self::Counter => &[D::SeeEmployer, D::GiveCode],
            Self::Registrations => &[D::SeePerson, D::DecideRegistration, D::ConfirmContact],
            Self::Accounts => &[
                D::SeeEmployer,
                D::GiveCode,
                D::DecideAffiliation,
                D::ChangeContact,
                D::CancelFiling,
                D::ProposeRemission,
                D::RevokeAttestation,
                D::Approve,
                D::ImportStatement,
                D::CollectDebits,
                D::DecidePlan,
            ],
            Self::Supervisor => D::ALL,
        }
    }
}

/// A power as a type, so that a use case says in its signature what it needs.
pub trait Capability {
    /// The power meant.
    const POWER: Power;
}

/// A duty as a type.
pub trait Task {
    /// The duty meant.
    const DUTY: Duty;
}

macro_rules! types {
    ($trait:ident, $const:ident: $of:ident { $($name:ident),+ $(,)? }) => {$(
        #[doc = concat!("See [`", stringify!($of), "::", stringify!($name), "`].")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl $trait for $name {
            const $const: $of = $of::$name;
        }
    )+};
}

types!(Capability, POWER: Power { Read, Prepare, Submit, Pay, Attest, Register, Administer });
types!(Task, DUTY: Duty {
    SeeEmployer, SeePerson, GiveCode, DecideAffiliation, DecideRegistration, ConfirmContact, ChangeContact,
    ProposeDeadline, ProposeRate, CancelFiling, RevokeAttestation, ProposeRemission, Approve, ImportStatement, CollectDebits, DecidePlan,
});

/// By what right somebody acts: every event keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Under {
    /// A role in the company itself.
    Role(Role),
    /// A mandate that the company gave to a firm.
    Mandate {
        /// Which.
        mandate: MandateId,
        /// The firm.
        firm: EmployerId,
    },
    /// A post at the fund.
    Post(Post),
}

/// Proof that an account may use a power for an employer on a day. Only [`Access::require`] makes one.
#[derive(Debug, Clone, Copy)]
pub struct Authorized<C: Capability> {
    account: AccountId,
    employer: EmployerId,
    under: Under,
    also: u8,
    power: PhantomData<C>,
}

impl<C: Capability> Authorized<C> {
    /// Who acts.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// For whom.
    pub fn employer(&self) -> EmployerId {
        self.employer
    }

    /// By what right.
    pub fn under(&self) -> Under {
        self.under
    }

    /// May the same person also use that power for the same employer? For pages that offer what needs it.
    pub fn also(&self, power: Power) -> bool {
        self.also & power.bit() != 0
    }
}

/// Proof that a fund agent may do something. Only [`Access::on_duty`] makes one.
#[derive(Debug, Clone, Copy)]
pub struct OnDuty<D: Task> {
    account: AccountId,
    post: Post,
    duty: PhantomData<D>,
}

impl<D: Task> OnDuty<D> {
    /// Who acts.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// By which post.
    pub fn under(&self) -> Under {
        Under::Post(self.post)
    }
}

/// A right over one employer, by role or by mandate. Both days are included; no end means until revoked. What was
/// revoked is not among the grants at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Over which employer.
    pub employer: EmployerId,
    /// What it allows.
    pub powers: BTreeSet<Power>,
    /// By what right.
    pub under: Under,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Grant {
    /// What a role gives within its company.
    pub fn of_role(employer: EmployerId, role: Role) -> Self {
        let powers = role.powers().iter().copied().collect();
        Self { employer, powers, under: Under::Role(role), from: None, until: None }
    }

    /// What is left of a mandate's powers in the hands of a person who is `role` in the firm that holds it. `days`:
    /// the first and the last one.
    pub fn through_firm(
        principal: EmployerId,
        role: Role,
        powers: &BTreeSet<Power>,
        under: Under,
        days: (Date, Option<Date>),
    ) -> Self {
        let powers = powers.iter().copied().filter(|power| role.carries(*power)).collect();
        Self { employer: principal, powers, under, from: Some(days.0), until: days.1 }
    }

    fn is_in_force(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

/// The account has no such right. Shown as "not found": existence is information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no right to this")]
pub struct NoRight;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A power over an employer.
    For(Power, EmployerId),
    /// A duty of the fund.
    Office(Duty),
}

/// Everything that one account may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    account: AccountId,
    grants: Vec<Grant>,
    posts: Vec<Post>,
}

impl Access {
    /// The rights of an account.
    pub fn of(account: AccountId, grants: Vec<Grant>, posts: Vec<Post>) -> Self {
        Self { account, grants, posts }
    }

    /// The one decision: may it, on that day, and by what right? A role in the company goes before a mandate.
    ///
    /// # Errors
    /// Nothing in force gives that right.
    pub fn decide(&self, ask: Ask, on: Date) -> Result<Under, NoRight> {
        let under = match ask {
            Ask::For(power, employer) => self
                .in_force(on)
                .filter(|grant| grant.employer == employer && grant.powers.contains(&power))
                .map(|grant| grant.under)
                .min(),
            Ask::Office(duty) => {
                self.posts.iter().find(|post| post.duties().contains(&duty)).map(|post| Under::Post(*post))
            }
        };
        under.ok_or(NoRight)
    }

    /// The proof that the account may use the power `C` for `employer` on that day.
    ///
    /// # Errors
    /// Nothing in force gives that power.
    pub fn require<C: Capability>(&self, employer: EmployerId, on: Date) -> Result<Authorized<C>, NoRight> {
        let under = self.decide(Ask::For(C::POWER, employer), on)?;
        let also =
            Power::ALL.iter().filter(|power| self.may(**power, employer, on)).fold(0, |all, one| all | one.bit());
        Ok(Authorized { account: self.account, employer, under, also, power: PhantomData })
    }

    /// The proof that the account may do the duty `D` at the fund.
    ///
    /// # Errors
    /// No post of theirs has that duty.
    pub fn on_duty<D: Task>(&self, on: Date) -> Result<OnDuty<D>, NoRight> {
        match self.decide(Ask::Office(D::DUTY), on)? {
            Under::Post(post) => Ok(OnDuty { account: self.account, post, duty: PhantomData }),
            Under::Role(_) | Under::Mandate { .. } => Err(NoRight),
        }
    }

    /// May the account use that power for the employer on that day? For pages that offer what needs it.
    pub fn may(&self, power: Power, employer: EmployerId, on: Date) -> bool {
        self.decide(Ask::For(power, employer), on).is_ok()
    }

    /// The employers that the account may see on that day, each once.
    pub fn employers(&self, on: Date) -> BTreeSet<EmployerId> {
        let seen = self.in_force(on).filter(|grant| grant.powers.contains(&Power::Read));
        seen.map(|grant| grant.employer).collect()
    }

    /// The role in that company itself, if any.
    pub fn role_in(&self, employer: EmployerId) -> Option<Role> {
        self.grants.iter().find_map(|grant| match grant.under {
            Under::Role(role) if grant.employer == employer => Some(role),
            _ => None,
        })
    }

    /// The companies that the person belongs to, each with the role there.
    pub fn memberships(&self) -> impl Iterator<Item = (EmployerId, Role)> + '_ {
        self.grants.iter().filter_map(|grant| match grant.under {
            Under::Role(role) => Some((grant.employer, role)),
            _ => None,
        })
    }

    /// Does any right come from a mandate?
    pub fn has_mandates(&self) -> bool {
        self.grants.iter().any(|grant| matches!(grant.under, Under::Mandate { .. }))
    }

    /// Posts at the fund.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }

    fn in_force(&self, on: Date) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| grant.is_in_force(on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(1));
    const OWN: EmployerId = EmployerId(Uuid::from_u128(2));
    const PRINCIPAL: EmployerId = EmployerId(Uuid::from_u128(3));
    const OTHER: EmployerId = EmployerId(Uuid::from_u128(4));
    const ON: Date = date!(2026 - 03 - 10);

    fn mandate(powers: &[Power], role: Role) -> Grant {
        let under = Under::Mandate { mandate: MandateId(Uuid::from_u128(9)), firm: OWN };
        let days = (date!(2026 - 03 - 01), Some(date!(2026 - 03 - 31)));
        Grant::through_firm(PRINCIPAL, role, &powers.iter().copied().collect(), under, days)
    }

    fn person(role: Role, powers: &[Power]) -> Access {
        Access::of(ACCOUNT, vec![Grant::of_role(OWN, role), mandate(powers, role)], Vec::new())
    }

    /// Every role, by itself and for a principal with every scope, against every power, own, principal's and other.
    #[test]
    fn each_right_opens_what_it_names_and_nothing_more() {
        for role in Role::ALL.iter().copied() {
            let access = person(role, Power::ALL);
            for power in Power::ALL.iter().copied() {
                let own = role.powers().contains(&power);
                assert_eq!(access.may(power, OWN, ON), own, "{role} {power} own");
                assert_eq!(access.may(power, PRINCIPAL, ON), own && power != Power::Administer, "{role} {power}");
                assert!(!access.may(power, OTHER, ON), "{role} {power} other");
            }
            for duty in Duty::ALL.iter().copied() {
                assert!(access.decide(Ask::Office(duty), ON).is_err(), "{role} {duty}");
            }
        }
    }

    #[test]
    fn a_mandate_gives_its_powers_only_and_never_to_a_mere_reader() {
        let declared = [Power::Read, Power::Prepare, Power::Submit];
        for power in Power::ALL.iter().copied() {
            assert_eq!(
                person(Role::Declarant, &declared).may(power, PRINCIPAL, ON),
                declared.contains(&power),
                "{power}"
            );
            assert_eq!(person(Role::Reader, &declared).may(power, PRINCIPAL, ON), power == Power::Read, "{power}");
        }
    }

    #[test]
    fn a_mandate_holds_from_its_first_to_its_last_day() {
        let access = person(Role::Declarant, &[Power::Read]);
        let may = |day| access.may(Power::Read, PRINCIPAL, day);
        assert_eq!(
            [date!(2026 - 02 - 28), date!(2026 - 03 - 01), date!(2026 - 03 - 31), date!(2026 - 04 - 01)].map(may),
            [false, true, true, false]
        );
        assert_eq!(access.employers(ON).len(), 2);
        assert_eq!(access.employers(date!(2026 - 04 - 01)).into_iter().collect::<Vec<_>>(), [OWN]);
    }

    #[test]
    fn a_post_opens_its_duties_and_no_company() {
        for post in Post::ALL.iter().copied() {
            let access = Access::of(ACCOUNT, Vec::new(), vec![post]);
            for duty in Duty::ALL.iter().copied() {
                assert_eq!(
                    access.decide(Ask::Office(duty), ON).is_ok(),
                    post.duties().contains(&duty),
                    "{post} {duty}"
                );
            }
            assert!(Power::ALL.iter().all(|power| !access.may(*power, OWN, ON)), "{post}");
        }
    }

    #[test]
    fn ones_own_role_goes_before_a_mandate() {
        let grants = vec![mandate(Power::ALL, Role::Declarant), Grant::of_role(PRINCIPAL, Role::Reader)];
        let access = Access::of(ACCOUNT, grants, Vec::new());
        assert_eq!(access.require::<Read>(PRINCIPAL, ON).unwrap().under(), Under::Role(Role::Reader));
        assert!(matches!(access.require::<Submit>(PRINCIPAL, ON).unwrap().under(), Under::Mandate { .. }));
    }
}
