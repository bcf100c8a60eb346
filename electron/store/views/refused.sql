-- Which acts of this desk were refused and not yet read?
-- key: commandId
SELECT r.command_id AS commandId, r.command AS command, r.body AS "body:json", r.code AS code, r.params AS "params:json",
  r.actor AS actor, r.at_ms AS atMs
FROM refused r
WHERE r.read_at_ms IS NULL
