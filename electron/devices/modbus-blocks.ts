/**
 * Which registers are read together, and what they say. Pure; used by `alarms-modbus.ts`. Neighbours are read with one
 * request; a block that a station refuses is read point by point from then on.
 */
import type { Point, Source } from "../../shared/alarm/point.ts";

export type ModbusSource = Extract<Source, { kind: "modbus" }>;
export type ModbusPoint = Point & { readonly source: ModbusSource };

export interface Block {
  readonly unit: number;
  readonly table: ModbusSource["table"];
  readonly address: number;
  readonly length: number;
  readonly points: readonly ModbusPoint[];
}

/** Unread registers between two points that are read along. Assumed: a request costs more than sixteen registers. */
const gapMax = 16;
/** A Modbus answer holds 125 registers or 2,000 bits at most (Modbus Application Protocol V1.1b3). */
const longest = { coil: 2_000, discrete: 2_000, holding: 125, input: 125 } as const;

const widths = { bit: 1, u16: 1, s16: 1, u32: 2, s32: 2, f32: 2 } as const;

/** The fewest requests that read all `points`; those of `alone` each by itself. */
export function blocksOf(points: readonly ModbusPoint[], alone: ReadonlySet<string>): readonly Block[] {
  const sorted = [...points].sort((one, other) => one.source.unit - other.source.unit || compareText(one.source.table, other.source.table) || one.source.address - other.source.address);
  const blocks: { unit: number; table: ModbusSource["table"]; address: number; length: number; points: ModbusPoint[] }[] = [];
  for (const point of sorted) {
    const { unit, table, address, form } = point.source;
    const last = blocks.at(-1);
    const end = address + widths[form];
    const joins = last !== undefined && last.unit === unit && last.table === table && address <= last.address + last.length + gapMax
      && end - last.address <= longest[table] && !alone.has(point.id) && !last.points.some(({ id }) => alone.has(id));
    if (joins) Object.assign(last, { length: Math.max(last.length, end - last.address), points: [...last.points, point] });
    else blocks.push({ unit, table, address, length: widths[form], points: [point] });
  }
  return blocks;
}

/** What one point's registers say, as text; undefined where the answer is too short. */
export function valueIn(block: Block, data: readonly (number | boolean)[], { source }: ModbusPoint): string | undefined {
  const at = source.address - block.address;
  const high = data[at];
  if (high === undefined) return undefined;
  if (typeof high === "boolean") return high ? "1" : "0";
  if (source.form === "bit") return high === 0 ? "0" : "1";
  if (source.form === "u16") return String(high);
  if (source.form === "s16") return String(high > 0x7fff ? high - 0x1_0000 : high);
  const low = data[at + 1];
  return typeof low === "number" ? twoWords(high, low, source.form) : undefined;
}

function twoWords(high: number, low: number, form: "u32" | "s32" | "f32"): string {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint16(0, high);
  view.setUint16(2, low);
  return String({ u32: view.getUint32(0), s32: view.getInt32(0), f32: view.getFloat32(0) }[form]);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
