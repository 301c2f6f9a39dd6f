//! What every test above the core begins with: a fresh store on each engine, a gateway over it with a clock that
//! stands still, and invented employers, people and payrolls.
//!
//! [`on_both_engines`] runs a test on SQLite, and on PostgreSQL when `TEST_POSTGRES_URL` names a server, each on a
//! database of its own. The test gets a [`SiteBuilder`], says who is there, and starts:
//!
//! ```ignore
//! tasrih_testkit::on_both_engines!(a_file_is_filed);
//!
//! async fn a_file_is_filed(site: SiteBuilder) {
//!     let site = site.today("2026-04-05").employer("Conserverie").officer("Salma").start().await;
//!     let filed = site.file(MARCH, &Payroll::of(1..=5, MARCH)).await;
//! }
//! ```
//!
//! [`Gateway`] is the real binary, for what only a process can show, and [`Server`] a PostgreSQL to kill or to measure.
//!
//! For tests only: whatever cannot be done panics.

mod gateway;
mod payroll;
mod server;
mod site;
mod store;

pub use gateway::{Gateway, binary, peak_kib};
pub use payroll::Payroll;
pub use server::Server;
pub use site::{PASSWORD, SiteBuilder, TestSite, address, employer};
pub use store::{TestPlace, TestStore, overtaken};

/// Runs each named test (`async fn(SiteBuilder)`) on each engine, each on a database of its own.
#[macro_export]
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let store = $crate::TestStore::sqlite().await;
                super::$name($crate::TestSite::on(&store)).await;
                store.remove().await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(store) = $crate::TestStore::postgres().await else { return };
                super::$name($crate::TestSite::on(&store)).await;
                store.remove().await;
            })+
        }
    };
}
