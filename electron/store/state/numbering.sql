CREATE TABLE state_numbering (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
