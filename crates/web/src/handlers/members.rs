//! Who may act for a company, and mandates between companies and firms.

use crate::site::Site;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
}
