//! What a check raises: the field meant and the figures of the message.

use tasrih_domain::{Args, Field};

/// A fault that a check found, before the engine gives it place, code and severity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The row meant, by a check over the whole file.
    pub(crate) row: Option<u32>,
    /// The field meant; `None`: the row (or the file) as a whole.
    pub(crate) field: Option<Field>,
    /// The figures of the message.
    pub(crate) args: Args,
}

/// Receives the faults of one check. Reused from check to check; empty in the common case.
#[derive(Debug, Default)]
pub struct Raised {
    faults: Vec<Fault>,
}

impl Raised {
    /// A fault at the cell of `field`.
    pub fn at(&mut self, field: Field, args: Args) {
        self.faults.push(Fault { row: None, field: Some(field), args });
    }

    /// A fault of the row, or of the file, as a whole.
    pub fn whole(&mut self, args: Args) {
        self.faults.push(Fault { row: None, field: None, args });
    }

    /// A fault at a field of a row that was read before, by a check over the whole file.
    pub fn on(&mut self, row: u32, field: Field, args: Args) {
        self.faults.push(Fault { row: Some(row), field: Some(field), args });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    pub(crate) fn drain(&mut self) -> impl Iterator<Item = Fault> + '_ {
        self.faults.drain(..)
    }
}
