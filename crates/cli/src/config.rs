//! Settings: read from a file and the environment, validated at start, printed without secrets.
//!
//! The environment beats the file, the file beats the defaults. `tasrih config` prints what is in force, with a line
//! of documentation for each setting; [`SETTINGS`] is that documentation.

use crate::args::ServeArgs;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use std::fmt::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tasrih_app::{Courier, Fund, PostConfig};
use tasrih_domain::payment::Rib;
use tasrih_web::ClientFrom;

/// Name of the settings file looked for in the working directory.
pub const FILE: &str = "tasrih.toml";

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub listen: SocketAddr,
    pub public_url: String,
    pub data: PathBuf,
    pub database_url: String,
    pub database_connections: u32,
    pub workers: usize,
    pub session_hours: u32,
    pub idle_minutes: u32,
    pub agent_idle_minutes: u32,
    pub agent_second_factor: SecondFactor,
    pub smtp_url: String,
    pub mail_sender: String,
    pub sms_url: String,
    pub sms_token: String,
    pub sms_sender: String,
    pub seal_file: String,
    pub seal_password: String,
    pub qr_key_file: String,
    pub former_keys_file: String,
    pub client_from: ClientSource,
    pub fund_account: String,
    pub fund_name: String,
    pub fund_scheme_id: String,
    pub shutdown_seconds: u64,
    pub log_level: String,
    pub log_format: LogFormat,
}

/// Who says where a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientSource {
    /// The connection.
    Peer,
    /// The proxy in front, in `X-Forwarded-For`.
    XForwardedFor,
    /// The proxy in front, in `X-Real-IP`.
    XRealIp,
}

impl From<ClientSource> for ClientFrom {
    fn from(source: ClientSource) -> Self {
        match source {
            ClientSource::Peer => Self::Peer,
            ClientSource::XForwardedFor => Self::ForwardedFor,
            ClientSource::XRealIp => Self::RealIp,
        }
    }
}

/// Whether fund agents show more than a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SecondFactor {
    /// Required, but in the demo.
    Default,
    /// Nothing is done as an agent without.
    Required,
    /// Offered.
    Optional,
}

/// Form of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For collectors: one object a line.
    Json,
}

/// Name, environment variable and meaning of each setting, in the order of [`Settings`].
pub const SETTINGS: [(&str, &str, &str); 26] = [
    ("listen", "TASRIH_LISTEN", "Address and port to listen on."),
    (
        "public_url",
        "TASRIH_PUBLIC_URL",
        "Address that people use, as in QR codes; https:// makes cookies secure, passkeys belong to its host. Default: from listen.",
    ),
    ("data", "TASRIH_DATA", "Folder of the embedded database."),
    ("database_url", "DATABASE_URL", "postgres://… or sqlite://…; empty: SQLite in the data folder."),
    (
        "database_connections",
        "TASRIH_DATABASE_CONNECTIONS",
        "Most connections to PostgreSQL, 2 to 1000 (SQLite: readers).",
    ),
    ("workers", "TASRIH_WORKERS", "Large files checked at the same time, 1 to 64."),
    ("session_hours", "TASRIH_SESSION_HOURS", "Hours after which a person signs in again, 1 to 720."),
    (
        "idle_minutes",
        "TASRIH_IDLE_MINUTES",
        "Minutes without a request after which a person signs in again, 5 to 1440.",
    ),
    ("agent_idle_minutes", "TASRIH_AGENT_IDLE_MINUTES", "The same for fund agents."),
    (
        "agent_second_factor",
        "TASRIH_AGENT_SECOND_FACTOR",
        "required or optional: do fund agents need more than a password? Default: required, in the demo optional.",
    ),
    (
        "smtp_url",
        "TASRIH_SMTP_URL",
        "Mail server, such as smtps://user:password@host:465. Without it and sms_url, messages go to data/mailbox.",
    ),
    ("mail_sender", "TASRIH_MAIL_SENDER", "Address that e-mails come from."),
    ("sms_url", "TASRIH_SMS_URL", "SMS gateway: takes {id, to, text, from} as JSON by POST."),
    ("sms_token", "TASRIH_SMS_TOKEN", "Its secret, sent as a bearer token."),
    ("sms_sender", "TASRIH_SMS_SENDER", "Name that SMS come from; empty: the gateway's choice."),
    (
        "seal_file",
        "TASRIH_SEAL_FILE",
        "Key and certificate that sign attestations: PKCS#12 or PEM. Empty: a key of demonstration in data/keys.",
    ),
    ("seal_password", "TASRIH_SEAL_PASSWORD", "Password of a PKCS#12 file."),
    (
        "qr_key_file",
        "TASRIH_QR_KEY_FILE",
        "Private key (PEM, P-256) that signs QR codes; empty: the one of seal_file, when it is of that curve.",
    ),
    (
        "former_keys_file",
        "TASRIH_FORMER_KEYS_FILE",
        "What /keys.pem said before a change of keys: papers signed then are still verified.",
    ),
    (
        "client_from",
        "TASRIH_CLIENT_FROM",
        "Who says where a request comes from: peer; behind a proxy that writes them, x-forwarded-for or x-real-ip.",
    ),
    (
        "fund_account",
        "TASRIH_FUND_ACCOUNT",
        "RIB or IBAN into which employers pay; shown on payment orders, and statements of another account are refused.",
    ),
    ("fund_name", "TASRIH_FUND_NAME", "Holder of that account, as banks write it."),
    ("fund_scheme_id", "TASRIH_FUND_SCHEME_ID", "Identifier of the fund as a creditor of direct debits."),
    (
        "shutdown_seconds",
        "TASRIH_SHUTDOWN_SECONDS",
        "Longest wait for requests and jobs in hand when stopping, 1 to 600.",
    ),
    (
        "log_level",
        "TASRIH_LOG_LEVEL",
        "error, warn, info, debug or trace; or a filter such as info,tasrih_storage=debug.",
    ),
    ("log_format", "TASRIH_LOG_FORMAT", "text or json."),
];

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data: PathBuf::from("data"),
            database_url: String::new(),
            database_connections: 20,
            workers: 2,
            session_hours: 12,
            idle_minutes: 120,
            agent_idle_minutes: 30,
            agent_second_factor: SecondFactor::Default,
            smtp_url: String::new(),
            mail_sender: "Tasrih <ne-pas-repondre@tasrih.example>".to_owned(),
            sms_url: String::new(),
            sms_token: String::new(),
            sms_sender: String::new(),
            seal_file: String::new(),
            seal_password: String::new(),
            qr_key_file: String::new(),
            former_keys_file: String::new(),
            client_from: ClientSource::Peer,
            fund_account: String::new(),
            fund_name: "CNSS".to_owned(),
            fund_scheme_id: String::new(),
            shutdown_seconds: 30,
            log_level: "info".to_owned(),
            log_format: LogFormat::Text,
        }
    }
}

