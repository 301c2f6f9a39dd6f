//! The QR code as a picture of one bit per module.

use crate::CertificateError;
use fast_qr::{ECL, QRBuilder};

/// A square picture: `size` rows of whole bytes, a bit of 1 is white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// Pixels on a side, without the quiet zone.
    pub size: usize,
    /// The rows, top first.
    pub bits: Vec<u8>,
}

/// Pixels on a side of a module: a byte of the picture. With one pixel a module, viewers that smooth pictures blur
/// the code on a screen until no telephone reads it.
const MODULE: usize = 8;

/// The QR code of a text. A sixth of it may be covered or torn away (level M).
///
/// # Errors
/// [`CertificateError::QrCode`] when the text is longer than a QR code holds.
pub fn picture(text: &str) -> Result<QrPicture, CertificateError> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| CertificateError::QrCode { bytes: text.len() })?;
    let mut bits = Vec::with_capacity(code.size * code.size * MODULE);
    for row in 0..code.size {
        let pixels: Vec<u8> = code[row].iter().map(|module| if module.value() { 0x00 } else { 0xff }).collect();
        for _ in 0..MODULE {
            bits.extend_from_slice(&pixels);
        }
    }
    Ok(QrPicture { size: code.size * MODULE, bits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_stands_in_the_corner() {
        let picture = picture("https://tasrih.example/fr/verify/7KQ4").unwrap();
        let row = |module: usize| &picture.bits[module * MODULE * picture.size / 8..][..9];
        assert_eq!(row(0), [0, 0, 0, 0, 0, 0, 0, 0xff, row(0)[8]]);
        assert_eq!(row(1), [0, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0xff, row(1)[8]]);
        assert_eq!(picture.bits.len(), picture.size * picture.size / 8);
    }

    #[test]
    fn a_text_too_long_is_said() {
        assert!(matches!(picture(&"a".repeat(4000)), Err(CertificateError::QrCode { bytes: 4000 })));
    }
}
