//! `tasrih check FILE`: the engine without server and database.

mod json;
mod text;

use crate::args::{CheckArgs, FileContext, ReportFormat};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::ExitCode;
use tasrih_app::check::{CheckRequest, LineOut, Outcome, RefusedFile, Verdict, check_file};
use tasrih_domain::declaration::Roster;
use tasrih_domain::id::FileHash;
use tasrih_domain::{Refusal, RefusalKind};
use tasrih_rates::HealthCover;

/// The file can be filed.
const FILEABLE: u8 = 0;
/// Readable, with blocking findings.
const BLOCKED: u8 = 1;
/// Cannot be read, or refused whole.
const REFUSED: u8 = 2;

/// What the report says of the file itself.
pub struct Checked {
    pub name: String,
    pub hash: Option<FileHash>,
    pub result: Result<Verdict, Box<RefusedFile>>,
}

pub fn run(options: &CheckArgs) -> anyhow::Result<ExitCode> {
    let mut lines = json::Lines::default();
    let mut nobody = tasrih_app::check::NoLines;
    let out: &mut dyn LineOut = match options.format {
        ReportFormat::Json => &mut lines,
        ReportFormat::Text => &mut nobody,
    };
    let checked = check(&options.file, &options.context, out);
    let mut output = BufWriter::new(io::stdout().lock());
    let written = match options.format {
        ReportFormat::Json => json::write(&mut output, &checked, &lines, options.lang),
        ReportFormat::Text => text::write(&mut output, &checked, options.lang),
    };
    // A reader that goes away (`| head`) is no fault of ours.
    match written.and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
        _ => {}
    }
    Ok(ExitCode::from(match &checked.result {
        Ok(verdict) if verdict.outcome() == Outcome::Fileable => FILEABLE,
        Ok(_) => BLOCKED,
        Err(_) => REFUSED,
    }))
}

/// Checks a file on disk, handing its rows to `out`.
pub fn check(path: &Path, context: &FileContext, out: &mut dyn LineOut) -> Checked {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let opened = File::open(path).and_then(|mut file| {
        let hash = hash_of(&mut file)?;
        file.seek(SeekFrom::Start(0))?;
        Ok((file, hash))
    });
    let Ok((mut file, hash)) = opened else {
        return Checked { name, hash: None, result: refused(RefusalKind::Unreadable.into()) };
    };
    let roster = match context.preetabli.as_deref().map(preestablished).transpose() {
        Ok(roster) => roster,
        Err(refusal) => return Checked { name, hash: Some(hash), result: refused(refusal) },
    };
    let request = CheckRequest {
        name: Some(&name),
        sheet: context.sheet.as_deref(),
        affiliate: context.employer,
        month: context.period,
        cover: if context.own_health_cover { HealthCover::OwnBeforeAmo } else { HealthCover::Compulsory },
        agricultural: context.agricultural,
        preestablished: roster.as_ref(),
        ..CheckRequest::default()
    };
    let result = check_file(&mut file, &request, out);
    Checked { name, hash: Some(hash), result }
}

fn refused(refusal: Refusal) -> Result<Verdict, Box<RefusedFile>> {
    Err(Box::new(RefusedFile { refusal, facts: None }))
}

fn preestablished(path: &Path) -> Result<Roster, Refusal> {
    let mut file = File::open(path).map_err(|_| Refusal::from(RefusalKind::Unreadable))?;
    // What is wrong in the fund's own file is not for the employer to mend: the people in it are what counts.
    tasrih_intake::read_preestablished(&mut file).map(|(roster, _)| roster)
}

fn hash_of(file: &mut File) -> io::Result<FileHash> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(FileHash(hasher.finalize().into()));
        }
        hasher.update(&buffer[..read]);
    }
}
