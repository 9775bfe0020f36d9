-- Review: returned records, releases of masked incidents, versions that stay public while a newer one is reviewed, links between
-- records of one event, and settings.
-- A blob called `sealed` is XChaCha20-Poly1305 bound to its row; see src/seal.rs.

-- A status more. The content of the table does not change, so that it need not be copied:
-- https://www.sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '''retracted'')', '''retracted'', ''returned'')')
    WHERE type = 'table' AND name = 'incident';
PRAGMA writable_schema = RESET;

-- The queue of reviewers, in the order of entry.
CREATE INDEX incident_review ON incident (status) WHERE status IN ('in_review', 'returned');

-- Published records that are masked and were never released: the exceptions, so that a record that is not here is released.
CREATE TABLE waiting (
    record BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 16)
) STRICT, WITHOUT ROWID;

-- Records whose newest version waits for review while an earlier one stays public.
CREATE TABLE standing (
    record   BLOB    NOT NULL PRIMARY KEY CHECK (length(record) = 16),
    revision INTEGER NOT NULL CHECK (revision >= 1)
) STRICT, WITHOUT ROWID;

-- What a reviewer has decided about pairs of records: the same event, or two.
CREATE TABLE verdict (
    pair   BLOB    NOT NULL PRIMARY KEY CHECK (length(pair) = 16), -- keyed digest, as in possible_double
    change INTEGER NOT NULL REFERENCES change (id),
    sealed BLOB    NOT NULL                                        -- both ids, and the verdict
) STRICT;

-- Acts that change what is public of a record but no version of it: links and releases.
CREATE TABLE touch (
    record BLOB    NOT NULL CHECK (length(record) = 16),           -- keyed digest of its id
    change INTEGER NOT NULL REFERENCES change (id),
    PRIMARY KEY (record, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    sealed BLOB    NOT NULL
) STRICT;
