//! The contract, `/openapi.json`, held against a running server by schemathesis: requests that it makes up from the contract,
//! valid and not. It is a Python program (MIT), installed in its pinned version into `target`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::step::Step;

/// The newest version that was seen working here.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Seconds for each of the two runs.
const TIME: &str = "60";

/// Addresses that need no account.
const PUBLIC: &str =
    "^/(tiles|healthz|readyz|api/v1/(incidents|summary|timeline|regions|taxonomy|dataset|export|releases|layers))";

/// The bytes of an upload are none that the program can make up; the project's own hostile tests send some.
const BYTES: &str = "^/api/v1/uploads";

/// Asks for everything: answers of the public routes are what the contract says, and no route of anybody fails.
pub(crate) fn check(project: &Project, address: &str, token: &str) -> Result<()> {
    let Some(program) = installed(project) else {
        println!(
            "skipped: schemathesis cannot be installed here (it takes python3-venv and a registry of Python packages)"
        );
        return Ok(());
    };

    let mut public = run(&program, address, token);
    public.args(["--include-path-regex", PUBLIC]);
    public.args([
        "--checks",
        "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
    ]);
    Step::new("The public contract").run(&mut public)?;
    let mut all = run(&program, address, token);
    all.args(["--exclude-path-regex", BYTES, "--checks", "not_a_server_error"]);
    Step::new("Every route of the contract").run(&mut all)
}

/// The program, installed if it was not; nothing where it cannot be.
fn installed(project: &Project) -> Option<PathBuf> {
    let folder = project.target().join("schemathesis");
    let program = folder.join("bin/schemathesis");
    if !program.is_file() {
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(&folder);
        Step::new("A folder for Python programs").run(&mut make).ok()?;
        let mut install = Command::new(folder.join("bin/pip"));
        install.args(["install", "--quiet", "--disable-pip-version-check", SCHEMATHESIS]);
        Step::new("Install schemathesis").run(&mut install).ok()?;
    }
    Some(program)
}

fn run(program: &Path, address: &str, token: &str) -> Command {
    let mut command = Command::new(program);
    command.args(["run", &format!("http://{address}/openapi.json")]);
    command.args(["--header", &format!("Authorization: Bearer {token}")]);
    // The same requests each time: a finding can be found again.
    command.args(["--seed", "1", "--phases", "coverage,fuzzing", "--workers", "2", "--max-examples", "5"]);
    command.args(["--max-time", TIME, "--continue-on-failure", "--warnings", "off"]);
    command
}
