-- Which slips does one ticket have, oldest first?
-- key: slipId
SELECT s.id AS slipId, s.body AS "*:json", EXISTS (SELECT 1 FROM base b WHERE b.stream = 'slip' AND b.id = s.id) AS "provisional:flag"
FROM state_slip s
WHERE s.ticket_id = :ticketId
ORDER BY s.body ->> '$.askedAtMs', s.id
