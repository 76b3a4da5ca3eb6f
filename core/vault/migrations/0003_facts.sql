-- What is compared between a client's documents, beside their readings; it is filled from the readings there are.

CREATE TABLE facts (
    document TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE, -- of the document
    body TEXT NOT NULL, -- JSON
    findings TEXT NOT NULL DEFAULT '' -- JSON: what the client's other documents say of it
);

CREATE TABLE marks (
    client TEXT NOT NULL,
    mark TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (client, mark, position)
) WITHOUT ROWID;
CREATE INDEX marks_by_document ON marks (position);
CREATE INDEX marks_by_mark ON marks (mark, client);

CREATE TABLE movements (
    position INTEGER NOT NULL, -- of the statement
    client TEXT NOT NULL,
    row INTEGER NOT NULL,
    day TEXT NOT NULL,
    amount TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (position, row)
) WITHOUT ROWID;
CREATE INDEX movements_by_day ON movements (client, day);
CREATE INDEX movements_by_amount ON movements (client, amount);
