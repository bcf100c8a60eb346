-- How often did each point call somebody, lately? Only what was raised within ten minutes of the last alarm.
-- key: pointId
SELECT id AS pointId, body -> '$.calledAtMs' AS "calledAtMs:list"
FROM state_alarm
WHERE raised_at_ms > (SELECT max(raised_at_ms) FROM state_alarm) - 600000
