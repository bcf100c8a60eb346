-- Who sits at which desk?
-- key: number
SELECT CAST(d.id AS INTEGER) AS number, d.body ->> '$.personId' AS personId, d.body -> '$.personName' AS "personName:json",
  (SELECT p.body ->> '$.role' FROM state_person p WHERE p.id = d.body ->> '$.personId') AS role,
  d.body ->> '$.sinceMs' AS sinceMs
FROM state_desk d
