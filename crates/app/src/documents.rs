//! Documents attached to requests: recognised by their bytes, bounded, kept under their hash, given back as downloads.
//!
//! A use case first has the right to attach, then calls [`App::keep_document`], and inserts what it gets in its own
//! transaction, with the event that says so.

use crate::declarations::FileDownload;
use crate::{App, AppError, Spool};
use tasrih_domain::document::{Document, DocumentFormat, DocumentOwner};
use tasrih_domain::finding::Arg;
use tasrih_domain::id::DocumentId;
use tasrih_i18n::Text;

/// Largest document, in bytes: a phone's photograph of a page is 3 to 6 MB, a scan of statutes rarely more.
pub const DOCUMENT_BYTES_MAX: u64 = 10 * 1024 * 1024;
/// Documents that one request can have.
pub const DOCUMENTS_MAX: usize = 20;
/// Characters of a file name that are kept.
const NAME_CHARS_MAX: usize = 120;

impl App {
    /// Keeps the bytes of a document and says what it is; the caller inserts it with what it belongs to.
    ///
    /// # Errors
    /// Refused, in words: empty, too large, too many, or none of the forms that are taken.
    pub(crate) async fn keep_document(
        &self,
        owner: DocumentOwner,
        kind: &str,
        file_name: &str,
        mut spool: Spool,
    ) -> Result<Document, AppError> {
        if spool.byte_count() == 0 {
            return Err(AppError::refused("refused-document-empty"));
        }
        if spool.byte_count() > DOCUMENT_BYTES_MAX {
            let most = i64::try_from(DOCUMENT_BYTES_MAX / (1024 * 1024)).unwrap_or(i64::MAX);
            return Err(AppError::Refused(Text::of("refused-document-too-large").with("mebibytes", Arg::Count(most))));
        }
        if self.store.read().documents().of(owner).await?.len() >= DOCUMENTS_MAX {
            return Err(AppError::refused("refused-too-many-documents"));
        }
        let bytes = spool.to_memory().map_err(AppError::fault)?;
        let format = DocumentFormat::of(&bytes).ok_or(AppError::refused("refused-document-unknown"))?;
        let now = self.clock.now();
        let hash = spool.hash();
        self.store.put_blob(hash, &mut &bytes[..], now).await?;
        Ok(Document {
            id: DocumentId(self.clock.new_id()),
            owner,
            kind: kind.to_owned(),
            name: shown_name(file_name, format),
            format,
            hash,
            size_bytes: spool.byte_count(),
            added_at: now,
        })
    }

    /// A document of that owner as a download; whose right it is to see the owner is the caller's care.
    ///
    /// # Errors
    /// `Unknown`: the owner has no such document.
    pub(crate) async fn document_file(&self, owner: DocumentOwner, id: DocumentId) -> Result<FileDownload, AppError> {
        let reader = self.store.read();
        let document = reader.documents().find(owner, id).await?.ok_or(AppError::Unknown)?;
        let bytes = reader.blobs().read(document.hash).await?.ok_or(AppError::Unknown)?;
        Ok(FileDownload { name: document.name, mime: document.format.mime(), bytes })
    }
}

/// The person's name of the file without folders and control marks, with the ending of what it is.
fn shown_name(name: &str, format: DocumentFormat) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let stem: String = stem.trim().chars().filter(is_shown).take(NAME_CHARS_MAX).collect();
    let stem = if stem.is_empty() { "document" } else { &stem };
    format!("{stem}.{}", format.extension())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_in_what_the_bytes_are() {
        for (name, shown) in [
            ("C:\\scan\\statuts.html", "statuts.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("", "document.jpg"),
            ("بطاقة\u{202e}gpj.exe", "بطاقةgpj.jpg"),
            ("photo.jpeg", "photo.jpg"),
        ] {
            assert_eq!(shown_name(name, DocumentFormat::Jpeg), shown, "{name}");
        }
    }
}
