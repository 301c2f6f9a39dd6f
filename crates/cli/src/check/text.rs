//! The report for people at a terminal.

use super::Checked;
use crate::words;
use std::io::{self, Write};
use tasrih_app::check::{Outcome, Verdict};
use tasrih_domain::finding::{Arg, Args};
use tasrih_domain::{Finding, Lang};
use tasrih_i18n::{Text, format, render_plain};

/// Findings printed of one rule; the rest is counted.
const SHOWN_PER_RULE_MAX: usize = 20;

pub fn write(output: &mut dyn Write, checked: &Checked, lang: Lang) -> io::Result<()> {
    let say = |key: &'static str, args: Args| render_plain(lang, &Text::new(key, args));
    writeln!(output, "{}", checked.name)?;
    match &checked.result {
        Err(refused) => {
            let (code, words) = words::of_refusal(lang, &refused.refusal);
            writeln!(output, "{}", say("cli-refused", Args::new()))?;
            writeln!(output, "  {code}  {}\n        {}", words.message, words.help)
        }
        Ok(verdict) => {
            let key = match verdict.outcome() {
                Outcome::Fileable => "cli-fileable",
                Outcome::Blocked => "cli-blocked",
            };
            writeln!(output, "{}", say(key, Args::new()))?;
            figures(output, verdict, lang)?;
            findings(output, &verdict.findings, lang)
        }
    }
}

fn figures(output: &mut dyn Write, verdict: &Verdict, lang: Lang) -> io::Result<()> {
    let say = |key: &'static str, args: Args| render_plain(lang, &Text::new(key, args));
    let counts = verdict.counts;
    let args = Args::new()
        .with("rows", Arg::Count(counts.rows.into()))
        .with("blocking", Arg::Count(counts.blocking.into()))
        .with("warnings", Arg::Count(counts.warnings.into()));
    writeln!(output, "{}", say("cli-counts", args))?;
    writeln!(output, "{}", say("cli-gross", Args::new().with("amount", Arg::Money(verdict.totals.gross))))?;
    if let Some(due) = &verdict.contributions {
        for branch in &due.branches {
            writeln!(
                output,
                "  {:<42} {:>18} {:>18}",
                render_plain(lang, &Text::coded("branch-", branch.branch.code())),
                format::money(branch.employer),
                format::money(branch.employee)
            )?;
        }
        let args = Args::new()
            .with("employer", Arg::Money(due.employer()))
            .with("employee", Arg::Money(due.employee()))
            .with("due", Arg::Money(due.due()));
        writeln!(output, "{}", say("cli-due", args))?;
    }
    Ok(())
}

fn findings(output: &mut dyn Write, findings: &[Finding], lang: Lang) -> io::Result<()> {
    let mut by_rule: Vec<&Finding> = findings.iter().collect();
    by_rule.sort_by_key(|finding| (finding.severity, finding.code));
    for group in by_rule.chunk_by(|a, b| a.code == b.code) {
        let first = group[0];
        let severity = render_plain(lang, &Text::coded("severity-", first.severity.code()));
        writeln!(
            output,
            "\n{}  {severity} ({})",
            first.code,
            format::count(i64::try_from(group.len()).unwrap_or(i64::MAX))
        )?;
        for finding in group.iter().take(SHOWN_PER_RULE_MAX) {
            let column = finding.place.column.map(|column| column.to_string()).unwrap_or_default();
            let row = finding.place.row.map(|row| row.to_string()).unwrap_or_default();
            writeln!(output, "  {column}{row:<8} {}", words::of_finding(lang, finding).message)?;
        }
        if group.len() > SHOWN_PER_RULE_MAX {
            let more = i64::try_from(group.len() - SHOWN_PER_RULE_MAX).unwrap_or(i64::MAX);
            writeln!(output, "  {}", render_plain(lang, &Text::of("cli-more").with("count", Arg::Count(more))))?;
        }
        writeln!(output, "  {}", words::of_finding(lang, first).help)?;
    }
    Ok(())
}
