CREATE TABLE state_call (
  id             TEXT PRIMARY KEY,
  body           TEXT NOT NULL,
  -- Rings, is talked to, or waits to be called back.
  open           INTEGER GENERATED ALWAYS AS (iif(body ->> '$.phase' IN ('ringing', 'picked-up', 'claimed') OR coalesce(body ->> '$.callBack.state', '') IN ('open', 'tried'), 1, 0)) STORED,
  rang_at_ms     INTEGER GENERATED ALWAYS AS (body ->> '$.rangAtMs') STORED,
  answered_at_ms INTEGER GENERATED ALWAYS AS (body ->> '$.answeredAtMs') STORED,
  phase          TEXT    GENERATED ALWAYS AS (body ->> '$.phase') STORED
) STRICT;
CREATE INDEX state_call_open ON state_call (rang_at_ms) WHERE open = 1;
CREATE INDEX state_call_by_ring ON state_call (rang_at_ms, answered_at_ms, phase);
