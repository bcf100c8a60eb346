CREATE TABLE state_monitored (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
