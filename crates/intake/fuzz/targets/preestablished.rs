//! Any bytes as the fund's own file.
#![no_main]

use std::io::Cursor;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = format!("{:<260}\n", "A0000000000000001A0").into_bytes();
    file.extend_from_slice(bytes);
    let _ = tasrih_intake::read_preestablished(&mut Cursor::new(&file));
    let _ = tasrih_intake::read_preestablished(&mut Cursor::new(bytes));
});
