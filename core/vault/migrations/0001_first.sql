-- The first form of a vault. Bodies (readings, pages) are JSON of core.domain.codec, compressed.

CREATE TABLE sources (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    file TEXT NOT NULL UNIQUE, -- name of the sealed original
    taken_at TEXT NOT NULL
);

CREATE TABLE documents (
    position INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of taking, whatever the clock said
    id TEXT NOT NULL UNIQUE,
    client TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources (sha256),
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    version INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    container TEXT REFERENCES documents (id),
    superseded INTEGER NOT NULL DEFAULT 0,
    type TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    reading BLOB,
    failure TEXT NOT NULL DEFAULT ''
);
CREATE INDEX documents_by_source ON documents (source, client);
CREATE INDEX documents_by_stage ON documents (superseded, stage, status);
CREATE INDEX documents_by_client ON documents (superseded, client, type);

CREATE TABLE origins (
    source TEXT NOT NULL REFERENCES sources (sha256),
    client TEXT NOT NULL,
    path TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (source, client, path)
);

CREATE TABLE stamps (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    source TEXT NOT NULL REFERENCES sources (sha256)
);

CREATE TABLE pages (
    source TEXT NOT NULL REFERENCES sources (sha256),
    number INTEGER NOT NULL,
    body BLOB NOT NULL,
    image TEXT, -- name of the sealed picture
    PRIMARY KEY (source, number)
);
CREATE INDEX pages_by_image ON pages (image);

CREATE TABLE interpretations (
    source TEXT NOT NULL REFERENCES sources (sha256),
    reader_version TEXT NOT NULL,
    body BLOB NOT NULL, -- the readings as they were read, names and hashes of the files inside
    PRIMARY KEY (source, reader_version)
);

CREATE TABLE jobs (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    crashes INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    leased INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX jobs_by_turn ON jobs (leased, priority DESC, due_at);

CREATE TABLE passwords (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    client TEXT NOT NULL,
    password TEXT NOT NULL,
    UNIQUE (client, password)
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    document TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    state TEXT NOT NULL, -- digest of the document's row after the action
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_by_document ON audit (document);

-- Against mistakes; against ill will stand the hashes and the receipt outside.
CREATE TRIGGER audit_is_not_altered BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE VIRTUAL TABLE words USING fts5 (
    document UNINDEXED,
    page UNINDEXED, -- 0: the name and the values
    text,
    tokenize = 'unicode61 remove_diacritics 2'
);
