//! From text to glyphs in the order they are drawn: direction, faces, joining, lines.

use crate::fonts::{FaceId, Letters, Weight};
use crate::legible::is_ignorable;
use harfrust::{Buffer, BufferFlags, ClusterLevel, Direction, Script, ShapeOptions};
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::linebreaks;

/// Opens an inserted value whose own first letter gives its direction.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// Closes an inserted value.
const POP_ISOLATE: char = '\u{2069}';

/// A value to stand inside a text of another direction.
pub fn isolate(value: &str) -> String {
    format!("{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}")
}

/// How a text is set. The direction is given, never guessed from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Direction of the whole.
    pub direction: Direction,
    /// Weight of the words.
    pub weight: Weight,
    /// Weight of inserted values (between isolates).
    pub values: Weight,
}

/// A glyph and the one character it stands for. Lengths in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Glyph of the font file.
    pub id: u16,
    /// The character that a reader gets when it copies the glyph; `None` for the second half of a split letter.
    pub text: Option<char>,
    /// How wide the font file says it is.
    pub width: i32,
    /// How far the next glyph stands.
    pub advance: i32,
    /// Shift to the right of where it would stand.
    pub right: i32,
    /// Shift upwards.
    pub up: i32,
}

/// Glyphs of one face, left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The face.
    pub face: FaceId,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A line of text, left to right as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its runs.
    pub runs: Vec<Run>,
    /// Its width in thousandths of an em.
    pub width: i32,
}

impl Line {
    /// The line as wide as that (in thousandths of an em), its spaces wider; as it is when they would gape.
    #[must_use]
    pub fn stretched(mut self, width: i32) -> Self {
        /// Most that a space grows, in thousandths of an em.
        const MOST: i32 = 1000;
        let glyphs = self.runs.iter_mut().flat_map(|run| &mut run.glyphs);
        let mut spaces: Vec<&mut Glyph> = glyphs.filter(|glyph| glyph.text == Some(' ')).collect();
        let mut left = i32::try_from(spaces.len()).unwrap_or(0);
        let mut room = width - self.width;
        if room <= 0 || room > left * MOST {
            return self;
        }
        for space in &mut spaces {
            let share = room / left;
            space.advance += share;
            room -= share;
            left -= 1;
        }
        self.width = width;
        self
    }
}

/// The text on one line.
pub fn line(text: &str, style: Style) -> Line {
    Paragraph::new(text, style).line(0..text.len())
}

/// The text on lines at most `width` thousandths of an em wide. A word longer than a line is cut.
pub fn lines(text: &str, style: Style, width: i32) -> Vec<Line> {
    let paragraph = Paragraph::new(text, style);
    let whole = paragraph.line(0..text.len());
    if whole.width <= width {
        return vec![whole];
    }
    let advances = paragraph.advances();
    let measure = |range: Range<usize>| -> i32 {
        let range = range.start..range.start + text[range].trim_end().len();
        advances[range].iter().sum()
    };
    let mut lines = Vec::new();
    let (mut start, mut good) = (0, 0);
    for (end, _) in linebreaks(text) {
        if measure(start..end) > width && good > start {
            lines.push(paragraph.line(start..good));
            start = good;
        }
        // Still too wide: one word alone is, and is cut where it leaves the line.
        while measure(start..end) > width {
            let fits = |at: usize| measure(start..at) <= width;
            let cut =
                text[start..end].char_indices().map(|(at, _)| start + at).skip(1).take_while(|at| fits(*at)).last();
            let first = text[start..end].chars().next().map_or(end, |c| start + c.len_utf8());
            let cut = cut.unwrap_or(first);
            lines.push(paragraph.line(start..cut));
            start = cut;
        }
        good = end;
    }
    if start < text.len() {
        lines.push(paragraph.line(start..text.len()));
    }
    lines
}

struct Paragraph<'t> {
    bidi: BidiInfo<'t>,
    style: Style,
}

impl<'t> Paragraph<'t> {
    fn new(text: &'t str, style: Style) -> Self {
        let level = if style.direction == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
        Self { bidi: BidiInfo::new(text, Some(level)), style }
    }

    fn line(&self, range: Range<usize>) -> Line {
        let text = self.bidi.text;
        let range = range.start..range.start + text[range.clone()].trim_end().len();
        let (Some(paragraph), false) = (self.bidi.paragraphs.first(), range.is_empty()) else {
            return Line::default();
        };
        let (levels, visual) = self.bidi.visual_runs(paragraph, range);
        let mut runs: Vec<Run> = Vec::new();
        for part in visual {
            let direction = if levels[part.start].is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
            let mut pieces = self.pieces(part, direction);
            if direction == Direction::RightToLeft {
                pieces.reverse();
            }
            for (piece, face) in pieces {
                let glyphs = shape(&text[piece], face, direction);
                match runs.last_mut() {
                    Some(last) if last.face == face => last.glyphs.extend(glyphs),
                    _ => runs.push(Run { face, glyphs }),
                }
            }
        }
        runs.retain(|run| !run.glyphs.is_empty());
        let width = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
        Line { runs, width }
    }

