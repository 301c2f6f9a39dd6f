//! `tasrih rules`: the catalogue, printed from the same tables that the engine runs.

use crate::args::{CatalogueFormat, RulesArgs};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;
use tasrih_domain::Lang;
use tasrih_i18n::{Text, pattern, render_plain};
use tasrih_rules::{CATALOGUE, REFUSALS};

#[derive(Serialize)]
struct Rule {
    code: String,
    name: &'static str,
    severity: &'static str,
    since: Option<String>,
    until: Option<String>,
    source: String,
    status: &'static str,
    title: String,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct Refusal {
    code: String,
    title: String,
    message: String,
    help: String,
}

#[derive(Serialize)]
struct Catalogue {
    rules: Vec<Rule>,
    refusals: Vec<Refusal>,
}

pub fn run(options: &RulesArgs) -> anyhow::Result<ExitCode> {
    let catalogue = catalogue(options.lang);
    let mut output = io::stdout().lock();
    match options.format {
        CatalogueFormat::Json => {
            serde_json::to_writer_pretty(&mut output, &catalogue)?;
            writeln!(output)?;
        }
        CatalogueFormat::Markdown => markdown(&mut output, &catalogue, options.lang)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn catalogue(lang: Lang) -> Catalogue {
    let rules = CATALOGUE.iter().map(|rule| {
        let key = format!("rule-{}", rule.code);
        Rule {
            code: rule.code.to_string(),
            name: rule.name,
            severity: rule.severity.code(),
            since: rule.since.map(|month| month.to_string()),
            until: rule.until.map(|month| month.to_string()),
            source: rule.source.to_string(),
            status: rule.status.code(),
            title: pattern(lang, &format!("{key}.title")),
            message: pattern(lang, &key),
            help: pattern(lang, &format!("{key}.help")),
        }
    });
    let refusals = REFUSALS.iter().map(|refusal| {
        let key = format!("refusal-{}", refusal.code);
        Refusal {
            code: refusal.code.to_string(),
            title: pattern(lang, &format!("{key}.title")),
            message: pattern(lang, &key),
            help: pattern(lang, &format!("{key}.help")),
        }
    });
    Catalogue { rules: rules.collect(), refusals: refusals.collect() }
}

fn markdown(output: &mut dyn Write, catalogue: &Catalogue, lang: Lang) -> io::Result<()> {
    let say = |key: &'static str| render_plain(lang, &Text::of(key));
    // A bar would end the cell.
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    writeln!(output, "# {}\n", say("cli-rules-title"))?;
    let heads = ["code", "severity", "fault", "message", "help", "source", "status"].map(|head| match head {
        "code" => say("cli-rules-code"),
        "severity" => say("cli-rules-severity"),
        "fault" => say("cli-rules-fault"),
        "message" => say("cli-rules-message"),
        "help" => say("cli-rules-help"),
        "source" => say("cli-rules-source"),
        _ => say("cli-rules-status"),
    });
    writeln!(output, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for rule in &catalogue.rules {
        let severity = render_plain(lang, &Text::coded("severity-", rule.severity));
        let status = render_plain(lang, &Text::coded("cli-status-", rule.status));
        let cells = [&rule.code, &severity, &rule.title, &rule.message, &rule.help, &rule.source, &status];
        writeln!(output, "| {} |", cells.map(|text| cell(text)).join(" | "))?;
    }
    writeln!(output, "\n## {}\n", say("cli-rules-refusals"))?;
    let heads = [say("cli-rules-code"), say("cli-rules-fault"), say("cli-rules-message"), say("cli-rules-help")];
    writeln!(output, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for refusal in &catalogue.refusals {
        let cells = [&refusal.code, &refusal.title, &refusal.message, &refusal.help];
        writeln!(output, "| {} |", cells.map(|text| cell(text)).join(" | "))?;
    }
    Ok(())
}
