-- What charts count of each document, and orders in which the audit trail is looked through.

ALTER TABLE summaries ADD COLUMN seconds REAL NOT NULL DEFAULT 0; -- that the reading took

CREATE TABLE measures (
    position INTEGER NOT NULL, -- of the document
    sort TEXT NOT NULL, -- 'cause': why a value is in doubt; 'tax': a rate of tax
    name TEXT NOT NULL,
    amount REAL NOT NULL,
    PRIMARY KEY (position, sort, name)
) WITHOUT ROWID;
CREATE INDEX measures_by_sort ON measures (sort, name, position, amount);

CREATE INDEX audit_by_action ON audit (action, sequence);
CREATE INDEX audit_by_actor ON audit (actor, sequence);
CREATE INDEX audit_by_deed ON audit (document, action, actor);
CREATE INDEX audit_by_time ON audit (at);
