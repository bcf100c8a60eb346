-- Every point that is listened to, as the table describes it, with what it is doing.
-- key: pointId
SELECT id AS pointId, body -> '$.point' AS "point:json", phase AS phase, body ->> '$.occurrence' AS occurrence,
  body ->> '$.heard' AS "heard:flag", body ->> '$.staleSinceMs' AS staleSinceMs, iif(body -> '$.chatter' = 'null', 0, 1) AS "chattering:flag"
FROM state_alarm
WHERE in_use = 1
