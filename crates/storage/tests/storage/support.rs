//! A fresh store per test, and values to put in.

use sea_orm_migration::MigratorTrait;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::atomic::{AtomicU64, Ordering};
use tasrih_domain::declaration::{
    Account, BranchDue, Counts, Declaration, DeclarationKind, Employer, FileInfo, Filing, ReceiptNumber, Totals,
};
use tasrih_domain::id::{AccountId, DeclarationId, EmployerId, FileHash, JobId};
use tasrih_domain::lifecycle::State;
use tasrih_domain::line::{Line, Situation};
use tasrih_domain::{AffiliateNumber, Branch, InsuredNumber, Lang, Money, Month};
use tasrih_migrations::Migrator;
use tasrih_storage::{Engine, LineBatch, LineStanding, StorageConfig, Store};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;

pub const NOW: OffsetDateTime = datetime!(2026-04-08 09:30:00.5 UTC);
pub const MARCH: Month = Month::at(2026, 3);

/// Runs every named test on each engine, each on a database of its own.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let fresh = crate::support::Fresh::sqlite().await;
                super::$name(fresh.store.clone()).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                let Some(fresh) = crate::support::Fresh::postgres().await else { return };
                super::$name(fresh.store.clone()).await;
                fresh.remove().await;
            })+
        }
    };
}
pub(crate) use on_both_engines;

/// A migrated store of its own.
pub struct Fresh {
    pub store: Store,
    _folder: Option<TempDir>,
    postgres: Option<(String, String)>,
}

impl Fresh {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&StorageConfig::sqlite(&folder.path().join("data/tasrih.db"))).await.unwrap();
        Migrator::up(store.connection(), None).await.unwrap();
        Self { store, _folder: Some(folder), postgres: None }
    }

    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("TEST_POSTGRES_URL").ok()?;
        let name = format!("tasrih_{}", id().simple());
        let mut admin = PgConnection::connect(&server).await.unwrap();
        admin.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let (base, parameters) = server.split_once('?').map_or((server.as_str(), ""), |(base, rest)| (base, rest));
        let host = base.rsplit_once('/').unwrap().0;
        let config = StorageConfig::new(format!("{host}/{name}?{parameters}"));
        let store = Store::open(&config).await.unwrap();
        Migrator::up(store.connection(), None).await.unwrap();
        Some(Self { store, _folder: None, postgres: Some((server, name)) })
    }

    pub async fn remove(self) {
        self.store.close().await.unwrap();
        if let Some((server, name)) = self.postgres {
            let mut admin = PgConnection::connect(&server).await.unwrap();
            admin.execute(AssertSqlSafe(format!("DROP DATABASE {name}"))).await.unwrap();
        }
    }
}

/// An id that no other call of this run gives; rises like the ids of the service.
pub fn id() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let process = u128::from(std::process::id());
    Uuid::from_u128((process << 64) | u128::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}

pub fn job_id() -> JobId {
    JobId(id())
}

pub fn employer(affiliate: u32) -> Employer {
    Employer {
        id: EmployerId(id()),
        affiliate: AffiliateNumber::from_value(affiliate).unwrap(),
        declares_from: Month::at(2020, 1),
        name: "Société d'essai".to_owned(),
        name_ar: "شركة تجريبية".to_owned(),
        ice: "001234567000012".to_owned(),
        activity: "Conserverie".to_owned(),
        address: "1, rue de l'Essai".to_owned(),
        city: "Safi".to_owned(),
        postal_code: "46000".to_owned(),
        branch_code: "07".to_owned(),
        health_exempt: true,
        agricultural: false,
    }
}

pub fn account(email: &str) -> Account {
    Account { id: AccountId(id()), login: email.parse().unwrap(), name: "Personne d'essai".to_owned(), lang: Lang::Ar }
}

/// A declaration just begun, without a file.
pub fn declaration(employer: &Employer) -> Declaration {
    Declaration {
        id: DeclarationId(id()),
        employer: employer.id,
        month: MARCH,
        kind: DeclarationKind::MAIN,
        state: State::Received,
        version: 1,
        file: None,
        counts: Counts::default(),
        totals: Totals::default(),
        refusal: None,
        corrects: None,
        completes: None,
        filing: None,
        created_at: NOW,
    }
}

pub fn file(hash: FileHash) -> FileInfo {
    FileInfo {
        hash,
        name: "paie mars.csv".to_owned(),
        bytes: 3,
        format: Some(tasrih_domain::declaration::Format::Csv),
        encoding: Some("windows-1252".to_owned()),
        sheet: None,
        headings: [(5, "Jours déclarés".to_owned()), (6, "Brut".to_owned())].into(),
    }
}

pub fn filing(receipt: &str, by: &Account) -> Filing {
    Filing {
        receipt: ReceiptNumber(receipt.to_owned()),
        check_code: format!("code-{receipt}"),
        filed_at: NOW,
        filed_by: by.id,
        due_on: date!(2026 - 04 - 10),
        totals: Totals {
            employees: 2,
            days: 52,
            gross: Money::from_dirhams(12_000),
            capped: Money::from_dirhams(10_500),
        },
        due: vec![BranchDue {
            branch: Branch::LongTerm,
            base: Money::from_dirhams(10_500),
            employer: Money::from_centimes(83_265),
            employee: Money::from_centimes(41_580),
        }],
    }
}

/// An employer, an account and a declaration of theirs, stored.
pub async fn seeded(store: &Store) -> (Employer, Account, Declaration) {
    let (employer, account) = (employer(4_052_594), account("rh@example.ma"));
    let declaration = declaration(&employer);
    let tx = store.begin_write().await.unwrap();
    tx.employers().insert(&employer).await.unwrap();
    tx.accounts().insert(&account, "$argon2id$…").await.unwrap();
    tx.declarations().insert(&declaration).await.unwrap();
    tx.commit().await.unwrap();
    (employer, account, declaration)
}

/// A line of an invented person.
pub fn line(row: u32, insured: u32, gross: i64) -> Line {
    Line {
        row,
        insured: InsuredNumber::from_value(insured),
        surname: format!("NOM{row}"),
        given_name: "PRENOM".to_owned(),
        cin: "AB1234".to_owned(),
        days: Some(26),
        gross: Some(Money::from_centimes(gross)),
        situation: Some(Situation::Normal),
        ..Line::default()
    }
}

/// A batch of valid lines whose capped wage is the actual one.
pub fn batch(lines: &[Line]) -> LineBatch {
    let mut batch = LineBatch::new();
    for line in lines {
        batch.push(line, line.gross, LineStanding::Valid);
    }
    batch
}

/// Runs a statement behind the store's back.
pub async fn run(store: &Store, sql: &str) -> Result<(), sea_orm_migration::sea_orm::DbErr> {
    use sea_orm_migration::sea_orm::ConnectionTrait;
    store.connection().execute_unprepared(sql).await.map(drop)
}

/// Takes the triggers off tables, as somebody with the keys of the database could.
pub async fn without_triggers(store: &Store, tables: &[&str]) {
    for table in tables {
        let statements = match store.engine() {
            Engine::Postgres => vec![format!("ALTER TABLE {table} DISABLE TRIGGER USER")],
            Engine::Sqlite => ["update", "delete"].map(|m| format!("DROP TRIGGER {table}_append_only_{m}")).to_vec(),
        };
        for sql in statements {
            run(store, &sql).await.unwrap();
        }
    }
}
