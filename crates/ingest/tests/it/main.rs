//! Tests of whole files, from bytes to receipt. One binary, so that it links once.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod beside;
mod cases;
mod common;
mod coordinates;
mod dates;
mod fillers;
mod forms;
mod fuzz;
mod golden;
mod guess;
mod labels;
mod meaning;
mod minutes;
mod misread;
mod moved;
mod odd_one;
mod own_round_trip;
mod personal;
mod presets;
mod real_files;
mod rivals;
mod suspicious;
mod tags;
mod torture;
mod utm;
mod workbook;
