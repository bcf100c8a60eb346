CREATE TABLE state_alarm (
  id           TEXT PRIMARY KEY,
  body         TEXT NOT NULL,
  in_use       INTEGER GENERATED ALWAYS AS (body ->> '$.point.inUse') STORED,
  -- Somebody should know of it: in alarm, unanswered, put aside, or its signal is in doubt.
  standing     INTEGER GENERATED ALWAYS AS (iif(body ->> '$.phase' <> 'normal' OR body ->> '$.shelf' IS NOT NULL OR body ->> '$.staleSinceMs' IS NOT NULL OR body ->> '$.chatter' IS NOT NULL, 1, 0)) STORED,
  phase        TEXT    GENERATED ALWAYS AS (body ->> '$.phase') STORED,
  category     TEXT    GENERATED ALWAYS AS (body ->> '$.point.category') STORED,
  equipment_id TEXT    GENERATED ALWAYS AS (body ->> '$.point.equipmentId') STORED,
  upstream_id  TEXT    GENERATED ALWAYS AS (body ->> '$.point.upstreamId') STORED,
  severity     INTEGER GENERATED ALWAYS AS (body ->> '$.point.severity') STORED,
  -- Its source has spoken of it and has not fallen silent.
  heard        INTEGER GENERATED ALWAYS AS (iif(body ->> '$.heard' = 1 AND body ->> '$.staleSinceMs' IS NULL, 1, 0)) STORED,
  raised_at_ms INTEGER GENERATED ALWAYS AS (body ->> '$.raisedAtMs') STORED
) STRICT;
CREATE INDEX state_alarm_standing ON state_alarm (standing) WHERE standing = 1;
-- All that view `plant` counts: it is asked with every change.
CREATE INDEX state_alarm_by_category ON state_alarm (category, in_use, phase, heard, severity);
CREATE INDEX state_alarm_by_raise ON state_alarm (raised_at_ms);
