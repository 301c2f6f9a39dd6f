//! Every rule shown by files: one that has the fault and one that has not, through the whole engine.
//!
//! `fixtures/rules/<CODE>` holds `fault.*` and `ok.*` (and more of each: `ok_equal.csv`). Beside each file, `.expect`
//! is the whole report in three languages: where the findings stand and what a person reads. `.facts` says what is
//! known beside the file; without it, the employer is 4052594, the month March 2026, the declaration the main one.
//! `preetabli.txt`, `previous.csv` and `main.csv` in the folder are the fund's list, last month's declaration and the
//! main declaration; `hired.csv` and `left.csv` are the people whom the employer said to have hired or let go,
//! `register.csv` those whom the register kept here expects.
//!
//! After a change of wording, `TASRIH_BLESS=1 cargo test -p tasrih-tests --test rules` writes the reports anew: read
//! the difference before committing it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use tasrih_app::check::{CheckRequest, CheckedLine, NoLines, Outcome, check_file};
use tasrih_domain::declaration::{DeclarationKind, KnownEmployee, Movements, Roster, RosterOrigin};
use tasrih_domain::{AffiliateNumber, Finding, Lang, Month, Refusal};
use tasrih_i18n::{Text, attribute, faults, render_plain};
use tasrih_rules::{CATALOGUE, REFUSALS, refusal_code};
use time::Date;

/// Refusals that no file small enough to keep shows: `tests/formats` makes a file for each.
const REFUSALS_WITHOUT_FIXTURE: &[&str] = &[
    "Unreadable",
    "TooLarge",
    "Encrypted",
    "ArchiveTooLarge",
    "BrokenText",
    "TooManyRows",
    "TooManyColumns",
    "CellTooLong",
    "TotalsTooLarge",
];

/// Findings written in a report; the longer ones are cut, which the report says.
const FINDINGS_SHOWN_MAX: usize = 12;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/rules")
}

/// What is known beside a file of a folder.
struct Facts {
    values: BTreeMap<String, String>,
    folder: PathBuf,
}

impl Facts {
    fn beside(file: &Path) -> Self {
        let text = fs::read_to_string(file.with_extension("facts")).unwrap_or_default();
        let pairs = text.lines().map(|line| {
            let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("{}: {line}", file.display()));
            (key.trim().to_owned(), value.trim().to_owned())
        });
        Self { values: pairs.collect(), folder: file.parent().expect("a fixture lies in a folder").to_owned() }
    }

    /// The value of a key; `none` takes a default away.
    fn get<'f>(&'f self, key: &str, default: Option<&'f str>) -> Option<&'f str> {
        self.values.get(key).map(String::as_str).or(default).filter(|value| *value != "none")
    }

    fn affiliate(&self) -> Option<AffiliateNumber> {
        self.get("affiliate", Some("4052594")).map(|text| text.parse().expect("an affiliate number"))
    }

    fn month(&self) -> Option<Month> {
        self.get("month", Some("2026-03")).map(|text| text.parse().expect("a month"))
    }

    fn today(&self) -> Option<Date> {
        let text = self.get("today", None)?;
        let (month, day) = text.rsplit_once('-').expect("a day");
        month.parse::<Month>().expect("a month").day(day.parse().expect("a number"))
    }

    fn kind(&self) -> Option<DeclarationKind> {
        let number = self.get("kind", Some("0")).map(|text| text.parse().expect("0 to 9"));
        number.and_then(DeclarationKind::from_number)
    }

    /// The people of another file of the folder.
    fn people(&self, name: &str) -> Option<Roster> {
        let mut file = fs::File::open(self.folder.join(name)).ok()?;
        let mut people = Vec::new();
        let mut keep = |checked: &CheckedLine<'_>| {
            let line = checked.line;
            people.push(KnownEmployee {
                insured: line.insured.expect("known people have numbers"),
                surname: line.surname.clone(),
                given_name: line.given_name.clone(),
                gross: line.gross,
                situation: line.situation,
                allowances: line.allowances,
            });
        };
        let request = CheckRequest { affiliate: self.affiliate(), month: self.month(), ..CheckRequest::default() };
        check_file(&mut file, &request, &mut keep).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
        people.sort_by_key(|known| known.insured);
        Some(Roster { people, ..Roster::default() })
    }

    fn preestablished(&self) -> Result<Option<Roster>, Refusal> {
        let name = self.get("preetabli", Some("preetabli.txt")).unwrap_or_default();
        match fs::File::open(self.folder.join(name)) {
            Ok(mut file) => tasrih_intake::read_preestablished(&mut file).map(|(roster, _)| Some(roster)),
            Err(_) => Ok(self.people("register.csv").map(|known| Roster { origin: RosterOrigin::Register, ..known })),
        }
    }

    /// The bytes of the file, its last line repeated when a fault needs many rows.
    fn bytes(&self, file: &Path) -> Vec<u8> {
        let mut bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let times = self.get("repeat", None).map_or(1, |text| text.parse().expect("a number"));
        let start = bytes.trim_ascii_end().iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let last = bytes[start..].to_vec();
        bytes.extend(std::iter::repeat_n(last, times - 1).flatten());
        bytes
    }
}

/// What the engine says of a file: the codes, and the report that a person would read.
struct Report {
    codes: BTreeSet<String>,
    text: String,
}

