//! An upload on its way in: its bytes, their hash, and a bound on both memory and disk.

use sha2::{Digest, Sha256};
use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use tasrih_domain::id::FileHash;

/// Largest accepted upload, in bytes.
///
/// 260 characters × 200,000 employees is 52 MB, and no employer of the country has that many; the rest is headroom.
pub const UPLOAD_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Up to here an upload stays in memory; above, it goes to a nameless temporary file.
const MEMORY_BYTES_MAX: usize = 1024 * 1024;

/// Receives the bytes of an upload, piece by piece.
pub struct SpoolWriter {
    file: tempfile::SpooledTempFile,
    hasher: Sha256,
    bytes: u64,
}

/// The upload is larger than [`UPLOAD_BYTES_MAX`], or cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum SpoolError {
    /// Larger than accepted.
    #[error("larger than accepted")]
    TooLarge,
    /// The disk refused.
    #[error("cannot be kept")]
    Io(#[from] io::Error),
}

impl SpoolWriter {
    /// Nothing received yet.
    pub fn new() -> Self {
        Self { file: tempfile::SpooledTempFile::new(MEMORY_BYTES_MAX), hasher: Sha256::new(), bytes: 0 }
    }

    /// Takes one piece.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), SpoolError> {
        self.bytes += piece.len() as u64;
        if self.bytes > UPLOAD_BYTES_MAX {
            return Err(SpoolError::TooLarge);
        }
        self.hasher.update(piece);
        Ok(self.file.write_all(piece)?)
    }

    /// The whole upload.
    pub fn finish(mut self) -> Result<Spool, SpoolError> {
        self.file.seek(SeekFrom::Start(0))?;
        Ok(Spool { file: self.file, hash: FileHash(self.hasher.finalize().into()), bytes: self.bytes })
    }
}

impl Default for SpoolWriter {
    fn default() -> Self {
        Self::new()
    }
}

/// A whole upload that can be read again and again.
pub struct Spool {
    file: tempfile::SpooledTempFile,
    hash: FileHash,
    bytes: u64,
}

impl Spool {
    /// An upload that is already in memory.
    pub fn of(bytes: &[u8]) -> Result<Self, SpoolError> {
        let mut writer = SpoolWriter::new();
        writer.write(bytes)?;
        writer.finish()
    }

    /// SHA-256 of the bytes.
    pub fn hash(&self) -> FileHash {
        self.hash
    }

    /// The bytes in memory: for uploads that are known to be small.
    pub fn to_memory(&mut self) -> io::Result<Arc<[u8]>> {
        let mut bytes = Vec::with_capacity(usize::try_from(self.bytes).unwrap_or(0));
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut bytes)?;
        self.file.seek(SeekFrom::Start(0))?;
        Ok(bytes.into())
    }

    /// Size in bytes.
    pub fn byte_count(&self) -> u64 {
        self.bytes
    }
}

impl Read for Spool {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Seek for Spool {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spool({} bytes)", self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_give_the_hash_of_the_whole() {
        let mut writer = SpoolWriter::new();
        writer.write(b"ab").unwrap();
        writer.write(b"c").unwrap();
        let spool = writer.finish().unwrap();
        assert_eq!(spool.byte_count(), 3);
        assert_eq!(spool.hash().to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
