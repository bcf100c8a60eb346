/** The table of calls, whatever door they come through: every answer is an outcome, and what is refused writes nothing. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Guest } from "../../../electron/door.ts";
import { calls, messageMaxBytes } from "../../../shared/bridge.ts";
import type { Outcome } from "../../../shared/bridge.ts";
import { views } from "../../../shared/views.ts";
import { House, headOf } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { repair } from "../desk/small-desk.ts";
import { readJsonTexts } from "./bad-strings.ts";

let house: House;
let hub: Place;
let desk: Guest;
let wall: Guest;
let head = 0;
beforeAll(async () => {
  house = new House();
  hub = await house.openHub();
  desk = hub.host.door.letIn({ access: "desk", host: "browser" }, () => {});
  wall = hub.host.door.letIn({ access: "wall", host: "browser" }, () => {});
  head = headOf(hub);
});
afterAll(() => house.close());

/** After every test: nothing was written that should not be, no fault, and an honest call still works. */
afterEach(async () => {
  expect(headOf(hub)).toBe(head);
  expect(hub.faults).toEqual([]);
  expect(await desk.call("hello", {})).toMatchObject({ kind: "done", value: { deskNumber: 1 } });
});

const refused = (code: string) => ({ kind: "refused", refusal: { code } });
const isOutcome = (outcome: Outcome<unknown>) => ["done", "refused"].includes(outcome.kind);

/** Values that are wrong nearly everywhere. */
const wrongValues: readonly unknown[] = [
  undefined, null, true, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "", "text", [], [[]], {}, { a: 1 }, Symbol("s"), 10n, () => {}, new Date(), new Map(), Buffer.from("x"),
  Object.create(null), JSON.parse('{"__proto__":{"polluted":1}}'), JSON.parse('{"constructor":{"prototype":{"polluted":1}}}'), { toString: 1, valueOf: 1 },
];

describe("the name of a call", () => {
  it.each([...wrongValues, "Hello", "submit ", "__proto__", "constructor", "toString", "hasOwnProperty", "x".repeat(1_000_000), "\u0000"].map((name) => [name]))("that is none is refused", async (name) => {
    expect(await desk.call(name, {})).toMatchObject(refused("bridge.unknown-call"));
    expect(await wall.call(name, {})).toMatchObject(refused("bridge.unknown-call"));
  });
});

describe("openText", () => {
  it("gives the rows of open as text, and refuses what open refuses", async () => {
    const [rows, text] = [await desk.call("open", { view: "places", params: {}, handle: 1 }), await desk.call("openText", { view: "places", params: {}, handle: 2 })] as { value: { rows: unknown } }[];
    expect(JSON.parse(String(text?.value.rows))).toEqual(rows?.value.rows);
    expect(rows?.value.rows).not.toEqual([]);
    expect(await wall.call("openText", { view: "people", params: {}, handle: 3 })).toMatchObject(refused("bridge.not-allowed"));
    for (const handle of [1, 2]) await desk.call("close", { handle });
  });
});

describe("the input of every call", () => {
  // `found` and `hello` and the like take nothing: there an empty object is right.
  it.each(Object.keys(calls))("%s: wrong types and missing fields are answered", async (name) => {
    for (const value of wrongValues) {
      const outcome = await desk.call(name, value);
      const isFine = calls[name as keyof typeof calls].safeParse(value).success;
      expect(isFine ? isOutcome(outcome) : outcome.kind === "refused", `${name} ${String(typeof value)}`).toBe(true);
    }
  });

  it.each(Object.keys(calls))("%s: a field too many is refused", async (name) => {
    expect(await desk.call(name, { surplus: 1 })).toMatchObject({ kind: "refused", refusal: { code: expect.stringMatching(/^input\./) } });
  });

  it("over the limit is refused before anything reads it, whole or in parts", async () => {
    const megabyte = "长".repeat(1_000_000);
    const parts = Array.from({ length: 1_000 }, () => "x".repeat(1_000));
    for (const [name, input] of [
      ["submit", { command: "ticket.log", body: repair({ said: megabyte }) }], ["submit", { command: "ticket.note", body: { ticketId: "a", text: parts } }],
      ["saveDraft", { draftId: "d", body: { said: megabyte } }], ["search", { text: megabyte, limit: 5 }], ["open", { view: megabyte, params: {}, handle: 1 }],
      ["changeSettings", { language: megabyte }], ["readRefused", { commandId: megabyte }], ["found", { how: "empty", name: megabyte }],
    ] as const) expect(await desk.call(name, input), name).toEqual({ kind: "refused", refusal: { code: "input.too-large", params: { maxKb: messageMaxBytes / 1024 } } });
  });

  it("that no JSON can hold is refused: circles, and nesting without end", async () => {
    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    let deep: unknown = 0;
    for (let level = 0; level < 50_000; level++) deep = [deep];
    for (const body of [circle, { deep }]) expect(await desk.call("saveDraft", { draftId: "d", body })).toMatchObject(refused("input.too-large"));
  });

  it("that is nested as far as JSON goes is answered", async () => {
    const body = JSON.parse(`{"deep":${"[".repeat(900)}${"]".repeat(900)}}`) as unknown;
    expect(await desk.call("submit", { command: "ticket.note", body })).toMatchObject({ kind: "refused" });
    expect(await desk.call("saveDraft", { draftId: "deep", body })).toMatchObject({ kind: "done" });
    expect(await desk.call("dropDraft", { draftId: "deep" })).toMatchObject({ kind: "done" });
  });
});

