-- Regional reports: what authors write, and what was published of it: see src/reports.rs.

-- What an author works on. Sealed: before it is published it is nobody else's.
CREATE TABLE report_draft (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    sealed   BLOB    NOT NULL
) STRICT;

-- What the public may read. All of it is made of what is public.
CREATE TABLE report (
    id       BLOB    NOT NULL PRIMARY KEY REFERENCES report_draft (id),
    revision INTEGER NOT NULL CHECK (revision > 0),      -- that of the draft it was made of
    name     TEXT    NOT NULL,                           -- of its files
    spec     TEXT    NOT NULL,                           -- TOML
    about    TEXT    NOT NULL,                           -- JSON: what lists say of it
    version  BLOB    NOT NULL REFERENCES kept_snapshot (version),
    doubles  TEXT    NOT NULL,                           -- JSON: numbers of possible doubles, which are no part of a snapshot
    at       TEXT    NOT NULL,                           -- RFC 3339, UTC: when it was published first
    changed  TEXT    NOT NULL,                           -- RFC 3339, UTC: when its files were made
    state    TEXT    NOT NULL CHECK (state IN ('public', 'rebuilding', 'withdrawn'))
) STRICT;

CREATE INDEX report_version ON report (version);

-- Its files. Those of a report go when somebody was struck out of its snapshot, and are made anew from what is left.
CREATE TABLE report_file (
    report BLOB    NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    n      INTEGER NOT NULL,
    name   TEXT    NOT NULL,
    sha256 BLOB    NOT NULL CHECK (length(sha256) = 32),
    body   BLOB    NOT NULL,
    PRIMARY KEY (report, n)
) STRICT;
