-- How does each crew stand: who is free, busy, off, and how many jobs wait for it?
-- key: crewId
WITH waiting_job AS MATERIALIZED (
  SELECT t.crew_id AS crew_id FROM state_ticket t
    WHERE t.open = 1 AND t.crew_id IS NOT NULL AND t.step = 'dispatched' AND t.side = 'none' AND t.people = '[]'
  UNION ALL
  SELECT s.crew_id FROM state_ticket t JOIN state_service s ON s.id = t.service_id
    WHERE t.open = 1 AND t.crew_id IS NULL AND t.step = 'logged' AND t.side = 'none'
)
SELECT c.id AS crewId, c.body ->> '$.name.zh' AS "name.zh", c.body ->> '$.name.en' AS "name.en",
  c.body ->> '$.short.zh' AS "short.zh", c.body ->> '$.short.en' AS "short.en", c.body ->> '$.letter' AS letter,
  c.body ->> '$.seat' AS seat, c.body ->> '$.phone' AS phone, c.body ->> '$.outsourced' AS "outsourced:flag", c.body ->> '$.contractUntilMs' AS contractUntilMs,
  c.body ->> '$.jobsPerPerson' AS jobsPerPerson,
  (SELECT json_object('id', p.id, 'name', json(p.body -> '$.name'), 'phone', p.body ->> '$.phone')
     FROM state_person p WHERE p.id = c.body ->> '$.onCallPersonId') AS "onCall:json",
  (SELECT count(*) FROM state_person p WHERE p.crew_id = c.id AND p.duty = 'on' AND p.jobs > 0) AS busy,
  (SELECT count(*) FROM state_person p WHERE p.crew_id = c.id AND p.duty = 'on' AND p.jobs = 0) AS free,
  (SELECT count(*) FROM state_person p WHERE p.crew_id = c.id AND p.duty = 'off') AS off,
  (SELECT count(*) FROM waiting_job w WHERE w.crew_id = c.id) AS waiting
FROM state_crew c
