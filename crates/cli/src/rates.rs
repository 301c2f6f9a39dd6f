//! `tasrih rates --at 2026-03`: what the engine computes with, and how sure we are of it.

use crate::args::RatesArgs;
use std::io::{self, Write};
use std::process::ExitCode;
use tasrih_domain::Lang;
use tasrih_domain::finding::{Arg, Args};
use tasrih_i18n::{Text, format, render_plain};
use tasrih_rates::{Base, Listing, RateError, Source, Status, listing};

pub fn run(options: &RatesArgs) -> anyhow::Result<ExitCode> {
    let mut output = io::stdout().lock();
    match listing(options.at) {
        Ok(listing) => {
            print(&mut output, &listing, options.lang)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(RateError::NotInForce { month, first }) => {
            let args = Args::new().with("month", Arg::Month(month)).with("first", Arg::Month(first));
            let code = tasrih_rules::refusal_code(tasrih_domain::RefusalKind::NoConfirmedRate);
            eprintln!("{}", render_plain(options.lang, &Text::new(format!("refusal-{code}"), args)));
            Ok(ExitCode::from(2))
        }
    }
}

fn print(output: &mut dyn Write, listing: &Listing, lang: Lang) -> io::Result<()> {
    let say = |key: &'static str| render_plain(lang, &Text::of(key));
    let status = |status: Status| render_plain(lang, &Text::coded("cli-status-", status.code()));
    let month = Args::new().with("month", Arg::Month(listing.rates.month));
    writeln!(output, "# {}\n", render_plain(lang, &Text::new("cli-rates-title", month)))?;
    let heads = [
        say("cli-rates-branch"),
        say("cli-rates-employer"),
        say("cli-rates-employee"),
        say("cli-rates-base"),
        say("cli-rates-status"),
        say("cli-rates-source"),
    ];
    writeln!(output, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for branch in &listing.rates.branches {
        let cells = [
            render_plain(lang, &Text::coded("branch-", branch.branch.code())),
            format::percent(&branch.employer.value.percent()),
            format::percent(&branch.employee.value.percent()),
            say(match branch.base {
                Base::Gross => "cli-rates-whole",
                Base::Capped => "cli-rates-capped",
            }),
            status(branch.employer.status),
            source(branch.employer.source, branch.employer.checked_on, lang),
        ];
        writeln!(output, "| {} |", cells.join(" | "))?;
    }
    let ceiling = &listing.rates.ceiling;
    writeln!(
        output,
        "\n{}: {} DH ({}; {})",
        say("cli-rates-ceiling"),
        format::money(ceiling.value),
        status(ceiling.status),
        source(ceiling.source, ceiling.checked_on, lang)
    )?;
    for wage in &listing.minimum_wages {
        writeln!(
            output,
            "{} ({}): {} DH ({}; {})",
            say("cli-rates-minimum"),
            wage.sector.code(),
            format::money(wage.full_month.value),
            status(wage.unit.status),
            source(wage.unit.source, wage.unit.checked_on, lang)
        )?;
    }
    let due = &listing.due;
    writeln!(output, "{}: {} ({})", say("cli-rates-due"), format::date(due.on), status(due.status))
}

fn source(source: &Source, checked_on: time::Date, lang: Lang) -> String {
    let checked = Text::of("cli-rates-checked").with("date", Arg::Date(checked_on));
    format!("{}, {}", render_plain(lang, &tasrih_app::law::source_name(source)), render_plain(lang, &checked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::Month;

    #[test]
    fn every_text_of_law_has_a_name_in_each_language() {
        for lang in Lang::ALL {
            let mut printed = Vec::new();
            for month in (2017..=2026).flat_map(|year| [Month::at(year, 1), Month::at(year, 9)]) {
                print(&mut printed, &listing(month).unwrap(), lang).unwrap();
            }
            assert!(!String::from_utf8(printed).unwrap().contains("law-"), "{lang}: a key stands for a name");
        }
    }
}
