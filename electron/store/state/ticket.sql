-- The columns are what views filter, sort and show: a board of 2,000 rows is read three times as fast from columns as from
-- the bodies.
CREATE TABLE state_ticket (
  id               TEXT PRIMARY KEY,
  body             TEXT NOT NULL,
  open             INTEGER GENERATED ALWAYS AS (iif(body ->> '$.step' = 'closed' OR body ->> '$.side.kind' IN ('cancelled', 'merged'), 0, 1)) STORED,
  number           TEXT    GENERATED ALWAYS AS (body ->> '$.number') STORED,
  step             TEXT    GENERATED ALWAYS AS (body ->> '$.step') STORED,
  side             TEXT    GENERATED ALWAYS AS (body ->> '$.side.kind') STORED,
  side_reason      TEXT    GENERATED ALWAYS AS (body ->> '$.side.reason') STORED,
  side_since_ms    INTEGER GENERATED ALWAYS AS (body ->> '$.side.sinceMs') STORED,
  priority         INTEGER GENERATED ALWAYS AS (body ->> '$.priority') STORED,
  place_id         TEXT    GENERATED ALWAYS AS (body ->> '$.place.id') STORED,
  place_zh         TEXT    GENERATED ALWAYS AS (body ->> '$.place.zh') STORED,
  place_en         TEXT    GENERATED ALWAYS AS (body ->> '$.place.en') STORED,
  service_id       TEXT    GENERATED ALWAYS AS (body ->> '$.service.id') STORED,
  service_zh       TEXT    GENERATED ALWAYS AS (body ->> '$.service.zh') STORED,
  service_en       TEXT    GENERATED ALWAYS AS (body ->> '$.service.en') STORED,
  life_safety      INTEGER GENERATED ALWAYS AS (body ->> '$.service.lifeSafety') STORED,
  matter           TEXT    GENERATED ALWAYS AS (body ->> '$.matter') STORED,
  crew_id          TEXT    GENERATED ALWAYS AS (body ->> '$.assignment.crewId') STORED,
  crew_name        TEXT    GENERATED ALWAYS AS (body -> '$.assignment.crewName') STORED,
  people           TEXT    GENERATED ALWAYS AS (body -> '$.assignment.people') STORED,
  accept_by_ms     INTEGER GENERATED ALWAYS AS (body ->> '$.due.acceptByMs') STORED,
  respond_by_ms    INTEGER GENERATED ALWAYS AS (body ->> '$.due.respondByMs') STORED,
  arrive_by_ms     INTEGER GENERATED ALWAYS AS (body ->> '$.due.arriveByMs') STORED,
  finish_by_ms     INTEGER GENERATED ALWAYS AS (body ->> '$.due.finishByMs') STORED,
  promised_at_ms   INTEGER GENERATED ALWAYS AS (body ->> '$.promisedAtMs') STORED,
  clock_from_ms    INTEGER GENERATED ALWAYS AS (body ->> '$.clockFromMs') STORED,
  logged_at_ms     INTEGER GENERATED ALWAYS AS (body ->> '$.marks.logged.atMs') STORED,
  dispatched_at_ms INTEGER GENERATED ALWAYS AS (body ->> '$.marks.dispatched.atMs') STORED,
  finished_at_ms   INTEGER GENERATED ALWAYS AS (body ->> '$.marks.finished.atMs') STORED,
  returned_reason  TEXT    GENERATED ALWAYS AS (body ->> '$.returned.reason') STORED,
  urged            INTEGER GENERATED ALWAYS AS (body ->> '$.urged') STORED,
  escalation       INTEGER GENERATED ALWAYS AS (body ->> '$.escalation') STORED,
  reopened         INTEGER GENERATED ALWAYS AS (body ->> '$.reopened') STORED,
  promise_told_ms  INTEGER GENERATED ALWAYS AS (body ->> '$.told.soon.promise') STORED,
  override_at_ms   INTEGER GENERATED ALWAYS AS (body ->> '$.override.atMs') STORED,
  imported         TEXT    GENERATED ALWAYS AS (body ->> '$.imported') STORED
) STRICT;
CREATE INDEX state_ticket_open ON state_ticket (crew_id, step) WHERE open = 1;
CREATE INDEX state_ticket_overridden ON state_ticket (override_at_ms) WHERE override_at_ms IS NOT NULL;
-- Low ratings that somebody has yet to follow up, also of filed tickets: a handful.
CREATE INDEX state_ticket_followed ON state_ticket (id) WHERE body ->> '$.followUp.open' = 1;

-- What closed tickets are found by, apart from them: an index over a column that comes out of the body is written with
-- every change of the body, and these values hardly ever change.
CREATE TABLE state_ticket_dates (
  id             TEXT PRIMARY KEY,
  place_id       TEXT,
  logged_at_ms   INTEGER,
  finished_at_ms INTEGER,
  imported       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX state_ticket_by_place ON state_ticket_dates (place_id, logged_at_ms);
CREATE INDEX state_ticket_by_finish ON state_ticket_dates (finished_at_ms);
CREATE INDEX state_ticket_by_log ON state_ticket_dates (logged_at_ms);
CREATE TRIGGER state_ticket_added AFTER INSERT ON state_ticket BEGIN
  INSERT INTO state_ticket_dates VALUES (new.id, new.place_id, new.logged_at_ms, new.finished_at_ms, new.imported);
END;
CREATE TRIGGER state_ticket_changed AFTER UPDATE ON state_ticket
WHEN (old.place_id, old.logged_at_ms, old.finished_at_ms) IS NOT (new.place_id, new.logged_at_ms, new.finished_at_ms) BEGIN
  UPDATE state_ticket_dates SET place_id = new.place_id, logged_at_ms = new.logged_at_ms, finished_at_ms = new.finished_at_ms WHERE id = new.id;
END;
CREATE TRIGGER state_ticket_removed AFTER DELETE ON state_ticket BEGIN
  DELETE FROM state_ticket_dates WHERE id = old.id;
END;
