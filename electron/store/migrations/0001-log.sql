-- The log and what belongs to it. The only tables that are ever migrated; everything else can be rebuilt from here.

-- Ordered events, the same on every machine of the site. `previous_hash` is the SHA-256 of the row before.
CREATE TABLE log (
  seq            INTEGER PRIMARY KEY,
  epoch          INTEGER NOT NULL,
  command_id     TEXT    NOT NULL,
  part           INTEGER NOT NULL,
  stream         TEXT    NOT NULL,
  id             TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  body           TEXT    NOT NULL,
  actor          TEXT    NOT NULL,
  desk           INTEGER NOT NULL,
  observed_at_ms INTEGER NOT NULL,
  recorded_at_ms INTEGER NOT NULL,
  previous_hash  BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_by_command ON log (command_id, part);
CREATE INDEX log_by_thing ON log (stream, id, seq);

-- Commands of this desk that the hub has not ordered, oldest first. `n` counts up and is never used twice.
CREATE TABLE outbox (
  n           INTEGER PRIMARY KEY AUTOINCREMENT,
  command_id  TEXT    NOT NULL UNIQUE,
  command     TEXT    NOT NULL,
  saved_at_ms INTEGER NOT NULL
) STRICT;

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