impl Settings {
    /// Like [`Self::load`], with what was typed on the command line before all else.
    pub fn load_for(file: Option<&Path>, typed: &ServeArgs) -> anyhow::Result<Self> {
        let mut settings = Self::read(file)?;
        settings.listen = typed.listen.unwrap_or(settings.listen);
        settings.data = typed.data.clone().unwrap_or(settings.data);
        settings.complete();
        settings.validate()?;
        Ok(settings)
    }

    /// Reads the file (if there is one) and the environment, and validates.
    pub fn load(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut settings = Self::read(file)?;
        settings.complete();
        settings.validate()?;
        Ok(settings)
    }

    fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let file = match file {
            Some(named) => {
                anyhow::ensure!(named.is_file(), "there is no settings file {}", named.display());
                named.to_path_buf()
            }
            None => PathBuf::from(FILE),
        };
        let names = SETTINGS.map(|(name, ..)| name);
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if file.is_file() {
            figment = figment.merge(Toml::file_exact(file));
        }
        let figment = figment.merge(Env::prefixed("TASRIH_").only(&names)).merge(Env::raw().only(&["DATABASE_URL"]));
        Ok(figment.extract()?)
    }

    /// Fills what follows from the rest.
    fn complete(&mut self) {
        if self.public_url.is_empty() {
            // On plain http, browsers make passkeys at this one name only.
            self.public_url = if self.listen.ip().is_loopback() {
                format!("http://localhost:{}", self.listen.port())
            } else {
                format!("http://{}", self.listen)
            };
        }
        self.public_url = self.public_url.trim_end_matches('/').to_owned();
    }

    /// URL of the database in force.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite://{}", self.data.join("tasrih.sqlite").display())
        } else {
            self.database_url.clone()
        }
    }

    /// Who carries messages to people.
    pub fn courier(&self) -> anyhow::Result<Courier> {
        Ok(Courier::new(&PostConfig {
            folder: self.data.join("mailbox"),
            smtp_url: self.smtp_url.clone(),
            mail_sender: self.mail_sender.clone(),
            sms_url: self.sms_url.clone(),
            sms_token: self.sms_token.clone(),
            sms_sender: self.sms_sender.clone(),
        })?)
    }

    /// The fund as banks know it, when its account is set.
    pub fn fund(&self) -> anyhow::Result<Option<Fund>> {
        if self.fund_account.is_empty() {
            return Ok(None);
        }
        let account: Rib = self.fund_account.parse().map_err(|error| anyhow::anyhow!("fund_account {error}"))?;
        anyhow::ensure!(account.key_fits(), "fund_account has a key that does not fit");
        Ok(Some(Fund { name: self.fund_name.clone(), account, scheme_id: self.fund_scheme_id.clone() }))
    }

    fn validate(&self) -> anyhow::Result<()> {
        let within = |name: &str, value: u64, min: u64, max: u64| {
            anyhow::ensure!((min..=max).contains(&value), "{name} is {value}; it goes from {min} to {max}");
            Ok(())
        };
        within("database_connections", self.database_connections.into(), 2, 1000)?;
        within("workers", self.workers as u64, 1, 64)?;
        within("session_hours", self.session_hours.into(), 1, 720)?;
        within("idle_minutes", self.idle_minutes.into(), 5, 1440)?;
        within("agent_idle_minutes", self.agent_idle_minutes.into(), 5, 1440)?;
        within("shutdown_seconds", self.shutdown_seconds, 1, 600)?;
        anyhow::ensure!(
            self.public_url.starts_with("http://") || self.public_url.starts_with("https://"),
            "public_url is {}; it begins with http:// or https://",
            self.public_url
        );
        let scheme = self.database_url.split_once("://").map(|(scheme, _)| scheme);
        anyhow::ensure!(
            self.database_url.is_empty() || matches!(scheme, Some("postgres" | "postgresql" | "sqlite")),
            "database_url begins with postgres:// or sqlite://"
        );
        self.courier()?;
        self.fund()?;
        tracing_subscriber::EnvFilter::try_new(&self.log_level)
            .map_err(|error| anyhow::anyhow!("log_level is {}: {error}", self.log_level))?;
        Ok(())
    }

    /// The settings in force as a settings file, with their documentation and without secrets.
    pub fn print(&self) -> anyhow::Result<String> {
        let mut shown = self.clone();
        shown.database_url = without_password(&shown.database_url);
        shown.smtp_url = without_password(&shown.smtp_url);
        // Gateways are known to put their secret into the address.
        shown.sms_url = without_query(&shown.sms_url);
        if !shown.sms_token.is_empty() {
            "…".clone_into(&mut shown.sms_token);
        }
        if !shown.seal_password.is_empty() {
            "…".clone_into(&mut shown.seal_password);
        }
        let table = toml::Value::try_from(&shown)?;
        let mut text = String::new();
        for (name, variable, meaning) in SETTINGS {
            let value = table.get(name).map(ToString::to_string).unwrap_or_default();
            writeln!(text, "# {meaning}\n# environment: {variable}\n{name} = {value}\n")?;
        }
        Ok(text)
    }
}