fn report(file: &Path) -> Report {
    let facts = Facts::beside(file);
    let preestablished = match facts.preestablished() {
        Ok(roster) => roster,
        Err(refusal) => return refused(&refusal),
    };
    let (previous, main) = (facts.people("previous.csv"), facts.people("main.csv"));
    let movements = match (facts.people("hired.csv"), facts.people("left.csv")) {
        (None, None) => None,
        (hired, left) => Some(Movements { hired: hired.unwrap_or_default(), left: left.unwrap_or_default() }),
    };
    let request = CheckRequest {
        name: facts.get("name", None),
        sheet: facts.get("sheet", None),
        affiliate: facts.affiliate(),
        ice: facts.get("ice", None),
        month: facts.month(),
        kind: facts.kind(),
        preestablished: preestablished.as_ref(),
        previous: previous.as_ref(),
        elsewhere: main.as_ref(),
        movements: movements.as_ref(),
        today: facts.today(),
        ..CheckRequest::default()
    };
    match check_file(&mut Cursor::new(facts.bytes(file)), &request, &mut NoLines) {
        Ok(verdict) => {
            let outcome = if verdict.outcome() == Outcome::Fileable { "fileable" } else { "blocked" };
            let mut text = format!("{outcome}, {} of {} valid\n", verdict.counts.valid, verdict.counts.rows);
            for finding in verdict.findings.iter().take(FINDINGS_SHOWN_MAX) {
                describe(finding, &mut text);
            }
            if let Some(more) = verdict.findings.len().checked_sub(FINDINGS_SHOWN_MAX).filter(|more| *more > 0) {
                writeln!(text, "\nand {more} more").expect("a text can be written to");
            }
            Report { codes: verdict.findings.iter().map(|finding| finding.code.to_string()).collect(), text }
        }
        Err(refused_file) => refused(&refused_file.refusal),
    }
}

fn refused(refusal: &Refusal) -> Report {
    let code = refusal_code(refusal.kind).to_string();
    let mut text = format!("refused\n\n{code}\n");
    say(&format!("refusal-{code}"), &refusal.args, &mut text);
    Report { codes: BTreeSet::from([code]), text }
}

fn describe(finding: &Finding, text: &mut String) {
    let place = match (finding.place.row, finding.place.column) {
        (Some(row), Some(column)) => format!("row {row}, column {column}"),
        (Some(row), None) => format!("row {row}"),
        (None, _) => "file".to_owned(),
    };
    let value = finding.value.as_ref().map(|value| format!(" “{}”", value.as_str())).unwrap_or_default();
    writeln!(text, "\n{} {}, {place}{value}", finding.code, finding.severity.code()).expect("a text can be written to");
    say(&format!("rule-{}", finding.code), &finding.args, text);
}

fn say(key: &str, args: &tasrih_domain::Args, text: &mut String) {
    for lang in [Lang::Fr, Lang::Ar, Lang::En] {
        let message = render_plain(lang, &Text::new(key.to_owned(), args.clone()));
        let help = attribute(lang, key, "help", args).replace(['\u{2068}', '\u{2069}'], "");
        writeln!(text, "  {lang} {message} | {help}").expect("a text can be written to");
    }
}

/// The files of a folder whose name begins so.
fn files(code: &str, begin: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(root().join(code)) else { return Vec::new() };
    let is_input = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_default();
        (name == begin || name.starts_with(&format!("{begin}_"))) && extension != "expect" && extension != "facts"
    };
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).filter(is_input).collect();
    files.sort();
    files
}

/// The codes that must have fixtures.
fn codes() -> Vec<String> {
    let refusals = REFUSALS
        .iter()
        .filter(|refusal| !REFUSALS_WITHOUT_FIXTURE.contains(&format!("{:?}", refusal.kind).as_str()))
        .map(|refusal| refusal.code.to_string());
    CATALOGUE.iter().map(|rule| rule.code.to_string()).chain(refusals).collect()
}

#[test]
fn every_rule_has_a_file_with_the_fault_and_one_without() {
    for code in codes() {
        assert!(!files(&code, "fault").is_empty(), "{code} has no file with the fault");
        assert!(!files(&code, "ok").is_empty(), "{code} has no file without the fault");
    }
}

#[test]
fn every_folder_belongs_to_a_rule() {
    let codes: BTreeSet<_> = codes().into_iter().collect();
    for entry in fs::read_dir(root()).expect("the fixtures can be listed").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(codes.contains(&name), "{name} is no rule");
    }
}

#[test]
fn a_file_with_the_fault_says_so_and_one_without_does_not() {
    let mut wrong = Vec::new();
    for code in codes() {
        for (begin, has_fault) in [("fault", true), ("ok", false)] {
            for file in files(&code, begin) {
                if report(&file).codes.contains(&code) != has_fault {
                    wrong.push(format!("{}:\n{}", file.display(), report(&file).text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_report_reads_as_expected() {
    let is_blessing = std::env::var_os("TASRIH_BLESS").is_some();
    let mut wrong = Vec::new();
    for file in codes().iter().flat_map(|code| files(code, "fault").into_iter().chain(files(code, "ok"))) {
        let expected = file.with_extension("expect");
        let text = report(&file).text;
        if is_blessing {
            fs::write(&expected, &text).unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        } else if fs::read_to_string(&expected).ok().as_ref() != Some(&text) {
            wrong.push(format!("{}:\n{text}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "{} reports differ; they are now:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(faults(), Vec::<String>::new(), "words or values are missing");
}
