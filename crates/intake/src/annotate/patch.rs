//! Changes in an XML part that leave every other byte as it was.

use crate::archive::Source;
use crate::sheet::xml::{self, Event, Tag, Xml, local};
use std::io::Write;
use tasrih_domain::{Refusal, RefusalKind};

/// Bytes of a part to be replaced; an empty range inserts.
pub(super) struct Edit {
    pub from: u64,
    pub to: u64,
    pub bytes: Vec<u8>,
}

impl Edit {
    /// Puts text in front of the byte at `at`.
    pub fn insert(at: u64, text: impl Into<Vec<u8>>) -> Self {
        Self { from: at, to: at, bytes: text.into() }
    }

    /// Puts text in the place of a token.
    pub fn replace(span: &std::ops::Range<u64>, text: impl Into<Vec<u8>>) -> Self {
        Self { from: span.start, to: span.end, bytes: text.into() }
    }
}

/// Copies a part with its edits, which ascend and do not overlap.
pub(super) fn apply(mut source: impl Source, edits: &[Edit], out: &mut impl Write) -> Result<(), super::AnnotateError> {
    let mut block = vec![0; 64 << 10];
    let (mut at, mut edits) = (0_u64, edits.iter().peekable());
    loop {
        let read = source.fill(&mut block)?;
        if read == 0 {
            break;
        }
        let end = at + read as u64;
        let offset = |place: u64| usize::try_from(place - at).unwrap_or(usize::MAX).min(read);
        let mut from = 0;
        while let Some(edit) = edits.peek().filter(|edit| edit.from < end) {
            if edit.from >= at {
                out.write_all(&block[from..offset(edit.from)])?;
                out.write_all(&edit.bytes)?;
            }
            // An edit may reach into the next block.
            from = offset(edit.to.max(at));
            if edit.to > end {
                break;
            }
            edits.next();
        }
        out.write_all(&block[from..read])?;
        at = end;
    }
    for edit in edits.filter(|edit| edit.from >= at) {
        out.write_all(&edit.bytes)?;
    }
    Ok(())
}

/// The part with its edits, in memory.
pub(super) fn applied(part: &[u8], edits: &[Edit]) -> Result<Vec<u8>, super::AnnotateError> {
    let mut out = Vec::with_capacity(part.len() + edits.iter().map(|edit| edit.bytes.len()).sum::<usize>());
    apply(part, edits, &mut out)?;
    Ok(out)
}

/// The prefix of a tag with its colon; empty when it has none.
pub(super) fn prefix(name: &[u8]) -> String {
    String::from_utf8_lossy(&name[..name.len() - local(name).len()]).into_owned()
}

/// A tag with some attributes set, the others as they were. `end` closes it (`>` or `/>`).
pub(super) fn rewritten(tag: &Tag<'_>, set: &[(&str, &str)], end: &str) -> Vec<u8> {
    let mut out = vec![b'<'];
    out.extend_from_slice(tag.name());
    for (name, value) in
        tag.attributes().filter(|(name, _)| !set.iter().any(|(changed, _)| changed.as_bytes() == *name))
    {
        // A value in single quotes may hold double ones.
        let value = String::from_utf8_lossy(value).replace('"', "&quot;");
        out.extend([b" ", name, b"=\"", value.as_bytes(), b"\""].concat());
    }
    for (name, value) in set {
        out.extend(format!(" {name}=\"{value}\"").into_bytes());
    }
    out.extend_from_slice(end.as_bytes());
    out
}

/// The part with something in front of the end of its outermost element.
pub(super) fn with_child(part: &[u8], child: impl FnOnce(&str) -> String) -> Result<Vec<u8>, super::AnnotateError> {
    let mut xml = Xml::new(part);
    let (mut root, mut last) = (None, None);
    loop {
        match xml.next()? {
            Event::Open(tag) if root.is_none() => {
                let prefix = prefix(tag.name());
                if tag.empty {
                    let close = format!("</{}>", String::from_utf8_lossy(tag.name()));
                    let bytes = [rewritten(&tag, &[], ">"), child(&prefix).into_bytes(), close.into_bytes()].concat();
                    return applied(part, &[Edit::replace(&xml.span(), bytes)]);
                }
                root = Some(prefix);
            }
            Event::Close(_) => last = Some(xml.span().start),
            Event::End => break,
            _ => {}
        }
    }
    let (Some(root), Some(last)) = (root, last) else { return Err(broken().into()) };
    applied(part, &[Edit::insert(last, child(&root))])
}

pub(super) fn broken() -> Refusal {
    RefusalKind::BrokenWorkbook.into()
}

/// A text for XML in any encoding: all beyond ASCII as references.
pub(super) fn escaped(text: &str) -> String {
    let text = xml::escaped(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.extend(["&#", &u32::from(c).to_string(), ";"]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_wherever_the_blocks_are_cut() {
        let part: Vec<u8> = (0..200_000_u32).map(|n| b'a' + u8::try_from(n % 26).unwrap()).collect();
        let edits = [
            Edit::insert(0, "START"),
            Edit { from: 65_530, to: 65_545, bytes: b"ACROSS".to_vec() },
            Edit::insert(131_072, "AT THE CUT"),
            Edit { from: 140_000, to: 199_999, bytes: Vec::new() },
            Edit::insert(200_000, "END"),
        ];
        let expected = [
            b"START",
            &part[..65_530],
            b"ACROSS",
            &part[65_545..131_072],
            b"AT THE CUT",
            &part[131_072..140_000],
            &part[199_999..],
            b"END",
        ]
        .concat();
        assert!(applied(&part, &edits).unwrap() == expected);
    }

    #[test]
    fn a_child_is_added_to_an_element_of_any_form() {
        for (part, expected) in [
            ("<a/>", "<a><b/></a>"),
            ("<x:a y='1'><z/></x:a> ", "<x:a y='1'><z/><x:b/></x:a> "),
            ("<x:a y='\"'/>", "<x:a y=\"&quot;\"><x:b/></x:a>"),
        ] {
            let found = with_child(part.as_bytes(), |prefix| format!("<{prefix}b/>")).unwrap();
            assert_eq!(String::from_utf8(found).unwrap(), expected);
        }
    }
}