/// The address without what follows its path.
fn without_query(url: &str) -> String {
    match url.split_once('?') {
        Some((before, _)) => format!("{}?…", without_password(before)),
        None => without_password(url),
    }
}

/// The URL with its password replaced.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let Some((credentials, host)) = rest.rsplit_once('@') else {
        // A password may also stand among the parameters.
        return match url.split_once('?') {
            Some((before, _)) => format!("{before}?…"),
            None => url.to_owned(),
        };
    };
    let user = credentials.split(':').next().unwrap_or_default();
    let host = host.split('?').next().unwrap_or_default();
    format!("{scheme}://{user}:…@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_documented_and_printed_without_its_secret() {
        let settings = Settings {
            database_url: "postgres://tasrih:hunter2@db:5432/tasrih?sslkey=k".to_owned(),
            smtp_url: "smtps://tasrih:hunter2@mail.example".to_owned(),
            sms_url: "https://sms.example/send?key=hunter2".to_owned(),
            sms_token: "hunter2".to_owned(),
            seal_password: "hunter2".to_owned(),
            ..Settings::default()
        };
        let text = settings.print().unwrap();
        assert!(!text.contains("hunter2") && !text.contains("sslkey"));
        let table = toml::Value::try_from(&settings).unwrap();
        let names: Vec<_> = table.as_table().unwrap().keys().cloned().collect();
        for name in &names {
            assert!(text.contains(&format!("\n{name} = ")) || text.contains(&format!("{name} = ")), "{name}");
        }
        assert_eq!(names.len(), SETTINGS.len());
    }

    #[test]
    fn a_value_out_of_bounds_is_refused_with_its_name() {
        let settings = Settings { workers: 0, public_url: "http://x".to_owned(), ..Settings::default() };
        assert!(settings.validate().unwrap_err().to_string().contains("workers"));
    }
}
