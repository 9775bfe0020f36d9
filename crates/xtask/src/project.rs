//! Where things are in the work tree, and commands that run in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The work tree that this program was built from.
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The work tree around this package; its target directory is `CARGO_TARGET_DIR` or `target`.
    pub(crate) fn here() -> Self {
        let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(2).take(1).collect();
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
        Self { target: root.join(target), root }
    }

    /// A path below the root, with `/` between its parts.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where build results go.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The built `spotlight` of a profile directory (`debug`, `release`).
    pub(crate) fn binary(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join(format!("spotlight{}", std::env::consts::EXE_SUFFIX))
    }

    /// A cargo command at the root: the cargo that runs this program.
    pub(crate) fn cargo<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
    }

    /// An npm command in `web`.
    pub(crate) fn npm<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut command = self.command(program, arguments);
        command.current_dir(self.path("web"));
        command
    }

    /// A command at the root.
    pub(crate) fn command<S: AsRef<OsStr>>(
        &self,
        program: impl AsRef<OsStr>,
        arguments: impl IntoIterator<Item = S>,
    ) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root);
        command
    }
}
