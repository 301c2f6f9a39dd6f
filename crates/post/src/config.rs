//! Settings of the post.

use crate::{Courier, Folder, Gateways, sms, smtp};
use std::path::PathBuf;
use std::sync::Arc;

/// Where letters go. Without any server they go to the folder.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PostConfig {
    /// Folder for letters when no server is set.
    pub folder: PathBuf,
    /// `smtp://…` or `smtps://…`, with user and password when the server asks; empty: no e-mail.
    pub smtp_url: String,
    /// Address that e-mails come from, such as `Tasrih <ne-pas-repondre@tasrih.example>`.
    pub mail_sender: String,
    /// Where the SMS gateway takes messages; empty: no SMS.
    pub sms_url: String,
    /// Secret of the SMS gateway, sent as a bearer token; empty: none.
    pub sms_token: String,
    /// Name that SMS come from; empty: the gateway's choice.
    pub sms_sender: String,
}

impl std::fmt::Debug for PostConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PostConfig(…)")
    }
}

/// A setting that means nothing. Never quotes it: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not an SMTP address.
    #[error("smtp_url is not an address such as smtps://user:password@host:465")]
    SmtpUrl,
    /// Not a sender.
    #[error("mail_sender is not an address such as Tasrih <no-reply@tasrih.example>")]
    MailSender,
    /// Not an address to send SMS to; in the clear it may only be on this machine.
    #[error("sms_url begins with https:// (http:// only on this machine)")]
    SmsUrl,
}

impl Courier {
    /// The courier that the settings describe.
    ///
    /// # Errors
    /// A setting means nothing.
    pub fn new(config: &PostConfig) -> Result<Self, ConfigError> {
        if config.smtp_url.is_empty() && config.sms_url.is_empty() {
            return Ok(Self::Folder(Folder::at(config.folder.clone())));
        }
        let smtp = (!config.smtp_url.is_empty()).then(|| smtp::Smtp::new(&config.smtp_url, &config.mail_sender));
        let sms = (!config.sms_url.is_empty()).then(|| sms::SmsGateway::new(config));
        Ok(Self::Gateways(Arc::new(Gateways { smtp: smtp.transpose()?, sms: sms.transpose()? })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_means_nothing_is_named_without_its_secret() {
        let smtp = |url: &str, sender: &str| PostConfig {
            smtp_url: url.to_owned(),
            mail_sender: sender.to_owned(),
            ..PostConfig::default()
        };
        let sms = |url: &str| PostConfig { sms_url: url.to_owned(), ..PostConfig::default() };
        for (config, outcome) in [
            (smtp("smtps://u:secret@mail.example:465", "Tasrih <no@tasrih.example>"), Ok(())),
            (smtp("mail.example secret", "no@tasrih.example"), Err(ConfigError::SmtpUrl)),
            (smtp("smtps://mail.example", "nobody"), Err(ConfigError::MailSender)),
            (sms("https://sms.example/send"), Ok(())),
            (sms("http://127.0.0.1:9000/send"), Ok(())),
            (sms("http://sms.example/send"), Err(ConfigError::SmsUrl)),
            (sms("ftp://sms.example"), Err(ConfigError::SmsUrl)),
            (PostConfig::default(), Ok(())),
        ] {
            let made = Courier::new(&config);
            assert!(!format!("{made:?}").contains("secret"));
            assert_eq!(made.map(drop), outcome);
        }
    }
}
