//! QR codes as drawings in the page.

use crate::frame::Html;
use fast_qr::{ECL, QRBuilder};
use std::fmt::Write as _;

/// Clear modules around the code (ISO/IEC 18004 asks for four).
const MARGIN: usize = 4;

/// The text as a drawing; empty when it is too long for any code. Black on white in every colour scheme: scanners ask
/// for it.
pub fn svg(text: &str) -> Html {
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else { return Html::made(String::new()) };
    let (mut path, whole) = (String::new(), code.size + 2 * MARGIN);
    for row in 0..code.size {
        for (column, module) in code[row].iter().enumerate() {
            if module.value() {
                let _ = write!(path, "M{} {}h1v1h-1z", column + MARGIN, row + MARGIN);
            }
        }
    }
    Html::made(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {whole} {whole}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_drawing_without_its_text() {
        let drawing = svg("otpauth://totp/Tasrih:x?secret=ABCD").to_string();
        assert!(
            drawing.starts_with("<svg") && drawing.contains("M4 4h1v1h-1z"),
            "the first finder begins at the margin"
        );
        assert!(!drawing.contains("ABCD"));
        assert_eq!(svg(&"x".repeat(5_000)).to_string(), "");
    }
}
