//! Numbers as people and spreadsheets write them, before they are days or money.

/// Hundredths, when the number was readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Below zero. Zero itself never is.
    pub is_negative: bool,
    /// The magnitude in hundredths; `None` beyond 15 digits before the decimals.
    pub hundredths: Option<u64>,
    /// Nothing but zeros after the second decimal.
    pub is_exact: bool,
    /// What was changed to read it.
    pub changes: Changes,
}

/// What was changed to read a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Changes {
    /// Separators of thousands were removed.
    pub separators: bool,
    /// Arabic-Indic digits were read.
    pub arabic_digits: bool,
    /// Noise below 1e-9 was rounded away.
    pub noise: bool,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumber {
    /// It holds something else, or its separators make no sense.
    Shape,
    /// `4.500`: four thousand five hundred, or four and a half. Both in hundredths.
    Ambiguous { grouped: u64, decimal: u64 },
}

/// Most characters of a number that is looked at; nothing longer is an amount.
const TOKENS_MAX: usize = 48;
/// Most digits before the decimals: hundredths still fit 64 bits.
const WHOLE_DIGITS_MAX: usize = 15;

/// May the text hold a letter? Arabic letters and digits begin with the same bytes.
pub(super) fn may_hold_letters(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphabetic() || (0xd8..=0xdb).contains(&b))
}

/// Is it a number that a spreadsheet has shown in scientific form (`1.23E+08`)?
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let mantissa = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    is_digits(whole) && is_digits(fraction) && is_digits(exponent)
}

/// Reads a typed number: any separator of decimals and thousands, any digits of Morocco.
pub(super) fn typed(text: &str) -> Result<Number, NoNumber> {
    let mut tokens = Tokens::of(text).ok_or(NoNumber::Shape)?;
    let (is_negative, range) = tokens.sign();
    let tokens_read = &tokens.list[range];
    let layout = Layout::of(tokens_read).ok_or(NoNumber::Shape)?;
    let (whole, fraction) = tokens_read.split_at(layout.whole_end);
    let fraction = fraction.get(1..).unwrap_or_default();
    tokens.changes.separators |= layout.is_grouped;
    let whole_value = value(whole.iter().copied().filter(u8::is_ascii_digit));
    if layout.may_be_grouping {
        let (before, after) = (whole_value.unwrap_or(0), value(fraction.iter().copied()).unwrap_or(0));
        if whole[0] != b'0' {
            return Err(NoNumber::Ambiguous {
                grouped: (before * 1000 + after) * 100,
                decimal: before * 100 + (after + 5) / 10,
            });
        }
        // `0.500` is no grouping of thousands; three decimals were meant.
        return Ok(Number { is_negative, hundredths: None, is_exact: false, changes: tokens.changes });
    }
    Ok(assemble(is_negative, whole_value, fraction, tokens.changes))
}

/// Reads a number stored by a spreadsheet: canonical decimal text, perhaps with an exponent.
pub(super) fn stored(text: &str) -> Result<Number, NoNumber> {
    let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, "0"), |parts| parts);
    let exponent: i32 = exponent.parse().map_err(|_| NoNumber::Shape)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() + fraction.len() > TOKENS_MAX || !is_digits(whole) || !is_digits(fraction) {
        return Err(NoNumber::Shape);
    }
    // The point moves by the exponent; beyond a few dozen places the number is huge or noise anyway.
    let mut digits = [b'0'; 4 * TOKENS_MAX];
    let start = 2 * TOKENS_MAX - whole.len();
    digits[start..start + whole.len()].copy_from_slice(whole.as_bytes());
    digits[2 * TOKENS_MAX..2 * TOKENS_MAX + fraction.len()].copy_from_slice(fraction.as_bytes());
    let reach = i32::try_from(TOKENS_MAX).unwrap_or(i32::MAX);
    let point = 2 * reach + exponent.clamp(-reach, reach);
    let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or_default());
    Ok(assemble(is_negative, value(whole.iter().copied()), fraction, Changes::default()))
}

/// The value of digits; `None` when there are too many that count.
fn value(digits: impl Iterator<Item = u8>) -> Option<u64> {
    let mut counted = 0_usize;
    digits.skip_while(|b| *b == b'0').try_fold(0_u64, |value, b| {
        counted += 1;
        (counted <= WHOLE_DIGITS_MAX).then(|| value * 10 + u64::from(b - b'0'))
    })
}

fn assemble(is_negative: bool, whole: Option<u64>, fraction: &[u8], mut changes: Changes) -> Number {
    let digit = |at: usize| fraction.get(at).map_or(0, |b| u64::from(b - b'0'));
    let mut hundredths = whole.map(|whole| whole * 100 + digit(0) * 10 + digit(1));
    let beyond = fraction.get(2..).unwrap_or_default();
    let mut is_exact = beyond.iter().all(|b| *b == b'0');
    // Decimals 3 to 9 alike: what is left is below 1e-9, noise of a computation and no decimal that anybody wrote.
    if let (false, Some(near)) = (is_exact, beyond.get(..7)) {
        let is_above = near.iter().all(|b| *b == b'0');
        let is_below = near.iter().all(|b| *b == b'9');
        if is_above || is_below {
            changes.noise = true;
            is_exact = true;
            hundredths = hundredths.map(|value| value + u64::from(is_below));
        }
    }
    Number { is_negative: is_negative && hundredths != Some(0), hundredths, is_exact, changes }
}

