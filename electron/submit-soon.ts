/**
 * Acts of pages on their way to the desk: those that come in the same moment share one transaction, so that ten browsers
 * or a burst cost one wait for the disk and not ten. An act that comes alone is decided at the end of this very turn; only
 * right after a commit does the next one rest, so that others can join it. Order is kept; each act has its own answer.
 */
import type { Answer, Desk, Request } from "./desk.ts";
import type { Timers } from "./sync/connection.ts";

/** Rest after a commit. Assumed: about what a commit takes itself, far less than anybody notices. */
const restMs = 1;

interface Waiting {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/** Answers as `submit` does, a little later; what the transaction throws comes to each that was in it. */
export type SubmitSoon = (request: Request) => Promise<Answer>;

export function createSubmitSoon(submitAll: Desk["submitAll"], timers: Pick<Timers, "after" | "soon">): SubmitSoon {
  let waiting: Waiting[] = [];
  let isResting = false;

  function commit(): void {
    const together = waiting;
    waiting = [];
    if (together.length === 0) return;
    try {
      const answers = submitAll(together.map(({ request }) => request));
      for (const [index, answer] of answers.entries()) together[index]?.resolve(answer);
    } catch (fault) {
      for (const { reject } of together) reject(fault);
    }
    isResting = true;
    timers.after(restMs, () => {
      isResting = false;
      commit();
    });
  }

  return (request) => new Promise((resolve, reject) => {
    waiting.push({ request, resolve, reject });
    if (waiting.length === 1 && !isResting) timers.soon(commit);
  });
}
