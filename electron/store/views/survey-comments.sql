-- What did the wards write? By period and ward; never when or who.
-- key: opinionId
SELECT o.id AS opinionId, o.period AS period, o.ward_id AS wardId, coalesce(p.body ->> '$.label.zh', o.ward_id) AS "ward.zh", coalesce(p.body ->> '$.label.en', o.ward_id) AS "ward.en",
  o.body -> '$.answers' AS "answers:list", o.body ->> '$.comment' AS comment
FROM state_opinion o
LEFT JOIN state_place p ON p.id = o.ward_id
WHERE o.survey_id = :surveyId AND (o.body ->> '$.comment' <> '' OR EXISTS (SELECT 1 FROM json_each(o.body, '$.answers') j WHERE j.type = 'text' AND j.value <> ''))
ORDER BY o.period DESC, o.id
