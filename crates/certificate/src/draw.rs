//! Sheets as a PDF: printpdf for what is drawn, lopdf for what the file says about itself.

use crate::CertificateError;
use crate::art::drawing;
use crate::embed::{self, Codes, deflate};
use crate::fonts::FaceId;
use crate::len::Len;
use crate::page::{Area, Art, Document, Ink, Item, Link, Part, Role};
use crate::qr::QrPicture;
use crate::shape::{Line, Run};
use lopdf::Object;
use printpdf::{
    Actions, BorderArray, Color, DictItem, ExternalStream, ExternalXObject, FontId, LinkAnnotation, Mm, Op, PaintMode,
    PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb, TextMatrix, XObject, XObjectId,
    XObjectTransform,
};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the file. The same document gives the same bytes.
pub fn to_pdf(document: &Document) -> Result<Vec<u8>, CertificateError> {
    let mut pen = Pen::default();
    pen.tree.elements.push(Element {
        role: Role::Document,
        lang: None,
        alt: None,
        kids: Vec::new(),
        area: None,
        sheet: 0,
    });
    let mut pdf = PdfDocument::new("");
    for (number, sheet) in document.sheets.iter().enumerate() {
        pen.sheet(number, sheet)?;
        for link in document.link.iter().filter(|link| link.sheet == number) {
            pen.ops.push(Op::LinkAnnotation { link: link_to(link) });
        }
        pdf.pages.push(PdfPage::new(Mm(210.0), Mm(297.0), std::mem::take(&mut pen.ops)));
    }
    for art in &pen.art {
        pdf.resources.xobjects.map.insert(art_name(*art), art_object(*art)?);
    }
    if let Some(picture) = &pen.qr {
        pdf.resources.xobjects.map.insert(XObjectId("Qr".to_owned()), qr_object(picture)?);
    }
    // `secure` would drop operators that printpdf has no word for, ours among them.
    let options = PdfSaveOptions { optimize: false, secure: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut doc = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(CertificateError::Pdf(warning.msg.clone()));
    }
    let mut fonts = lopdf::Dictionary::new();
    for (id, codes) in FaceId::ALL.into_iter().zip(&pen.codes) {
        if !codes.is_empty() {
            fonts.set(id.resource(), Object::Reference(embed::add(&mut doc, id, codes)?));
        }
    }
    crate::file::finish(doc, fonts, document, &pen.tree)
}

fn link_to(link: &Link) -> LinkAnnotation {
    LinkAnnotation::new(
        rect(link.area, PaintMode::Stroke),
        Actions::Uri(link.url.clone()),
        Some(BorderArray::Solid([0.0; 3])),
        None,
        None,
    )
}

/// An element of the structure tree: what was drawn for it, in order.
#[derive(Debug)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Its language.
    pub lang: Option<tasrih_domain::Lang>,
    /// Words for who cannot see it.
    pub alt: Option<String>,
    /// Elements in it, and marks on the page.
    pub kids: Vec<Kid>,
    /// Where it stands, for figures.
    pub area: Option<Area>,
    /// Index of the sheet that it begins on.
    pub sheet: usize,
}

/// Something under an element.
#[derive(Debug)]
pub enum Kid {
    /// Index of another element.
    Element(usize),
    /// Number of a marked piece of the page.
    Mark(usize),
}

/// The structure of what was drawn.
#[derive(Debug, Default)]
pub struct Tree {
    /// All elements; the first is the document.
    pub elements: Vec<Element>,
    /// For each sheet and each mark on it, its element.
    pub marks: Vec<Vec<usize>>,
}

#[derive(Default)]
struct Pen {
    ops: Vec<Op>,
    codes: [Codes; 4],
    art: BTreeSet<Art>,
    qr: Option<QrPicture>,
    tree: Tree,
    ink: Option<Ink>,
    in_artifact: bool,
}

impl Pen {
    /// A sheet: its parts become parts of the one document.
    fn sheet(&mut self, number: usize, sheet: &Part) -> Result<(), CertificateError> {
        self.ink = None;
        self.tree.marks.push(Vec::new());
        self.items(&sheet.items, (0, number))?;
        self.end_artifact();
        Ok(())
    }

