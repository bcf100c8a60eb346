-- Which site is this?
-- key: siteId
SELECT s.id AS siteId, s.body ->> '$.name.zh' AS "name.zh", s.body ->> '$.name.en' AS "name.en", s.body ->> '$.zone' AS zone,
  s.body -> '$.desks' AS "desks:list", s.body -> '$.keepers' AS "keepers:list", s.body ->> '$.automatic' AS "automatic:flag",
  coalesce(s.body ->> '$.signIn', 'name') AS signIn, s.body -> '$.administrators' AS "administrators:list",
  coalesce(s.body ->> '$.sharing', 0) AS "sharing:flag",
  coalesce(s.body ->> '$.samplePercent', 100) AS samplePercent
FROM state_site s
