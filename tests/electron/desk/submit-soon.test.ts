/** Acts of pages that come together share one wait for the disk, in the order in which they came. */
import { describe, expect, it } from "vitest";
import type { Answer, Request } from "../../../electron/desk.ts";
import { createSubmitSoon } from "../../../electron/submit-soon.ts";

const act = (commandId: string): Request => ({ command: "ticket.note", body: {}, actor: "li-jianguo", commandId });
const saved = ({ commandId = "" }: Request): Answer => ({ kind: "accepted", value: { commandId, state: "saved", numbers: [] } });

/** A desk that writes down what each commit took, and timers that pass when they are told to. */
function deskWith(submitAll: (requests: readonly Request[]) => Answer[] = (requests) => requests.map(saved)) {
  const commits: (readonly (string | undefined)[])[] = [];
  const due: { readonly ms: number; readonly work: () => void }[] = [];
  const submitSoon = createSubmitSoon((requests) => {
    commits.push(requests.map(({ commandId }) => commandId));
    return submitAll(requests);
  }, { soon: (work) => due.push({ ms: 0, work }), after: (ms, work) => { due.push({ ms, work }); return () => {}; } });
  const pass = () => { for (const { work } of due.splice(0)) work(); };
  return { submitSoon, commits, due, pass };
}

describe("acts on their way to the desk", () => {
  it("that come in one turn share one commit, each with its own answer, in their order", async () => {
    const { submitSoon, commits, pass } = deskWith();
    const answers = Promise.all([submitSoon(act("a")), submitSoon(act("b")), submitSoon(act("c"))]);
    pass();
    expect(commits).toEqual([["a", "b", "c"]]);
    expect((await answers).map((answer) => (answer.kind === "accepted" ? answer.value.commandId : ""))).toEqual(["a", "b", "c"]);
  });

  it("wait for no timer when nothing was committed just before", () => {
    const { submitSoon, commits, due, pass } = deskWith();
    void submitSoon(act("a"));
    expect(due.map(({ ms }) => ms)).toEqual([0]);
    pass();
    pass(); // the rest after the commit is over
    void submitSoon(act("b"));
    expect(due.map(({ ms }) => ms)).toEqual([0]);
    pass();
    expect(commits).toEqual([["a"], ["b"]]);
  });

  it("that come right after a commit are gathered until it has rested", () => {
    const { submitSoon, commits, pass } = deskWith();
    void submitSoon(act("a"));
    pass();
    void submitSoon(act("b"));
    void submitSoon(act("c"));
    expect(commits).toEqual([["a"]]);
    pass();
    expect(commits).toEqual([["a"], ["b", "c"]]);
  });

  it("hear of a broken disk each, and the next one goes on", async () => {
    let isFull = true;
    const { submitSoon, pass } = deskWith((requests) => {
      if (isFull) throw new Error("disk full");
      return requests.map(saved);
    });
    const both = [submitSoon(act("a")), submitSoon(act("b"))];
    pass();
    for (const each of both) await expect(each).rejects.toThrow("disk full");
    isFull = false;
    pass();
    const next = submitSoon(act("c"));
    pass();
    expect(await next).toMatchObject({ kind: "accepted" });
  });
});
