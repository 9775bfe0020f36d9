-- Changing the key: see src/sqlite/rotate.rs.

-- Nothing has ever been kept in it.
DROP TABLE retired_key;

-- Keys of digests that others have replaced. The database has no longer the values to make new digests of, so what they made is keyed
-- again, and they stay, sealed. With them what heads of the audit log that are kept elsewhere are verified by.
CREATE TABLE retired_key (
    n      INTEGER NOT NULL PRIMARY KEY CHECK (n >= 1),
    sealed BLOB    NOT NULL, -- keys of digests, and the public half of the key that signed heads
    log    BLOB    NOT NULL  -- sealed: the hash of each entry of the audit log under that key
) STRICT;

-- Whether bytes that were sealed with an old key may be left in unused parts of the file.
ALTER TABLE state ADD COLUMN unswept INTEGER NOT NULL DEFAULT 0 CHECK (unswept IN (0, 1));
