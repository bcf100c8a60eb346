-- How is today going? Tickets with clock anomalies and imported ones are left out.
-- key: key
SELECT 'today' AS key,
  (SELECT count(*) FROM state_ticket_dates WHERE logged_at_ms >= :fromMs AND imported IS NULL) AS logged,
  count(*) AS finished,
  count(*) FILTER (WHERE t.finished_at_ms <= t.finish_by_ms) AS finishedInTime,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' IS NOT NULL) AS ratings,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' >= 4) AS satisfied
FROM state_ticket_dates d JOIN state_ticket t ON t.id = d.id
WHERE d.finished_at_ms >= :fromMs AND d.imported IS NULL AND json_array_length(t.body, '$.anomalies') = 0
