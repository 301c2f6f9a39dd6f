//! What every request can reach: the use cases and the settings of the pages.

use tasrih_app::App;

/// Settings of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WebConfig {
    /// People reach the site over https: cookies are bound to the host and never travel in the clear.
    pub is_secure: bool,
}

/// State of the router.
#[derive(Clone)]
pub struct Site {
    /// Use cases.
    pub app: App,
    /// Settings.
    pub config: WebConfig,
}
