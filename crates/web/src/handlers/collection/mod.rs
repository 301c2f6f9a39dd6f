//! What agents do about money.

mod debits;
mod plans;
mod statements;
mod waiting;

use super::Shown;
use crate::routes::collection::pattern;
use crate::site::Site;
use axum::Router;
use axum::routing::get;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
        .route(pattern::STATEMENT, get(statements::show_one))
        .route(pattern::WAITING, get(waiting::list))
        .route(pattern::LINE, get(waiting::show_one).post(waiting::decide))
        .route(pattern::PLANS, get(plans::list))
        .route(pattern::PLAN, get(plans::show_one).post(plans::decide))
        .route(pattern::DEBITS, get(debits::list).post(debits::make))
        .route(pattern::DEBIT_FILE, get(debits::file))
}

/// Where files come in.
pub fn uploads() -> Router<Site> {
    Router::new().route(pattern::STATEMENTS, get(statements::list).post(statements::import))
}
