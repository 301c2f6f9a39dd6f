//! The character encodings of payroll files, and telling the one-byte ones apart.

use std::sync::LazyLock;

/// How the bytes of a text make characters.
#[derive(Clone, Copy)]
pub enum Charset {
    Utf8,
    Utf16Le,
    Utf16Be,
    OneByte(&'static Page),
}

impl Charset {
    /// Its name, as in the WHATWG list where that has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::OneByte(page) => page.name,
        }
    }
}

/// A code page: its name, and the characters of the bytes 0x80 to 0xFF (U+FFFD where there is none).
pub struct Page {
    pub name: &'static str,
    high: [char; 128],
}

impl Page {
    fn of(encoding: &'static encoding_rs::Encoding) -> Self {
        let character = |byte: u8| {
            let c = encoding.decode_without_bom_handling(&[byte]).0.chars().next();
            // The WHATWG tables give the control characters of Latin-1 where a byte has no character.
            c.filter(|c| !c.is_control()).unwrap_or('\u{fffd}')
        };
        let mut high = ['\u{fffd}'; 128];
        for (byte, c) in (0x80..=0xff_u8).zip(&mut high) {
            *c = character(byte);
        }
        Self { name: encoding.name(), high }
    }

    /// The character of a byte.
    pub fn character(&self, byte: u8) -> char {
        if byte < 0x80 { char::from(byte) } else { self.high[usize::from(byte) - 0x80] }
    }
}

/// The pages that are told apart, the likeliest first: it wins where several read a text equally well.
static PAGES: LazyLock<[Page; 4]> = LazyLock::new(|| {
    [
        Page::of(encoding_rs::WINDOWS_1252),
        Page::of(encoding_rs::WINDOWS_1256),
        Page::of(encoding_rs::MACINTOSH),
        Page { name: "IBM850", high: DOS_WESTERN },
    ]
});

/// «CSV (MS-DOS)» of a French Excel: code page 850, which `encoding_rs` does not have. Source: IBM CDRA, CCSID 850.
#[rustfmt::skip]
const DOS_WESTERN: [char; 128] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å',
    'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ',
    'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½', '¼', '¡', '«', '»',
    '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐',
    '└', '┴', '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤',
    'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î', 'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀',
    'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý', '¯', '´',
    '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
];

/// A byte above 0x7F between its neighbours (0 at the ends of the text).
pub type Context = [u8; 3];

/// The page that makes the most sense of the contexts.
pub fn likeliest(contexts: &[Context]) -> Charset {
    let score = |page: &Page| contexts.iter().map(|context| sense(page, *context)).sum::<i64>();
    let mut best = (&PAGES[0], score(&PAGES[0]));
    for page in &PAGES[1..] {
        let score = score(page);
        if score > best.1 {
            best = (page, score);
        }
    }
    Charset::OneByte(best.0)
}

/// What a character is to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Arabic,
    Digit,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '\u{620}'..='\u{64a}' | '\u{64b}'..='\u{652}' | '\u{671}'..='\u{6d3}' => Class::Arabic,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_ascii_digit() => Class::Digit,
        _ => Class::Other,
    }
}

/// How well a byte fits between its neighbours, read by this page.
///
/// Names and headings are words of one script and, apart from their first letter, of one case. The wrong page puts
/// signs and capitals inside words: `Ž` for the `é` of a Mac, `‚` for the one of DOS, `É` among Arabic letters.
fn sense(page: &Page, [before, byte, after]: Context) -> i64 {
    let c = page.character(byte);
    let (left, right) = (class(page.character(before)), class(page.character(after)));
    let is_latin = |class| matches!(class, Class::Lower | Class::Upper);
    let common = if "éèêëàâçîïôûùüœÉÈÊËÀÂÇÎÏÔÛÙ".contains(c) { 1 } else { -1 };
    match (class(c), left, right) {
        _ if c == '\u{fffd}' => -10,
        (Class::Arabic, left, right) if is_latin(left) || is_latin(right) => -6,
        (Class::Arabic, left, right) => {
            3 * i64::from(left == Class::Arabic) + 3 * i64::from(right == Class::Arabic) - 1
        }
        (Class::Lower, Class::Arabic, _) | (Class::Lower | Class::Upper, _, Class::Arabic) => -2,
        (Class::Lower, Class::Lower, _) | (Class::Lower, _, Class::Lower) => 2 + common,
        (Class::Lower, Class::Upper, _) | (Class::Lower, _, Class::Upper) => -2 + common,
        (Class::Upper, Class::Lower, _) => -3 + common,
        (Class::Upper, Class::Upper, _) | (Class::Upper, _, Class::Upper | Class::Lower) => 2 + common,
        (Class::Lower | Class::Upper, ..) => common - 1,
        _ => sign(c, left, right),
    }
}

fn sign(c: char, left: Class, right: Class) -> i64 {
    let is_letter = |class| matches!(class, Class::Lower | Class::Upper | Class::Arabic);
    match c {
        '°' | 'º' if matches!(left, Class::Lower | Class::Upper) => 2,
        '\u{a0}' if left == Class::Digit || right == Class::Digit => 2,
        '’' | '‘' | '´' if is_letter(left) && is_letter(right) => 2,
        '\u{a0}' | '«' | '»' | '–' | '—' | '…' | '€' => 0,
        '،' | '؛' | '؟' => 1,
        _ if is_letter(left) && is_letter(right) => -4,
        _ if is_letter(left) || is_letter(right) => -2,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a text in a page.
    fn encoded(text: &str, page: &Page) -> Vec<u8> {
        let byte = |c: char| (0..=255_u8).find(|byte| page.character(*byte) == c).unwrap_or_else(|| panic!("{c}"));
        text.chars().map(byte).collect()
    }

    fn guess(bytes: &[u8]) -> &'static str {
        let padded: Vec<u8> = [&[0], bytes, &[0]].concat();
        let contexts: Vec<Context> = padded.windows(3).filter(|w| w[1] >= 0x80).map(|w| [w[0], w[1], w[2]]).collect();
        likeliest(&contexts).name()
    }

    #[test]
    fn french_is_told_apart_in_every_western_page() {
        for page in [&PAGES[0], &PAGES[2], &PAGES[3]] {
            for text in [
                "N° CNSS;Nom et prénom;Jours déclarés;Salaire réel",
                "BÉNÉDICTE;HÉLÈNE;FRANÇOIS",
                "Hélène;Zoë;Benoît;François;Anaïs",
                "Élise;Nadège",
                "prénom",
                "PRÉNOM",
            ] {
                assert_eq!(guess(&encoded(text, page)), page.name, "{text}");
            }
        }
    }

    #[test]
    fn arabic_is_windows_1256_beside_french_headings_too() {
        for text in
            ["رقم التسجيل;الاسم الكامل;الأيام", "محمد", "N° CNSS;Prénom;Salaire\n1;سلمى بناني;4500", "فاطمة الزهراء"]
        {
            assert_eq!(guess(&encoded(text, &PAGES[1])), "windows-1256", "{text}");
        }
    }
}
