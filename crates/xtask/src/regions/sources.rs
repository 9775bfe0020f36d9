//! `data/regions/sources.json` and `SOURCES.md`: what every file is made from, under what licence, with all checksums.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::files::{Workspace, gzip, sha256, write};
use super::measure::Shift;
use super::packages::{PACKAGES, Package};

/// A file that the rebuild wrote.
struct Output {
    name: String,
    bytes: usize,
    gzip: usize,
    sha256: String,
}

/// Writes both files, after all others.
pub(super) fn write_all(workspace: &Workspace, shift: &Shift) -> Result<()> {
    let outputs = outputs(workspace)?;
    let json = json!({
        "packages": PACKAGES.iter().map(package).collect::<Vec<_>>(),
        "files": outputs.iter().map(file).collect::<Vec<_>>(),
        "measured": {
            "mexican_vertices_source": shift.vertices[0],
            "mexican_vertices_kept": shift.vertices[1],
            "mexican_edges_moved_m": (shift.largest_m * 10.0).round() / 10.0,
        },
    });
    let mut text = serde_json::to_string_pretty(&json)?;
    text.push('\n');
    write(&workspace.regions("sources.json"), text.as_bytes())?;
    write(&workspace.regions("SOURCES.md"), markdown(&outputs).as_bytes())
}

fn package(package: &Package) -> Value {
    json!({
        "registry": package.registry,
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "holds": package.holds,
        "credit": package.credit,
        "file": package.file,
        "sha256": package.sha256,
    })
}

fn file(output: &Output) -> Value {
    json!({"name": output.name, "bytes": output.bytes, "gzip_bytes": output.gzip, "sha256": output.sha256})
}

/// Every data file of both folders, by name.
fn outputs(workspace: &Workspace) -> Result<Vec<Output>> {
    let mut outputs = Vec::new();
    for (folder, path) in [("regions", workspace.regions("")), ("basemap", workspace.basemap(""))] {
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if ["README.md", "SOURCES.md", "sources.json"].contains(&name.as_str()) {
                continue;
            }
            let bytes =
                fs::read(if folder == "regions" { workspace.regions(&name) } else { workspace.basemap(&name) })?;
            let packed = Path::new(&name).extension().is_some_and(|extension| extension == "gz");
            let gzip = if packed { bytes.len() } else { gzip(&bytes)?.len() };
            outputs.push(Output { name: format!("{folder}/{name}"), bytes: bytes.len(), gzip, sha256: sha256(&bytes) });
        }
    }
    outputs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(outputs)
}

fn markdown(outputs: &[Output]) -> String {
    let mut text = String::from(
        "# Sources\n\nWritten by `cargo xtask regions`; `sources.json` says the same to programs.\n\n\
         | package | version | licence | holds | credit |\n|---|---|---|---|---|\n",
    );
    for package in &PACKAGES {
        let Package { registry, name, version, licence, holds, credit, .. } = package;
        let _ = writeln!(text, "| {registry} `{name}` | {version} | {licence} | {holds} | {credit} |");
    }
    text.push_str(
        "\n`regions/sectors.csv` is this project's own table. The tool is npm `mapshaper` 0.7.70 (MPL-2.0), which leaves \
         nothing of itself in the files.\n\n| file | bytes | gzip | SHA-256 |\n|---|---:|---:|---|\n",
    );
    for output in outputs {
        let _ = writeln!(text, "| `{}` | {} | {} | `{}` |", output.name, output.bytes, output.gzip, output.sha256);
    }
    text
}
