//! The page of a receipt: both languages of equal rank, figures once between them.

use crate::CertificateError;
use crate::content::{ReceiptContent, Sums};
use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, cut_lines, fit, fit_lines};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Art, Ink, Item, Page, Role};
use crate::qr;
use crate::shape::isolate;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::declaration::BranchDue;
use tasrih_domain::finding::Arg;
use tasrih_domain::{Lang, Money};
use tasrih_i18n::{Text, format, render, render_plain};
use time::UtcOffset;

/// Left and right margin.
const MARGIN: Len = Len::pt(48);
/// Width between the margins.
const WIDTH: Len = Len::tenths(4992);
/// Where the content ends and the footer begins.
const FOOTER: Len = Len::pt(788);
/// Height of a line of particulars.
const PARTICULAR: Len = Len::tenths(166);
/// Height of a row of the table.
const ROW: Len = Len::tenths(188);

/// Arranges the receipt.
///
/// # Errors
/// [`CertificateError::Overflow`] of the sums, [`CertificateError::QrCode`] of the address.
pub fn page(content: &ReceiptContent) -> Result<Page, CertificateError> {
    let number = legible(&content.number.0);
    let mut sheet = Sheet::new();
    ground(&mut sheet);
    masthead(&mut sheet);
    title(&mut sheet, &number);
    let mut y = standing(&mut sheet, content, Len::pt(189));
    y = particulars(&mut sheet, content, y + Len::pt(8));
    y = figures(&mut sheet, content, y + Len::pt(9));
    y = table(&mut sheet, content, y + Len::pt(9))?;
    let link = check(&mut sheet, content, y + Len::pt(12))?;
    footer(&mut sheet, &format!("{number}  ·  {}", legible(&content.check_code)));
    let title =
        |lang| render_plain(lang, &Text::of("receipt-document-title").with("number", Arg::Text(number.clone())));
    let mut id = [0; 16];
    id.copy_from_slice(&content.hash().0[..16]);
    Ok(Page {
        root: sheet.finish(),
        title: title(Fr),
        title_ar: title(Ar),
        issuer: word(Fr, "receipt-issuer"),
        dated: content.filed_at,
        id,
        link: Some((content.check_url.clone(), link)),
    })
}

fn word(lang: Lang, key: &'static str) -> String {
    render(lang, &Text::of(key))
}

/// Where a language keeps to on the page.
fn side(lang: Lang) -> Align {
    if lang == Ar { Align::Right } else { Align::Left }
}

/// The size of a text: Arabic letters are smaller on their body than Latin ones.
fn size(lang: Lang, tenths: i32) -> Len {
    Len::tenths(if lang == Ar { tenths * 11 / 10 } else { tenths })
}

fn setting(lang: Lang, weight: Weight, tenths: i32, ink: Ink) -> Setting {
    Setting::new(lang, weight, size(lang, tenths), ink)
}

fn ground(sheet: &mut Sheet) {
    let band = |y, height| Area { x: Len::ZERO, y, width: Len::A4_WIDTH, height };
    sheet.add(Item::Art(Art::Rosette, Len::A4_WIDTH.half(), Len::pt(520)));
    sheet.surface(band(Len::ZERO, Len::pt(9)), Ink::Green);
    sheet.surface(band(Len::pt(9), Len::tenths(12)), Ink::Gold);
    let bottom = Len::A4_HEIGHT - Len::pt(9);
    sheet.surface(band(bottom, Len::pt(9)), Ink::Green);
    sheet.surface(band(bottom - Len::tenths(12), Len::tenths(12)), Ink::Gold);
}

fn masthead(sheet: &mut Sheet) {
    sheet.add(Item::Art(Art::Mark, Len::A4_WIDTH.half(), Len::pt(58)));
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() + Len::pt(40) };
            let slot = |y| Slot { x, y, width: WIDTH.half() - Len::pt(40), align: side(lang) };
            let name = setting(lang, Weight::SemiBold, 170, Ink::Green);
            sheet.text(&word(lang, "receipt-issuer"), &name, slot(Len::pt(52)));
            let line = setting(lang, Weight::Regular, 95, Ink::Black);
            sheet.text(&word(lang, "receipt-issuer-line"), &line, slot(Len::pt(68)));
            let note = setting(lang, Weight::Regular, 80, Ink::Grey);
            sheet.text(&word(lang, "receipt-issuer-note"), &note, slot(Len::pt(81)));
        });
    }
    let rule = |y, height| Area { x: MARGIN, y, width: WIDTH, height };
    sheet.surface(rule(Len::pt(98), Len::tenths(12)), Ink::Green);
    sheet.surface(rule(Len::tenths(1004), Len::tenths(5)), Ink::Gold);
}

