-- Which calls ring, are talked to, or wait to be called back, and from which place does an internal one come?
-- key: callId
SELECT c.id AS callId, c.body ->> '$.number' AS number, c.body ->> '$.given' AS given, c.body ->> '$.called' AS called, c.body ->> '$.line' AS line,
  c.body ->> '$.tellsEnd' AS "tellsEnd:flag", c.phase AS phase, c.rang_at_ms AS rangAtMs, c.answered_at_ms AS answeredAtMs, c.body -> '$.claim' AS "claim:json", c.body ->> '$.heldSinceMs' AS heldSinceMs,
  c.body ->> '$.pickedUpAtMs' AS pickedUpAtMs, c.body ->> '$.lineEndedAtMs' AS lineEndedAtMs, c.body ->> '$.endedAtMs' AS endedAtMs,
  c.body -> '$.tickets' AS "tickets:list", c.body -> '$.callBack' AS "callBack:json",
  p.id AS placeId, p.body -> '$.label' AS "place:json",
  EXISTS (SELECT 1 FROM base b WHERE b.stream = 'call' AND b.id = c.id) AS "provisional:flag"
FROM state_call c
LEFT JOIN state_place p ON p.id = (SELECT min(e.place_id) FROM state_place_extension e WHERE e.extension = c.body ->> '$.number')
WHERE c.open = 1
