//! `tasrih serve` and the demo: opens the store, starts the workers and the pages, and ends them in order.

use crate::config::{LogFormat, SecondFactor, Settings};
use crate::{demo, keys};
use sea_orm_migration::MigratorTrait;
use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;
use tasrih_app::{App, AppConfig, Clock, StorageConfig, Store};
use tasrih_migrations::Migrator;
use tasrih_web::WebConfig;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Whether invented employers are put into an empty store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The demo's companies.
    Demo,
    /// Nothing but what people put there.
    Own,
}

/// Serves until the process is told to stop.
pub fn run(settings: &Settings, content: Content) -> anyhow::Result<ExitCode> {
    start_log(settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(settings, content))?;
    Ok(ExitCode::SUCCESS)
}

fn start_log(settings: &Settings) -> anyhow::Result<()> {
    // Each step of a schema is told on a line of its own otherwise, before the words of welcome.
    let filter = tracing_subscriber::EnvFilter::try_new(format!("sea_orm_migration=warn,{}", settings.log_level))?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let started = match settings.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("the log cannot be started: {error}"))
}

async fn serve(settings: &Settings, content: Content) -> anyhow::Result<()> {
    let store = open_store(settings).await?;
    let samples = settings.data.join("samples");
    if content == Content::Demo {
        demo::fill(&store, &samples).await?;
    }
    let (seal, former_keys) = keys::load(settings)?;
    let config = AppConfig {
        seal: Some(seal),
        former_keys,
        session: time::Duration::hours(settings.session_hours.into()),
        idle: time::Duration::minutes(settings.idle_minutes.into()),
        idle_agents: time::Duration::minutes(settings.agent_idle_minutes.into()),
        agents_need_second: match settings.agent_second_factor {
            SecondFactor::Default => content == Content::Own,
            SecondFactor::Required => true,
            SecondFactor::Optional => false,
        },
        public_url: settings.public_url.clone(),
        courier: settings.courier()?,
        shows_mailbox: content == Content::Demo,
        fund: match settings.fund()? {
            None if content == Content::Demo => Some(demo::fund()?),
            fund => fund,
        },
        ..AppConfig::default()
    };
    let app = App::new(store.clone(), Clock::system(), config);
    let listener = bind(settings.listen).await?;
    tracing::info!(address = %listener.local_addr()?, engine = ?store.engine(), "Listening");
    if content == Content::Demo {
        // Nobody has to listen: the gateway goes on when its output is closed.
        drop(demo::greet(&mut io::stdout().lock(), &settings.public_url, &samples));
    }
    let (stop, stopped) = watch::channel(false);
    let workers = tokio::spawn(tasrih_worker::run(app.clone(), settings.workers, stopped.clone()));
    let is_secure = settings.public_url.starts_with("https://");
    let web = WebConfig { is_secure, client_from: settings.client_from.into() };
    let serving = serve_pages(listener, tasrih_web::router(app, web), stopped);
    tokio::pin!(serving);
    tokio::select! {
        ended = &mut serving => ended?,
        () = told_to_stop() => {
            tracing::info!("Stopping: requests and jobs in hand are finished first");
            stop.send_replace(true);
            let patience = Duration::from_secs(settings.shutdown_seconds);
            let finish = async {
                serving.await?;
                workers.await?;
                Ok::<_, anyhow::Error>(())
            };
            if let Ok(outcome) = tokio::time::timeout(patience, finish).await {
                outcome?;
            } else {
                // What was acknowledged is stored; what was not is tried again by its sender or the queue.
                tracing::warn!("Some work was still going on after the longest wait");
            }
        }
    }
    store.close().await?;
    Ok(())
}

/// Opens the database and brings its schema up to date.
pub async fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    let store = connect(settings).await?;
    Migrator::up(store.connection(), None).await?;
    Ok(store)
}

/// Opens the database as it stands.
pub async fn connect(settings: &Settings) -> anyhow::Result<Store> {
    let mut config = StorageConfig::new(settings.database());
    config.connections = settings.database_connections;
    Ok(Store::open(&config).await?)
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| anyhow::anyhow!("cannot listen on {address}: {error}"))
}

async fn serve_pages(
    listener: TcpListener,
    router: axum::Router,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    use axum::serve::ListenerExt;
    // Small answers must not wait for more: without it, a static file took 24 to 42 ms instead of 10.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    let end = async move {
        while !*stopped.borrow() {
            if stopped.changed().await.is_err() {
                return;
            }
        }
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, service).with_graceful_shutdown(end).await?)
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    drop(interrupt.await);
}
