/** One process owns a data folder; a second start finds it, raises it and ends. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownFolder } from "../../../electron/owner.ts";
import type { Ownership } from "../../../electron/owner.ts";
import { projectFolder, removeScratch, scratchFolder } from "../desk/small-desk.ts";

let folder = "";
const owned: Ownership[] = [];
beforeEach(() => { folder = scratchFolder(); });
afterEach(() => {
  for (const ownership of owned.splice(0)) ownership.release();
  removeScratch(folder);
});

/** A start of the program on the folder; counts how often it is asked to raise its window. */
async function start(of = folder): Promise<{ readonly isOwner: boolean; readonly raised: () => number; release(): void }> {
  let raised = 0;
  const ownership = await ownFolder(of, () => { raised += 1; });
  if (ownership !== undefined) owned.push(ownership);
  return { isOwner: ownership !== undefined, raised: () => raised, release: () => ownership?.release() };
}

describe("two starts on one folder", () => {
  it("give one owner; each later start raises it", async () => {
    const first = await start();
    const [second, third] = [await start(), await start()];
    expect([first, second, third].map((one) => one.isOwner)).toEqual([true, false, false]);
    expect(first.raised()).toBe(2);
  });

  it("at the same moment give one owner", async () => {
    const starts = await Promise.all(Array.from({ length: 8 }, () => start()));
    expect(starts.filter((one) => one.isOwner).length).toBe(1);
    expect(starts.find((one) => one.isOwner)?.raised()).toBeGreaterThan(0);
  });

  it("by another name of the same folder give one owner", async () => {
    await start();
    const other = `${folder}-link`;
    symlinkSync(folder, other, "junction");
    expect((await start(join(folder, "..", folder.slice(folder.lastIndexOf("/") + 1)))).isOwner).toBe(false);
    expect((await start(other)).isOwner).toBe(false);
    removeScratch(other);
  });

  it("after the first was closed give a new owner", async () => {
    const first = await start();
    first.release();
    expect((await start()).isOwner).toBe(true);
  });
});

it("two folders have two owners", async () => {
  const other = scratchFolder();
  expect([(await start()).isOwner, (await start(other)).isOwner]).toEqual([true, true]);
  removeScratch(other);
});

/** A process that owns the folder until it is killed; resolves when it does. */
async function ownerProcess(): Promise<ChildProcess> {
  const script = `const { ownFolder } = await import(${JSON.stringify(pathToFileURL(join(projectFolder, "electron", "owner.ts")).href)});
    const owner = await ownFolder(${JSON.stringify(folder)}, () => console.log("raised"));
    console.log(owner === undefined ? "refused" : "owns");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await once(child.stdout ?? child, "data") as [Buffer];
  expect(String(said)).toBe("owns\n");
  return child;
}

it("a process that was killed leaves the folder free", async () => {
  const child = await ownerProcess();
  const raised = once(child.stdout ?? child, "data");
  expect((await start()).isOwner).toBe(false);
  expect(String((await raised)[0])).toBe("raised\n");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await start()).isOwner).toBe(true);
});
