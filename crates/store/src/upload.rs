//! Files on their way in: kept sealed, piece by piece, until they are confirmed or given up.

use std::future::Future;

use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::model::ChangeId;

/// A file that is being uploaded, waits to be confirmed, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Its id.
    pub id: Uuid,
    /// The name of whoever uploads it.
    pub owner: String,
    /// The name of the file.
    pub file_name: String,
    /// How many bytes it will have.
    pub length: u64,
    /// How many of them are there and durable.
    pub offset: u64,
    /// When it was begun.
    pub begun: Timestamp,
    /// When its last byte came.
    pub touched: Timestamp,
    /// The batch that it was confirmed as.
    pub batch: Option<ChangeId>,
}

impl Upload {
    /// Whether all of it is there.
    pub fn is_complete(&self) -> bool {
        self.offset == self.length
    }
}

/// A file that is about to be uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUpload {
    /// The name of whoever uploads it.
    pub owner: String,
    /// The name of the file.
    pub file_name: String,
    /// How many bytes it will have.
    pub length: u64,
    /// How many uploads that are not confirmed its owner may have, this one included.
    pub most_open: u64,
    /// When.
    pub now: Timestamp,
}

/// The uploads of a store.
pub trait UploadStore {
    /// Begins an upload.
    fn begin_upload(&self, new: NewUpload) -> impl Future<Output = Result<Upload, StoreError>> + Send;

    /// Adds bytes to an upload at the offset that it has; the offset then. They are durable when the future resolves.
    fn append(
        &self,
        id: Uuid,
        offset: u64,
        bytes: Vec<u8>,
        now: Timestamp,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// One upload.
    fn upload(&self, id: Uuid) -> impl Future<Output = Result<Upload, StoreError>> + Send;

    /// Somebody's uploads, newest first.
    fn uploads(&self, owner: &str) -> impl Future<Output = Result<Vec<Upload>, StoreError>> + Send;

    /// The bytes of an upload from an offset that an [`append`](Self::append) began at; none at its end.
    fn upload_bytes(&self, id: Uuid, from: u64) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;

    /// Gives an upload up: its bytes are gone. One that was confirmed is only forgotten; its batch stays.
    fn remove_upload(&self, id: Uuid) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Gives up every upload that was last touched before a moment; how many.
    fn remove_uploads_before(&self, moment: Timestamp) -> impl Future<Output = Result<u64, StoreError>> + Send;
}
