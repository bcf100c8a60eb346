-- How quickly were calls answered since a moment? A ring that nobody answered counts as soon as it is over.
-- key: key
SELECT 'answered' AS key,
  count(*) AS offered,
  count(*) FILTER (WHERE c.answered_at_ms - c.rang_at_ms <= 15000) AS within15,
  count(*) FILTER (WHERE c.answered_at_ms - c.rang_at_ms <= 20000) AS within20,
  count(*) FILTER (WHERE c.answered_at_ms IS NULL) AS missed,
  EXISTS (SELECT 1 FROM state_call) AS "connected:flag"
FROM state_call c
WHERE c.rang_at_ms >= :fromMs AND c.phase <> 'ringing'
