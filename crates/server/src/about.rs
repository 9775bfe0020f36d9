//! What the organisation says of itself: its texts, read at the start; its settings, followed; and what it has withdrawn.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use spotlight_public::{Imprint, PublicState, Texts, Withdrawn};
use spotlight_store::Store;
use tokio::time::{MissedTickBehavior, interval};

/// How often the settings are looked at. They change once a year.
const FOLLOW: Duration = Duration::from_secs(2);

/// Bytes of a text, at most.
const LONGEST: u64 = 256 << 10;

/// Why a folder is not one of texts about the map.
#[derive(Debug, thiserror::Error)]
pub enum AboutError {
    /// A file that cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A text in one language only: a page would speak two.
    #[error("{there} is there and {missing} is not; both languages are needed")]
    OneLanguage {
        /// The one that is there.
        there: PathBuf,
        /// The one that is not.
        missing: PathBuf,
    },
    /// None of the files.
    #[error("{0} has none of about.en.md, about.es.md, help.en.md and help.es.md")]
    Empty(PathBuf),
    /// A file that is too long.
    #[error("{0} has more than {LONGEST} bytes")]
    Long(PathBuf),
}

/// The texts of a folder. What is not there in either language is what ships with Spotlight.
pub(crate) fn read(folder: &Path) -> Result<Texts, AboutError> {
    let (about, help) = (both(folder, "about")?, both(folder, "help")?);
    if about.is_none() && help.is_none() {
        return Err(AboutError::Empty(folder.to_owned()));
    }
    let usual = Texts::default();
    Ok(Texts { about: about.unwrap_or(usual.about), help: help.unwrap_or(usual.help) })
}

fn both(folder: &Path, name: &str) -> Result<Option<[String; 2]>, AboutError> {
    let paths = ["en", "es"].map(|lang| folder.join(format!("{name}.{lang}.md")));
    let [en, es] = &paths;
    match (one(en)?, one(es)?) {
        (Some(en), Some(es)) => Ok(Some([en, es])),
        (None, None) => Ok(None),
        (Some(_), None) => Err(AboutError::OneLanguage { there: en.clone(), missing: es.clone() }),
        (None, Some(_)) => Err(AboutError::OneLanguage { there: es.clone(), missing: en.clone() }),
    }
}

fn one(path: &Path) -> Result<Option<String>, AboutError> {
    let wrong = |source| AboutError::Read { path: path.to_owned(), source };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong(error)),
        Ok(about) if about.len() > LONGEST => Err(AboutError::Long(path.to_owned())),
        Ok(_) => fs::read_to_string(path).map(Some).map_err(wrong),
    }
}

/// Shows what the settings say of the organisation, and what they say whenever that has changed.
pub(crate) async fn follow<S: Store>(store: S, state: Arc<PublicState>) {
    let mut tick = interval(FOLLOW);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        match store.settings().await {
            Ok(settings) => {
                let own = settings.imprint;
                state.name(Imprint {
                    organisation: own.organisation,
                    contact: own.contact,
                    corrections: own.corrections,
                    licence: own.licence,
                });
            }
            Err(error) => tracing::debug!(%error, "the settings could not be read; what was shown stays"),
        }
    }
}

/// Asks the store whether a record was retracted. One that cannot be asked about was not.
pub(crate) fn withdrawn<S: Store>(store: S) -> Withdrawn {
    Box::new(move |id| {
        let store = store.clone();
        Box::pin(async move { store.was_retracted(id).await.unwrap_or(false) })
    })
}

#[cfg(test)]
mod tests;
