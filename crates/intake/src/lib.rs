//! Turns CSV, spreadsheet or e-BDS bytes into located raw rows, and rows back into files.
