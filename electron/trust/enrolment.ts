/**
 * The hub's side of letting a newcomer in: a code that a person reads out, good once, for ten minutes and five tries, then
 * dead. Tries are counted for all connections together and before a proof is looked at. Built by `host.ts`; what is
 * written when a proof holds is `site.enrol-desk`, by the person who showed the code.
 */
import { randomBytes } from "node:crypto";
import { isRefusal, refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Connection } from "../sync/connection.ts";
import { prove } from "./enrol-wire.ts";
import type { Prove } from "./enrol-wire.ts";
import { isSameProof, makeCode, proofOf, stretch } from "./proof.ts";

/** Long enough to walk to the other desk, too short to leave lying about. */
export const codeMs = 10 * 60_000;
export const codeTries = 5;
/** A connection that has not proved itself by then ends. */
const patienceMs = 30_000;

/** What the settings show. */
export interface ShownCode {
  readonly code: string;
  readonly untilMs: number;
  readonly triesLeft: number;
}

export interface Newcomer extends Omit<Prove, "nonce" | "proof"> {
  readonly fingerprint: string;
}

export interface EnrolmentOptions {
  /** Fingerprint of this node's own key. */
  readonly ownPrint: string;
  readonly nowMs: () => number;
  /** Only the hub lets anybody in. */
  readonly isHub: () => boolean;
  /** Which hospital's log this is (`WireHello.firstHash`): a desk that comes back to it keeps its own copy. */
  readonly firstHash: () => string;
  /** Writes the event; answers the desk's number. */
  readonly enrol: (newcomer: Newcomer, by: string) => number | Refusal;
  /** The code was used, or is dead. */
  readonly onChange: () => void;
}

export interface Enrolment {
  /** A new code; one that was shown before is dead. `by` is who showed it. */
  show(by: string): ShownCode;
  shown(): ShownCode | null;
  hide(): void;
  accept(connection: Connection): void;
}

export function createEnrolment({ ownPrint, nowMs, isHub, firstHash, enrol, onChange }: EnrolmentOptions): Enrolment {
  let open: (ShownCode & { readonly by: string }) | undefined;

  function shown(): ShownCode | null {
    const now = current();
    return now === undefined ? null : { code: now.code, untilMs: now.untilMs, triesLeft: now.triesLeft };
  }

  function current(): typeof open {
    return open !== undefined && nowMs() < open.untilMs && open.triesLeft > 0 ? open : undefined;
  }

  async function judge(message: unknown, salt: string, peer: string): Promise<{ proof: string; number: number; firstHash: string } | Refusal> {
    const parsed = prove.safeParse(message);
    if (!parsed.success) return refuse("input.malformed");
    if (!isHub()) return refuse("sync.not-hub");
    const given = current();
    if (given === undefined) return refuse("trust.no-code");
    const left = given.triesLeft - 1;
    open = { ...given, triesLeft: left }; // counted before it is looked at: guesses at the same time count too
    const { nonce, proof, ...newcomer } = parsed.data;
    const transcript = { salt, nonce, deskPrint: peer, hubPrint: ownPrint, nodeId: newcomer.nodeId };
    const key = await stretch(given.code, transcript);
    if (!isSameProof(proof, proofOf(key, "desk", transcript))) {
      onChange();
      return refuse("trust.code-wrong", { left });
    }
    if (open?.code !== given.code) return refuse("trust.no-code"); // used by another, or hidden, while this one was reckoned
    const number = enrol({ ...newcomer, fingerprint: peer }, given.by);
    if (typeof number !== "number") return number;
    open = undefined;
    onChange();
    return { proof: proofOf(key, "hub", transcript), number, firstHash: firstHash() };
  }

  return {
    show(by) {
      const fresh = { code: makeCode(), untilMs: nowMs() + codeMs, triesLeft: codeTries };
      open = { ...fresh, by };
      return fresh;
    },
    shown,
    hide() {
      open = undefined;
    },
    accept(connection) {
      let salt: string | undefined;
      const timer = setTimeout(() => connection.close(), patienceMs);
      connection.onClose(() => clearTimeout(timer));
      connection.on("begin", (_message, answer) => {
        salt ??= randomBytes(16).toString("hex");
        answer({ salt });
      });
      connection.on("prove", (message, answer) => {
        const given = salt;
        salt = undefined; // one proof for each salt
        if (given === undefined) return answer({ refusal: refuse("input.malformed") });
        judge(message, given, connection.peer).then((judged) => answer(isRefusal(judged) ? { refusal: judged } : judged), () => connection.close());
      });
    },
  };
}
