//! Who may act for a company, and mandates between companies and firms.
