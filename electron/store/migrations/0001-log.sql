-- The log and what belongs to it. The only tables that are ever migrated; everything else can be rebuilt from here.

-- Ordered events, the same on every machine of the site. `previous_hash` is the SHA-256 of the row before.
-- `command`, on part 0: the command as JSON, so that any machine that has the row can offer it to another hub.
CREATE TABLE log (
  seq            INTEGER PRIMARY KEY,
  epoch          INTEGER NOT NULL,
  command_id     TEXT    NOT NULL,
  part           INTEGER NOT NULL,
  stream         TEXT    NOT NULL,
  id             TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  body           TEXT    NOT NULL,
  command        TEXT,
  actor          TEXT    NOT NULL,
  desk           INTEGER NOT NULL,
  observed_at_ms INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  previous_hash  BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_by_command ON log (command_id, part);
CREATE INDEX log_by_thing ON log (stream, id, seq);

-- First number of each epoch; an epoch is one hub's reign.
CREATE TABLE run (
  epoch     INTEGER PRIMARY KEY,
  first_seq INTEGER NOT NULL
) STRICT;

-- Commands that are not safe yet, oldest first: this desk's own, and those of others that a take-over cut off here.
-- `n` counts up and is never used twice. `seq` is the last row of the command in the log, null until it is ordered.
CREATE TABLE outbox (
  n           INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id  TEXT    NOT NULL UNIQUE,
  command     TEXT    NOT NULL,
  seq         INTEGER,
  saved_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_ordered ON outbox (seq) WHERE seq IS NOT NULL;

-- What those commands made true here, until the hub says so.
CREATE TABLE provisional (
  command_id     TEXT    NOT NULL,
  part           INTEGER NOT NULL,
  n              INTEGER NOT NULL,
  stream         TEXT    NOT NULL,
  id             TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  body           TEXT    NOT NULL,
  actor          TEXT    NOT NULL,
  desk           INTEGER NOT NULL,
  observed_at_ms INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  PRIMARY KEY (command_id, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX provisional_by_thing ON provisional (stream, id);

-- State of a thing before the first provisional event touched it; `body` is null where there was no such thing.
CREATE TABLE base (
  stream TEXT NOT NULL,
  id     TEXT NOT NULL,
  body   TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

-- Refused acts of this desk, until their author has read them.
CREATE TABLE refused (
  command_id TEXT    PRIMARY KEY,
  command    TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  code       TEXT    NOT NULL,
  params     TEXT    NOT NULL,
  actor      TEXT    NOT NULL,
  at_ms      INTEGER NOT NULL,
  read_at_ms INTEGER
) STRICT;

-- Unfinished forms of this desk.
CREATE TABLE draft (
  id          TEXT    PRIMARY KEY,
  body        TEXT    NOT NULL,
  saved_at_ms INTEGER NOT NULL
) STRICT;

-- Single facts about this machine: node id, role, hub, epoch, how far the search index is.
CREATE TABLE node (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
