//! The direction of dependencies, and who makes a `PublicIncident`: rules that the compiler alone does not hold.

mod construction;
mod rules;
#[cfg(test)]
mod tests;

use anyhow::{Result, ensure};

use crate::project::Project;
use crate::step::Step;

/// Holds every rule against `cargo tree` and against the sources; reports all breaches together.
pub(crate) fn check(project: &Project) -> Result<()> {
    let step = Step::new("Architecture");
    let tree = |package: &str, depth: &[&str]| {
        let mut command = project.cargo(["tree", "-e", "normal", "--prefix", "none", "-p", package]);
        step.output(command.args(depth))
    };
    let mut breaches = Vec::new();
    for (package, forbidden) in rules::NEVER_REACHES {
        breaches.extend(rules::reached(&tree(package, &[])?, package, forbidden));
    }
    for package in rules::WITHOUT_DATABASE {
        breaches.extend(rules::reached(&tree(package, &["--depth", "1"])?, package, &["sqlx"]));
    }
    breaches.extend(construction::breaches(&project.path("crates"))?);
    ensure!(breaches.is_empty(), "Architecture:\n  {}", breaches.join("\n  "));
    Ok(())
}
