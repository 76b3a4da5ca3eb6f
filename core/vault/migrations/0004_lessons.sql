-- What corrections taught of the papers of one issuer.

CREATE TABLE lessons (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    body TEXT NOT NULL -- JSON
);
CREATE INDEX lessons_by_type ON lessons (type);
