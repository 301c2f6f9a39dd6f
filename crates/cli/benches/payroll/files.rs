//! The files: one payroll in three formats, from invented people.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tasrih_app::invented::{Person, payroll_csv};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::source::FileKind;
use tasrih_domain::{Lang, Month};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::EbdsWriter;
use tasrih_intake::write::{ExportFormat, ExportRow, write};
use tasrih_testkit::employer;

/// Who declares in every file.
pub const COMPANY: &str = "CONSERVERIE";
pub const MONTH: Month = Month::at(2026, 3);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Csv,
    Xlsx,
    Ebds,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Ebds];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ebds => "ebds",
        }
    }

    /// In the tables.
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::Ebds => "e-BDS",
        }
    }

    /// The bare work it is held against.
    pub const fn bare(self) -> &'static str {
        match self {
            Self::Csv => "bare loop of the csv crate",
            Self::Xlsx => "bare cell reader of calamine",
            Self::Ebds => "bare scan of the lines",
        }
    }
}

/// Writes the payroll of `rows` people and says where.
pub fn make(folder: &Path, kind: Kind, rows: u32) -> PathBuf {
    let path = folder.join(format!("{rows}.{}", kind.code()));
    let mut people: Vec<Person> = (0..rows).map(|number| Person(number + 1)).collect();
    people.sort_by_key(|person| person.insured());
    let mut out = BufWriter::new(File::create(&path).expect("the folder is ours"));
    let month = MONTH.number();
    match kind {
        Kind::Csv => out.write_all(payroll_csv(&people, month).as_bytes()).expect("the disk has room"),
        Kind::Xlsx => {
            let lines: Vec<_> = (2..).zip(&people).map(|(row, person)| person.line(row, month)).collect();
            let rows = lines.iter().map(ExportRow::from);
            let words = tasrih_app::templates::export_words(Lang::Fr);
            write(ExportFormat::Xlsx, &words, rows, &mut out).expect("a sheet has room for them");
        }
        Kind::Ebds => {
            let kind = FileKind::Declaration(DeclarationKind::MAIN);
            let header = EbdsHeader::of(&employer(COMPANY, 0), MONTH, kind);
            let mut writer =
                EbdsWriter::new(&mut out, &header, tasrih_rates::ceiling_at(MONTH).ok()).expect("a right header");
            for (row, person) in (3..).zip(&people) {
                writer.known(&person.line(row, month)).expect("sorted people");
            }
            writer.finish().expect("totals that fit");
        }
    }
    out.flush().expect("the disk has room");
    path
}
