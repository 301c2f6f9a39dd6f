//! The gateway under test: the real binary, with the demo's employers in a data folder of its own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use tasrih_testkit::{Gateway, binary};

/// Password of every demo person.
pub const PASSWORD: &str = "tasrih-demo";

/// The running gateway; ends with the value.
pub struct Site {
    _gateway: Gateway,
    pub url: String,
    data: tempfile::TempDir,
}

impl Site {
    /// Starts it on a free port, with a copy of the demo's store.
    pub fn start() -> Self {
        let data = tempfile::tempdir().expect("a folder for the data");
        copy(&demo(&binary()), data.path());
        let gateway = Gateway::demo(data.path());
        // The name by which the gateway knows itself, and by which alone browsers make passkeys without https.
        Self { url: format!("http://localhost:{}", gateway.address().port()), _gateway: gateway, data }
    }

    /// The payroll of the month to declare, of the employer whose number begins so, and the month as `2026-03`.
    pub fn sample(&self, affiliate: &str) -> Sample {
        let folder = self.data.path().join("samples");
        let entries = fs::read_dir(&folder).expect("the demo writes samples").flatten();
        let mut names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let name = names.find(|name| name.starts_with(affiliate)).expect("every demo employer has a sample");
        let (affiliate, month) = name.trim_end_matches(".csv").split_once('-').expect("number-month");
        let text = fs::read_to_string(folder.join(&name)).expect("a sample can be read");
        Sample { affiliate: affiliate.to_owned(), month: month.to_owned(), text, folder: self.data.path().to_owned() }
    }
}

/// A payroll file to be sent, as it is or changed.
#[derive(Clone)]
pub struct Sample {
    pub affiliate: String,
    pub month: String,
    pub text: String,
    pub folder: PathBuf,
}

impl Sample {
    /// Puts another text in the place of a cell. Row as the file shows it, column from 0.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        let mut lines: Vec<_> = self.text.lines().map(str::to_owned).collect();
        let mut cells: Vec<_> = lines[row - 1].split(';').collect();
        cells[column] = text;
        lines[row - 1] = cells.join(";");
        self.text = lines.join("\r\n") + "\r\n";
    }

    /// A cell of the file. Row as the file shows it, column from 0.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        self.text.lines().nth(row - 1).and_then(|line| line.split(';').nth(column)).expect("the cell is there")
    }

    /// Writes the file and gives its path.
    pub fn save(&self, name: &str) -> String {
        let path = self.folder.join(name);
        fs::write(&path, &self.text).expect("the file can be written");
        path.display().to_string()
    }
}

/// A filled store, made once for each build and day: the demo files three months of five employers.
fn demo(binary: &Path) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::create_dir_all(folder).expect("a folder for the demo");
    let lock = File::create(folder.join("demo.lock")).expect("a lock");
    lock.lock().expect("the lock is had in turn");
    let since = |modified: std::io::Result<std::time::SystemTime>| {
        modified.ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok()).expect("files are younger than 1970").as_secs()
    };
    let built = since(fs::metadata(binary).and_then(|about| about.modified()));
    let today = since(lock.metadata().and_then(|about| about.modified())) / 86_400;
    let wanted = folder.join(format!("demo-{built}-{today}"));
    if !wanted.is_dir() {
        for old in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
            if old.is_dir() && old.file_name().is_some_and(|name| name.to_string_lossy().starts_with("demo-")) {
                let _ = fs::remove_dir_all(old);
            }
        }
        let filling = tempfile::tempdir_in(folder).expect("a folder to fill");
        Gateway::demo(filling.path()).kill();
        fs::rename(filling.keep(), &wanted).expect("the filled folder can be named");
    }
    wanted
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the demo can be listed").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a new folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}
