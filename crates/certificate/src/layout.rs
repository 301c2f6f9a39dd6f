//! Texts into their places: smaller first, then on more lines where there is room, then cut with an ellipsis.

use crate::fonts::Weight;
use crate::len::Len;
use crate::page::{Area, Ink, Item, Part, Role};
use crate::shape::{Line, Style, line, lines};
use harfrust::Direction;
use tasrih_domain::Lang;

/// Which end of its place a text keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Left,
    /// The right end.
    Right,
    /// The middle.
    Centre,
}

/// What goes first when a text is too long even at its smallest size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// The end.
    End,
    /// The middle: a file keeps its beginning and its extension.
    Middle,
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Direction and weights.
    pub style: Style,
    /// Size of the em.
    pub size: Len,
    /// Smallest size before it is cut.
    pub least: Len,
    /// Colour.
    pub ink: Ink,
    /// What is cut.
    pub cut: Cut,
}

impl Setting {
    /// A text of a language in one weight; it may shrink by a quarter.
    pub fn new(lang: Lang, weight: Weight, size: Len, ink: Ink) -> Self {
        let direction = if lang == Lang::Ar { Direction::RightToLeft } else { Direction::LeftToRight };
        let style = Style { direction, weight, values: weight };
        Self { style, size, least: size.thousandths(750), ink, cut: Cut::End }
    }

    /// The same with inserted values in the heavier weight.
    #[must_use]
    pub fn values_bold(mut self) -> Self {
        self.style.values = Weight::SemiBold;
        self
    }

    /// The same, cut in the middle.
    #[must_use]
    pub fn cut_in_the_middle(mut self) -> Self {
        self.cut = Cut::Middle;
        self
    }

    /// The same, shrinking down to another size.
    #[must_use]
    pub fn down_to(mut self, least: Len) -> Self {
        self.least = least;
        self
    }
}

/// Where a line goes.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// Left edge of the place.
    pub x: Len,
    /// Baseline of the (first) line.
    pub y: Len,
    /// Width of the place.
    pub width: Len,
    /// Where the text stands in it.
    pub align: Align,
}

/// A line that fits, and the size at which it does.
pub fn fit(text: &str, setting: &Setting, width: Len) -> (Line, Len) {
    let whole = line(text, setting.style);
    let size_that_fits = |line: &Line| {
        if setting.size.thousandths(line.width) <= width {
            return Some(setting.size);
        }
        // Down to the tenth of a point, so that sizes stay few.
        let hundredths = i64::from(width.hundredths()) * 1000 / i64::from(line.width.max(1));
        let size = Len::tenths(i32::try_from(hundredths / 10).unwrap_or(0));
        (size >= setting.least).then_some(size)
    };
    if let Some(size) = size_that_fits(&whole) {
        return (whole, size);
    }
    let columns = width.in_thousandths_of(setting.least);
    (
        longest(text, setting.cut, |cut| Some(line(cut, setting.style)).filter(|line| line.width <= columns)),
        setting.least,
    )
}

/// Lines that fit, and the largest size at which they do; `None` when they do not at the smallest.
pub fn fit_lines(text: &str, setting: &Setting, width: Len, lines_max: usize) -> Option<(Vec<Line>, Len)> {
    let mut size = setting.size;
    loop {
        let lines = lines(text, setting.style, width.in_thousandths_of(size));
        if lines.len() <= lines_max {
            return Some((lines, size));
        }
        if size <= setting.least {
            return None;
        }
        size = (size - Len::tenths(5)).max(setting.least);
    }
}

/// Lines of that width at that size, cut where they would be too many.
pub fn cut_lines(text: &str, setting: &Setting, (width, size): (Len, Len), lines_max: usize) -> Vec<Line> {
    let set = |text: &str| {
        Some(lines(text, setting.style, width.in_thousandths_of(size))).filter(|lines| lines.len() <= lines_max)
    };
    set(text).unwrap_or_else(|| longest(text, setting.cut, set))
}

