-- Tokens, uploads, rejected rows, remembered readings, the age of what is known, and possible doubles.
-- A blob called `sealed` or `detail` is XChaCha20-Poly1305 bound to its row; see src/seal.rs.

-- What a person signs in with over HTTP.
CREATE TABLE token (
    id     INTEGER NOT NULL PRIMARY KEY,
    secret BLOB    NOT NULL UNIQUE CHECK (length(secret) = 32), -- keyed digest
    detail BLOB    NOT NULL  -- sealed: name, role, when it was made, expires and was revoked
) STRICT;

-- A file that is being uploaded or waits to be confirmed. Its bytes are gone once it is a batch.
CREATE TABLE upload (
    id      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    length  INTEGER NOT NULL CHECK (length >= 0),
    offset  INTEGER NOT NULL CHECK (offset BETWEEN 0 AND length),
    touched TEXT    NOT NULL,                    -- RFC 3339, UTC: when its last byte came
    batch   INTEGER REFERENCES change (id),      -- what it was confirmed as
    detail  BLOB    NOT NULL                     -- sealed: owner, file name, when it was begun
) STRICT;

CREATE TABLE upload_chunk (
    upload BLOB    NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    start  INTEGER NOT NULL CHECK (start >= 0),
    sealed BLOB    NOT NULL,
    PRIMARY KEY (upload, start)
) STRICT;

-- The rejected rows of a batch as CSV, cut into pieces, once for each language of their reasons.
CREATE TABLE reject (
    change INTEGER NOT NULL REFERENCES change (id),
    lang   TEXT    NOT NULL CHECK (lang IN ('en', 'es')),
    seq    INTEGER NOT NULL,
    sealed BLOB    NOT NULL,
    PRIMARY KEY (change, lang, seq)
) STRICT;

-- How a file with a certain header was read the last time that somebody corrected its reading.
CREATE TABLE reading (
    header BLOB NOT NULL PRIMARY KEY CHECK (length(header) = 16), -- keyed digest
    sealed BLOB NOT NULL
) STRICT;

-- The batch of the newest file that said what the record says. It names a row of `change`; the check is spared, because
-- `change` beside it has one.
ALTER TABLE incident ADD COLUMN vintage INTEGER;
ALTER TABLE revision ADD COLUMN vintage INTEGER;

-- The registers that there are records of.
CREATE TABLE register (
    digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 16)  -- keyed digest
) STRICT, WITHOUT ROWID;

-- Which records may document the same event: those of one category, month and neighbourhood share a key.
--
-- All three columns are keyed, and the reference to the record is encrypted: beside a public record that shares its key, a
-- private one would give away its month and place. Entries of records that have moved or are gone may stay; whoever follows
-- one looks at the record itself.
CREATE TABLE near (
    key      BLOB NOT NULL CHECK (length(key) = 8),
    record   BLOB NOT NULL CHECK (length(record) = 16),
    register BLOB NOT NULL CHECK (length(register) = 4),
    PRIMARY KEY (key, record)
) STRICT, WITHOUT ROWID;

-- Pairs of records of two registers that may document the same event.
CREATE TABLE possible_double (
    pair   BLOB    NOT NULL PRIMARY KEY CHECK (length(pair) = 16), -- keyed digest
    one    BLOB    NOT NULL CHECK (length(one) = 16),              -- keyed digest of a record's id
    other  BLOB    NOT NULL CHECK (length(other) = 16),            -- the same
    change INTEGER NOT NULL REFERENCES change (id),                -- what brought them together
    sealed BLOB    NOT NULL                                        -- both ids
) STRICT;

CREATE INDEX possible_double_one ON possible_double (one);
CREATE INDEX possible_double_other ON possible_double (other);
CREATE INDEX possible_double_change ON possible_double (change);
