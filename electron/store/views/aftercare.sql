-- Which tickets still want a call-back, a signature, a rating or a follow-up, and which complaints are open?
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.place_zh AS "place.zh", t.place_en AS "place.en", t.service_zh AS "service.zh", t.service_en AS "service.en",
  t.matter AS matter, t.priority AS priority, t.step AS step, t.body -> '$.callers' AS "callers:list", t.logged_at_ms AS loggedAtMs,
  t.finish_by_ms AS finishByMs, t.finished_at_ms AS finishedAtMs, t.body ->> '$.marks.signed.atMs' AS signedAtMs, t.body ->> '$.rating.stars' AS stars,
  t.body -> '$.complaint' AS "complaint:json", t.body -> '$.followUp' AS "followUp:json"
FROM state_ticket t
WHERE t.open = 1 AND (t.step IN ('finished', 'signed') OR t.body -> '$.complaint' IS NOT NULL)
UNION ALL
SELECT t.id, t.number, t.place_zh, t.place_en, t.service_zh, t.service_en, t.matter, t.priority, t.step, t.body -> '$.callers', t.logged_at_ms,
  t.finish_by_ms, t.finished_at_ms, t.body ->> '$.marks.signed.atMs', t.body ->> '$.rating.stars', t.body -> '$.complaint', t.body -> '$.followUp'
FROM state_ticket t
WHERE t.body ->> '$.followUp.open' = 1 AND NOT (t.open = 1 AND (t.step IN ('finished', 'signed') OR t.body -> '$.complaint' IS NOT NULL))