fn title(sheet: &mut Sheet, number: &str) {
    let slot = |y| Slot { x: MARGIN, y, width: WIDTH, align: Align::Centre };
    sheet.part(Role::Heading, Some(Fr), |sheet| {
        let large = setting(Fr, Weight::SemiBold, 175, Ink::Green);
        sheet.text(&word(Fr, "receipt-title"), &large, slot(Len::pt(127)));
    });
    sheet.part(Role::Heading, Some(Ar), |sheet| {
        let large = setting(Ar, Weight::SemiBold, 190, Ink::Green);
        sheet.text(&word(Ar, "receipt-title"), &large, slot(Len::pt(153)));
    });
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let line = Text::of("receipt-number").with("number", Arg::Text(number.to_owned()));
            let setting = setting(lang, Weight::Regular, 95, Ink::Grey).values_bold();
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: Len::pt(176), width: WIDTH.half(), align: side(lang) };
            sheet.text(&render(lang, &line), &setting, slot);
        });
    }
}

/// The band that says whether it was on time. Gives the place below it.
fn standing(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let height = Len::pt(23);
    let (ground, ink, line) = if content.is_on_time() {
        (Ink::Mint, Ink::Green, Text::of("receipt-on-time"))
    } else {
        (Ink::Sand, Ink::Rust, Text::of("receipt-late").with("days", Arg::Count(content.days_late())))
    };
    sheet.surface(Area { x: MARGIN, y, width: WIDTH, height }, ground);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let x = if lang == Fr { MARGIN + Len::pt(12) } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: y + Len::tenths(148), width: WIDTH.half() - Len::pt(12), align: side(lang) };
            sheet.text(&render(lang, &line), &setting(lang, Weight::SemiBold, 92, ink), slot);
        });
    }
    y + height
}

/// What stands between the labels of a line of particulars.
enum Between {
    /// One value, the same in both languages.
    One(String, Setting),
    /// A wording in each language.
    Both(String, String),
}

fn particulars(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let values = [
        ("receipt-affiliate", plain(&content.affiliate.to_string())),
        ("receipt-ice", ice(content)),
        ("receipt-month", Between::Both(format::month(content.month, Fr), format::month(content.month, Ar))),
        ("receipt-kind", kind(content)),
        ("receipt-filed-at", plain(&filed_at(content))),
        ("receipt-due-on", plain(&format::date(content.due_on))),
        ("receipt-filed-by", plain(&legible(&content.filed_by))),
        ("receipt-file", file(legible(&content.file_name))),
        ("receipt-hash", hash(content)),
    ];
    let names = names(content);
    let names_height = names.iter().map(|name| name.height).max().unwrap_or_default();
    let padding = Len::pt(8);
    let rows = i32::try_from(values.len()).unwrap_or(0);
    let names_height = names_height + Len::pt(20);
    let height = padding + names_height + PARTICULAR * rows + Len::pt(5);
    sheet.surface(Area { x: MARGIN, y, width: WIDTH, height }, Ink::Tint);
    for x in [MARGIN, MARGIN + WIDTH - Len::tenths(22)] {
        sheet.surface(Area { x, y, width: Len::tenths(22), height }, Ink::Green);
    }
    let mut line = y + padding + Len::pt(6);
    employer(sheet, names, line);
    line += names_height;
    for (key, between) in values {
        particular(sheet, key, between, line);
        line += PARTICULAR;
    }
    y + height
}

fn value_setting(lang: Lang, tenths: i32) -> Setting {
    setting(lang, Weight::SemiBold, tenths, Ink::Black)
}

/// A value of the employer or of a person: in its own direction, whatever stands around it.
fn plain(value: &str) -> Between {
    Between::One(isolate(value), value_setting(Fr, 92))
}

