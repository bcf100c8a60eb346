/** What each call of the bridge does, on the present core; one entry per line of `shared/bridge.ts`. */
import type { Hello, Sharing } from "../shared/bridge.ts";
import { deskSettings } from "../shared/bridge.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { openEpoch } from "../shared/site/keepers.ts";
import type { FileCalls } from "./attachments/file-calls.ts";
import type { Core } from "./core.ts";
import type { Handlers, ParsedCall } from "./door.ts";
import type { Health } from "./store/health.ts";
import { takeOver } from "./take-over.ts";

export interface HandlerOptions {
  readonly core: () => Core;
  readonly version: string;
  readonly nowMs: () => number;
  readonly sharing: () => Sharing;
  readonly found: (input: ParsedCall<"found">) => Promise<Refusal | null>;
  readonly openWall: (() => void) | undefined;
  readonly files: FileCalls;
  /** Knows whether anything can be written. */
  readonly health: Pick<Health, "refusal" | "meets">;
}

/** Calls that write. While nothing can be written each of them answers why. */
const writing: readonly (keyof Handlers)[] = ["submit", "sit", "saveDraft", "dropDraft", "readRefused", "changeSettings", "found", "takeOver", "putFile"];

/** Actor of acts by somebody who has not said who they are. */
const unknownActor = "operator";

export function createHandlers({ core, version, nowMs, sharing, found, openWall, health, files }: HandlerOptions): Handlers {
  function changedLocally(stream: "draft" | "refused", id: string): void {
    core().announcer.changed([{ stream, id, before: undefined, after: undefined }]);
  }

  return whereWritable(health, {
    hello(_input, guest): Hello {
      const { facts } = core();
      return {
        deskNumber: facts.deskNumber(), nodeId: facts.nodeId(), personId: facts.personId(), settings: facts.settings(),
        founded: facts.founded() !== undefined, access: guest.access, host: guest.host, version, nowMs: nowMs(),
      };
    },
    submit({ command, body, commandId }) {
      if (command === openEpoch.command) return refuse("bridge.not-allowed", { call: command }); // a reign begins by a take-over alone
      const answer = core().desk.submit({ command, body, commandId, actor: core().facts.personId() ?? unknownActor });
      return answer.kind === "accepted" ? answer.value : answer.refusal;
    },
    search: ({ text, limit }) => core().store.search.find(text, limit),
    sit({ personId }) {
      const number = core().facts.deskNumber();
      const answer = core().desk.submit(personId === null
        ? { command: "desk.leave", body: { number }, actor: unknownActor }
        : { command: "desk.take", body: { number, personId }, actor: personId });
      if (answer.kind === "refused") return answer.refusal;
      core().facts.set({ person: personId ?? "" });
      return null;
    },
    saveDraft({ draftId, body }) {
      const savedAtMs = nowMs();
      core().store.local.saveDraft(draftId, JSON.stringify(body), savedAtMs);
      changedLocally("draft", draftId);
      return { savedAtMs };
    },
    dropDraft({ draftId }) {
      core().store.local.dropDraft(draftId);
      changedLocally("draft", draftId);
      return null;
    },
    readRefused({ commandId }) {
      core().store.local.readRefused(commandId, nowMs());
      changedLocally("refused", commandId);
      return null;
    },
    changeSettings(patch) {
      const next = deskSettings.parse({ ...core().facts.settings(), ...patch });
      core().facts.set({ settings: JSON.stringify(next) });
      return next;
    },
    found: (input) => found(input),
    takeOver: (input) => takeOver(core(), input),
    sharing: () => sharing(),
    putFile: files.putFile,
    getFile: files.getFile,
    openWall() {
      openWall?.();
      return { address: openWall === undefined ? sharing().wallAddress : null };
    },
  });
}

/** Also a write that meets a full disk half way is answered in words: its transaction left no trace. */
function whereWritable(health: HandlerOptions["health"], handlers: Handlers): Handlers {
  const guarded = (handle: (...given: never[]) => unknown) => async (...given: never[]) => {
    const before = health.refusal();
    if (before !== undefined) return before;
    try {
      return await handle(...given);
    } catch (fault) {
      health.meets(fault);
      const after = health.refusal();
      if (after === undefined) throw fault;
      return after;
    }
  };
  // Each guarded handler takes and answers what the one inside does, or a refusal, which every handler may answer.
  return { ...handlers, ...Object.fromEntries(writing.map((name) => [name, guarded(handlers[name])])) } as Handlers;
}
