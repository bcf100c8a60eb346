-- How content are the wards, and were complaints handled in time? Imported tickets are left out.
-- key: key
SELECT 'quality' AS key,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' IS NOT NULL) AS rated,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' >= 4) AS satisfied,
  count(*) FILTER (WHERE t.body ->> '$.rating.stars' <= 2) AS low,
  count(*) FILTER (WHERE t.body -> '$.complaint' IS NOT NULL) AS complaints,
  count(*) FILTER (WHERE t.body -> '$.complaint' IS NOT NULL AND t.finished_at_ms <= t.finish_by_ms) AS complaintsInTime
FROM state_ticket_dates d JOIN state_ticket t ON t.id = d.id
WHERE d.finished_at_ms >= :fromMs AND d.imported IS NULL
