//! Files on disk, and programs of Debian that read them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a program. `tests/run` installs them all; none of these tests passes without.
pub fn run(program: &str, package: &str, args: &[&str]) -> String {
    let output = Command::new(program)
        .args(args)
        .output()
        .unwrap_or_else(|e| panic!("{program} is needed (apt-get install {package}, or bash tests/run): {e}"));
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The bytes as a file that programs can open.
pub fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The text as poppler reads it, without the direction marks that it adds.
pub fn text_of(path: &Path) -> String {
    let text = run("pdftotext", "poppler-utils", &[path.to_str().unwrap(), "-"]);
    text.replace(['\u{202a}', '\u{202b}', '\u{202c}'], "").replace('\u{a0}', " ")
}
