//! Bytes that nobody meant as a payroll.

use super::files::*;
use proptest::prelude::*;
use std::io::Cursor;
use tasrih_intake::ebds::{read_header, read_preestablished};

fn nothing_panics(bytes: &[u8]) {
    let _ = read_named(bytes, Some("DS_1234567_202603.txt"));
    let _ = read_header(&mut Cursor::new(bytes));
    let _ = read_preestablished(&mut Cursor::new(bytes));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        nothing_panics(&bytes);
        for file in [main_file(), preestablished_file()] {
            nothing_panics(&[&file[..522], &bytes].concat());
        }
    }

    #[test]
    fn a_broken_file_never_panics(
        changes in proptest::collection::vec((0..2610_usize, any::<u8>()), 1..60),
        cut in 0..2610_usize,
    ) {
        for mut file in [main_file(), complementary_file(), preestablished_file()] {
            for (at, byte) in &changes {
                let at = at % file.len();
                file[at] = *byte;
            }
            nothing_panics(&file);
            file.truncate(cut);
            nothing_panics(&file);
        }
    }
}

#[test]
fn a_line_without_end_takes_no_memory_and_is_refused() {
    let zeros = vec![0_u8; 5 << 20];
    nothing_panics(&zeros);
    let file = [&main_file()[..522], &zeros, b"\n", &main_file()[522..]].concat();
    let (_, heard) = read(&file);
    assert_eq!(heard.report(), ["UnknownRecord 3"]);
}
