//! Who may act for a company, mandates between companies and firms, and what was done.

mod activity;
mod invitation;
mod mandates;
mod people;

use crate::routes::members::pattern;
use crate::site::Site;
use axum::Router;
use axum::routing::{get, post};
use serde::Deserialize;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::PEOPLE, get(people::show_people).post(people::invite))
        .route(pattern::ROLE, post(people::change_role))
        .route(pattern::REMOVE, post(people::remove))
        .route(pattern::RESEND, post(people::resend))
        .route(pattern::WITHDRAW, post(people::withdraw))
        .route(pattern::INVITATION, get(invitation::show_invitation).post(invitation::accept))
        .route(pattern::MANDATES, get(mandates::show_mandates).post(mandates::ask))
        .route(pattern::MANDATE, get(mandates::show_mandate).post(mandates::move_on))
        .route(pattern::ACTIVITY, get(activity::of_company))
        .route(pattern::OWN_ACTIVITY, get(activity::of_account))
}

/// What was done a moment ago, as the address tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    /// The ending of the message, if it is one of these.
    fn one_of(&self, known: &[&'static str]) -> Option<&'static str> {
        known.iter().copied().find(|one| *one == self.done)
    }
}
