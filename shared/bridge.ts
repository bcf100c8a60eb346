/**
 * The bridge between a screen and its desk: the whole table of calls, one line each, and the pushes that come back.
 * The same for an Electron window (`door-ipc.ts`) and a browser page (`door-web.ts`). What comes in is parsed here;
 * what does not parse is answered with a refusal, never with silence.
 */
import { z } from "zod";
import type { CommandBodies, CommandName } from "./house.ts";
import type { Refusal } from "./kernel/refusal.ts";
import { fileChunkBytes, fileMaxBytes, sha256 } from "./file/file.ts";
import { id, shortText } from "./kernel/text.ts";
import { pagesSettings } from "./sharing.ts";
import type { JoinCode, Sharing } from "./sharing.ts";
import type { ViewName, ViewRows } from "./views.ts";

/** Length of one message at any door, measured on its JSON before it is sent and before anything reads it. */
export const messageMaxBytes = 256 * 1024;

/** Whether a message is over the limit. What cannot be written as JSON is as bad as too large. */
export function isTooLarge(input: unknown): boolean {
  try {
    return (JSON.stringify(input)?.length ?? 0) > messageMaxBytes;
  } catch {
    return true;
  }
}

const viewParams = z.record(z.string().max(40), z.union([z.string().max(200), z.number()]));
const json = z.record(z.string().max(200), z.unknown());

const settingFields = {
  language: z.enum(["zh-CN", "en"]),
  theme: z.enum(["day", "night"]),
  /** Scale of all type: 1, 1.125 or 1.25. */
  scale: z.union([z.literal(1), z.literal(1.125), z.literal(1.25)]),
  keyHints: z.boolean(),
  wallDistanceM: z.number().min(2).max(20),
  /** Loudness of this desk, 0–1 of full level; life safety and a ring at night have floors. */
  volume: z.number().min(0).max(1),
  /** The desktop program starts when somebody logs in to this machine; with the wall, if wanted. */
  startWithMachine: z.boolean(),
  wallWithMachine: z.boolean(),
  /** The screen locks after so many minutes without a key; 0 never. */
  lockAfterMin: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30)]),
};

/** Settings of this desk alone; never in the log. */
export const deskSettings = z.strictObject({
  language: settingFields.language.default("zh-CN"),
  theme: settingFields.theme.default("day"),
  scale: settingFields.scale.default(1),
  keyHints: settingFields.keyHints.default(true),
  wallDistanceM: settingFields.wallDistanceM.default(6),
  volume: settingFields.volume.default(0.8),
  startWithMachine: settingFields.startWithMachine.default(false),
  wallWithMachine: settingFields.wallWithMachine.default(false),
  lockAfterMin: settingFields.lockAfterMin.default(0),
});
export type DeskSettings = z.infer<typeof deskSettings>;

/** What each call takes. */
export const calls = {
  /** Who am I talking to: desk, person, settings, what this page may do. */
  hello: z.strictObject({}),
  /** Wants something done; the one way to write. `second`: how the second person that the body names proves who they are. */
  submit: z.strictObject({ command: z.string().max(60), body: z.unknown(), commandId: id.optional(), second: z.strictObject({ pin: z.string().max(20).optional() }).optional() }),
  open: z.strictObject({ view: z.string().max(40), params: viewParams, handle: z.number().int().min(0) }),
  /** The same with the rows as JSON text: a window's bridge copies a text far faster than two thousand rows. */
  openText: z.strictObject({ view: z.string().max(40), params: viewParams, handle: z.number().int().min(0) }),
  close: z.strictObject({ handle: z.number().int().min(0) }),
  /** Finds tickets, places, people, equipment; newest tickets first. */
  search: z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
  /** Sits a person down at this desk, or unlocks it: a name alone where that is enough, with the PIN, or a badge alone. */
  signIn: z.strictObject({ personId: id.optional(), pin: z.string().max(20).optional(), badge: z.string().max(100).optional() }),
  signOut: z.strictObject({}),
  /** Locks the screen of every page of this desk; alarms, lines and clock stay. */
  lock: z.strictObject({}),
  /** Sets a PIN, or takes it away (null). `current`: asked of who changes their own. */
  setPin: z.strictObject({ personId: id, pin: z.string().max(20).nullable(), current: z.string().max(20).optional() }),
  setBadge: z.strictObject({ personId: id, badge: z.string().max(100).nullable() }),
  saveDraft: z.strictObject({ draftId: id, body: json }),
  dropDraft: z.strictObject({ draftId: id }),
  /** What this page looks at: the ticket in the drawer, the place on the form. Other desks see it, nothing keeps it. */
  look: z.strictObject({ ticketId: id.nullable(), placeId: id.nullable() }),
  /** Marks a refusal of this desk as read. */
  readRefused: z.strictObject({ commandId: id }),
  /** Without the defaults, which would reset what is not named. */
  changeSettings: z.strictObject(settingFields).partial(),
  /** First start: which hospital this desk works for. `folder`: the hospital's own files on this machine; `without`: so many rows are wrong in them, were shown and may stay out. */
  found: z.strictObject({ how: z.enum(["sample", "empty", "join", "own"]), folder: z.string().max(400).optional(), without: z.number().int().min(1).optional(), name: shortText.optional(), hub: z.string().max(200).optional(), code: z.string().max(40).optional() }),
  /** Makes this desk the hub: with a majority of the keepers, or by force, which needs the typed word. */
  takeOver: z.strictObject({ force: z.boolean(), word: z.string().max(40).optional(), pin: z.string().max(20).optional() }),
  /** Where other desks, browsers and walls of this machine find this desk. */
  sharing: z.strictObject({}),
  /** Hub only: a new code for one newcomer, or none any more. */
  showCode: z.strictObject({}),
  hideCode: z.strictObject({}),
  /** Which of this machine's addresses other desks are told; empty leaves it to the desk. */
  chooseAddress: z.strictObject({ address: z.string().max(60) }),
  /** How pages of this machine are offered to the network. */
  setPages: pagesSettings,
  /** A key of its own for one more wall; and taking it away, which ends that wall at once. */
  addWall: z.strictObject({ name: z.string().trim().min(1).max(60) }),
  revokeWall: z.strictObject({ id: z.string().max(40) }),
  /** Replaces the named settings of a device of this desk; a secret that is not named stays. */
  changeDevice: z.strictObject({ name: z.string().max(60), settings: json }),
  /** The try button of a device: rings, prints, sounds once. */
  tryDevice: z.strictObject({ name: z.string().max(60) }),
  /** Puts a piece of a photo or scan on this desk's disk; `isLast` ends it. */
  putFile: z.strictObject({ uploadId: id, offset: z.number().int().min(0).max(fileMaxBytes), data: z.base64().max(fileChunkBytes * 4 / 3 + 4), isLast: z.boolean() }),
  /** Reads a piece of one. */
  getFile: z.strictObject({ sha256, offset: z.number().int().min(0).max(fileMaxBytes) }),
  /** Ends the desktop program, also where it runs on as a hub without a window. */
  quit: z.strictObject({}),
  /** Opens the wall in a window of its own (desktop) or says where it is (browser). */
  openWall: z.strictObject({}),
} as const;

