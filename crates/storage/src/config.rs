//! Settings of the store.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the data is kept.
#[derive(Clone)]
pub struct StorageConfig {
    /// `sqlite:` and a path (`sqlite:data/tasrih.db`, created when missing), or the URL of a PostgreSQL database
    /// (`postgres://…`).
    pub url: String,
    /// Connections for reading (SQLite), or for everything (PostgreSQL).
    pub connections: u32,
    /// How long a request waits for its turn before it is told that the store is not available.
    pub patience: Duration,
}

/// The database that an URL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file beside us.
    Sqlite,
    /// A server.
    Postgres,
}

/// The URL names neither engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the database URL begins neither with sqlite: nor with postgres:")]
pub struct UnknownEngine;

impl StorageConfig {
    /// The store behind an URL, with the usual settings.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8, patience: Duration::from_secs(15) }
    }

    /// A SQLite file.
    pub fn sqlite(path: &Path) -> Self {
        Self::new(format!("sqlite:{}", path.display()))
    }

    /// Which engine the URL names.
    ///
    /// # Errors
    /// It names neither.
    pub fn engine(&self) -> Result<Engine, UnknownEngine> {
        if self.url.starts_with("sqlite:") {
            Ok(Engine::Sqlite)
        } else if self.url.starts_with("postgres:") || self.url.starts_with("postgresql:") {
            Ok(Engine::Postgres)
        } else {
            Err(UnknownEngine)
        }
    }

    /// The path of the SQLite file.
    pub(crate) fn sqlite_path(&self) -> Option<PathBuf> {
        let path = self.url.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(PathBuf::from(path.split_once('?').map_or(path, |(path, _)| path)))
    }

    /// The URL without its password, to be shown.
    pub fn shown_url(&self) -> String {
        let Some((scheme, rest)) = self.url.split_once("://") else { return self.url.clone() };
        match rest.split_once('@') {
            Some((user, host)) => {
                let name = user.split_once(':').map_or(user, |(name, _)| name);
                format!("{scheme}://{name}@{}", without_secrets(host))
            }
            None => format!("{scheme}://{}", without_secrets(rest)),
        }
    }
}

/// A password may also stand among the parameters: they are left out.
fn without_secrets(rest: &str) -> &str {
    rest.split_once('?').map_or(rest, |(path, _)| path)
}

/// The URL may hold a password.
impl fmt::Debug for StorageConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StorageConfig")
            .field("url", &self.shown_url())
            .field("connections", &self.connections)
            .field("patience", &self.patience)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            ("postgres://tasrih:s3cret@db.local:5432/tasrih?password=s3cret", "postgres://tasrih@db.local:5432/tasrih"),
            ("postgres://db.local/tasrih", "postgres://db.local/tasrih"),
            ("sqlite:data/tasrih.db", "sqlite:data/tasrih.db"),
        ] {
            let config = StorageConfig::new(url);
            assert_eq!(config.shown_url(), shown);
            assert!(!format!("{config:?}").contains("s3cret"));
        }
    }

    #[test]
    fn the_engine_is_named_by_the_url() {
        assert_eq!(StorageConfig::new("sqlite:x.db").engine(), Ok(Engine::Sqlite));
        assert_eq!(StorageConfig::new("postgresql://x/y").engine(), Ok(Engine::Postgres));
        assert_eq!(StorageConfig::new("mysql://x/y").engine(), Err(UnknownEngine));
        assert_eq!(StorageConfig::new("sqlite:///var/x.db?mode=rwc").sqlite_path(), Some("/var/x.db".into()));
    }
}
