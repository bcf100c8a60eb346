CREATE TABLE state_service (
  id      TEXT PRIMARY KEY,
  body    TEXT NOT NULL,
  crew_id TEXT GENERATED ALWAYS AS (body ->> '$.crewId') STORED
) STRICT;
