-- Which tickets are open, with everything a board or wall shows of them?
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.body ->> '$.step' AS step, t.body ->> '$.priority' AS priority,
  t.place_id AS placeId, t.body ->> '$.place.zh' AS "place.zh", t.body ->> '$.place.en' AS "place.en",
  t.body ->> '$.service.zh' AS "service.zh", t.body ->> '$.service.en' AS "service.en", t.body ->> '$.service.id' AS serviceId,
  t.body ->> '$.service.lifeSafety' AS "lifeSafety:flag", t.body ->> '$.matter' AS matter,
  t.crew_id AS crewId, t.body -> '$.assignment.crewName' AS "crew:json", t.body -> '$.assignment.people' AS "people:list",
  t.body ->> '$.side.reason' AS suspendReason, t.body ->> '$.side.sinceMs' AS suspendedSinceMs,
  t.body ->> '$.due.acceptByMs' AS acceptByMs, t.body ->> '$.due.respondByMs' AS respondByMs,
  t.body ->> '$.due.arriveByMs' AS arriveByMs, t.body ->> '$.due.finishByMs' AS finishByMs,
  t.body ->> '$.promisedAtMs' AS promisedAtMs, t.body ->> '$.clockFromMs' AS loggedAtMs,
  t.body ->> '$.marks.dispatched.atMs' AS dispatchedAtMs, t.finished_at_ms AS finishedAtMs,
  t.body ->> '$.returned.reason' AS returnedReason, t.body ->> '$.urged' AS urged, t.body ->> '$.escalation' AS escalation,
  t.body ->> '$.reopened' AS reopened,
  EXISTS (SELECT 1 FROM base b WHERE b.stream = 'ticket' AND b.id = t.id) AS "provisional:flag"
FROM state_ticket t
WHERE t.open = 1