describe("a command", () => {
  it.each(["", "ticket", "ticket.", "ticket.log ", "Ticket.Log", "__proto__", "constructor", "numbering.taken", "ticket.logged@1"])("called %j is unknown", async (command) => {
    expect(await desk.call("submit", { command, body: {} })).toMatchObject(refused("input.unknown-command"));
  });

  it("says which field is wrong, and how", async () => {
    for (const [change, code, params] of [
      [{ priority: 5 }, "input.invalid", { field: "priority" }], [{ priority: "3" }, "input.invalid", { field: "priority" }], [{ matter: "" }, "input.invalid", { field: "matter" }],
      [{ matter: "长".repeat(201) }, "input.too-long", { field: "matter", max: 200 }], [{ said: "x".repeat(4_001) }, "input.too-long", { field: "said", max: 4_000 }],
      [{ said: "a\u0000b" }, "input.control-character", { field: "said" }], [{ caller: { name: "\u0007", phone: "" } }, "input.control-character", { field: "caller.name" }],
      [{ matter: "\uD800" }, "input.control-character", { field: "matter" }], [{ caller: null }, "input.invalid", { field: "caller" }], [{ placeId: "no such place" }, "input.invalid", { field: "placeId" }],
      [{ surplus: 1 }, "input.invalid", {}], [{ answers: { __proto__: null, a: 5 } }, "input.invalid", {}], [{ promisedAtMs: 1e20 }, "input.invalid", { field: "promisedAtMs" }],
    ] as const) expect(await desk.call("submit", { command: "ticket.log", body: repair(change) }), JSON.stringify(change)).toMatchObject({ kind: "refused", refusal: { code, params } });
  });

  it("without a body, or with one of another shape, is refused", async () => {
    for (const body of wrongValues) expect((await desk.call("submit", { command: "ticket.log", body })).kind).toBe("refused");
    expect(await desk.call("submit", { command: "ticket.log" })).toMatchObject(refused("input.invalid"));
  });

  it("with an id that is none is refused", async () => {
    for (const commandId of ["", " ", "a b", "../x", "x".repeat(101), "\u0000", 5, null]) expect(await desk.call("submit", { command: "ticket.log", body: repair(), commandId })).toMatchObject(refused("input.invalid"));
  });
});

describe("a view", () => {
  it("that is unknown, or inherited, is refused", async () => {
    for (const view of ["", "log", "__proto__", "constructor", "toString", "Board", "board;--"]) expect(await desk.call("open", { view, params: {}, handle: 1 })).toMatchObject(refused("bridge.unknown-view"));
  });

  it("with parameters that are not its own is refused", async () => {
    for (const [view, params] of [["ticket", {}], ["ticket", { ticketId: "a'; DROP TABLE log;--" }], ["board", { a: 1 }], ["today", { fromMs: "x" }], ["today", { fromMs: 1.5 }], ["history", { placeId: 4 }]] as const) {
      expect(await desk.call("open", { view, params, handle: 1 }), view).toMatchObject({ kind: "refused", refusal: { code: expect.stringMatching(/^input\./) } });
    }
  });

  it("that does not exist is empty, not a fault", async () => {
    for (const [view, params] of [["ticket", { ticketId: "nobody" }], ["story", { ticketId: "nobody" }], ["history", { placeId: "nowhere" }]] as const) {
      expect(await desk.call("open", { view, params, handle: 1 })).toEqual({ kind: "done", value: { rows: [] } });
    }
  });

  it("too many is refused, until some are closed", async () => {
    const greedy = hub.host.door.letIn({ access: "desk", host: "browser" }, () => {});
    const open = (handle: number) => greedy.call("open", { view: "site", params: {}, handle });
    for (let handle = 0; handle < 200; handle++) expect((await open(handle)).kind).toBe("done");
    expect(await open(200)).toMatchObject({ kind: "refused", refusal: { code: "bridge.too-many-views", params: { max: 200 } } });
    await greedy.call("close", { handle: 7 });
    expect((await open(200)).kind).toBe("done");
    greedy.leave();
    expect((await open(1)).kind).toBe("done");
    greedy.leave();
  });

  it("opened again under its handle counts once, and closing what is not open is no error", async () => {
    for (let count = 0; count < 300; count++) expect((await desk.call("open", { view: "board", params: {}, handle: 3 })).kind).toBe("done");
    expect(await desk.call("close", { handle: 3 })).toEqual({ kind: "done", value: null });
    expect(await desk.call("close", { handle: 3 })).toEqual({ kind: "done", value: null });
  });
});

