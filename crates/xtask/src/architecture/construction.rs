//! Who makes a `PublicIncident`: `publish()` in `spotlight-record`, the reader of checksummed snapshots, and tests.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

const CALL: &str = concat!("PublicIncident", "::new(");
const ALLOWED: [&str; 3] = ["record/src/publish.rs", "record/src/publish/", "core/src/snapshot/"];

/// A line for each place in the sources below `crates` that makes one and may not.
pub(super) fn breaches(crates: &Path) -> Result<Vec<String>> {
    let mut breaches = Vec::new();
    walk(crates, &mut |path| {
        let relative = path.strip_prefix(crates).unwrap_or(path).to_string_lossy().replace('\\', "/");
        if !allowed(&relative) {
            let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            breaches.extend(calls(&text).map(|line| format!("{relative}:{line} makes a PublicIncident")));
        }
        Ok(())
    })?;
    breaches.sort();
    Ok(breaches)
}

/// Whether a source, as a path below `crates`, may make one.
pub(super) fn allowed(relative: &str) -> bool {
    let test = |part: &str| matches!(part, "tests" | "tests.rs" | "testing" | "testing.rs" | "benches");
    ALLOWED.iter().any(|start| relative.starts_with(start)) || relative.split('/').any(test)
}

/// The lines, from 1, that call the constructor; comments may speak of it.
pub(super) fn calls(text: &str) -> impl Iterator<Item = usize> {
    let code = |line: &str| line.contains(CALL) && !line.trim_start().starts_with("//");
    text.lines().enumerate().filter(move |(_, line)| code(line)).map(|(index, _)| index + 1)
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path) -> Result<()>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?;
    for entry in entries {
        let path = entry.with_context(|| format!("listing {}", folder.display()))?.path();
        if path.is_dir() {
            walk(&path, visit)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            visit(&path)?;
        }
    }
    Ok(())
}
