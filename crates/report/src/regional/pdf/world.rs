//! What Typst can see: its library, our faces, the template, and a few files in memory.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::regional::fonts;

/// The template, a file for each of its concerns.
const TEMPLATE: [(&str, &str); 4] = [
    ("main.typ", include_str!("template/main.typ")),
    ("style.typ", include_str!("template/style.typ")),
    ("blocks.typ", include_str!("template/blocks.typ")),
    ("markdown.typ", include_str!("template/markdown.typ")),
];

/// One document's world.
pub(super) struct ReportWorld {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::builder().build()));
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(fonts::faces())));

impl ReportWorld {
    /// The template and the given files.
    pub(super) fn new<const N: usize>(files: [(&str, Vec<u8>); N]) -> Self {
        let source = |(name, text): (&str, &str)| (id(name), Source::new(id(name), text.to_owned()));
        Self {
            main: id("main.typ"),
            sources: TEMPLATE.into_iter().map(source).collect(),
            files: files.into_iter().map(|(name, bytes)| (id(name), Bytes::new(bytes))).collect(),
        }
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our own files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::faces().get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
