//! End-to-end tests against the built binary. One binary of tests, so that it links once and both cores are busy to its end.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod audit;
mod backup;
mod differencing;
mod differencing_tables;
mod doubles;
mod edges;
mod hostile;
mod key;
mod killed_confirm;
mod killed_import;
mod layers;
mod leak;
mod numbers;
mod real_files;
mod report;
mod retained;
mod stalled;
mod subject;
mod tiles_of_real_files;
mod tls_reload;
