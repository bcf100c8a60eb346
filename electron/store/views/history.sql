-- What were the last tickets of a place?
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.body ->> '$.place.zh' AS "place.zh", t.body ->> '$.place.en' AS "place.en",
  t.body ->> '$.matter' AS matter, t.body ->> '$.step' AS step, t.logged_at_ms AS loggedAtMs, t.body ->> '$.reopened' AS reopened
FROM state_ticket t
WHERE t.place_id = :placeId
ORDER BY t.logged_at_ms DESC
LIMIT 10
