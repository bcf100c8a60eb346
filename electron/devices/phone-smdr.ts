/**
 * Call records (SMDR, CDR) of an exchange and caller-ID boxes, over a serial line or TCP. What a line means stands in a format
 * description; this reads lines, tells the desk, and keeps a flood away from it: records wait in a short queue, a ring goes first.
 */
import { z } from "zod";
import { call } from "../../shared/call/state.ts";
import { site, siteId } from "../../shared/site/site.ts";
import type { Device, DeviceTools, Opened } from "./device.ts";
import { createLineCutter } from "./line-cutter.ts";
import { openLine } from "./line-source.ts";
import type { LineSource } from "./line-source.ts";
import { readPhoneLine } from "./phone-format.ts";
import type { PhoneFormat, PhoneLine } from "./phone-format.ts";
import { callIdOf, createCallReporter } from "./phone-report.ts";
import { sayAtMost } from "./say-at-most.ts";

/** Records that may wait, and how many are told at once and how often: a desk writes some forty a second beside its own work. Assumed. */
const queueMax = 2_000;
const perTurn = 2;
const turnMs = 50;
/** A box rings every 4 to 6 s; silence longer than this ends the ring. */
const silentMs = 8_000;

interface Settings {
  readonly enabled: boolean;
  readonly from: "serial" | "connect" | "listen";
  readonly path: string;
  readonly baud: number;
  readonly host: string;
  readonly port: number;
  readonly format: string;
}

/** The device; `formats` are those of `resources/phone-formats`. */
export function createPhoneSmdr(formats: ReadonlyMap<string, PhoneFormat>): Device<Settings> {
  const settings = z.strictObject({
    enabled: z.boolean().default(false),
    from: z.enum(["serial", "connect", "listen"]).default("serial"),
    path: z.string().max(200).default(""),
    baud: z.number().int().min(110).max(921_600).default(9_600),
    host: z.string().max(200).default("127.0.0.1"),
    port: z.number().int().min(0).max(65_535).default(4721),
    format: z.enum([...formats.keys()]).default([...formats.keys()][0] ?? ""),
  });
  return {
    name: "phone-smdr", settings, hubOnly: false,
    async open(given, tools) {
      const format = formats.get(given.format);
      if (format === undefined) {
        tools.failed("format-unknown", { format: given.format });
        return { close() {} };
      }
      return openSmdr(given, format, tools);
    },
  };
}

async function openSmdr(given: Settings, format: PhoneFormat, tools: DeviceTools): Promise<Opened> {
  const counts = { lines: 0, calls: 0, garbage: 0 };
  const desk = createRecordDesk(tools, () => { counts.calls += 1; });
  let waitingPort: number | null = null;
  const tell = sayAtMost(tools, () => {
    if (waitingPort === null) tools.tell({ state: "ok", code: "line-open", params: { ...counts } });
    else tools.tell({ state: "ok", code: "line-waiting", params: { port: waitingPort } });
  });

  /** Each connection has its own half line. */
  function connected(): { feed(bytes: Buffer): void; end(): void } {
    const cutter = createLineCutter();
    let dropped = 0;
    waitingPort = null;
    tell();
    const feed = tools.guard((bytes: Buffer) => {
      for (const text of cutter.feed(bytes)) take(text);
      counts.garbage += cutter.dropped() - dropped;
      dropped = cutter.dropped();
      tell();
    });
    return { feed, end: () => {} };
  }

  function take(text: string): void {
    counts.lines += 1;
    const zone = tools.get(site, siteId)?.zone ?? "Asia/Shanghai";
    const read = readPhoneLine(format, text, { nowMs: tools.nowMs(), zone });
    if (read === undefined) counts.garbage += 1;
    else if (read !== null) desk.take(read);
  }

  const where = { path: given.from === "serial" ? given.path : `${given.host}:${given.port}` };
  let source: LineSource;
  try {
    source = await openLine(given, { connected, onLost: (code) => tools.failed(code, where) });
  } catch {
    tools.failed("line-closed", where);
    return { close() {} };
  }
  if (given.from === "listen") waitingPort = source.port;
  tell();
  return { close: source.close, attempt: async () => "ok-line" };
}

/** Turns lines into what the desk is told: rings at once, records one after the other. */
function createRecordDesk(tools: DeviceTools, onCall: () => void): { take(line: PhoneLine): void } {
  const records = createCallReporter(tools, "smdr");
  const rings = createCallReporter(tools, "caller-id", { tellsEnd: false });
  const queue: PhoneLine[] = [];
  let draining = false;
  let ringing: { readonly exchangeId: string; readonly line: PhoneLine; readonly atMs: number; stop: () => void } | undefined;

  function tellRecord(line: PhoneLine): void {
    const { number, called, exchangeId } = line;
    const tell = (event: "ringing" | "claimed" | "ended" | "abandoned", atMs: number) => records.report({ exchangeId, event, number, called, line: line.line, atMs });
    tell("ringing", line.rangAtMs);
    if (line.event === "answered") {
      tell("claimed", line.answeredAtMs);
      tell("ended", line.endedAtMs);
    } else tell("abandoned", line.answeredAtMs);
    onCall();
  }

  function drain(): void {
    for (const line of queue.splice(0, perTurn)) tellRecord(line);
    draining = queue.length > 0;
    if (draining) tools.after(turnMs, drain);
  }

  function ring(line: PhoneLine): void {
    const isSame = ringing !== undefined && ringing.line.number === line.number;
    if (!isSame) {
      silence();
      ringing = { exchangeId: `${line.rangAtMs} ${line.number}`, line, atMs: line.rangAtMs, stop: () => {} };
      rings.report({ exchangeId: ringing.exchangeId, event: "ringing", number: line.number, called: line.called, line: line.line, atMs: line.rangAtMs });
      onCall();
    }
    pulse();
  }

  function pulse(): void {
    if (ringing === undefined) return;
    ringing.stop();
    ringing.stop = tools.after(silentMs, silence);
  }

  /** The ring stopped. Whoever claimed the call says what became of it; unclaimed it is missed. */
  function silence(): void {
    const former = ringing;
    ringing = undefined;
    former?.stop();
    if (former === undefined || tools.get(call, callIdOf("caller-id", former.exchangeId, former.atMs))?.phase !== "ringing") return;
    const { number, called, line } = former.line;
    rings.report({ exchangeId: former.exchangeId, event: "abandoned", number, called, line, atMs: tools.nowMs() });
  }

  return {
    take(line) {
      if (line.event === "ringing") return ring(line);
      if (line.event === "pulse") return pulse();
      if (queue.length >= queueMax) queue.shift(); // the newest are worth more than the oldest of a flood
      queue.push(line);
      if (draining) return;
      draining = true;
      tools.after(0, drain);
    },
  };
}
