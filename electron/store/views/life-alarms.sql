-- Which alarms about a life stand now? For the wall and other screens that nobody sits at: nothing that somebody typed.
-- key: pointId
SELECT a.id AS pointId, a.phase AS phase, a.body ->> '$.occurrence' AS occurrence, a.body ->> '$.point.severity' AS severity,
  a.body ->> '$.point.text.zh' AS "text.zh", a.body ->> '$.point.text.en' AS "text.en", a.body ->> '$.place.zh' AS "place.zh", a.body ->> '$.place.en' AS "place.en",
  a.raised_at_ms AS raisedAtMs, a.body -> '$.owner' AS "owner:json", a.body -> '$.ticket' AS "ticket:json"
FROM state_alarm a
WHERE a.standing = 1 AND a.in_use = 1 AND a.phase <> 'normal' AND a.body ->> '$.point.lifeSafety' = 1 AND a.body ->> '$.shelf' IS NULL
