-- What happened to one ticket, oldest first?
-- key: key
SELECT e.key AS key, e.seq AS seq, e.type AS type, e.body AS "body:event", e.actor AS actor,
  (SELECT p.body -> '$.name' FROM state_person p WHERE p.id = e.actor) AS "actorName:json",
  e.desk AS desk, e.observed_at_ms AS observedAtMs, e.recorded_at_ms AS recordedAtMs
FROM (
  SELECT command_id || ':' || part AS key, seq, type, body, actor, desk, observed_at_ms, recorded_at_ms, seq AS place
    FROM log WHERE (stream = 'ticket' AND id = :ticketId) OR (stream = 'slip' AND id IN (SELECT id FROM state_slip WHERE ticket_id = :ticketId))
  UNION ALL
  SELECT command_id || ':' || part, NULL, type, body, actor, desk, observed_at_ms, recorded_at_ms, 1e15 + n * 100 + part
    FROM provisional WHERE (stream = 'ticket' AND id = :ticketId) OR (stream = 'slip' AND id IN (SELECT id FROM state_slip WHERE ticket_id = :ticketId))
) e
ORDER BY e.place
