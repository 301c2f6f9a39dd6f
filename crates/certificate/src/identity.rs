//! Who the paper is about: a name in both languages, then lines with a label in each language and the value between.

use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, cut_lines, fit_lines};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Ink, Role};
use crate::paper::{MARGIN, WIDTH, setting, side, size, word};
use crate::shape::isolate;
use tasrih_domain::Lang;
use tasrih_domain::Lang::{Ar, Fr};

/// Height of a line of particulars.
const PARTICULAR: Len = Len::tenths(166);

/// What stands between the labels of a line of particulars.
pub enum Between {
    /// One value, the same in both languages.
    One(String, Setting),
    /// A wording in each language.
    Both(String, String),
}

impl Between {
    /// A value of the employer or of a person: in its own direction, whatever stands around it.
    pub fn plain(value: &str) -> Self {
        Self::One(isolate(value), value_setting(Fr, 92))
    }

    /// A name in both scripts, or in the one that is known.
    pub fn name(latin: &str, arabic: &str) -> Self {
        match (legible(latin), legible(arabic)) {
            (latin, arabic) if arabic.is_empty() => Self::plain(&latin),
            (latin, arabic) if latin.is_empty() => Self::plain(&arabic),
            (latin, arabic) => Self::Both(isolate(&latin), isolate(&arabic)),
        }
    }
}

/// Whose name stands first.
pub struct Holder<'c> {
    /// Label of the name.
    pub key: &'static str,
    /// Name in Latin letters.
    pub latin: &'c str,
    /// Name in Arabic letters; empty when not known.
    pub arabic: &'c str,
}

/// A line: its label, and what stands between.
pub type Particular = (&'static str, Between);

/// The box. Gives the place below it.
pub fn identity(sheet: &mut Sheet, holder: &Holder<'_>, values: Vec<Particular>, y: Len) -> Len {
    let names = names(holder);
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
    set_names(sheet, holder.key, names, line);
    line += names_height;
    for (key, between) in values {
        particular(sheet, key, between, line);
        line += PARTICULAR;
    }
    y + height
}

/// How a value is set, its size in tenths of a point.
pub fn value_setting(lang: Lang, tenths: i32) -> Setting {
    setting(lang, Weight::SemiBold, tenths, Ink::Black)
}

/// A name set on its lines.
struct Name {
    lang: Lang,
    lines: (Vec<crate::shape::Line>, Len),
    setting: Setting,
    x: Len,
    width: Len,
    height: Len,
}

/// Line height of names, in thousandths of the size.
const NAME_LEADING: i32 = 1300;

fn names(holder: &Holder<'_>) -> Vec<Name> {
    let latin = legible(holder.latin);
    let arabic = legible(holder.arabic);
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

fn set_names(sheet: &mut Sheet, key: &'static str, names: Vec<Name>, y: Len) {
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let slot = Slot { x: MARGIN + Len::pt(13), y, width: WIDTH - Len::pt(26), align: side(lang) };
            sheet.text(&word(lang, key), &setting(lang, Weight::Regular, 80, Ink::Grey), slot);
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
