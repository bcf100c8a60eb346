CREATE TABLE state_person (
  id      TEXT PRIMARY KEY,
  body    TEXT NOT NULL,
  crew_id TEXT    GENERATED ALWAYS AS (body ->> '$.crewId') STORED,
  duty    TEXT    GENERATED ALWAYS AS (body ->> '$.duty') STORED,
  jobs    INTEGER GENERATED ALWAYS AS (json_array_length(body, '$.jobs')) STORED
) STRICT;
CREATE INDEX state_person_by_crew ON state_person (crew_id, duty, jobs);
