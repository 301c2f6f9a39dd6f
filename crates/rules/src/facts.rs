//! What is known before the file is read.

use tasrih_domain::declaration::{DeclarationKind, Movements, Roster};
use tasrih_domain::{AffiliateNumber, Month};
use tasrih_rates::{HealthCover, Law};
use time::Date;

/// What is known about the employer and the month before the file is read. A fact that is missing leaves the rules
/// that need it out; a notice says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// Whose declaration it is.
    pub affiliate: Option<AffiliateNumber>,
    /// ICE of the employer, 15 digits; empty or `None` when not known.
    pub ice: Option<&'a str>,
    /// The declared month.
    pub month: Option<Month>,
    /// Rates and ceilings in force; `None`: those that the program was built with.
    pub law: Option<&'a Law>,
    /// Exempt from AMO base or not.
    pub cover: HealthCover,
    /// Agricultural employer: the minimum wage is the SMAG.
    pub agricultural: bool,
    /// The fund's pre-established file of the month.
    pub preestablished: Option<&'a Roster>,
    /// The people declared last month.
    pub previous: Option<&'a Roster>,
    /// The people filed in the other declarations of the month, main or complementary.
    pub elsewhere: Option<&'a Roster>,
    /// Whom the employer said to have hired or let go in the month.
    pub movements: Option<&'a Movements>,
    /// Main or complementary, when it is known.
    pub kind: Option<DeclarationKind>,
    /// Transfer id in the file's header (e-BDS).
    pub transfer_id: Option<u64>,
    /// Today in Morocco.
    pub today: Option<Date>,
}
