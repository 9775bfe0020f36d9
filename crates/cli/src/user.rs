//! `spotlight user`: accounts, from the machine that the database is on.

use std::process::ExitCode;

use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use jiff::Timestamp;
use spotlight_server::{LINK_LASTS, invitation_path, now};
use spotlight_store::account::name;
use spotlight_store::{AccountStore, Role, Secret, SqliteStore, StoreError, User};

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
    /// Makes an account, and prints the link at which its owner chooses a password, once
    Add(Add),
    /// Lists all accounts
    List(List),
    /// Gives an account another role, which signs it out
    Role(RoleArgs),
    /// Signs an account out and lets nobody sign in with it; its tokens are revoked
    Disable(Named),
    /// Lets a disabled account sign in again
    Enable(Named),
    /// Takes password, codes, sessions and tokens from an account, and prints a new link
    Reset(Reset),
}

/// The address of the service.
#[derive(clap::Args)]
struct Link {
    /// What comes before the path of the link: the address at which people reach the service
    #[arg(long, value_name = "https://HOST", default_value = "")]
    url: String,
}

#[derive(clap::Args)]
struct Add {
    #[command(flatten)]
    database: Database,
    /// The name to sign in with. It is never another person's later
    #[arg(long)]
    name: String,
    /// What it may do
    #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::as_str)))]
    role: String,
    #[command(flatten)]
    link: Link,
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
struct Named {
    /// The name of the account
    name: String,
    #[command(flatten)]
    database: Database,
}

#[derive(clap::Args)]
struct Reset {
    #[command(flatten)]
    named: Named,
    #[command(flatten)]
    link: Link,
}

#[derive(clap::Args)]
struct RoleArgs {
    #[command(flatten)]
    named: Named,
    /// What it may do from now on
    #[arg(value_parser = PossibleValuesParser::new(Role::ALL.map(Role::as_str)))]
    role: String,
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::Add(args) => add(args).await?,
        Command::List(args) => list(&args).await?,
        Command::Role(args) => change_role(&args).await?,
        Command::Disable(args) => set_disabled(&args, true).await?,
        Command::Enable(args) => set_disabled(&args, false).await?,
        Command::Reset(args) => reset(&args).await?,
    }
    Ok(ExitCode::SUCCESS)
}

fn role(code: &str) -> Result<Role, Usage> {
    Role::from_code(code).ok_or_else(|| Usage(format!("there is no role \"{code}\"")))
}

async fn find(store: &SqliteStore, name: &str) -> anyhow::Result<User> {
    let found = store.user_named(name).await?;
    let (user, _) = found.ok_or_else(|| anyhow::anyhow!("there is no account \"{name}\"; see: spotlight user list"))?;
    Ok(user)
}

/// Says what to do with a link; the link alone goes to standard output.
fn show(user: &User, secret: &Secret, link: &Link) {
    let until = user.invited.map_or_else(String::new, |when| when.strftime("%Y-%m-%d %H:%M UTC").to_string());
    let (name, role) = (&user.name, user.role.as_str());
    eprintln!(
        "{name} ({role}) chooses a password at this address of the service, once, until {until}. The link is shown this \
         once; pass it on over a safe way:"
    );
    println!("{}{}", link.url.trim_end_matches('/'), invitation_path(secret));
}

async fn add(args: Add) -> anyhow::Result<()> {
    let name = name(&args.name).map_err(|bad| Usage(format!("--name: {bad}")))?;
    let store = args.database.create_or_open().await?;
    let made = store.invite(&name, role(&args.role)?, now() + LINK_LASTS, operator()).await;
    let (user, secret) = made.map_err(|error| match error {
        StoreError::NameTaken => anyhow::anyhow!("{error}, or make a new link with: spotlight user reset \"{name}\""),
        error => error.into(),
    })?;
    show(&user, &secret, &args.link);
    Ok(())
}

async fn list(args: &List) -> anyhow::Result<()> {
    let store = args.database.open().await?;
    let users = store.users().await?;
    let day = |when: Option<Timestamp>| when.map_or_else(String::new, |when| when.strftime("%Y-%m-%d").to_string());
    let rows = users.iter().map(|user| {
        let codes = if user.totp { "yes" } else { "no" };
        let (id, role) = (user.id.to_string(), user.role.as_str().to_owned());
        [
            id,
            user.name.clone(),
            role,
            day(Some(user.made)),
            day(user.last_seen),
            codes.to_owned(),
            state(user).to_owned(),
        ]
    });
    table(["account", "name", "role", "made", "last seen", "codes", "state"], rows);
    Ok(())
}

fn state(user: &User) -> &'static str {
    match user {
        User { disabled: Some(_), .. } => "disabled",
        User { has_password: true, .. } => "good",
        User { invited: Some(until), .. } if *until > now() => "invited",
        _ => "link expired",
    }
}

async fn change_role(args: &RoleArgs) -> anyhow::Result<()> {
    let store = args.named.database.open().await?;
    let user = find(&store, &args.named.name).await?;
    let changed = store.set_role(user.id, role(&args.role)?, operator()).await;
    let user = changed?;
    println!("{} is {} now.", user.name, user.role.as_str());
    Ok(())
}

async fn set_disabled(args: &Named, disabled: bool) -> anyhow::Result<()> {
    let store = args.database.open().await?;
    let user = find(&store, &args.name).await?;
    let changed = store.set_disabled(user.id, disabled, operator()).await;
    println!("{} {} sign in.", changed?.name, if disabled { "can no longer" } else { "can" });
    Ok(())
}

async fn reset(args: &Reset) -> anyhow::Result<()> {
    let store = args.named.database.open().await?;
    let user = find(&store, &args.named.name).await?;
    let reset = store.reset(user.id, now() + LINK_LASTS, operator()).await;
    let (user, secret) = reset?;
    show(&user, &secret, &args.link);
    Ok(())
}
