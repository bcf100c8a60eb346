/** What each call of the bridge does, on the present core; one entry per line of `shared/bridge.ts`. */
import type { DeskSettings, Hello } from "../shared/bridge.ts";
import { deskSettings } from "../shared/bridge.ts";
import { leaveDesk, takeDesk } from "../shared/desk/desk.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { siteCare } from "../shared/kernel/may.ts";
import { nobody, refuseRole } from "../shared/person/authority.ts";
import { hubOnly } from "../shared/site/trust.ts";
import type { FileCalls } from "./attachments/file-calls.ts";
import type { Core } from "./core.ts";
import type { DeviceRoom } from "./device-room.ts";
import type { Handlers, ParsedCall } from "./door.ts";
import type { Seat } from "./seat/seat.ts";
import { refuseSecond } from "./seat/second-person.ts";
import { createSecretSetter, secretCommands } from "./seat/set-secret.ts";
import type { SharingRoom } from "./sharing-room.ts";
import type { Health } from "./store/health.ts";
import { takeOver } from "./take-over.ts";

export interface HandlerOptions {
  readonly core: () => Core;
  readonly version: string;
  readonly nowMs: () => number;
  readonly room: SharingRoom;
  readonly found: (input: ParsedCall<"found">) => Promise<Refusal | null>;
  readonly openWall: (() => void) | undefined;
  readonly files: FileCalls;
  /** Told of the settings after a change. */
  readonly onSettings: (settings: DeskSettings) => void;
  /** Ends the program; absent where there is none to end (a headless host). */
  readonly quit: (() => void) | undefined;
  readonly devices: Pick<DeviceRoom, "change" | "attempt">;
  readonly seat: Seat;
  /** Knows whether anything can be written. */
  readonly health: Pick<Health, "refusal" | "meets">;
}

/** Calls that write. While nothing can be written each of them answers why. */
const writing: readonly (keyof Handlers)[] = ["submit", "signOut", "setPin", "setBadge", "saveDraft", "dropDraft", "readRefused", "changeSettings", "found", "takeOver", "chooseAddress", "setPages", "addWall", "revokeWall", "putFile", "changeDevice"];

/** Commands that no page submits: a reign begins by a take-over, desks come in by a code, a verifier is made and a seat taken by calls of their own. */
const notForPages: ReadonlySet<string> = new Set([...hubOnly, takeDesk.command, leaveDesk.command, ...secretCommands]);

export function createHandlers({ core, version, nowMs, room, found, openWall, health, files, devices, seat, onSettings, quit }: HandlerOptions): Handlers {
  const secrets = createSecretSetter(core, seat);

  /** Who sits here, if they may change what this desk offers to others. */
  function carer(): string | Refusal {
    const actor = seat.actor();
    if (typeof actor !== "string") return actor;
    const found = seat.person(actor);
    if (found === undefined) return refuse(actor === nobody ? "person.nobody-sits" : "person.unknown", actor === nobody ? {} : { person: actor });
    return refuseRole(found, siteCare) ?? actor;
  }

  function ifCarer<T>(work: (by: string) => T): T | Refusal {
    const by = carer();
    return typeof by === "string" ? work(by) : by;
  }

  /** Devices of a desk: whoever stands there while the site has no administrator who can prove it, then a supervisor or administrator. */
  function ifDeviceCarer<T>(work: (by: string | null) => T): T | Refusal {
    if (isFoundingNow()) return ifUnlocked(() => work(core().facts.personId()));
    return ifCarer(work);
  }

  function isFoundingNow(): boolean {
    return (core().site()?.administrators ?? []).length === 0;
  }

  function ifUnlocked<T>(work: () => T): T | Refusal {
    return seat.isLocked() ? refuse("person.locked") : work();
  }

  function changedLocally(stream: "draft" | "refused", id: string): void {
    core().announcer.changed([{ stream, id, before: undefined, after: undefined }]);
  }

  return whereWritable(health, {
    hello(_input, guest): Hello {
      const { facts } = core();
      seat.tell();
      return {
        deskNumber: facts.deskNumber(), nodeId: facts.nodeId(), personId: facts.personId(), locked: seat.isLocked(), settings: facts.settings(),
        founded: facts.founded() !== undefined, access: guest.access, host: guest.host, version, nowMs: nowMs(),
      };
    },
    async submit({ command, body, commandId, second }) {
      if (notForPages.has(command)) return refuse("bridge.not-allowed", { call: command });
      const stranger = await refuseSecond(body, second?.pin, seat);
      if (stranger !== undefined) return stranger;
      const actor = seat.actor();
      if (typeof actor !== "string") return actor;
      const answer = await core().submitSoon({ command, body, commandId, actor, byMachine: actor === nobody }); // nobody has no tray
      return answer.kind === "accepted" ? answer.value : answer.refusal;
    },
    search: ({ text, limit }) => core().store.search.find(text, limit),
    signIn: (proof) => seat.signIn(proof),
    signOut: () => seat.signOut(),
    lock: () => seat.lock(),
    setPin: (wish) => secrets.setPin(wish),
    setBadge: (wish) => secrets.setBadge(wish),
    saveDraft({ draftId, body }) {
      const savedAtMs = nowMs();
      const begunBy = core().store.views.row("drafts", {}, draftId)?.["begunBy"] ?? core().facts.personId();
      core().store.local.saveDraft(draftId, JSON.stringify({ ...body, begunBy }), savedAtMs);
      changedLocally("draft", draftId);
      return { savedAtMs };
    },
    dropDraft({ draftId }) {
      core().store.local.dropDraft(draftId);
      changedLocally("draft", draftId);
      return null;
    },
    look(look) {
      core().looks.look(look);
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
      onSettings(next);
      return next;
    },
    found: (input) => found(input),
    takeOver: (input) => ifUnlocked(() => takeOver(core(), seat, input)),
    sharing: () => room.sharing(typeof carer() === "string"),
    showCode: () => ifCarer((by) => room.showCode(by)),
    hideCode: () => ifCarer(() => room.hideCode()),
    chooseAddress: ({ address }) => ifCarer(() => room.chooseAddress(address)),
    setPages: (pages) => ifCarer(() => room.setPages(pages)),
    addWall: ({ name }) => ifCarer(() => room.addWall(name)),
    revokeWall: ({ id }) => ifCarer(() => room.revokeWall(id)),
    changeDevice: ({ name, settings }) => ifDeviceCarer((by) => devices.change(name, settings, by)),
    tryDevice: ({ name }) => ifUnlocked(() => devices.attempt(name)),
    quit() {
      if (quit === undefined) return refuse("desk.not-ended-here");
      quit();
      return null;
    },
    putFile: files.putFile,
    getFile: files.getFile,
    openWall() {
      openWall?.();
      return { address: openWall === undefined ? room.sharing(false).wallAddress : null };
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
