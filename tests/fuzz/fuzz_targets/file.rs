//! Any bytes as a file: encoding, delimiter, header, columns, rows.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spotlight_fuzz::read(bytes));