/// The longest cut of the text that can be set; an ellipsis alone when none can.
fn longest<T: Default>(text: &str, cut: Cut, set: impl Fn(&str) -> Option<T>) -> T {
    let characters: Vec<char> = text.chars().collect();
    let shortened = |kept: usize| -> String {
        let (head, tail) = match cut {
            Cut::End => (kept, 0),
            Cut::Middle => (kept - kept / 2, kept / 2),
        };
        let head = characters[..head].iter().collect::<String>();
        let tail = characters[characters.len() - tail..].iter().collect::<String>();
        format!("{}…{tail}", head.trim_end())
    };
    let (mut fits, mut too_long) = (0, characters.len());
    while too_long - fits > 1 {
        let middle = fits + (too_long - fits) / 2;
        if set(&shortened(middle)).is_some() {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    set(&shortened(fits)).unwrap_or_default()
}

/// The page while it is filled, in reading order.
pub struct Sheet {
    // The parts still open, the innermost last. Never empty.
    open: Vec<Part>,
}

impl Sheet {
    /// An empty page.
    pub fn new() -> Self {
        Self { open: vec![Part { role: Role::Document, lang: None, alt: None, items: Vec::new() }] }
    }

    /// A part of the document; what `fill` adds belongs to it.
    pub fn part(&mut self, role: Role, lang: Option<Lang>, fill: impl FnOnce(&mut Self)) {
        self.open.push(Part { role, lang, alt: None, items: Vec::new() });
        fill(self);
        let part = self.open.pop().expect("the part was opened above");
        self.add(Item::Part(part));
    }

    /// A picture with words for who cannot see it.
    pub fn figure(&mut self, alt: String, item: Item) {
        self.add(Item::Part(Part { role: Role::Figure, lang: Some(Lang::Fr), alt: Some(alt), items: vec![item] }));
    }

    /// Adds something to the innermost part.
    pub fn add(&mut self, item: Item) {
        self.open.last_mut().expect("the document is open until the end").items.push(item);
    }

    /// A surface of that colour.
    pub fn surface(&mut self, area: Area, ink: Ink) {
        self.add(Item::Surface(area, ink));
    }

    /// A text on one line.
    pub fn text(&mut self, text: &str, setting: &Setting, slot: Slot) {
        let (line, size) = fit(text, setting, slot.width);
        self.place(line, size, setting.ink, slot);
    }

    /// A text on several lines; gives the height that they take, `leading` each (in thousandths of the size).
    pub fn lines(&mut self, (lines, size): (Vec<Line>, Len), setting: &Setting, mut slot: Slot, leading: i32) -> Len {
        let step = size.thousandths(leading);
        let mut height = Len::ZERO;
        for line in lines {
            self.place(line, size, setting.ink, slot);
            slot.y += step;
            height += step;
        }
        height
    }

    /// The same, every line but the last as wide as its place.
    pub fn justified(&mut self, (lines, size): (Vec<Line>, Len), setting: &Setting, slot: Slot, leading: i32) -> Len {
        let width = slot.width.in_thousandths_of(size);
        let last = lines.len().saturating_sub(1);
        let stretched = |(at, line): (usize, Line)| if at < last { line.stretched(width) } else { line };
        let lines = lines.into_iter().enumerate().map(stretched).collect();
        self.lines((lines, size), setting, slot, leading)
    }

    fn place(&mut self, line: Line, size: Len, ink: Ink, slot: Slot) {
        let room = slot.width - size.thousandths(line.width);
        let x = match slot.align {
            Align::Left => slot.x,
            Align::Right => slot.x + room,
            Align::Centre => slot.x + room.half(),
        };
        self.add(Item::Text { line, x, y: slot.y, size, ink });
    }

    /// The filled page.
    pub fn finish(mut self) -> Part {
        self.open.pop().expect("the document is open until the end")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting() -> Setting {
        Setting::new(Lang::Fr, Weight::Regular, Len::pt(10), Ink::Black)
    }

    fn read(line: &Line) -> String {
        line.runs.iter().flat_map(|run| &run.glyphs).filter_map(|glyph| glyph.text).collect()
    }

    #[test]
    fn a_text_shrinks_before_it_is_cut() {
        let text = "Société Atlas";
        let natural = setting().size.thousandths(line(text, setting().style).width);
        assert_eq!(fit(text, &setting(), natural).1, Len::pt(10));
        let (line, size) = fit(text, &setting(), natural.thousandths(905));
        assert_eq!((read(&line).as_str(), size), (text, Len::tenths(90)));
        let (line, size) = fit(text, &setting(), natural.thousandths(500));
        assert_eq!((read(&line).as_str(), size), ("Sociét…", Len::tenths(75)));
        assert!(size.thousandths(line.width) <= natural.thousandths(500));
    }

    #[test]
    fn a_file_name_keeps_its_extension() {
        let text = "declaration_des_salaires_du_mois_de_mars_2026_version_finale.xlsx";
        let (line, _) = fit(text, &setting().cut_in_the_middle(), Len::pt(150));
        let read = read(&line);
        let (head, tail) = read.split_once('…').unwrap();
        assert!(head.starts_with("declaration") && tail.contains("finale.xlsx"), "{read}");
    }

    #[test]
    fn lines_are_as_many_as_allowed_and_no_wider() {
        let text = "Établissements ".repeat(40);
        let size = setting().least;
        assert_eq!(fit_lines(text.trim(), &setting(), Len::pt(120), 2), None);
        let lines = cut_lines(text.trim(), &setting(), (Len::pt(120), size), 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| size.thousandths(line.width) <= Len::pt(120)));
        assert!(read(&lines[1]).ends_with('…'));
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_not_lost() {
        let text = "W".repeat(50);
        let (lines, size) = fit_lines(&text, &setting(), Len::pt(200), 5).unwrap();
        assert!(lines.iter().all(|line| size.thousandths(line.width) <= Len::pt(200)));
        assert_eq!(lines.iter().map(read).collect::<String>(), text);
    }
}
