CREATE TABLE state_service (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
