-- Which layouts of the board has this person saved?
-- key: personId
SELECT l.id AS personId, l.body -> '$.layouts' AS "layouts:list"
FROM state_layout l
WHERE l.id = :personId
