CREATE TABLE state_place (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Where a number rings: a call is asked for its place while it rings.
CREATE TABLE state_place_extension (
  extension TEXT NOT NULL,
  place_id  TEXT NOT NULL,
  PRIMARY KEY (extension, place_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER state_place_added AFTER INSERT ON state_place BEGIN
  INSERT OR IGNORE INTO state_place_extension SELECT value, new.id FROM json_each(new.body, '$.extensions');
END;
CREATE TRIGGER state_place_changed AFTER UPDATE ON state_place WHEN old.body -> '$.extensions' IS NOT new.body -> '$.extensions' BEGIN
  DELETE FROM state_place_extension WHERE place_id = old.id AND extension IN (SELECT value FROM json_each(old.body, '$.extensions'));
  INSERT OR IGNORE INTO state_place_extension SELECT value, new.id FROM json_each(new.body, '$.extensions');
END;
CREATE TRIGGER state_place_removed AFTER DELETE ON state_place BEGIN
  DELETE FROM state_place_extension WHERE place_id = old.id AND extension IN (SELECT value FROM json_each(old.body, '$.extensions'));
END;
