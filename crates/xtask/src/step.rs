//! A step: a heading, a command, and an error that names both.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

/// One named part of a longer run.
pub(crate) struct Step {
    name: &'static str,
    began: Instant,
}

impl Step {
    /// Prints the heading.
    pub(crate) fn new(name: &'static str) -> Self {
        println!("\n=== {name}");
        Self { name, began: Instant::now() }
    }

    /// Runs a command that writes to the terminal; anything but exit status 0 is an error.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        println!("--- {}", shown(command));
        let status = command.status().with_context(|| self.what(command, "could not start"))?;
        if !status.success() {
            bail!(self.what(command, &format!("ended with {status}")));
        }
        println!("--- {} s", self.began.elapsed().as_secs());
        Ok(())
    }

    /// Runs a command and gives what it printed to standard output.
    pub(crate) fn output(&self, command: &mut Command) -> Result<String> {
        let output =
            command.stderr(Stdio::inherit()).output().with_context(|| self.what(command, "could not start"))?;
        if !output.status.success() {
            bail!(self.what(command, &format!("ended with {}", output.status)));
        }
        String::from_utf8(output.stdout).with_context(|| self.what(command, "printed something else than UTF-8"))
    }

    fn what(&self, command: &Command, happened: &str) -> String {
        format!("{}: `{}` {happened}", self.name, shown(command))
    }
}

/// The command as one would type it, without the folder of its program.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
}
