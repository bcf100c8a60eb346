-- Which alarms should somebody know of, and what stands above each?
-- key: pointId
SELECT a.id AS pointId, a.phase AS phase, a.body ->> '$.occurrence' AS occurrence, a.category AS category,
  a.body ->> '$.point.severity' AS severity, a.body ->> '$.point.lifeSafety' AS "lifeSafety:flag", a.body ->> '$.point.inhibits' AS "inhibits:flag",
  a.body ->> '$.point.text.zh' AS "text.zh", a.body ->> '$.point.text.en' AS "text.en",
  a.body ->> '$.point.placeId' AS placeId, a.body ->> '$.place.zh' AS "place.zh", a.body ->> '$.place.en' AS "place.en",
  a.equipment_id AS equipmentId, (SELECT e.body -> '$.name' FROM state_equipment e WHERE e.id = a.equipment_id) AS "equipment:json",
  a.raised_at_ms AS raisedAtMs, a.body ->> '$.clearedAtMs' AS clearedAtMs, a.body ->> '$.value' AS value,
  a.body -> '$.owner' AS "owner:json", a.body -> '$.shelf' AS "shelf:json", a.body ->> '$.staleSinceMs' AS staleSinceMs,
  a.body -> '$.chatter' AS "chatter:json", a.body -> '$.ticket' AS "ticket:json",
  iif(a.body -> '$.point.ticket' = 'null', 0, 1) AS "opensTicket:flag",
  -- What stands above it, nearest first: SQLite takes the rows of a recursion in the order in which they came.
  iif(a.phase = 'normal', NULL, (WITH RECURSIVE up (id) AS (
     SELECT a.upstream_id WHERE a.upstream_id IS NOT NULL
     UNION SELECT e.body ->> '$.upstreamId' FROM state_equipment e WHERE e.id = a.equipment_id AND e.body ->> '$.upstreamId' IS NOT NULL
     UNION SELECT e.body ->> '$.upstreamId' FROM up CROSS JOIN state_equipment e ON e.id = up.id WHERE e.body ->> '$.upstreamId' IS NOT NULL
     UNION SELECT p.upstream_id FROM up CROSS JOIN state_alarm p ON p.id = up.id WHERE p.upstream_id IS NOT NULL
     UNION SELECT e.body ->> '$.upstreamId' FROM up CROSS JOIN state_alarm p ON p.id = up.id CROSS JOIN state_equipment e ON e.id = p.equipment_id WHERE e.body ->> '$.upstreamId' IS NOT NULL
     LIMIT 30
   ) SELECT json_group_array(id) FROM up)) AS "upstreamIds:list"
FROM state_alarm a
WHERE a.standing = 1 AND a.in_use = 1
