/** The hub is gone, the cable is pulled, messages are lost, a desk is far behind: it works on, and hands over afterwards. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventsSince, repair } from "../electron/desk/small-desk.ts";
import { House, converged, does, linkOf, portOf, printOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";
import { joinedBy, openWiredHub } from "./wired.ts";
import type { WiredDesk, WiredHub } from "./wired.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

describe("a desk whose hub is down", () => {
  it("logs on with its own numbers, survives its own restart, and hands over when the hub is back", async () => {
    const gate = await house.openGate(hub);
    const desk = await house.openDesk(hub, gate.address);
    gate.shut();
    await until(() => linkOf(desk).state === "island", "an island");
    const first = does(desk, "ticket.log", repair());
    await desk.host.close();

    const again = await house.open(desk.folder);
    const second = does(again, "ticket.log", repair());
    does(again, "ticket.dispatch", { ticketId: first, crewId: "hvac", personIds: ["wu-min"] });
    expect(linkOf(again)).toMatchObject({ state: "island", outbox: 3, deskNumber: 2 });
    expect(rowsOf(again, "board").map((row) => [row["ticketId"], String(row["number"]).slice(6), row["provisional"]]).sort())
      .toEqual([[first, "-2-0001", true], [second, "-2-0002", true]].sort());

    gate.open();
    await converged(hub, again);
    expect(rowsOf(hub, "board").map((row) => [row["ticketId"], row["step"]]).sort()).toEqual([[first, "dispatched"], [second, "logged"]].sort());
    expect(printOf(again)).toBe(printOf(hub));
    expect(linkOf(again)).toMatchObject({ state: "joined", outbox: 0 });
  });

  it("comes again by itself when the hub's program was closed and started", async () => {
    const gate = await house.openGate(hub);
    const desk = await house.openDesk(hub, gate.address);
    await hub.host.close();
    await until(() => linkOf(desk).state === "island", "an island");
    const id = does(desk, "ticket.log", repair());
    const back = await house.open(hub.folder);
    gate.leadTo(portOf(back));
    await converged(back, desk);
    expect(rowsOf(back, "board")).toMatchObject([{ ticketId: id }]);
    expect(linkOf(desk)).toMatchObject({ state: "joined", outbox: 0, deskNumber: 2 });
    expect(desk.faults).toEqual([]);
  });
});

describe("between a hub and one desk", () => {
  let ordering: WiredHub;
  let joined: WiredDesk;
  beforeEach(async () => {
    ordering = await openWiredHub();
    joined = await joinedBy(ordering, 2);
  });
  afterEach(async () => {
    joined.close();
    await ordering.close();
  });

  const loseOnce = () => {
    let lost = 0;
    joined.drops = (events) => events.some((event) => event.type === "ticket.logged@1") && lost++ === 0;
    return () => lost;
  };

  it("a lost message is asked for before anything later is shown (trap 3)", async () => {
    const lost = loseOnce();
    const first = ordering.small.does("ticket.log", repair());
    await until(() => lost() === 1, "a lost message");
    expect(joined.small.store.state.get("ticket", first)).toBeUndefined();
    ordering.small.does("ticket.urge", { ticketId: first });
    await until(() => joined.isEven, "even again");
    expect(joined.small.fingerprint()).toBe(ordering.small.fingerprint());
    expect([...joined.faults, ...ordering.faults]).toEqual([]);
  });

  it("a lost message is asked for at the next heartbeat where nothing later comes", async () => {
    const lost = loseOnce();
    ordering.small.does("ticket.log", repair());
    await until(() => joined.isEven, "even again");
    expect(lost()).toBeGreaterThan(0);
  });

  it("a desk that cannot write is a fault that is told, not the end of the program", async () => {
    let isFull = true;
    joined.drops = () => {
      if (!isFull) return false;
      isFull = false;
      throw new Error("the disk is full");
    };
    ordering.small.does("ticket.log", repair());
    await until(() => joined.isEven, "even again");
    expect(joined.faults.map(String)).toEqual(["Error: the disk is full"]);
  });

  it("a command that breaks the hub stops neither the hub nor the commands beside it", async () => {
    joined.cut();
    const broken = joined.small.does("ticket.log", repair({ matter: "打翻了" }));
    const sound = joined.small.does("ticket.log", repair());
    ordering.small.store.db.exec("CREATE TRIGGER broken BEFORE INSERT ON log WHEN new.body LIKE '%打翻了%' BEGIN SELECT raise(ABORT, 'broken'); END");
    joined.mend();
    await until(() => ordering.small.store.log.answerOf(sound) !== undefined || joined.small.store.pending.count() < 2, "the other command ordered");
    expect(ordering.faults.map(String)).toEqual(["SqliteError: broken"]);
    expect(joined.small.store.pending.has(broken)).toBe(true);
    ordering.small.store.db.exec("DROP TRIGGER broken");
    joined.cut();
    joined.mend();
    await until(() => joined.isEven, "all ordered in the end");
  });

  it("a desk far behind is fed in parts, and takes part while it is fed", async () => {
    joined.cut();
    const ticketId = ordering.small.does("ticket.log", repair());
    for (let count = 0; count < 700; count++) ordering.small.does("ticket.note", { ticketId, text: `第 ${count} 次` });
    expect(eventsSince(ordering.small, joined.small.store.log.head().seq).length).toBeGreaterThan(700);
    joined.mend();
    ordering.small.does("ticket.urge", { ticketId });
    await until(() => joined.isEven, "even again");
    ordering.small.does("ticket.urge", { ticketId });
    await until(() => joined.isEven, "live afterwards");
    expect(joined.small.fingerprint()).toBe(ordering.small.fingerprint());
  });

  it("a desk that comes back with many long notes hands them all over, within the limit of a frame", async () => {
    joined.cut();
    const ticketId = joined.small.does("ticket.log", repair());
    for (let count = 0; count < 150; count++) joined.small.does("ticket.note", { ticketId, text: `${count} ${"很长的说明".repeat(790)}` });
    joined.mend();
    await until(() => joined.isEven, "all handed over");
    expect(ordering.small.store.log.readThing("ticket", ticketId).length).toBe(151);
  });
});

describe("twenty desks", () => {
  it("all see everything, and each keeps its own number", async () => {
    const desks = await Promise.all(Array.from({ length: 20 }, () => house.openDesk(hub)));
    for (const desk of desks) does(desk, "ticket.log", repair());
    await converged(hub, ...desks);
    expect(new Set(desks.map((desk) => desk.host.core().facts.deskNumber())).size).toBe(20);
    expect(new Set(rowsOf(hub, "board").map((row) => row["number"])).size).toBe(20);
    expect(new Set([hub, ...desks].map(printOf)).size).toBe(1);
    expect(linkOf(hub)).toMatchObject({ desks: 20 });
  });
});
