//! The report for programs: one object, amounts as text with two decimals.

use super::Checked;
use crate::words;
use serde::Serialize;
use std::io::{self, Write};
use tasrih_app::check::{CheckedLine, LineOut, Outcome, Verdict};
use tasrih_domain::source::FileFacts;
use tasrih_domain::{Finding, InsuredNumber, Lang, Money, Situation};

/// The lines of the file, already written as JSON: kept as text, because counts and totals come before them.
#[derive(Default)]
pub struct Lines(Vec<u8>);

#[derive(Serialize)]
struct Line<'a> {
    row: u32,
    insured_number: Option<String>,
    surname: Option<&'a str>,
    given_name: Option<&'a str>,
    cin: Option<&'a str>,
    days: Option<u8>,
    gross: Option<String>,
    capped: Option<String>,
    situation: Option<&'static str>,
    valid: bool,
}

impl LineOut for Lines {
    fn line(&mut self, checked: &CheckedLine<'_>) {
        let filled = |text: &'_ str| (!text.is_empty()).then_some(());
        let line = checked.line;
        let twin = Line {
            row: line.row,
            insured_number: line.insured.map(|number: InsuredNumber| number.to_string()),
            surname: filled(&line.surname).map(|()| line.surname.as_str()),
            given_name: filled(&line.given_name).map(|()| line.given_name.as_str()),
            cin: filled(&line.cin).map(|()| line.cin.as_str()),
            days: line.days,
            gross: line.gross.map(amount),
            capped: checked.capped.map(amount),
            situation: line.situation.filter(|one| *one != Situation::Normal).map(Situation::code),
            valid: checked.is_valid,
        };
        if !self.0.is_empty() {
            self.0.push(b',');
        }
        // Writing to memory and plain texts: neither can fail.
        let _ = serde_json::to_writer(&mut self.0, &twin);
    }
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    format: Option<&'static str>,
    sha256: Option<String>,
    encoding: Option<&'a str>,
    sheet: Option<&'a str>,
}

#[derive(Serialize)]
struct Refusal {
    code: String,
    message: String,
    help: String,
}

#[derive(Serialize, Default)]
struct Counts {
    rows: u32,
    employees: u32,
    blocking: u32,
    warnings: u32,
    notices: u32,
}

#[derive(Serialize)]
struct Totals {
    days: u64,
    gross: String,
    capped: Option<String>,
    employer: Option<String>,
    employee: Option<String>,
    due: Option<String>,
    branches: Vec<BranchTotals>,
}

#[derive(Serialize)]
struct BranchTotals {
    branch: &'static str,
    employer: String,
    employee: String,
    base: String,
}

#[derive(Serialize)]
struct FindingTwin<'a> {
    code: &'a str,
    severity: &'static str,
    row: Option<u32>,
    column: Option<String>,
    header: Option<&'a str>,
    field: Option<String>,
    value: Option<&'a str>,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct Head<'a> {
    file: File<'a>,
    verdict: &'static str,
    refusal: Option<Refusal>,
    employer: Option<String>,
    period: Option<String>,
    counts: Counts,
    totals: Option<Totals>,
}

fn amount(money: Money) -> String {
    money.to_string()
}

/// Writes the report. Findings are written one by one, so that a file full of faults needs no second copy.
pub fn write(output: &mut dyn Write, checked: &Checked, lines: &Lines, lang: Lang) -> io::Result<()> {
    let facts = match &checked.result {
        Ok(verdict) => Some(&verdict.facts),
        Err(refused) => refused.facts.as_ref(),
    };
    let verdict = checked.result.as_ref().ok();
    let head = Head {
        file: file(checked, facts),
        verdict: match verdict.map(Verdict::outcome) {
            Some(Outcome::Fileable) => "fileable",
            Some(Outcome::Blocked) => "blocked",
            None => "refused",
        },
        refusal: checked.result.as_ref().err().map(|refused| {
            let (code, words) = words::of_refusal(lang, &refused.refusal);
            Refusal { code: code.to_string(), message: words.message, help: words.help }
        }),
        employer: verdict
            .and_then(|one| one.affiliate)
            .or(facts.and_then(|one| one.affiliate))
            .map(|one| one.to_string()),
        period: verdict.and_then(|one| one.month).or(facts.and_then(|one| one.period)).map(|one| one.to_string()),
        counts: verdict.map(counts).unwrap_or_default(),
        totals: verdict.map(totals),
    };
    let mut text = serde_json::to_vec(&head)?;
    // The head is an object; lines and findings follow before it is closed.
    text.pop();
    output.write_all(&text)?;
    output.write_all(b",\"lines\":[")?;
    if verdict.is_some() {
        output.write_all(&lines.0)?;
    }
    output.write_all(b"],\"findings\":[")?;
    for (at, finding) in verdict.iter().flat_map(|one| &one.findings).enumerate() {
        if at > 0 {
            output.write_all(b",")?;
        }
        serde_json::to_writer(&mut *output, &twin(finding, facts, lang))?;
    }
    output.write_all(b"]}\n")
}

fn file<'a>(checked: &'a Checked, facts: Option<&'a FileFacts>) -> File<'a> {
    File {
        name: &checked.name,
        format: facts.map(|one| one.format.code()),
        sha256: checked.hash.map(|hash| hash.to_string()),
        encoding: facts.and_then(|one| one.encoding),
        sheet: facts.and_then(|one| one.sheet.as_deref()),
    }
}

fn counts(verdict: &Verdict) -> Counts {
    let counts = verdict.counts;
    Counts {
        rows: counts.rows,
        employees: counts.rows,
        blocking: counts.blocking,
        warnings: counts.warnings,
        notices: counts.notices,
    }
}

fn totals(verdict: &Verdict) -> Totals {
    let due = verdict.contributions.as_ref();
    Totals {
        days: verdict.totals.days,
        gross: amount(verdict.totals.gross),
        capped: due.map(|_| amount(verdict.totals.capped)),
        employer: due.map(|due| amount(due.employer())),
        employee: due.map(|due| amount(due.employee())),
        due: due.map(|due| amount(due.due())),
        branches: due.map(|due| &due.branches[..]).unwrap_or_default().iter().map(branch).collect(),
    }
}

fn branch(due: &tasrih_domain::declaration::BranchDue) -> BranchTotals {
    BranchTotals {
        branch: due.branch.code(),
        employer: amount(due.employer),
        employee: amount(due.employee),
        base: amount(due.base),
    }
}

fn twin<'a>(finding: &'a Finding, facts: Option<&'a FileFacts>, lang: Lang) -> FindingTwin<'a> {
    let words = words::of_finding(lang, finding);
    let place = finding.place;
    let header = facts.and_then(|facts| facts.header_of(place));
    FindingTwin {
        code: finding.code.as_str(),
        severity: finding.severity.code(),
        row: place.row,
        column: place.column.map(|column| column.to_string()),
        header,
        field: place.field.map(|field| field.code().into_owned()),
        value: finding.value.as_ref().map(tasrih_domain::source::Excerpt::as_str),
        message: words.message,
        help: words.help,
    }
}
