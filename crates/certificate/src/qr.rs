//! The QR code as a picture of one bit per module.

use crate::CertificateError;
use fast_qr::{ECL, QRBuilder};

/// A square picture: `size` rows of whole bytes, a bit of 1 is white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// Modules on a side, without the quiet zone.
    pub size: usize,
    /// The rows, top first; the unused bits at the end of a row are white.
    pub bits: Vec<u8>,
}

/// The QR code of a text. A sixth of it may be covered or torn away (level M).
///
/// # Errors
/// [`CertificateError::QrCode`] when the text is longer than a QR code holds.
pub fn picture(text: &str) -> Result<QrPicture, CertificateError> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(|_| CertificateError::QrCode { bytes: text.len() })?;
    let size = code.size;
    let mut bits = Vec::with_capacity(size * size.div_ceil(8));
    for row in 0..size {
        for byte in (0..size).step_by(8) {
            let white = (0..8).filter(|bit| byte + bit >= size || !code[row][byte + bit].value());
            bits.push(white.fold(0, |bits, bit| bits | 0x80 >> bit));
        }
    }
    Ok(QrPicture { size, bits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_stands_in_the_corner() {
        let picture = picture("https://tasrih.example/fr/verify/7KQ4").unwrap();
        // Seven dark modules, then the white separator.
        assert_eq!(picture.bits[0], 0b0000_0001);
        assert_eq!(picture.bits[picture.size.div_ceil(8)], 0b0111_1101);
    }

    #[test]
    fn a_text_too_long_is_said() {
        assert!(matches!(picture(&"a".repeat(4000)), Err(CertificateError::QrCode { bytes: 4000 })));
    }
}
