CREATE TABLE state_slip (
  id        TEXT PRIMARY KEY,
  body      TEXT NOT NULL,
  ticket_id TEXT    GENERATED ALWAYS AS (body ->> '$.ticketId') STORED,
  step      TEXT    GENERATED ALWAYS AS (body ->> '$.step') STORED
) STRICT;
CREATE INDEX state_slip_by_ticket ON state_slip (ticket_id);
CREATE INDEX state_slip_open ON state_slip (step) WHERE step IN ('asked', 'begun', 'unknown', 'failed');
