CREATE TABLE state_ticket (
  id             TEXT PRIMARY KEY,
  body           TEXT NOT NULL,
  open           INTEGER GENERATED ALWAYS AS (iif(body ->> '$.step' = 'closed' OR body ->> '$.side.kind' IN ('cancelled', 'merged'), 0, 1)) STORED,
  number         TEXT    GENERATED ALWAYS AS (body ->> '$.number') STORED,
  place_id       TEXT    GENERATED ALWAYS AS (body ->> '$.place.id') STORED,
  crew_id        TEXT    GENERATED ALWAYS AS (body ->> '$.assignment.crewId') STORED,
  logged_at_ms   INTEGER GENERATED ALWAYS AS (body ->> '$.marks.logged.atMs') STORED,
  finished_at_ms INTEGER GENERATED ALWAYS AS (body ->> '$.marks.finished.atMs') STORED,
  imported       TEXT    GENERATED ALWAYS AS (body ->> '$.imported') STORED
) STRICT;
CREATE INDEX state_ticket_open ON state_ticket (crew_id) WHERE open = 1;
CREATE INDEX state_ticket_by_number ON state_ticket (number);
CREATE INDEX state_ticket_by_place ON state_ticket (place_id, logged_at_ms);
CREATE INDEX state_ticket_by_finish ON state_ticket (finished_at_ms);
CREATE INDEX state_ticket_by_log ON state_ticket (logged_at_ms);
