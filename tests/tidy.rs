//! Rules of the house, checked over the source itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which crate may import which. A new edge is a visible one-line change here.
const EDGES: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("rates", &["domain"]),
    ("rules", &["domain", "rates"]),
    ("ledger", &["domain", "rates"]),
    ("intake", &["domain"]),
    ("i18n", &["domain"]),
    ("certificate", &["domain", "i18n"]),
    ("storage", &["domain", "ledger"]),
    ("post", &["domain"]),
    ("app", &["domain", "rates", "rules", "ledger", "intake", "i18n", "certificate", "storage", "post"]),
    ("web", &["app", "domain", "i18n"]),
    ("worker", &["app", "storage", "domain"]),
    (
        "cli",
        &[
            "app",
            "certificate",
            "domain",
            "i18n",
            "intake",
            "ledger",
            "migrations",
            "rates",
            "rules",
            "storage",
            "web",
            "worker",
        ],
    ),
    ("testkit", &["app", "domain", "migrations", "storage"]),
    ("migrations", &[]),
    ("tests", &[]),
];

/// Longest source file, in lines. Tests apart.
const FILE_LINES_MAX: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the house").to_path_buf()
}

fn files(under: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![under.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "target" && name != ".git" && name != "data" {
                folders.push(path);
            } else if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The source of a file without its test module at the bottom.
fn without_tests(source: &str) -> &str {
    source.find("#[cfg(test)]\nmod tests {").map_or(source, |at| &source[..at])
}

fn is_test_file(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.contains("/tests/") || text.ends_with("/tests.rs") || text.contains("/benches/") || text.contains("/testkit/")
}

#[test]
fn crates_import_only_what_the_table_allows() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo is at hand, it runs this test");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata writes JSON");
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().expect("a list of packages") {
        let name = package["name"].as_str().unwrap_or_default().trim_start_matches("tasrih-").to_owned();
        let allowed: BTreeMap<_, _> = EDGES.iter().copied().collect();
        let allowed = allowed.get(name.as_str()).unwrap_or_else(|| panic!("{name} is not in the table of layers"));
        for dependency in package["dependencies"].as_array().expect("a list of dependencies") {
            let Some(to) = dependency["name"].as_str().and_then(|n| n.strip_prefix("tasrih-")) else { continue };
            // What only tests use does not bend the layers.
            if dependency["kind"].is_null() {
                assert!(allowed.contains(&to), "{name} may not import {to}");
            }
        }
        seen.insert(name);
    }
    assert_eq!(seen.len(), EDGES.len(), "the table names a crate that is gone");
}

#[test]
fn no_source_file_is_longer_than_a_person_reads() {
    for path in files(&root(), &["rs", "css", "js", "html"]) {
        let source = read(&path);
        if is_test_file(&path) || path.to_string_lossy().contains("/assets/vendor/") {
            continue;
        }
        let lines = without_tests(&source).lines().count();
        assert!(lines <= FILE_LINES_MAX, "{} has {lines} lines", path.display());
    }
}

#[test]
fn the_readme_maps_every_crate() {
    let readme = read(&root().join("README.md"));
    for (name, _) in EDGES {
        let path = if ["migrations", "tests"].contains(name) { (*name).to_owned() } else { format!("crates/{name}") };
        assert!(readme.contains(&format!("`{path}`")), "README.md does not map {path}");
    }
}

#[test]
fn the_top_level_holds_what_the_house_allows() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "crates",
        "migrations",
        "fixtures",
        "locales",
        "tests",
        "README.md",
        "data",
        "target",
    ];
    for entry in fs::read_dir(root()).expect("the house can be listed").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || allowed.contains(&name.as_str()), "{name} has no room at the top level");
    }
}

#[test]
fn every_crate_begins_with_its_job_and_inherits_the_lints() {
    for (name, _) in EDGES {
        let folder = match *name {
            "migrations" | "tests" => root().join(name),
            _ => root().join("crates").join(name),
        };
        assert!(read(&folder.join("Cargo.toml")).contains("[lints]\nworkspace = true"), "{name} has lints of its own");
        for file in ["src/lib.rs", "src/main.rs"] {
            if let Ok(source) = fs::read_to_string(folder.join(file)) {
                assert!(source.starts_with("//! ") || source.starts_with("#![doc"), "{name}/{file} has no crate doc");
            }
        }
    }
}

#[test]
fn the_core_is_pure() {
    for name in ["domain", "rates", "rules", "ledger"] {
        for path in files(&root().join("crates").join(name).join("src"), &["rs"]) {
            let source = read(&path);
            for word in
                ["async fn", "std::fs", "std::env", "std::net", "std::thread", "SystemTime", "now_utc", "f64", "f32"]
            {
                let used = without_tests(&source)
                    .lines()
                    .any(|line| !line.trim_start().starts_with("//") && line.contains(word));
                assert!(!used, "{} uses {word}", path.display());
            }
        }
    }
}

#[test]
fn there_is_no_drawer_for_odds_and_ends() {
    for path in files(&root().join("crates"), &["rs"]) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "common", "helpers", "helper", "manager", "misc", "prelude"].contains(&stem.as_str()),
            "{}: name what it holds",
            path.display()
        );
    }
}

#[test]
fn no_work_is_left_lying_about() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("unimplemented", "!("),
        concat!("to", "do!("),
    ];
    for path in files(&root(), &["rs", "ftl", "html", "css", "js"]) {
        if path.to_string_lossy().contains("/assets/vendor/") {
            continue;
        }
        let source = read(&path);
        for mark in marks {
            assert!(!source.contains(mark), "{} holds {mark}", path.display());
        }
    }
}

#[test]
fn stylesheets_know_start_and_end_only() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
    ];
    for path in files(&root().join("crates/web/assets"), &["css"]) {
        for (number, line) in (1..).zip(read(&path).lines()) {
            let line = line.trim();
            assert!(!physical.iter().any(|word| line.contains(word)), "{}:{number}: {line}", path.display());
            assert!(!line.starts_with("left:") && !line.starts_with("right:"), "{}:{number}: {line}", path.display());
        }
    }
}

#[test]
fn templates_hold_no_prose() {
    for path in files(&root().join("crates/web/templates"), &["html"]) {
        let source = read(&path);
        let mut text = String::new();
        let mut depth = 0_u32;
        for (at, c) in source.char_indices() {
            match c {
                '<' | '{' => depth += 1,
                '>' | '}' => depth = depth.saturating_sub(1),
                c if depth == 0 && c.is_alphabetic() => text.push(c),
                _ if depth == 0 => {
                    // Three letters in a row outside tags and expressions are a word that no language file knows.
                    assert!(text.chars().count() < 3, "{}: “{text}” before byte {at}", path.display());
                    text.clear();
                }
                _ => text.clear(),
            }
        }
    }
}

#[test]
fn money_is_never_a_decimal_column() {
    for path in
        files(&root().join("migrations"), &["rs"]).into_iter().chain(files(&root().join("crates/storage"), &["rs"]))
    {
        let source = read(&path);
        for word in ["decimal(", ".double(", ".float(", "DECIMAL", "NUMERIC("] {
            assert!(!source.contains(word), "{} has a {word} column", path.display());
        }
    }
}
