//! Words of French, Arabic and English: situations and months.

use super::amount::is_nothing;
use super::number::is_invisible;
use super::{Fault, Notes};
use crate::fault::FieldError;
use crate::line::Situation;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The text in small letters, without accents, vowel signs or punctuation, words with single spaces between.
///
/// Arabic: no tatweel; all forms of alif, ya and ta marbuta alike.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let is_mark = is_combining_mark(c) || c == '\u{640}' || is_invisible(c);
        if is_mark {
            continue;
        }
        let mut base = c;
        let mut is_first = true;
        decompose_canonical(c, |part| {
            if std::mem::take(&mut is_first) {
                base = part;
            }
        });
        let letter = match base {
            'ٱ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            'œ' => {
                out.push('o');
                'e'
            }
            other => other,
        };
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

use Situation::{
    Deceased, KeptWithoutPay, Left, Maternity, Normal, OccupationalDisease, Sickness, UnpaidLeave, WorkAccident,
};

/// Situations in words, folded as [`folded`] does, and the codes of the paper form.
const SITUATIONS: &[(Situation, &[&str])] = &[
    (
        Normal,
        &[
            "normal",
            "normale",
            "situation normale",
            "ras",
            "r a s",
            "rien a signaler",
            "neant",
            "aucune",
            "aucun",
            "present",
            "presente",
            "actif",
            "active",
            "en activite",
            "activite",
            "travail",
            "en poste",
            "worked",
            "none",
            "entrant",
            "entrante",
            "nouveau",
            "nouvelle",
            "embauche",
            "new hire",
            "عادي",
            "عاديه",
            "حاضر",
            "حاضره",
            "يعمل",
            "نشيط",
            "لا شيء",
            "لاشيء",
        ],
    ),
    (
        Left,
        &[
            "so",
            "sorti",
            "sortie",
            "sortant",
            "sortante",
            "depart",
            "parti",
            "partie",
            "demission",
            "demissionnaire",
            "licencie",
            "licenciee",
            "licenciement",
            "fin de contrat",
            "retraite",
            "retraitee",
            "depart en retraite",
            "left",
            "resigned",
            "dismissed",
            "retired",
            "leaver",
            "مغادر",
            "مغادره",
            "غادر",
            "غادرت",
            "استقاله",
            "مستقيل",
            "مستقيله",
            "فصل",
            "تقاعد",
            "متقاعد",
            "متقاعده",
            "نهايه العقد",
            "انتهاء العقد",
        ],
    ),
    (
        Deceased,
        &["de", "decede", "decedee", "deces", "mort", "deceased", "death", "died", "وفاه", "متوفي", "متوفاه", "توفي"],
    ),
    (
        Maternity,
        &[
            "it",
            "mt",
            "maternite",
            "conge maternite",
            "conge de maternite",
            "maternity",
            "maternity leave",
            "امومه",
            "ولاده",
            "اجازه امومه",
            "عطله امومه",
            "عطله الامومه",
            "رخصه الولاده",
            "رخصه ولاده",
            "اجازه الامومه",
        ],
    ),
    (
        Sickness,
        &[
            "il",
            "ml",
            "maladie",
            "malade",
            "conge maladie",
            "conge de maladie",
            "arret maladie",
            "sick",
            "sickness",
            "sick leave",
            "illness",
            "مرض",
            "مريض",
            "مريضه",
            "رخصه مرض",
            "رخصه مرضيه",
            "اجازه مرضيه",
            "عطله مرضيه",
        ],
    ),
    (
        WorkAccident,
        &[
            "at",
            "accident",
            "accident du travail",
            "accident de travail",
            "accident travail",
            "work accident",
            "حادثه شغل",
            "حادثه الشغل",
            "حادث شغل",
            "حادث الشغل",
            "حادثه عمل",
            "حادث عمل",
        ],
    ),
    (
        UnpaidLeave,
        &[
            "cs",
            "co",
            "css",
            "conge sans solde",
            "conge sans salaire",
            "conge non paye",
            "sans solde",
            "unpaid leave",
            "unpaid",
            "leave without pay",
            "عطله بدون اجر",
            "عطله بدون اجره",
            "اجازه بدون اجر",
            "اجازه بدون راتب",
            "رخصه بدون اجر",
            "عطله غير مودي عنها",
        ],
    ),
    (
        KeptWithoutPay,
        &["ms", "maintenu sans salaire", "maintenue sans salaire", "kept without pay", "محتفظ به بدون اجر"],
    ),
    (
        OccupationalDisease,
        &["mp", "maladie professionnelle", "occupational disease", "occupational illness", "مرض مهني", "مرض مهنيه"],
    ),
];

fn in_words(words: &str) -> Option<Situation> {
    SITUATIONS.iter().find(|(_, forms)| forms.contains(&words)).map(|(situation, _)| *situation)
}

/// Reads a situation; an empty cell is a normal month.
pub(super) fn situation(text: &str, notes: &mut Notes<'_>) -> Result<Situation, Fault> {
    if let Some(situation) = Situation::from_code(text) {
        return Ok(situation);
    }
    if is_nothing(text) {
        return Ok(Normal);
    }
    let words = folded(text);
    // `IL - maladie`: a code and its meaning.
    let both = words.split_once(' ').and_then(|(code, meaning)| {
        let situation = in_words(code).filter(|_| code.len() == 2)?;
        (in_words(meaning) == Some(situation)).then_some(situation)
    });
    let found = in_words(&words).or(both).ok_or(FieldError::UnknownSituation)?;
    notes.add(FieldError::SituationTranslated);
    Ok(found)
}

/// Names of the months, folded; Arabic as used in Morocco, then as used elsewhere.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "jan", "january", "يناير", "كانون الثاني"],
    &["fevrier", "fevr", "fev", "february", "feb", "فبراير"],
    &["mars", "mar", "march", "مارس"],
    &["avril", "avr", "april", "apr", "ابريل"],
    &["mai", "may", "ماي", "مايو"],
    &["juin", "jun", "june", "يونيو", "يونيه"],
    &["juillet", "juil", "jul", "july", "يوليوز", "يوليو"],
    &["aout", "aou", "august", "aug", "غشت", "اغسطس"],
    &["septembre", "sept", "sep", "september", "شتنبر", "سبتمبر"],
    &["octobre", "oct", "october", "اكتوبر"],
    &["novembre", "nov", "november", "نونبر", "نوفمبر"],
    &["decembre", "dec", "december", "دجنبر", "ديسمبر"],
];

/// The month of that folded name, 1 to 12.
pub(super) fn month(name: &str) -> Option<u8> {
    (1..).zip(MONTHS).find(|(_, forms)| forms.contains(&name)).map(|(number, _)| number)
}