    fn part(&mut self, part: &Part, (parent, sheet): (usize, usize)) -> Result<(), CertificateError> {
        let index = self.tree.elements.len();
        let (role, lang, alt) = (part.role, part.lang, part.alt.clone());
        self.tree.elements.push(Element { role, lang, alt, kids: Vec::new(), area: None, sheet });
        self.tree.elements[parent].kids.push(Kid::Element(index));
        self.items(&part.items, (index, sheet))
    }

    fn items(&mut self, items: &[Item], (index, sheet): (usize, usize)) -> Result<(), CertificateError> {
        for item in items {
            match item {
                Item::Part(inner) => self.part(inner, (index, sheet))?,
                Item::Text { line, x, y, size, ink } => {
                    self.begin_mark(index);
                    self.ink(*ink);
                    self.text(line, (*x, *y), *size);
                    self.ops.push(Op::EndMarkedContent);
                }
                Item::Surface(area, ink) => {
                    self.begin_artifact();
                    self.ink(*ink);
                    self.ops.push(Op::DrawRectangle { rectangle: rect(*area, PaintMode::Fill) });
                }
                Item::Art(art, x, y) => {
                    self.begin_artifact();
                    self.art.insert(*art);
                    let transform = XObjectTransform {
                        translate_x: Some(pt(*x)),
                        translate_y: Some(up(*y)),
                        ..XObjectTransform::default()
                    };
                    self.ops.push(Op::UseXobject { id: art_name(*art), transform });
                }
                Item::Qr(picture, area) => {
                    self.begin_mark(index);
                    self.tree.elements[index].area = Some(*area);
                    self.qr_code(picture, *area);
                    self.ops.push(Op::EndMarkedContent);
                }
            }
        }
        Ok(())
    }

    fn begin_artifact(&mut self) {
        if !self.in_artifact {
            self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
            self.in_artifact = true;
        }
    }

    fn end_artifact(&mut self) {
        if self.in_artifact {
            self.ops.push(Op::EndMarkedContent);
            self.in_artifact = false;
        }
    }

    fn begin_mark(&mut self, element: usize) {
        self.end_artifact();
        let marks = self.tree.marks.last_mut().expect("a sheet was begun");
        let mark = marks.len();
        marks.push(element);
        self.tree.elements[element].kids.push(Kid::Mark(mark));
        let number = DictItem::Int(i64::try_from(mark).unwrap_or(0));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: role_name(self.tree.elements[element].role).to_owned(),
            properties: DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), number)]) },
        });
    }

    fn ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
            self.ink = Some(ink);
        }
    }

    fn text(&mut self, line: &Line, (x, y): (Len, Len), size: Len) {
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(pt(x), up(y)) });
        for run in &line.runs {
            let font = PdfFontHandle::External(FontId(run.face.resource().to_owned()));
            self.ops.push(Op::SetFont { font, size: pt(size) });
            self.run(run, size);
        }
        self.ops.push(Op::EndTextSection);
    }

    /// Shows a run; where the next run begins follows from the widths in the file, so that no rounding adds up.
    fn run(&mut self, run: &Run, size: Len) {
        let codes = &mut self.codes[run.face.index()];
        let mut show = Show::default();
        let mut raised = 0;
        for glyph in &run.glyphs {
            if glyph.up != raised {
                show.flush(&mut self.ops);
                raised = glyph.up;
                self.ops.push(Op::SetLineOffset { multiplier: pt(size.thousandths(raised)).0 });
            }
            show.shift(-glyph.right);
            show.glyph(codes.code(glyph));
            // The reader goes on by the width in the file; kerns and marks over letters go on by less.
            show.shift(glyph.width - glyph.advance + glyph.right);
        }
        show.flush(&mut self.ops);
        if raised != 0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }

    fn qr_code(&mut self, picture: &QrPicture, area: Area) {
        self.qr = Some(picture.clone());
        let transform = XObjectTransform {
            translate_x: Some(pt(area.x)),
            translate_y: Some(up(area.y + area.height)),
            scale_x: Some(pt(area.width).0),
            scale_y: Some(pt(area.height).0),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId("Qr".to_owned()), transform });
    }
}

/// A `TJ` operator being filled: strings of codes, and shifts between them in thousandths of an em to the left.
#[derive(Default)]
struct Show {
    items: Vec<DictItem>,
    codes: Vec<u8>,
    shift: i32,
}

impl Show {
    fn shift(&mut self, left: i32) {
        self.shift += left;
    }

    fn glyph(&mut self, code: u16) {
        if self.shift != 0 {
            self.end_string();
            self.items.push(DictItem::Int(i64::from(self.shift)));
            self.shift = 0;
        }
        self.codes.extend(code.to_be_bytes());
    }

