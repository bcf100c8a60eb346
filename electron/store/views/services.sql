-- Which services are offered?
-- key: serviceId
SELECT s.id AS serviceId, s.body AS "*:json"
FROM state_service s
