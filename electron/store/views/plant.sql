-- How does each kind of plant stand? For the foot of the wall.
-- key: category
SELECT category AS category, count(*) AS points,
  count(*) FILTER (WHERE phase IN ('unacknowledged', 'acknowledged')) AS active,
  count(*) FILTER (WHERE phase = 'unacknowledged') AS unanswered,
  sum(heard) AS heard,
  min(severity) FILTER (WHERE phase IN ('unacknowledged', 'acknowledged')) AS worst
FROM state_alarm
WHERE in_use = 1
GROUP BY category
