//! The parts of an XLSX workbook behind a right archive.
#![no_main]

mod sink;
mod wrap;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sink::any_bytes(&wrap::xlsx(bytes)));
