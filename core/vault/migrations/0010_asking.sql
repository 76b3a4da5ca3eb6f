-- What questions are answered from: figures and days of each document with whether they are vouched for, and what
-- pages mean as vectors. Both go with the document's line in the lists.

CREATE TABLE figures (
    field TEXT NOT NULL, -- '': the document itself
    position INTEGER NOT NULL, -- of the document
    amount INTEGER NOT NULL, -- in ten-thousandths; of a day YYYYMMDD
    currency TEXT NOT NULL,
    sure INTEGER NOT NULL, -- bits: 1 the value, 2 the document's date, 4 its supplier
    subtype TEXT NOT NULL,
    place TEXT NOT NULL, -- page and box
    PRIMARY KEY (field, position)
) WITHOUT ROWID;
CREATE INDEX figures_by_document ON figures (position);

CREATE TABLE meanings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL, -- of the document
    page INTEGER NOT NULL, -- 0: the name and the values
    space TEXT NOT NULL, -- who made the vector
    vector BLOB NOT NULL
);
CREATE INDEX meanings_by_document ON meanings (position);
CREATE TABLE meanings_due (
    position INTEGER PRIMARY KEY -- of a document that was read since its vectors were made
);
INSERT INTO meanings_due SELECT position FROM summaries WHERE type != '';

-- Not OR IGNORE: the conflict clause of the statement that sets a trigger off would be put in its place.
CREATE TRIGGER meaning_comes AFTER INSERT ON summaries WHEN new.type != '' BEGIN
    INSERT INTO meanings_due SELECT new.position
        WHERE NOT EXISTS (SELECT 1 FROM meanings_due WHERE position = new.position);
END;
CREATE TRIGGER meaning_changes AFTER UPDATE OF type, name, supplier, total, date, pages ON summaries
    WHEN new.type != '' BEGIN
    INSERT INTO meanings_due SELECT new.position
        WHERE NOT EXISTS (SELECT 1 FROM meanings_due WHERE position = new.position);
END;
CREATE TRIGGER meaning_goes AFTER DELETE ON summaries BEGIN
    DELETE FROM figures WHERE position = old.position;
    DELETE FROM meanings WHERE position = old.position;
    DELETE FROM meanings_due WHERE position = old.position;
END;
