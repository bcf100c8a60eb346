-- What is the whole state of one ticket?
-- key: ticketId
SELECT t.id AS ticketId, t.body AS "state:json",
  EXISTS (SELECT 1 FROM base b WHERE b.stream = 'ticket' AND b.id = t.id) AS "provisional:flag"
FROM state_ticket t
WHERE t.id = :ticketId
