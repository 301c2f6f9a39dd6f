//! The back office of the fund's agents.

use crate::site::Site;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
}
