//! `spotlight serve`.

use std::net::SocketAddr;
use std::process::ExitCode;

use spotlight_server::{MAX_UPLOAD, Options, ServeError};

use crate::database::{self, Database};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The address to listen at
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// The most bytes of a file that somebody uploads
    #[arg(long, default_value_t = MAX_UPLOAD, value_name = "BYTES")]
    max_upload: u64,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let path = args.database.path;
    let options =
        Options { database: path.clone(), key: database::key()?, listen: args.listen, max_upload: args.max_upload };
    let served = spotlight_server::serve(options, |address| println!("Spotlight is at http://{address}")).await;
    match served {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(ServeError::Store(error)) => Err(database::missing(error, &path)),
        Err(error) => Err(error.into()),
    }
}
