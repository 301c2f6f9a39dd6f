//! What every request can reach: the use cases and the settings of the pages.

use tasrih_app::App;

/// Who says where a request comes from. A header is believed only where a proxy in front writes it itself: anybody can
/// send one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClientFrom {
    /// The connection.
    #[default]
    Peer,
    /// The last address of `X-Forwarded-For`.
    ForwardedFor,
    /// `X-Real-IP`.
    RealIp,
}

/// Settings of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WebConfig {
    /// People reach the site over https: cookies are bound to the host and never travel in the clear.
    pub is_secure: bool,
    /// Who says where a request comes from.
    pub client_from: ClientFrom,
}

/// State of the router.
#[derive(Clone)]
pub struct Site {
    /// Use cases.
    pub app: App,
    /// Settings.
    pub config: WebConfig,
}
