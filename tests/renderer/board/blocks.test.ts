/** The board by building: each building's worst first, the building with the worst on top, and nobody moves under a hand. */
import { describe, expect, it } from "vitest";
import { byBuilding, byNeed } from "../../../renderer/rooms/board/blocks.ts";
import { compareItems, itemsOf, orderOf } from "../../../renderer/rooms/board/board-items.ts";
import { createBoardStore } from "../../../renderer/rooms/board/board-store.ts";
import { crewColumns } from "../../../renderer/rooms/board/crew-columns.ts";
import { seatAll } from "../../../renderer/rooms/board/seating.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { PlaceKind } from "../../../shared/place/place.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { boardRow, nowMs } from "./board-row.ts";

function place(placeId: string, kind: PlaceKind, parentId: string | null) {
  return [placeId, { placeId, kind, parentId, name: { zh: placeId, en: placeId } }] as const;
}

const places = new Map([
  place("east", "campus", null), place("b2", "building", "east"), place("b3", "building", "east"), place("f7", "floor", "b3"),
  place("bed12", "bed", "f7"), place("yard", "outdoor", "east"), place("tank", "plant", "yard"),
]);
const blockOf = byBuilding(places);
const late = boardRow("late", { placeId: "bed12", finishByMs: nowMs - minuteMs });
const calm = boardRow("calm", { placeId: "f7", finishByMs: nowMs + 90 * minuteMs });
const soon = boardRow("soon", { placeId: "b2", finishByMs: nowMs + 40 * minuteMs });
const open = boardRow("open", { placeId: "b2", step: "logged", finishByMs: nowMs + 80 * minuteMs });
const rows = [open, soon, calm, late];

const linesOf = (seating: ReturnType<typeof seatAll>) => [...itemsOf(seating).values()].sort(compareItems).map((item) => item.id);

describe("the building of a ticket", () => {
  it("is the one around its bed, its floor, itself", () => {
    for (const placeId of ["bed12", "f7", "b3"]) expect(blockOf({ placeId })).toEqual({ id: "b3", name: { zh: "b3", en: "b3" } });
  });
  it("is the outermost place where there is no building, but never the campus", () => {
    expect(blockOf({ placeId: "tank" })?.id).toBe("yard");
    expect(blockOf({ placeId: "east" })).toEqual({ id: "", name: null });
  });
  it("is elsewhere for a ticket without a known place", () => {
    expect(blockOf({ placeId: null })).toEqual(blockOf({ placeId: "gone" }));
    expect(blockOf({ placeId: null })?.name).toBeNull();
  });
});

describe("a board by building", () => {
  it("puts the building with the worst ticket on top and in each building the worst first", () => {
    expect(linesOf(seatAll(rows, { nowMs, blockOf }))).toEqual(["head:at:b3", "late", "calm", "head:at:b2", "open", "soon"]);
  });
  it("counts in each head all tickets and those to be acted on", () => {
    const heads = [...itemsOf(seatAll(rows, { nowMs, blockOf })).values()].flatMap((item) => (item.kind === "head" ? [[item.id, item.count, item.needing]] : []));
    expect(heads).toEqual(expect.arrayContaining([["head:at:b3", 2, 1], ["head:at:b2", 2, 0]]));
  });
  it("leaves the crew board worst first, whatever the building", () => {
    const [waiting] = crewColumns(seatAll([calm, soon, late], { nowMs, blockOf }), []);
    expect(waiting?.seats.map((seat) => seat.row.ticketId)).toEqual(["late", "soon", "calm"]);
  });
});

function openBoard() {
  const view = { rows: new Map(rows.map((row) => [row.ticketId, row])), ready: true, listen: (tell: (change: { upserts: readonly BoardRow[]; removes: readonly string[] }) => void) => { push = tell; return () => {}; } };
  let push: (change: { upserts: readonly BoardRow[]; removes: readonly string[] }) => void = () => {};
  const store = createBoardStore(view, () => nowMs);
  store.start();
  const arrange = (by: typeof blockOf, choice: string) => store.arrange({ isShown: () => true, blockOf: by, choice });
  arrange(blockOf, "building");
  return { store, arrange, lines: () => linesOf(store.seating()), push: (row: BoardRow) => { view.rows.set(row.ticketId, row); push({ upserts: [row], removes: [] }); } };
}

describe("a hand on the board by building", () => {
  it("keeps everybody where they are: who comes sits below every building until the hand goes", () => {
    const { store, lines, push } = openBoard();
    store.lock.touch(nowMs);
    push({ ...boardRow("worst", { placeId: "b2", priority: 1, finishByMs: nowMs - 9 * minuteMs }) });
    push({ ...calm, finishByMs: nowMs - 5 * minuteMs });
    expect(lines()).toEqual(["head:at:b3", "late", "calm", "head:at:b2", "open", "soon", "head:arrived", "worst"]);
    store.lock.release();
    expect(lines()).toEqual(["head:at:b2", "worst", "open", "soon", "head:at:b3", "calm", "late"]);
  });
  it("groups at once when somebody asks for it, but not because a place was renamed meanwhile", () => {
    const { store, arrange, lines } = openBoard();
    store.lock.touch(nowMs);
    const before = lines();
    arrange(byBuilding(new Map([...places, place("bed12", "bed", "b2")])), "building");
    expect(lines()).toEqual(before);
    store.lock.release();
    expect(orderOf(store.seating())).toEqual(["late", "open", "soon", "calm"]);
    store.lock.touch(nowMs);
    arrange(byNeed, "need");
    expect(lines()).toEqual(["head:act", "late", "head:waiting", "open", "head:underway", "soon", "calm"]);
  });
  it("takes a ticket to its other building when its place is corrected", () => {
    const { lines, push } = openBoard();
    push({ ...late, placeId: "b2" });
    expect(lines()).toEqual(["head:at:b2", "late", "open", "soon", "head:at:b3", "calm"]);
  });
});
