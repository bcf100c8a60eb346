CREATE TABLE state_layout (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
