//! A new employer's request to be affiliated.

use crate::site::Site;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
}
