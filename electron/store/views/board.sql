-- Which tickets are open, with everything a board or wall shows of them?
-- key: ticketId
SELECT t.id AS ticketId, t.number AS number, t.step AS step, t.priority AS priority,
  t.place_id AS placeId, t.place_zh AS "place.zh", t.place_en AS "place.en",
  t.service_zh AS "service.zh", t.service_en AS "service.en", t.service_id AS serviceId, t.life_safety AS "lifeSafety:flag",
  t.matter AS matter, t.crew_id AS crewId, t.crew_name AS "crew:json", t.people AS "people:list",
  t.side_reason AS suspendReason, t.side_since_ms AS suspendedSinceMs,
  t.accept_by_ms AS acceptByMs, t.respond_by_ms AS respondByMs, t.arrive_by_ms AS arriveByMs, t.finish_by_ms AS finishByMs,
  t.promised_at_ms AS promisedAtMs, t.clock_from_ms AS loggedAtMs, t.dispatched_at_ms AS dispatchedAtMs, t.finished_at_ms AS finishedAtMs,
  t.returned_reason AS returnedReason, t.urged AS urged, t.escalation AS escalation, coalesce(t.promise_told_ms = t.promised_at_ms, 0) AS "promiseAtRisk:flag", t.reopened AS reopened,
  EXISTS (SELECT 1 FROM base b WHERE b.stream = 'ticket' AND b.id = t.id) AS "provisional:flag"
FROM state_ticket t
WHERE t.open = 1
