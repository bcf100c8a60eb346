/**
 * What every guest may call, whatever door it came through: parse → may this guest → do → outcome. The doors
 * (`door-ipc.ts`, `door-web.ts`) only check who is calling and carry the messages. A fault is caught here, noted with
 * its call, and answered with a code; the guest never waits in vain.
 */
import type { Answers, CallName, Outcome, Push } from "../shared/bridge.ts";
import { calls, isTooLarge, messageMaxBytes } from "../shared/bridge.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import { isRefused } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { views } from "../shared/views.ts";
import type { ViewName } from "../shared/views.ts";
import type { Announcer } from "./announce.ts";
import { refuseIssue } from "./fold.ts";

export type Access = "desk" | "wall";

/** What stands behind the calls; built by `host.ts`. `open`, `openText` and `close` are the door's own. */
export type Handlers = {
  readonly [N in Exclude<CallName, "open" | "openText" | "close">]: (input: ParsedCall<N>, guest: { readonly access: Access; readonly host: "electron" | "browser" }) => Promise<Handled<N>> | Handled<N>;
};
export type ParsedCall<N extends CallName> = (typeof calls)[N]["_output"];
type Handled<N extends CallName> = Answers[N] | Refusal;

export interface DoorOptions {
  readonly announcer: () => Announcer;
  readonly handlers: Handlers;
  readonly onFault: (code: string, call: string, fault: unknown) => void;
}

/** One page: its calls and its open views. */
export interface Guest {
  call(name: unknown, input: unknown): Promise<Outcome<unknown>>;
  /** Closes all its views. */
  leave(): void;
}

export interface Door {
  letIn(guest: { readonly access: Access; readonly host: "electron" | "browser" }, push: (pushes: readonly Push[]) => void): Guest;
}

/** Calls a read-only page may make; it opens public views only. */
const wallCalls: readonly CallName[] = ["hello", "open", "openText", "close", "openWall"];

/** Views one page may have open at once. */
const openMax = 200;

export function createDoor({ announcer, handlers, onFault }: DoorOptions): Door {
  let faults = 0;

  function fault(call: string, error: unknown): Outcome<never> {
    faults += 1;
    const code = `B-${String(faults).padStart(2, "0")}`;
    onFault(code, call, error);
    return { kind: "fault", code };
  }

  return {
    letIn(guest, push) {
      const closeByHandle = new Map<number, () => void>();

      function open(input: ParsedCall<"open">): Outcome<Answers["open"]> {
        const definition = Object.hasOwn(views, input.view) ? views[input.view as ViewName] : undefined;
        if (definition === undefined) return no(refuse("bridge.unknown-view", { view: input.view }));
        if (guest.access === "wall" && !definition.public) return no(refuse("bridge.not-allowed", { call: input.view }));
        const params = definition.params.safeParse(input.params);
        if (!params.success) return no(refuse("input.malformed"));
        if (closeByHandle.size >= openMax) return no(refuse("bridge.too-many-views", { max: openMax }));
        closeByHandle.get(input.handle)?.();
        const opened = announcer().open(input.view as ViewName, params.data, (delta) => push([{ handle: input.handle, ...delta }]));
        closeByHandle.set(input.handle, opened.close);
        return { kind: "done", value: { rows: opened.rows } };
      }

      function close({ handle }: ParsedCall<"close">): Outcome<null> {
        closeByHandle.get(handle)?.();
        closeByHandle.delete(handle);
        return { kind: "done", value: null };
      }

      return {
        async call(name, input) {
          const known = typeof name === "string" && Object.hasOwn(calls, name) ? (name as CallName) : undefined;
          if (known === undefined) return no(refuse("bridge.unknown-call", { call: typeof name === "string" ? name.slice(0, 60) : typeof name }));
          if (guest.access === "wall" && !wallCalls.includes(known)) return no(refuse("bridge.read-only"));
          try {
            if (isTooLarge(input)) return no(refuse("input.too-large", { maxKb: messageMaxBytes / 1024 }));
            const parsed = calls[known].safeParse(input);
            const [issue] = parsed.error?.issues ?? [];
            if (issue !== undefined) return no(refuseIssue(issue.path, issue.code, issue.message, { ...issue }));
            if (known === "openText") return asText(open(parsed.data as ParsedCall<"openText">));
            if (known === "open") return open(parsed.data as ParsedCall<"open">);
            if (known === "close") return close(parsed.data as ParsedCall<"close">);
            const handle = handlers[known] as (given: unknown, by: typeof guest) => Promise<unknown>;
            const value = await handle(parsed.data, guest);
            return isRefused(value) ? no(value) : { kind: "done", value };
          } catch (error) {
            return fault(known, error);
          }
        },
        leave() {
          for (const close of closeByHandle.values()) close();
          closeByHandle.clear();
        },
      };
    },
  };
}

function asText(outcome: Outcome<Answers["open"]>): Outcome<Answers["openText"]> {
  return outcome.kind === "done" ? { kind: "done", value: { rows: JSON.stringify(outcome.value.rows) } } : outcome;
}

function no(refusal: Refusal): Outcome<never> {
  return { kind: "refused", refusal };
}
