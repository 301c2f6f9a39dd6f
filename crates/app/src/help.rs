//! What anyone may read: the rules of the check, and empty files to fill.

use crate::AppError;
use crate::declarations::FileDownload;
use crate::templates;
use tasrih_domain::declaration::Format;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Code, Lang, Severity};
use tasrih_i18n::Text;
use tasrih_intake::template::TemplateFormat;
use tasrih_rules::CATALOGUE;

/// A rule of the check, for its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// Permanent code.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Name of the fault.
    pub title: Text,
    /// The text that the rule comes from.
    pub source: Text,
    /// The place in it, when it has a name of its own.
    pub place: Option<Text>,
}

/// The catalogue, in the order of its codes.
pub fn rules() -> impl Iterator<Item = RuleRow> {
    CATALOGUE.iter().map(|rule| RuleRow {
        code: rule.code,
        severity: rule.severity,
        title: Text::new(format!("rule-{}.title", rule.code), Args::new()),
        source: Text::coded("source-", rule.source.text.code()),
        place: rule
            .source
            .named_place()
            .map(|(kind, name)| Text::coded("source-", kind).with("place", Arg::Text(name.to_owned()))),
    })
}

/// An empty payroll file.
///
/// # Errors
/// `Unknown`: there is no empty file of that format.
pub fn empty_file(format: Format, lang: Lang) -> Result<FileDownload, AppError> {
    let format = match format {
        Format::Xlsx => TemplateFormat::Xlsx,
        Format::Csv => TemplateFormat::Csv,
        Format::Ods | Format::Xls | Format::Ebds => return Err(AppError::Unknown),
    };
    templates::empty_file(format, lang)
}
