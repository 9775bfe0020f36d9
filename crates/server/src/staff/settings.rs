//! `/api/v1/settings`: how an organisation works.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use spotlight_core::taxonomy::{Category, Taxonomy};
use spotlight_record::mask::{COARSEST, FINEST, FINEST_LIVING};
use spotlight_record::{CategoryMask, MaskError, Masks};
use spotlight_store::{ReviewStore as _, Settings, SqliteStore, StoreError, TwoPerson};

use super::fault::Fault;
use super::review::bad_value;
use super::session::Signed;
use super::{Staff, work};
use crate::clock;

/// The most days from one release to the next.
const MOST_DAYS: u16 = 3650;

/// The settings as `GET /api/v1/settings` tells them.
pub async fn settings(store: &SqliteStore) -> Result<Value, StoreError> {
    let settings = store.settings().await?;
    let taxonomy = Taxonomy::embedded();
    let mask = |category: &Category| {
        let rule = settings.masks.rule(category);
        (category.code.clone(), json!({ "resolution": rule.resolution, "keeps_day": rule.keeps_day }))
    };
    let bound = |category: &Category| {
        let rule = category.mask;
        let bound = json!({
            "finest": if rule.living { FINEST_LIVING } else { FINEST },
            "coarsest": COARSEST,
            "may_keep_day": rule.keeps_day,
            "usual": { "resolution": rule.resolution, "keeps_day": rule.keeps_day },
        });
        (category.code.clone(), bound)
    };
    Ok(json!({
        "two_person": settings.two_person.as_str(),
        "reviewers": store.reviewers(clock::now()).await?,
        "two_person_now": store.two_person_rule(clock::now()).await?,
        "release_days": settings.release_days,
        "retain_drafts_days": settings.retain_drafts_days,
        "retain_rejects_days": settings.retain_rejects_days,
        "masks": taxonomy.categories().iter().map(mask).collect::<Map<String, Value>>(),
        "bounds": taxonomy.categories().iter().map(bound).collect::<Map<String, Value>>(),
    }))
}

/// `GET /api/v1/settings`
pub(super) async fn look(State(staff): State<Staff>) -> Result<Json<Value>, Fault> {
    Ok(Json(settings(&staff.store).await?))
}

/// What is to change; what is left out stays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wishes {
    two_person: Option<String>,
    release_days: Option<u16>,
    /// 0 keeps.
    retain_drafts_days: Option<u16>,
    /// 0 keeps.
    retain_rejects_days: Option<u16>,
    /// The masks of categories; a category that is left out has the usual one.
    masks: Option<BTreeMap<String, Mask>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mask {
    resolution: u8,
    keeps_day: bool,
}

/// `PUT /api/v1/settings`
pub(super) async fn change(
    signed: Signed,
    State(staff): State<Staff>,
    Json(wishes): Json<Wishes>,
) -> Result<Json<Value>, Fault> {
    let mut wanted = staff.store.settings().await?;
    apply(&mut wanted, wishes)?;
    let (store, act) = (staff.store.clone(), signed.act());
    work::heavy(&staff, async move { Ok(store.set_settings(wanted, act).await?) }).await?;
    Ok(Json(settings(&staff.store).await?))
}

/// Settings with wishes of the form of `PUT /api/v1/settings`; or why they cannot be had, as a sentence.
pub fn changed_settings(mut settings: Settings, wishes: Value) -> Result<Settings, String> {
    let wishes = serde_json::from_value(wishes).map_err(|error| error.to_string())?;
    apply(&mut settings, wishes).map_err(|fault| fault.english().to_owned())?;
    Ok(settings)
}

fn apply(settings: &mut Settings, wishes: Wishes) -> Result<(), Fault> {
    if let Some(code) = &wishes.two_person {
        let rule = TwoPerson::from_code(code);
        settings.two_person = rule.ok_or_else(|| bad_value("two_person", &["auto", "on", "off"]))?;
    }
    if wishes.release_days.is_some_and(|days| !(1..=MOST_DAYS).contains(&days)) {
        let message =
            [format!("Days must be from 1 to {MOST_DAYS}."), format!("Los días deben ser de 1 a {MOST_DAYS}.")];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_value", message));
    }
    let kept = [wishes.retain_drafts_days, wishes.retain_rejects_days];
    if kept.into_iter().flatten().any(|days| days > MOST_DAYS) {
        let message = [
            format!("Things are kept for 0 (for good) or 1 to {MOST_DAYS} days."),
            format!("Las cosas se guardan 0 (para siempre) o de 1 a {MOST_DAYS} días."),
        ];
        return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "bad_value", message));
    }
    settings.retain_drafts_days = wishes.retain_drafts_days.unwrap_or(settings.retain_drafts_days);
    settings.retain_rejects_days = wishes.retain_rejects_days.unwrap_or(settings.retain_rejects_days);
    settings.release_days = wishes.release_days.unwrap_or(settings.release_days);
    if let Some(masks) = wishes.masks {
        let taxonomy = Taxonomy::embedded();
        let set = masks
            .into_iter()
            .map(|(category, Mask { resolution, keeps_day })| (category, CategoryMask { resolution, keeps_day }));
        // What says the same as the taxonomy is no setting.
        let differs = |(code, mask): &(String, CategoryMask)| {
            let usual = taxonomy.find_category(code).map(|id| taxonomy.category(id).mask);
            usual.is_none_or(|usual| (usual.resolution, usual.keeps_day) != (mask.resolution, mask.keeps_day))
        };
        settings.masks = Masks::new(set.filter(differs).collect(), taxonomy).map_err(|error| refused(&error))?;
    }
    Ok(())
}

fn refused(error: &MaskError) -> Fault {
    let es = match error {
        MaskError::UnknownCategory(code) => format!("La taxonomía no tiene la categoría «{code}»."),
        MaskError::Resolution { category, finest, resolution } => {
            format!("Las áreas de {category} no pueden tener la resolución {resolution}; la más fina es {finest}.")
        }
        MaskError::Day(code) => {
            format!("Los casos enmascarados de {code} muestran su mes; el día no se puede mostrar.")
        }
    };
    let mut en = format!("{error}.");
    en[..1].make_ascii_uppercase();
    Fault::new(StatusCode::UNPROCESSABLE_ENTITY, "mask_refused", [en, es])
}
