/**
 * A point (点位): one signal of the building as the point table describes it: where it is heard, what it means, how bad it is.
 * Written by `alarm.define-point`, read by the devices that listen and by everything that shows an alarm.
 */
import { z } from "zod";
import { bilingual, id, name, shortText, unprintableAt } from "../kernel/text.ts";
import { priority } from "../service/service.ts";

/** What kind of plant it belongs to; the wall's foot has a seat for some of them. */
export const categories = ["lift", "boiler", "oxygen", "power", "water", "fire", "hvac", "cold", "other"] as const;
export type Category = (typeof categories)[number];

const topic = z.string().min(1).max(400).refine((text) => unprintableAt(text) === 0 && !/[#+]/u.test(text), "topic");

/** A message on a topic: the whole of it, or what stands under a dotted path of its JSON. */
const mqttSource = z.strictObject({ kind: z.literal("mqtt"), topic, path: z.string().max(120) });

/** One coil or register. `unit` is the address of the station behind the gateway. */
const modbusSource = z.strictObject({
  kind: z.literal("modbus"), unit: z.number().int().min(0).max(247),
  table: z.enum(["coil", "discrete", "holding", "input"]), address: z.number().int().min(0).max(65_535),
  /** How a register is read: 16 bits, or two registers (high word first). */
  form: z.enum(["bit", "u16", "s16", "u32", "s32", "f32"]),
});

export const source = z.discriminatedUnion("kind", [mqttSource, modbusSource]);
export type Source = z.infer<typeof source>;

const limit = z.number().min(-1e12).max(1e12);
const words = z.array(z.string().min(1).max(60)).max(20);

/** Words that mean alarm and words that mean normal; anything else is counted as garbage. */
const wordTest = z.strictObject({ kind: z.literal("word"), on: words.min(1), off: words.min(1) });

/** Alarm above `high` or below `low`; normal again only when it is back inside by `deadband`. */
const limitTest = z.strictObject({
  kind: z.literal("limit"), low: limit.nullable(), high: limit.nullable(), deadband: limit.min(0), scale: limit, unit: z.string().max(20),
}).refine((test) => test.low !== null || test.high !== null, { message: "limit-missing", path: ["high"] });

export const test = z.discriminatedUnion("kind", [wordTest, limitTest]);
export type PointTest = z.infer<typeof test>;

/** Longest time a value has to stand before it counts. Assumed: slower than this is no alarm but a figure. Unit: ms. */
const debounceMaxMs = 600_000;

export const pointBody = z.strictObject({
  /** Short enough that `alarm:<id>:<occurrence>` is an id itself. */
  id: id.max(60),
  source, test,
  placeId: id,
  equipmentId: id.nullable(),
  /** A point or a piece of equipment on which this one depends, besides what feeds its own equipment. */
  upstreamId: id.nullable(),
  category: z.enum(categories),
  /** 1 worst, as priorities of tickets. */
  severity: priority,
  /** Never folded; sounds until somebody answers. */
  lifeSafety: z.boolean(),
  /** While this is in alarm, what hangs on its equipment is folded under it. */
  inhibits: z.boolean(),
  text: bilingual,
  debounceMs: z.number().int().min(0).max(debounceMaxMs),
  /** Silence after which its state is not known any more; 0 for a source that speaks only when something changes. */
  staleAfterS: z.number().int().min(0).max(604_800),
  /** The ticket that it opens by itself. */
  ticket: z.strictObject({ serviceId: id, priority, matter: name }).nullable(),
  /** False: listened to no more; its history stays. */
  inUse: z.boolean(),
  note: shortText.default(""),
});

export type Point = z.infer<typeof pointBody>;
export type PointInput = z.input<typeof pointBody>;
