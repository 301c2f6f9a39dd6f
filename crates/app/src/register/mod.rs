//! The register of a company's employees: who works there, since when, what was declared of them.
//!
//! Filed months fill it ([`LearnMonth`]), the employer says who comes and goes ([`moves`]), and the people whom it
//! expects are the pre-established list of a month ([`expected`]).

pub mod expected;
mod learn;
pub mod list;
mod months;
pub mod moves;
pub mod person;

pub use expected::ExpectedView;
pub use learn::LearnMonth;
pub use list::{RegisterAsk, RegisterPage};
pub use months::{Gap, MonthRow, Months};
pub use moves::{Hire, Identity};
pub use person::{EmployeeView, StayView};
