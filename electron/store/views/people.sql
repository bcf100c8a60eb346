-- Who works here, on duty or not, with which certificates and out on what?
-- key: personId
SELECT p.id AS personId, p.body ->> '$.name.zh' AS "name.zh", p.body ->> '$.name.en' AS "name.en", initials(p.body ->> '$.name.zh') AS initials, p.body ->> '$.role' AS role,
  p.crew_id AS crewId, p.body ->> '$.phone' AS phone, p.body -> '$.skills' AS "skills:list",
  p.body -> '$.certificates' AS "certificates:list", p.duty AS duty, p.body -> '$.jobs' AS "jobs:list",
  (p.body ->> '$.pin.hash') IS NOT NULL AS "hasPin:flag", (p.body ->> '$.badge.hash') IS NOT NULL AS "hasBadge:flag", p.body -> '$.failures' AS "failures:json",
  p.body ->> '$.dutySinceMs' AS dutySinceMs, p.body ->> '$.freedAtMs' AS freedAtMs, p.body ->> '$.placeId' AS placeId
FROM state_person p
