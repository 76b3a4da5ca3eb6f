-- A document merged from several files names the place of each of its pages.

ALTER TABLE documents ADD COLUMN leaves TEXT NOT NULL DEFAULT ''; -- JSON: [[source, name, page], ...]
CREATE INDEX documents_by_leaves ON documents (leaves) WHERE leaves > '';
