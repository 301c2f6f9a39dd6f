//! Files of the pages, built into the program and served under addresses that change with their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

struct Asset {
    mime: &'static str,
    bytes: Vec<u8>,
}

/// What is served, and the address of each file.
struct Shelf {
    by_name: HashMap<String, Asset>,
    addresses: HashMap<String, String>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::fill);

impl Shelf {
    fn fill() -> Self {
        let mut shelf = Self { by_name: HashMap::new(), addresses: HashMap::new() };
        // Style sheets come last: they name the fonts by their addresses.
        let (sheets, others): (Vec<_>, Vec<_>) = Files::iter().partition(|path| path.ends_with(".css"));
        for path in others.iter().chain(&sheets) {
            let Some(file) = Files::get(path) else { continue };
            let mut bytes = file.data.into_owned();
            if path.ends_with(".css") {
                bytes = shelf.with_addresses(&bytes);
            }
            shelf.add(path, bytes);
        }
        shelf
    }

    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let file = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        let name = format!("{stem}.{}.{extension}", fingerprint(&bytes));
        self.addresses.insert(path.to_owned(), format!("/assets/{name}"));
        self.by_name.insert(name, Asset { mime: mime(extension), bytes });
    }

    fn with_addresses(&self, sheet: &[u8]) -> Vec<u8> {
        let mut text = String::from_utf8_lossy(sheet).into_owned();
        for (path, address) in &self.addresses {
            text = text.replace(&format!("../{path}"), address);
        }
        text.into_bytes()
    }
}

fn mime(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// FNV-1a, 64 bits: tells versions apart; nothing secret hangs on it.
fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let mut text = String::with_capacity(16);
    let _ = write!(text, "{hash:016x}");
    text
}

/// The address of a file of `assets/`; an address that answers "not found" when there is no such file.
pub fn address(path: &str) -> &'static str {
    SHELF.addresses.get(path).map_or("/assets/missing", String::as_str)
}

/// `GET /assets/{name}`
pub async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = SHELF.by_name.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, asset.mime),
        // The name changes with the content: a browser never has to ask again.
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, asset.bytes.as_slice()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_are_named_by_their_content_in_the_style_sheet() {
        let sheet = address("css/site.css").trim_start_matches("/assets/");
        let text = String::from_utf8(SHELF.by_name[sheet].bytes.clone()).unwrap();
        assert!(text.contains("/assets/ibm-plex-sans-arabic-arabic-400-normal."));
        assert!(!text.contains("../fonts"), "a font has no address");
    }

    #[test]
    fn two_contents_have_two_addresses() {
        assert_ne!(fingerprint(b"a"), fingerprint(b"b"));
    }
}
