//! One module per noun: extract, call one use case, answer. What a use case returns is turned into a page by `view`.

pub mod account;
pub mod accounts;
pub mod affiliations;
pub mod attestations;
pub mod batches;
pub mod collection;
pub mod declarations;
pub mod deliveries;
pub mod employees;
pub mod entry;
pub mod filing;
pub mod help;
pub mod home;
pub mod insured;
pub mod intake;
pub mod mailbox;
pub mod members;
pub mod office;
pub mod payments;
pub mod receipts;
pub(crate) mod registration_view;
pub mod registrations;
pub mod security;
pub mod session;
pub mod signup;
pub mod standing;
pub mod verdict;
pub mod verify;
mod view;

use crate::error::PageError;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

/// Answer of a handler that shows a page.
pub type Shown = Result<Response, PageError>;

/// The page in HTML.
fn show(page: &impl askama::Template) -> Shown {
    Ok(Html(page.render()?).into_response())
}

/// The page again, with what is wrong on it.
fn show_again(page: &impl askama::Template) -> Shown {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response())
}

/// Fields of a form as they were sent, in order; a name may stand several times.
#[derive(Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first value of that name, empty when it was not sent.
    pub fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The version that the page showed.
    pub fn seen(&self) -> Result<u32, PageError> {
        self.get("seen").and_then(|text| text.parse().ok()).ok_or(PageError::BadRequest)
    }
}
