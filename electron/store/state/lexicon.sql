CREATE TABLE state_lexicon (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
