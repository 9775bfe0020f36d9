-- Records are appended, and what they are found by stands apart: entries in the order of random ids and digests are collected and
-- written in sorted runs, while a UNIQUE column would have each of them sought alone, all over the file.
--
-- No CHECK here calls a function and no reference is checked before the end of a transaction: either makes SQLite ready to take a
-- statement of many rows back alone, for which it copies every page that the statement touches
-- (https://www.sqlite.org/tempfiles.html#statement_journal_files). A write of ours is taken back as a whole. Lengths are those of
-- fixed arrays when they are written, and are looked at when they are read.
CREATE TABLE incident_anew (
    n         INTEGER NOT NULL PRIMARY KEY,
    id        BLOB    NOT NULL,
    identity  BLOB    NOT NULL, -- keyed digest: what a re-import is matched by
    content   BLOB    NOT NULL, -- keyed digest: what the source last said
    status    TEXT    NOT NULL CHECK (status IN ('draft', 'in_review', 'returned', 'published', 'retracted')),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    change    INTEGER NOT NULL REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED,
    vintage   INTEGER,
    block     INTEGER,          -- the public block that it is in, if it is public
    sealed    BLOB    NOT NULL
) STRICT;

INSERT INTO incident_anew (n, id, identity, content, status, revision, change, vintage, block, sealed)
    SELECT n, id, identity, content, status, revision, change, vintage, block, sealed FROM incident ORDER BY n;

CREATE TABLE incident_id (
    id BLOB    NOT NULL PRIMARY KEY,
    n  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO incident_id (id, n) SELECT id, n FROM incident ORDER BY id;

CREATE TABLE incident_identity (
    identity BLOB    NOT NULL PRIMARY KEY,
    n        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO incident_identity (identity, n) SELECT identity, n FROM incident ORDER BY identity;

DROP TABLE incident;
ALTER TABLE incident_anew RENAME TO incident;

CREATE INDEX incident_change ON incident (change);

-- The queue of reviewers, in the order of entry.
CREATE INDEX incident_review ON incident (status) WHERE status IN ('in_review', 'returned');

-- The content of the table does not change, so that it need not be copied: https://www.sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(replace(replace(sql,
    ' CHECK (length(key) = 8)', ''), ' CHECK (length(record) = 16)', ''), ' CHECK (length(register) = 4)', '')
    WHERE type = 'table' AND name = 'near';
PRAGMA writable_schema = RESET;
