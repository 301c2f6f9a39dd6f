//! The back office of the fund's agents.
