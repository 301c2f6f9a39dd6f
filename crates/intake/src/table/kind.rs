//! What a row below the heading is: a person, a total, the heading again, nothing, or something else.

use super::TableCell;
use super::amount::hundredths;
use super::plan::{Plan, is_amount};
use super::sums::{Scope, Sums};
use crate::columns::{Reading, understand};
use crate::text::{normalise_heading, trimmed};
use tasrih_domain::{Cell, Field, Shape};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Someone, whatever is missing of them.
    Person,
    /// A total.
    Total(Scope),
    /// The heading again, at the top of a printed page.
    Heading,
    /// Zeros of prepared rows without anyone, or a row counter.
    Blank,
    /// Text that is nobody: a footer, a signature, the name of a department.
    Stray,
}

/// Nearly every row: a full insured number and a wage. Everything else is looked at closely.
pub fn is_plainly_person(plan: &Plan, cells: &[Cell<'_>]) -> bool {
    let starts_with_digit =
        |at: Option<usize>| at.is_some_and(|at| cells[at].text.as_bytes().first().is_some_and(u8::is_ascii_digit));
    starts_with_digit(plan.insured)
        && plan.insured.is_some_and(|at| cells[at].text.len() >= NUMBER_DIGITS_MIN)
        && starts_with_digit(plan.gross)
}

/// A number with its leading zeros lost still has seven digits; a count of employees or of days never has.
const NUMBER_DIGITS_MIN: usize = 7;

/// What any other row is. `all` are its cells as given, recognised or not.
pub fn kind(plan: &Plan, sums: &Sums, all: &[TableCell<'_>], cells: &[Cell<'_>]) -> Kind {
    let seen = Seen::of(plan, cells);
    if seen.identity == Identity::Given {
        return Kind::Person;
    }
    let label = all.iter().map(|cell| trimmed(cell.text)).find(|text| text.chars().any(char::is_alphabetic));
    let folded = label.map(normalise_heading).unwrap_or_default();
    if let Some(scope) = total_scope(&folded) {
        return Kind::Total(scope);
    }
    if repeats_heading(plan, cells) {
        return Kind::Heading;
    }
    if FOOTERS.iter().any(|footer| folded.starts_with(footer)) {
        return Kind::Stray;
    }
    if !seen.has_name && seen.identity == Identity::Absent && sums.are_repeated_by(cells) {
        return Kind::Total(Scope::Whole);
    }
    let is_named = seen.has_name || seen.identity == Identity::Doubtful;
    let is_person = seen.has_amount || (seen.filled >= 2 && is_named);
    match (is_person, label) {
        (true, _) => Kind::Person,
        (false, None) if seen.filled == seen.zeros => Kind::Blank,
        (false, _) => Kind::Stray,
    }
}

/// How much of an insured number or a CIN there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Identity {
    #[default]
    Absent,
    /// Some digits where the number belongs: also a count of employees.
    Doubtful,
    /// One, however spoilt.
    Given,
}

/// What the recognised cells of a row hold.
#[derive(Default)]
struct Seen {
    identity: Identity,
    has_name: bool,
    /// An amount other than zero, or an amount cell that went wrong in a spreadsheet.
    has_amount: bool,
    filled: usize,
    zeros: usize,
}

impl Seen {
    fn of(plan: &Plan, cells: &[Cell<'_>]) -> Self {
        let mut seen = Self::default();
        let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).count();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            seen.filled += 1;
            let letters = cell.text.chars().filter(|c| c.is_alphabetic()).count();
            if Some(at) == plan.insured {
                seen.identity = seen.identity.max(match digits(cell.text) {
                    0 => Identity::Absent,
                    digits if digits >= NUMBER_DIGITS_MIN && letters <= 2 => Identity::Given,
                    _ => Identity::Doubtful,
                });
            } else if Some(at) == plan.cin {
                if digits(cell.text) >= CIN_DIGITS_MIN && letters <= 3 {
                    seen.identity = Identity::Given;
                }
            } else if is_amount(cell.field) {
                match hundredths(cell.text, cell.shape) {
                    Some(0) => seen.zeros += 1,
                    Some(_) => seen.has_amount = true,
                    None => seen.has_amount |= cell.shape != Shape::Text || digits(cell.text) > letters,
                }
            } else if matches!(cell.field, Field::Surname | Field::GivenName | Field::FullName) {
                seen.has_name |= letters > 0;
            }
        }
        seen
    }
}

