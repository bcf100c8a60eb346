-- Which places are there?
-- key: placeId
SELECT p.id AS placeId, p.body ->> '$.kind' AS kind, p.body ->> '$.parentId' AS parentId,
  p.body ->> '$.name.zh' AS "name.zh", p.body ->> '$.name.en' AS "name.en",
  p.body ->> '$.label.zh' AS "label.zh", p.body ->> '$.label.en' AS "label.en", p.body -> '$.extensions' AS "extensions:list"
FROM state_place p
