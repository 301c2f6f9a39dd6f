//! E-mail by SMTP.

use crate::config::ConfigError;
use crate::{CarryError, Letter, PATIENCE};
use lettre::message::{Mailbox, header::ContentType};
use lettre::{Message, SmtpTransport, Transport};

/// A mail server, and who the mails come from.
pub(crate) struct Smtp {
    transport: SmtpTransport,
    sender: Mailbox,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Smtp(…)")
    }
}

impl Smtp {
    pub(crate) fn new(url: &str, sender: &str) -> Result<Self, ConfigError> {
        let sender = sender.parse().map_err(|_| ConfigError::MailSender)?;
        let builder = SmtpTransport::from_url(url).map_err(|_| ConfigError::SmtpUrl)?;
        Ok(Self { transport: builder.timeout(Some(PATIENCE)).build(), sender })
    }

    pub(crate) fn carry(&self, letter: &Letter) -> Result<(), CarryError> {
        let mail = self.mail(letter)?;
        // The server's own words may quote the address: only the kind of failure is told.
        self.transport.send(&mail).map(drop).map_err(|error| match error.status() {
            Some(code) if error.is_permanent() => CarryError::Final(format!("mail server: {code}")),
            Some(code) => CarryError::Passing(format!("mail server: {code}")),
            None if error.is_timeout() => CarryError::Passing("mail server: no answer in time".to_owned()),
            None if error.is_client() => CarryError::Final("mail server: not a mail".to_owned()),
            None => CarryError::Passing("mail server: not reached".to_owned()),
        })
    }

    fn mail(&self, letter: &Letter) -> Result<Message, CarryError> {
        let not_a_mail = |what: &str| CarryError::Final(format!("not a mail: {what}"));
        let to = letter.address.parse().map_err(|_| not_a_mail("address"))?;
        Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.as_str())
            .date(letter.written_at.into())
            .message_id(Some(format!("<{}@{}>", letter.id, self.sender.email.domain())))
            // Nobody's absence note answers a machine (RFC 3834).
            .raw_header(automatic())
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|_| not_a_mail("body"))
    }
}

fn automatic() -> lettre::message::header::HeaderValue {
    let name = lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted");
    lettre::message::header::HeaderValue::new(name, "auto-generated".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::{Channel, Lang};
    use time::macros::datetime;

    fn letter(address: &str, subject: &str) -> Letter {
        Letter {
            id: "01990000-0000-7000-8000-000000000001".parse().unwrap(),
            channel: Channel::Email,
            address: address.to_owned(),
            lang: Lang::Fr,
            kind: "message-code".to_owned(),
            subject: subject.to_owned(),
            body: "Votre code : ABCD-EFGH\n".to_owned(),
            written_at: datetime!(2026-04-08 09:30 UTC),
        }
    }

    #[test]
    fn a_mail_names_its_letter_and_cannot_smuggle_a_header() {
        let smtp = Smtp::new("smtp://127.0.0.1:1", "Tasrih <no@tasrih.example>").unwrap();
        let mail = smtp.mail(&letter("salma@atlas.example", "Code\r\nBcc: autre@example.ma")).unwrap();
        let text = String::from_utf8(mail.formatted()).unwrap();
        assert!(text.contains("Message-ID: <01990000-0000-7000-8000-000000000001@tasrih.example>"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("Date: Wed, 08 Apr 2026"), "{text}");
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
        assert!(smtp.mail(&letter("a@b>\r\nRCPT TO:<x@y", "x")).is_err());
    }

    #[test]
    fn a_server_that_does_not_answer_is_worth_another_try() {
        let smtp = Smtp::new("smtp://127.0.0.1:1", "no@tasrih.example").unwrap();
        let outcome = smtp.carry(&letter("salma@atlas.example", "x"));
        assert!(matches!(outcome, Err(CarryError::Passing(_))), "{outcome:?}");
    }
}
