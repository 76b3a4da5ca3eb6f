-- What documents were before each change, so that a change can be undone and two versions be compared.

CREATE TABLE versions (
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    stage TEXT NOT NULL,
    reading BLOB, -- NULL: that of the next version which has one, else the document's
    PRIMARY KEY (document, version)
) WITHOUT ROWID;
