//! The lines between the title and the figures: a label in each language, and the value between them.

use crate::content::ReceiptContent;
use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, cut_lines, fit_lines};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Ink, Role};
use crate::paper::{MARGIN, WIDTH, setting, side, size, word};
use crate::shape::isolate;
use tasrih_domain::Lang;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, format, render};
use time::UtcOffset;

/// Height of a line of particulars.
const PARTICULAR: Len = Len::tenths(166);

/// What stands between the labels of a line of particulars.
enum Between {
    /// One value, the same in both languages.
    One(String, Setting),
    /// A wording in each language.
    Both(String, String),
}

/// Whose, for which month, when and by whom. Gives the place below them.
pub fn particulars(sheet: &mut Sheet, content: &ReceiptContent, y: Len) -> Len {
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
