//! A zip of payroll files: told from a workbook, which is a zip too, and taken apart within bounds.
//!
//! The table of contents is checked whole before a byte is expanded (see `archive`); archives inside the archive are
//! handed on as they are and never opened.

use crate::ReadSeek;
use crate::archive::{Archive, Source};
use crate::detect;
use tasrih_domain::finding::Arg;
use tasrih_domain::{Refusal, RefusalKind};

/// Bytes expanded at a time.
const BLOCK_BYTES: usize = 64 << 10;

/// One file of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundledFile {
    /// Its name, with the folders it lies in.
    pub name: String,
    /// Its size once expanded, as promised and enforced.
    pub bytes: u64,
    index: usize,
}

/// Is the file an archive that is no document itself?
pub fn is_bundle(file: &mut dyn ReadSeek) -> bool {
    match detect::family(file) {
        Err(refusal) if refusal.kind == RefusalKind::UnknownFormat => {
            refusal.args.0.iter().any(|(name, arg)| name == "found" && *arg == Arg::Text("ZIP".to_owned()))
        }
        _ => false,
    }
}

/// An archive whose table of contents has been checked.
pub struct Bundle<'f> {
    archive: Archive<'f>,
}

impl<'f> Bundle<'f> {
    /// Reads and checks the table of contents.
    ///
    /// # Errors
    /// `BrokenArchive`, `ArchiveTooLarge` (entries, sizes, ratio), `Encrypted`.
    pub fn open(file: &'f mut dyn ReadSeek) -> Result<Self, Refusal> {
        Archive::open(file).map(|archive| Self { archive })
    }

    /// Its files, in the order of the table of contents, but those that systems leave behind.
    pub fn files(&self) -> Vec<BundledFile> {
        let entries = self.archive.entries().iter().enumerate();
        let files = entries.map(|(index, entry)| BundledFile { name: entry.name.clone(), bytes: entry.size, index });
        files.filter(|file| !is_litter(&file.name)).collect()
    }

    /// Hands the bytes of a file over, block by block.
    ///
    /// # Errors
    /// The refusal of the archive when the bytes are not those promised; whatever `take` says.
    pub fn read<E: From<Refusal>>(
        &mut self,
        file: &BundledFile,
        take: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut part = self.archive.part(file.index)?;
        let mut block = vec![0; BLOCK_BYTES];
        loop {
            match part.fill(&mut block)? {
                0 => return Ok(()),
                read => take(&block[..read])?,
            }
        }
    }
}

/// What file managers put into archives beside the files of people.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/")
        || last.starts_with('.')
        || last.starts_with("~$")
        || last.eq_ignore_ascii_case("thumbs.db")
        || last.eq_ignore_ascii_case("desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_behind_is_no_file_of_a_person() {
        for (name, litter) in [
            ("juillet/DS_4052594_202607.txt", false),
            ("__MACOSX/juillet/._paie.csv", true),
            ("juillet/.DS_Store", true),
            ("~$paie.xlsx", true),
            ("Thumbs.db", true),
        ] {
            assert_eq!(is_litter(name), litter, "{name}");
        }
    }
}
