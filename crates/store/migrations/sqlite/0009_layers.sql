-- Reference layers: what an organisation shows beside the incidents. Nothing of them is made of records.

-- Public, in the clear, with its checksum. Numbers are never given twice, so that whoever follows the layers sees every change.
CREATE TABLE layer (
    n      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id     TEXT    NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 40),
    sha256 BLOB    NOT NULL CHECK (length(sha256) = 32), -- of the body
    body   BLOB    NOT NULL
) STRICT;
