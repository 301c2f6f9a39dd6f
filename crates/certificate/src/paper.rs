//! What every paper of the gateway has, whatever it certifies: edges, masthead, the way to check it, footer, and the
//! sizes of words in both languages.

use crate::CertificateError;
use crate::fonts::Weight;
use crate::layout::{Align, Setting, Sheet, Slot, cut_lines, fit_lines};
use crate::legible::legible;
use crate::len::Len;
use crate::page::{Area, Art, Ink, Item, Role};
use crate::qr;
use tasrih_domain::Lang;
use tasrih_domain::Lang::{Ar, Fr};
use tasrih_domain::finding::Arg;
use tasrih_i18n::{Text, render};

/// Left and right margin.
pub const MARGIN: Len = Len::pt(48);
/// Width between the margins.
pub const WIDTH: Len = Len::tenths(4992);
/// Where the content ends and the footer begins.
pub const FOOTER: Len = Len::pt(788);

/// A wording without values.
pub fn word(lang: Lang, key: &'static str) -> String {
    render(lang, &Text::of(key))
}

/// Where a language keeps to on the page.
pub fn side(lang: Lang) -> Align {
    if lang == Ar { Align::Right } else { Align::Left }
}

/// The size of a text: Arabic letters are smaller on their body than Latin ones.
pub fn size(lang: Lang, tenths: i32) -> Len {
    Len::tenths(if lang == Ar { tenths * 11 / 10 } else { tenths })
}

/// How words of a language are set, at a size in tenths of a point.
pub fn setting(lang: Lang, weight: Weight, tenths: i32, ink: Ink) -> Setting {
    Setting::new(lang, weight, size(lang, tenths), ink)
}

/// The coloured edges and the rosette behind everything.
pub fn ground(sheet: &mut Sheet) {
    let band = |y, height| Area { x: Len::ZERO, y, width: Len::A4_WIDTH, height };
    sheet.add(Item::Art(Art::Rosette, Len::A4_WIDTH.half(), Len::pt(520)));
    sheet.surface(band(Len::ZERO, Len::pt(9)), Ink::Green);
    sheet.surface(band(Len::pt(9), Len::tenths(12)), Ink::Gold);
    let bottom = Len::A4_HEIGHT - Len::pt(9);
    sheet.surface(band(bottom, Len::pt(9)), Ink::Green);
    sheet.surface(band(bottom - Len::tenths(12), Len::tenths(12)), Ink::Gold);
}

/// Who issues it, at the top.
pub fn masthead(sheet: &mut Sheet) {
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

/// A thin grey line around an area.
pub fn frame(sheet: &mut Sheet, area: Area) {
    edge(sheet, area, Ink::Line);
}

/// A thin line around an area.
pub fn edge(sheet: &mut Sheet, area: Area, ink: Ink) {
    let thin = Len::tenths(6);
    let Area { x, y, width, height } = area;
    for side in [
        Area { x, y, width, height: thin },
        Area { x, y: y + height - thin, width, height: thin },
        Area { x, y, width: thin, height },
        Area { x: x + width - thin, y, width: thin, height },
    ] {
        sheet.surface(side, ink);
    }
}

/// A warning across the page, from edge to edge, at that height and of that height.
pub fn banner(sheet: &mut Sheet, words: &Text, (y, height): (Len, Len)) {
    sheet.surface(Area { x: Len::ZERO, y, width: Len::A4_WIDTH, height }, Ink::Sand);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: y + height.thousandths(690), width: WIDTH.half(), align: side(lang) };
            sheet.text(&render(lang, words), &setting(lang, Weight::SemiBold, 82, Ink::Rust), slot);
        });
    }
}

/// What stands at the top of the sheets after the first: which paper they belong to.
pub fn running_head(sheet: &mut Sheet, title: impl Fn(Lang) -> String) {
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let x = if lang == Fr { MARGIN } else { Len::A4_WIDTH.half() };
            let slot = Slot { x, y: Len::pt(44), width: WIDTH.half() - Len::pt(6), align: side(lang) };
            sheet.text(&title(lang), &setting(lang, Weight::SemiBold, 92, Ink::Green), slot);
        });
    }
    sheet.surface(Area { x: MARGIN, y: Len::pt(54), width: WIDTH, height: Len::tenths(8) }, Ink::Green);
}

