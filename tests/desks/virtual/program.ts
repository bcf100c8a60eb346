/**
 * The two versions of the program that meet in a schedule: today's, and one before it, which speaks the protocol before and
 * does not know the newest events (two kinds that are in every schedule are taken for them).
 */
import type { CoreOptions } from "../../../electron/core.ts";
import { createHub } from "../../../electron/sync/hub.ts";
import { createLink } from "../../../electron/sync/link.ts";
import { canRead } from "../../../shared/house.ts";
import { spoken } from "../../../shared/wire-version.ts";

export interface Program {
  readonly reads: (type: string) => boolean;
  readonly parts: NonNullable<CoreOptions["parts"]>;
}

const newest: ReadonlySet<string> = new Set(["ticket.noted@1", "ticket.urged@1"]);
const before = { min: spoken.min, max: spoken.max - 1 };

export const newProgram: Program = { reads: canRead, parts: {} };

export const oldProgram: Program = {
  reads: (type) => canRead(type) && !newest.has(type),
  parts: { createHub: (options) => createHub({ ...options, speaks: before }), createLink: (options) => createLink({ ...options, speaks: before }) },
};
