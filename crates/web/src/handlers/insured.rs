//! An insured person's own pages.

use crate::site::Site;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
}
