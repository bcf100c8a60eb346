/**
 * `npm run replay -- FILE --map MAP --speed N --desks N`: plays the requests of a file live through real desks and a hub:
 * they arrive when the file says, N times as fast, and are dispatched, accepted, finished, signed, rated and closed by the
 * file's closing time. Prints rates, latencies and refusals, and whether all desks ended up with the same.
 *   --seconds S  stops after S seconds (60)   --limit N  plays the first N requests
 *   --dates dmy|mdy|ymd   --data DIR  keeps the folders there   --lang zh-CN|en
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom } from "../arguments.ts";
import { fingerprints, openDesks, settled } from "./replay/desks.ts";
import { createPlayer } from "./replay/player.ts";
import type { Player } from "./replay/player.ts";
import { scoreOf } from "./replay/score.ts";
import type { ScoredAct } from "./replay/score.ts";
import type { Percentiles } from "./replay/stopwatch.ts";
import { seeded } from "./seeded.ts";
import { dateOrders } from "./tickets/map.ts";
import { isProblem } from "./tickets/problem.ts";
import { readPlan } from "./tickets/read-plan.ts";
import { timeText } from "./event-text.ts";
import { readWords } from "./words.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    map: { type: "string" }, speed: { type: "string", default: "600" }, desks: { type: "string", default: "3" }, seconds: { type: "string", default: "60" },
    limit: { type: "string" }, dates: { type: "string" }, data: { type: "string" }, lang: { type: "string", default: "zh-CN" },
  },
});
const words = readWords(values.lang.toLowerCase().startsWith("en") ? "en" : "zh-CN");
const speed = Number(values.speed);
const deskCount = Number(values.desks);
const seconds = Number(values.seconds);
const limit = Number(values.limit ?? Number.MAX_SAFE_INTEGER);
/** Time between two lines of progress. */
const lineEveryMs = 5_000;
/** Longest time that acts are submitted without letting sockets and timers run. */
const sliceMs = 8;
const replaySeed = 1;

const [path] = positionals;
const areNumbers = [speed, deskCount, seconds, limit].every((value) => value > 0) && Number.isInteger(deskCount) && deskCount <= 90;
if (path === undefined || positionals.length > 1 || !areNumbers) {
  console.error(words.say("replay.usage"));
  process.exitCode = 2;
} else process.exitCode = await replay(path);

async function replay(file: string): Promise<number> {
  const dates = dateOrders.find((one) => one === values.dates);
  const plan = await readPlan({ path: file, map: values.map, dates, words, say: console.log, ask: undefined });
  if (isProblem(plan)) {
    console.error(words.say(`import.file.${plan.code}`, plan.params));
    return 1;
  }
  const tickets = plan.tickets.toSorted((one, other) => one.createdAtMs - other.createdAtMs).slice(0, limit);
  const folder = values.data === undefined ? mkdtempSync(join(tmpdir(), "yizhan-replay-")) : dataFolderFrom(values.data);
  console.log(words.say("replay.opening", { desks: deskCount, tickets: tickets.length, speed, seconds }));
  const all = await openDesks(folder, deskCount);
  const player = createPlayer(all, seeded(replaySeed));
  const startedAtMs = performance.now();
  await play(scoreOf(tickets), player);
  const playedMs = performance.now() - startedAtMs;
  const isSettled = await settled(all);
  report(player, playedMs);
  const prints = new Set(fingerprints(all));
  const isSame = isSettled && prints.size === 1;
  console.log(words.say(isSame ? "replay.converged" : "replay.diverged", { head: all.hub.core().store.log.head().seq, fingerprint: [...prints].join(" ") }));
  await all.close();
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true });
  return isSame ? 0 : 1;
}

/** Submits each act when its moment has come, until the score or the time is at its end. */
async function play(score: readonly ScoredAct[], player: Player): Promise<void> {
  const fileStartMs = score[0]?.atMs ?? 0;
  const startedAtMs = performance.now();
  const endAtMs = startedAtMs + seconds * 1000;
  let nextLineAtMs = startedAtMs + lineEveryMs;
  let next = 0;
  while (next < score.length && performance.now() < endAtMs) {
    const sliceEndMs = performance.now() + sliceMs;
    const fileNowMs = fileStartMs + (performance.now() - startedAtMs) * speed;
    for (let act = score[next]; act !== undefined && act.atMs <= fileNowMs && performance.now() < sliceEndMs; act = score[++next]) player.play(act);
    if (performance.now() >= nextLineAtMs) {
      nextLineAtMs += lineEveryMs;
      line(player, performance.now() - startedAtMs, fileNowMs);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function line(player: Player, playedMs: number, fileNowMs: number): void {
  console.log(words.say("replay.line", {
    seconds: Math.round(playedMs / 1000), at: timeText(fileNowMs, "UTC"), tickets: player.ticketsLogged(), commands: player.commands(),
    rate: Math.round(player.commands() / (playedMs / 1000)), underway: player.stopwatch.underway(), ...latency(player),
  }));
}

function report(player: Player, playedMs: number): void {
  const rate = (player.commands() / (playedMs / 1000)).toFixed(1);
  console.log(words.say("replay.total", { seconds: (playedMs / 1000).toFixed(1), tickets: player.ticketsLogged(), commands: player.commands(), rate }));
  console.log(words.say("replay.latency", latency(player)));
  const refusals = [...player.stopwatch.refusals()].sort((one, other) => other[1] - one[1]);
  const list = refusals.map(([code, count]) => `${code} ${count}`);
  console.log(list.length === 0 ? words.say("replay.no-refusals") : words.say("replay.refusals", { count: refusals.reduce((sum, [, one]) => sum + one, 0), list }));
}

function latency({ stopwatch }: Player): Readonly<Record<string, string>> {
  const hub = stopwatch.toHub();
  const other = stopwatch.toOtherDesk();
  const shown = (value: keyof Omit<Percentiles, "count">, of: Percentiles) => (of.count === 0 ? "–" : of[value].toFixed(1));
  return { hub50: shown("p50Ms", hub), hub99: shown("p99Ms", hub), other50: shown("p50Ms", other), other99: shown("p99Ms", other) };
}
