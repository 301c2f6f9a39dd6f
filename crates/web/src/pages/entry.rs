//! On-screen entry for a small employer.

use super::{EmployerView, FormFault};
use crate::Frame;
use askama::Template;
use tasrih_domain::{Month, Situation};
use tasrih_i18n::Text;

/// Where the first rows came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryOrigin {
    /// Last month's declaration.
    LastMonth,
    /// The fund's file.
    Preestablished,
    /// Nowhere.
    Empty,
    /// Typed by the person.
    Typed,
}

impl EntryOrigin {
    /// End of its message key.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::LastMonth => "last-month",
            Self::Preestablished => "preestablished",
            Self::Empty => "nothing",
            Self::Typed => "typed",
        }
    }
}

/// The fields of a row, in the order of the form; also the names of its inputs.
pub const FIELDS: [&str; 7] = ["insured_number", "surname", "given_name", "cin", "days", "gross_wage", "situation"];

/// A row being typed.
#[derive(Debug, Clone, Default)]
pub struct EntryRowView {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Texts typed, in the order of [`FIELDS`].
    pub values: [String; 7],
    /// Faults, each with the field it is about.
    pub faults: Vec<(&'static str, Text)>,
}

/// A field of a row.
#[derive(Debug)]
pub struct EntryFieldView<'a> {
    /// Name of the field.
    pub code: &'static str,
    /// Text typed.
    pub value: &'a str,
    /// Its faults.
    pub faults: Vec<&'a Text>,
}

impl EntryFieldView<'_> {
    /// The keyboard that a phone shows.
    pub fn inputmode(&self) -> &'static str {
        match self.code {
            "insured_number" | "days" => "numeric",
            "gross_wage" => "decimal",
            _ => "text",
        }
    }
}

impl EntryRowView {
    /// Name of the employee as far as it is typed.
    pub fn who(&self) -> String {
        format!("{} {}", self.values[1], self.values[2]).trim().to_owned()
    }

    /// The fields in order.
    pub fn fields(&self) -> Vec<EntryFieldView<'_>> {
        FIELDS
            .into_iter()
            .zip(&self.values)
            .map(|(code, value)| EntryFieldView {
                code,
                value,
                faults: self.faults.iter().filter(|(of, _)| *of == code).map(|(_, text)| text).collect(),
            })
            .collect()
    }
}

/// `GET /{lang}/employers/{affiliate}/{month}/entry`
#[derive(Debug, Template)]
#[template(path = "declarations/entry.html")]
pub struct EntryPage {
    /// Frame.
    pub frame: Frame,
    /// Employer.
    pub employer: EmployerView,
    /// Month.
    pub month: Month,
    /// Where the rows came from.
    pub origin: EntryOrigin,
    /// Rows.
    pub rows: Vec<EntryRowView>,
    /// What is wrong.
    pub faults: Vec<FormFault>,
}
