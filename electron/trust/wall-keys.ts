/**
 * Keys of walls, each with a name, so that one of them can be taken away without touching the others. They open read-only
 * pages and nothing else. The wall of this machine itself has its own key and is not in this list.
 */
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Secrets } from "./secrets.ts";

const wallKey = z.strictObject({ id: z.string(), name: z.string(), key: z.string(), madeAtMs: z.number() });
export type WallKey = z.infer<typeof wallKey>;
const wallKeys = z.array(wallKey);

/** More walls than a hospital hangs up; each is a line of the settings. */
const wallsMax = 40;

export interface WallKeys {
  list(): readonly WallKey[];
  isWall(key: string): boolean;
  /** Refuses `trust.walls-full`. */
  add(name: string, atMs: number): Refusal | null;
  /** The key that is good no more; undefined where there was none. */
  revoke(id: string): string | undefined;
}

export function createWallKeys(secrets: Secrets): WallKeys {
  const list = () => wallKeys.parse(JSON.parse(secrets.read("walls") ?? "[]"));
  const keep = (next: readonly WallKey[]) => secrets.keep({ walls: JSON.stringify(next) });
  return {
    list,
    isWall: (key) => list().some((one) => one.key === key),
    add(name, atMs) {
      const known = list();
      if (known.length >= wallsMax) return refuse("trust.walls-full", { max: wallsMax });
      keep([...known, { id: randomBytes(6).toString("hex"), name, key: randomBytes(18).toString("base64url"), madeAtMs: atMs }]);
      return null;
    },
    revoke(id) {
      const known = list();
      keep(known.filter((one) => one.id !== id));
      return known.find((one) => one.id === id)?.key;
    },
  };
}
