//! `tasrih audit verify`: does the chain over who did and saw what still hold?

use crate::config::Settings;
use crate::serve;
use sea_orm_migration::MigratorTrait;
use std::io::{self, Write};
use std::process::ExitCode;
use tasrih_domain::Lang;
use tasrih_domain::finding::{Arg, Args};
use tasrih_i18n::{Text, render_plain};
use tasrih_migrations::Migrator;
use tasrih_storage::ChainReport;

/// The chain holds no longer.
const BROKEN: u8 = 1;

/// Seals what waits, walks the chain, and says what it found.
pub fn verify(settings: &Settings, lang: Lang) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let report = runtime.block_on(async {
        let store = serve::connect(settings).await?;
        // Whoever looks changes nothing but the seals: a schema of another version is the gateway's business.
        let pending = Migrator::get_pending_migrations(store.connection()).await?;
        anyhow::ensure!(pending.is_empty(), "the database has another version: start this tasrih on it once");
        // A broken chain is not made longer, and shows before anything else does.
        let mut report = store.verify_audit().await?;
        if report.broken.is_none() && store.seal_audit().await? > 0 {
            report = store.verify_audit().await?;
        }
        store.close().await?;
        Ok::<_, anyhow::Error>(report)
    })?;
    let (words, code) = say(&report, lang);
    writeln!(io::stdout().lock(), "{words}")?;
    Ok(code)
}

fn say(report: &ChainReport, lang: Lang) -> (String, ExitCode) {
    let count = |number: u64| Arg::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let place = |number: i64| Arg::Text(number.to_string());
    let line = |key: &'static str, args: Args| render_plain(lang, &Text::new(key, args));
    if let Some((at, event)) = report.broken {
        let args = Args::new().with("place", place(at)).with("event", place(event)).with("sound", count(report.sealed));
        return (line("cli-audit-broken", args), ExitCode::from(BROKEN));
    }
    let hash = report.head.iter().fold(String::new(), |hash, byte| hash + &format!("{byte:02x}"));
    let words = [
        line("cli-audit-sound", Args::new().with("sealed", count(report.sealed))),
        line("cli-audit-waiting", Args::new().with("waiting", count(report.waiting))),
        line("cli-audit-head", Args::new().with("hash", Arg::Text(hash))),
    ];
    (words.join("\n"), ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_reported_in_each_language() {
        let sound = ChainReport { sealed: 3, waiting: 1, broken: None, head: [7; 32] };
        let broken = ChainReport { broken: Some((2, 41)), ..sound.clone() };
        for lang in Lang::ALL {
            let (words, code) = say(&sound, lang);
            assert_eq!(code, ExitCode::SUCCESS);
            assert!(words.contains(&"07".repeat(32)) && !words.contains('⟦'), "{words}");
            let (words, code) = say(&broken, lang);
            assert_eq!(code, ExitCode::from(BROKEN));
            assert!(words.contains('2') && words.contains("41") && !words.contains('⟦'), "{words}");
        }
    }
}
