CREATE TABLE state_survey (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
