//! The parts of an Office Open XML package and how they point at each other. Pointers out of the package are
//! never followed.

use super::super::xml::{Event, Xml, decode};
use crate::archive::Archive;
use crate::detect::unknown_format;
use tasrih_domain::{Refusal, RefusalKind};

/// A pointer from one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// Name used by the part that points.
    pub id: String,
    /// Last word of its type (`worksheet`, `styles`, `comments`…): the transitional and the strict form of the
    /// standard differ only before it.
    pub kind: String,
    /// Name of the part meant, from the root of the package, without the first slash; of a pointer out of the
    /// package, the address as it stands.
    pub target: String,
    /// Points out of the package.
    pub external: bool,
}

/// Most pointers of one part: three for each of a thousand sheets, and more.
const RELATIONS_MAX: usize = 4_000;

/// Longest name, type or target of a pointer, in bytes: the longest path of a file system.
const POINTER_BYTES_MAX: usize = 4_096;

/// Folder of a part, with its slash at the end.
pub(crate) fn folder_of(part: &str) -> &str {
    part.rfind('/').map_or("", |slash| &part[..=slash])
}

/// Name of a part from a target written in a part of `folder`.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let (mut path, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (folder.split('/').filter(|step| !step.is_empty()).collect(), &target),
    };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = path.pop(),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The pointers of a part; none when it has no relations part.
pub(crate) fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let folder = folder_of(part);
    let name = format!("{folder}_rels/{}.rels", &part[folder.len()..]);
    let Some(index) = archive.find(&name) else { return Ok(Vec::new()) };
    let mut xml = Xml::new(archive.part(index)?);
    let mut relations = Vec::new();
    loop {
        let encoding = xml.encoding();
        match xml.next()? {
            Event::End => return Ok(relations),
            Event::Open(tag) if tag.local() == b"Relationship" => {
                let mut texts = [const { String::new() }; 3];
                for (text, name) in texts.iter_mut().zip([b"Id".as_slice(), b"Type", b"Target"]) {
                    let raw = tag.get(name).unwrap_or_default();
                    if raw.len() > POINTER_BYTES_MAX {
                        return Err(RefusalKind::BrokenWorkbook.into());
                    }
                    decode(raw, encoding, text)?;
                }
                let [id, kind, target] = texts;
                let external = tag.get(b"TargetMode") == Some(b"External");
                let target = if external { target } else { resolve(folder, &target) };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.push(Relation { id, kind, target, external });
                if relations.len() > RELATIONS_MAX {
                    return Err(RefusalKind::BrokenWorkbook.into());
                }
            }
            _ => {}
        }
    }
}

/// Name of the workbook part.
pub(crate) fn workbook_name(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    let root = relations(archive, "")?;
    let named = root.into_iter().find(|relation| relation.kind == "officeDocument" && !relation.external);
    let name = named.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    // The binary workbook (xlsb) has the same package and other parts; a text document has no workbook.
    let is_workbook = name.to_ascii_lowercase().ends_with(".xml") && archive.find(&name).is_some();
    if is_workbook { Ok(name) } else { Err(unknown_format()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder_and_never_above_the_root() {
        for (folder, target, expected) in [
            ("xl/", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/worksheets/", "../comments1.xml", "xl/comments1.xml"),
            ("xl/", "../../../etc/passwd", "etc/passwd"),
            ("", "xl\\workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolve(folder, target), expected);
        }
    }
}
