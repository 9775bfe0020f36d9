//! `spotlight serve`.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use spotlight_server::{IpNet, MAX_CONNECTIONS, MAX_UPLOAD, Options, ServeError, TlsFiles};

use crate::Usage;
use crate::database::{self, Database};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    database: Database,
    /// The address to listen at
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// Speaks TLS with this certificate and those between it and a root (PEM). Read again on SIGHUP
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's private key (PEM, not encrypted)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// An address or network of a proxy in front. What it says about where a request comes from (Forwarded, X-Forwarded-For,
    /// X-Forwarded-Proto) is believed, and nobody else's word. May be given several times
    #[arg(long, value_name = "ADDRESS|NETWORK", value_parser = proxy)]
    trusted_proxy: Vec<IpNet>,
    /// The most bytes of a file that somebody uploads
    #[arg(long, default_value_t = MAX_UPLOAD, value_name = "BYTES")]
    max_upload: u64,
    /// The most connections at once; whoever comes then waits until one ends
    #[arg(long, default_value_t = MAX_CONNECTIONS, value_name = "NUMBER")]
    max_connections: usize,
    /// A folder with about.en.md, about.es.md (what the map is) and help.en.md, help.es.md (hotlines, rights), shown at /about
    #[arg(long, value_name = "FOLDER")]
    about: Option<PathBuf>,
    /// A background map of your own, a PMTiles archive: shown below the borders and names, and served from here, so that no other host sees
    /// who looks at the map
    #[arg(long, value_name = "FILE")]
    basemap: Option<PathBuf>,
    /// Does not bound how often somebody may upload and export: for measurements on this machine, at a loopback address only
    #[arg(long)]
    no_rate_limit: bool,
}

/// An address is the network of itself alone.
fn proxy(text: &str) -> Result<IpNet, String> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    let net = address.or_else(|_| text.parse::<IpNet>());
    net.map_err(|_| "it must be an address such as 10.0.0.7, or a network such as 10.0.0.0/8".to_owned())
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    let path = args.database.path;
    let tls = args.tls_cert.zip(args.tls_key).map(|(certificate, key)| TlsFiles { certificate, key });
    let scheme = if tls.is_some() { "https" } else { "http" };
    let options = Options {
        max_upload: args.max_upload,
        max_connections: args.max_connections,
        tls,
        trusted_proxies: args.trusted_proxy,
        about: args.about,
        basemap: args.basemap,
        rate_limits: !args.no_rate_limit,
        ..Options::new(path.clone(), database::key()?, args.listen)
    };
    let served = spotlight_server::serve(options, |address| println!("Spotlight is at {scheme}://{address}")).await;
    match served {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(ServeError::Store(error)) => Err(database::missing(error, &path)),
        Err(
            error
            @ (ServeError::Unlimited(_) | ServeError::Connections | ServeError::About(_) | ServeError::Basemap(_)),
        ) => Err(Usage(error.to_string()).into()),
        Err(error) => Err(error.into()),
    }
}
