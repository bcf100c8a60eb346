CREATE TABLE state_opinion (
  id        TEXT PRIMARY KEY,
  body      TEXT NOT NULL,
  survey_id TEXT    GENERATED ALWAYS AS (body ->> '$.surveyId') STORED,
  period    TEXT    GENERATED ALWAYS AS (body ->> '$.period') STORED,
  ward_id   TEXT    GENERATED ALWAYS AS (body ->> '$.wardId') STORED
) STRICT;
CREATE INDEX state_opinion_by_ward ON state_opinion (survey_id, period, ward_id);
