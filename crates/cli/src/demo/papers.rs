//! The document that the demo's people attach: one page that says what it is for.

use std::fmt::Write as _;

/// A PDF of one page with the file's name on it.
pub fn pdf(name: &str) -> Vec<u8> {
    let shown: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || " .-".contains(*c)).collect();
    let page = format!("BT /F1 24 Tf 72 760 Td (DEMO) Tj 0 -40 Td ({shown}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_owned(),
        format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (count, start) = (objects.len() + 1, text.len());
    let _ = write!(text, "xref\n0 {count}\n{places}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::document::DocumentFormat;

    #[test]
    fn the_page_is_taken_as_a_document_and_its_table_points_at_its_objects() {
        let bytes = pdf("Statuts.pdf");
        assert_eq!(DocumentFormat::of(&bytes), Some(DocumentFormat::Pdf));
        let text = String::from_utf8(bytes).unwrap();
        let table = text.split("xref\n0 6\n").nth(1).unwrap();
        for (at, line) in table.lines().skip(1).take(5).enumerate() {
            let place: usize = line[..10].parse().unwrap();
            assert!(text[place..].starts_with(&format!("{} 0 obj", at + 1)), "{line}");
        }
    }
}
