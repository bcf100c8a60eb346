/**
 * What a machine offers to others, as its settings show it: the code for a newcomer, its key, its addresses, pages for other
 * machines, keys of walls. Answered by `electron/sharing-room.ts`, shown under 设置 → 主台 and 大屏.
 */
import { z } from "zod";
import type { Refusal } from "./kernel/refusal.ts";

/** Pages for other machines: none, with the hospital's certificate (PEM files), or plainly. For this machine alone. */
export const pagesSettings = z.strictObject({
  mode: z.enum(["machine", "certificate", "plain"]),
  certificate: z.string().max(400),
  key: z.string().max(400),
  /** Names of this machine in the hospital's network, beside its addresses. */
  names: z.array(z.string().regex(/^[\w.-]{1,100}$/)).max(10),
});
export type PagesSettings = z.infer<typeof pagesSettings>;

/** A one-time code for a newcomer. */
export interface JoinCode {
  readonly code: string;
  readonly untilMs: number;
  readonly triesLeft: number;
}

/** A desk as this one has seen it since it started. */
export interface Presence {
  readonly nodeId: string;
  readonly isHere: boolean;
  readonly atMs: number;
}

export interface Sharing {
  /** For a newcomer: address of the hub. Null on a desk that is not the hub. */
  readonly hub: { readonly address: string } | null;
  /** Fingerprint of this machine's key, 64 hex digits. */
  readonly print: string;
  /** Its key is sealed by the operating system; else only the file's mode guards it. */
  readonly isSealed: boolean;
  /** The key that was here could not be read: this desk has a new one and must be let in anew. */
  readonly wasLost: boolean;
  /** Its key is sealed and cannot be opened now: no other desk knows it until it is started where it can. */
  readonly isLocked: boolean;
  /** The code that is good now; null where there is none or who asks may not see it. */
  readonly code: JoinCode | null;
  readonly lan: {
    /** Empty where the desk chooses itself. */
    readonly chosen: string;
    readonly now: string;
    readonly addresses: readonly { readonly name: string; readonly address: string }[];
  };
  /** `origin`: where pages are reached from outside. `problem`: why they are not. */
  readonly pages: PagesSettings & { readonly origin: string | null; readonly problem: Refusal | null };
  readonly walls: readonly { readonly id: string; readonly name: string; readonly madeAtMs: number; readonly address: string }[];
  readonly presence: readonly Presence[];
  /** The same desk, and the wall, for a browser on this machine. */
  readonly deskAddress: string;
  readonly wallAddress: string;
  readonly dataFolder: string;
}
