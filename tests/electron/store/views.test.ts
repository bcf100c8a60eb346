/** Open views: a snapshot, then only what changed. Every watcher ends up with what a fresh snapshot shows. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delta } from "../../../electron/announce.ts";
import { views } from "../../../shared/views.ts";
import { point } from "../../shared/alarm-asks.ts";
import type { ViewName } from "../../../shared/views.ts";
import { catchUp, handOver, openHospital, openJoined, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

type Row = Readonly<Record<string, unknown>>;

let hub: SmallDesk;
beforeEach(() => { hub = openHospital(); });
afterEach(() => { hub.close(); removeScratch(hub.folder); });

interface Watch {
  readonly pushes: Delta[];
  rows(): Row[];
  row(key: string): Row | undefined;
  /** What a page that opened the view now would see. */
  fresh(): Row[];
  close(): void;
}

function watch(desk: SmallDesk, view: ViewName, params: Readonly<Record<string, string | number>> = {}): Watch {
  const { key } = views[view];
  const pushes: Delta[] = [];
  const opened = desk.announcer.open(view, params, (delta) => {
    pushes.push(delta);
    for (const id of delta.removes) byKey.delete(id);
    for (const row of delta.upserts) byKey.set(String(row[key]), row);
  });
  const byKey = new Map(opened.rows.map((row) => [String(row[key]), row]));
  const sorted = (rows: Iterable<Row>) => [...rows].sort((a, b) => String(a[key]).localeCompare(String(b[key])));
  return {
    pushes,
    rows: () => sorted(byKey.values()),
    row: (id) => byKey.get(id),
    fresh: () => sorted(desk.store.views.snapshot(view, params)),
    close: opened.close,
  };
}

const dispatch = (ticketId: string, crewId = "hvac", personIds: readonly string[] = ["wu-min"]) => ({ ticketId, crewId, personIds });

describe("the board", () => {
  it("gets the touched row alone", () => {
    const [first, second] = [hub.does("ticket.log", repair()), hub.does("ticket.log", repair())];
    const board = watch(hub, "board");
    hub.announcer.flush();
    board.pushes.length = 0;
    hub.does("ticket.dispatch", dispatch(second));
    hub.announcer.flush();
    expect(board.pushes.map((push) => ({ upserts: push.upserts.map((row) => row["ticketId"]), removes: push.removes }))).toEqual([{ upserts: [second], removes: [] }]);
    expect(board.row(second)).toMatchObject({ step: "dispatched", crew: { zh: "空调组" }, people: [{ id: "wu-min" }], provisional: false, lifeSafety: false });
    expect(board.row(first)).toMatchObject({ step: "logged", crew: null, people: [] });
  });

  it("loses a ticket that was merged, cancelled or closed", () => {
    const ids = [0, 1, 2, 3].map(() => hub.does("ticket.log", repair()));
    const [kept = "", merged = "", cancelled = "", closed = ""] = ids;
    const board = watch(hub, "board");
    hub.does("ticket.merge", { ticketId: merged, intoId: kept });
    hub.does("ticket.cancel", { ticketId: cancelled, reason: "打错了" });
    hub.does("ticket.dispatch", dispatch(closed));
    hub.does("ticket.finish", { ticketId: closed, result: "好了" });
    hub.does("ticket.sign", { ticketId: closed, how: "slip", signerName: "王芳" });
    hub.does("ticket.close", { ticketId: closed });
    hub.announcer.flush();
    expect(board.rows().map((row) => row["ticketId"])).toEqual([kept]);
    expect(board.pushes.length).toBe(1);
    expect([...(board.pushes[0]?.removes ?? [])].sort()).toEqual([merged, cancelled, closed].sort());
  });

  it("gets many changes of one turn as one push", async () => {
    const board = watch(hub, "board");
    for (let count = 0; count < 50; count++) hub.does("ticket.log", repair());
    expect(board.pushes.length).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(board.pushes.map((push) => push.upserts.length)).toEqual([50]);
  });

  it("is told by the hub's events that a provisional ticket is none any more, or never was", () => {
    const desk = openJoined(hub, 2);
    const board = watch(desk, "board");
    const id = desk.does("ticket.log", repair());
    desk.announcer.flush();
    expect(board.row(id)).toMatchObject({ provisional: true });
    handOver(desk, hub);
    catchUp(desk, hub);
    desk.announcer.flush();
    expect(board.row(id)).toMatchObject({ provisional: false });
    const lost = desk.does("ticket.log", repair());
    const [command] = desk.store.pending.commands(1);
    hub.desk.order(command === undefined ? [] : [{ ...command, commandId: "thief" }]);
    handOver(desk, hub);
    catchUp(desk, hub);
    desk.announcer.flush();
    expect(board.row(lost)).toBeUndefined();
    expect(board.rows()).toEqual(board.fresh());
    desk.close();
    removeScratch(desk.folder);
  });
});

