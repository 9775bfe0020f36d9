-- Sealed records, their history, what changed them, the public snapshot and the audit log.
-- A blob called `sealed`, `detail`, `receipt` or `entry` is XChaCha20-Poly1305 bound to its row; see src/seal.rs.

PRAGMA application_id = 1397772116; -- "SPOT"

-- What the whole database has one of.
CREATE TABLE state (
    one             INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    salt            BLOB    NOT NULL CHECK (length(salt) = 32),
    key_check       BLOB    NOT NULL CHECK (length(key_check) = 16),
    projection      BLOB    NOT NULL CHECK (length(projection) = 32),
    public_sequence INTEGER NOT NULL CHECK (public_sequence >= 0),
    audit_head      BLOB    NOT NULL  -- sealed: number and hash of the newest audit entry
) STRICT;

-- One act that changed records: an import (a batch), a change of status, an undo. Rows are never deleted.
CREATE TABLE change (
    id        INTEGER NOT NULL PRIMARY KEY,
    kind      TEXT    NOT NULL CHECK (kind IN ('import', 'status', 'undo')),
    at        TEXT    NOT NULL,       -- RFC 3339, UTC
    undone_by INTEGER REFERENCES change (id),
    detail    BLOB    NOT NULL,       -- sealed: who, why, file name, SHA-256 of the file
    receipt   BLOB                    -- sealed: the receipt of an import
) STRICT;

-- The newest version of each record.
CREATE TABLE incident (
    n         INTEGER NOT NULL PRIMARY KEY,
    id        BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    identity  BLOB    NOT NULL UNIQUE CHECK (length(identity) = 16), -- keyed digest: what a re-import is matched by
    content   BLOB    NOT NULL CHECK (length(content) = 16),         -- keyed digest: what the source last said
    status    TEXT    NOT NULL CHECK (status IN ('draft', 'in_review', 'published', 'retracted')),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    change    INTEGER NOT NULL REFERENCES change (id),
    block     INTEGER,                -- the public block that it is in, if it is public
    sealed    BLOB    NOT NULL
) STRICT;

CREATE INDEX incident_change ON incident (change);

-- Every earlier version, and the last version of a record that an undo removed.
CREATE TABLE revision (
    n         INTEGER NOT NULL PRIMARY KEY,
    incident  BLOB    NOT NULL CHECK (length(incident) = 16),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    status    TEXT    NOT NULL,
    content   BLOB    NOT NULL,
    change    INTEGER NOT NULL REFERENCES change (id), -- what made this version
    ended_by  INTEGER NOT NULL REFERENCES change (id), -- what replaced or removed it
    sealed    BLOB    NOT NULL,
    UNIQUE (incident, revision)
) STRICT;

CREATE INDEX revision_change ON revision (change);

-- What the world may know, in the clear.
CREATE TABLE public_block (
    seq    INTEGER NOT NULL PRIMARY KEY,
    rows   INTEGER NOT NULL CHECK (rows > 0),
    sha256 BLOB    NOT NULL CHECK (length(sha256) = 32),
    body   BLOB    NOT NULL
) STRICT;

-- Who did what, when: a hash chain.
CREATE TABLE audit (
    seq   INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    at    TEXT    NOT NULL,           -- RFC 3339, UTC
    entry BLOB    NOT NULL,           -- sealed: who, what, about what
    hash  BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
