-- Which surveys were opened?
-- key: surveyId
SELECT s.id AS surveyId, s.body AS "*:json"
FROM state_survey s
ORDER BY s.body ->> '$.openedAtMs' DESC
