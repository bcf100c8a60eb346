-- Which working calendars are there, with their hours, holidays and own days?
-- key: calendarId
SELECT c.id AS calendarId, c.body AS "*:json"
FROM state_calendar c
