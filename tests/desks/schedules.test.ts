/**
 * Random shifts: three desks and a hub, cuts, lost messages, restarts, all at once. Whatever happened, in the end every log
 * and every state is the same to the byte, and every command that a desk saved was ordered, or refused to its author.
 */
import { expect, it } from "vitest";
import type { CommandName } from "../../shared/house.ts";
import { repair } from "../electron/desk/small-desk.ts";
import type { SmallDesk } from "../electron/desk/small-desk.ts";
import { until } from "./one-process.ts";
import { openWiredHub, joinedBy } from "./wired.ts";
import type { WiredDesk, WiredHub } from "./wired.ts";

/** `SEED=7 vitest run tests/desks/schedules.test.ts` plays one of them again. */
const seeds = process.env["SEED"] === undefined ? Array.from({ length: 30 }, (_, index) => index + 1) : [Number(process.env["SEED"])];
const atOnce = 10;
const steps = 45;

/** Numbers from 0 to below 1; the same seed gives the same (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Shift {
  readonly hub: WiredHub;
  readonly desks: readonly WiredDesk[];
  readonly random: () => number;
  /** Commands that a desk accepted, by desk. */
  readonly saved: Map<WiredDesk, Set<string>>;
}

function pick<T>(random: () => number, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

const workers = [["hvac", "wu-min"], ["hvac", "zhou-zhiqiang"], ["lifts", "ma-lin"]] as const;

/** Something an operator might do now; many are refused, as they should be. */
function randomAct(random: () => number, desk: SmallDesk): readonly [CommandName, unknown] {
  const open = desk.store.views.snapshot("board", {}).map((row) => String(row["ticketId"])).sort();
  if (open.length < 3 || random() < 0.25) return ["ticket.log", repair({ caller: { name: "", phone: `8${Math.floor(random() * 1000)}` } })];
  const ticketId = pick(random, open);
  const [crewId, worker] = pick(random, workers);
  return pick<readonly [CommandName, unknown]>(random, [
    ["ticket.dispatch", { ticketId, crewId, personIds: [worker] }], ["ticket.dispatch", { ticketId, crewId, personIds: [worker] }],
    ["ticket.reassign", { ticketId, crewId, personIds: [worker], reason: "" }], ["ticket.accept", { ticketId }], ["ticket.urge", { ticketId }],
    ["ticket.finish", { ticketId, result: "" }], ["ticket.cancel", { ticketId, reason: "重复" }], ["ticket.merge", { ticketId, intoId: pick(random, open) }],
    ["ticket.note", { ticketId, text: "在等" }], ["ticket.suspend", { ticketId, reason: "parts" }], ["ticket.resume", { ticketId }],
    ["ticket.join", { ticketId, caller: { name: "赵六", phone: "" } }],
  ]);
}

function act({ random, saved }: Shift, desk: WiredDesk): void {
  const [command, body] = randomAct(random, desk.small);
  const answer = desk.small.asks(command, body);
  if (answer.kind === "accepted") saved.get(desk)?.add(answer.value.commandId);
}

async function step(shift: Shift): Promise<void> {
  const { hub, desks, random } = shift;
  const desk = pick(random, desks);
  const chance = random();
  if (chance < 0.55) act(shift, desk);
  else if (chance < 0.65) hub.small.asks(...randomAct(random, hub.small));
  else if (chance < 0.75) desk.cut();
  else if (chance < 0.93) desk.mend();
  else if (chance < 0.96) desk.restart();
  else desk.drops = () => { desk.drops = () => false; return true; };
  if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 8));
}

function checkEnd({ hub, desks, saved }: Shift, seed: number): void {
  for (const desk of desks) {
    const say = `seed ${seed}`;
    expect(desk.small.store.log.head(), say).toEqual(hub.small.store.log.head());
    expect(desk.small.fingerprint(), say).toBe(hub.small.fingerprint());
    const tray = new Set(desk.small.store.views.snapshot("refused", {}).map((row) => row["commandId"]));
    for (const commandId of saved.get(desk) ?? []) {
      const answer = hub.small.store.log.answerOf(commandId);
      expect(answer, `${say}: ${commandId} was lost`).toBeDefined();
      expect(tray.has(commandId), `${say}: ${commandId} in the tray`).toBe(answer?.kind === "refused");
    }
    expect(desk.faults, say).toEqual([]);
  }
  expect(hub.faults, `seed ${seed}`).toEqual([]);
}

/** Plays one shift to its end; answers how many saved commands were refused. */
async function play(seed: number): Promise<number> {
  const hub = await openWiredHub();
  const desks = await Promise.all([2, 3, 4].map((number) => joinedBy(hub, number)));
  const shift: Shift = { hub, desks, random: randomFrom(seed), saved: new Map(desks.map((desk) => [desk, new Set<string>()])) };
  try {
    for (let count = 0; count < steps; count++) await step(shift);
    for (const desk of desks) desk.mend();
    await until(() => desks.every((desk) => desk.isEven), `seed ${seed}: everybody even`);
    checkEnd(shift, seed);
    return [...shift.saved.values()].flatMap((ids) => [...ids]).filter((id) => hub.small.store.log.answerOf(id)?.kind === "refused").length;
  } finally {
    for (const desk of desks) desk.close();
    await hub.close();
  }
}

it(`converges in ${seeds.length} random shifts`, { timeout: 60_000 }, async () => {
  let refused = 0;
  for (let index = 0; index < seeds.length; index += atOnce) {
    const counts = await Promise.all(seeds.slice(index, index + atOnce).map(play));
    refused += counts.reduce((sum, count) => sum + count, 0);
  }
  // A schedule in which nothing ever clashes proves nothing.
  if (seeds.length > 1) expect(refused).toBeGreaterThan(0);
});
