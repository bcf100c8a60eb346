/**
 * The contract between the desk and a device (a telephone, an alarm broker, a printer, a lamp): what a device is given,
 * what it gives, and what the supervisor promises. A device never waits for the desk nor the desk for it; what it may do
 * to the outside it does on ordered events, once. Built and kept alive by `supervisor.ts`; one line per device in `index.ts`.
 *
 *   settings ──parse──> open(settings, tools) ──> Opened        a throw, a rejection or `failed` closes it, and it is
 *                                                               opened again after a wait that grows up to a minute
 */
import type { z } from "zod";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Stream } from "../../shared/kernel/stream.ts";
import type { ViewName, ViewRows } from "../../shared/views.ts";
import type { WireEvent } from "../../shared/wire.ts";

/** Actor of every command a device gives; a machine's refusal never fills a person's tray. */
export const deviceActor = "device";
/** Refusal of a command that this machine could not write (a full disk): nothing happened, and it may be tried again. */
export const notWritten = "device.not-written";

export interface DeviceRequest {
  readonly command: string;
  readonly body: unknown;
  /** The same wish may come twice (a repeated message): the second time changes nothing. */
  readonly commandId?: string;
  readonly observedAtMs?: number;
}

/** How a device is, for the status bar and the settings; `code` is put into words by `device.state.<code>`. */
export interface DeviceHealth {
  /** `off` is said by the supervisor alone. */
  readonly state: "ok" | "trying" | "failing" | "off";
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DeviceTools {
  /** Accepted (null) or refused; never throws for an expected no. */
  submit(request: DeviceRequest): Refusal | null;
  /** Several in one transaction, each answered on its own. */
  submitAll(requests: readonly DeviceRequest[]): readonly (Refusal | null)[];
  /** State of a thing as this desk knows it now. */
  get<S>(stream: Stream<S>, id: string): S | undefined;
  /** Number of this desk; 0 before it has one. */
  desk(): number;
  /** The rows of a list, as a screen would get them. */
  rows<N extends ViewName>(view: N, params?: Readonly<Record<string, string | number>>): readonly ViewRows[N][];
  /** Told after this desk has saved what the hub has yet to order. */
  onSaved(listener: () => void): void;
  /** Told of ordered events after they are in the log; each event once while the program runs. */
  onOrdered(listener: (events: readonly WireEvent[]) => void): void;
  nowMs(): number;
  /** Runs `work` once after `ms`; returns what cancels it. All are cancelled when the device closes. */
  after(ms: number, work: () => void): () => void;
  /** For handlers of sockets and ports: what `work` throws closes the device instead of the program; closed, it does nothing. */
  guard<A extends readonly unknown[]>(work: (...given: A) => void): (...given: A) => void;
  tell(health: DeviceHealth): void;
  /** It broke: close it, tell `code`, and open it again later. */
  failed(code: string, params?: Readonly<Record<string, string | number>>): void;
}

export interface Opened {
  /** Ends everything it holds; never rejects, never takes longer than a second. */
  close(): void | Promise<void>;
  /** The try button of the settings: rings, prints, sounds once. Answers a code for `device.tried.<code>`. */
  attempt?(): Promise<string>;
}

export interface Device<S = unknown> {
  /** `phone-sip`, `alarms-mqtt`: key of its settings and words. */
  readonly name: string;
  /** With a default for every field; `enabled: false` is how it begins. */
  readonly settings: z.ZodType<S>;
  /** True where only the hub of the site runs it (what would otherwise be taken in twice). */
  readonly hubOnly: boolean;
  open(settings: S, tools: DeviceTools): Opened | Promise<Opened>;
}
