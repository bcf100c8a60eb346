/**
 * What must not be in the database, since backups of that are copied around: this node's key, the keys of its pages and
 * walls. One file beside it, sealed by the operating system where the desktop can (`Seal`, handed in by `main.ts`), else
 * readable by its owner alone. Written whole, so that a power cut leaves the old or the new one.
 */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Encrypts for this user of this machine. */
export interface Seal {
  keepSecret(text: string): Buffer;
  /** Throws where it was sealed by another user or machine. */
  readSecret(sealed: Buffer): string;
}

export interface Secrets {
  read(name: string): string | undefined;
  /** Together on the disk when it returns. An empty value takes one away. */
  keep(values: Readonly<Record<string, string>>): void;
  /** Made on first use, 144 random bits. */
  made(name: string): string;
  /** Sealed by the operating system; else only the file's mode guards it, which the settings say. */
  readonly isSealed: boolean;
  /** What was there could not be read, so this node began with a new key and has to be enrolled anew. */
  readonly wasLost: boolean;
  /** The file is sealed and there is nothing to open it with (a keyring that is locked, a start without the desktop): it stays as it is, and what is made now lasts until the program ends. */
  readonly isLocked: boolean;
}

export const secretsFile = "secrets.json";

const values = z.record(z.string(), z.string());
const kept = z.union([z.strictObject({ sealed: z.string() }), z.strictObject({ plain: values })]);

export interface SecretsOptions {
  readonly seal?: Seal | undefined;
  /** A folder for reading only: what is made lasts until the program ends. */
  readonly isWritable?: boolean;
  readonly nowMs?: () => number;
}

/** Opens or begins the file of a data folder. One that cannot be read is put aside. */
export function openSecrets(dataFolder: string, { seal, isWritable = true, nowMs = Date.now }: SecretsOptions = {}): Secrets {
  const path = join(dataFolder, secretsFile);
  const found = readKept(path, seal);
  if (found === "unreadable" && isWritable) renameSync(path, `${path}.unreadable-${nowMs()}`);
  let known = typeof found === "string" ? {} : found.values;

  function write(): void {
    if (!isWritable || found === "locked") return;
    const text = JSON.stringify(known);
    writeWhole(path, JSON.stringify(seal === undefined ? { plain: known } : { sealed: seal.keepSecret(text).toString("base64") }));
  }

  const secrets: Secrets = {
    isSealed: seal !== undefined,
    wasLost: found === "unreadable",
    isLocked: found === "locked",
    read: (name) => known[name],
    keep(changed) {
      known = Object.fromEntries(Object.entries({ ...known, ...changed }).filter(([, value]) => value !== ""));
      write();
    },
    made(name) {
      const value = known[name] ?? randomBytes(18).toString("base64url");
      if (known[name] === undefined) secrets.keep({ [name]: value });
      return value;
    },
  };
  if (typeof found !== "string" && seal !== undefined && !found.wasSealed && Object.keys(known).length > 0) write(); // begun without a desktop
  return secrets;
}

function readKept(path: string, seal: Seal | undefined): { readonly values: Record<string, string>; readonly wasSealed: boolean } | "unreadable" | "locked" {
  if (!existsSync(path)) return { values: {}, wasSealed: seal !== undefined };
  try {
    const parsed = kept.parse(JSON.parse(readFileSync(path, "utf8")));
    if ("plain" in parsed) return { values: parsed.plain, wasSealed: false };
    return seal === undefined ? "locked" : { values: values.parse(JSON.parse(seal.readSecret(Buffer.from(parsed.sealed, "base64")))), wasSealed: true };
  } catch {
    return "unreadable"; // another user, another machine, or a damaged file: there is nothing in it to use
  }
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.new`;
  const file = openSync(fresh, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
}
