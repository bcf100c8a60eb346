-- Who was sent without the certificate since an instant, and who answers for it? For the morning check; newest first.
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.place_zh AS "place.zh", t.place_en AS "place.en",
  t.service_zh AS "service.zh", t.service_en AS "service.en", t.body -> '$.override' AS "override:json"
FROM state_ticket t
WHERE t.override_at_ms >= :fromMs
ORDER BY t.override_at_ms DESC
