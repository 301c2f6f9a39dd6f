//! The faces inside the file: only the glyphs used, and for each code the one character it stands for.

use crate::CertificateError;
use crate::fonts::FaceId;
use crate::shape::Glyph;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use subsetter::GlyphRemapper;

/// The codes given out for a face, in the order of first use.
#[derive(Debug, Default)]
pub struct Codes {
    by_glyph: HashMap<(u16, Option<char>), u16>,
    used: Vec<Used>,
}

#[derive(Debug)]
struct Used {
    glyph: u16,
    text: Option<char>,
    width: i32,
}

impl Codes {
    /// The code of a glyph that stands for a character: the same glyph for another character is another code, so
    /// that whoever copies the text gets the characters that were written.
    pub fn code(&mut self, glyph: &Glyph) -> u16 {
        *self.by_glyph.entry((glyph.id, glyph.text)).or_insert_with(|| {
            self.used.push(Used { glyph: glyph.id, text: glyph.text, width: glyph.width });
            // Code 0 is the font's empty box. A page holds far fewer than 65,535 different glyphs.
            u16::try_from(self.used.len()).unwrap_or(0)
        })
    }

    /// Was the face used at all?
    pub fn is_empty(&self) -> bool {
        self.used.is_empty()
    }
}

/// Adds a face with the codes given out for it; gives its font dictionary.
pub fn add(doc: &mut Document, id: FaceId, codes: &Codes) -> Result<ObjectId, CertificateError> {
    let face = id.face();
    let mut remapper = GlyphRemapper::new();
    let mut code_to_glyph = vec![0, 0];
    for used in &codes.used {
        code_to_glyph.extend(remapper.remap(used.glyph).to_be_bytes());
    }
    let program = subsetter::subset(face.bytes, 0, &remapper).map_err(|e| CertificateError::Pdf(e.to_string()))?;
    let length = i64::try_from(program.len()).unwrap_or(0);
    let program = doc.add_object(deflated(dictionary! { "Length1" => length }, &program)?);
    // Six letters mark a font program that holds only some glyphs.
    let name = format!("{}+{}", ["TASLRG", "TASLSB", "TASARG", "TASASB"][id.index()], face.name);
    let metrics = face.metrics;
    let bounds: Vec<Object> = metrics.bounds.iter().map(|edge| Object::from(*edge)).collect();
    let descriptor = doc.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.clone().into_bytes()),
        // Symbolic: the codes are ours, not those of a standard encoding.
        "Flags" => 4,
        "FontBBox" => bounds,
        "ItalicAngle" => 0,
        "Ascent" => metrics.ascent,
        "Descent" => metrics.descent,
        "CapHeight" => metrics.cap_height,
        "StemV" => metrics.stem,
        "FontFile2" => program,
    });
    let widths: Vec<Object> = codes.used.iter().map(|used| Object::from(used.width)).collect();
    let code_to_glyph = doc.add_object(deflated(Dictionary::new(), &code_to_glyph)?);
    let descendant = doc.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => Object::Name(name.clone().into_bytes()),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::String(b"Adobe".to_vec(), StringFormat::Literal),
            "Ordering" => Object::String(b"Identity".to_vec(), StringFormat::Literal),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "DW" => 0,
        "W" => vec![Object::from(1), Object::Array(widths)],
        "CIDToGIDMap" => code_to_glyph,
    });
    let to_unicode = doc.add_object(deflated(Dictionary::new(), unicode_map(codes).as_bytes())?);
    Ok(doc.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => Object::Name(name.into_bytes()),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => to_unicode,
    }))
}

/// The ToUnicode map: for each code exactly one character.
fn unicode_map(codes: &Codes) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let pairs: Vec<(usize, char)> =
        (1..).zip(&codes.used).filter_map(|(code, used)| used.text.map(|text| (code, text))).collect();
    // The format allows a hundred entries in a block.
    for block in pairs.chunks(100) {
        writeln!(map, "{} beginbfchar", block.len()).expect("a String takes any text");
        for (code, text) in block {
            write!(map, "<{code:04X}> <").expect("a String takes any text");
            for unit in text.encode_utf16(&mut [0; 2]) {
                write!(map, "{unit:04X}").expect("a String takes any text");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// A compressed stream.
pub fn deflated(mut dictionary: Dictionary, content: &[u8]) -> Result<Stream, CertificateError> {
    dictionary.set("Filter", "FlateDecode");
    let stream = Stream::new(dictionary, deflate(content)?);
    Ok(stream.with_compression(false))
}

/// The bytes as a zlib stream.
pub fn deflate(content: &[u8]) -> Result<Vec<u8>, CertificateError> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), Compression::new(6));
    encoder.write_all(content).map_err(|e| CertificateError::Pdf(e.to_string()))?;
    encoder.finish().map_err(|e| CertificateError::Pdf(e.to_string()))
}
