-- Which equipment is there, and where?
-- key: equipmentId
SELECT e.id AS equipmentId, e.body ->> '$.code' AS code, e.body ->> '$.name.zh' AS "name.zh", e.body ->> '$.name.en' AS "name.en",
  e.body ->> '$.kind' AS kind, e.place_id AS placeId, (SELECT p.body -> '$.label' FROM state_place p WHERE p.id = e.place_id) AS "place:json",
  e.body ->> '$.upstreamId' AS upstreamId, e.body ->> '$.maker' AS maker, e.body ->> '$.model' AS model
FROM state_equipment e
