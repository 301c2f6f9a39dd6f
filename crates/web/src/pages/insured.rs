//! An insured person's own pages.