fn file(name: String) -> Between {
    let setting = value_setting(Fr, 92).cut_in_the_middle();
    Between::One(name, setting)
}

fn hash(content: &ReceiptContent) -> Between {
    Between::One(content.file_hash.to_string(), setting(Fr, Weight::Regular, 72, Ink::Black))
}

fn ice(content: &ReceiptContent) -> Between {
    if content.ice.is_empty() {
        Between::Both(word(Fr, "receipt-ice-unknown"), word(Ar, "receipt-ice-unknown"))
    } else {
        plain(&legible(&content.ice))
    }
}

fn kind(content: &ReceiptContent) -> Between {
    let text = if content.kind.is_main() {
        Text::of("receipt-kind-main")
    } else {
        Text::of("receipt-kind-complementary").with("number", Arg::Text(content.kind.number().to_string()))
    };
    Between::Both(render(Fr, &text), render(Ar, &text))
}

/// To the second: the moment decides whether it was on time.
fn filed_at(content: &ReceiptContent) -> String {
    let seconds = content.filed_at.to_offset(UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC)).second();
    format!("{}:{seconds:02} (UTC+1)", format::instant(content.filed_at))
}

/// A company name set on its lines.
struct Name {
    lang: Lang,
    lines: (Vec<crate::shape::Line>, Len),
    setting: Setting,
    x: Len,
    width: Len,
    height: Len,
}

/// Line height of company names, in thousandths of the size.
const NAME_LEADING: i32 = 1300;

fn names(content: &ReceiptContent) -> Vec<Name> {
    let latin = legible(&content.employer);
    let arabic = legible(&content.employer_ar);
    let inner = WIDTH - Len::pt(26);
    let both = !latin.is_empty() && !arabic.is_empty();
    let width = if both { inner.half() - Len::pt(8) } else { inner };
    [(Fr, latin), (Ar, arabic)]
        .into_iter()
        .filter(|(_, name)| !name.is_empty())
        .map(|(lang, name)| {
            let setting = setting(lang, Weight::SemiBold, 112, Ink::Black).down_to(size(lang, 88));
            // Three small lines where two are not enough; an Arabic firm may be typed in the Latin field, and the
            // reverse: the letters themselves decide.
            let text = isolate(&name);
            let lines = fit_lines(&text, &setting, width, 2).unwrap_or_else(|| {
                let small = size(lang, 80);
                (cut_lines(&text, &setting, (width, small), 3), small)
            });
            let x = if lang == Ar && both { MARGIN + Len::pt(13) + width + Len::pt(16) } else { MARGIN + Len::pt(13) };
            let height = lines.1.thousandths(NAME_LEADING) * i32::try_from(lines.0.len()).unwrap_or(0);
            Name { lang, lines, setting, x, width, height }
        })
        .collect()
}

fn employer(sheet: &mut Sheet, names: Vec<Name>, y: Len) {
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let slot = Slot { x: MARGIN + Len::pt(13), y, width: WIDTH - Len::pt(26), align: side(lang) };
            sheet.text(&word(lang, "receipt-employer"), &setting(lang, Weight::Regular, 80, Ink::Grey), slot);
        });
    }
    for name in names {
        let slot = Slot { x: name.x, y: y + Len::pt(15), width: name.width, align: side(name.lang) };
        sheet.part(Role::Paragraph, Some(name.lang), |sheet| {
            sheet.lines(name.lines, &name.setting, slot, NAME_LEADING);
        });
    }
}

