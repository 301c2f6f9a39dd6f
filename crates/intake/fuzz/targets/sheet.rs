//! Any bytes as a workbook: an archive (XLSX, ODS) or a compound file (XLS).
#![no_main]

mod sink;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = bytes.to_vec();
    if !bytes.starts_with(b"PK") && !bytes.starts_with(b"\xD0\xCF") {
        // Steers towards what only workbooks reach.
        file.splice(0..0, *b"PK\x03\x04");
    }
    sink::any_bytes(&file);
});
