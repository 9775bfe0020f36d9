-- Records whose person has withdrawn consent or asked to be taken out, and what outlives a change of the key.
-- A blob called `sealed` is XChaCha20-Poly1305 bound to its row; see src/seal.rs.

-- Records whose consent was withdrawn: no file and no undo brings it back.
CREATE TABLE withdrawn (
    record BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 16)
) STRICT, WITHOUT ROWID;

-- The tombstones of records that were redacted.
CREATE TABLE redacted (
    record BLOB    NOT NULL PRIMARY KEY CHECK (length(record) = 16),
    change INTEGER NOT NULL REFERENCES change (id), -- who, when, why
    sealed BLOB    NOT NULL                         -- how many versions there were, and a keyed digest of them
) STRICT, WITHOUT ROWID;

-- What redacted records would be matched by, so that no file brings them back.
CREATE TABLE redacted_identity (
    identity BLOB NOT NULL PRIMARY KEY CHECK (length(identity) = 16) -- keyed digest of the keyed digest in `incident`
) STRICT, WITHOUT ROWID;

-- Keys that digests of redacted records were once made with. Nobody has the values any more to make new digests of, so the
-- old key of the digests stays, sealed, and what it made is keyed again.
CREATE TABLE retired_key (
    n      INTEGER NOT NULL PRIMARY KEY CHECK (n >= 1),
    sealed BLOB    NOT NULL
) STRICT;
