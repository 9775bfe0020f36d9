//! Sealed records, batches, history, audit and the public snapshot; the only crate that names a database.
