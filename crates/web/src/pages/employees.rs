//! The register of a company's employees.
