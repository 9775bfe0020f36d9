//! Accounts of invented people, to try a sample out with: one of each role, with passwords made up anew each time.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::project::Project;
use crate::step::Step;

const PEOPLE: [(&str, &str); 4] = [
    ("Alma Admin", "admin"),
    ("Rocio Reviewer", "reviewer"),
    ("Dario Documenter", "documenter"),
    ("Aurora Author", "author"),
];

/// Letters and digits that nobody takes for another.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// An account that can sign in.
pub(crate) struct Account {
    pub(crate) name: &'static str,
    pub(crate) role: &'static str,
    pub(crate) password: String,
}

/// Makes the accounts the way a person gets one: by a link, at a server that is running.
pub(crate) fn make(project: &Project, binary: &Path, database: &Path, address: &str) -> Result<Vec<Account>> {
    let step = Step::new("An account of each role");
    let one = |(name, role)| {
        let mut add = project.command(binary, ["user", "add", "--name", name, "--role", role]);
        let link = step.output(add.arg("--db").arg(database))?;
        let (_, secret) = link.trim().split_once('#').context("the link has no secret")?;
        let password = password();
        let body = json!({ "secret": secret, "password": password }).to_string();
        let answer = post(address, "/api/v1/invitations/accept", &body).context("choosing a password")?;
        ensure!(answer.starts_with("HTTP/1.1 200"), "the password of {name} was not taken: {answer}");
        Ok(Account { name, role, password })
    };
    PEOPLE.into_iter().map(one).collect()
}

/// The accounts as JSON, for the browser tests.
pub(crate) fn as_json(accounts: &[Account]) -> String {
    let one = |account: &Account| json!({ "name": account.name, "role": account.role, "password": account.password });
    accounts.iter().map(one).collect::<Value>().to_string()
}

/// Twenty letters in groups of five: 99 random bits, and easy to type.
fn password() -> String {
    let group = || (0..5).map(|_| char::from(LETTERS[rand::random_range(0..LETTERS.len())])).collect::<String>();
    [group(), group(), group(), group()].join("-")
}

/// What a server answers to JSON.
fn post(address: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let length = body.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

#[cfg(test)]
mod tests;
