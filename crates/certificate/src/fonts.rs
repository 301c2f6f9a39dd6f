//! The four faces of the document, parsed once.

use harfrust::{Direction, Feature, Font, GlyphId, Language, Script, ShapePlan, ShaperFont, Tag};
use std::sync::LazyLock;

/// Which letters a face draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letters {
    /// Latin letters, digits, signs.
    Latin,
    /// Arabic letters, and the signs between them.
    Arabic,
}

/// How heavy a face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// For labels and prose.
    Regular,
    /// For titles and values.
    SemiBold,
}

/// A face of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId {
    /// Its letters.
    pub letters: Letters,
    /// Its weight.
    pub weight: Weight,
}

impl FaceId {
    /// All faces, in the order of their index.
    pub const ALL: [Self; 4] = [
        Self { letters: Letters::Latin, weight: Weight::Regular },
        Self { letters: Letters::Latin, weight: Weight::SemiBold },
        Self { letters: Letters::Arabic, weight: Weight::Regular },
        Self { letters: Letters::Arabic, weight: Weight::SemiBold },
    ];

    /// Its place in [`FaceId::ALL`].
    pub const fn index(self) -> usize {
        let letters = match self.letters {
            Letters::Latin => 0,
            Letters::Arabic => 2,
        };
        let weight = match self.weight {
            Weight::Regular => 0,
            Weight::SemiBold => 1,
        };
        letters + weight
    }

    /// Its name among the resources of the page.
    pub const fn resource(self) -> &'static str {
        ["LatinRegular", "LatinSemiBold", "ArabicRegular", "ArabicSemiBold"][self.index()]
    }

    /// The face itself.
    pub fn face(self) -> &'static Face {
        &FACES[self.index()]
    }
}

/// What a PDF font descriptor says, in thousandths of an em. From the tables `hhea`, `OS/2` and `head` of the files.
#[derive(Debug, Clone, Copy)]
pub struct Metrics {
    /// Height above the baseline.
    pub ascent: i32,
    /// Depth below the baseline, negative.
    pub descent: i32,
    /// Height of capitals.
    pub cap_height: i32,
    /// Thickness of stems, estimated from the weight.
    pub stem: i32,
    /// Box around all glyphs: left, bottom, right, top.
    pub bounds: [i32; 4],
}

/// A parsed face.
pub struct Face {
    /// The font file, unmodified.
    pub bytes: &'static [u8],
    /// PostScript name.
    pub name: &'static str,
    /// For the font descriptor.
    pub metrics: Metrics,
    /// Glyph without ink and without width, for the letters of a ligature that are not drawn.
    pub ghost: u16,
    font: Font,
    plans: [ShapePlan; 2],
    features: [Feature; 1],
    // One bit for each character of the basic plane that the face draws.
    covered: Vec<u64>,
}

impl Face {
    /// Units of an em in all four files; advances are therefore thousandths of an em.
    const UNITS: u16 = 1000;

    fn parse(id: FaceId, bytes: &'static [u8], name: &'static str, metrics: Metrics) -> Self {
        let font = Font::new(bytes, 0).expect("the embedded fonts are whole");
        assert_eq!(font.units_per_em(), Self::UNITS, "widths are taken as thousandths of an em");
        // A kern of more than a tenth of an em makes readers see a space between Arabic letters; a Latin ligature
        // would be one code for two characters. Both look the same without.
        let (script, language, off) = match id.letters {
            Letters::Latin => (Script::LATIN, "fr", b"liga"),
            Letters::Arabic => (Script::ARABIC, "ar", b"kern"),
        };
        let features = [Feature::new(Tag::new(off), 0, ..)];
        let language = Language::new(language);
        let plan = |direction| ShapePlan::new(&font, direction, Some(script), language.as_ref(), &features);
        let plans = [plan(Direction::LeftToRight), plan(Direction::RightToLeft)];
        let shaper = ShaperFont::new(&font);
        let glyph = |c: char| shaper.nominal_glyph(u32::from(c)).filter(|glyph| glyph.to_u32() != 0);
        let mut covered = vec![0_u64; 1024];
        for code in 0..=0xffff_u32 {
            if char::from_u32(code).is_some_and(|c| glyph(c).is_some()) {
                covered[code as usize / 64] |= 1 << (code % 64);
            }
        }
        let ghost = font.glyph_by_name(".null").or_else(|| glyph('\u{200c}')).map_or(0, GlyphId::to_u32);
        let ghost = u16::try_from(ghost).unwrap_or(0);
        Self { bytes, name, metrics, ghost, font, plans, features, covered }
    }

    /// Does the face draw this character?
    pub fn covers(&self, c: char) -> bool {
        let code = u32::from(c);
        self.covered.get(code as usize / 64).is_some_and(|bits| bits >> (code % 64) & 1 == 1)
    }

    /// What shaping needs.
    pub fn shaper(&self) -> (ShaperFont<'_, '_>, &[Feature]) {
        (ShaperFont::new(&self.font), &self.features)
    }

    /// The plan for a direction of writing.
    pub fn plan(&self, direction: Direction) -> &ShapePlan {
        &self.plans[usize::from(direction == Direction::RightToLeft)]
    }
}

/// Does any face draw this character?
pub fn covered(c: char) -> bool {
    // Both weights of a family draw the same characters (checked by test).
    FACES[0].covers(c) || FACES[2].covers(c)
}

static FACES: LazyLock<[Face; 4]> = LazyLock::new(|| {
    let metrics = |ascent, descent, stem, bounds| Metrics { ascent, descent, cap_height: 698, stem, bounds };
    [
        Face::parse(
            FaceId::ALL[0],
            include_bytes!("../fonts/IBMPlexSans_400Regular.ttf"),
            "IBMPlexSans-Regular",
            metrics(1025, -275, 84, [-260, -245, 1241, 1119]),
        ),
        Face::parse(
            FaceId::ALL[1],
            include_bytes!("../fonts/IBMPlexSans_600SemiBold.ttf"),
            "IBMPlexSans-SemiBold",
            metrics(1025, -275, 128, [-293, -266, 1305, 1141]),
        ),
        Face::parse(
            FaceId::ALL[2],
            include_bytes!("../fonts/IBMPlexSansArabic_400Regular.ttf"),
            "IBMPlexSansArabic-Regular",
            metrics(1085, -415, 84, [-203, -568, 7555, 1075]),
        ),
        Face::parse(
            FaceId::ALL[3],
            include_bytes!("../fonts/IBMPlexSansArabic_600SemiBold.ttf"),
            "IBMPlexSansArabic-SemiBold",
            metrics(1085, -415, 128, [-233, -588, 7925, 1107]),
        ),
    ]
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_draw_the_same_characters() {
        for pair in [[0, 1], [2, 3]] {
            let [regular, bold] = pair.map(|index| &FACES[index]);
            assert_eq!(regular.covered, bold.covered, "{} and {}", regular.name, bold.name);
        }
    }

    #[test]
    fn ghosts_have_no_width() {
        for face in FACES.iter() {
            assert_ne!(face.ghost, 0, "{}", face.name);
            assert_eq!(ShaperFont::new(&face.font).glyph_h_advance(u32::from(face.ghost).into()), 0, "{}", face.name);
        }
    }
}
