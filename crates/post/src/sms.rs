//! SMS by a gateway that takes JSON over HTTP, as nearly all of them do.
//!
//! `POST` with `{"id", "to", "text", "from"}`, a bearer token, and the id once more as `Idempotency-Key`. Any answer
//! of the 200s means taken; 408, 425, 429 and the 500s mean later; anything else means never.

use crate::config::{ConfigError, PostConfig};
use crate::{CarryError, Letter, PATIENCE};
use ureq::Agent;

/// An SMS gateway.
pub(crate) struct SmsGateway {
    agent: Agent,
    url: String,
    token: String,
    sender: String,
}

impl std::fmt::Debug for SmsGateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SmsGateway(…)")
    }
}

impl SmsGateway {
    pub(crate) fn new(config: &PostConfig) -> Result<Self, ConfigError> {
        let url = config.sms_url.clone();
        let is_sound = url.starts_with("https://") || is_this_machine(&url);
        let is_sound = is_sound && url.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_sound {
            return Err(ConfigError::SmsUrl);
        }
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // The token goes to the configured address and nowhere else.
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .new_agent();
        Ok(Self { agent, url, token: config.sms_token.clone(), sender: config.sms_sender.clone() })
    }

    pub(crate) fn carry(&self, letter: &Letter) -> Result<(), CarryError> {
        let id = letter.id.to_string();
        let mut order = serde_json::json!({ "id": id, "to": letter.address, "text": letter.body });
        if !self.sender.is_empty() {
            order["from"] = self.sender.as_str().into();
        }
        let mut request = self.agent.post(&self.url).header("content-type", "application/json");
        request = request.header("idempotency-key", &id);
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        match request.send(order.to_string()) {
            Ok(answer) => match answer.status().as_u16() {
                200..=299 => Ok(()),
                status @ (408 | 425 | 429 | 500..=599) => Err(CarryError::Passing(format!("SMS gateway: {status}"))),
                status => Err(CarryError::Final(format!("SMS gateway: {status}"))),
            },
            Err(ureq::Error::Timeout(_)) => Err(CarryError::Passing("SMS gateway: no answer in time".to_owned())),
            Err(ureq::Error::BadUri(_) | ureq::Error::Http(_)) => Err(CarryError::Final("SMS gateway: URL".to_owned())),
            Err(_) => Err(CarryError::Passing("SMS gateway: not reached".to_owned())),
        }
    }
}

/// In the clear only to this machine, where a gateway's own agent may listen.
fn is_this_machine(url: &str) -> bool {
    let host = url.strip_prefix("http://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let host = host
        .rsplit_once(':')
        .map_or(host, |(host, port)| if port.bytes().all(|byte| byte.is_ascii_digit()) { host } else { "" });
    matches!(host, "127.0.0.1" | "[::1]" | "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use tasrih_domain::{Channel, Lang};
    use time::OffsetDateTime;

    fn letter() -> Letter {
        Letter {
            id: "01990000-0000-7000-8000-000000000001".parse().unwrap(),
            channel: Channel::Sms,
            address: "+212612345678".to_owned(),
            lang: Lang::Fr,
            kind: "message-code".to_owned(),
            subject: String::new(),
            body: "Code ABCD-EFGH".to_owned(),
            written_at: OffsetDateTime::UNIX_EPOCH,
        }
    }

    /// A gateway that answers once; gives what it was asked.
    fn gateway(answer: &'static str) -> (SmsGateway, std::thread::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/send", listener.local_addr().unwrap());
        let asked = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut text, mut buffer) = (String::new(), [0; 4096]);
            while !text.ends_with('}') {
                let read = stream.read(&mut buffer).unwrap();
                text.push_str(std::str::from_utf8(&buffer[..read]).unwrap());
            }
            stream.write_all(answer.as_bytes()).unwrap();
            text
        });
        let config = PostConfig { sms_url: url, sms_token: "jeton".to_owned(), ..PostConfig::default() };
        (SmsGateway::new(&config).unwrap(), asked)
    }

    #[test]
    fn an_sms_travels_with_its_token_and_its_id() {
        let (gateway, asked) = gateway("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n");
        gateway.carry(&letter()).unwrap();
        let asked = asked.join().unwrap().to_lowercase();
        assert!(asked.starts_with("post /send http/1.1\r\n"), "{asked}");
        assert!(asked.contains("authorization: bearer jeton\r\n"), "{asked}");
        assert!(asked.contains("idempotency-key: 01990000-0000-7000-8000-000000000001\r\n"), "{asked}");
        assert!(asked.contains(r#""to":"+212612345678""#) && asked.contains("abcd-efgh"), "{asked}");
    }

    #[test]
    fn a_busy_gateway_is_asked_again_and_a_refusal_or_a_redirect_is_final() {
        for (answer, is_final) in [
            ("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", false),
            ("HTTP/1.1 400 No\r\ncontent-length: 0\r\n\r\n", true),
            ("HTTP/1.1 307 There\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n", true),
        ] {
            let (gateway, asked) = gateway(answer);
            let outcome = gateway.carry(&letter()).unwrap_err();
            asked.join().unwrap();
            assert_eq!(matches!(outcome, CarryError::Final(_)), is_final, "{answer}: {outcome}");
        }
    }

    #[test]
    fn only_this_machine_is_reached_in_the_clear() {
        for (url, is_ours) in [
            ("http://127.0.0.1:80/x", true),
            ("http://localhost", true),
            ("http://[::1]:9000/x", true),
            ("http://localhost.evil.example/", false),
            ("http://localhost:x@evil.example/", false),
            ("http://10.0.0.1/", false),
        ] {
            assert_eq!(is_this_machine(url), is_ours, "{url}");
        }
    }
}