fn particular(sheet: &mut Sheet, key: &'static str, between: Between, y: Len) {
    let label = Len::pt(106);
    let label_slot = |lang| {
        let x = if lang == Fr { MARGIN + Len::pt(13) } else { MARGIN + WIDTH - Len::pt(13) - label };
        Slot { x, y, width: label, align: side(lang) }
    };
    let middle =
        Slot { x: MARGIN + Len::pt(13) + label, y, width: WIDTH - Len::pt(26) - label * 2, align: Align::Centre };
    let label_setting = |lang| setting(lang, Weight::Regular, 82, Ink::Grey);
    match between {
        Between::One(value, setting) => sheet.part(Role::Paragraph, None, |sheet| {
            sheet.text(&word(Fr, key), &label_setting(Fr), label_slot(Fr));
            sheet.text(&value, &setting, middle);
            sheet.part(Role::Words, Some(Ar), |sheet| {
                sheet.text(&word(Ar, key), &label_setting(Ar), label_slot(Ar));
            });
        }),
        Between::Both(fr, ar) => {
            let half = middle.width.half() - Len::pt(9);
            let dot = Area {
                x: middle.x + middle.width.half() - Len::tenths(12),
                y: y - Len::tenths(42),
                width: Len::tenths(24),
                height: Len::tenths(24),
            };
            for (lang, value) in [(Fr, fr), (Ar, ar)] {
                sheet.part(Role::Paragraph, Some(lang), |sheet| {
                    let (x, align) = match lang {
                        Fr => (middle.x, Align::Right),
                        _ => (middle.x + half + Len::pt(18), Align::Left),
                    };
                    let value_slot = Slot { x, y, width: half, align };
                    sheet.text(&word(lang, key), &label_setting(lang), label_slot(lang));
                    sheet.text(&value, &value_setting(lang, 92), value_slot);
                });
            }
            sheet.surface(dot, Ink::Gold);
        }
    }
}

/// The four figures of the declaration. Gives the place below them.
fn figures(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
    let days = i64::try_from(content.totals.days).unwrap_or(i64::MAX);
    let figures = [
        ("receipt-employees", format::count(i64::from(content.totals.employees))),
        ("receipt-days", format::count(days)),
        ("receipt-gross", format::money(content.totals.gross)),
        ("receipt-capped", format::money(content.totals.capped)),
    ];
    let (gap, height) = (Len::pt(8), Len::pt(49));
    let width = (WIDTH - gap * 3).half().half();
    let mut x = MARGIN;
    for (key, figure) in figures {
        sheet.surface(Area { x, y, width, height }, Ink::White);
        frame(sheet, Area { x, y, width, height });
        sheet.part(Role::Paragraph, None, |sheet| {
            let slot =
                |below| Slot { x: x + Len::pt(5), y: y + below, width: width - Len::pt(10), align: Align::Centre };
            sheet.text(&word(Fr, key), &setting(Fr, Weight::Regular, 78, Ink::Grey), slot(Len::tenths(125)));
            sheet.text(&figure, &setting(Fr, Weight::SemiBold, 135, Ink::Green), slot(Len::pt(29)));
            sheet.part(Role::Words, Some(Ar), |sheet| {
                sheet.text(&word(Ar, key), &setting(Ar, Weight::Regular, 78, Ink::Grey), slot(Len::tenths(425)));
            });
        });
        x += width + gap;
    }
    y + height
}

fn frame(sheet: &mut Sheet, area: Area) {
    let thin = Len::tenths(6);
    let Area { x, y, width, height } = area;
    for side in [
        Area { x, y, width, height: thin },
        Area { x, y: y + height - thin, width, height: thin },
        Area { x, y, width: thin, height },
        Area { x: x + width - thin, y, width: thin, height },
    ] {
        sheet.surface(side, Ink::Line);
    }
}

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
fn table(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Result<Len, CertificateError> {
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

/// The way to check the receipt. Gives the place of the address to click on.
fn check(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Result<Area, CertificateError> {
    let picture = qr::picture(&content.check_url)?;
    let side_length = Len::pt(78);
    let area = Area { x: MARGIN, y, width: side_length, height: side_length };
    // White around the code, so that the rosette never disturbs who reads it.
    let quiet = Len::pt(6);
    let ground =
        Area { x: area.x - quiet, y: y - quiet, width: side_length + quiet * 2, height: side_length + quiet * 2 };
    sheet.surface(ground, Ink::White);
    sheet.figure(word(Fr, "receipt-qr"), Item::Qr(picture, area));
    let x = MARGIN + side_length + Len::pt(18);
    let width = WIDTH - side_length - Len::pt(18);
    let slot = |below, align| Slot { x, y: y + below, width, align };
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let label = setting(lang, Weight::Regular, 82, Ink::Grey);
            sheet.text(&word(lang, "receipt-check-code"), &label, slot(Len::pt(8), side(lang)));
        });
    }
    sheet.part(Role::Paragraph, None, |sheet| {
        let code = setting(Fr, Weight::SemiBold, 150, Ink::Green);
        sheet.text(&legible(&content.check_code), &code, slot(Len::pt(27), Align::Centre));
    });
    sheet.part(Role::Link, None, |sheet| {
        let address = setting(Fr, Weight::Regular, 75, Ink::Grey).cut_in_the_middle();
        sheet.text(&legible(&content.check_url), &address, slot(Len::pt(40), Align::Centre));
    });
    for (lang, below) in [(Fr, 56), (Ar, 71)] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let words = setting(lang, Weight::Regular, 82, Ink::Black);
            sheet.text(&word(lang, "receipt-check"), &words, slot(Len::pt(below), side(lang)));
        });
    }
    Ok(Area { x, y: y + Len::pt(31), width, height: Len::pt(12) })
}

