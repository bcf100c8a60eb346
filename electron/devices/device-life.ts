/**
 * One device while it is wanted: opened, told how it is, opened again after it broke. Used by `supervisor.ts` alone.
 * Whatever a device throws ends here; what it says after it was closed is not heard.
 *
 *   opening ──> open ──broke──> waiting (1 s, 2 s, 4 s … 60 s) ──> opening        stop: closed, for good
 */
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { deviceActor, notWritten } from "./device.ts";
import type { Device, DeviceHealth, DeviceTools, Opened } from "./device.ts";
import type { DeviceDesk } from "./supervisor.ts";

export interface LifeOptions {
  readonly device: Device;
  /** As the device's own schema gave them. */
  readonly settings: unknown;
  readonly desk: () => DeviceDesk;
  readonly nowMs: () => number;
  readonly onHealth: (health: DeviceHealth) => void;
  readonly onFault: (device: string, fault: unknown) => void;
}

export interface DeviceLife {
  hear(events: readonly WireEvent[]): void;
  hearSaved(): void;
  /** The try button; a code for `device.tried.<code>`. */
  attempt(): Promise<string>;
  /** Resolves when it is closed, or after a second. */
  stop(): Promise<void>;
}

/** First wait before a broken device is opened again, and the longest. */
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** A device that held this long begins with the first wait again. Assumed: longer than any handshake. */
const steadyMs = 60_000;
/** Opening longer than this counts as broken. */
const openMostMs = 30_000;
/** Longest wait for a device that closes or tries. */
const closeMostMs = 1_000;
const attemptMostMs = 15_000;

const fine: DeviceHealth = { state: "ok", code: "ok", params: {} };

/** One opening of the device; after `end` nothing of it is heard. */
interface Turn {
  live: boolean;
  opened: Opened | undefined;
  readonly timers: Set<NodeJS.Timeout>;
  readonly listeners: Set<(events: readonly WireEvent[]) => void>;
  readonly savedListeners: Set<() => void>;
}

export function startLife({ device, settings, desk, nowMs, onHealth, onFault }: LifeOptions): DeviceLife {
  let turn = newTurn();
  let stopped = false;
  let waitMs = firstWaitMs;
  let openedAtMs = 0;
  let again: NodeJS.Timeout | undefined;

  function guarded(of: Turn, work: () => void): void {
    if (!of.live) return;
    try {
      work();
    } catch (fault) {
      breakDown(of, "fault", {}, fault);
    }
  }

  function submit(of: Turn, request: Parameters<DeviceTools["submit"]>[0]): Refusal | null {
    if (!of.live) return refuse("device.closed");
    try {
      return desk().submit({ ...request, actor: deviceActor, byMachine: true });
    } catch (fault) {
      onFault(device.name, fault);
      return refuse(notWritten);
    }
  }

  function submitAll(of: Turn, requests: Parameters<DeviceTools["submitAll"]>[0]): readonly (Refusal | null)[] {
    if (!of.live) return requests.map(() => refuse("device.closed"));
    const now = desk();
    const given = requests.map((request) => ({ ...request, actor: deviceActor, byMachine: true as const }));
    try {
      return now.submitAll?.(given) ?? given.map((request) => now.submit(request));
    } catch (fault) {
      onFault(device.name, fault);
      return requests.map(() => refuse(notWritten));
    }
  }

  function toolsFor(of: Turn): DeviceTools {
    return {
      submit: (request) => submit(of, request),
      submitAll: (requests) => submitAll(of, requests),
      get: (stream, id) => desk().get(stream, id),
      desk: () => desk().number(),
      rows: (view, params) => desk().rows(view, params),
      onSaved: (listener) => void of.savedListeners.add(listener),
      onOrdered: (listener) => void of.listeners.add(listener),
      nowMs,
      guard: (work) => (...given) => guarded(of, () => work(...given)),
      after(ms, work) {
        const timer = setTimeout(() => {
          of.timers.delete(timer);
          guarded(of, work);
        }, ms);
        if (of.live) of.timers.add(timer);
        else clearTimeout(timer);
        return () => {
          of.timers.delete(timer);
          clearTimeout(timer);
        };
      },
      tell: (health) => { if (of.live) onHealth(health); },
      failed: (code, params = {}) => { if (of.live) breakDown(of, code, params); },
    };
  }

  function breakDown(of: Turn, code: string, params: DeviceHealth["params"] = {}, fault?: unknown): void {
    if (fault !== undefined) onFault(device.name, fault);
    if (nowMs() - openedAtMs > steadyMs) waitMs = firstWaitMs;
    void end(of);
    if (stopped) return;
    onHealth({ state: "failing", code, params });
    again = setTimeout(begin, waitMs);
    again.unref();
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  function end(of: Turn): Promise<void> {
    of.live = false;
    for (const timer of of.timers) clearTimeout(timer);
    of.timers.clear();
    of.listeners.clear();
    of.savedListeners.clear();
    return of.opened === undefined ? Promise.resolve() : close(of.opened);
  }

  /** Never rejects, never longer than a second. */
  async function close(opened: Opened): Promise<void> {
    try {
      await atMost(closeMostMs, Promise.resolve(opened.close()));
    } catch (fault) {
      onFault(device.name, fault);
    }
  }

  function begin(): void {
    const mine = newTurn();
    turn = mine;
    openedAtMs = nowMs();
    onHealth({ state: "trying", code: "opening", params: {} });
    let said = false;
    const tools = toolsFor(mine);
    const tell: DeviceTools["tell"] = (health) => { said = true; tools.tell(health); };
    const late = tools.after(openMostMs, () => breakDown(mine, "slow"));
    const ready = (opened: Opened) => {
      late();
      mine.opened = opened;
      if (!mine.live) return void close(opened);
      if (!said) onHealth(fine);
    };
    try {
      Promise.resolve(device.open(settings, { ...tools, tell })).then(ready, (fault: unknown) => { if (mine.live) breakDown(mine, "fault", {}, fault); });
    } catch (fault) {
      breakDown(mine, "fault", {}, fault);
    }
  }

  begin();

  return {
    hear(events) {
      for (const listener of turn.listeners) guarded(turn, () => listener(events));
    },
    hearSaved() {
      for (const listener of turn.savedListeners) guarded(turn, listener);
    },
    async attempt() {
      const { opened } = turn;
      if (!turn.live || opened === undefined) return "not-open";
      if (opened.attempt === undefined) return "nothing-to-try";
      try {
        return await atMost(attemptMostMs, opened.attempt()) ?? "no-answer";
      } catch (fault) {
        onFault(device.name, fault);
        return "failed";
      }
    },
    stop() {
      stopped = true;
      clearTimeout(again);
      return end(turn);
    },
  };
}

function newTurn(): Turn {
  return { live: true, opened: undefined, timers: new Set(), listeners: new Set(), savedListeners: new Set() };
}

/** What `work` gives, or undefined when that takes too long. */
async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => { timer = setTimeout(() => resolve(undefined), ms); });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
