//! `POST /api/v1/uploads/{id}/rejects.csv`: the rows of an upload that would be rejected, to be corrected before anything is stored. A
//! file of which no row can be taken never becomes a batch, and this is the only way to them.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use spotlight_core::Lang;
use spotlight_ingest::{Plan, Row, rejects};
use spotlight_store::Put;

use super::batches::{Language, csv_file};
use super::fault::Fault;
use super::reading::{Wishes, input};
use super::session::Signed;
use super::uploads::open;
use super::{Staff, work};
use crate::import::{Observer, import_file};

/// Writes the rejected rows while a file is looked at.
struct Rejected {
    lang: Lang,
    csv: csv::Result<Option<rejects::Writer<Vec<u8>>>>,
}

impl Observer for Rejected {
    fn planned(&mut self, plan: &Plan) {
        self.csv = rejects::Writer::new(Vec::new(), plan, self.lang).map(Some);
    }

    fn row(&mut self, row: &Row, _: Option<&Put>) {
        if let Ok(Some(csv)) = &mut self.csv
            && let Err(error) = csv.write(row)
        {
            self.csv = Err(error);
        }
    }
}

pub(super) async fn rejects(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    Query(language): Query<Language>,
    Json(wishes): Json<Wishes>,
) -> Result<Response, Fault> {
    let lang = language.lang()?;
    let upload = open(&staff, &signed, &id).await?;
    let input = input(&staff, &upload)?;
    let store = staff.store.clone();
    let look = async move {
        let reading = wishes.read(&store, &input).await?;
        let job = reading.job(true, &signed);
        let mut rejected = Rejected { lang, csv: Ok(None) };
        let imported = import_file(&store, &input, &job, &mut rejected).await;
        if let Some(failure) = imported.failure {
            return Err(failure.into());
        }
        if let Some(refusal) = imported.refusal {
            let message = [refusal.message(Lang::En), refusal.message(Lang::Es)];
            return Err(Fault::new(StatusCode::UNPROCESSABLE_ENTITY, refusal.code(), message));
        }
        let csv = rejected.csv.map_err(|error| Fault::internal(&error))?;
        csv.map_or_else(|| Ok(Vec::new()), |csv| csv.finish().map_err(|error| Fault::internal(&error)))
    };
    Ok(csv_file("rejects.csv", work::heavy(&staff, Box::pin(look)).await?))
}
