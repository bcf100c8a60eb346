/**
 * Building alarms over Modbus TCP: coils and registers of the point table are read in turn, in as few requests as may be.
 * A station that does not answer costs its timeout and nothing else; a gateway that is gone is tried again with growing
 * waits, and its points become stale meanwhile. Nothing is ever written to the plant.
 */
import type ModbusRTU from "modbus-serial";
import { z } from "zod";
import type { Source } from "../../shared/alarm/point.ts";
import { watchFields, watchLimits } from "./alarm-settings.ts";
import { watchAlarms } from "./alarm-watch.ts";
import type { Device } from "./device.ts";
import { blocksOf, valueIn } from "./modbus-blocks.ts";
import type { Block, ModbusPoint, ModbusSource } from "./modbus-blocks.ts";

const settings = z.strictObject({
  enabled: z.boolean().default(false),
  host: z.string().max(200).default("127.0.0.1"),
  port: z.number().int().min(1).max(65_535).default(502),
  /** Wait between two rounds. Unit: ms. */
  pollMs: z.number().int().min(100).max(600_000).default(1_000),
  /** Longest wait for one answer. Unit: ms. */
  timeoutMs: z.number().int().min(100).max(30_000).default(2_000),
  ...watchFields,
});
type Settings = z.infer<typeof settings>;

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

export const alarmsModbus: Device<Settings> = {
  name: "alarms-modbus",
  settings,
  hubOnly: true,
  open(given, tools) {
    const alone = new Set<string>();
    let points: readonly ModbusPoint[] = [];
    let waitMs = firstWaitMs;
    let client: ModbusRTU | undefined;
    let isClosed = false;
    let refusedReads = 0;
    const watch = watchAlarms<ModbusSource>({
      tools, isMine: (source: Source): source is ModbusSource => source.kind === "modbus", ...watchLimits(given),
      onPoints: () => tools.after(0, () => { points = watch.points(); }),
    });

    /** One request. True where the gateway is there, whatever the station says. */
    async function read(open: ModbusRTU, block: Block): Promise<boolean> {
      try {
        const data = await ask(open, block);
        for (const point of block.points) watch.hear(point.id, valueIn(block, data, point));
        return true;
      } catch (fault) {
        if (!isStationsNo(fault)) return false;
        refusedReads += 1;
        if (block.points.length > 1) for (const { id } of block.points) alone.add(id);
        return true;
      }
    }

    async function round(open: ModbusRTU): Promise<void> {
      let answered = 0;
      const blocks = blocksOf(points, alone);
      for (const block of blocks) {
        if (isClosed || !open.isOpen) break;
        if (await read(open, block)) answered += 1;
      }
      if (isClosed) return;
      if (!open.isOpen || (blocks.length > 0 && answered === 0)) return lost("no-answer");
      const { points: count, stale, garbage, behind } = watch.counts();
      tools.tell({ state: "ok", code: "alarms-polled", params: { points: count, stale, garbage, behind, refused: refusedReads } });
      tools.after(given.pollMs, () => void round(open));
    }

    function lost(reason: string): void {
      client?.close(() => {});
      client = undefined;
      if (isClosed) return;
      watch.reach(false);
      tools.tell({ state: "failing", code: "gateway-away", params: { host: given.host, port: given.port, reason } });
      tools.after(waitMs, () => void dial());
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }

    async function dial(): Promise<void> {
      try {
        client = await connectTo(given);
        if (isClosed) return client.close(() => {});
        waitMs = firstWaitMs;
        points = watch.points();
        watch.reach(true);
        await round(client);
      } catch (fault) {
        lost(fault instanceof Error ? fault.message.slice(0, 120) : "");
      }
    }

    tools.tell({ state: "trying", code: "gateway-dialling", params: { host: given.host, port: given.port } });
    void dial();
    return {
      close() {
        isClosed = true;
        client?.close(() => {});
      },
    };
  },
};

async function connectTo({ host, port, timeoutMs }: Settings): Promise<ModbusRTU> {
  const { default: Modbus } = await import("modbus-serial");
  const client = new Modbus();
  client.on("error", () => {}); // the round that fails says it
  client.setTimeout(timeoutMs);
  await client.connectTCP(host, { port, timeout: timeoutMs });
  return client;
}

async function ask(open: ModbusRTU, { unit, table, address, length }: Block): Promise<readonly (number | boolean)[]> {
  open.setID(unit);
  if (table === "coil") return (await open.readCoils(address, length)).data;
  if (table === "discrete") return (await open.readDiscreteInputs(address, length)).data;
  return (await (table === "holding" ? open.readHoldingRegisters(address, length) : open.readInputRegisters(address, length))).data;
}

/** The station answered, and its answer was no: a register that it does not have. */
function isStationsNo(fault: unknown): boolean {
  return typeof fault === "object" && fault !== null && "modbusCode" in fault && fault.modbusCode !== undefined;
}
