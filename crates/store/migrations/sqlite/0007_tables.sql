-- Released tables of quasi-identifiers, and which records each of them counts.

-- One a state and year, for good. The body is public, in the clear, with its checksum. Rows are never deleted, and a body changes
-- once at most: when the release is withheld, what stood in it goes.
CREATE TABLE release_table (
    n        INTEGER NOT NULL PRIMARY KEY,
    state    TEXT    NOT NULL,                        -- ISO 3166-2
    year     INTEGER NOT NULL,
    made     INTEGER NOT NULL REFERENCES change (id),
    withheld INTEGER REFERENCES change (id),
    sha256   BLOB    NOT NULL CHECK (length(sha256) = 32),
    body     BLOB    NOT NULL,
    UNIQUE (state, year)
) STRICT;

-- A record is counted once at most, in all tables together. What is counted is public, its state and year too; the rows of a
-- release that is withheld are deleted with its numbers, as a record that is no longer public must not be found beside its state.
CREATE TABLE counted (
    record BLOB    NOT NULL PRIMARY KEY CHECK (length(record) = 16),
    n      INTEGER NOT NULL REFERENCES release_table (n)
) STRICT, WITHOUT ROWID;

CREATE INDEX counted_release ON counted (n);