fn footer(sheet: &mut Sheet, identity: &str) {
    sheet.surface(Area { x: MARGIN, y: FOOTER, width: WIDTH, height: Len::tenths(5) }, Ink::Line);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let small = setting(lang, Weight::Regular, 72, Ink::Grey).down_to(size(lang, 60));
            let width = WIDTH.half() - Len::pt(10);
            let x = if lang == Fr { MARGIN } else { MARGIN + width + Len::pt(20) };
            let slot = Slot { x, y: FOOTER + Len::pt(11), width, align: side(lang) };
            let words = word(lang, "receipt-meaning");
            let lines = fit_lines(&words, &small, width, 2)
                .unwrap_or_else(|| (cut_lines(&words, &small, (width, small.least), 2), small.least));
            sheet.lines(lines, &small, slot, 1280);
        });
    }
    sheet.part(Role::Paragraph, None, |sheet| {
        let small = setting(Fr, Weight::Regular, 72, Ink::Grey);
        let slot = Slot { x: MARGIN, y: FOOTER + Len::pt(33), width: WIDTH, align: Align::Centre };
        sheet.text(identity, &small, slot);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::Month;
    use tasrih_domain::declaration::{DeclarationKind, ReceiptNumber, Totals};
    use tasrih_domain::field::Branch;
    use tasrih_domain::id::FileHash;
    use time::macros::{date, datetime};

    fn content(employer: &str, employer_ar: &str) -> ReceiptContent {
        let zero = Money::ZERO;
        let due = Branch::ALL.map(|branch| BranchDue { branch, base: zero, employer: zero, employee: zero });
        ReceiptContent {
            number: ReceiptNumber("202603-4052594-0-000001".to_owned()),
            employer: employer.to_owned(),
            employer_ar: employer_ar.to_owned(),
            affiliate: "4052594".parse().unwrap(),
            ice: String::new(),
            month: Month::at(2026, 3),
            kind: DeclarationKind::MAIN,
            totals: Totals::default(),
            due: due.to_vec(),
            file_name: "a.csv".to_owned(),
            file_hash: FileHash([0; 32]),
            filed_at: datetime!(2026-04-10 22:59:59 UTC),
            due_on: date!(2026 - 04 - 10),
            filed_by: "A".to_owned(),
            check_code: "A".to_owned(),
            check_url: "https://tasrih.example/".to_owned(),
        }
    }

    #[test]
    fn the_longest_names_leave_room_for_the_footer() {
        let (latin, arabic) = ("Établissements W ".repeat(60), "مؤسسات الأطلس ".repeat(60));
        for content in [content(&latin, &arabic), content(&"W".repeat(2000), ""), content("", &arabic), content("", "")]
        {
            // The address stands in the middle of the last block, which ends 47 points below its top.
            let (_, address) = page(&content).unwrap().link.unwrap();
            assert!(address.y + Len::pt(47 + 8) <= FOOTER, "{address:?}");
        }
    }

    #[test]
    fn the_last_second_in_morocco_is_on_time_and_the_next_is_late() {
        let mut content = content("A", "");
        assert_eq!((content.is_on_time(), content.days_late()), (true, 0));
        content.filed_at += time::Duration::SECOND;
        assert_eq!((content.is_on_time(), content.days_late()), (false, 1));
    }
}
