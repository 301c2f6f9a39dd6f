//! `tasrih template`: an empty payroll file to fill in.

use crate::args::{TemplateArgs, TemplateFormat};
use std::io::{self, Write};
use std::process::ExitCode;
use tasrih_app::templates::empty_file;
use tasrih_intake::template::TemplateFormat as Format;

pub fn run(options: &TemplateArgs) -> anyhow::Result<ExitCode> {
    let format = match options.format {
        TemplateFormat::Xlsx => Format::Xlsx,
        TemplateFormat::Csv => Format::Csv,
    };
    let file = empty_file(format, options.lang)?;
    match &options.output {
        Some(path) => std::fs::write(path, &file.bytes)?,
        None => io::stdout().lock().write_all(&file.bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
