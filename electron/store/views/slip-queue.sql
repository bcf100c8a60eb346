-- Which slips are asked for, under way, or ended so that somebody must look?
-- key: slipId
SELECT s.id AS slipId, s.body AS "*:json", EXISTS (SELECT 1 FROM base b WHERE b.stream = 'slip' AND b.id = s.id) AS "provisional:flag"
FROM state_slip s
WHERE s.step IN ('asked', 'begun', 'unknown', 'failed')
ORDER BY s.body ->> '$.askedAtMs', s.id
