//! What the demo's messages say.

use super::{Shown, show};
use crate::extract::Visitor;
use crate::pages::signup::{LetterView, MailboxPage};
use crate::site::Site;
use axum::extract::State;
use tasrih_app::Letter;
use tasrih_domain::code::SpokenCode;

/// Characters of a code with its hyphen.
const CODE_CHARS: usize = 9;

/// `GET /{lang}/mailbox`
pub async fn mailbox(State(site): State<Site>, visitor: Visitor) -> Shown {
    let letters = site.app.mailbox().await?;
    let home = site.app.public_url();
    show(&MailboxPage { frame: visitor.frame, letters: letters.into_iter().map(|letter| view(letter, home)).collect() })
}

fn view(letter: Letter, home: &str) -> LetterView {
    let words = || letter.body.split_whitespace().map(|word| word.trim_matches(['.', '،', ',', '؟', '(', ')']));
    let codes = words().filter(|word| word.chars().count() == CODE_CHARS && word.contains('-'));
    let codes = codes.filter_map(|word| word.parse::<SpokenCode>().ok()).map(|code| code.to_string());
    let links = words().filter_map(|word| word.strip_prefix(home)).filter(|path| path.starts_with('/'));
    LetterView {
        codes: codes.collect(),
        links: links.map(str::to_owned).collect(),
        channel: letter.channel,
        address: letter.address,
        lang: letter.lang,
        subject: letter.subject,
        written_at: letter.written_at,
        body: letter.body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::{Channel, Lang};
    use time::OffsetDateTime;

    #[test]
    fn codes_and_links_of_this_gateway_are_found_in_a_letter() {
        let letter = |body: &str| Letter {
            id: tasrih_domain::id::MessageId(uuid::Uuid::from_u128(1)),
            channel: Channel::Sms,
            address: "+212612345678".to_owned(),
            lang: Lang::Ar,
            kind: "message-x".to_owned(),
            subject: String::new(),
            body: body.to_owned(),
            written_at: OffsetDateTime::UNIX_EPOCH,
        };
        let view = view(letter("الرمز AF23-KM58، هنا: http://x/fr/a http://evil.example/b not-acode"), "http://x");
        assert_eq!((view.codes, view.links), (vec!["AF23-KM58".to_owned()], vec!["/fr/a".to_owned()]));
    }
}
