//! A PostgreSQL server of one's own, to be killed under the gateway or measured. Unlike the one that other tests share,
//! it flushes what it commits.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The running server, with its data in a temporary folder; both end with the value.
pub struct Server {
    programs: PathBuf,
    folder: TempDir,
    port: u16,
}

impl Server {
    /// Makes and starts one; `None` where PostgreSQL's programs are not installed.
    pub fn start() -> Option<Self> {
        let programs = programs()?;
        let folder = tempfile::tempdir().expect("a folder for the server");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let server = Self { programs, folder, port };
        if is_root() {
            // The server refuses to run as root; Debian's package brings the user postgres.
            run(Command::new("chown").arg("postgres").arg(server.folder.path()));
        }
        let data = server.data();
        run(server
            .program("initdb")
            .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
            .arg(data));
        server.begin();
        Some(server)
    }

    /// Its URL, with a database to begin with.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Ends it without letting anybody finish, and starts it again.
    pub fn kill_and_restart(&self) {
        self.control(&["-m", "immediate", "stop"]);
        self.begin();
    }

    fn begin(&self) {
        let options =
            format!("-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=on", self.port, self.folder.path().display());
        let log = self.folder.path().join("log.txt").display().to_string();
        self.control(&["-w", "-l", &log, "-o", &options, "start"]);
    }

    fn control(&self, arguments: &[&str]) {
        run(self.program("pg_ctl").arg("-D").arg(self.data()).args(arguments));
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        if !is_root() {
            return Command::new(path);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(path).current_dir(self.folder.path());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self
            .program("pg_ctl")
            .arg("-D")
            .arg(self.data())
            .args(["-m", "immediate", "stop"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

/// The newest version that is installed where Debian puts them.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten().map(|entry| entry.path().join("bin"));
    versions.filter(|folder| folder.join("initdb").is_file()).max()
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(Path::new("/proc/self")).is_ok_and(|about| about.uid() == 0)
}

/// What a program says is shown only when it fails.
fn run(command: &mut Command) {
    // To a file rather than a pipe: the server keeps what it inherits open for as long as it runs.
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let to = || said.reopen().expect("our own file");
    let status = command.stdin(Stdio::null()).stdout(to()).stderr(to()).status();
    let has_succeeded = status.as_ref().is_ok_and(std::process::ExitStatus::success);
    let words = || std::fs::read_to_string(said.path()).unwrap_or_default();
    assert!(has_succeeded, "{command:?}: {status:?}\n{}", words());
}
