-- Which columns each document fills, and how many rows it has in each table: so that a file of very many documents is
-- laid out without reading them. And what charts ask for as indexes, so that they look at no other part of a line.

CREATE TABLE filled (
    position INTEGER NOT NULL, -- of the document
    part TEXT NOT NULL, -- a table; '': the document itself
    columns TEXT NOT NULL, -- one on each line
    currency TEXT NOT NULL,
    fine TEXT NOT NULL, -- columns with a number that is finer or larger than those that figures keep
    rows INTEGER NOT NULL,
    PRIMARY KEY (position, part)
) WITHOUT ROWID;
CREATE TRIGGER extent_goes AFTER DELETE ON summaries BEGIN
    DELETE FROM filled WHERE position = old.position;
END;

CREATE INDEX summaries_by_figures ON summaries (supplier, currency, type, client, date, amount, taken_at, seconds);
DROP INDEX IF EXISTS summaries_by_id; -- the next one begins with it
CREATE INDEX summaries_by_document ON summaries (id, type, client, stage, status, date);
