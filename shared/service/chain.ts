/**
 * Chains of escalation as data: who is told, and how long after which clock has run out. One chain per service type and
 * priority; a step is a level of the ladder below, so that a job is raised to each level once. The scheduler walks them.
 */
import { z } from "zod";
import { id } from "../kernel/text.ts";

/** Every clock of a job, in the order in which they end. */
export const clocks = ["accept", "respond", "arrive", "finish", "promise"] as const;
export type Clock = (typeof clocks)[number];

/** Who can be told, lowest first. Two share the first level: whoever of the crew is on call, and its lead. */
export const chainRoles = ["on-call", "crew-lead", "supervisor", "office", "duty-officer", "director"] as const;
export type ChainRole = (typeof chainRoles)[number];

/** Levels of the ladder. Assumed: crew, supervisor, logistics office, hospital duty officer, director. */
const levels: Readonly<Record<ChainRole, number>> = { "on-call": 1, "crew-lead": 1, supervisor: 2, office: 3, "duty-officer": 4, director: 5 };

/** Level of the ladder that a role stands on, from 1. */
export function levelOf(role: ChainRole): number {
  return levels[role];
}

export const chainStep = z.strictObject({
  clock: z.enum(clocks),
  /** After the clock has run out. */
  afterMinutes: z.number().int().min(0).max(100_000),
  to: z.enum(chainRoles),
  /** Who fills that role for this service; null where the role itself is told. */
  personId: id.nullable().default(null),
});
export type ChainStep = z.infer<typeof chainStep>;

export const chain = z.array(chainStep).max(10);
export const chains = z.strictObject({ 1: chain, 2: chain, 3: chain, 4: chain });
export type Chains = z.infer<typeof chains>;

const step = (clock: Clock, afterMinutes: number, to: ChainRole): ChainStep => ({ clock, afterMinutes, to, personId: null });

/**
 * What a service has that names none. PRODUCT §2: not accepted in time → the next of the chain. Assumed: the minutes
 * between the steps, until a hospital has set its own.
 */
export const defaultChains: Chains = {
  1: [step("accept", 0, "on-call"), step("accept", 2, "supervisor"), step("accept", 5, "office"), step("accept", 10, "duty-officer"), step("arrive", 0, "supervisor"), step("finish", 0, "supervisor"), step("finish", 30, "office")],
  2: [step("accept", 0, "on-call"), step("accept", 5, "supervisor"), step("accept", 15, "office"), step("finish", 0, "supervisor"), step("finish", 60, "office")],
  3: [step("accept", 0, "on-call"), step("accept", 15, "supervisor"), step("finish", 0, "supervisor")],
  4: [step("accept", 0, "on-call"), step("accept", 60, "supervisor"), step("finish", 0, "supervisor")],
};
