-- How did each ward answer a survey, period by period and question by question?
-- key: resultId
SELECT a.period || '|' || a.ward_id AS resultId, a.survey_id AS surveyId, a.period AS period, a.ward_id AS wardId,
  coalesce(p.body ->> '$.label.zh', a.ward_id) AS "ward.zh", coalesce(p.body ->> '$.label.en', a.ward_id) AS "ward.en", a.answers AS answers,
  (SELECT json_group_array(json_object('question', q.question, 'given', q.given, 'sum', q.stars, 'satisfied', q.satisfied))
   FROM (SELECT j.key AS question, count(*) AS given, sum(j.value) AS stars, sum(j.value >= 4) AS satisfied
         FROM state_opinion o, json_each(o.body, '$.answers') j
         WHERE o.survey_id = a.survey_id AND o.period = a.period AND o.ward_id = a.ward_id AND j.type = 'integer'
         GROUP BY j.key ORDER BY j.key) q) AS "stars:list"
FROM (SELECT survey_id, period, ward_id, count(*) AS answers FROM state_opinion WHERE survey_id = :surveyId GROUP BY survey_id, period, ward_id) a
LEFT JOIN state_place p ON p.id = a.ward_id
