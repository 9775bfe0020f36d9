-- Public snapshots that a report was built from, kept so that it can be built again: see src/snapshot.rs.
-- All of it was public when it was kept. What stops being public is struck out of every kept block in the same transaction.

-- One a dataset version.
CREATE TABLE kept_snapshot (
    version    BLOB    NOT NULL PRIMARY KEY CHECK (length(version) = 32),
    projection BLOB    NOT NULL CHECK (length(projection) = 32),
    releases   BLOB    NOT NULL CHECK (length(releases) % 32 = 0), -- checksums of the released tables of the version
    at         TEXT    NOT NULL,                                   -- RFC 3339, UTC
    struck     INTEGER NOT NULL DEFAULT 0 CHECK (struck >= 0)      -- incidents that were taken out since
) STRICT, WITHOUT ROWID;

-- Blocks, each once, by the checksum that they have now.
CREATE TABLE kept_block (
    sha256 BLOB    NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    rows   INTEGER NOT NULL CHECK (rows > 0),
    body   BLOB    NOT NULL
) STRICT;

-- Which blocks a snapshot has.
CREATE TABLE kept_part (
    version BLOB    NOT NULL REFERENCES kept_snapshot (version) ON DELETE CASCADE,
    seq     INTEGER NOT NULL,
    sha256  BLOB    NOT NULL REFERENCES kept_block (sha256),
    PRIMARY KEY (version, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_part_block ON kept_part (sha256);
