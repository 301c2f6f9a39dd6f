//! `tasrih certificate verify FILE`: is a paper in hand ours? Without server, database or network.

use crate::args::CertificateArgs;
use crate::config::Settings;
use crate::keys;
use anyhow::Context;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use tasrih_app::{Clock, Published};
use tasrih_certificate::seal::{PdfFault, Ticket, TicketFault, pdf};
use tasrih_domain::Lang;
use tasrih_domain::declaration::local_date;
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, format, render_plain};
use time::Date;

/// Altered, forged, or signed by somebody else.
const NOT_OURS: u8 = 1;
/// Genuine, but its last day is past.
const EXPIRED: u8 = 2;
/// Neither a signed PDF nor the text of a QR code.
const UNREADABLE: u8 = 66;
/// Largest file looked at.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// What a file is.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Genuine(Box<Ticket>, Option<String>),
    NotOurs(&'static str),
    Unreadable,
}

/// Looks at the file and says what it is.
pub fn verify(file: Option<&Path>, options: &CertificateArgs) -> anyhow::Result<ExitCode> {
    let published = if let Some(path) = &options.keys {
        let bytes = fs::read(path).with_context(|| path.display().to_string())?;
        Published::from_pem(&bytes).with_context(|| path.display().to_string())?
    } else {
        let own = keys::published(&Settings::load(file)?)?;
        own.context("no public keys here: --keys names the file that the gateway publishes at /keys.pem")?
    };
    let size = fs::metadata(&options.file).with_context(|| options.file.display().to_string())?.len();
    let found = if size > BYTES_MAX { Found::Unreadable } else { look(&fs::read(&options.file)?, &published) };
    let (words, code) = say(&found, Clock::system().today(), options.lang);
    writeln!(io::stdout().lock(), "{words}")?;
    Ok(ExitCode::from(code))
}

fn look(bytes: &[u8], published: &Published) -> Found {
    let (payload, signed_by) = match pdf::verify(bytes, published) {
        Ok(holds) => match holds.check_url {
            Some(url) => (url, Some(holds.signed_by)),
            None => return Found::Unreadable,
        },
        Err(PdfFault::NotPdf) => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), None),
            Err(_) => return Found::Unreadable,
        },
        Err(PdfFault::NotSigned) => return Found::NotOurs("not-signed"),
        Err(PdfFault::Altered) => return Found::NotOurs("altered"),
        Err(PdfFault::UnknownKey) => return Found::NotOurs("unknown-key"),
    };
    match Ticket::open(&payload, published) {
        Ok(ticket) => Found::Genuine(Box::new(ticket), signed_by),
        Err(TicketFault::Signature) => Found::NotOurs("unknown-key"),
        Err(TicketFault::Unreadable) => Found::Unreadable,
    }
}

