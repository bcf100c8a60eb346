/**
 * Who may import whom: the table of ARCHITECTURE §3, read off the import statements of every file. The first line that fits
 * a file is its room. Where a room is one file, it is one of the construction rooms at the top of `electron/`.
 */
import { describe, expect, it } from "vitest";
import { readSourceFiles } from "./source-files.ts";
import type { SourceFile } from "./source-files.ts";

interface Room {
  readonly room: RegExp;
  /** Files of the house it may import, besides its own room. */
  readonly files: RegExp;
  readonly packages: RegExp;
  /** What to do instead. */
  readonly instead: string;
}

const none = /^$/;
const shared = "^shared/";

/** Streams in the order in which they may know each other; a stream may import those before it. */
const streams = ["site", "place", "service", "calendar", "person", "crew", "equipment", "desk", "lexicon", "layout", "file", "call", "alarm", "ticket", "survey", "slip"];

const streamRooms: readonly Room[] = streams.map((stream, index) => ({
  room: new RegExp(`^shared/${stream}/`),
  files: new RegExp(`^shared/(kernel|${streams.slice(0, index + 1).join("|")})/`),
  packages: /^zod$/,
  instead: `Streams know only those before them (${streams.join(" → ")}). Let the later stream return the earlier one's event, or put the value into the event.`,
}));

