//! Which package may reach which.

const RECORD: &[&str] = &["spotlight-record", "spotlight-store", "spotlight-ingest"];

/// Packages, and what none of their dependencies may be, however far away.
pub(super) const NEVER_REACHES: [(&str, &[&str]); 5] = [
    ("spotlight-core", RECORD),
    ("spotlight-report", RECORD),
    ("spotlight-public", RECORD),
    ("spotlight-core", &["tokio", "sqlx", "axum", "reqwest", "hyper", "ureq"]),
    ("spotlight-record", &["sqlx", "axum"]),
];

/// Packages that don't name the database; `spotlight-store` is the only one that does.
pub(super) const WITHOUT_DATABASE: [&str; 8] = [
    "spotlight-core",
    "spotlight-record",
    "spotlight-ingest",
    "spotlight-report",
    "spotlight-public",
    "spotlight-server",
    "spotlight",
    "xtask",
];

/// A line for each forbidden package in what `cargo tree --prefix none` printed: `name vVERSION …` on each line.
pub(super) fn reached(tree: &str, package: &str, forbidden: &[&str]) -> Vec<String> {
    let names = || tree.lines().filter_map(|line| line.split_whitespace().next());
    if names().next() != Some(package) {
        return vec![format!("`cargo tree` has no tree of {package}")];
    }
    let found = |name: &&&str| names().any(|line| line == **name);
    forbidden.iter().filter(found).map(|name| format!("{package} reaches {name}")).collect()
}
