//! The speed of the main job, against bare readers and a bare store in the same run.
//!
//! ```sh
//! cargo bench -p tasrih-cli                    # the tables of the README: 100,000 employees, growth, and under load
//! cargo bench -p tasrih-cli -- store           # only one of them: store, growth, ledger, load, crowd or attestations
//! ```
//!
//! Makes its own files from invented people, always the same, and starts a PostgreSQL of its own where one is installed. A figure is the median of some runs, each a process of
//! its own, so that its peak memory can be told. The works take turns within a round: what disturbs the machine for
//! a while disturbs them all, and the ratio to the bare work stays true. Ends with status 1 when a target is missed.

#![expect(clippy::print_stdout, reason = "a bench prints its tables")]

mod attestations;
mod bare;
mod client;
mod crowd;
mod files;
mod growth;
mod jobs;
mod ledger;
mod load;
mod runs;
mod store;

use std::path::Path;
use std::process::ExitCode;
use tasrih_testkit::Server;

/// The gateway's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Tables, in the order they are printed.
const TABLES: [&str; 6] = ["store", "growth", "ledger", "load", "crowd", "attestations"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [flag, work, kind, path, url] = &arguments[..]
        && flag == "--one"
    {
        return jobs::run(work, kind, Path::new(path), url);
    }
    let chosen = |table: &str| {
        let named = arguments.iter().any(|one| TABLES.contains(&one.as_str()));
        !named || arguments.iter().any(|one| one == table)
    };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let server = Server::start();
    if server.is_none() {
        println!("PostgreSQL is not installed: its rows are missing. `bash tests/run` installs it.");
    }
    let postgres = server.as_ref().map(Server::url);
    let postgres = postgres.as_deref();
    let mut is_reached = true;
    if chosen("store") {
        is_reached &= store::table(folder.path(), postgres);
    }
    if chosen("growth") {
        is_reached &= growth::table(folder.path());
    }
    if chosen("ledger") {
        is_reached &= ledger::table();
    }
    if chosen("load") {
        is_reached &= load::table(folder.path(), postgres);
    }
    if chosen("crowd") {
        is_reached &= crowd::table(folder.path(), postgres);
    }
    if chosen("attestations") {
        is_reached &= attestations::table();
    }
    if is_reached { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
