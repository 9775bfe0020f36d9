//! `spotlight settings`: how an organisation works, where there is no browser.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Map, Value, json};
use spotlight_server::{changed_settings, settings};
use spotlight_store::{Imprint, ReviewStore as _, Settings, SqliteStore};

use crate::Usage;
use crate::backup::recipient;
use crate::batches::operator;
use crate::database::Database;
use crate::output::table;

/// What stands before the category in the name of its mask.
const MASK: &str = "masks.";

/// What the organisation says of itself in public. Like the recipient it is the operator's alone: whoever took over an account could
/// otherwise have corrections, and the people who send them, sent to themselves.
const IMPRINT: [&str; 4] = ["organisation", "contact", "corrections", "licence"];

/// Characters of such a text, at most.
const LONGEST: usize = 300;

/// The name of the age recipient of backups, and the word for nobody.
const RECIPIENT: &str = "backup_recipient";
const NONE: &str = "none";

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Lists the settings, the masks of all categories among them
    List {
        #[command(flatten)]
        database: Database,
    },
    /// Changes one setting, in the name of the operator
    Set {
        #[command(flatten)]
        database: Database,
        /// Its name, as `settings list` shows it
        name: String,
        /// Its value. Of a mask: the resolution and what is shown of the date, such as 6,month or 7,day; or usual. Of
        /// `backup_recipient`: a recipient of age, or none. Of `organisation` and `licence`: a text, or none. Of `contact` and
        /// `corrections`: an address of electronic mail or a link, or none
        value: String,
    },
}

pub(crate) async fn run(args: Args) -> anyhow::Result<ExitCode> {
    match args.command {
        Command::List { database } => {
            let store = database.open().await?;
            let told = told(&store).await;
            table(["setting", "value", "usual"], told?.into_iter());
        }
        Command::Set { database, name, value } => {
            let store = database.open().await?;
            let changed = async {
                let before = store.settings().await?;
                let changed = if IMPRINT.contains(&name.as_str()) {
                    Settings { imprint: imprinted(before.imprint, &name, &value)?, ..before }
                } else if name == RECIPIENT {
                    Settings { backup_recipient: named(&value)?, ..before }
                } else {
                    let wishes = wishes(&settings(&store).await?, &name, &value)?;
                    changed_settings(before, wishes).map_err(Usage)?
                };
                store.set_settings(changed, operator()).await?;
                told(&store).await
            };
            let changed = changed.await;
            table(["setting", "value", "usual"], changed?.into_iter().filter(|[own, ..]| *own == name));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// All settings: those that the pages have, and those that are only the operator's. Whoever could change the recipient over the web
/// would read the next backup.
async fn told(store: &SqliteStore) -> anyhow::Result<Vec<[String; 3]>> {
    let mut rows = rows(&settings(store).await?);
    let Settings { backup_recipient, imprint, .. } = store.settings().await?;
    let own = [imprint.organisation, imprint.contact, imprint.corrections, imprint.licence];
    for (name, value) in [RECIPIENT].into_iter().chain(IMPRINT).zip([backup_recipient].into_iter().chain(own)) {
        rows.push([name.to_owned(), value.unwrap_or_else(|| NONE.to_owned()), NONE.to_owned()]);
    }
    Ok(rows)
}

/// A recipient, or none.
fn named(value: &str) -> Result<Option<String>, Usage> {
    if value == NONE { Ok(None) } else { Ok(Some(recipient(value)?.to_string())) }
}

/// What the organisation says of itself, with one thing said anew.
fn imprinted(mut imprint: Imprint, name: &str, value: &str) -> Result<Imprint, Usage> {
    let value = value.trim();
    if value.is_empty() || value.chars().count() > LONGEST || value.chars().any(char::is_control) {
        return Err(Usage(format!("{name} takes 1 to {LONGEST} characters in one line, or none")));
    }
    let address = ["contact", "corrections"].contains(&name);
    if address && value != NONE && !is_address(value) {
        return Err(Usage(format!(
            "{name} takes an address such as us@example.org, or a link that begins with https:, http:, mailto: or tel:; not {value:?}"
        )));
    }
    let value = (value != NONE).then(|| value.to_owned());
    match name {
        "organisation" => imprint.organisation = value,
        "contact" => imprint.contact = value,
        "corrections" => imprint.corrections = value,
        _ => imprint.licence = value,
    }
    Ok(imprint)
}

/// Whether somebody can be reached there.
fn is_address(value: &str) -> bool {
    let link = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme));
    let mail = value
        .split_once('@')
        .is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !value.contains([':', '/']));
    (link || mail) && !value.contains(char::is_whitespace)
}

/// The settings as a person reads them.
fn rows(told: &Value) -> Vec<[String; 3]> {
    let mut rows = Vec::new();
    for (name, value) in told.as_object().into_iter().flatten() {
        match (name.as_str(), value) {
            ("bounds", _) => {}
            ("masks", Value::Object(masks)) => rows.extend(masks.iter().map(|(category, mask)| {
                let usual = &told["bounds"][category]["usual"];
                [format!("{MASK}{category}"), said(mask), said(usual)]
            })),
            (_, Value::String(text)) => rows.push([name.clone(), text.clone(), String::new()]),
            (_, value) => rows.push([name.clone(), value.to_string(), String::new()]),
        }
    }
    rows
}

/// A mask in the words that `set` takes.
fn said(mask: &Value) -> String {
    format!("{},{}", mask["resolution"], if mask["keeps_day"] == true { "day" } else { "month" })
}

/// What `PUT /api/v1/settings` would be sent.
fn wishes(told: &Value, name: &str, value: &str) -> Result<Value, Usage> {
    let Some(category) = name.strip_prefix(MASK) else {
        let value = value.parse::<u64>().map_or_else(|_| json!(value), |number| json!(number));
        return Ok(Value::Object(Map::from_iter([(name.to_owned(), value)])));
    };
    let mut masks = told["masks"].clone();
    if masks.get(category).is_none() {
        return Err(Usage(format!("there is no category {category:?}; `spotlight settings list` names them")));
    }
    masks[category] = if value == "usual" { told["bounds"][category]["usual"].clone() } else { mask(value)? };
    Ok(json!({ "masks": masks }))
}

fn mask(value: &str) -> Result<Value, Usage> {
    let wrong = || Usage(format!("a mask is a resolution and month or day, such as 6,month; or usual; not {value:?}"));
    let (resolution, date) = value.split_once(',').ok_or_else(wrong)?;
    let resolution: u8 = resolution.trim().parse().map_err(|_| wrong())?;
    let keeps_day = match date.trim() {
        "day" => true,
        "month" => false,
        _ => return Err(wrong()),
    };
    Ok(json!({ "resolution": resolution, "keeps_day": keeps_day }))
}
