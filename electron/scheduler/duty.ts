/**
 * What the scheduler runs: duties, each a command that falls due at an instant, under an id made from what it is about. A
 * source says which duties a thing has; tickets are the first, plans and inspections add theirs by one line in `core.ts`.
 *
 *   source ──duties of a thing──> agenda ──due──> submit (actor `scheduler`)      an occurrence twice changes nothing
 */

/** One command that falls due. */
export interface Duty {
  /** When it falls due; also when it counts as having happened. */
  readonly atMs: number;
  /** Which comes first of two at the same instant; the lower. */
  readonly rank: number;
  /** Made from what it is about: hub, island and a machine that slept give the same. */
  readonly commandId: string;
  readonly command: string;
  readonly body: unknown;
}

/** Where duties come from. */
export interface Source {
  /** Stream of the things that have duties. */
  readonly stream: string;
  /** Streams whose changes may move the duties of all things: then they are all asked again. */
  readonly rulesIn: readonly string[];
  /** Ids of all things that may have duties now; read at the start, cheap. */
  ids(): readonly string[];
  /** State of a thing; undefined where there is none. */
  read(id: string): unknown;
  /** Everything that is still to come of a thing. Its command gives no events where the reason is gone. */
  duties(state: unknown): readonly Duty[];
}
