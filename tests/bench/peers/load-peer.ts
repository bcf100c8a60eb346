/** Loads what `install.ts` has put apart: a file in that folder imports it, so that its packages are found from there. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A package of that folder; `T` is what is used of it, written down by whoever uses it. */
export async function loadPeer<T>(folder: string, name: string): Promise<T> {
  const { load } = await import(pathToFileURL(join(folder, "load.mjs")).href) as { load(name: string): Promise<T> };
  return load(name);
}