describe("a wall", () => {
  it("may look at public views and nothing else", async () => {
    for (const [view, { public: isPublic }] of Object.entries(views)) {
      const params = view === "today" || view === "answered" ? { fromMs: 0 } : view === "ticket" || view === "story" ? { ticketId: "a" } : view === "history" ? { placeId: "a" } : {};
      const outcome = await wall.call("open", { view, params, handle: 1 });
      expect(outcome, view).toMatchObject(isPublic ? { kind: "done" } : refused("bridge.not-allowed"));
    }
    expect(Object.entries(views).filter(([, view]) => view.public).map(([name]) => name).sort()).toEqual(["alarm-load", "answered", "board", "crews", "health", "life-alarms", "link", "plant", "seats", "site", "today"]);
  });

  it("cannot write, search, sign in, keep drafts, change settings or learn the keys", async () => {
    for (const [name, input] of [
      ["submit", { command: "ticket.log", body: repair() }], ["search", { text: "王", limit: 5 }], ["signIn", { personId: "li-jianguo" }], ["signOut", {}], ["lock", {}], ["setPin", { personId: "li-jianguo", pin: "2580" }], ["saveDraft", { draftId: "d", body: {} }],
      ["dropDraft", { draftId: "d" }], ["readRefused", { commandId: "c" }], ["changeSettings", { theme: "night" }], ["found", { how: "empty" }], ["sharing", {}],
    ] as const) expect(await wall.call(name, input), name).toMatchObject(refused("bridge.read-only"));
  });

  it("sees no caller's name or number on the board", async () => {
    const opened = await wall.call("open", { view: "board", params: {}, handle: 9 });
    expect(JSON.stringify(opened)).not.toMatch(/caller|said|phone/);
  });
});

describe("settings and drafts", () => {
  it("change only what is named", async () => {
    await desk.call("changeSettings", { language: "en", scale: 1.25 });
    expect(await desk.call("changeSettings", { theme: "night" })).toMatchObject({ kind: "done", value: { language: "en", scale: 1.25, theme: "night", keyHints: true } });
    await desk.call("changeSettings", { language: "zh-CN", theme: "day", scale: 1 });
  });

  it("keep whatever was typed, also what a ticket would not take", async () => {
    const body = { said: "半句\u0000\u0007\uD800😀", nested: { list: [1, null, "a"] } };
    expect((await desk.call("saveDraft", { draftId: "half", body })).kind).toBe("done");
    const opened = await desk.call("open", { view: "drafts", params: {}, handle: 4 });
    expect(opened).toMatchObject({ kind: "done", value: { rows: [{ draftId: "half", body }] } });
    await desk.call("dropDraft", { draftId: "half" });
  });

  it("cannot reach a prototype", async () => {
    await desk.call("saveDraft", { draftId: "proto", body: JSON.parse('{"__proto__":{"polluted":1},"constructor":{"a":1}}') as unknown });
    await desk.call("open", { view: "drafts", params: JSON.parse('{"__proto__":"x"}') as unknown, handle: 4 });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    await desk.call("dropDraft", { draftId: "proto" });
  });

  it("of a person who left the seat name nobody", async () => {
    expect(await desk.call("signIn", { personId: "nobody" })).toMatchObject(refused("person.unknown"));
    expect(await desk.call("signIn", { personId: "li-jianguo" })).toMatchObject({ kind: "done" });
    expect(await desk.call("hello", {})).toMatchObject({ value: { personId: "li-jianguo" } });
    expect(await desk.call("signOut", {})).toMatchObject({ kind: "done" });
    expect(await desk.call("hello", {})).toMatchObject({ value: { personId: null } });
    head = headOf(hub);
  });
});

describe("every text of the JSON parsing suite", () => {
  const texts = readJsonTexts();

  it.each(Object.keys(calls).filter((name) => name !== "found"))("is answered by %s", async (name) => {
    for (const [file, text] of texts) {
      const inputs: unknown[] = [text];
      try {
        inputs.push(JSON.parse(text));
      } catch {
        // not JSON: the text itself is tried
      }
      for (const input of [...inputs, ...inputs.map((body) => ({ command: "ticket.log", body }))]) {
        expect(isOutcome(await desk.call(name, input)), `${file} to ${name}`).toBe(true);
      }
    }
    expect(process.memoryUsage().heapUsed).toBeLessThan(600 * 1024 * 1024);
  });
});
