//! The words of the business: money, identifiers, periods, lines, findings, declarations and their life.
//!
//! Everything here is a value. The crate does no IO, reads no clock, holds no float, and does not know
//! databases, HTTP, file formats or the language a person reads. Text becomes a type once, at the edge
//! ([`id`], [`period`], [`draft`]), and is never checked again.
//!
//! Start with [`line::Line`], what one employee's month is, and [`lifecycle`], what may happen to a
//! declaration.
//!
//! ```
//! use tasrih_domain::{Money, Month};
//! let wage = Money::from_centimes(450_000);
//! assert_eq!(wage.to_string(), "4500.00");
//! assert_eq!("202603".parse::<Month>().unwrap().next().to_string(), "2026-04");
//! ```

pub mod access;
pub mod address;
pub mod affiliation;
pub mod approval;
pub mod attestation;
pub mod audit;
pub mod code;
mod coded;
pub mod consent;
pub mod declaration;
pub mod delivery;
pub mod document;
pub mod door;
pub mod draft;
pub mod employment;
pub mod fault;
pub mod field;
pub mod finding;
pub mod id;
pub mod invitation;
pub mod lang;
pub mod law;
pub mod lifecycle;
pub mod line;
pub mod mandate;
pub mod message;
pub mod money;
pub mod name_key;
pub mod payment;
pub mod period;
pub mod person;
pub mod registration;
pub mod source;
pub mod translit;

pub use address::Address;
pub use fault::{FieldError, Problem, Refusal, RefusalKind, Structure};
pub use field::{Branch, Field, Payer, ShareOf};
pub use finding::{Arg, Args, Code, Finding, Severity};
pub use id::{AffiliateNumber, InsuredNumber};
pub use lang::Lang;
pub use line::{Line, Part, Situation};
pub use message::Channel;
pub use money::Money;
pub use name_key::name_key;
pub use period::Month;
pub use source::{Cell, Column, Place, RawRow, Shape};
