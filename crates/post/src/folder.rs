//! Letters in a folder, one JSON file each.

use crate::{CarryError, Letter};
use serde::{Deserialize, Serialize};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use time::OffsetDateTime;

/// Names looked at when the folder is listed. The demo writes a few dozen.
const NAMES_MAX: usize = 20_000;
/// Longest file read back.
const BYTES_MAX: u64 = 64 * 1024;

/// Parts begun by this process.
static PARTS: AtomicU64 = AtomicU64::new(0);

/// A folder of letters.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// A letter as its file says it.
#[derive(Serialize, Deserialize)]
struct Twin {
    id: String,
    channel: String,
    address: String,
    lang: String,
    kind: String,
    subject: String,
    body: String,
    written_at_us: i64,
}

impl Folder {
    /// The letters in that folder; it is made with the first of them.
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Where.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// Writes the letter; a letter that is there already is written again, and is there once.
    pub(crate) fn put(&self, letter: &Letter) -> Result<(), CarryError> {
        let text = serde_json::to_vec_pretty(&Twin::of(letter)).map_err(|_| CarryError::Final("JSON".to_owned()))?;
        let write = || -> io::Result<()> {
            fs::create_dir_all(&self.path)?;
            // Two workers may hand over the same letter at once: each writes a file of its own and names it last.
            let (process, nth) = (std::process::id(), PARTS.fetch_add(1, Ordering::Relaxed));
            let part = self.path.join(format!(".{}-{process}-{nth}.part", letter.id));
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(true);
            // A letter may hold a code: nobody else on the machine reads it.
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&part)?;
            file.write_all(&text)?;
            file.sync_all()?;
            fs::rename(&part, self.path.join(format!("{}.json", letter.id)))
        };
        write().map_err(|error| CarryError::Passing(format!("the folder: {}", error.kind())))
    }

    /// The newest letters first, at most `limit`. Ids rise with time, and so do the names of the files; a file that
    /// is no letter is passed over.
    pub(crate) fn newest(&self, limit: usize) -> Result<Vec<Letter>, CarryError> {
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(CarryError::Passing(format!("the folder: {}", error.kind()))),
        };
        let names = entries.take(NAMES_MAX).filter_map(Result::ok).map(|entry| entry.path());
        let is_letter = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        let mut names: Vec<_> = names.filter(is_letter).collect();
        names.sort_unstable_by(|a, b| b.cmp(a));
        Ok(names.into_iter().filter_map(|path| read(&path)).take(limit).collect())
    }
}

fn read(path: &std::path::Path) -> Option<Letter> {
    if fs::metadata(path).ok()?.len() > BYTES_MAX {
        return None;
    }
    let twin: Twin = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    twin.letter()
}

impl Twin {
    fn of(letter: &Letter) -> Self {
        let us = letter.written_at.unix_timestamp_nanos() / 1_000;
        Self {
            id: letter.id.to_string(),
            channel: letter.channel.code().to_owned(),
            address: letter.address.clone(),
            lang: letter.lang.code().to_owned(),
            kind: letter.kind.clone(),
            subject: letter.subject.clone(),
            body: letter.body.clone(),
            written_at_us: i64::try_from(us).unwrap_or(0),
        }
    }

    fn letter(self) -> Option<Letter> {
        Some(Letter {
            id: self.id.parse().ok()?,
            channel: self.channel.parse().ok()?,
            lang: self.lang.parse().ok()?,
            written_at: OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.written_at_us) * 1_000).ok()?,
            address: self.address,
            kind: self.kind,
            subject: self.subject,
            body: self.body,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::{Channel, Lang};
    use time::macros::datetime;

    fn letter(n: u8) -> Letter {
        Letter {
            id: format!("0199{n:04x}-0000-7000-8000-000000000000").parse().unwrap(),
            channel: Channel::Email,
            address: "salma@atlas.example".to_owned(),
            lang: Lang::Ar,
            kind: "message-code".to_owned(),
            subject: "رمز".to_owned(),
            body: format!("lettre {n}"),
            written_at: datetime!(2026-04-08 09:30:00.5 UTC),
        }
    }

    #[test]
    fn letters_come_back_newest_first_and_a_letter_put_twice_is_there_once() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::at(place.path().join("mailbox"));
        assert_eq!(folder.newest(10).unwrap(), []);
        for n in [1, 3, 2, 3] {
            folder.put(&letter(n)).unwrap();
        }
        fs::write(folder.path().join("zz.json"), "not a letter").unwrap();
        assert_eq!(folder.newest(10).unwrap(), [letter(3), letter(2), letter(1)]);
        assert_eq!(folder.newest(1).unwrap(), [letter(3)]);
    }
}
