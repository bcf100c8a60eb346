/**
 * A printer at a machine of a schedule: the product's own device over the machine's desk; what comes out of it is noted on
 * the net. It dies with its process, in the middle of a slip too.
 */
import { deviceActor, notWritten } from "../../../electron/devices/device.ts";
import type { DeviceTools } from "../../../electron/devices/device.ts";
import { createPrinter } from "../../../electron/devices/printer/printer.ts";
import type { Core } from "../../../electron/core.ts";
import { readState } from "../../../electron/scratch.ts";
import type { Timers } from "../../../electron/sync/connection.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";
import type { ViewName, ViewRows } from "../../../shared/views.ts";
import { slipsPrinted, wasOrdered } from "./net.ts";
import type { Net } from "./net.ts";

export interface PluggedPrinter {
  readonly net: Net;
  readonly address: string;
  readonly core: Core;
  readonly timers: Timers;
  /** A disk that did not take it: not written, and nothing else. */
  readonly isDiskFull: (fault: unknown) => boolean;
  /** Breaks what the printer is given, for broken variants. */
  readonly bend: (tools: DeviceTools) => DeviceTools;
}

/** Longest time that paper runs. */
const paperMs = 900;

export function plugPrinter({ net, address, core, timers, isDiskFull, bend }: PluggedPrinter): void {
  const { desk, store, facts } = core;
  const submit: DeviceTools["submit"] = (request) => {
    try {
      const answer = desk.submit({ ...request, actor: deviceActor, byMachine: true });
      return answer.kind === "refused" ? answer.refusal : null;
    } catch (fault) {
      if (isDiskFull(fault)) return refuse(notWritten);
      throw fault;
    }
  };
  const tools: DeviceTools = {
    submit, submitAll: (requests) => requests.map(submit), desk: facts.deskNumber,
    get: (stream, id) => readState(store.state, stream.name, id) as never, // the stream's own events made it
    rows: <N extends ViewName>(view: N) => store.views.snapshot(view, {}) as unknown as readonly ViewRows[N][], // as its SQL gives them
    onSaved: (listener) => desk.onSaved(() => timers.soon(listener)),
    onOrdered: (listener) => desk.onOrdered((events) => { if (events.some((event) => event.stream === "slip")) timers.soon(() => listener(events)); }),
    nowMs: timers.nowMs, after: timers.after, guard: (work) => work, tell: () => {}, failed: () => {},
  };
  const printer = createPrinter({
    printPage: undefined, words: () => ({ say: (key) => key, pick: (text) => text.zh }),
    put: (slip) => new Promise((resolve) => {
      slipsPrinted(net, address, { id: slip.id, isOwed: slip.alone || store.log.rowsOf(slip.id).length > 0 || (desk.wants() !== undefined && wasOrdered(net, slip.id)) });
      timers.after(timers.random() * paperMs, () => resolve({ outcome: "printed", why: "" }));
    }),
  });
  void printer.open(printer.settings.parse({ enabled: true }) as never, bend(tools));
}
