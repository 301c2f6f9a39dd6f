//! Names of e-BDS files. The record decides what a file is, never its name.

use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Month};

/// The name that a file of this kind has: `DS_1234567_202603.txt`.
pub fn file_name(kind: FileKind, affiliate: AffiliateNumber, period: Month) -> String {
    let prefix = match kind {
        FileKind::Preestablished => "AFFEBDS".to_owned(),
        FileKind::Declaration(kind) if kind.is_main() => "DS".to_owned(),
        FileKind::Declaration(kind) => format!("DSC{}", kind.number()),
    };
    format!("{prefix}_{affiliate}_{:06}.txt", period.number())
}

/// What a name says. Only names built as the fund's are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameParts<'a> {
    pub kind: FileKind,
    affiliate: &'a str,
    period: &'a str,
}

impl<'a> NameParts<'a> {
    /// `None` when the name is not built as `PREFIX_NNNNNNN_PPPPPP`, whatever follows (` (1).txt` of a browser).
    pub fn of(name: &'a str) -> Option<Self> {
        let name = name.rsplit(['/', '\\']).next()?;
        let mut parts = name.splitn(3, '_');
        let (prefix, affiliate, rest) = (parts.next()?.trim(), parts.next()?, parts.next()?);
        let kind = if prefix.eq_ignore_ascii_case("AFFEBDS") {
            FileKind::Preestablished
        } else if prefix.eq_ignore_ascii_case("DS") {
            FileKind::Declaration(DeclarationKind::MAIN)
        } else {
            let number = prefix.get(..3).filter(|dsc| dsc.eq_ignore_ascii_case("DSC")).and_then(|_| prefix.get(3..))?;
            FileKind::Declaration(DeclarationKind::complementary(number.parse().ok()?)?)
        };
        let is_number = |text: &str, width| text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
        let period = rest.get(..6)?;
        let ends = !rest[6..].starts_with(|c: char| c.is_ascii_digit());
        (is_number(affiliate, 7) && is_number(period, 6) && ends).then_some(Self { kind, affiliate, period })
    }

    /// Does it name this employer and this month, as `AAAAMM` or, as in the text of 2006, `MMAAAA`?
    pub fn names(&self, affiliate: AffiliateNumber, period: Month) -> bool {
        let (year, month) = (period.year(), period.month());
        self.affiliate == affiliate.to_string()
            && (self.period == format!("{year:04}{month:02}") || self.period == format!("{month:02}{year:04}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_kind_the_employer_and_the_month() {
        let affiliate = AffiliateNumber::from_value(1_234_567).unwrap();
        let complementary = FileKind::Declaration(DeclarationKind::complementary(2).unwrap());
        for (kind, name) in [
            (FileKind::Preestablished, "AFFEBDS_1234567_202603.txt"),
            (FileKind::Declaration(DeclarationKind::MAIN), "DS_1234567_202603.txt"),
            (complementary, "DSC2_1234567_202603.txt"),
        ] {
            assert_eq!(file_name(kind, affiliate, Month::at(2026, 3)), name);
            let parts = NameParts::of(name).unwrap();
            assert!(parts.kind == kind && parts.names(affiliate, Month::at(2026, 3)));
            assert!(!parts.names(affiliate, Month::at(2026, 4)));
        }
    }

    #[test]
    fn the_month_may_come_first_and_other_names_say_nothing() {
        let affiliate = AffiliateNumber::from_value(1_234_567).unwrap();
        let parts = NameParts::of("envoi/ds_1234567_032026 (1).TXT").unwrap();
        assert!(parts.names(affiliate, Month::at(2026, 3)));
        for name in ["paie.txt", "DS_123_202603.txt", "DSC0_1234567_202603.txt", "DS_1234567_2026031.txt", "é_é_é"] {
            assert_eq!(NameParts::of(name), None, "{name}");
        }
    }
}
