-- Which forms of this desk are not finished?
-- key: draftId
SELECT d.id AS draftId, json_remove(d.body, '$.begunBy') AS "body:json", d.saved_at_ms AS savedAtMs, d.body ->> '$.begunBy' AS begunBy
FROM draft d
