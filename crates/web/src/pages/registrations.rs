//! Registration of employees.
