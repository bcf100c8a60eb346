-- What were the last tickets of a place?
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.place_zh AS "place.zh", t.place_en AS "place.en",
  t.matter AS matter, t.step AS step, t.logged_at_ms AS loggedAtMs, t.reopened AS reopened
FROM state_ticket_dates d JOIN state_ticket t ON t.id = d.id
WHERE d.place_id = :placeId
ORDER BY d.logged_at_ms DESC
LIMIT 10
