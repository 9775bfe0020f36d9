//! Tells cargo that a new migration file is a reason to build again; `migrate!` alone sees only changes of the old ones.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
