/**
 * The one seat of this desk: who sits here, whether the screen is locked, and who proves to be whom. Windows and browser
 * pages of a desk share it and see it through view `session`. Built by `host.ts`, called by `handlers.ts`.
 *
 *   nobody ──sign in──> sits ──lock──> locked ──sign in──> sits (the same person, or another)
 *      ^────sign out─────┘                 (a desk that starts with a person who has a PIN starts locked)
 */
import { isRefusal, refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { nobody } from "../../shared/person/authority.ts";
import type { PersonState } from "../../shared/person/person.ts";
import { siteId } from "../../shared/site/site.ts";
import type { SiteState } from "../../shared/site/site.ts";
import type { Core } from "../core.ts";
import { readState } from "../scratch.ts";
import { createProver } from "./prove.ts";
import type { Proof } from "./prove.ts";
import { createWrongTries } from "./wrong-tries.ts";

export interface SeatOptions {
  readonly core: () => Core;
  readonly nowMs: () => number;
  /** Why nothing can be written, if so. */
  readonly refuseWriting: () => Refusal | undefined;
}

export interface Seat {
  /** Who acts: the person who sits here, or nobody. Refuses `person.locked`. */
  actor(): string | Refusal;
  isLocked(): boolean;
  /** Proves and sits down, or unlocks. Refuses what `Prover` refuses. */
  signIn(proof: Proof): Promise<Refusal | null>;
  signOut(): Refusal | null;
  lock(): null;
  /** Proves without sitting down. */
  prove(proof: Proof): Promise<PersonState | Refusal>;
  people(): readonly PersonState[];
  person(personId: string): PersonState | undefined;
  /** Puts who sits here into view `session`. */
  tell(): void;
}

/** Whether a person has anything to prove themselves with. */
export function hasSecret(found: PersonState | undefined): boolean {
  return found?.pin != null || found?.badge != null;
}

export function createSeat({ core, nowMs, refuseWriting }: SeatOptions): Seat {
  const state = (stream: string, id: string) => readState(core().store.state, stream, id);
  const person = (personId: string) => state("person", personId) as PersonState | undefined;
  const sitting = () => core().facts.personId();
  const tries = createWrongTries({ read: () => core().facts.wrongTries(), write: (text) => core().facts.set({ "wrong-tries": text }), nowMs });
  const prover = createProver({
    person, people, tries, onFailures: noteFailures,
    nameIsEnough: () => (state("site", siteId) as SiteState | undefined)?.signIn !== "pin",
  });
  let locked = hasSecret(person(sitting() ?? ""));

  function people(): readonly PersonState[] {
    return core().store.state.all("person").map((body) => JSON.parse(body) as PersonState);
  }

  function noteFailures(personId: string, count: number): void {
    core().desk.submit({ command: "person.note-failures", body: { personId, desk: core().facts.deskNumber(), count }, actor: "system", byMachine: true });
  }

  function tell(): void {
    core().announcer.setRow("session", { key: "session", personId: sitting(), locked });
  }

  function become(personId: string | null): void {
    if (personId !== sitting()) core().facts.set({ person: personId ?? "" });
    locked = false;
    tell();
  }

  /** The seat changes hands; unlocking by the same person writes nothing, so it also works on a full disk. */
  function sitDown({ id }: PersonState): Refusal | null {
    if (id !== sitting()) {
      const unwritable = refuseWriting();
      if (unwritable !== undefined) return unwritable;
      const taken = core().desk.submit({ command: "desk.take", body: { number: core().facts.deskNumber(), personId: id }, actor: id });
      if (taken.kind === "refused") return taken.refusal;
    }
    become(id);
    return null;
  }

  return {
    people, person, tell,
    isLocked: () => locked,
    actor: () => (locked ? refuse("person.locked") : sitting() ?? nobody),
    prove: prover.prove,
    async signIn(proof) {
      const found = await prover.prove(proof);
      return isRefusal(found) ? found : sitDown(found);
    },
    signOut() {
      const left = core().desk.submit({ command: "desk.leave", body: { number: core().facts.deskNumber() }, actor: sitting() ?? "system" });
      if (left.kind === "refused") return left.refusal;
      become(null);
      return null;
    },
    lock() {
      locked = sitting() !== null;
      tell();
      return null;
    },
  };
}
