//! `spotlight openapi`: the description of the API.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::output;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where to; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let text = spotlight_server::openapi_json();
    output::write(args.output.as_deref(), |out| {
        out.write_all(text.trim_end().as_bytes())?;
        Ok(out.write_all(b"\n")?)
    })?;
    Ok(ExitCode::SUCCESS)
}
