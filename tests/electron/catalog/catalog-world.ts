/**
 * A house in memory for catalogue tests: decides commands in order with the real verbs and folds their events with the
 * real event kinds. Keeps what was refused instead of throwing, so that a test can say which row it was.
 */
import { eventKinds, verbs } from "../../../shared/house.ts";
import { isRefusal } from "../../../shared/kernel/refusal.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { Meta, NewEvent, Stream, World } from "../../../shared/kernel/stream.ts";
import type { CatalogCommand } from "../../../electron/catalog/catalog-row.ts";

export interface Founded {
  readonly refused: readonly { readonly command: CatalogCommand; readonly refusal: Refusal }[];
  all<S>(stream: Stream<S>): S[];
}

const meta: Meta = { commandId: "c1", actor: "system", desk: 1, observedAtMs: Date.UTC(2026, 10, 22) };

/** Submits every command in order to an empty house. */
export function found(commands: readonly CatalogCommand[]): Founded {
  const states = new Map<string, Map<string, unknown>>();
  const statesOf = (stream: string) => states.get(stream) ?? new Map<string, unknown>();
  // The state was folded by the kinds of that very stream, so it has the stream's type.
  const world: World = { get: <S>(stream: Stream<S>, id: string) => statesOf(stream.name).get(id) as S | undefined };
  const fold = (event: NewEvent) => {
    const kind = eventKinds.get(event.type);
    if (kind === undefined) throw new Error(`no event kind ${event.type}`);
    const ofStream = statesOf(event.stream);
    ofStream.set(event.id, kind.evolve(ofStream.get(event.id), kind.body.parse(event.body), meta));
    states.set(event.stream, ofStream);
  };
  const refused = commands.flatMap((command) => {
    const decision = decide(command, world);
    if (isRefusal(decision)) return [{ command, refusal: decision }];
    decision.forEach(fold);
    return [];
  });
  return { refused, all: <S>(stream: Stream<S>) => [...statesOf(stream.name).values()] as S[] };
}

function decide({ type, body }: CatalogCommand, world: World): readonly NewEvent[] | Refusal {
  const verb = verbs.get(type);
  if (verb === undefined) throw new Error(`no verb ${type}`);
  return verb.decide(verb.body.parse(body), meta, world);
}
