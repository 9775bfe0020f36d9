//! `spotlight token`: what programs sign in with, and people without an account.

use std::process::ExitCode;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use jiff::{SignedDuration, Timestamp};
use spotlight_server::now;
use spotlight_store::account::name;
use spotlight_store::{Role, Token, TokenId, TokenStore};

use crate::Usage;
use crate::batches::operator;
use crate::database::Database;
use crate::output::table;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Makes a token and shows it, once
    Add(Add),
    /// Lists all tokens, without their secrets
    List(List),
    /// Makes a token good for nothing
    Revoke(Revoke),
}

#[derive(clap::Args)]
struct Add {
    #[command(flatten)]
    database: Database,
    /// Whose it is. What somebody uploads is found by it, so keep it when a token is replaced
    #[arg(long)]
    name: String,
    /// What it allows
    #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::as_str)))]
    role: String,
    /// After how many days it expires
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=3660))]
    days: u16,
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
struct Revoke {
    /// The number of the token, as `token list` shows it
    #[arg(value_name = "TOKEN")]
    id: i64,
    #[command(flatten)]
    database: Database,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Add(args) => add(args).await,
        Command::List(args) => list(&args).await,
        Command::Revoke(args) => revoke(&args).await,
    }
}

async fn add(args: Add) -> anyhow::Result<ExitCode> {
    let name = name(&args.name).map_err(|bad| Usage(format!("--name: {bad}")))?;
    let role = Role::from_code(&args.role).ok_or_else(|| Usage(format!("there is no role \"{}\"", args.role)))?;
    let store = args.database.create_or_open().await?;
    let expires = now() + SignedDuration::from_hours(24 * i64::from(args.days));
    let (token, secret) = store.add_token(&name, role, expires, operator()).await?;
    eprintln!(
        "Token {} for {name} ({}), until {}. It is shown this once; pass it on over a safe way:",
        token.id,
        role.as_str(),
        expires.strftime("%Y-%m-%d")
    );
    println!("{}", *secret.to_text());
    Ok(ExitCode::SUCCESS)
}

async fn list(args: &List) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let tokens = store.tokens().await?;
    let rows = tokens.iter().map(|token| {
        let day = |when: Timestamp| when.strftime("%Y-%m-%d").to_string();
        let role = token.role.as_str().to_owned();
        [token.id.to_string(), token.name.clone(), role, day(token.made), day(token.expires), state(token).to_owned()]
    });
    table(["token", "name", "role", "made", "expires", "state"], rows);
    Ok(ExitCode::SUCCESS)
}

fn state(token: &Token) -> &'static str {
    match token.revoked {
        Some(_) => "revoked",
        None if token.expires <= now() => "expired",
        None => "good",
    }
}

async fn revoke(args: &Revoke) -> anyhow::Result<ExitCode> {
    let store = args.database.open().await?;
    let token = store.revoke_token(TokenId(args.id), operator()).await?;
    println!("Token {} of {} is revoked.", token.id, token.name);
    Ok(ExitCode::SUCCESS)
}
