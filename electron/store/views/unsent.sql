-- Which open tickets has nobody been sent to, and how much do they press? For the lamp: few columns of few rows.
-- key: ticketId
SELECT t.id AS ticketId, t.step AS step, t.priority AS priority, t.life_safety AS "lifeSafety:flag", t.side_reason AS suspendReason
FROM state_ticket t
WHERE t.open = 1 AND t.step = 'logged'
