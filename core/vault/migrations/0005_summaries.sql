-- What a list shows of each document, beside its reading, and how many there are of each sort.

CREATE TABLE summaries (
    position INTEGER PRIMARY KEY, -- of the document
    id TEXT NOT NULL,
    client TEXT NOT NULL,
    name TEXT NOT NULL,
    stage TEXT NOT NULL,
    status TEXT NOT NULL,
    type TEXT NOT NULL,
    supplier TEXT NOT NULL,
    total TEXT NOT NULL,
    amount REAL, -- the total as a number
    currency TEXT NOT NULL,
    date TEXT NOT NULL, -- a day, a month or a year, as the document says it
    doubts INTEGER NOT NULL, -- those of the reading and those of the client's other documents
    own_doubts INTEGER NOT NULL, -- those of the reading
    pages INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    container TEXT,
    failure TEXT NOT NULL
);
CREATE INDEX summaries_by_id ON summaries (id);

-- Each order has what most filters ask for in its index, so that a list is filtered without looking at its rows.
CREATE INDEX summaries_by_taken ON summaries (position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_client ON summaries (client COLLATE NOCASE, position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_name ON summaries (name COLLATE NOCASE, position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_supplier ON summaries (supplier COLLATE NOCASE, position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_type ON summaries (type, position, client, stage, status, date, amount);
CREATE INDEX summaries_by_stage ON summaries (stage, position, client, type, status, date, amount);
CREATE INDEX summaries_by_status ON summaries (status, position, client, type, stage, date, amount);
CREATE INDEX summaries_by_total ON summaries (amount, position, client, type, stage, status, date);
CREATE INDEX summaries_by_currency ON summaries (currency, position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_date ON summaries (date, position, client, type, stage, status, amount);
CREATE INDEX summaries_by_doubts ON summaries (doubts, position, client, type, stage, status, date, amount);
CREATE INDEX summaries_by_pages ON summaries (pages, position, client, type, stage, status, date, amount);

CREATE TABLE tallies (
    client TEXT NOT NULL,
    type TEXT NOT NULL,
    stage TEXT NOT NULL,
    status TEXT NOT NULL,
    year TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (client, type, stage, status, year)
) WITHOUT ROWID;

CREATE TRIGGER summary_comes AFTER INSERT ON summaries BEGIN
    INSERT INTO tallies VALUES (new.client, new.type, new.stage, new.status, substr(new.date, 1, 4), 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1;
END;
CREATE TRIGGER summary_goes AFTER DELETE ON summaries BEGIN
    UPDATE tallies SET documents = documents - 1
        WHERE (client, type, stage, status, year)
            = (old.client, old.type, old.stage, old.status, substr(old.date, 1, 4));
END;
CREATE TRIGGER summary_changes AFTER UPDATE OF client, type, stage, status, date ON summaries BEGIN
    UPDATE tallies SET documents = documents - 1
        WHERE (client, type, stage, status, year)
            = (old.client, old.type, old.stage, old.status, substr(old.date, 1, 4));
    INSERT INTO tallies VALUES (new.client, new.type, new.stage, new.status, substr(new.date, 1, 4), 1)
        ON CONFLICT DO UPDATE SET documents = documents + 1;
END;
