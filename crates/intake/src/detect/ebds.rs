//! Tells fixed-width records from other text, vendor mistakes included.

/// Lines looked at.
const LINES_MAX: usize = 40;

/// Do the lines begin like records? At least half of the first ones must, blank ones aside.
///
/// A header that is missing, lines that are too short or too long, records glued together or a mark before the first
/// one are for the reader of records to name: here they must only not hide what the file is.
pub fn is_ebds(text: &[u8]) -> bool {
    let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).map(trimmed).filter(|line| !line.is_empty());
    let (mut seen, mut records) = (0_usize, 0_usize);
    for line in lines.take(LINES_MAX) {
        seen += 1;
        records += usize::from(is_record(line));
    }
    records > 0 && records * 2 >= seen
}

/// Blanks and the remains of a byte order mark before a record are a vendor's mistake, not a part of it.
fn trimmed(line: &[u8]) -> &[u8] {
    let start = line.iter().position(u8::is_ascii_graphic).unwrap_or(line.len());
    line[start..].trim_ascii_end()
}

/// `B02` and the like, then digits or blanks where every record has a number.
fn is_record(line: &[u8]) -> bool {
    let [kind, b'0', number, rest @ ..] = line else { return false };
    let is_tag = matches!(kind.to_ascii_uppercase(), b'A' | b'B' | b'E') && matches!(number, b'0'..=b'6');
    let numbers = &rest[..rest.len().min(NUMBER_CHARACTERS)];
    let is_cut = line.iter().filter(|byte| matches!(byte, b';' | b'\t' | b'|' | b',')).count() >= 3;
    // A row of a table may begin with a number of one's own (`B0212345;…`), but it is cut by separators.
    is_tag && !is_cut && numbers.len() >= 2 && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b' ')
}

/// The shortest number after a tag: the affiliate's, seven digits.
const NUMBER_CHARACTERS: usize = 7;
