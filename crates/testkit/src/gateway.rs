//! The real binary over a store, ended like a machine without power.

use std::fs::{self, OpenOptions};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest start, the filling of the demo included.
const START_MAX: Duration = Duration::from_mins(3);
/// Pause between two looks at a gateway that starts.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// Lines of the log that are shown when a test fails.
const LAST_WORDS: usize = 20;

/// The running gateway; killed with the value.
pub struct Gateway {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Gateway {
    /// Serves the database of that URL; returns when it can be asked. What it logs is added to a file in `folder`.
    pub fn serve(database: &str, folder: &Path) -> Self {
        Self::start(Command::new(binary()).arg("serve").env("DATABASE_URL", database), folder)
    }

    /// The same behind a proxy, which says in `X-Real-IP` where a request comes from.
    pub fn behind_proxy(database: &str, folder: &Path) -> Self {
        let mut command = Command::new(binary());
        Self::start(command.arg("serve").env("DATABASE_URL", database).env("TASRIH_CLIENT_FROM", "x-real-ip"), folder)
    }

    /// Serves the demo's employers from the data in `folder`, which is filled first when it is empty.
    pub fn demo(folder: &Path) -> Self {
        Self::start(Command::new(binary()).env_remove("DATABASE_URL"), folder)
    }

    fn start(command: &mut Command, folder: &Path) -> Self {
        // The port is free a moment before: it has to be known to those who ask, and to the receipts.
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let address = free.expect("a free port");
        let log = OpenOptions::new().create(true).append(true).open(folder.join("log.txt")).expect("a log");
        let command = command.current_dir(folder).env("TASRIH_LISTEN", address.to_string()).env("TASRIH_DATA", folder);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let child = child.expect("the gateway can be started");
        let mut gateway = Self { child, address, folder: folder.to_owned() };
        gateway.wait();
        gateway
    }

    fn wait(&mut self) {
        let deadline = Instant::now() + START_MAX;
        while TcpStream::connect(self.address).is_err() {
            assert!(self.is_running() && Instant::now() < deadline, "the gateway does not start");
            std::thread::sleep(LOOK_EVERY);
        }
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Most memory that it ever had resident, in KiB.
    pub fn peak_kib(&self) -> u64 {
        peak_kib(self.child.id())
    }

    /// Has it not ended by itself?
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it at once, without a word.
    pub fn kill(mut self) {
        assert!(self.is_running(), "the gateway ended by itself");
        self.end();
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.end();
        if std::thread::panicking()
            && let Ok(log) = fs::read_to_string(self.folder.join("log.txt"))
        {
            let lines: Vec<_> = log.lines().collect();
            eprintln!("The gateway's last words:\n{}", lines[lines.len().saturating_sub(LAST_WORDS)..].join("\n"));
        }
    }
}

/// Most memory that a running process ever had resident, in KiB, as the kernel counts it; 0 where it tells nothing.
pub fn peak_kib(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse().ok()).unwrap_or(0)
}

/// The binary that was built beside this test.
pub fn binary() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    let folder = test.parent().and_then(Path::parent).expect("tests lie in target/…/deps");
    let binary = folder.join(format!("tasrih{}", std::env::consts::EXE_SUFFIX));
    assert!(binary.is_file(), "{} is missing: `cargo build --workspace` makes it", binary.display());
    binary
}