/// A typed text reduced to one byte for each character that means something.
struct Tokens {
    list: [u8; TOKENS_MAX],
    len: usize,
    changes: Changes,
}

/// The decimal separator of Arabic, which never groups.
const DECIMAL: u8 = b'D';

impl Tokens {
    /// `None` when a character does not belong to a number.
    fn of(text: &str) -> Option<Self> {
        let mut tokens = Self { list: [0; TOKENS_MAX], len: 0, changes: Changes::default() };
        for c in text.chars() {
            let token = match c {
                '0'..='9' | '.' | ',' | '+' | '(' | ')' | '-' => u8::try_from(c).ok()?,
                '٫' => DECIMAL,
                '،' => b',',
                '٬' | '\'' | '’' | '‘' | 'ʼ' | '`' => b'\'',
                '\u{2010}'..='\u{2013}' | '−' => b'-',
                c if c.is_whitespace() => b' ',
                c if is_invisible(c) => continue,
                c => {
                    tokens.changes.arabic_digits = true;
                    b'0' + arabic_digit(c)?
                }
            };
            let is_first_or_repeated = tokens.len == 0 || tokens.list[tokens.len - 1] == b' ';
            if token == b' ' && is_first_or_repeated {
                continue;
            }
            *tokens.list.get_mut(tokens.len)? = token;
            tokens.len += 1;
        }
        while tokens.len > 0 && tokens.list[tokens.len - 1] == b' ' {
            tokens.len -= 1;
        }
        Some(tokens)
    }

    /// Takes off the sign: `-1`, `1-`, `(1)`, `+1`. Says whether it is below zero and where the rest stands.
    fn sign(&self) -> (bool, std::ops::Range<usize>) {
        let (list, len) = (&self.list, self.len);
        let inner = |mut from: usize, mut to: usize| {
            while from < to && list[from] == b' ' {
                from += 1;
            }
            while from < to && list[to - 1] == b' ' {
                to -= 1;
            }
            from..to
        };
        match (list[0], len) {
            (b'(', 3..) if list[len - 1] == b')' => (true, inner(1, len - 1)),
            (b'-', 2..) => (true, inner(1, len)),
            (b'+', 2..) => (false, inner(1, len)),
            (_, 2..) if list[len - 1] == b'-' => (true, inner(0, len - 1)),
            _ => (false, 0..len),
        }
    }
}

/// How the separators of a number are to be understood.
struct Layout {
    /// Where the whole part ends: the place of the decimal separator, or the end.
    whole_end: usize,
    /// There are separators of thousands.
    is_grouped: bool,
    /// The only separator stands before exactly three digits: it may also separate thousands.
    may_be_grouping: bool,
}

impl Layout {
    /// `None` when the separators make no sense.
    fn of(tokens: &[u8]) -> Option<Self> {
        let is_separator = |b: &u8| matches!(*b, b'.' | b',' | b' ' | b'\'' | DECIMAL);
        if tokens.is_empty() || !tokens.iter().all(|b| b.is_ascii_digit() || is_separator(b)) {
            return None;
        }
        let Some(last) = tokens.iter().rposition(is_separator) else {
            return Some(Self { whole_end: tokens.len(), is_grouped: false, may_be_grouping: false });
        };
        let (kind, before, after) = (tokens[last], &tokens[..last], tokens.len() - last - 1);
        let is_alone = !before.iter().any(is_separator);
        let is_decimal = match kind {
            DECIMAL => true,
            b'.' | b',' => !before.contains(&kind),
            _ => false,
        };
        if !is_decimal {
            return is_grouping(tokens).then_some(Self {
                whole_end: tokens.len(),
                is_grouped: true,
                may_be_grouping: false,
            });
        }
        if after == 0 || !(is_alone || is_grouping(before)) {
            return None;
        }
        let may_be_grouping = is_alone && kind != DECIMAL && after == 3 && (1..=3).contains(&before.len());
        Some(Self { whole_end: last, is_grouped: !is_alone, may_be_grouping })
    }
}

/// One to three digits, then groups of three behind one kind of separator.
fn is_grouping(tokens: &[u8]) -> bool {
    let Some(separator) = tokens.iter().copied().find(|b| !b.is_ascii_digit()) else { return false };
    let mut groups = tokens.split(|b| *b == separator);
    let is_digits = |group: &[u8]| group.iter().all(u8::is_ascii_digit);
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first))
        && groups.all(|group| group.len() == 3 && is_digits(group))
        && separator != DECIMAL
}

/// The value of an Arabic-Indic digit, in its western or eastern form.
pub(super) fn arabic_digit(c: char) -> Option<u8> {
    match c {
        '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => u8::try_from(u32::from(c) & 0xf).ok(),
        _ => None,
    }
}

/// Marks of direction and joining, that nobody sees.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}
