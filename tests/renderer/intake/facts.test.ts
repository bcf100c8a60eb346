/** The seven facts: the proposal with corrections and answers laid over it. */
import { describe, expect, it } from "vitest";
import { factsOf, missingFields, nextQuestion, promisedAtMs } from "../../../renderer/rooms/intake/facts.ts";
import type { Rows } from "../../../renderer/rooms/intake/facts.ts";
import { emptyForm } from "../../../renderer/rooms/intake/intake-form.ts";
import type { IntakeForm } from "../../../renderer/rooms/intake/intake-form.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { catalogue, nowMs, proposer } from "../../shared/intake/sample.ts";

const rows: Rows = {
  services: new Map(catalogue.services.map((one) => [one.serviceId, { ...one, id: one.serviceId }])),
  crews: new Map(), people: new Map(), equipment: new Map(), places: new Map(),
};
const factsFor = (patch: Partial<IntakeForm>) => {
  const form = { ...emptyForm("d"), ...patch };
  return factsOf(form, proposer.propose(form.line, { nowMs }), rows);
};
const leak = "b3 7c 12 kt lsh";

describe("the facts", () => {
  it("are the proposal where nothing was corrected", () => {
    const facts = factsFor({ line: leak });
    expect([facts.place?.placeId, facts.service?.serviceId, facts.priority, facts.promiseMinutes]).toEqual(["b3-f7-bed12", "ac-leak", 2, 20]);
  });
  it("are lifted by an answer that raises, with the promise", () => {
    const facts = factsFor({ line: leak, answers: { bed: "yes" } });
    expect(facts.priority).toBe(1);
    expect(facts.promiseMinutes).toBe(facts.service?.levels[1].arriveMinutes);
    expect(factsFor({ line: leak, answers: { bed: "no" } }).priority).toBe(2);
  });
  it("keep a priority chosen by hand against any answer", () => {
    expect(factsFor({ line: leak, answers: { bed: "yes" }, chosen: { priority: 3 } }).priority).toBe(3);
  });
  it("can promise nothing, send the whole crew, name no equipment", () => {
    const facts = factsFor({ line: leak, chosen: { promiseMinutes: null, personId: null, equipmentId: null } });
    expect([facts.promiseMinutes, facts.worker, facts.equipment]).toEqual([null, null, null]);
    expect(promisedAtMs(facts, nowMs)).toBeNull();
  });
  it("promise from the moment of logging", () => {
    expect(promisedAtMs(factsFor({ line: leak }), nowMs)).toBe(nowMs + 20 * minuteMs);
  });
  it("take the extension for the caller's number unless one was typed", () => {
    expect(factsFor({ line: "5201 kt lsh" }).callerPhone).toBe("5201");
    expect(factsFor({ line: "5201 kt lsh", callerPhone: "8899" }).callerPhone).toBe("8899");
  });
});

describe("what is still to be asked", () => {
  it("is each question once, in order", () => {
    const facts = factsFor({ line: leak });
    expect(nextQuestion(facts, {})?.id).toBe("bed");
    expect(nextQuestion(facts, { bed: "no" })?.id).toBe("socket");
    expect(nextQuestion(facts, { bed: "no", socket: "no", move: "no" })).toBeNull();
  });
  it("is a required field as long as it holds only blanks", () => {
    const facts = factsFor({ line: "2h3dt kr" });
    expect(missingFields(facts, { people: " " }).map((one) => one.id)).toEqual(["people"]);
    expect(missingFields(facts, { people: "2" })).toEqual([]);
  });
});
