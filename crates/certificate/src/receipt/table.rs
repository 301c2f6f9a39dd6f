//! What is due, by branch.

use crate::CertificateError;
use crate::content::ReceiptContent;
use crate::fonts::Weight::{Regular, SemiBold};
use crate::layout::Sheet;
use crate::len::Len;
use crate::paper::word;
use crate::table::{Cell, Column, Head, Table};
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::Money;
use tasrih_domain::declaration::BranchDue;
use tasrih_i18n::{Text, format, render};

/// The amounts by branch and their sums. Gives the place below the table.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums.
pub fn table(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Result<Len, CertificateError> {
    let sums = content.sums()?;
    let columns = Column::row(&[
        (1300, Head::Words(Fr, "receipt-branch", Some("receipt-unit"))),
        (1270, Head::Words(Ar, "receipt-branch", Some("receipt-unit"))),
        (605, Head::Figure("receipt-base")),
        (605, Head::Figure("receipt-employer-share")),
        (605, Head::Figure("receipt-employee-share")),
        (607, Head::Figure("receipt-amount-due")),
    ]);
    let bold = |amount| Cell::Figure(format::money(amount), SemiBold);
    let total = vec![
        Cell::Words(Fr, word(Fr, "receipt-total"), 92),
        Cell::Words(Ar, word(Ar, "receipt-total"), 92),
        // Branches have different bases: their sum means nothing and is left out.
        Cell::Nothing,
        bold(sums.employer),
        bold(sums.employee),
        bold(sums.due),
    ];
    let table = Table { columns, rows: content.due.iter().map(branch).collect(), total: Some(total), row: Table::ROW };
    Ok(table.draw(sheet, y, 0..table.rows.len()))
}

fn branch(due: &BranchDue) -> Vec<Cell> {
    let name = Text::coded("branch-", due.branch.code());
    let both = Money::from_centimes(due.employer.centimes().saturating_add(due.employee.centimes()));
    let figure = |amount, weight| Cell::Figure(format::money(amount), weight);
    vec![
        Cell::Words(Fr, render(Fr, &name), 82),
        Cell::Words(Ar, render(Ar, &name), 76),
        figure(due.base, Regular),
        figure(due.employer, Regular),
        figure(due.employee, Regular),
        figure(both, SemiBold),
    ]
}
