-- What people call documents by, beside all that was read of them.

CREATE TABLE tags (
    position INTEGER NOT NULL, -- of the document
    name TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (position, name)
) WITHOUT ROWID;
CREATE INDEX tags_by_name ON tags (name, position);
