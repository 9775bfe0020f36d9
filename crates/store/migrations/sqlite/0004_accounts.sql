-- Accounts, what they sign in with, and their sessions.
-- A blob called `sealed` is XChaCha20-Poly1305 bound to its row; see src/seal.rs. Beside ids there are keyed digests only.

-- A person. Accounts are disabled, never removed: a name that stands in the history is nobody else's later.
CREATE TABLE account (
    id     INTEGER NOT NULL PRIMARY KEY,
    name   BLOB    NOT NULL UNIQUE CHECK (length(name) = 16), -- keyed digest of the folded name
    sealed BLOB    NOT NULL                                   -- name, role, times, password hash, second factor
) STRICT;

-- The link by which an account chooses its password. There is one at most, and it is gone once it was used.
CREATE TABLE invitation (
    account INTEGER NOT NULL PRIMARY KEY REFERENCES account (id),
    secret  BLOB    NOT NULL UNIQUE CHECK (length(secret) = 32), -- keyed digest
    sealed  BLOB    NOT NULL                                     -- until when it is good
) STRICT;

CREATE TABLE session (
    secret  BLOB    NOT NULL PRIMARY KEY CHECK (length(secret) = 32), -- keyed digest
    account INTEGER NOT NULL REFERENCES account (id),
    sealed  BLOB    NOT NULL                                          -- when it began and was last used
) STRICT, WITHOUT ROWID;

CREATE INDEX session_account ON session (account);

-- Sign-ins that failed in a row, for names that exist and for names that do not.
CREATE TABLE attempt (
    name   BLOB NOT NULL PRIMARY KEY CHECK (length(name) = 16), -- keyed digest of the folded name
    sealed BLOB NOT NULL                                        -- how many, and when the last was
) STRICT, WITHOUT ROWID;
