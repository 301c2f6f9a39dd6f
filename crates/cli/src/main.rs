//! The `tasrih` command: the one place where everything is wired.
//!
//! `serve` and the demo start the gateway; `check`, `convert`, `template`, `rates` and `rules` use the same engine without
//! server or database; `audit verify` and `ledger verify`
//! look at the database of a gateway. This crate reads arguments, files and the environment; it decides nothing about wages.

mod args;
mod audit;
mod certificate;
mod check;
mod config;
mod convert;
mod demo;
mod keys;
mod ledger;
mod rates;
mod rules;
mod serve;
mod template;
mod words;

use clap::Parser;
use config::Settings;
use std::io::{self, Write};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Wrong usage, as the command line of `tasrih check` promises it.
const WRONG_USAGE: u8 = 64;

fn main() -> ExitCode {
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(WRONG_USAGE) } else { ExitCode::SUCCESS };
        }
    };
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tasrih: {error:#}");
            ExitCode::from(70)
        }
    }
}

fn run(arguments: args::Arguments) -> anyhow::Result<ExitCode> {
    use args::Command;
    let file = arguments.config.as_deref();
    match arguments.command {
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::Convert(options)) => convert::run(&options),
        Some(Command::Template(options)) => template::run(&options),
        Some(Command::Rates(options)) => rates::run(&options),
        Some(Command::Rules(options)) => rules::run(&options),
        Some(Command::Audit { what: args::AuditCommand::Verify(options) }) => {
            audit::verify(&Settings::load(file)?, options.lang)
        }
        Some(Command::Ledger { what: args::LedgerCommand::Verify(options) }) => {
            ledger::verify(&Settings::load(file)?, options.lang)
        }
        Some(Command::Certificate { what: args::CertificateCommand::Verify(options) }) => {
            certificate::verify(file, &options)
        }
        Some(Command::Config) => {
            io::stdout().lock().write_all(Settings::load(file)?.print()?.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::Serve(options)) => serve::run(&Settings::load_for(file, &options)?, serve::Content::Own),
        None => serve::run(&Settings::load(file)?, serve::Content::Demo),
    }
}
