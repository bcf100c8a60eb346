CREATE TABLE state_calendar (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
