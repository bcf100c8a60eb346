-- What has the intake line learned from corrections?
-- key: entryId
SELECT l.id AS entryId, l.body ->> '$.kind' AS kind, l.body ->> '$.phrase' AS phrase, l.body -> '$.counts' AS "counts:json"
FROM state_lexicon l
WHERE l.body ->> '$.counts' <> '{}'
