//! The table of texts that the cells of a workbook share.

use super::super::row::Strings;
use super::super::xml::{Event, Xml, decode};
use crate::archive::Archive;
use tasrih_domain::{Refusal, RefusalKind};

/// Fewest bytes of a text in the table: `<si/>`.
const STRING_BYTES_MIN: u64 = 5;

/// Reads the table. What it claims to hold is compared with its size and never allocated.
pub(super) fn read(archive: &mut Archive<'_>, part: usize) -> Result<Strings, Refusal> {
    let size = archive.entries().get(part).map_or(0, |entry| entry.size);
    let mut xml = Xml::new(archive.part(part)?);
    let mut strings = Strings::default();
    let (mut in_text, mut in_phonetic) = (false, false);
    loop {
        let encoding = xml.encoding();
        match xml.next()? {
            Event::End => return Ok(strings),
            Event::Open(tag) => match tag.local() {
                b"sst" => {
                    let claimed = tag.get(b"uniqueCount").map_or(Some(0), super::super::xml::digits);
                    if claimed.is_none_or(|count| u64::from(count) > size / STRING_BYTES_MIN) {
                        return Err(RefusalKind::BrokenWorkbook.into());
                    }
                }
                b"t" => in_text = !tag.empty && !in_phonetic,
                // The reading aid of East Asian names, which repeats the text in another script.
                b"rPh" => in_phonetic = !tag.empty,
                b"si" if tag.empty => strings.close()?,
                _ => {}
            },
            Event::Text(text) if in_text => decode(text, encoding, strings.open())?,
            Event::Plain(text) if in_text => {
                let text = encoding.decode_without_bom_handling(text).0;
                strings.open().push_str(&text);
            }
            Event::Close(name) => match super::super::xml::local(name) {
                b"t" => in_text = false,
                b"rPh" => in_phonetic = false,
                b"si" => {
                    let start = strings.start();
                    unescape(strings.open(), start);
                    strings.close()?;
                }
                _ => {}
            },
            Event::Text(_) | Event::Plain(_) => {}
        }
    }
}

/// Replaces `_x000D_` and the like, which stand for characters that XML cannot hold, from `start` on.
pub(super) fn unescape(text: &mut String, start: usize) {
    let rest = &text.as_bytes()[start..];
    let Some(first) = memchr::memchr(b'_', rest) else { return };
    let Some(found) = text[start + first..].find("_x").map(|found| first + found) else { return };
    let tail = text.split_off(start + found);
    let mut rest = tail.as_str();
    while let Some(at) = rest.find("_x") {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let code =
            rest.get(2..6).filter(|hex| rest[6..].starts_with('_') && hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let character = code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            text.push(character);
            rest = &rest[7..];
        } else {
            text.push_str("_x");
            rest = &rest[2..];
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_come_back_and_the_rest_stays() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_xyz_", "_xyz_"),
            ("_x41", "_x41"),
            ("_xé000_", "_xé000_"),
        ] {
            let mut found = format!("keep_x0041_{text}");
            unescape(&mut found, "keep_x0041_".len());
            assert_eq!(found, format!("keep_x0041_{expected}"));
        }
    }
}
