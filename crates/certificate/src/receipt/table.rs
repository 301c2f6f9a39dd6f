//! What is due, by branch.

use crate::CertificateError;
use crate::content::{ReceiptContent, Sums};
use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, fit};
use crate::len::Len;
use crate::page::{Area, Ink, Role};
use crate::paper::{MARGIN, WIDTH, setting, side, word};
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::Money;
use tasrih_domain::declaration::BranchDue;
use tasrih_i18n::{Text, format, render};

/// Height of a row of the table.
const ROW: Len = Len::tenths(188);

/// Left edge and width of each column of the table: branch in French, in Arabic, then four amounts.
const COLUMNS: [(Len, Len); 6] = [
    (Len::pt(48), Len::pt(130)),
    (Len::pt(178), Len::pt(127)),
    (Len::pt(305), Len::tenths(605)),
    (Len::tenths(3655), Len::tenths(605)),
    (Len::pt(426), Len::tenths(605)),
    (Len::tenths(4865), Len::tenths(607)),
];

fn cell(column: usize, y: Len, align: Align) -> Slot {
    let (x, width) = COLUMNS[column];
    Slot { x: x + Len::pt(4), y, width: width - Len::pt(8), align }
}

/// One size for all amounts of the table: that of the widest, so that digits stand under digits.
fn amount_size(content: &ReceiptContent, sums: &Sums) -> Len {
    let largest = content.due.iter().flat_map(|due| [due.base, due.employer, due.employee]);
    let largest = largest.chain([sums.employer, sums.employee, sums.due]).map(format::money);
    let setting = setting(Fr, Weight::SemiBold, 83, Ink::Black).down_to(Len::tenths(40));
    let widest = largest.max_by_key(String::len).unwrap_or_default();
    fit(&widest, &setting, cell(5, Len::ZERO, Align::Right).width).1
}

/// The amounts by branch and their sums. Gives the place below the table.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums.
pub fn table(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Result<Len, CertificateError> {
    let sums = content.sums()?;
    let size = amount_size(content, &sums);
    let rows = i32::try_from(content.due.len()).unwrap_or(0);
    let head = Len::pt(30);
    sheet.surface(Area { x: MARGIN, y, width: WIDTH, height: head }, Ink::Green);
    sheet.part(Role::Table, None, |sheet| {
        sheet.part(Role::Row, None, |sheet| table_head(sheet, y));
        let mut top = y + head;
        for (row, due) in (0..).zip(&content.due) {
            if row % 2 == 1 {
                sheet.surface(Area { x: MARGIN, y: top, width: WIDTH, height: ROW }, Ink::Tint);
            }
            branch_row(sheet, due, top, size);
            top += ROW;
        }
        let total = Area { x: MARGIN, y: top, width: WIDTH, height: Len::tenths(11) };
        sheet.surface(total, Ink::Green);
        sheet.part(Role::Row, None, |sheet| {
            let line = top + Len::tenths(142);
            for (column, lang) in [(0, Fr), (1, Ar)] {
                sheet.part(Role::RowHead, Some(lang), |sheet| {
                    let bold = setting(lang, Weight::SemiBold, 92, Ink::Black);
                    sheet.text(&word(lang, "receipt-total"), &bold, cell(column, line, side(lang)));
                });
            }
            // Branches have different bases: their sum means nothing and is left out.
            sheet.part(Role::Cell, None, |_| {});
            for (column, amount) in [(3, sums.employer), (4, sums.employee), (5, sums.due)] {
                amount_cell(sheet, amount, cell(column, line, Align::Right), (Weight::SemiBold, size));
            }
        });
    });
    let bottom = y + head + ROW * rows + Len::pt(22);
    sheet.surface(Area { x: MARGIN, y: bottom, width: WIDTH, height: Len::tenths(11) }, Ink::Green);
    Ok(bottom + Len::tenths(11))
}

fn table_head(sheet: &mut Sheet, y: Len) {
    for (column, lang) in [(0, Fr), (1, Ar)] {
        sheet.part(Role::ColumnHead, Some(lang), |sheet| {
            let white = setting(lang, Weight::SemiBold, 88, Ink::White);
            sheet.text(&word(lang, "receipt-branch"), &white, cell(column, y + Len::tenths(135), side(lang)));
            let unit = setting(lang, Weight::Regular, 72, Ink::White);
            sheet.text(&word(lang, "receipt-unit"), &unit, cell(column, y + Len::tenths(242), side(lang)));
        });
    }
    let heads = ["receipt-base", "receipt-employer-share", "receipt-employee-share", "receipt-amount-due"];
    for (column, key) in (2..).zip(heads) {
        sheet.part(Role::ColumnHead, None, |sheet| {
            let french = setting(Fr, Weight::SemiBold, 82, Ink::White);
            sheet.text(&word(Fr, key), &french, cell(column, y + Len::tenths(128), Align::Right));
            sheet.part(Role::Words, Some(Ar), |sheet| {
                let arabic = setting(Ar, Weight::Regular, 80, Ink::White);
                sheet.text(&word(Ar, key), &arabic, cell(column, y + Len::tenths(242), Align::Right));
            });
        });
    }
}

fn branch_row(sheet: &mut Sheet, due: &BranchDue, y: Len, size: Len) {
    let line = y + Len::tenths(124);
    let name = Text::coded("branch-", due.branch.code());
    sheet.part(Role::Row, None, |sheet| {
        for (column, lang) in [(0, Fr), (1, Ar)] {
            sheet.part(Role::RowHead, Some(lang), |sheet| {
                let tenths = if lang == Ar { 76 } else { 82 };
                let regular = setting(lang, Weight::Regular, tenths, Ink::Black);
                sheet.text(&render(lang, &name), &regular, cell(column, line, side(lang)));
            });
        }
        let both = Money::from_centimes(due.employer.centimes().saturating_add(due.employee.centimes()));
        let weights = [Weight::Regular, Weight::Regular, Weight::Regular, Weight::SemiBold];
        for ((column, amount), weight) in (2..).zip([due.base, due.employer, due.employee, both]).zip(weights) {
            amount_cell(sheet, amount, cell(column, line, Align::Right), (weight, size));
        }
    });
}

fn amount_cell(sheet: &mut Sheet, amount: Money, slot: Slot, (weight, size): (Weight, Len)) {
    sheet.part(Role::Cell, None, |sheet| {
        sheet.text(&format::money(amount), &Setting::new(Fr, weight, size, Ink::Black), slot);
    });
}
