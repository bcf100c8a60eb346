-- Which site is this?
-- key: siteId
SELECT s.id AS siteId, s.body ->> '$.name.zh' AS "name.zh", s.body ->> '$.name.en' AS "name.en", s.body ->> '$.zone' AS zone,
  s.body -> '$.desks' AS "desks:list", s.body -> '$.keepers' AS "keepers:list", s.body ->> '$.automatic' AS "automatic:flag"
FROM state_site s
