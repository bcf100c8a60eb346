-- Words of everything that can be found, and their index. `rowid` grows with time: newest last.
CREATE TABLE search_text (
  rowid    INTEGER PRIMARY KEY,
  stream   TEXT NOT NULL,
  id       TEXT NOT NULL,
  words    TEXT NOT NULL,
  initials TEXT NOT NULL,
  digits   TEXT NOT NULL,
  UNIQUE (stream, id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (words, initials, digits, content = 'search_text', content_rowid = 'rowid', tokenize = 'unicode61', prefix = '1 2', detail = full);
-- Merging is done in idle time (search.ts), never in a key press.
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 200);
