//! The files: one payroll in three formats, from invented people.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tasrih_app::invented::{Person, payroll_csv};
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, Lang, Month};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::EbdsWriter;
use tasrih_intake::write::{ExportFormat, ExportRow, write};

pub const MONTH: Month = Month::at(2026, 3);

/// The employer of every file; its key is right.
pub fn affiliate() -> AffiliateNumber {
    AffiliateNumber::from_value(4_120_581).expect("seven digits")
}

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
            let mut writer =
                EbdsWriter::new(&mut out, &header(), tasrih_rates::ceiling_at(MONTH).ok()).expect("a right header");
            for (row, person) in (3..).zip(&people) {
                writer.known(&person.line(row, month)).expect("sorted people");
            }
            writer.finish().expect("totals that fit");
        }
    }
    out.flush().expect("the disk has room");
    path
}

fn header() -> EbdsHeader {
    EbdsHeader {
        kind: FileKind::Declaration(DeclarationKind::MAIN),
        transfer_id: Some(1),
        affiliate: affiliate(),
        period: MONTH,
        company: "ATELIER ZELLIGE SARL".to_owned(),
        activity: "ARTISANAT".to_owned(),
        address: "14 DERB EL HORRA".to_owned(),
        city: "FES".to_owned(),
        postal_code: "30110".to_owned(),
        branch_code: "01".to_owned(),
        issued_on: None,
        due_on: None,
    }
}
