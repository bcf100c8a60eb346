/** Every naughty string through every text field of a ticket and a note: kept to the byte, or refused; never bent, never a fault. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Guest } from "../../../electron/door.ts";
import { searchQuery } from "../../../electron/store/search-terms.ts";
import type { Accepted, Outcome } from "../../../shared/bridge.ts";
import { nameMax, unprintableAt } from "../../../shared/kernel/text.ts";
import { House, headOf } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { repair } from "../desk/small-desk.ts";
import { naughtyStrings } from "./bad-strings.ts";

let house: House;
let hub: Place;
let desk: Guest;
beforeAll(async () => {
  house = new House();
  hub = await house.openHub();
  desk = hub.host.door.letIn({ access: "desk", host: "browser" }, () => {});
  await desk.call("signIn", { personId: "li-jianguo" });
});
afterAll(() => house.close());

async function submit(command: string, body: unknown): Promise<Outcome<Accepted>> {
  return await desk.call("submit", { command, body }) as Outcome<Accepted>; // the door answers `submit` with this type
}

async function rowsOf(view: string, ticketId: string): Promise<readonly Record<string, unknown>[]> {
  const opened = await desk.call("open", { view, params: { ticketId }, handle: 1 });
  if (opened.kind !== "done") throw new Error(`${view} was to open`);
  return (opened.value as { rows: readonly Record<string, unknown>[] }).rows; // `open` answers rows
}

/** Whether a field of 1 to 200 characters takes it. */
function isName(text: string): boolean {
  return text !== "" && [...text].length <= nameMax && unprintableAt(text) === 0;
}

it("a ticket keeps it in every field, and is found by it", { timeout: 60_000 }, async () => {
  const notFound: string[] = [];
  for (const text of naughtyStrings) {
    const head = headOf(hub);
    const logged = await submit("ticket.log", repair({ matter: text, said: text, caller: { name: text, phone: text } }));
    if (!isName(text)) {
      expect(logged, JSON.stringify(text)).toMatchObject({ kind: "refused", refusal: { code: expect.stringMatching(/^input\./) } });
      expect(headOf(hub)).toBe(head);
      continue;
    }
    if (logged.kind !== "done") throw new Error(`${JSON.stringify(text)}: ${JSON.stringify(logged)}`);
    const ticketId = logged.value.commandId;
    const [row] = await rowsOf("ticket", ticketId);
    expect(row?.["state"]).toMatchObject({ matter: text, said: text, callers: [{ name: text, phone: text }] });
    const [born] = await rowsOf("story", ticketId);
    expect(born?.["body"]).toMatchObject({ matter: text, said: text });
    const found = await desk.call("search", { text: text.slice(0, 200), limit: 5 });
    expect(found.kind, JSON.stringify(text)).toBe("done");
    const isFound = found.kind === "done" && (found.value as { id: string }[]).some((hit) => hit.id === ticketId);
    if (!isFound && searchQuery(text) !== undefined) notFound.push(text);
  }
  expect(notFound).toEqual([]);
  expect(hub.faults).toEqual([]);
});

it("a note keeps it, or says why not", { timeout: 60_000 }, async () => {
  const logged = await submit("ticket.log", repair());
  if (logged.kind !== "done") throw new Error("a ticket was expected");
  const ticketId = logged.value.commandId;
  const kept: string[] = [];
  for (const text of naughtyStrings) {
    const noted = await submit("ticket.note", { ticketId, text });
    if (noted.kind === "done") kept.push(text);
    else expect(noted, JSON.stringify(text)).toMatchObject({ kind: "refused", refusal: { code: text.trim() === "" ? "ticket.note-empty" : "input.control-character" } });
  }
  const notes = (await rowsOf("story", ticketId)).filter((row) => row["type"] === "ticket.noted@1").map((row) => (row["body"] as { text: string }).text); // a note's body
  expect(notes).toEqual(kept);
  expect(hub.faults).toEqual([]);
});

it("and the index is sound after all of them", () => {
  const { db, search } = hub.host.core().store;
  search.flush();
  db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
});
