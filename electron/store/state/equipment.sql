CREATE TABLE state_equipment (
  id       TEXT PRIMARY KEY,
  body     TEXT NOT NULL,
  place_id TEXT GENERATED ALWAYS AS (body ->> '$.placeId') STORED
) STRICT;
CREATE INDEX state_equipment_by_place ON state_equipment (place_id);
