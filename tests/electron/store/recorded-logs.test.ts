/**
 * Logs that released programs wrote, kept for ever. Each must read as it did: every row fits its chain, every event can be
 * understood, and folding it all at once gives the same bytes as taking it row by row. A shipped event is never edited: a
 * new version with an `upcast` takes its place, and this test stays as it is.
 */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { rebuild } from "../../../electron/store/rebuild.ts";
import { verifyLog } from "../../../electron/store/verify-log.ts";
import { readEvent } from "../../../shared/house.ts";
import { siteId } from "../../../shared/site/site.ts";
import { wireEvent } from "../../../shared/wire.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { openDesk, projectFolder, removeScratch } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

interface Recorded {
  readonly file: string;
  readonly rows: number;
  readonly headHash: string;
}

/** One for each release; added when it ships, never changed after. */
const recorded: readonly Recorded[] = [
  { file: "log-0.1.0.ndjson", rows: 63, headHash: "bde385dd03b43db4f8f7802252de20635d786fdc497efc9c255f5148a6a3b5ec" },
];

let desks: SmallDesk[] = [];
afterEach(() => {
  for (const desk of desks) {
    desk.close();
    removeScratch(desk.folder);
  }
  desks = [];
});

function rowsOf(file: string): WireEvent[] {
  return readFileSync(`${projectFolder}tests/electron/store/samples/${file}`, "utf8").trimEnd().split("\n").map((line) => wireEvent.parse(JSON.parse(line)));
}

/** A joined desk that was handed the log in pieces. */
function took(rows: readonly WireEvent[], atOnce: number): SmallDesk {
  const desk = openDesk({ role: "desk", number: 9 });
  desks.push(desk);
  for (let at = 0; at < rows.length; at += atOnce) desk.desk.receive(rows.slice(at, at + atOnce), 0);
  return desk;
}

describe.each(recorded)("the log of $file", ({ file, rows: count, headHash }) => {
  const rows = rowsOf(file);

  it("is whole, and ends as it was recorded", () => {
    const verified = verifyLog(took(rows, 100).store.db, () => {});
    expect(verified).toMatchObject({ kind: "whole", rows: count, headHash });
  });

  it("says nothing that this program does not understand", () => {
    for (const row of rows) {
      const read = readEvent(row.type, JSON.parse(row.body));
      expect(read, row.type).toBeDefined();
      expect(read?.kind.body.safeParse(read.body).error, `${row.seq} ${row.type}`).toBeUndefined();
    }
  });

  it("gives the same bytes row by row, in pieces, and rebuilt", () => {
    const oneByOne = took(rows, 1);
    const whole = took(rows, 1_000);
    const fingerprint = oneByOne.fingerprint();
    expect(whole.fingerprint()).toBe(fingerprint);
    rebuild(whole.store.db, whole.store.state, whole.store.search);
    expect(whole.fingerprint()).toBe(fingerprint);
  });
});

describe("the log of release 0.1.0", () => {
  const state = (stream: string, id: string): unknown => JSON.parse(took(rowsOf("log-0.1.0.ndjson"), 100).store.state.get(stream, id) ?? "null");

  it("still tells the same stories", () => {
    expect(state("ticket", "one-repair")).toMatchObject({ step: "closed", rating: { stars: 5 } });
    expect(state("ticket", "second-call")).toMatchObject({ side: { kind: "cancelled" }, urged: 1, notes: 1 });
  });

  it("names its keepers in the first version of that event, whose change held at once", () => {
    expect(state("site", siteId)).toMatchObject({ keepers: ["node-a"], automatic: false, formerKeepers: null });
  });
});
