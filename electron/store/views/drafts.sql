-- Which forms of this desk are not finished?
-- key: draftId
SELECT d.id AS draftId, d.body AS "body:json", d.saved_at_ms AS savedAtMs
FROM draft d
