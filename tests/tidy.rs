//! Rules of the house, checked over the source itself.
