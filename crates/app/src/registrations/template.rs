//! The empty list of people, in the words of a language.

use crate::AppError;
use crate::declarations::FileDownload;
use crate::templates::{direction, media, say};
use tasrih_domain::Lang;
use tasrih_domain::declaration::Format;
use tasrih_domain::registration::Item;
use tasrih_i18n::{Text, render_plain};
use tasrih_intake::applicants::EXAMPLE;
use tasrih_intake::applicants::template::{ColumnWords, ListWords, template};
use tasrih_intake::template::TemplateFormat;

/// What the example row says where a language does not matter: an invented person, whom the reader leaves out.
const EXAMPLES: &[(Item, &str)] = &[
    (Item::Surname, EXAMPLE[0]),
    (Item::GivenName, "SALMA"),
    (Item::SurnameArabic, EXAMPLE[2]),
    (Item::GivenNameArabic, "سلمى"),
    (Item::BirthDate, "01/02/1995"),
    (Item::Sex, "F"),
    (Item::Nationality, "MA"),
    (Item::Cin, "AB123456"),
    (Item::HireDate, "01/04/2026"),
    (Item::Phone, "0612345678"),
    (Item::Email, "salma@example.ma"),
];

/// An empty list of people with headings, notes and an example row.
///
/// # Errors
/// `Unknown`: lists are made as XLSX and CSV.
pub fn empty_list(format: Format, lang: Lang) -> Result<FileDownload, AppError> {
    let format = match format {
        Format::Xlsx => TemplateFormat::Xlsx,
        Format::Csv => TemplateFormat::Csv,
        _ => return Err(AppError::Unknown),
    };
    let column = |item: &Item| ColumnWords {
        item: *item,
        heading: render_plain(lang, &Text::coded("item-", item.code())),
        note: render_plain(lang, &Text::coded("item-", &format!("{}.note", item.code()))),
        example: EXAMPLES.iter().find(|(of, _)| of == item).map_or("", |(_, example)| example).to_owned(),
    };
    // The words around the table are those of the pages; English has columns alone.
    let words = if lang == Lang::En { Lang::Fr } else { lang };
    let words = ListWords {
        sheet: say(words, "registrations-template-sheet"),
        columns: Item::ALL.iter().map(column).collect(),
        sex_refused: (say(words, "registrations-template-refused"), say(words, "registrations-template-refused-sex")),
        direction: direction(lang),
    };
    let bytes = template(format, &words).map_err(AppError::fault)?;
    let (extension, mime) = media(format);
    Ok(FileDownload { name: format!("tasrih-salaries-{lang}.{extension}"), mime, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_intake::applicants::{ListRefused, read, understand};

    #[test]
    fn every_heading_of_every_language_is_understood_and_the_example_is_nobody() {
        for lang in Lang::ALL {
            for item in Item::ALL {
                let heading = render_plain(lang, &Text::coded("item-", item.code()));
                assert_eq!(understand(&heading), Some(*item), "{lang} {heading}");
            }
            for format in [Format::Csv, Format::Xlsx] {
                let file = empty_list(format, lang).unwrap();
                let outcome = read(&mut std::io::Cursor::new(file.bytes));
                assert_eq!(outcome, Err(ListRefused::Nobody), "{lang} {format:?}");
            }
        }
    }
}
