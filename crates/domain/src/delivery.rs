//! Many files dropped at once, each on its way to the company that it is about.

use crate::coded::coded;
use crate::finding::Args;
use crate::id::{AccountId, AffiliateNumber, DeclarationId, DeliveryId, EmployerId, FileHash};
use crate::period::Month;
use time::OffsetDateTime;

coded! {
    /// Where a dropped file stands.
    FileState {
        /// Nobody has looked into it yet.
        Waiting = "waiting",
        /// The person has to say or to confirm whose it is.
        Asked = "asked",
        /// It became a declaration in preparation.
        Taken = "taken",
        /// It cannot become one.
        Refused = "refused",
    }
}

coded! {
    /// What became of the person's word to file.
    FilingState {
        /// It is given; the filing is under way.
        Wanted = "wanted",
        /// Filed.
        Done = "done",
        /// Not filed; the reason says why.
        Held = "held",
    }
}

/// A message to be said later: its key and its values.
pub type Reason = (String, Args);

/// Files that one person dropped at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Id.
    pub id: DeliveryId,
    /// Who dropped them, and alone sees them again.
    pub account: AccountId,
    /// The month of those that name none.
    pub month: Month,
    /// How many.
    pub files: u32,
    /// When.
    pub created_at: OffsetDateTime,
}

/// The person's word to file what a file became, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryFiling {
    /// What came of it.
    pub state: FilingState,
    /// The version of the declaration that the person saw.
    pub seen: u32,
    /// Why it was held.
    pub reason: Option<Reason>,
}

/// One of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveredFile {
    /// Its place among the others, from 1.
    pub row: u32,
    /// Its name; of one from an archive, with the folders it lay in.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Where its bytes are kept; nothing of what was not worth keeping.
    pub hash: Option<FileHash>,
    /// Where it stands.
    pub state: FileState,
    /// Why it is asked about or refused.
    pub reason: Option<Reason>,
    /// The company's number that was read in it or in its name.
    pub affiliate: Option<AffiliateNumber>,
    /// The month that was read in it or in its name.
    pub month: Option<Month>,
    /// The company whose declaration it became.
    pub employer: Option<EmployerId>,
    /// That declaration.
    pub declaration: Option<DeclarationId>,
    /// The person's word to file it.
    pub filing: Option<DeliveryFiling>,
}
