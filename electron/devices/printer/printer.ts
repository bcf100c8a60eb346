/**
 * The printer of a desk: prints slips of this desk that are ordered, or that an island's operator wanted alone; one after the
 * other, each begun on the disk before the first byte and never twice by itself. A slip that was begun when the program
 * died is said to be of unknown outcome. Thermal printers over TCP, the system's printer, or a PDF in a folder.
 */
import { z } from "zod";
import { equipment } from "../../../shared/equipment/equipment.ts";
import { siteId, site } from "../../../shared/site/site.ts";
import type { SlipState } from "../../../shared/slip/slip.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import type { SlipRow } from "../../../shared/views.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { notWritten } from "../device.ts";
import type { Device, DeviceTools, Opened } from "../device.ts";
import { slipContent, testContent } from "./slip-content.ts";
import type { SlipContent, SlipWords } from "./slip-content.ts";
import { slipPage } from "./slip-page.ts";
import { lookAtPrinter, printOverTcp } from "./tcp-printer.ts";
import type { PrintEnd } from "./tcp-printer.ts";
import { thermalBytes } from "./thermal.ts";

const settings = z.object({
  enabled: z.boolean().default(false),
  how: z.enum(["thermal", "system", "pdf"]).default("thermal"),
  /** Of a thermal printer. */
  host: z.string().max(200).default(""),
  port: z.number().int().min(1).max(65_535).default(9100),
  /** Name of the system's printer; empty takes the usual one. */
  printer: z.string().max(200).default(""),
  /** Every job that this desk sends out gets its slip. */
  onDispatch: z.boolean().default(false),
  language: z.enum(["zh-CN", "en"]).default("zh-CN"),
});
type PrinterSettings = z.infer<typeof settings>;

/** Prints a page or keeps it as a PDF; only the desktop program can. */
export type PrintPage = (page: string, to: { readonly how: "system" | "pdf"; readonly printer: string; readonly name: string }) => Promise<PrintEnd>;

export interface PrinterParts {
  readonly words: (language: PrinterSettings["language"]) => SlipWords;
  readonly printPage: PrintPage | undefined;
  /** In place of any printer: the simulator counts what comes out. */
  readonly put?: (slip: SlipState) => Promise<PrintEnd>;
}

/** What is said of paper that ran when the program died. */
const beforeRestart: PrintEnd = { outcome: "unknown", why: "restarted" };
/** Until something that a full disk did not take is tried again. */
const againMs = 5_000;

export function createPrinter({ words, printPage, put: putInstead }: PrinterParts): Device<PrinterSettings> {
  async function put(content: SlipContent, to: PrinterSettings): Promise<PrintEnd> {
    if (to.how === "thermal") return printOverTcp(to, thermalBytes(content));
    if (printPage === undefined) return { outcome: "failed", why: "needs-desktop" };
    return printPage(await slipPage(content), { how: to.how, printer: to.printer, name: content.number });
  }

  function open(to: PrinterSettings, tools: DeviceTools): Opened {
    const taken = new Set<string>();
    /** Begun since the program started, or told of: whatever else is begun was under way when it died. */
    const known = new Set<string>();
    let line = Promise.resolve();
    let closed = false;

    const ownSlips = () => tools.rows("slip-queue").filter((row) => row.desk === tools.desk());
    const isDue = (row: SlipRow) => row.step === "asked" && (row.alone || !row.provisional) && !taken.has(row.slipId);

    function look(): void {
      const rows = ownSlips();
      for (const { slipId } of rows.filter((row) => row.step === "begun" && !known.has(row.slipId))) {
        known.add(slipId); // it may come to be seen late: an outbox that is still being decided again does not show it (simulator, seed 70902)
        sayEnd(slipId, beforeRestart);
      }
      for (const row of rows.filter(isDue)) {
        taken.add(row.slipId);
        line = line.then(() => printOne(row.slipId, row));
      }
    }

    async function printOne(slipId: string, slip: SlipState): Promise<void> {
      const now = ownSlips().find((row) => row.slipId === slipId);
      if (now?.step === "asked" && now.provisional && !now.alone) return void taken.delete(slipId); // a take-over cut off its order while it waited in line
      const content = contentOf(slip);
      if (closed || content === undefined) return;
      known.add(slipId);
      const no = tools.submit({ command: "slip.begin", body: { slipId } });
      if (no?.code === "slip.begun-already") return sayEnd(slipId, beforeRestart);
      if (no !== null) known.delete(slipId);
      if (no?.code === notWritten) later(() => {
        taken.delete(slipId);
        look();
      });
      if (no !== null) return;
      const end = await (putInstead?.(slip) ?? put(content, to)).catch((): PrintEnd => ({ outcome: "unknown", why: "fault" }));
      sayEnd(slipId, end);
      tools.tell(end.outcome === "printed" ? { state: "ok", code: "ok", params: {} } : { state: "failing", code: end.why, params: { number: slip.number } });
    }

    function later(work: () => void): void {
      tools.after(againMs, work);
    }

    /** What came of it stays to be said until it is on the disk. */
    function sayEnd(slipId: string, end: PrintEnd): void {
      const no = tools.submit({ command: "slip.end", body: { slipId, ...end } });
      if (no?.code === notWritten) later(() => sayEnd(slipId, end));
    }

    function contentOf(slip: SlipState): SlipContent | undefined {
      const job = tools.get(ticket, slip.ticketId);
      if (job === undefined) return undefined;
      const place = tools.get(site, siteId);
      const thing = job.equipmentId === null ? undefined : tools.get(equipment, job.equipmentId);
      const said = words(to.language);
      return slipContent({
        slip, ticket: job, hospital: place === undefined ? "" : said.pick(place.name), zone: place?.zone ?? "Asia/Shanghai",
        equipment: thing === undefined ? "" : `${thing.code} ${said.pick(thing.name)}`, nowMs: tools.nowMs(),
      }, said);
    }

    function hear(events: readonly WireEvent[]): void {
      const sent = to.onDispatch ? events.filter((event) => sends.has(event.type) && event.desk === tools.desk()) : [];
      for (const { commandId, id } of sent) tools.submit({ command: "slip.print", body: { ticketId: id }, commandId: `slip:${commandId}` });
      look();
    }

    tools.onOrdered(hear);
    tools.onSaved(look);
    tools.after(0, look);

    return {
      close() {
        closed = true;
      },
      async attempt() {
        if (to.how !== "thermal" && printPage === undefined) return "needs-desktop";
        const state = to.how === "thermal" ? await lookAtPrinter(to) : "ok";
        if (state !== "ok") return state;
        const { outcome, why } = await put(testContent(words(to.language), tools.nowMs()), to);
        return outcome === "printed" ? "printed" : why;
      },
    };
  }

  return { name: "printer", settings, hubOnly: false, open };
}

const sends: ReadonlySet<string> = new Set(["ticket.dispatched@1", "ticket.reassigned@1"]);
