//! Whose file it is and for which month, as far as the file or its name says so: nothing is checked here.

use crate::detect::{Family, family};
use crate::{ReadOptions, ReadSeek, ebds, read};
use std::collections::BTreeSet;
use std::io::SeekFrom;
use tasrih_domain::draft::read_line;
use tasrih_domain::source::{FileFacts, FileKind, RawRow, RowSink};
use tasrih_domain::{AffiliateNumber, Line, Month, Problem, Refusal, RefusalKind};

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whose {
    /// Numbers of employers in the header, in a column or in the letterhead; more than one is a file of several.
    pub affiliates: BTreeSet<AffiliateNumber>,
    /// Months in the header or in a column.
    pub months: BTreeSet<Month>,
    /// What its header says it is (e-BDS).
    pub kind: Option<FileKind>,
}

/// What the name of a file says: a hint, which a person confirms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameHint {
    /// Seven digits that stand alone.
    pub affiliate: Option<AffiliateNumber>,
    /// A month as `AAAAMM`, `AAAA-MM`, `MMAAAA` or `MM-AAAA`.
    pub month: Option<Month>,
}

/// Numbers kept of a file that names many: two say already that it is nobody's alone.
const KEPT_MAX: usize = 2;

/// Reads who a file is about.
///
/// # Errors
/// The bytes are no payroll file of any kind: empty, encrypted, broken, or something else.
pub fn whose(file: &mut dyn ReadSeek) -> Result<Whose, Refusal> {
    let family = family(file)?;
    file.seek(SeekFrom::Start(0)).map_err(crate::text::unreadable)?;
    if family == Family::Ebds {
        // Without its header the file may still be declared, on the page that says what it lacks.
        let Ok(header) = ebds::read_header(file) else { return Ok(Whose::default()) };
        return Ok(Whose {
            affiliates: [header.affiliate].into(),
            months: [header.period].into(),
            kind: Some(header.kind),
        });
    }
    let mut seeker = Seeker::default();
    match read(file, &ReadOptions::default(), &mut seeker) {
        Err(refusal) if is_no_payroll(refusal.kind) => Err(refusal),
        // Headings that are not understood yet are mapped by the person, once the company is known.
        _ => Ok(seeker.whose),
    }
}

const fn is_no_payroll(kind: RefusalKind) -> bool {
    matches!(
        kind,
        RefusalKind::Empty
            | RefusalKind::UnknownFormat
            | RefusalKind::Encrypted
            | RefusalKind::BrokenArchive
            | RefusalKind::ArchiveTooLarge
    )
}

/// Looks for numbers of employers and months, row by row.
#[derive(Default)]
struct Seeker {
    whose: Whose,
    line: Line,
    names_any: bool,
}

impl RowSink for Seeker {
    fn begin(&mut self, facts: &FileFacts) {
        self.whose.affiliates.extend(facts.affiliate.or(facts.letterhead));
        self.whose.months.extend(facts.period);
        let is_named = |field| matches!(field, tasrih_domain::Field::AffiliateNumber | tasrih_domain::Field::Period);
        self.names_any = facts.headers.iter().any(|header| header.field.is_some_and(is_named));
    }

    fn row(&mut self, row: &RawRow<'_>) {
        if !self.names_any {
            return;
        }
        read_line(row, &mut self.line, &mut Vec::new());
        if self.whose.affiliates.len() < KEPT_MAX {
            self.whose.affiliates.extend(self.line.affiliate);
        }
        if self.whose.months.len() < KEPT_MAX {
            self.whose.months.extend(self.line.period);
        }
    }

    fn problem(&mut self, _: Problem) {}
}

impl NameHint {
    /// What the last part of a name says.
    pub fn of(name: &str) -> Self {
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let runs: Vec<&str> = last.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
        let affiliates: BTreeSet<AffiliateNumber> = runs.iter().filter_map(|run| run.parse().ok()).collect();
        let mut months: BTreeSet<Month> = runs.iter().filter_map(|run| six_digits(run)).collect();
        months.extend(runs.windows(2).filter_map(|pair| match (pair[0].len(), pair[1].len()) {
            (4, 2) => six_digits(&format!("{}{}", pair[0], pair[1])),
            (2, 4) => six_digits(&format!("{}{}", pair[1], pair[0])),
            _ => None,
        }));
        let only = |months: BTreeSet<Month>| (months.len() == 1).then(|| months.into_iter().next()).flatten();
        Self {
            affiliate: (affiliates.len() == 1).then(|| affiliates.into_iter().next()).flatten(),
            month: only(months),
        }
    }
}

/// A month written without a stroke, the year first or last, within the years that are declared here.
fn six_digits(run: &str) -> Option<Month> {
    let value: u32 = (run.len() == 6).then(|| run.parse().ok())??;
    let likely = |number| Month::from_number(number).filter(|month| is_likely(*month));
    likely(value).or_else(|| likely(value % 10_000 * 100 + value / 10_000))
}

fn is_likely(month: Month) -> bool {
    month.year() >= 2000 && month.year() < 2100
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn found(text: &str) -> (Vec<u32>, Vec<u32>) {
        let whose = whose(&mut Cursor::new(text)).unwrap();
        (
            whose.affiliates.iter().map(|one| one.value()).collect(),
            whose.months.iter().map(|one| one.number()).collect(),
        )
    }

    #[test]
    fn a_column_or_a_letterhead_names_the_employer() {
        let rows = "123456789;ALAMI SARA;26;4500,00";
        let plain = format!("N° CNSS;Nom et prénom;Jours;Salaire brut\n{rows}\n");
        assert_eq!(found(&plain), (vec![], vec![]));
        assert_eq!(found(&format!("Société Exemple\nN° affilié : 4052594\n{plain}")), (vec![4_052_594], vec![]));
        let heading = "N° CNSS;Nom et prénom;Jours;Salaire brut;N° affilié;Période";
        let column = format!("{heading}\n{rows};4052594;202603\n");
        assert_eq!(found(&column), (vec![4_052_594], vec![202_603]));
        let two = format!("{heading}\n{rows};4052594;202603\n{rows};8512479;202603\n");
        assert_eq!(found(&two).0, [4_052_594, 8_512_479]);
    }

    #[test]
    fn a_table_that_is_not_understood_names_nobody_and_other_files_are_refused() {
        assert_eq!(found("A;B;C\n1;2;3\n4;5;6\n"), (vec![], vec![]));
        assert_eq!(whose(&mut Cursor::new("%PDF-1.4 \u{1}\u{2}")).unwrap_err().kind, RefusalKind::UnknownFormat);
        assert_eq!(whose(&mut Cursor::new("")).unwrap_err().kind, RefusalKind::Empty);
    }

    #[test]
    fn a_name_hints_at_one_employer_and_one_month() {
        let hint = |name| {
            let hint = NameHint::of(name);
            (hint.affiliate.map(AffiliateNumber::value), hint.month.map(Month::number))
        };
        assert_eq!(hint("juillet/DS_4052594_202607.txt"), (Some(4_052_594), Some(202_607)));
        assert_eq!(hint("Paie 4052594 07-2026.xlsx"), (Some(4_052_594), Some(202_607)));
        assert_eq!(hint("paie-2026-07 (1).csv"), (None, Some(202_607)));
        assert_eq!(hint("072026 4052594 8512479.csv"), (None, Some(202_607)));
        assert_eq!(hint("paie.csv"), (None, None));
        assert_eq!(hint("20260731.csv"), (None, None));
    }
}
