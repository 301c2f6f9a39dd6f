//! The checks, one function per rule, by what they look at. A check only looks: the engine gives place, code and
//! severity to what it raises.

pub(crate) mod allowances;
pub(crate) mod duplicates;
pub(crate) mod expected;
pub(crate) mod facts;
pub(crate) mod identity;
pub(crate) mod months;
pub(crate) mod shares;
pub(crate) mod work;
