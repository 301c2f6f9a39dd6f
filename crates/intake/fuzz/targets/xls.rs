//! The records of an XLS workbook behind right chains of sectors.
#![no_main]

mod sink;
mod wrap;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| sink::any_bytes(&wrap::xls(bytes)));
