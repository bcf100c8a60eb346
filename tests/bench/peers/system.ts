/**
 * What `peers` asks of every system it measures, ours too: a server that desks meet at, and desks that log tickets, say
 * that a ticket was urged, and hear what others did. Each part runs in a process of its own (`node.ts`).
 */

/** About 350 bytes as JSON. */
export interface Ticket {
  readonly id: string;
  readonly placeId: string;
  readonly serviceId: string;
  readonly priority: number;
  readonly step: string;
  readonly matter: string;
  readonly said: string;
  readonly callerName: string;
  readonly callerPhone: string;
  readonly loggedAtMs: number;
  readonly urged: number;
}

export interface Urge {
  readonly id: string;
  /** Counts for this ticket. */
  readonly times: number;
}

/** A desk in this process. */
export interface Desk {
  /** Looks for the server, from now on; resolves when it has met it. */
  connect(): Promise<void>;
  /** Logs a ticket, as one act. Resolves or returns when the desk has taken it. */
  log(ticket: Ticket): Promise<void> | void;
  /** The ward asked again about these tickets: one act, however the system takes several at once. */
  urge(urges: readonly Urge[]): Promise<void> | void;
  /** False while something that a desk works with is missing, beside tickets. */
  readonly isUsable?: () => boolean;
}

export interface DeskOptions {
  /** Its own: empty, or as the desk left it that was killed. */
  readonly folder: string;
  /** What `openServer` answered. */
  readonly where: string;
  /** Which desk of its system, from 0. */
  readonly index: number;
  /** Folder of the installed systems. */
  readonly peers: string;
  /** A ticket stands here, or how often it was urged has changed. */
  readonly onTicket: (ticketId: string, urged: number) => void;
}

export interface System {
  /** Opens the server over its folder, empty or left by one before it. Answers where desks find it. */
  openServer(options: { readonly folder: string; readonly peers: string }): Promise<string>;
  openDesk(options: DeskOptions): Promise<Desk>;
}

/** Those with `-memory` keep nothing on a disk that could outlive a kill of a desk; they are measured as what they are. */
export const systemNames = ["yizhan", "pouchdb", "tinybase-file", "yjs-leveldb", "automerge-fs", "pouchdb-memory", "tinybase-memory", "yjs-memory"] as const;
export type SystemName = (typeof systemNames)[number];

/** Tickets that exist. */
export const ticketsMax = 1_000;

/** The `index`-th ticket of the bench. */
export function ticketOf(index: number): Ticket {
  return {
    id: ticketIdOf(index), placeId: "b1-f1-bed1", serviceId: "ac-leak", priority: 3, step: "logged", matter: "空调漏水", said: "空调漏水，地上都是水，病人在等，麻烦快一点，已经放了警示牌，护士长打来的",
    callerName: "王芳", callerPhone: "8371", loggedAtMs: Date.UTC(2026, 10, 22, 6, 31) + index, urged: 0,
  };
}

export function ticketIdOf(index: number): string {
  return `p-${String(index).padStart(4, "0")}`;
}
