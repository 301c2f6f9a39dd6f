//! The register of a company's employees.

use crate::site::Site;
use axum::Router;

/// The addresses of this room.
pub fn routes() -> Router<Site> {
    Router::new()
}
