/**
 * How many keys the daily acts take, counted in a real window while they are really done: one keydown is one keystroke,
 * modifiers are free, and what came of it is read from the desk's log, not from the screen. Each limit is the issue's own.
 */
import type { Page } from "playwright";
import type { TicketState } from "../../shared/ticket/state.ts";
import { focusIn, goToLine, intakeLine, region, until, waitForDesk } from "../e2e/operator.ts";
import type { Figure } from "./measure.ts";
import { copyOf, hospitalFolder, openDesk } from "./seed.ts";
import { launchDesk } from "./window.ts";
import type { OpenedWindow } from "./window.ts";

const pauseMs = 40;

/** A returning caller's extension, the matter in initials, Ctrl Enter; a new one with building, floor, bed, name and mobile number. */
export async function measureKeys(): Promise<Figure[]> {
  const { folder, remove } = copyOf(hospitalFolder());
  ring(folder);
  const window = await launchDesk(folder);
  try {
    await waitForDesk(window.page);
    await signIn(window.page);
    await goToLine(window.page);
    await window.page.evaluate(countKeys);
    return await measureAll(window);
  } finally {
    await window.close();
    remove();
  }
}

async function measureAll({ page }: OpenedWindow): Promise<Figure[]> {
  const returning = await counted(page, () => logged(page, ["5201 ktls", "Control+Enter"], { step: "dispatched", phone: "5201" }));
  const fresh = await counted(page, () => logged(page, ["b3 7c 12 kt lsh", "Alt+Digit6", "wangfang ", "Enter", "13800138000", "Enter", "Control+Enter"], { step: "dispatched", phone: "13800138000" }));
  await page.keyboard.press("F6");
  await focusIn(page, "board");
  await page.keyboard.press("Enter");
  await region(page, "drawer").locator("header").first().waitFor();
  const before = await inDrawer(page);
  const over = await counted(page, () => reached(page, ["z", "d", "Enter"], (state) => state.assignment !== null && state.assignment.crewId !== before?.assignment?.crewId));
  const steps = [];
  for (const [keys, step] of [[["n", "Enter"], "accepted"], [["n", "Enter"], "arrived"], [["w", "Enter"], "finished"]] as const) {
    steps.push(await counted(page, () => reached(page, keys, (state) => state.step === step)));
  }
  const claimed = await counted(page, () => claim(page));
  return [
    figure("keys-claim", claimed.keys), figure("keys-returning-caller", returning.keys), figure("keys-new-caller", fresh.keys), figure("keys-hand-over-crew", over.keys),
    figure("keys-progress", Math.max(...steps.map((one) => one.keys))),
  ];
}

/** A line rings before the window opens, as the telephone would say it. */
function ring(folder: string): void {
  const { store, desk } = openDesk(folder);
  const answer = desk.submit({ command: "call.ring", body: { given: "5201" }, actor: "device", observedAtMs: Date.now(), byMachine: true });
  store.close();
  if (answer.kind === "refused") throw new Error(`the line cannot ring: ${answer.refusal.code}`);
}

/** Claims the ringing line; answered when the desk says that the call is this desk's. */
async function claim(page: Page): Promise<null> {
  await press(page, ["F2"]);
  await until(() => page.evaluate(async () => {
    const outcome = await window.desk?.call("open", { view: "calls", params: {}, handle: 999_995 });
    await window.desk?.call("close", { handle: 999_995 });
    return outcome?.kind === "done" ? outcome.value.rows as { phase: string }[] : [];
  }), (rows) => rows.some((row) => row.phase === "claimed"));
  return null;
}

const figure = (name: string, value: number): Figure => ({ name, unit: "keys", value });

interface Counted<T> { readonly keys: number; readonly done: T }

/** Does something and answers how many keys went down meanwhile. */
async function counted<T>(page: Page, work: () => Promise<T>): Promise<Counted<T>> {
  await page.evaluate(() => { (globalThis as unknown as { keyCount: number }).keyCount = 0; });
  const done = await work();
  return { keys: await page.evaluate(() => (globalThis as unknown as { keyCount: number }).keyCount), done };
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (/^(?:[A-Z]\w*\+)?[A-Z]\w+$/.test(key)) await page.keyboard.press(key);
    else await page.keyboard.type(key);
    await page.waitForTimeout(pauseMs);
  }
}

/** Types a call; answers the ticket as the log has it once it is as it should be. */
async function logged(page: Page, keys: readonly string[], wanted: { readonly step: string; readonly phone: string }): Promise<TicketState> {
  await until(() => intakeLine(page).evaluate((field) => field === document.activeElement), (focused) => focused);
  await press(page, keys);
  return until(() => newest(page), (state) => state !== undefined && state.step === wanted.step && state.callers[0]?.phone === wanted.phone) as Promise<TicketState>;
}

async function reached(page: Page, keys: readonly string[], isThere: (state: TicketState) => boolean): Promise<TicketState> {
  await press(page, keys);
  return until(() => inDrawer(page), (state) => state !== undefined && isThere(state)) as Promise<TicketState>;
}

/** The ticket that the drawer shows, as the log has it. */
async function inDrawer(page: Page): Promise<TicketState | undefined> {
  const number = /\d{6}-\d+-\d{4}/.exec((await region(page, "drawer").locator("header").first().textContent()) ?? "")?.[0];
  return byNumber(page, number ?? "");
}

async function byNumber(page: Page, number: string): Promise<TicketState | undefined> {
  const rows = await boardRows(page);
  return stateOf(page, rows.find((row) => row.number === number)?.ticketId);
}

async function newest(page: Page): Promise<TicketState | undefined> {
  const rows = await boardRows(page);
  return stateOf(page, rows.toSorted((one, other) => (one.number < other.number ? 1 : -1))[0]?.ticketId);
}

function boardRows(page: Page): Promise<readonly { readonly ticketId: string; readonly number: string }[]> {
  return page.evaluate(async () => {
    const outcome = await window.desk?.call("open", { view: "board", params: {}, handle: 999_997 });
    await window.desk?.call("close", { handle: 999_997 });
    return outcome?.kind === "done" ? outcome.value.rows as { ticketId: string; number: string }[] : [];
  });
}

async function stateOf(page: Page, ticketId: string | undefined): Promise<TicketState | undefined> {
  if (ticketId === undefined) return undefined;
  const rows = await page.evaluate(async (id) => {
    const outcome = await window.desk?.call("open", { view: "ticket", params: { ticketId: id }, handle: 999_998 });
    await window.desk?.call("close", { handle: 999_998 });
    return outcome?.kind === "done" ? outcome.value.rows as { state: unknown }[] : [];
  }, ticketId);
  return rows[0]?.state as TicketState | undefined; // the view's own row
}

/** Sits the first operator down as the log-in does; which keys that takes is not what is counted here. */
async function signIn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const people = await window.desk?.call("open", { view: "people", params: {}, handle: 999_996 });
    const rows = people?.kind === "done" ? people.value.rows as { personId: string; role: string }[] : [];
    const operator = rows.find((one) => one.role === "operator");
    if (operator !== undefined) await window.desk?.call("signIn", { personId: operator.personId });
  });
}

/** Runs in the page: counts keys that go down; held keys and modifiers are no strokes. */
function countKeys(): void {
  const modifiers = ["Control", "Alt", "Shift", "Meta"];
  window.addEventListener("keydown", (event) => {
    const counter = globalThis as unknown as { keyCount: number };
    if (!event.repeat && !modifiers.includes(event.key)) counter.keyCount = (counter.keyCount ?? 0) + 1;
  }, true);
}
