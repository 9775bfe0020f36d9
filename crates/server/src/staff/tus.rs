//! Resumable uploads: tus 1.0.0, core with creation and termination (<https://tus.io/protocols/resumable-upload>).

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures::StreamExt as _;
use spotlight_core::Uuid;
use spotlight_store::{NewUpload, StoreError, UploadStore as _};

use super::fault::Fault;
use super::session::Signed;
use super::uploads::own;
use super::{MOST_OPEN_UPLOADS, Staff, work};
use crate::clock;

const VERSION: &str = "1.0.0";
const TUS_RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const TUS_VERSION: HeaderName = HeaderName::from_static("tus-version");
const TUS_MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const TUS_EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const UPLOAD_LENGTH: HeaderName = HeaderName::from_static("upload-length");
const UPLOAD_OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const UPLOAD_DEFER_LENGTH: HeaderName = HeaderName::from_static("upload-defer-length");
const UPLOAD_CHECKSUM: HeaderName = HeaderName::from_static("upload-checksum");
const UPLOAD_METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// Bytes that are made durable at a time.
const PIECE: usize = 256 * 1024;

/// How long the next bytes of a request may take, and all of them. What came by then stays.
const SILENCE: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_mins(30);

/// The most bytes that are read only to be dropped, and how long that may take.
const MOST_PASSED_OVER: usize = 4 << 20;
const PASSING_OVER: Duration = Duration::from_secs(5);

/// The most characters of a file's name.
const LONGEST_NAME: usize = 200;

/// Adds the version to every answer.
pub(super) async fn stamp(mut response: Response) -> Response {
    response.headers_mut().insert(TUS_RESUMABLE, HeaderValue::from_static(VERSION));
    response
}

