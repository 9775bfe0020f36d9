//! Passwords: which are taken, how they are hashed, and how one is compared.

use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use axum::http::StatusCode;
use tokio::sync::Semaphore;
use zxcvbn::Score;

use super::fault::Fault;

/// The fewest and the most characters.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=256;

/// OWASP Password Storage Cheat Sheet, "Argon2id": 19 MiB, two passes, one lane
/// (<https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id>).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many may be computed at the same time: each takes its memory and a processor.
const AT_ONCE: usize = 2;

/// Computes hashes, a bounded number at a time.
pub(super) struct Passwords {
    /// What a password is compared with where there is no account, so that the work is the same.
    nobodys: String,
    permits: Semaphore,
    compared: AtomicU64,
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("these parameters are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(argon2().hash_password(password.as_bytes())?.to_string())
}

impl Passwords {
    pub(super) fn new() -> Self {
        let nobodys = hash("nobody's").expect("a short text can be hashed");
        Self { nobodys, permits: Semaphore::new(AT_ONCE), compared: AtomicU64::new(0) }
    }

    /// How many passwords were compared so far.
    #[cfg(test)]
    pub(super) fn compared(&self) -> u64 {
        self.compared.load(Ordering::Relaxed)
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        let permit = self.permits.acquire().await.map_err(|closed| Fault::internal(&closed))?;
        let done = tokio::task::spawn_blocking(work).await;
        drop(permit);
        done.map_err(|failed| Fault::internal(&failed))
    }

    /// The hash to keep, as a PHC string with a salt of its own.
    pub(super) async fn hash(&self, password: String) -> Result<String, Fault> {
        self.compute(move || hash(&password)).await?.map_err(|failed| Fault::internal(&failed))
    }

    /// Whether a password is the one of a hash. Without a hash it never is, after the same work.
    pub(super) async fn is(&self, password: String, kept: Option<String>) -> Result<bool, Fault> {
        let exists = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobodys.clone());
        self.compared.fetch_add(1, Ordering::Relaxed);
        let same = self
            .compute(move || {
                let kept = PasswordHash::new(&kept).map_err(|failed| Fault::internal(&failed))?;
                Ok::<bool, Fault>(argon2().verify_password(password.as_bytes(), &kept).is_ok())
            })
            .await??;
        Ok(same && exists)
    }
}

/// Whether a password is long enough to be anybody's.
pub(super) fn is_possible(password: &str) -> bool {
    password.chars().count() <= *LENGTH.end()
}

/// Refuses what is too short, too long, contains the name, or is soon guessed.
///
/// What is common is known to zxcvbn (Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016): the
/// 30,000 most common passwords of breaches, names and words, also turned round, put together, and with letters replaced. It
/// must estimate at least 10⁸ guesses, which a slow hash turns into years.
pub(super) fn check(password: &str, name: &str) -> Result<(), Fault> {
    let refuse = |code, message: [String; 2]| Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, code, message));
    let (least, most) = (LENGTH.start(), LENGTH.end());
    if !LENGTH.contains(&password.chars().count()) {
        let en =
            format!("A password has {least} to {most} characters. Several words that do not belong together are good.");
        let es =
            format!("Una contraseña tiene de {least} a {most} caracteres. Sirven varias palabras que no van juntas.");
        return refuse("password_length", [en, es]);
    }
    let lower = |text: &str| text.to_lowercase();
    let mut parts = name.split_whitespace().filter(|part| part.chars().count() >= 3);
    if lower(password).contains(&lower(name)) || parts.any(|part| lower(password).contains(&lower(part))) {
        let en = "The password contains the name; choose one that does not.".to_owned();
        let es = "La contraseña contiene el nombre; elija una que no lo contenga.".to_owned();
        return refuse("password_name", [en, es]);
    }
    let own = ["spotlight", name];
    if zxcvbn::zxcvbn(password, &own).score() < Score::Three {
        let en = "This password is among the first that are tried. Choose several words that do not belong together.";
        let es = "Esta contraseña está entre las primeras que se prueban. Elija varias palabras que no vayan juntas.";
        return refuse("password_common", [en.to_owned(), es.to_owned()]);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
