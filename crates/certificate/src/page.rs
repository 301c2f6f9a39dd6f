//! Pages before they are written: texts at their places, surfaces, pictures, in reading order.

use crate::len::Len;
use crate::qr::QrPicture;
use crate::shape::Line;
use tasrih_domain::Lang;
use time::OffsetDateTime;

/// The colours of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Deep green of bands and titles.
    Green,
    /// Gold of hairlines.
    Gold,
    /// Text.
    Black,
    /// Labels.
    Grey,
    /// Hairlines of tables.
    Line,
    /// Text on green.
    White,
    /// Ground of boxes.
    Tint,
    /// Ground of good news.
    Mint,
    /// Ground of bad news.
    Sand,
    /// Text of bad news.
    Rust,
}

/// What a part of the document is, for readers who listen to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// Title.
    Heading,
    /// Paragraph, or a label with its value.
    Paragraph,
    /// Words of another language inside a paragraph.
    Words,
    /// Words to click on: those of the page's link.
    Link,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A heading of a column.
    ColumnHead,
    /// A heading of a row.
    RowHead,
    /// A cell.
    Cell,
    /// A picture with a meaning.
    Figure,
    /// The field of the electronic signature.
    Form,
}

/// Drawings that are the same on every document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Art {
    /// Our mark: a gate.
    Mark,
    /// The rosette behind the page.
    Rosette,
}

/// A rectangle: its left and top edges, width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: Len,
    /// Top edge.
    pub y: Len,
    /// Width.
    pub width: Len,
    /// Height.
    pub height: Len,
}

/// Something on the page.
#[derive(Debug, Clone)]
pub enum Item {
    /// A line of text; `x` is its left end, `y` its baseline.
    Text {
        /// The line.
        line: Line,
        /// Left end.
        x: Len,
        /// Baseline.
        y: Len,
        /// Size of the em.
        size: Len,
        /// Colour.
        ink: Ink,
    },
    /// A filled surface.
    Surface(Area, Ink),
    /// A drawing, its centre.
    Art(Art, Len, Len),
    /// The QR code.
    Qr(QrPicture, Area),
    /// A part of the document.
    Part(Part),
}

/// A part of the document and what it holds.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Its language, where it is not that of the part around it.
    pub lang: Option<Lang>,
    /// Words for who cannot see it (figures).
    pub alt: Option<String>,
    /// What it holds.
    pub items: Vec<Item>,
}

/// An address to open by a click.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address.
    pub url: String,
    /// Index of the sheet that holds it.
    pub sheet: usize,
    /// Where.
    pub area: Area,
}

/// The sheets and what the file says about itself.
#[derive(Debug, Clone)]
pub struct Document {
    /// Everything on each sheet: its document part.
    pub sheets: Vec<Part>,
    /// Title in French.
    pub title: String,
    /// Title in Arabic.
    pub title_ar: String,
    /// Who issues it.
    pub issuer: String,
    /// Moment of the act it attests, not of its drawing.
    pub dated: OffsetDateTime,
    /// Identifier of the file: half of the content's hash.
    pub id: [u8; 16],
    /// The way to the check page.
    pub link: Option<Link>,
    /// Place of the electronic signature, when it is to be signed.
    pub seal: Option<SealPlace>,
}

/// Where the electronic signature shows.
#[derive(Debug, Clone)]
pub struct SealPlace {
    /// Index of the sheet.
    pub sheet: usize,
    /// Where.
    pub area: Area,
    /// Name on the certificate.
    pub name: String,
    /// What it is, in both languages, for who listens to it.
    pub label: String,
}