/// The ways to check a paper.
pub struct Check<'c> {
    /// What the code is.
    pub label: &'static str,
    /// The code to type.
    pub code: &'c str,
    /// The address as it is shown.
    pub url: &'c str,
    /// What the QR code holds.
    pub qr: &'c str,
    /// The sentence that says how.
    pub key: &'static str,
    /// Width of the whole block.
    pub width: Len,
    /// Side of the QR code.
    pub side: Len,
}

/// The way to check it, by its code or its address. Gives the place of the address to click on.
///
/// # Errors
/// [`CertificateError::QrCode`] of the address.
pub fn check(sheet: &mut Sheet, how: &Check<'_>, y: Len) -> Result<Area, CertificateError> {
    let picture = qr::picture(how.qr)?;
    let area = Area { x: MARGIN, y, width: how.side, height: how.side };
    // White around the code, so that the rosette never disturbs who reads it.
    let quiet = Len::pt(6);
    let ground = Area { x: area.x - quiet, y: y - quiet, width: how.side + quiet * 2, height: how.side + quiet * 2 };
    sheet.surface(ground, Ink::White);
    sheet.figure(word(Fr, "receipt-qr"), Item::Qr(picture, area));
    let x = MARGIN + how.side + Len::pt(18);
    let width = how.width - how.side - Len::pt(18);
    let slot = |below, align| Slot { x, y: y + below, width, align };
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let label = setting(lang, Weight::Regular, 82, Ink::Grey);
            sheet.text(&word(lang, how.label), &label, slot(Len::pt(8), side(lang)));
        });
    }
    sheet.part(Role::Paragraph, None, |sheet| {
        let large = setting(Fr, Weight::SemiBold, 150, Ink::Green);
        sheet.text(&legible(how.code), &large, slot(Len::pt(27), Align::Centre));
    });
    sheet.part(Role::Link, None, |sheet| {
        let address = setting(Fr, Weight::Regular, 75, Ink::Grey).cut_in_the_middle();
        sheet.text(&legible(how.url), &address, slot(Len::pt(40), Align::Centre));
    });
    let mut below = Len::pt(56);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let setting = setting(lang, Weight::Regular, 82, Ink::Black);
            let words = word(lang, how.key);
            let lines = fit_lines(&words, &setting, width, 2)
                .unwrap_or_else(|| (cut_lines(&words, &setting, (width, setting.least), 2), setting.least));
            below += sheet.lines(lines, &setting, slot(below, side(lang)), 1280) + Len::tenths(45);
        });
    }
    Ok(Area { x, y: y + Len::pt(31), width, height: Len::pt(12) })
}

/// What stands under the content.
pub struct Foot<'c> {
    /// The sentence that says what the paper means.
    pub meaning: &'static str,
    /// Which paper it is.
    pub identity: &'c str,
    /// Which page of how many, where there may be several.
    pub page: Option<(usize, usize)>,
}

/// What the paper means, and which one it is.
pub fn footer(sheet: &mut Sheet, foot: &Foot<'_>) {
    sheet.surface(Area { x: MARGIN, y: FOOTER, width: WIDTH, height: Len::tenths(5) }, Ink::Line);
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let small = setting(lang, Weight::Regular, 72, Ink::Grey).down_to(size(lang, 60));
            let width = WIDTH.half() - Len::pt(10);
            let x = if lang == Fr { MARGIN } else { MARGIN + width + Len::pt(20) };
            let slot = Slot { x, y: FOOTER + Len::pt(11), width, align: side(lang) };
            let words = word(lang, foot.meaning);
            let lines = fit_lines(&words, &small, width, 2)
                .unwrap_or_else(|| (cut_lines(&words, &small, (width, small.least), 2), small.least));
            sheet.lines(lines, &small, slot, 1280);
        });
    }
    sheet.part(Role::Paragraph, None, |sheet| {
        let small = setting(Fr, Weight::Regular, 72, Ink::Grey);
        let slot = Slot { x: MARGIN, y: FOOTER + Len::pt(33), width: WIDTH, align: Align::Centre };
        sheet.text(foot.identity, &small, slot);
    });
    let Some((page, pages)) = foot.page else { return };
    let number = |number: usize| Arg::Text(number.to_string());
    for lang in [Fr, Ar] {
        sheet.part(Role::Paragraph, Some(lang), |sheet| {
            let small = setting(lang, Weight::Regular, 72, Ink::Grey);
            let slot = Slot { x: MARGIN, y: FOOTER + Len::pt(33), width: WIDTH, align: side(lang) };
            let words = Text::of("paper-page").with("page", number(page)).with("pages", number(pages));
            sheet.text(&render(lang, &words), &small, slot);
        });
    }
}
