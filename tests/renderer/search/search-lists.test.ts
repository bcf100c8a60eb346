/** What the palette proposes before anything is typed, and what lies inside a place or a person. */
import { describe, expect, it } from "vitest";
import { hitsOfHistory, hitsOfPerson } from "../../../renderer/rooms/search/inside-hits.ts";
import { hitOf, withRecent } from "../../../renderer/rooms/search/recent.ts";
import type { SearchHit } from "../../../shared/bridge.ts";
import type { PersonRow } from "../../../shared/views.ts";
import { boardRow, nowMs } from "../board/board-row.ts";

const name = { zh: "骨科", en: "Orthopaedics" };
const hit = (id: string): SearchHit => ({ kind: "place", id, code: "", title: name, detail: name, atMs: null });

describe("seen lately", () => {
  it("has the newest first and everything once", () => {
    expect(withRecent([hit("a"), hit("b")], hit("b")).map((one) => one.id)).toEqual(["b", "a"]);
  });
  it("forgets what is long past", () => {
    const many = Array.from({ length: 20 }, (_, index) => hit(String(index))).reduce<readonly SearchHit[]>(withRecent, []);
    expect(many).toHaveLength(8);
  });
  it("holds tickets that were opened from the board", () => {
    expect(hitOf(boardRow("t"))).toMatchObject({ kind: "ticket", id: "t", code: "261122-1-000t" });
  });
});

describe("inside a hit", () => {
  it("a place has its tickets", () => {
    const row = { ticketId: "t", number: "1", place: name, matter: "漏水", step: "closed", loggedAtMs: nowMs, reopened: 0 } as const;
    expect(hitsOfHistory([row])).toMatchObject([{ kind: "ticket", id: "t", detail: { zh: "漏水" } }]);
  });
  it("a person has the jobs they are out on; nobody has none", () => {
    const jobs = [{ ticketId: "t", number: "1", sinceMs: nowMs, desk: 1, by: "x" }];
    const person: PersonRow = { personId: "p", name, role: "worker", crewId: null, phone: "", skills: [], certificates: [], duty: "on", jobs, initials: "", hasPin: false, hasBadge: false, failures: null, dutySinceMs: null, freedAtMs: null, placeId: null };
    expect(hitsOfPerson(person)).toMatchObject([{ id: "t", title: name }]);
    expect(hitsOfPerson(undefined)).toEqual([]);
  });
});
