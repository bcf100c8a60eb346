/**
 * How a command-line tool that writes gets at a data folder: as its one owner, with the hospital founded. Where a running
 * desk owns the folder, or there is no hospital in it, the tool is told so in words and nothing is opened.
 */
import { existsSync } from "node:fs";
import { sourceFolder } from "../arguments.ts";
import { openCoreAlone } from "../core-alone.ts";
import type { Core } from "../core.ts";
import { ownFolder } from "../owner.ts";
import { databasePath } from "../store/open.ts";
import type { Words } from "../words.ts";

export interface OpenedDesk {
  readonly core: Core;
  close(): void;
}

/** Owns the folder until `release`; undefined, and said, where somebody else does. */
export async function ownForTool(dataFolder: string, words: Words, say: (line: string) => void): Promise<{ release(): void } | undefined> {
  const ownership = await ownFolder(dataFolder, () => {});
  if (ownership === undefined) say(words.say("tool.owned", { folder: dataFolder }));
  return ownership;
}

/**
 * Owns the folder, opens its desk, which must be the hub, and lets `work` at it; all is let go of in the end. Answers what
 * `work` answers, or 3, and said, where the folder cannot be had or another desk is the hub.
 */
export async function asHub(dataFolder: string, { words, say }: { readonly words: Words; readonly say: (line: string) => void }, work: (core: Core) => number): Promise<number> {
  const ownership = await ownForTool(dataFolder, words, say);
  if (ownership === undefined) return 3;
  const opened = openDesk(dataFolder, words, say);
  try {
    if (opened === undefined) return 3;
    if (opened.core.facts.role() === "hub") return work(opened.core);
    say(words.say("import.not-hub", { hub: opened.core.facts.hub().address }));
    return 3;
  } finally {
    opened?.close();
    ownership.release();
  }
}

/** Opens the core of an owned folder; undefined, and said, where no hospital was founded in it. */
export function openDesk(dataFolder: string, words: Words, say: (line: string) => void): OpenedDesk | undefined {
  const core = existsSync(databasePath(dataFolder)) ? openCoreAlone(dataFolder, sourceFolder) : undefined;
  if (core !== undefined && core.facts.deskNumber() > 0) {
    return { core, close: core.close };
  }
  core?.close();
  say(words.say("tool.not-founded", { folder: dataFolder }));
  return undefined;
}
