-- How a desk that was far behind, or empty, stands with what it has not got yet: it took the hub's position first, the states
-- of things by and by, and the events that made them last, newest first. One row while anything is still to come.
CREATE TABLE floor (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  top_seq    INTEGER NOT NULL, -- the hub's head when it was taken over; rows after it came live
  low_seq    INTEGER NOT NULL, -- rows 1 … low are here
  high_seq   INTEGER NOT NULL, -- rows after high are here
  high_hash  TEXT    NOT NULL, -- hash that row `high` must have
  first_hash TEXT    NOT NULL, -- hash of row 1
  since_seq  INTEGER NOT NULL, -- states that no later event touched are right as they stand here; 0: none is
  cursor     TEXT              -- next states to ask for, as JSON; null when all are here
) STRICT;

-- Things whose states are asked for by name, before anything else.
CREATE TABLE coming (
  stream TEXT NOT NULL,
  id     TEXT NOT NULL,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