const rooms: readonly Room[] = [
  { room: /^shared\/kernel\//, files: none, packages: /^zod$/, instead: "The kernel stands alone. Hand in what it needs as an argument." },
  {
    room: /^shared\/calendar\//, files: /^shared\/(kernel|site|place|service)\//, packages: /^(zod|chinese-days)$/,
    instead: "Public holidays are read by calendar.define alone; all else counts with what the event holds.",
  },
  ...streamRooms,
  { room: /^shared\/intake\//, files: /^shared\//, packages: /^(zod|pinyin-pro)$/, instead: "The intake line is pure: hand in places, services and tickets as arguments." },
  { room: /^shared\/[\w-]+\.ts$/, files: /^shared\//, packages: /^zod$/, instead: "shared/ compiles without Node and without a browser: no clock, no random, no files. Hand values in through Meta or an argument." },

  { room: /^electron\/trust\//, files: /^(shared\/|electron\/sync\/(connection|key-print)\.ts$)/, packages: /^(node:|zod$|selfsigned$)/, instead: "Trust is keys, codes and proofs; what is written of it are the site's events, by core.ts." },
  { room: /^electron\/store\//, files: new RegExp(`${shared}|^electron/fold\\.ts$`), packages: /^(node:|better-sqlite3$|pinyin-pro$)/, instead: "The store knows SQLite and shared/ only. What needs a desk, a door or a link is built in core.ts." },
  { room: /^electron\/sync\//, files: new RegExp(shared), packages: /^(node:|zod$|socket\.io(-client)?$)/, instead: "Sync gets submit, receive, read and the like as arguments from core.ts; it knows neither store nor windows." },
  { room: /^electron\/devices\//, files: /^(shared\/|electron\/listen\.ts$)/, packages: /^(?!electron$)/, instead: "A device gets submit and onConfirmed as arguments; it knows neither store, sync nor windows." },
  { room: /^electron\/attachments\//, files: /^(shared\/|electron\/door\.ts$|electron\/sync\/connection\.ts$)/, packages: /^(node:|zod$)/, instead: "Attachments are files and messages; what they belong to stands in the log." },
  { room: /^electron\/scheduler\//, files: new RegExp(shared), packages: /^node:crypto$/, instead: "The scheduler gets submit, states and timers as arguments from duties.ts; it knows neither store nor network." },
  { room: /^electron\/duties\.ts$/, files: /^(shared\/|electron\/(desk|facts|scratch)\.ts$|electron\/(scheduler|store)\/|electron\/sync\/connection\.ts$)/, packages: none, instead: "Construction of the scheduler only; what it does stands in scheduler/." },
  { room: /^electron\/catalog\//, files: new RegExp(shared), packages: /^(node:|zod$|papaparse$|iconv-lite$)/, instead: "The catalogue becomes commands; whoever founds a site submits them." },
  { room: /^electron\/windows\//, files: /^(shared\/|electron\/devices\/printer\/|electron\/trust\/secrets\.ts$|electron\/(door-ipc|door-web|host|packed-parts)\.ts$)/, packages: /^(node:|electron$)/, instead: "Windows open pages and guard them; pages reach the desk through the door." },
  { room: /^electron\/commands\//, files: /^(shared\/|resources\/|electron\/(?!main\.ts|preload\.ts|door-ipc\.ts|windows\/))/, packages: /^(?!electron$)/, instead: "Command-line tools run in plain Node, with serve.ts's rights." },

  { room: /^electron\/(desk|desk-behind|catch-up|keep|own-ordered|receive|fold|scratch)\.ts$/, files: /^(shared\/|electron\/store\/|electron\/(desk-behind|catch-up|keep|receive|fold|scratch)\.ts$)/, packages: none, instead: "The write path knows shared/ and the store. What must hear of it is handed in: announce, onOrdered, onSaved." },
  { room: /^electron\/announce\.ts$/, files: /^(shared\/views\.ts$|electron\/store\/views\.ts$)/, packages: none, instead: "The announcer reads through ViewReader; who watches is handed in as `push`." },
  { room: /^electron\/facts\.ts$/, files: /^(shared\/|electron\/store\/store\.ts$)/, packages: /^(node:crypto|uuid)$/, instead: "Facts are single values kept by store/local.ts." },
  { room: /^electron\/door\.ts$/, files: /^(shared\/|electron\/(announce|fold)\.ts$)/, packages: none, instead: "A door gets its handlers passed in; see handlers.ts." },
  { room: /^electron\/(door-ipc|door-web|desks-port)\.ts$/, files: /^(shared\/|electron\/(door|listen)\.ts$|electron\/sync\/((socket-)?connection|key-print)\.ts$)/, packages: /^(node:|electron$|sirv$|socket\.io$)/, instead: "Doors check who is calling and carry messages; what a call does stands in handlers.ts." },
  { room: /^electron\/seat\//, files: /^(shared\/|electron\/(core|scratch)\.ts$)/, packages: /^(node:crypto|zod)$/, instead: "The seat proves who sits at this desk, from the state its core holds." },
  { room: /^electron\/handlers\.ts$/, files: /^(shared\/|electron\/(core|door|take-over|device-room|sharing-room)\.ts$|electron\/seat\/|electron\/attachments\/file-calls\.ts$|electron\/store\/health\.ts$)/, packages: none, instead: "A handler works on the present core; nothing else." },
  { room: /^electron\/(link-watch|ordered-site|take-over|desk-book)\.ts$/, files: /^(shared\/|electron\/(core|desk|door|facts|ordered-site|scratch)\.ts$|electron\/seat\/|electron\/store\/|electron\/sync\/(connection|epoch|reign)\.ts$)/, packages: none, instead: "This tells how a desk stands with the hub; it is built by core.ts or called by a handler." },
  { room: /^electron\/submit-soon\.ts$/, files: /^electron\/(desk\.ts|sync\/connection\.ts)$/, packages: none, instead: "Acts on their way to the desk: submitAll and timers are handed in." },
  { room: /^electron\/listen\.ts$/, files: none, packages: /^node:net$/, instead: "Ports only; what is served stands with whoever opens the server." },
  { room: /^electron\/preload\.ts$/, files: /^shared\/bridge\.ts$/, packages: /^electron$/, instead: "preload.ts only carries calls and pushes." },
  { room: /^electron\/words\.ts$/, files: /^shared\/bridge\.ts$/, packages: /^(node:|zod$)/, instead: "Words for what has no page: from resources/words, by key." },
  { room: /^electron\/(owner|arguments)\.ts$/, files: none, packages: /^node:/, instead: "This runs before anything is opened: built-ins only." },
  { room: /^electron\/(core|core-alone|part|host|serve|upkeep|device-room|sharing-room)\.ts$/, files: /^(shared\/|electron\/(?!main\.ts|preload\.ts|door-ipc\.ts|windows\/|commands\/))/, packages: /^(node:|uuid$|socket\.io$)/, instead: "Construction only: logic goes into a room of its own, Electron into main.ts." },
  { room: /^electron\/packed-parts\.ts$/, files: /^electron\/(host|store\/backup)\.ts$/, packages: /^(node:path|serialport)$/, instead: "Only --smoke asks what lies beside the bundle." },
  { room: /^electron\/main\.ts$/, files: /^electron\/(?!commands\/|store\/|sync\/)/, packages: /^(node:|electron$)/, instead: "Construction only: host.ts builds store, sync and doors." },

  { room: /^renderer\/bridge\//, files: new RegExp(shared), packages: /^(react|socket\.io-client)$/, instead: "The bridge knows shared/ and how to reach the desk; screens know the bridge." },
  { room: /^renderer\/parts\//, files: /^(shared\/|renderer\/app\/(words|civil|keyboard)\.ts$)/, packages: /^(react$|@mui\/|@emotion\/|ag-grid)/, instead: "A part gets its data as props; let the room ask the bridge. Of app/ it may read words, civil time and key names." },
  { room: /^renderer\/app\//, files: /^(shared\/|resources\/|renderer\/(bridge|parts)\/|renderer\/rooms\/\w[\w-]*\/[A-Z]\w*\.tsx$)/, packages: /^(react$|react-dom\/client$|i18next$|react-i18next$|zod$|ag-grid-community$|@mui\/|@emotion\/)/, instead: "The shell knows bridge, parts, and of a room its one main part." },
];

/** Rooms of the interface: `renderer/rooms/x` may import bridge, parts, app and shared, and no other room. */
function roomOfScreen(path: string): Room | undefined {
  const name = /^renderer\/rooms\/([\w-]+)\//.exec(path)?.[1];
  if (name === undefined) return undefined;
  return {
    room: new RegExp(`^renderer/rooms/${name}/`), files: /^(shared\/|renderer\/(app|bridge|parts)\/)/, packages: /^(react$|react-dom\/(server|client)$|zod$|@mui\/|@emotion\/|ag-grid|(qrcode|papaparse)$)/,
    instead: "Rooms do not know each other. Move what both need to parts/ (without a bridge) or app/, or go there through app/rooms.ts.",
  };
}

function roomOf(path: string): Room | undefined {
  return roomOfScreen(path) ?? rooms.find(({ room }) => room.test(path));
}

const isOfTheHouse = (name: string) => /^(shared|electron|renderer|resources|tests)\//.test(name) || name.endsWith(".css");

function wrongImports(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [`${file.path} stands in no room of ARCHITECTURE §3. Put it into one, or add its line to this test.`];
  const isRight = (name: string) => (isOfTheHouse(name) ? name.endsWith(".css") || room.room.test(name) || room.files.test(name) : room.packages.test(name));
  return file.imports.filter((name) => !isRight(name)).map((name) => `${file.path} imports ${name}. ${room.instead}`);
}

const files = readSourceFiles();

describe("imports", () => {
  it("are found at all", () => {
    const byPath = new Map(files.map((file) => [file.path, file.imports]));
    expect(byPath.get("electron/desk.ts")).toEqual(expect.arrayContaining(["shared/bridge.ts", "electron/store/store.ts", "electron/fold.ts"]));
    expect(byPath.get("electron/door-web.ts")).toEqual(expect.arrayContaining(["node:http", "socket.io"]));
    expect(files.length).toBeGreaterThan(150);
  });

  it("that break the table are named, with what to do instead", () => {
    const file = (path: string, ...imports: string[]): SourceFile => ({ path, text: "", imports });
    const wrong = [
      file("shared/kernel/time.ts", "shared/place/place.ts"), file("shared/place/place.ts", "shared/ticket/state.ts"), file("shared/ticket/log.ts", "node:fs"),
      file("shared/views.ts", "react"), file("electron/store/log.ts", "electron/sync/hub.ts"), file("electron/sync/hub.ts", "electron/store/log.ts"), file("electron/desk.ts", "electron"),
      file("electron/door-web.ts", "electron/store/log.ts"), file("electron/core.ts", "electron"), file("electron/serve.ts", "electron/windows/guard.ts"), file("renderer/parts/Clock.tsx", "renderer/bridge/desk.ts"),
      file("renderer/rooms/board/Board.tsx", "renderer/rooms/wall/Wall.tsx"), file("renderer/rooms/board/Board.tsx", "electron/desk.ts"), file("renderer/rooms/board/Board.tsx", "node:fs"), file("shared/stray/x.ts"),
    ];
    for (const one of wrong) expect(wrongImports(one), one.path).toHaveLength(1);
  });

  it("keep to the table of ARCHITECTURE §3", () => {
    expect(files.flatMap(wrongImports)).toEqual([]);
  });

  it("of Electron stand in main.ts, windows/, door-ipc.ts and preload.ts alone", () => {
    const allowed = /^electron\/(main\.ts|door-ipc\.ts|preload\.ts|windows\/)/;
    expect(files.filter((file) => file.imports.includes("electron") && !allowed.test(file.path)).map((file) => `${file.path}: hand in what Electron gives as a function`)).toEqual([]);
  });
});

/** Files that may be longer than 250 lines, and why. */
const longFiles: Readonly<Record<string, string>> = {
  "shared/views.ts": "one table: the row of every view and what it follows; halves of it would be read together",
  "electron/desk.ts": "one write path: what it answers, writes and tells belongs to one transaction",
  "electron/sync/hub.ts": "one set of members: letting in, ordering, sending, feeding and counting what is safe change it together",
  "electron/sync/link.ts": "one loop: looking for the hub, joining, taking and offering change the same few variables",
};
const linesMax = 250;

describe("files", () => {
  it(`have at most ${linesMax} lines, or a reason`, () => {
    const lines = (file: SourceFile) => file.text.trimEnd().split("\n").length;
    const tooLong = files.filter((file) => lines(file) > linesMax && longFiles[file.path] === undefined);
    expect(tooLong.map((file) => `${file.path} has ${lines(file)} lines: split it by idea, or give its reason in longFiles`)).toEqual([]);
    const noLonger = Object.keys(longFiles).filter((path) => !files.some((file) => file.path === path && lines(file) > linesMax));
    expect(noLonger.map((path) => `${path} is short again: take it off longFiles`)).toEqual([]);
  });

  it("are named after what they hold, never after nothing", () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|managers?|services?|types|shared|constants|lib)\.tsx?$/;
    const wrong = files.filter((file) => vague.test(file.path) && file.path !== "shared/service/service.ts");
    expect(wrong.map((file) => `${file.path}: name it after its main export`)).toEqual([]);
  });

  it("gather exports in an index only where a stream lists its verbs, and the devices stand", () => {
    const barrels = files.filter((file) => /(^|\/)index\.tsx?$/.test(file.path) && !/^(shared\/[\w-]+|electron\/devices)\/index\.ts$/.test(file.path));
    expect(barrels.map((file) => `${file.path}: import from the file itself`)).toEqual([]);
    const reexports = files.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(file.text));
    expect(reexports.map((file) => `${file.path} passes on another file's exports: import from the file itself`)).toEqual([]);
  });

  it("begin by saying what they are", () => {
    const silent = files.filter((file) => !/^\s*\/[*/]/.test(file.text) && !file.path.endsWith(".d.ts"));
    expect(silent.map((file) => `${file.path}: begin with 3–8 lines on what this is, who calls it, what it promises`)).toEqual([]);
  });

  it("are kebab-case, or PascalCase for a part of the interface", () => {
    const wrong = files.filter((file) => !/\/([a-z0-9]+(-[a-z0-9]+)*\.tsx?|[A-Z][A-Za-z0-9]*\.tsx|[a-z-]+\.d\.ts)$/.test(file.path));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe("shared/", () => {
  it("reads no clock, no random, no locale of the machine", () => {
    const pattern = /\b(Date\.now|new Date\(\)|Math\.random|performance\.|crypto\.|process\.|toLocale\w+\()|\blocaleCompare\(/;
    const wrong = files.filter((file) => file.path.startsWith("shared/") && !file.path.startsWith("shared/intake/"))
      .filter((file) => pattern.test(file.text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "")));
    expect(wrong.map((file) => `${file.path}: time, ids and actor come in Meta; order text by code point`)).toEqual([]);
  });
});
