//! What can be typed after `tasrih`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;
use tasrih_domain::{AffiliateNumber, Lang, Month};

/// Employer declaration gateway. Without a command: starts it with demo companies on http://localhost:8080.
#[derive(Debug, Parser)]
#[command(name = "tasrih", version, max_term_width = 100)]
pub struct Arguments {
    /// Settings file; tasrih.toml in the working directory when it is there.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the gateway without demo data.
    Serve(ServeArgs),
    /// Print every setting, its meaning and its value in force.
    Config,
    /// Who did and saw what.
    Audit {
        #[command(subcommand)]
        what: AuditCommand,
    },
    /// What employers owe and paid.
    Ledger {
        #[command(subcommand)]
        what: LedgerCommand,
    },
    /// Papers that attest something.
    Certificate {
        #[command(subcommand)]
        what: CertificateCommand,
    },
    /// Check a payroll file; no server and no database needed. Exit status: 0 can be filed, 1 blocked, 2 refused, 64 usage.
    Check(CheckArgs),
    /// Write a payroll file in another format.
    Convert(ConvertArgs),
    /// Write an empty payroll file to fill in.
    Template(TemplateArgs),
    /// Print contribution rates, ceilings and minimum wages with their sources.
    Rates(RatesArgs),
    /// Print the catalogue of rules.
    Rules(RulesArgs),
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Seal what waits and compute the chain of every event again. Exit status: 0 sound, 1 broken.
    Verify(VerifyArgs),
}

#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Read every posting, replay the facts and compare. Exit status: 0 sound, 1 broken.
    Verify(VerifyArgs),
}

#[derive(Debug, Subcommand)]
pub enum CertificateCommand {
    /// Is an attestation (its PDF, or the text of its QR code) genuine and unchanged? No server and no network needed;
    /// whether it was revoked, only the gateway knows. Exit status: 0 genuine, 1 altered or signed by somebody else,
    /// 2 genuine but expired, 64 usage, 66 no attestation, 70 no keys.
    Verify(CertificateArgs),
}

#[derive(Debug, Args)]
pub struct CertificateArgs {
    /// The PDF, or a text file with what the QR code says.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The public keys, as the gateway publishes them at /keys.pem; those of the data folder when not given.
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// Language of the messages.
    #[arg(long, value_parser = lang, default_value = "fr", value_name = "ar|fr|en")]
    pub lang: Lang,
}

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Language of the messages.
    #[arg(long, value_parser = lang, default_value = "fr", value_name = "ar|fr|en")]
    pub lang: Lang,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Folder of the embedded database.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// What is known beside the file.
#[derive(Debug, Args)]
pub struct FileContext {
    /// Affiliate number of the employer, 7 digits.
    #[arg(long, value_name = "7DIGITS")]
    pub employer: Option<AffiliateNumber>,
    /// Declared month, as 2026-03.
    #[arg(long, value_name = "MONTH")]
    pub period: Option<Month>,
    /// The fund's pre-established file of that month.
    #[arg(long, value_name = "FILE")]
    pub preetabli: Option<PathBuf>,
    /// Sheet of a workbook, when several could be meant.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The employer is exempt from basic health insurance (own cover from before AMO).
    #[arg(long)]
    pub own_health_cover: bool,
    /// Agricultural employer: minimum wage by the day.
    #[arg(long)]
    pub agricultural: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// CSV, XLSX, ODS, XLS or e-BDS file.
    pub file: PathBuf,
    #[command(flatten)]
    pub context: FileContext,
    /// Language of the messages.
    #[arg(long, value_parser = lang, default_value = "fr", value_name = "ar|fr|en")]
    pub lang: Lang,
    /// Form of the report.
    #[arg(long, value_enum, default_value = "text")]
    pub format: ReportFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs: one object.
    Json,
}

#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// Payroll file in any accepted format.
    pub input: PathBuf,
    /// File to write; its extension chooses the format: csv, xlsx or txt (e-BDS).
    pub output: PathBuf,
    #[command(flatten)]
    pub context: FileContext,
    /// Language of headings and messages.
    #[arg(long, value_parser = page_lang, default_value = "fr", value_name = "ar|fr")]
    pub lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TemplateFormat {
    Xlsx,
    Csv,
}

#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// Format of the file.
    #[arg(long, value_enum, default_value = "xlsx")]
    pub format: TemplateFormat,
    /// Language of headings and notes.
    #[arg(long, value_parser = page_lang, default_value = "fr", value_name = "ar|fr")]
    pub lang: Lang,
    /// File to write; standard output when it is missing.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct RatesArgs {
    /// Month, as 2026-03.
    #[arg(long, value_name = "MONTH")]
    pub at: Month,
    /// Language of the names.
    #[arg(long, value_parser = lang, default_value = "fr", value_name = "ar|fr|en")]
    pub lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CatalogueFormat {
    Markdown,
    Json,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Form of the catalogue.
    #[arg(long, value_enum, default_value = "markdown")]
    pub format: CatalogueFormat,
    /// Language of the messages.
    #[arg(long, value_parser = lang, default_value = "fr", value_name = "ar|fr|en")]
    pub lang: Lang,
}

fn lang(text: &str) -> Result<Lang, String> {
    text.parse().map_err(|()| "one of ar, fr, en".to_owned())
}

fn page_lang(text: &str) -> Result<Lang, String> {
    lang(text).ok().filter(|lang| Lang::PAGES.contains(lang)).ok_or_else(|| "one of ar, fr".to_owned())
}
