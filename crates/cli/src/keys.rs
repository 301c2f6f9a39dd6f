//! The keys that sign attestations: one's own by the settings, else keys of demonstration kept in the data folder.

use crate::config::Settings;
use anyhow::Context;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tasrih_app::{Clock, DocumentKey, Published, Seal, TicketKey};

/// Who signs, and the keys that signed before.
pub fn load(settings: &Settings) -> anyhow::Result<(Arc<Seal>, Published)> {
    let former = former(settings)?;
    if !settings.seal_file.is_empty() {
        return Ok((Arc::new(own(settings)?), former));
    }
    let path = demo_file(settings);
    let seal = match fs::read(&path) {
        Ok(pem) => of_demo(&pem, &path)?,
        Err(_) => make_demo(&path)?,
    };
    tracing::warn!("Attestations are signed with a key of demonstration; seal_file names one's own");
    Ok((Arc::new(seal), former))
}

/// What is published, where there are keys already; none are made.
pub fn published(settings: &Settings) -> anyhow::Result<Option<Published>> {
    let former = former(settings)?;
    if !settings.seal_file.is_empty() {
        return Ok(Some(own(settings)?.published().and(former)));
    }
    let path = demo_file(settings);
    match fs::read(&path) {
        Ok(pem) => Ok(Some(of_demo(&pem, &path)?.published().and(former))),
        Err(_) if former == Published::default() => Ok(None),
        Err(_) => Ok(Some(former)),
    }
}

fn demo_file(settings: &Settings) -> PathBuf {
    settings.data.join("keys").join("demonstration.pem")
}

fn own(settings: &Settings) -> anyhow::Result<Seal> {
    let bytes = read("seal_file", &settings.seal_file)?;
    let is_pem = bytes.starts_with(b"-----") || bytes.windows(11).any(|some| some == b"-----BEGIN ");
    let document =
        if is_pem { DocumentKey::from_pem(&bytes) } else { DocumentKey::from_pkcs12(&bytes, &settings.seal_password) };
    let document = document.with_context(|| format!("seal_file {}", settings.seal_file))?;
    let ticket = match settings.qr_key_file.as_str() {
        "" => None,
        file => Some(TicketKey::from_pem(&read("qr_key_file", file)?).with_context(|| format!("qr_key_file {file}"))?),
    };
    Seal::new(document, ticket).context("qr_key_file")
}

fn former(settings: &Settings) -> anyhow::Result<Published> {
    if settings.former_keys_file.is_empty() {
        return Ok(Published::default());
    }
    let bytes = read("former_keys_file", &settings.former_keys_file)?;
    Published::from_pem(&bytes).with_context(|| format!("former_keys_file {}", settings.former_keys_file))
}

fn read(name: &str, file: &str) -> anyhow::Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{name} {file}"))
}

fn of_demo(pem: &[u8], path: &Path) -> anyhow::Result<Seal> {
    let key = DocumentKey::from_pem(pem).with_context(|| path.display().to_string())?;
    Ok(Seal::new(key, None)?.of_demonstration())
}

/// Makes keys and keeps them where nobody else reads; takes those of another process that was faster.
fn make_demo(path: &Path) -> anyhow::Result<Seal> {
    let (seal, pem) = Seal::demo(Clock::system().now())?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(pem.as_bytes())?;
            file.sync_all()?;
            Ok(seal)
        }
        Err(_) => of_demo(&fs::read(path)?, path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(place: &tempfile::TempDir) -> Settings {
        Settings { data: place.path().to_owned(), ..Settings::default() }
    }

    #[test]
    fn keys_of_demonstration_are_made_once_and_found_again() {
        let place = tempfile::tempdir().unwrap();
        let settings = settings(&place);
        assert_eq!(published(&settings).unwrap(), None);
        let (first, _) = load(&settings).unwrap();
        let (again, _) = load(&settings).unwrap();
        assert!(first.is_demo() && again.is_demo());
        assert_eq!(first.published(), again.published());
        assert_eq!(published(&settings).unwrap(), Some(first.published()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(demo_file(&settings)).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
    }

    #[test]
    fn ones_own_key_is_no_demonstration_and_a_missing_one_is_named() {
        let place = tempfile::tempdir().unwrap();
        let (_, pem) = Seal::demo(Clock::system().now()).unwrap();
        let file = place.path().join("own.pem");
        fs::write(&file, pem).unwrap();
        let own = Settings { seal_file: file.display().to_string(), ..settings(&place) };
        assert!(!load(&own).unwrap().0.is_demo());
        let missing = Settings { seal_file: "/nowhere/own.p12".to_owned(), ..settings(&place) };
        assert!(format!("{:#}", load(&missing).unwrap_err()).contains("/nowhere/own.p12"));
    }
}
