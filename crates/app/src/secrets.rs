//! What only this gateway knows: secrets drawn once, and addresses and proofs made of them.

use crate::{App, AppError};
use std::fmt::Write as _;

impl App {
    /// The secret of that name, drawn when it is first asked for and the same ever after, on every instance.
    pub(crate) async fn kept_secret(&self, name: &'static str) -> Result<Vec<u8>, AppError> {
        // Made once for ever: to look at a page is not a write.
        if let Some(secret) = self.store.read().secrets().find(name).await? {
            return Ok(secret);
        }
        let tx = self.store.begin_write().await?;
        let secret = tx.secrets().keep(name, self.clock.new_secret(32).as_bytes()).await?;
        tx.commit().await?;
        Ok(secret)
    }
}

/// The bytes as lower-case hexadecimal digits, as addresses can hold them.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
