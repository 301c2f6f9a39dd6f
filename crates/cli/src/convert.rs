//! `tasrih convert IN OUT`: a payroll file in another format, through the same reading as everywhere.

use crate::args::ConvertArgs;
use crate::check::check;
use crate::words;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use tasrih_app::check::{CheckedLine, Verdict};
use tasrih_app::templates::export_words;
use tasrih_domain::declaration::DeclarationKind;
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::source::FileKind;
use tasrih_domain::{AffiliateNumber, InsuredNumber, Line, Month, Part};
use tasrih_i18n::{Text, render_plain};
use tasrih_intake::ebds::EbdsHeader;
use tasrih_intake::ebds::write::EbdsWriter;
use tasrih_intake::write::{ExportFormat, ExportRow, write};

/// The file was read, but some rows cannot be declared: nothing is written that would lose them.
const BLOCKED: u8 = 1;
const REFUSED: u8 = 2;
const WRONG_USAGE: u8 = 64;

enum Target {
    Table(ExportFormat),
    Ebds,
}

pub fn run(options: &ConvertArgs) -> anyhow::Result<ExitCode> {
    let extension = options.output.extension().map(|one| one.to_string_lossy().to_lowercase()).unwrap_or_default();
    let target = match extension.as_str() {
        "csv" => Target::Table(ExportFormat::Csv),
        "xlsx" => Target::Table(ExportFormat::Xlsx),
        "txt" => Target::Ebds,
        other => {
            eprintln!("tasrih: .{other} is not a format that is written; use .csv, .xlsx or .txt (e-BDS)");
            return Ok(ExitCode::from(WRONG_USAGE));
        }
    };
    let mut lines: Vec<Line> = Vec::new();
    let mut keep = |checked: &CheckedLine<'_>| {
        let mut line = checked.line.clone();
        line.capped = checked.capped;
        lines.push(line);
    };
    let checked = check(&options.input, &options.context, &mut keep);
    let say = |text: Text| eprintln!("{}", render_plain(options.lang, &text));
    let verdict = match &checked.result {
        Ok(verdict) => verdict,
        Err(refused) => {
            let (code, words) = words::of_refusal(options.lang, &refused.refusal);
            eprintln!("{code}  {}\n{}", words.message, words.help);
            return Ok(ExitCode::from(REFUSED));
        }
    };
    if verdict.counts.valid < verdict.counts.rows {
        let rows = Arg::Count((verdict.counts.rows - verdict.counts.valid).into());
        say(Text::of("cli-convert-blocked").with("rows", rows));
        return Ok(ExitCode::from(BLOCKED));
    }
    match target {
        Target::Table(format) => {
            let out = BufWriter::new(File::create(&options.output)?);
            write(format, &export_words(options.lang), lines.iter().map(ExportRow::from), out)?;
        }
        Target::Ebds => {
            let (Some(affiliate), Some(month)) = (verdict.affiliate, verdict.month) else {
                say(Text::of("cli-convert-needs-context"));
                return Ok(ExitCode::from(WRONG_USAGE));
            };
            let header = header(&options.input, verdict, (affiliate, month));
            write_ebds(&options.output, &header, lines)?;
        }
    }
    let args = Args::new()
        .with("rows", Arg::Count(verdict.counts.rows.into()))
        .with("file", Arg::Text(options.output.display().to_string()));
    say(Text::new("cli-converted", args));
    Ok(ExitCode::SUCCESS)
}

/// The header of an e-BDS file is kept; of a table only the employer and the month are known.
fn header(input: &Path, verdict: &Verdict, (affiliate, period): (AffiliateNumber, Month)) -> EbdsHeader {
    let kept = File::open(input).ok().and_then(|mut file| tasrih_intake::ebds::read_header(&mut file).ok());
    kept.unwrap_or_else(|| EbdsHeader {
        kind: verdict.facts.kind.unwrap_or(FileKind::Declaration(DeclarationKind::MAIN)),
        transfer_id: verdict.facts.transfer_id,
        affiliate,
        period,
        company: String::new(),
        activity: String::new(),
        address: String::new(),
        city: String::new(),
        postal_code: String::new(),
        branch_code: String::new(),
        issued_on: None,
        due_on: Some(tasrih_rates::calendar::due_date(period).on),
    })
}

fn write_ebds(output: &Path, header: &EbdsHeader, mut lines: Vec<Line>) -> anyhow::Result<()> {
    lines.sort_by_key(|line| (line.insured, line.row));
    let is_main = header.kind == FileKind::Declaration(DeclarationKind::MAIN);
    // A table does not say who is new: whoever has a number is taken as known to the fund.
    let is_known = |line: &Line| match line.part {
        Part::Known => true,
        Part::Entrant => false,
        Part::Unsaid => is_main && line.insured.is_some_and(InsuredNumber::names_a_person),
    };
    let (known, entrants): (Vec<_>, Vec<_>) = lines.iter().partition(|line| is_known(line));
    let mut out = BufWriter::new(File::create(output)?);
    let mut writer = EbdsWriter::new(&mut out, header, tasrih_rates::ceiling_at(header.period).ok())?;
    for line in known {
        writer.known(line)?;
    }
    for line in entrants {
        writer.entrant(line)?;
    }
    writer.finish()?;
    Ok(out.flush()?)
}
