//! What an employer owes and paid: facts posted when they happen, and the account that follows from them.
//!
//! Every page computes the account from the facts ([`tasrih_ledger::settle`]), so that it is never behind; the worker
//! posts what follows from them soon after ([`crate::App::settle_due`]).

mod account;
mod export;
mod invented;
mod post;
mod settle;
mod verify;

pub use account::{AccountAsk, Entry, EntryKind, EntryPart, Outlook, Simulation, Statement, YearAsk};
pub use export::{basis_name, component_name, title};
pub use invented::invented;
pub use settle::Books;
pub use tasrih_ledger::{
    Basis, Cause, CauseKind, Component, ComponentAccount, Cure, FineStep, Instalment, MonthAccount, Offence, Plan,
    PlanStanding, PlanState, Reason, Settlement, Standing, Status, SurchargeStep,
};
pub use verify::LedgerReport;
