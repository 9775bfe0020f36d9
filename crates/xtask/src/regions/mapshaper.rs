//! Runs mapshaper, the topology tool: reads GeoJSON, shapefiles and `TopoJSON`, projects, cleans, simplifies, dissolves.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::files::Workspace;
use super::packages::run;

/// One mapshaper call, built from its command line's words.
pub(super) struct Mapshaper(Command);

impl Mapshaper {
    /// Begins a call that reads one file.
    pub(super) fn read(workspace: &Workspace, input: &Path) -> Self {
        let mut command = Command::new("node");
        command
            .arg("--max-old-space-size=6000")
            .arg(workspace.build("npm/node_modules/mapshaper/bin/mapshaper"))
            .arg("-quiet")
            .arg("-i")
            .arg(input);
        Self(command)
    }

    /// Adds words, which blanks separate.
    pub(super) fn then(mut self, words: &str) -> Self {
        self.0.args(words.split_whitespace());
        self
    }

    /// Adds one word that may hold blanks, such as a path or an expression.
    pub(super) fn word(mut self, word: impl AsRef<std::ffi::OsStr>) -> Self {
        self.0.arg(word);
        self
    }

    /// Adds words that may hold blanks.
    pub(super) fn words(mut self, words: impl IntoIterator<Item = impl AsRef<std::ffi::OsStr>>) -> Self {
        self.0.args(words);
        self
    }

    /// Computes fields by a JavaScript expression.
    pub(super) fn each(self, expression: &str) -> Self {
        self.then("-each").word(expression)
    }

    /// Keeps the features for which a JavaScript expression holds.
    pub(super) fn filter(self, expression: &str) -> Self {
        self.then("-filter").word(expression)
    }

    /// Writes the result, and runs the whole call.
    pub(super) fn write(mut self, output: &Path, options: &str) -> Result<()> {
        self.0.arg("-o").arg(output).args(options.split_whitespace());
        run(&mut self.0)
    }
}

/// A JavaScript expression: is the field one of these values?
pub(super) fn one_of<S: AsRef<str>>(field: &str, values: impl IntoIterator<Item = S>) -> String {
    let list: Vec<String> = values.into_iter().map(|value| format!("\"{}\"", value.as_ref())).collect();
    format!("[{}].includes({field})", list.join(","))
}
