//! The words of the files that we give: the empty payroll file, exported lines, the marked file.

use crate::AppError;
use crate::declarations::FileDownload;
use tasrih_domain::Lang;
use tasrih_i18n::{Text, render_plain};
use tasrih_intake::annotate::AnnotateLabels;
use tasrih_intake::template::{TemplateFormat, TemplateWords, template};
use tasrih_intake::write::list::TableWords;
use tasrih_intake::write::{Direction, ExportWords, PerColumn};

const XLSX_MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV_MIME: &str = "text/csv; charset=utf-8";

pub(crate) fn say(lang: Lang, key: &'static str) -> String {
    render_plain(lang, &Text::of(key))
}

fn per_column(lang: Lang, prefix: &str) -> PerColumn {
    let column = |name: &str| render_plain(lang, &Text::coded(prefix, name));
    PerColumn {
        insured_number: column("insured_number"),
        surname: column("surname"),
        given_name: column("given_name"),
        cin: column("cin"),
        days: column("days"),
        gross_wage: column("gross_wage"),
        capped_wage: column("capped_wage"),
        situation: column("situation"),
    }
}

pub(crate) fn direction(lang: Lang) -> Direction {
    match lang {
        Lang::Ar => Direction::RightToLeft,
        Lang::Fr | Lang::En => Direction::LeftToRight,
    }
}

/// Headings of exported lines; our own reader recognises them.
pub fn export_words(lang: Lang) -> ExportWords {
    ExportWords {
        sheet: say(lang, "template-sheet"),
        headings: per_column(lang, "template-heading-"),
        direction: direction(lang),
    }
}

/// The words of the register as a table.
pub(crate) fn list_words(lang: Lang) -> TableWords {
    const COLUMNS: [&str; 9] = [
        "insured",
        "surname",
        "given_name",
        "surname_ar",
        "given_name_ar",
        "hired_on",
        "left_on",
        "situation",
        "last_declared",
    ];
    let heading = |column: &&str| render_plain(lang, &Text::coded("register-column-", column));
    TableWords {
        sheet: say(lang, "register-sheet"),
        headings: COLUMNS.iter().map(heading).collect(),
        direction: direction(lang),
    }
}

/// The few words of a marked file.
pub fn annotate_labels(lang: Lang) -> AnnotateLabels {
    AnnotateLabels {
        author: say(lang, "annotated-author"),
        status: say(lang, "annotated-status"),
        columns: say(lang, "annotated-columns"),
        message: say(lang, "annotated-message"),
        blocking: say(lang, "severity-blocking"),
        warning: say(lang, "severity-warning"),
        notice: say(lang, "severity-notice"),
        line: say(lang, "annotated-line"),
        position: say(lang, "annotated-position"),
        field: say(lang, "annotated-field"),
        value: say(lang, "annotated-value"),
    }
}

/// An empty payroll file with headings, notes and validation.
pub fn empty_file(format: TemplateFormat, lang: Lang) -> Result<FileDownload, AppError> {
    let words = TemplateWords {
        sheet: say(lang, "template-sheet"),
        headings: per_column(lang, "template-heading-"),
        notes: per_column(lang, "template-note-"),
        refused: say(lang, "template-refused"),
        days_refused: say(lang, "template-refused-days"),
        amount_refused: say(lang, "template-refused-amount"),
        situation_refused: say(lang, "template-refused-situation"),
        direction: direction(lang),
    };
    let bytes = template(format, &words).map_err(AppError::fault)?;
    let (extension, mime) = media(format);
    Ok(FileDownload { name: format!("tasrih-{lang}.{extension}"), mime, bytes })
}

/// File name extension and media type of a template.
pub(crate) const fn media(format: TemplateFormat) -> (&'static str, &'static str) {
    match format {
        TemplateFormat::Xlsx => ("xlsx", XLSX_MIME),
        TemplateFormat::Csv => ("csv", CSV_MIME),
    }
}

/// Media type of exported lines.
pub(crate) const fn export_mime(format: tasrih_intake::write::ExportFormat) -> (&'static str, &'static str) {
    match format {
        tasrih_intake::write::ExportFormat::Csv => ("csv", CSV_MIME),
        tasrih_intake::write::ExportFormat::Xlsx => ("xlsx", XLSX_MIME),
    }
}
