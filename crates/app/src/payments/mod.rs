//! Paying: orders with a reference, what the bank says came in, direct debits, and instalments.
//!
//! An order is a selection of what is owed; what money pays *for* is the ledger's one rule, whatever the order said. A
//! payment is posted when a line of a bank statement is found to be someone's ([`import`](mod@import)) or an agent says
//! so ([`queue`](mod@queue)).

mod debits;
mod import;
mod orders;
mod paper;
mod plans;
mod queue;
mod statements;

pub use debits::{DebitChoice, DebitsView, MandateForm};
pub use import::{ImportError, Imported};
pub use orders::{Chosen, Due, OrderRequest, OrderView, PaymentsView};
pub use plans::{DraftPlan, PlanRow, PlanView, PlansView};
pub use queue::{Guess, LineAt, WaitingList, WaitingView};
pub use statements::{StatementList, StatementView};

pub use plans::PARTS;
pub use tasrih_ledger::{Instalment, PlanStanding, PlanState};

use crate::App;
use tasrih_domain::payment::Rib;

/// The fund as banks know it: the operator's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// Holder of the account, in Latin letters.
    pub name: String,
    /// The account into which employers pay.
    pub account: Rib,
    /// Identifier of the fund as a creditor of direct debits, at most 35 signs.
    pub scheme_id: String,
}

/// Largest statement, in mebibytes.
pub const STATEMENT_MEBIBYTES_MAX: u64 = tasrih_intake::bank::BYTES_MAX >> 20;

impl App {
    /// The fund as banks know it, when the operator has said so.
    pub fn fund(&self) -> Option<&Fund> {
        self.config.fund.as_ref()
    }
}

/// Rows on one page.
pub const ROWS_SHOWN_MAX: u32 = 50;
