/** One row of a file: what it becomes, what is odd about it, why it cannot go in. */
import { describe, expect, it } from "vitest";
import { cells, planOf } from "./rows.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);

function codesOf(row: readonly string[]): readonly string[] {
  const { tickets, rejected } = planOf([row]);
  return [...tickets.flatMap((ticket) => ticket.warnings), ...rejected.map(({ problem }) => problem)].map(({ code }) => code);
}

describe("a row", () => {
  it("becomes an import with its own times, words and people", () => {
    const { tickets } = planOf([cells()]);
    expect(tickets).toMatchObject([{
      row: 2, key: "1", warnings: [], anomalies: [], createdAtMs: at("2022-01-21T13:47:00"), closedAtMs: at("2022-01-21T15:00:00"),
      request: {
        command: "ticket.import", actor: "import", byMachine: true, observedAtMs: at("2022-01-21T13:47:00"),
        body: {
          origin: "city:1", priority: 2, place: { id: null, zh: "WARD A" }, service: { id: null, zh: "Light" }, matter: "Lamp flickers", said: "since this morning",
          caller: { name: "Nurse Li", phone: "5201" }, closedAtMs: at("2022-01-21T15:00:00"), due: { finishByMs: at("2022-01-22T08:00:00") }, result: "new lamp", anomalies: [],
        },
      },
    }]);
  });

  it("gets the same command id on every machine, another for another source", () => {
    const idOf = (change: object) => planOf([cells()], change).tickets[0]?.request.commandId;
    expect(idOf({})).toBe(idOf({ about: "again" }));
    expect(idOf({})).not.toBe(idOf({ source: "other" }));
  });

  it("without an end stays open; done without a time is filed at its beginning and marked", () => {
    expect(planOf([cells({ Closed: "", State: "open" })]).tickets).toMatchObject([{ closedAtMs: null, anomalies: [] }]);
    expect(planOf([cells({ Closed: "" })]).tickets).toMatchObject([{ closedAtMs: at("2022-01-21T13:47:00"), anomalies: ["closed-time-unknown"] }]);
  });

  it("closed before it was created goes in as it is, marked", () => {
    const { tickets, rejected } = planOf([cells({ Closed: "2022-01-20 13:47:00" })]);
    expect(rejected).toEqual([]);
    expect(tickets).toMatchObject([{ anomalies: ["closed-before-created"], closedAtMs: at("2022-01-20T13:47:00"), warnings: [{ row: 2, column: "Closed", code: "closed-before-created" }] }]);
  });

  it("whose cells have shifted goes in with a warning, and keeps all its cells in what was said", () => {
    const [ticket] = planOf([cells({ Ward: "4117620065" })]).tickets;
    expect(ticket).toMatchObject({ warnings: [{ code: "place-odd", column: "Ward", params: { value: "4117620065" } }], request: { body: { place: { zh: "4117620065" } } } });
    expect(ticket?.request.body).toMatchObject({ said: expect.stringMatching(/^since this morning\n1 \| 2022-01-21.* \| 4117620065 \| /u) });
    expect(codesOf([...cells(), "more"])).toEqual(["width-odd"]);
  });

  it("without a place has none", () => {
    expect(planOf([cells({ Ward: "" })], { placePattern: undefined }).tickets).toMatchObject([{ warnings: [], request: { body: { place: { id: null, zh: "未写地点", en: "Place not stated" } } } }]);
  });

  it("with a long matter keeps its beginning", () => {
    const [ticket] = planOf([cells({ What: "长".repeat(300) })]).tickets;
    expect(ticket).toMatchObject({ warnings: [{ code: "matter-cut", column: "What" }], request: { body: { matter: "长".repeat(200) } } });
  });

  it("encoded twice is put right, and said so", () => {
    const twice = Buffer.from("Transportation’s — “网站”", "utf8").toString("latin1");
    const [ticket] = planOf([cells({ Result: twice })]).tickets;
    expect(ticket).toMatchObject({ warnings: [{ code: "encoding-mended", column: "Result" }], request: { body: { result: "Transportation’s — “网站”" } } });
  });

  it.each([
    ["No", "", "key-missing"], ["Created", "", "created-missing"], ["Type", "", "type-missing"], ["Created", "yesterday", "date-unreadable"],
    ["Closed", "13/13/2022", "date-unreadable"], ["Closed", "1900-01-01", "date-out-of-range"], ["Said", "a\u0007b", "control-character"], ["Tel", "\uD800", "control-character"],
    ["Said", "长".repeat(4001), "too-long"], ["No", "9".repeat(200), "too-long"], ["Ward", "x".repeat(201), "too-long"],
  ])("with %s %j stays out: %s", (column, value, code) => {
    const { tickets, rejected } = planOf([cells({ [column]: value }), cells({ No: "2" })]);
    expect(rejected).toMatchObject([{ problem: { row: 2, column, code } }]);
    expect(tickets).toMatchObject([{ key: "2" }]);
  });

  it("tells the place of an unprintable sign", () => {
    expect(planOf([cells({ Said: "好a\u0007" })]).rejected).toMatchObject([{ problem: { params: { at: 3 } } }]);
  });

  it("made in the future, or closed against its status, is reported", () => {
    expect(codesOf(cells({ Created: "2030-01-01", Closed: "" }))).toContain("created-in-future");
    expect(codesOf(cells({ State: "open" }))).toEqual(["status-contradicts"]);
  });
});

describe("keys that stand in the file twice", () => {
  it("go in once, and say whether the rows are the same", () => {
    const { tickets, repeats, rowsRead } = planOf([cells(), cells(), cells({ Type: "Water" }), cells({ No: "2" })]);
    expect(tickets.map(({ key }) => key)).toEqual(["1", "2"]);
    expect(repeats).toMatchObject([{ row: 3, code: "repeat-same", params: { first: 2 } }, { row: 4, code: "repeat-differs", params: { first: 2 } }]);
    expect(rowsRead).toBe(4);
  });
});