fn say(found: &Found, today: Date, lang: Lang) -> (String, u8) {
    let line = |key: &'static str| render_plain(lang, &Text::of(key));
    let (ticket, signed_by) = match found {
        Found::Genuine(ticket, signed_by) => (ticket, signed_by),
        Found::NotOurs(why) => return (render_plain(lang, &Text::coded("cli-certificate-", why)), NOT_OURS),
        Found::Unreadable => return (line("cli-certificate-unreadable"), UNREADABLE),
    };
    let is_expired = today > ticket.valid_until;
    let kind = render_plain(lang, &Text::coded("cli-certificate-kind-", ticket.number.kind.code()));
    let mut facts = vec![
        (line("cli-certificate-kind"), format!("{kind} {}", ticket.number)),
        (line("cli-certificate-holder"), ticket.holder.clone()),
        (line("cli-certificate-issued"), format::date(local_date(ticket.issued_at))),
        (line("cli-certificate-until"), format::date(ticket.valid_until)),
    ];
    if let Some(affiliate) = ticket.affiliate {
        facts.insert(2, (line("cli-certificate-affiliate"), affiliate.to_string()));
    }
    if let Some((from, to)) = ticket.period {
        let months = [from, to].map(|month| format::month(month, lang));
        facts.push((line("cli-certificate-period"), months.join(" – ")));
    }
    if let Some(gross) = ticket.gross {
        facts.push((line("cli-certificate-gross"), format!("{} DH", format::money(gross))));
    }
    if let Some(name) = signed_by {
        facts.push((line("cli-certificate-signed-by"), name.clone()));
    }
    let mut words = vec![line(if is_expired { "cli-certificate-expired" } else { "cli-certificate-genuine" })];
    words.extend(facts.into_iter().map(|(name, value)| format!("  {name}: {value}")));
    let code = Arg::Text(ticket.code.to_string());
    words.push(render_plain(lang, &Text::of("cli-certificate-revocation").with("code", code)));
    (words.join("\n"), if is_expired { EXPIRED } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_certificate::attestation::{AttestationContent, EmployerFacts, Statement};
    use tasrih_certificate::{Seal, attestation};
    use tasrih_domain::Month;
    use tasrih_domain::attestation::{AttestationKind, AttestationNumber, CheckCode};
    use time::macros::{date, datetime};

    fn paper(seal: &Seal) -> (AttestationContent, Vec<u8>) {
        let content = AttestationContent {
            number: AttestationNumber { kind: AttestationKind::Affiliation, year: 2026, serial: 7 },
            issued_at: datetime!(2026-11-24 10:00 UTC),
            valid_until: date!(2027 - 02 - 23),
            employer: Some(EmployerFacts {
                name: "Atlas Exemple SARL".to_owned(),
                name_ar: String::new(),
                affiliate: "4052594".parse().unwrap(),
                ice: String::new(),
                activity: String::new(),
                address: String::new(),
            }),
            person: None,
            statement: Statement::Affiliation { since: Month::at(2019, 1), latest: None },
            code: CheckCode::of([7; 10]),
        };
        let file = attestation(&content, "https://tasrih.example/fr/verify/X", seal).unwrap();
        (content, file)
    }

    #[test]
    fn a_paper_is_told_by_its_status_in_each_language() {
        let (seal, _) = Seal::demo(datetime!(2026-11-24 10:00 UTC)).unwrap();
        let (content, file) = paper(&seal);
        let published = seal.published();
        let genuine = look(&file, &published);
        let payload = Ticket::of(&content).seal(seal.ticket_key());
        assert!(matches!(look(payload.as_bytes(), &published), Found::Genuine(..)));
        let mut altered = file.clone();
        altered[file.len() / 2] ^= 1;
        for lang in Lang::ALL {
            let (words, code) = say(&genuine, date!(2027 - 02 - 23), lang);
            assert_eq!(code, 0);
            assert!(words.contains("AA-2026-000007") && words.contains("Atlas Exemple SARL"), "{words}");
            assert!(words.contains("4052594") && !words.contains('⟦'), "{words}");
            assert_eq!(say(&genuine, date!(2027 - 02 - 24), lang).1, EXPIRED);
            let (words, code) = say(&look(&altered, &published), date!(2026 - 11 - 24), lang);
            assert!(code == NOT_OURS && !words.contains('⟦'), "{words}");
            let (words, code) = say(&look(b"\xff\xfe", &published), date!(2026 - 11 - 24), lang);
            assert!(code == UNREADABLE && !words.contains('⟦'), "{words}");
        }
        let (other, _) = Seal::demo(datetime!(2026-11-24 10:00 UTC)).unwrap();
        assert_eq!(look(&file, &other.published()), Found::NotOurs("unknown-key"));
        assert_eq!(look(payload.as_bytes(), &other.published()), Found::NotOurs("unknown-key"));
        assert_eq!(look(b"%PDF-1.7", &published), Found::NotOurs("not-signed"));
    }
}