/// The shortest number of a national card has about four digits.
const CIN_DIGITS_MIN: usize = 4;

/// Does the row's first text name a total, and of what? `folded` is in the form of `normalise_heading`.
fn total_scope(folded: &str) -> Option<Scope> {
    let begins =
        |phrase: &str| folded.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if SECTION_TOTALS.iter().any(|phrase| begins(phrase)) {
        return Some(Scope::Section);
    }
    // `Report` alone carries a sum forward; before other words it may be a name.
    (folded == "report" || TOTALS.iter().any(|phrase| begins(phrase))).then_some(Scope::Whole)
}

/// How the total of a part begins, folded.
const SECTION_TOTALS: &[&str] = &[
    "sous total",
    "sous totaux",
    "ss total",
    "s total",
    "soustotal",
    "sub total",
    "subtotal",
    "المجموع الفرعي",
    "مجموع فرعي",
    "المجموع الجزيي",
    "مجموع جزيي",
];

/// How a total begins, folded; sums carried from page to page among them.
const TOTALS: &[&str] = &[
    "total",
    "totaux",
    "totale",
    "totals",
    "grand total",
    "general total",
    "montant total",
    "masse salariale",
    "somme",
    "sommes",
    "cumul",
    "sum",
    "a reporter",
    "report page",
    "المجموع",
    "مجموع",
    "الاجمالي",
    "اجمالي",
];

/// Do the filled cells repeat their headings, all of them?
///
/// The heading of a second table, with its columns in another order or one of them for something else, must not pass
/// for the first one's: the people below it would be read into the wrong fields.
fn repeats_heading(plan: &Plan, cells: &[Cell<'_>]) -> bool {
    let mut alike = 0;
    for (slot, cell) in plan.slots.iter().zip(cells).filter(|(_, cell)| !cell.text.is_empty()) {
        if !slot.lines.contains(&normalise_heading(cell.text)) {
            return false;
        }
        alike += 1;
    }
    alike >= 2
}

/// Are the filled cells headings of another table, whose columns are not those of this one?
pub fn heads_another_table(plan: &Plan, cells: &[Cell<'_>]) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.text.is_empty());
    let is_heading = |cell: &Cell<'_>| cell.shape == Shape::Text && understand(cell.text, None) != Reading::Unknown;
    filled().count() >= HEADINGS_MIN && filled().all(is_heading) && !repeats_heading(plan, cells)
}

/// Fewer cells that happen to read like headings can be somebody's names.
const HEADINGS_MIN: usize = 3;

/// How the lines below a table begin, folded.
const FOOTERS: &[&str] = &[
    "arrete le present",
    "arrete la presente",
    "arretee la presente",
    "le present etat est arrete",
    "fait a ",
    "fait le ",
    "certifie ",
    "certifiee ",
    "signature",
    "cachet",
    "le directeur",
    "la direction",
    "le gerant",
    "le responsable",
    "le comptable",
    "le chef ",
    "visa ",
    "page ",
    "edite le",
    "imprime le",
    "nombre de salarie",
    "nombre d employe",
    "nombre de declare",
    "nombre d assure",
    "effectif",
    "nb salarie",
    "date d edition",
    "n b ",
    "note ",
    "حرر ب",
    "حرر في",
    "توقيع",
    "التوقيع",
    "امضاء",
    "الامضاء",
    "حصر هذا",
    "عدد الاجراء",
    "عدد الاجيرين",
    "المدير",
    "الطابع",
    "صفحه ",
    "printed on",
    "prepared by",
    "number of employees",
    "done at",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_known_by_their_first_word() {
        for (text, expected) in [
            ("TOTAL", Some(Scope::Whole)),
            ("Totaux :", Some(Scope::Whole)),
            ("Total général", Some(Scope::Whole)),
            ("SOUS-TOTAL", Some(Scope::Section)),
            ("S/Total atelier", Some(Scope::Section)),
            ("المجموع", Some(Scope::Whole)),
            ("الإجمالي", Some(Scope::Whole)),
            ("المجموع الفرعي", Some(Scope::Section)),
            ("À reporter", Some(Scope::Whole)),
            ("TOTALI AHMED", None),
            ("ALAMI", None),
            ("", None),
        ] {
            assert_eq!(total_scope(&normalise_heading(text)), expected, "{text}");
        }
    }
}
