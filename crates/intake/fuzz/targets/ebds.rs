//! Any bytes as fixed-width records, behind a right first record.
#![no_main]

mod sink;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = format!("{:<260}\n", "B0000000000000001B0").into_bytes();
    file.extend_from_slice(bytes);
    sink::any_bytes(&file);
    sink::any_bytes(bytes);
});