    fn end_string(&mut self) {
        if !self.codes.is_empty() {
            self.items.push(DictItem::String { data: std::mem::take(&mut self.codes), literal: false });
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        self.end_string();
        if self.shift != 0 {
            self.items.push(DictItem::Int(i64::from(self.shift)));
            self.shift = 0;
        }
        if !self.items.is_empty() {
            let value = vec![DictItem::Array(std::mem::take(&mut self.items))];
            ops.push(Op::Unknown { key: "TJ".to_owned(), value });
        }
    }
}

/// The name of a role in the standard structure of PDF 1.7.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Heading => "H1",
        Role::Paragraph => "P",
        Role::Words => "Span",
        Role::Link => "Link",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::ColumnHead | Role::RowHead => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Form => "Form",
    }
}

/// A length for printpdf, exact to the hundredth of a point.
fn pt(length: Len) -> Pt {
    // Built from halves that its number type holds exactly, so that it prints as short as it was written.
    let hundredths = length.hundredths();
    let high = i16::try_from(hundredths.div_euclid(256)).unwrap_or(i16::MAX);
    let low = u8::try_from(hundredths.rem_euclid(256)).unwrap_or(0);
    let mut points = Pt(high.into()) * 256.0;
    points += Pt(low.into());
    Pt(points.0 / 100.0)
}

/// A height from the top of the page, as the PDF counts it: from the bottom.
fn up(y: Len) -> Pt {
    pt(Len::A4_HEIGHT - y)
}

fn rect(area: Area, mode: PaintMode) -> Rect {
    Rect {
        x: pt(area.x),
        y: up(area.y + area.height),
        width: pt(area.width),
        height: pt(area.height),
        mode: Some(mode),
        winding_order: None,
    }
}

fn color(ink: Ink) -> Color {
    let (r, g, b) = match ink {
        Ink::Green => (0.039, 0.278, 0.212),
        Ink::Gold => (0.72, 0.56, 0.2),
        Ink::Black => (0.09, 0.11, 0.1),
        Ink::Grey => (0.36, 0.4, 0.38),
        Ink::Line => (0.83, 0.86, 0.84),
        Ink::White => (1.0, 1.0, 1.0),
        Ink::Tint => (0.957, 0.969, 0.961),
        Ink::Mint => (0.89, 0.949, 0.91),
        Ink::Sand => (0.992, 0.937, 0.878),
        Ink::Rust => (0.545, 0.24, 0.05),
    };
    Color::Rgb(Rgb { r, g, b, icc_profile: None })
}

fn art_name(art: Art) -> XObjectId {
    XObjectId(match art {
        Art::Mark => "Mark".to_owned(),
        Art::Rosette => "Rosette".to_owned(),
    })
}

fn art_object(art: Art) -> Result<XObject, CertificateError> {
    let drawing = drawing(art);
    let reach = i64::from(drawing.reach);
    let bounds = [-reach, -reach, reach, reach].map(DictItem::Int).to_vec();
    external(
        [
            ("Type", DictItem::Name(b"XObject".to_vec())),
            ("Subtype", DictItem::Name(b"Form".to_vec())),
            ("BBox", DictItem::Array(bounds)),
            ("Resources", DictItem::Dict { map: BTreeMap::new() }),
        ],
        drawing.operators.as_bytes(),
    )
}

fn qr_object(picture: &QrPicture) -> Result<XObject, CertificateError> {
    let size = DictItem::Int(i64::try_from(picture.size).unwrap_or(0));
    external(
        [
            ("Type", DictItem::Name(b"XObject".to_vec())),
            ("Subtype", DictItem::Name(b"Image".to_vec())),
            ("Width", size.clone()),
            ("Height", size),
            ("BitsPerComponent", DictItem::Int(1)),
            ("ColorSpace", DictItem::Name(b"DeviceGray".to_vec())),
        ],
        &picture.bits,
    )
}

fn external<const N: usize>(entries: [(&str, DictItem); N], content: &[u8]) -> Result<XObject, CertificateError> {
    let mut dict: BTreeMap<String, DictItem> =
        entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    dict.insert("Filter".to_owned(), DictItem::Name(b"FlateDecode".to_vec()));
    let stream = ExternalStream { dict, content: deflate(content)?, compress: false };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}