fn check_version(headers: &HeaderMap) -> Result<(), Fault> {
    if headers.get(TUS_RESUMABLE).is_some_and(|version| version == VERSION) {
        return Ok(());
    }
    let message = ["State Tus-Resumable: 1.0.0.", "Indique Tus-Resumable: 1.0.0."];
    Err(Fault::new(StatusCode::PRECONDITION_FAILED, "tus_version", message))
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Fault> {
    let value = headers.get(name).and_then(|value| value.to_str().ok()).and_then(|value| value.parse().ok());
    value.ok_or_else(|| {
        let message = [format!("{name} must be a whole number."), format!("{name} debe ser un número entero.")];
        Fault::bad_request("bad_header", message)
    })
}

/// Refuses a header of an extension that is not there: whoever sends it believes that it is heeded.
fn without(headers: &HeaderMap, name: &HeaderName) -> Result<(), Fault> {
    if !headers.contains_key(name) {
        return Ok(());
    }
    let message = [
        format!("{name} is not supported here; leave it out. The preview gives the SHA-256 of what came."),
        format!("{name} no se admite aquí; quítelo. La vista previa da el SHA-256 de lo que llegó."),
    ];
    Err(Fault::bad_request("unsupported_header", message))
}

/// `OPTIONS /api/v1/uploads`: what is possible here.
pub(super) async fn options(State(staff): State<Staff>) -> impl IntoResponse {
    let headers = [
        (TUS_VERSION, VERSION.to_owned()),
        (TUS_EXTENSION, "creation,termination".to_owned()),
        (TUS_MAX_SIZE, staff.max_upload.to_string()),
    ];
    (StatusCode::NO_CONTENT, headers)
}

/// `POST /api/v1/uploads`: begins an upload.
pub(super) async fn create(signed: Signed, State(staff): State<Staff>, headers: HeaderMap) -> Result<Response, Fault> {
    check_version(&headers)?;
    without(&headers, &UPLOAD_DEFER_LENGTH)?;
    without(&headers, &UPLOAD_CHECKSUM)?;
    let length = number(&headers, &UPLOAD_LENGTH)?;
    if length > staff.max_upload {
        let most = staff.max_upload;
        let message = [
            format!("The file has {length} bytes; at most {most} are taken. Split it."),
            format!("El archivo tiene {length} bytes; se aceptan hasta {most}. Divídalo."),
        ];
        return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", message));
    }
    let file_name = file_name(&headers)?;
    let new = NewUpload { owner: signed.name, file_name, length, most_open: MOST_OPEN_UPLOADS, now: clock::now() };
    let upload = staff.store.begin_upload(new).await?;
    let headers = [(header::LOCATION, format!("/api/v1/uploads/{}", upload.id)), (UPLOAD_OFFSET, "0".to_owned())];
    Ok((StatusCode::CREATED, headers).into_response())
}

/// The name of the file in `Upload-Metadata`: pairs of a key and a value in base64, separated by commas. Only its last part: some
/// browsers send a path, and a path may name a person.
fn file_name(headers: &HeaderMap) -> Result<String, Fault> {
    let Some(metadata) = headers.get(UPLOAD_METADATA) else { return Ok("upload".to_owned()) };
    let wrong = || {
        let message = [
            "Upload-Metadata must be pairs of a name and a value in base64.",
            "Upload-Metadata debe contener pares de nombre y valor en base64.",
        ];
        Fault::bad_request("bad_header", message)
    };
    let pairs = metadata.to_str().map_err(|_| wrong())?.split(',');
    let mut pairs = pairs.filter_map(|pair| pair.trim().split_once(' '));
    let Some((_, value)) = pairs.find(|(key, _)| *key == "filename") else { return Ok("upload".to_owned()) };
    let name =
        BASE64_STANDARD.decode(value.trim()).ok().and_then(|name| String::from_utf8(name).ok()).ok_or_else(wrong)?;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    Ok(if clean.trim().is_empty() { "upload".to_owned() } else { clean })
}

/// `HEAD /api/v1/uploads/{id}`: where the upload continues.
pub(super) async fn offset(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    check_version(&headers)?;
    let upload = own(&staff, &signed, &id).await?;
    let name = format!("filename {}", BASE64_STANDARD.encode(&upload.file_name));
    let headers = [
        (UPLOAD_OFFSET, upload.offset.to_string()),
        (UPLOAD_LENGTH, upload.length.to_string()),
        (UPLOAD_METADATA, name),
    ];
    Ok((StatusCode::OK, headers).into_response())
}

/// `PATCH /api/v1/uploads/{id}`: more bytes. Each piece is durable before the next is read; where the connection breaks, what came stays.
pub(super) async fn append(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Fault> {
    check_version(&headers)?;
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/offset+octet-stream") {
        let message = [
            "The bytes must come as application/offset+octet-stream.",
            "Los bytes deben llegar como application/offset+octet-stream.",
        ];
        return Err(Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media_type", message));
    }
    without(&headers, &UPLOAD_CHECKSUM)?;
    let offset = number(&headers, &UPLOAD_OFFSET)?;
    let upload = own(&staff, &signed, &id).await?;
    let id = upload.id;
    if upload.offset != offset {
        pass_over(body.into_data_stream()).await;
        return Err(StoreError::WrongOffset { id, at: upload.offset }.into());
    }
    let offset = work::detached(async move { receive(&staff, id, offset, upload.length, body).await }).await?;
    Ok((StatusCode::NO_CONTENT, [(UPLOAD_OFFSET, offset.to_string())]).into_response())
}

/// Reads what a client is still sending, within bounds: one whose bytes are not read may see a broken connection in place of
/// the answer that tells it what is wrong (RFC 9112, section 9.6).
async fn pass_over(mut stream: BodyDataStream) {
    let mut left = MOST_PASSED_OVER;
    let read = async {
        while let Some(Ok(bytes)) = stream.next().await {
            left = left.saturating_sub(bytes.len());
            if left == 0 {
                return;
            }
        }
    };
    // Whoever sends slowly has had time to look for the answer.
    let _ = tokio::time::timeout(PASSING_OVER, read).await;
}

/// Takes in a body; the offset then.
async fn receive(staff: &Staff, id: Uuid, mut offset: u64, length: u64, body: Body) -> Result<u64, Fault> {
    let mut stream = body.into_data_stream();
    let mut piece: Vec<u8> = Vec::new();
    let ends = tokio::time::Instant::now() + LONGEST;
    loop {
        let patience = SILENCE.min(ends.saturating_duration_since(tokio::time::Instant::now()));
        let next = tokio::time::timeout(patience, stream.next()).await;
        if let Ok(Some(Ok(bytes))) = &next {
            piece.extend_from_slice(bytes);
        }
        let more = matches!(next, Ok(Some(Ok(_))));
        if offset + piece.len() as u64 > length {
            pass_over(stream).await;
            return Err(StoreError::TooLong { id, length }.into());
        }
        if piece.len() >= PIECE || !more {
            offset = staff.store.append(id, offset, std::mem::take(&mut piece), clock::now()).await?;
        }
        match next {
            Ok(Some(Ok(_))) => {}
            Ok(None) => return Ok(offset),
            Ok(Some(Err(_))) => {
                let message = [
                    "The connection broke; go on from where it stands.",
                    "Se cortó la conexión; continúe desde donde quedó.",
                ];
                return Err(Fault::bad_request("broken_off", message));
            }
            Err(_) => {
                let message = [
                    "No more bytes came in time; go on from where it stands.",
                    "No llegaron más bytes a tiempo; continúe desde donde quedó.",
                ];
                return Err(Fault::new(StatusCode::REQUEST_TIMEOUT, "too_slow", message));
            }
        }
    }
}

/// `DELETE /api/v1/uploads/{id}`: gives it up.
pub(super) async fn remove(
    signed: Signed,
    State(staff): State<Staff>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Fault> {
    check_version(&headers)?;
    let upload = own(&staff, &signed, &id).await?;
    staff.store.remove_upload(upload.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
