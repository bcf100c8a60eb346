/**
 * What holds for every verb and every event of the house, checked by the kit on each run: a verb answers the same twice,
 * changes nothing it was given, refuses only with codes it lists, gives only events the house knows; an event's body is what its kind says, and body and state survive the way through JSON, as the store keeps them.
 */
import assert from "node:assert/strict";
import { eventKinds } from "../../shared/house.ts";
import { isRefusal } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { EventKind, NewEvent, Verb } from "../../shared/kernel/stream.ts";

type Decision = readonly NewEvent[] | Refusal;

/** The same value, which nobody can change any more. */
export function frozen<T>(value: T): T & object {
  if (typeof value !== "object" || value === null) throw new Error("a state or body is an object");
  for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) frozen(inner);
  return Object.freeze(value);
}

/** A decision is allowed to its verb, and is the same when decided again. */
export function checkDecision(verb: Verb, decision: Decision, again: Decision): void {
  assert.deepEqual(again, decision, `${verb.command} answers differently the second time`);
  if (isRefusal(decision)) {
    assert.ok(verb.refusals.includes(decision.code), `${verb.command} does not list ${decision.code}`);
    return;
  }
  for (const event of decision) assert.ok(eventKinds.has(event.type), `the house does not list ${event.type}`);
}

/** An event is what its kind says, and is kept whole by JSON. */
export function checkEvent(kind: EventKind, event: NewEvent): void {
  assert.equal(event.stream, kind.stream);
  assert.deepEqual(kind.body.parse(event.body), event.body, `${event.type} is not stored as it was decided`);
  assert.deepEqual(JSON.parse(JSON.stringify(event.body)), event.body, `${event.type} does not survive JSON`);
}
