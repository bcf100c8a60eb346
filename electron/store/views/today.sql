-- How is today going? Tickets with clock anomalies and imported ones are left out.
-- key: key
SELECT 'today' AS key,
  (SELECT count(*) FROM state_ticket WHERE logged_at_ms >= :fromMs AND imported IS NULL) AS logged,
  count(*) AS finished,
  count(*) FILTER (WHERE t.finished_at_ms <= t.body ->> '$.due.finishByMs') AS finishedInTime,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' IS NOT NULL) AS ratings,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' >= 4) AS satisfied
FROM state_ticket t
WHERE t.finished_at_ms >= :fromMs AND t.imported IS NULL AND json_array_length(t.body, '$.anomalies') = 0
