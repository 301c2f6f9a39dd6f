//! `tasrih ledger verify`: does every posting sum to zero, and does every account say what its facts say?

use crate::config::Settings;
use crate::serve;
use sea_orm_migration::MigratorTrait;
use std::io::{self, Write};
use std::process::ExitCode;
use tasrih_app::ledger::LedgerReport;
use tasrih_app::{App, AppConfig, Clock};
use tasrih_domain::Lang;
use tasrih_domain::finding::{Arg, Args};
use tasrih_i18n::{Text, render_plain};
use tasrih_ledger::{Account, Mismatch};
use tasrih_migrations::Migrator;

/// The ledger does not hold.
const BROKEN: u8 = 1;

/// Reads the whole ledger and says what it found; changes nothing.
pub fn verify(settings: &Settings, lang: Lang) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        let store = serve::connect(settings).await?;
        let pending = Migrator::get_pending_migrations(store.connection()).await?;
        anyhow::ensure!(pending.is_empty(), "the database has another version: start this tasrih on it once");
        let report = App::new(store.clone(), Clock::system(), AppConfig::default()).verify_ledger().await?;
        store.close().await?;
        Ok::<_, anyhow::Error>(report)
    })?;
    writeln!(io::stdout().lock(), "{}", say(&report, lang))?;
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::from(BROKEN) })
}

fn say(report: &LedgerReport, lang: Lang) -> String {
    let count = |number: u64| Arg::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let line = |key: &'static str, args: Args| render_plain(lang, &Text::new(key, args));
    let read = Args::new().with("employers", count(report.employers)).with("postings", count(report.postings));
    let mut lines = vec![line("cli-ledger-read", read)];
    if report.waiting > 0 {
        lines.push(line("cli-ledger-waiting", Args::new().with("waiting", count(report.waiting))));
    }
    for one in &report.unsound {
        let args = Args::new().with("posting", Arg::Text(one.posting.to_string())).with("sum", Arg::Money(one.sum));
        lines.push(line("cli-ledger-unsound", args));
    }
    for (employer, wrong) in &report.differing {
        for one in wrong {
            let Mismatch::Differs { account, month, posted, settled } = one else { continue };
            let args = Args::new()
                .with("employer", Arg::Text(employer.to_string()))
                .with("account", Arg::Text(name(*account, *month)))
                .with("posted", Arg::Money(*posted))
                .with("settled", Arg::Money(*settled));
            lines.push(line("cli-ledger-differs", args));
        }
    }
    if report.is_sound() {
        lines.push(line("cli-ledger-sound", Args::new()));
    }
    lines.join("\n")
}

/// An account as in the database, for whoever looks there.
fn name(account: Account, month: Option<tasrih_domain::Month>) -> String {
    let parts = [
        Some(account.code().to_owned()),
        account.component().map(|component| component.code().to_owned()),
        month.map(|month| month.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasrih_domain::Money;
    use tasrih_domain::id::{EmployerId, PostingId};
    use tasrih_storage::UnsoundPosting;

    #[test]
    fn the_ledger_is_reported_in_each_language() {
        let sound = LedgerReport { employers: 2, postings: 31, waiting: 1, ..LedgerReport::default() };
        let id = "0190a0c0-0000-7000-8000-000000000001";
        let wrong = Mismatch::Differs {
            account: Account::Credit,
            month: None,
            posted: Money::from_dirhams(5),
            settled: Money::ZERO,
        };
        let broken = LedgerReport {
            unsound: vec![UnsoundPosting { posting: PostingId(id.parse().unwrap()), sum: Money::from_dirhams(7) }],
            differing: vec![(EmployerId(id.parse().unwrap()), vec![wrong])],
            ..sound.clone()
        };
        assert!(sound.is_sound() && !broken.is_sound());
        for lang in Lang::ALL {
            let words = say(&sound, lang);
            assert!(words.contains("31") && !words.contains('⟦'), "{words}");
            let words = say(&broken, lang);
            assert!(words.contains(id) && words.contains("credit") && !words.contains('⟦'), "{words}");
        }
    }
}