describe("the crew strip", () => {
  it("follows dispatch and finish, again and again", () => {
    const crews = watch(hub, "crews");
    const counts = () => { hub.announcer.flush(); const { free, busy, off, waiting } = crews.row("hvac") ?? {}; return { free, busy, off, waiting }; };
    expect(counts()).toEqual({ free: 2, busy: 0, off: 1, waiting: 0 });
    for (let round = 0; round < 3; round++) {
      const id = hub.does("ticket.log", repair());
      expect(counts()).toEqual({ free: 2, busy: 0, off: 1, waiting: 1 });
      hub.does("ticket.dispatch", dispatch(id));
      expect(counts(), `round ${round}`).toEqual({ free: 1, busy: 1, off: 1, waiting: 0 });
      hub.does("ticket.finish", { ticketId: id, result: "好了" });
      expect(counts(), `round ${round}`).toEqual({ free: 2, busy: 0, off: 1, waiting: 0 });
      expect(crews.rows()).toEqual(crews.fresh());
    }
  });

  it("is right when a count comes back to what it was before", () => {
    const [first, second] = [hub.does("ticket.log", repair({ serviceId: "lift-trapped" })), hub.does("ticket.log", repair({ serviceId: "lift-trapped" }))];
    const crews = watch(hub, "crews");
    hub.does("ticket.dispatch", dispatch(first));
    hub.announcer.flush();
    hub.does("ticket.finish", { ticketId: first, result: "" });
    hub.announcer.flush();
    hub.does("ticket.dispatch", dispatch(second));
    hub.announcer.flush();
    expect(crews.row("hvac")).toMatchObject({ busy: 1 });
  });

  it("follows a person who moves to another crew, and comes on duty", () => {
    const crews = watch(hub, "crews");
    const body = { id: "sun-tao", name: { zh: "孙涛", en: "Sun Tao" }, role: "worker", crewId: "hvac", phone: "", skills: [], certificates: [] };
    hub.does("person.define", body);
    hub.announcer.flush();
    expect(crews.row("hvac")).toMatchObject({ free: 3 });
    expect(crews.row("electric")).toMatchObject({ free: 2 });
    expect(crews.pushes.flatMap((push) => push.upserts.map((row) => row["crewId"])).sort()).toEqual(["electric", "hvac"]);
    hub.does("person.set-duty", { personId: "zheng-kai", duty: "on" });
    hub.announcer.flush();
    expect(crews.row("hvac")).toMatchObject({ free: 4, off: 0 });
    expect(crews.rows()).toEqual(crews.fresh());
  });
});

describe("two pages", () => {
  it("of one view both get the change, also when the second opens in the same turn", () => {
    const id = hub.does("ticket.log", repair());
    hub.announcer.flush();
    const first = watch(hub, "ticket", { ticketId: id });
    hub.does("ticket.dispatch", dispatch(id));
    const second = watch(hub, "ticket", { ticketId: id });
    hub.announcer.flush();
    for (const page of [first, second]) expect(page.row(id)).toMatchObject({ state: { step: "dispatched" } });
  });

  it("of one view go on apart: the one that closed gets nothing more, the other does", () => {
    const [first, second] = [watch(hub, "board"), watch(hub, "board")];
    first.close();
    first.close();
    const third = watch(hub, "board");
    first.close();
    hub.does("ticket.log", repair());
    hub.announcer.flush();
    expect([first, second, third].map((page) => page.pushes.length)).toEqual([0, 1, 1]);
  });
});

describe("the view of one thing", () => {
  it("hears of nothing else", () => {
    const [mine, other] = [hub.does("ticket.log", repair()), hub.does("ticket.log", repair())];
    const pages = [watch(hub, "ticket", { ticketId: mine }), watch(hub, "story", { ticketId: mine }), watch(hub, "history", { placeId: "b3-lift-3" })];
    hub.announcer.flush();
    hub.does("ticket.urge", { ticketId: other });
    hub.announcer.flush();
    expect(pages.map((page) => page.pushes.length)).toEqual([0, 0, 0]);
    hub.does("ticket.note", { ticketId: mine, text: "家属催" });
    hub.announcer.flush();
    expect(pages[1]?.rows().map((row) => row["type"]).sort()).toEqual(["ticket.logged@1", "ticket.noted@1"]);
    expect(pages[1]?.pushes.map((push) => push.upserts.length)).toEqual([1]);
  });

  it("stays right for a story of hundreds of events", () => {
    const id = hub.does("ticket.log", repair());
    for (let count = 0; count < 250; count++) hub.does("ticket.note", { ticketId: id, text: `第 ${count} 次` });
    hub.announcer.flush();
    const story = watch(hub, "story", { ticketId: id });
    hub.does("ticket.note", { ticketId: id, text: "最后" });
    hub.announcer.flush();
    expect(story.pushes.map((push) => push.upserts.length)).toEqual([1]);
    expect(story.rows()).toEqual(story.fresh());
  });
});

