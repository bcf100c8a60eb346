/**
 * How long an act takes until it is on the disk, on a desk with 200,000 tickets. `submit-core` is `desk.submit` itself
 * beside a bare append of the very rows it wrote; `submit` is the page's `window.desk.call("submit")` in a real window
 * beside a bare append plus an empty round trip over the same bridge (`close` of a view that is not open).
 */
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";
import { breathe, figureOf, timed } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, openDesk, seedNowMs, ticketFolder } from "./seed.ts";
import { createRandom } from "./seed-calls.ts";
import { openWindow } from "./window.ts";

const rounds = 3_000;
/** Rounds before the measured ones: the code is compiled, the caches hold what they would after an hour's work. */
const warmRounds = 300;

interface Wish {
  readonly command: string;
  readonly body: object;
}

/** What operators do all day: half of it dispatches a job that has just come in, half adds a note to some other one. */
function createWishes(logged: readonly string[], others: readonly string[]): (index: number) => Wish {
  const random = createRandom(7);
  return (index) => {
    const fresh = index % 2 === 0 ? logged[index / 2] : undefined;
    if (fresh !== undefined) return { command: "ticket.dispatch", body: { ticketId: fresh, crewId: "hvac", personIds: [] } };
    const ticketId = others[Math.floor(random() * others.length)];
    return { command: "ticket.note", body: { ticketId, text: "护士长又来电催了一次，已回复师傅在路上" } };
  };
}

/** `desk.submit` in turns with a bare append of the same rows. */
export async function measureSubmitCore(): Promise<Figure[]> {
  const { folder, remove } = copyOf(ticketFolder());
  const { store, desk } = openDesk(folder);
  const bare = createBareLog(folder);
  const ids = store.db.prepare<[], string>("SELECT id FROM state_ticket").pluck().all();
  const logged = store.db.prepare<[], string>("SELECT id FROM state_ticket WHERE open = 1 AND body ->> '$.step' = 'logged'").pluck().all();
  const wishOf = createWishes(logged, ids);
  let rows: readonly WireEvent[] = [];
  desk.onOrdered((events) => { rows = events; });
  const ours: number[] = [];
  const floor: number[] = [];
  for (let index = 0; index < warmRounds + rounds; index++) {
    const wish = wishOf(index);
    const tookMs = timed(() => desk.submit({ ...wish, actor: "li-jianguo", observedAtMs: seedNowMs }));
    const bareMs = bare.append(rows);
    if (index >= warmRounds) { ours.push(tookMs); floor.push(bareMs); }
    if (index % 10 === 0) await breathe();
  }
  store.close();
  bare.close();
  remove();
  return [figureOf("submit-core", "ms", ours, floor)];
}

const windowRounds = 320;
const windowBlock = 20;
/** Pause between two acts of a hand at the keyboard, for ours and for the floor. */
const handMs = 200;

/** The page's call, in turns with an empty call, and with bare appends of rows of the same size from this process. */
export async function measureSubmit(): Promise<Figure[]> {
  const { folder, remove } = copyOf(ticketFolder());
  const { store } = openDesk(folder);
  const ids = store.db.prepare<[], string>("SELECT id FROM state_ticket WHERE open = 1").pluck().all();
  const [row] = store.log.readThing("ticket", ids[0] ?? "");
  store.close();
  const bare = createBareLog(folder);
  const window = await openWindow(folder);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let index = 0; index < windowRounds; index += windowBlock) {
    const part = ids.slice(index, index + windowBlock);
    const { submitMs, emptyMs } = await window.page.evaluate(submitFromPage, part);
    const appendMs: number[] = [];
    for (const _ of part) {
      await breathe(handMs); // at the same pace: a disk and a processor that rest between two acts are slower for both
      appendMs.push(bare.append(row === undefined ? [] : [{ ...row, type: "ticket.noted@1", body: noteBody }]));
    }
    if (index === 0) continue;
    ours.push(...submitMs);
    floor.push(...appendMs.map((ms, at) => ms + (emptyMs[at] ?? 0)));
  }
  await window.close();
  bare.close();
  remove();
  return [figureOf("submit", "ms", ours, floor)];
}

const noteBody = JSON.stringify({ text: "护士长又来电催了一次，已回复师傅在路上" });

/** Runs in the page. */
async function submitFromPage(ticketIds: readonly string[]): Promise<{ submitMs: number[]; emptyMs: number[] }> {
  const bridge = window.desk;
  if (bridge === undefined) throw new Error("no bridge");
  const submitMs: number[] = [];
  const emptyMs: number[] = [];
  // A hand at the keyboard: the rows of the act before are painted, the page waits.
  const quiet = (ms: number) => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), ms));
  for (const ticketId of ticketIds) {
    await quiet(150);
    const emptyFromMs = performance.now();
    await bridge.call("close", { handle: 999_999 });
    emptyMs.push(performance.now() - emptyFromMs);
    await quiet(50);
    const fromMs = performance.now();
    const outcome = await bridge.call("submit", { command: "ticket.note", body: { ticketId, text: "护士长又来电催了一次，已回复师傅在路上" } });
    submitMs.push(performance.now() - fromMs);
    if (outcome.kind !== "done") throw new Error(JSON.stringify(outcome));
  }
  return { submitMs, emptyMs };
}