    /// The advance of each character at its first byte, in thousandths of an em.
    fn advances(&self) -> Vec<i32> {
        let text = self.bidi.text;
        let mut advances = vec![0; text.len()];
        let Some(paragraph) = self.bidi.paragraphs.first() else { return advances };
        let (levels, visual) = self.bidi.visual_runs(paragraph, 0..text.len());
        for part in visual {
            let direction = if levels[part.start].is_rtl() { Direction::RightToLeft } else { Direction::LeftToRight };
            for (piece, face) in self.pieces(part, direction) {
                for (cluster, advance) in clusters(&text[piece.clone()], face, direction) {
                    advances[piece.start + cluster] += advance;
                }
            }
        }
        advances
    }

    /// Parts of one face each, in the order of the text.
    fn pieces(&self, range: Range<usize>, direction: Direction) -> Vec<(Range<usize>, FaceId)> {
        let text = self.bidi.text;
        let mut depth = text[..range.start].chars().fold(0_u32, deeper);
        let mut pieces: Vec<(Range<usize>, FaceId)> = Vec::new();
        for (at, c) in text[range.clone()].char_indices() {
            depth = deeper(depth, c);
            let weight = if depth > 0 { self.style.values } else { self.style.weight };
            let (start, end) = (range.start + at, range.start + at + c.len_utf8());
            match pieces.last_mut() {
                Some((piece, face))
                    if face.weight == weight && letters_of(c, face.letters, direction) == face.letters =>
                {
                    piece.end = end;
                }
                last => {
                    let before = last.map_or(Letters::Latin, |(_, face)| face.letters);
                    pieces.push((start..end, FaceId { letters: letters_of(c, before, direction), weight }));
                }
            }
        }
        pieces
    }
}

fn deeper(depth: u32, c: char) -> u32 {
    match c {
        FIRST_STRONG_ISOLATE => depth + 1,
        POP_ISOLATE => depth.saturating_sub(1),
        _ => depth,
    }
}

/// The letters whose face draws this character; what stands between letters goes by the direction.
fn letters_of(c: char, before: Letters, direction: Direction) -> Letters {
    let wanted = match c {
        c if is_ignorable(c) || unicode_normalization::char::is_combining_mark(c) => return before,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb50}'..='\u{fefc}' => {
            Letters::Arabic
        }
        c if c.is_alphanumeric() => Letters::Latin,
        _ if direction == Direction::RightToLeft => Letters::Arabic,
        _ => Letters::Latin,
    };
    let other = if wanted == Letters::Arabic { Letters::Latin } else { Letters::Arabic };
    let covers = |letters| FaceId { letters, weight: Weight::Regular }.face().covers(c);
    if !covers(wanted) && covers(other) { other } else { wanted }
}

/// The glyphs as shaped: cluster (byte offset in `text`) and the rest.
fn shaped(text: &str, face: FaceId, direction: Direction) -> Buffer {
    let mut buffer = Buffer::new();
    buffer.push_str(text);
    buffer.set_direction(direction);
    buffer.set_script(Some(if face.letters == Letters::Arabic { Script::ARABIC } else { Script::LATIN }));
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
    let parsed = face.face();
    let (font, features) = parsed.shaper();
    let options = ShapeOptions::new().plan(Some(parsed.plan(direction))).features(features);
    harfrust::shape(&font, &mut buffer, options).expect("the plan was made for this direction and script");
    buffer
}

fn clusters(text: &str, face: FaceId, direction: Direction) -> Vec<(usize, i32)> {
    let buffer = shaped(text, face, direction);
    let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    pairs.map(|(info, position)| (info.cluster as usize, position.x_advance)).collect()
}