/** What has to be typed for a forced take-over, as each language's screen asks for it; capitals do not matter. */
export const takeOverWords: readonly string[] = ["接管", "TAKE OVER"];

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]>;

export interface Hello {
  readonly deskNumber: number;
  readonly nodeId: string;
  readonly personId: string | null;
  /** The screen is locked: nothing is done until somebody signs in. */
  readonly locked: boolean;
  readonly settings: DeskSettings;
  /** False until the first start was answered. */
  readonly founded: boolean;
  readonly access: "desk" | "wall";
  readonly host: "electron" | "browser";
  readonly version: string;
  /** The desk's clock when it answered: pages show its time, not their own. */
  readonly nowMs: number;
}

export interface SearchHit {
  readonly kind: "ticket" | "place" | "person" | "equipment";
  readonly id: string;
  /** Ticket number, equipment code or extension. */
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly detail: { readonly zh: string; readonly en: string };
  readonly atMs: number | null;
}

/** What a submit answers. `ticketId` is the id of the ticket that a log or import made. */
export interface Accepted {
  readonly commandId: string;
  /** `ordered` where this desk is the hub, else `saved`: on this desk's disk, the hub has yet to order it. */
  readonly state: "ordered" | "saved";
  /** Numbers of tickets that came into being. */
  readonly numbers: readonly string[];
}

/** How much of a file has come; its hash once it is whole. */
export interface FilePut {
  readonly bytes: number;
  readonly sha256: string | null;
}

/** A piece in base64, and the bytes of the whole. */
export interface FileGot {
  readonly data: string;
  readonly total: number;
}

export interface Answers {
  readonly hello: Hello;
  readonly submit: Accepted;
  readonly open: { readonly rows: readonly unknown[] };
  readonly openText: { readonly rows: string };
  readonly close: null;
  readonly search: readonly SearchHit[];
  readonly signIn: null;
  readonly signOut: null;
  readonly lock: null;
  readonly setPin: null;
  readonly setBadge: null;
  readonly saveDraft: { readonly savedAtMs: number };
  readonly dropDraft: null;
  readonly look: null;
  readonly readRefused: null;
  readonly changeSettings: DeskSettings;
  readonly found: null;
  readonly takeOver: null;
  readonly sharing: Sharing;
  readonly showCode: JoinCode;
  readonly hideCode: null;
  readonly chooseAddress: null;
  readonly setPages: null;
  readonly addWall: null;
  readonly revokeWall: null;
  readonly changeDevice: null;
  /** Put into words by `device.tried.<code>`. */
  readonly tryDevice: { readonly code: string };
  readonly quit: null;
  readonly putFile: FilePut;
  readonly getFile: FileGot;
  readonly openWall: { readonly address: string | null };
}

/** Every call ends in one of these; a fault is our bug or a broken machine, with a code for the telephone. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "fault"; readonly code: string };

/** Changed rows of one open view. */
export interface Push {
  readonly handle: number;
  readonly upserts: readonly unknown[];
  readonly removes: readonly string[];
}

/** What preload puts on `window.desk`, and what the browser page builds over socket.io. */
export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Outcome<Answers[N]>>;
  onPush(listener: (pushes: readonly Push[]) => void): void;
  /** Tells whether the desk behind the page answers; always true inside Electron. */
  onLink(listener: (connected: boolean) => void): void;
}

export type SubmitOf<N extends CommandName> = { readonly command: N; readonly body: CommandBodies[N] };
export type RowOf<N extends ViewName> = ViewRows[N];
