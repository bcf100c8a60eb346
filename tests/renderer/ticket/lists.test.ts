/** Short lists of the drawer: jobs to join, promises due, words of the story. */
import { describe, expect, it } from "vitest";
import type { Words } from "../../../renderer/app/words.ts";
import { mergeCandidates } from "../../../renderer/rooms/ticket/acts/merge-candidates.ts";
import { promisesDue } from "../../../renderer/rooms/ticket/promises-due.ts";
import { storyActor, storyDetail, storyWord } from "../../../renderer/rooms/ticket/story-words.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { boardRow } from "../board/board-row.ts";
import { nowMs, ticketState } from "./ticket-state.ts";

const words: Words = {
  t: (key, params = {}) => [key, ...Object.values(params)].join(" "), language: "zh-CN", pick: (value) => value?.zh ?? "",
};
const ids = (rows: readonly { readonly ticketId: string }[]) => rows.map((row) => row.ticketId);

describe("jobs to join", () => {
  const rows = [boardRow("stranger"), boardRow("place", { placeId: "p1" }), boardRow("twin", { placeId: "p1", serviceId: "s1" }), boardRow("t1", { placeId: "p1" }),
    boardRow("done", { placeId: "p1", step: "finished" })];
  it("are the alike ones before anything is typed, never the ticket itself, never one that is done", () => {
    expect(ids(mergeCandidates(rows, ticketState(), ""))).toEqual(["twin", "place"]);
  });
  it("are found by number, place or matter once something is typed", () => {
    expect(ids(mergeCandidates(rows, ticketState(), "STRAN"))).toEqual(["stranger"]);
    expect(ids(mergeCandidates(rows, ticketState(), "nothing like it"))).toEqual([]);
  });
});

it("lists promises due in half an hour, broken ones first, without those who have arrived", () => {
  const promise = (id: string, minutes: number, patch = {}) => boardRow(id, { promisedAtMs: nowMs + minutes * minuteMs, ...patch });
  const rows = [promise("soon", 10), promise("broken", -3), promise("far", 31), promise("there", 5, { step: "arrived" }), promise("held", 5, { suspendReason: "parts" })];
  expect(ids(promisesDue(rows, nowMs))).toEqual(["broken", "soon"]);
});

describe("the story", () => {
  it("says what exactly happened", () => {
    const detail = (type: string, body: Record<string, unknown>) => storyDetail({ type, body }, words);
    expect(detail("ticket.dispatched@1", { crewName: { zh: "电梯组", en: "" }, people: [{ name: { zh: "何建军", en: "" } }] })).toBe("电梯组 何建军");
    expect(detail("ticket.noted@1", { text: "别扒门" })).toBe("别扒门");
    expect(detail("ticket.arrived@1", {})).toBe("");
  });
  it("falls back on the event's own name where a word is missing", () => {
    expect(storyWord("ticket.teleported@1", { ...words, t: (key) => key })).toBe("teleported");
  });
  it("names who did it and at which desk, or the machine", () => {
    expect(storyActor({ actor: "li", actorName: { zh: "李建国", en: "" }, desk: 1 }, words)).toBe("ticket.story.atDesk 1 李建国");
    expect(storyActor({ actor: "system", actorName: null, desk: 0 }, words)).toBe("parts.actor.system");
  });
});