fn shape(text: &str, face: FaceId, direction: Direction) -> Vec<Glyph> {
    let buffer = shaped(text, face, direction);
    let (font, _) = face.face().shaper();
    let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
    let right_to_left = direction == Direction::RightToLeft;
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut glyphs = Vec::with_capacity(infos.len());
    let mut at = 0;
    while at < infos.len() {
        let start = infos[at].cluster as usize;
        let count = infos[at..].iter().take_while(|info| info.cluster as usize == start).count();
        let end = starts.get(starts.partition_point(|other| *other <= start)).copied().unwrap_or(text.len());
        let mut characters: Vec<char> = text[start..end].chars().filter(|c| !is_ignorable(*c)).collect();
        if right_to_left {
            // Readers turn a right-to-left run around: the stream holds it in the order it is drawn.
            characters.reverse();
            for c in &mut characters {
                *c = mirrored(*c);
            }
        }
        let mut characters = characters.into_iter();
        for (info, position) in infos[at..at + count].iter().zip(&positions[at..at + count]) {
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                text: characters.next(),
                width: font.glyph_h_advance(info.glyph_id.into()),
                advance: position.x_advance,
                right: position.x_offset,
                up: position.y_offset,
            });
        }
        // A ligature draws one glyph for several characters: the others follow unseen, one code for one character.
        let ghost = face.face().ghost;
        glyphs.extend(characters.map(|c| Glyph { id: ghost, text: Some(c), width: 0, advance: 0, right: 0, up: 0 }));
        at += count;
    }
    glyphs
}

/// The bracket as drawn in right-to-left text.
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: Style =
        Style { direction: Direction::RightToLeft, weight: Weight::Regular, values: Weight::SemiBold };
    const FRENCH: Style = Style { direction: Direction::LeftToRight, ..ARABIC };

    /// The characters of a line from left to right, as a reader of the file meets them.
    fn drawn(text: &str, style: Style) -> String {
        line(text, style).runs.iter().flat_map(|run| &run.glyphs).filter_map(|glyph| glyph.text).collect()
    }

    fn reversed(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn arabic_is_drawn_from_right_to_left_without_losing_a_letter() {
        // With lam-alef, and ligatures of two and three letters.
        for text in ["الأجور", "وصل التصريح بالأجور", "حصة الأجير", "الاشتراكات", "للمنخرطين في المغرب", "يحيى"]
        {
            assert_eq!(drawn(text, ARABIC), reversed(text));
        }
    }

    #[test]
    fn letters_join() {
        let joined = line("حصة", ARABIC).runs[0].glyphs.clone();
        let apart: Vec<Glyph> =
            "حصة".chars().rev().flat_map(|c| line(&c.to_string(), ARABIC).runs[0].glyphs.clone()).collect();
        assert_eq!(joined.len(), apart.len());
        assert!(joined.iter().zip(&apart).all(|(joined, apart)| joined.id != apart.id));
    }

    #[test]
    fn figures_and_names_keep_their_order_inside_arabic() {
        for value in ["10/02/2026", "1\u{a0}234,50", "2026-12-31", "202603-4052594-0-000123", "SARL Atlas (2026)"] {
            let text = format!("الشهر {} الأجير", isolate(value));
            assert_eq!(drawn(&text, ARABIC), format!("{} {value} {}", reversed("الأجير"), reversed("الشهر")));
        }
    }

    #[test]
    fn an_arabic_name_keeps_its_order_inside_french() {
        let text = format!("Fichier {}.", isolate("أجور 2026.xlsx"));
        assert_eq!(drawn(&text, FRENCH), format!("Fichier xlsx.2026 {}.", reversed("أجور")));
    }

    #[test]
    fn brackets_open_towards_the_text() {
        // From left to right: the bracket that looks open, the word, the bracket that looks closed.
        assert_eq!(drawn("الأجور (درهم)", ARABIC), format!("({}) {}", reversed("درهم"), reversed("الأجور")));
    }

    #[test]
    fn inserted_values_have_their_own_weight() {
        let text = format!("N° {}", isolate("123"));
        let weights: Vec<Weight> = line(&text, FRENCH).runs.iter().map(|run| run.face.weight).collect();
        assert_eq!(weights, [Weight::Regular, Weight::SemiBold]);
    }

    #[test]
    fn no_glyph_is_the_empty_box() {
        for text in ["Ateliers & Fils – n° 3 « été »", "شركة النّور، المغرب؟", "отчёт ŁÓDŹ", "ﷲ ٤٢ %"]
        {
            for style in [ARABIC, FRENCH] {
                let text = crate::legible::legible(text);
                assert!(
                    line(&text, style).runs.iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn lines_hold_the_whole_text_between_spaces() {
        let text = "يثبت هذا الوصل إيداع التصريح عبر بوابة تصريح ولا يقوم مقام أداء الاشتراكات";
        let lines = lines(text, ARABIC, 9000);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 9000));
        let words: Vec<String> = lines
            .iter()
            .map(|line| line.runs.iter().flat_map(|run| &run.glyphs).filter_map(|glyph| glyph.text).collect::<String>())
            .map(|line| reversed(&line))
            .collect();
        assert_eq!(words.join(" "), text);
    }
}
