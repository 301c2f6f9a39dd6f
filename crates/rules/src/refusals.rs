//! Why a whole file cannot be declared: one permanent code for each reason.

use tasrih_domain::{Code, RefusalKind};

/// A row of the table of refusals.
#[derive(Debug, Clone, Copy)]
pub struct RefusalRule {
    /// Permanent code, with the letter R.
    pub code: Code,
    /// What the reader says.
    pub kind: RefusalKind,
}

const fn row(code: &'static str, kind: RefusalKind) -> RefusalRule {
    RefusalRule { code: Code::at(code), kind }
}

/// Every reason, by ascending code. Codes are never reused. The words are `refusal-<code>`.
pub static REFUSALS: &[RefusalRule] = &[
    row("R001", RefusalKind::Unreadable),
    row("R002", RefusalKind::Empty),
    row("R003", RefusalKind::TooLarge),
    row("R004", RefusalKind::UnknownFormat),
    row("R005", RefusalKind::Encrypted),
    row("R006", RefusalKind::BrokenArchive),
    row("R007", RefusalKind::ArchiveTooLarge),
    row("R008", RefusalKind::BrokenWorkbook),
    row("R009", RefusalKind::ForbiddenXml),
    row("R010", RefusalKind::BrokenText),
    row("R011", RefusalKind::NoTable),
    row("R012", RefusalKind::NoEmployees),
    row("R013", RefusalKind::MissingColumn),
    row("R014", RefusalKind::DuplicateColumn),
    row("R015", RefusalKind::SeveralSheets),
    row("R016", RefusalKind::SheetUnknown),
    row("R017", RefusalKind::TooManyRows),
    row("R018", RefusalKind::TooManyColumns),
    row("R019", RefusalKind::CellTooLong),
    // R020 withdrawn 2026-11: no file is stopped by the clock, the limits of the readers bound the time.
    row("R021", RefusalKind::OtherEmployer),
    row("R022", RefusalKind::OtherPeriod),
    row("R023", RefusalKind::SeveralEmployers),
    row("R024", RefusalKind::SeveralPeriods),
    row("R025", RefusalKind::PreestablishedInsteadOfDeclaration),
    row("R026", RefusalKind::NotPreestablished),
    row("R027", RefusalKind::EbdsWithoutHeader),
    row("R028", RefusalKind::TotalsTooLarge),
    row("R029", RefusalKind::NoConfirmedRate),
];

/// The code of a reason.
pub fn refusal_code(kind: RefusalKind) -> Code {
    REFUSALS
        .iter()
        .find(|rule| rule.kind == kind)
        .map(|rule| rule.code)
        .expect("a test shows that every kind has its row")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_one_code_and_codes_ascend() {
        for kind in RefusalKind::ALL {
            assert_eq!(REFUSALS.iter().filter(|rule| rule.kind == *kind).count(), 1, "{kind:?}");
        }
        assert!(REFUSALS.is_sorted_by(|a, b| a.code < b.code));
        assert!(REFUSALS.iter().all(|rule| rule.code.as_str().starts_with('R')));
    }
}
