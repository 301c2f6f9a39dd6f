//! Paying: the order with its reference, the bank account, the lines of a statement, and which line pays what.
//!
//! An order is a promise to pay a selection of dues under one [`reference::OrderReference`]. What a line of a bank
//! statement pays is found by [`matching::decide`]; what it pays *for* is no question of the order but of the ledger,
//! which takes every amount by its one rule (oldest month first, penalties last).

pub mod account;
pub mod debit;
pub mod matching;
pub mod order;
pub mod reference;
pub mod statement;

pub use account::{ParseRibError, Rib};
pub use debit::{DebitFile, DebitMandate};
pub use matching::{By, Doubt, Known, KnownOrder, Paid, Payer, Verdict, decide};
pub use order::{DuePart, Method, Order, OrderLine, OrderState, total};
pub use reference::{OrderReference, ParseReferenceError};
pub use statement::{
    BankFault, BankFinding, BankLine, Column, Direction, KeptLine, LineState, RefusedStatement, Statement,
    StatementHead, Unreadable,
};