describe("every view", () => {
  it("shows after a shift of changes what a fresh snapshot shows", () => {
    const logged = hub.does("ticket.log", repair());
    const pages = [
      watch(hub, "board"), watch(hub, "crews"), watch(hub, "people"), watch(hub, "places"), watch(hub, "equipment"), watch(hub, "services"), watch(hub, "site"),
      watch(hub, "seats"), watch(hub, "refused"), watch(hub, "drafts"), watch(hub, "today", { fromMs: 0 }), watch(hub, "history", { placeId: "b3-f7-resp-12" }),
      watch(hub, "ticket", { ticketId: logged }), watch(hub, "story", { ticketId: logged }),
    ];
    for (let round = 0; round < 4; round++) {
      const id = hub.does("ticket.log", repair());
      hub.does("ticket.dispatch", dispatch(id));
      hub.announcer.flush();
      hub.does("ticket.suspend", { ticketId: id, reason: "parts" });
      hub.does("ticket.urge", { ticketId: logged });
      hub.announcer.flush();
      hub.does("ticket.resume", { ticketId: id });
      hub.does("ticket.finish", { ticketId: id, result: "" });
      hub.asks("ticket.dispatch", dispatch(id));
      hub.does("ticket.sign", { ticketId: id, how: "slip", signerName: "王芳" });
      hub.does("ticket.evaluate", { ticketId: id, stars: 5, reasons: [], comment: "" });
      hub.does("desk.take", { number: 1, personId: round % 2 === 0 ? "chen-jing" : "li-jianguo" });
      hub.does("place.define", { id: "b3-lift-3", kind: "lift", parentId: "b3", name: { zh: `${round}号梯`, en: `Lift ${round}` }, extensions: ["8303"] });
      hub.announcer.flush();
      for (const page of pages) expect(page.rows()).toEqual(page.fresh());
    }
  });

  it("refuses parameters that are none of its own", () => {
    for (const params of [{ ticketId: "" }, {}, { ticketId: "a", more: "b" }, { ticketId: 5 }]) {
      expect(() => hub.announcer.open("ticket", params, () => {})).toThrow();
    }
  });
});

describe("the lists of alarms", () => {
  it("show after a storm what a fresh snapshot shows, with what stands above each", () => {
    const machine = { actor: "system", byMachine: true } as const;
    const pages = [watch(hub, "alarms"), watch(hub, "life-alarms"), watch(hub, "points"), watch(hub, "plant"), watch(hub, "alarm-load")];
    hub.does("equipment.register", { id: "board", code: "", name: { zh: "配电箱", en: "Board" }, kind: "switchboard", placeId: "b3", upstreamId: "fcu-0712", maker: "", model: "" }, machine);
    for (const [id, equipmentId, upstreamId] of [["power", "fcu-0712", null], ["fan", "board", null], ["pump", null, "fan"]] as const) {
      hub.does("alarm.define-point", point({ id, equipmentId, upstreamId, lifeSafety: id === "pump" }).body, machine);
    }
    const round = (command: "alarm.raise" | "alarm.clear") => {
      for (const pointId of ["pump", "fan", "power"]) hub.does(command, { pointId, value: "" }, machine);
      hub.announcer.flush();
      for (const page of pages) expect(page.rows()).toEqual(page.fresh());
    };
    round("alarm.raise");
    expect(hub.store.views.snapshot("life-alarms", {}).map((one) => one["pointId"])).toEqual(["pump"]);
    const row = (id: string) => hub.store.views.row("alarms", {}, id);
    expect(row("pump")?.["upstreamIds"]).toEqual(["fan", "fcu-0712"]);
    expect(row("fan")?.["upstreamIds"]).toEqual(["fcu-0712"]);
    expect(row("power")).toMatchObject({ upstreamIds: [], phase: "unacknowledged", occurrence: 1, lifeSafety: false, opensTicket: false, owner: null });
    hub.does("alarm.acknowledge", { pointId: "fan" });
    hub.does("alarm.mark-stale", { pointId: "power", sinceMs: 5 }, machine);
    round("alarm.clear");
    expect(hub.store.views.snapshot("alarms", {}).map((one) => [one["pointId"], one["phase"]]).toSorted()).toEqual([["power", "returned"], ["pump", "returned"]]);
    expect(hub.store.views.snapshot("plant", {})).toEqual([{ category: "hvac", points: 3, active: 0, unanswered: 0, heard: 3, worst: null }]);
  });
});
