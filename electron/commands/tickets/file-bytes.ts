/**
 * The bytes of a file, unpacked from `.xz` or `.gz`, and what kind of table its name says it holds. A file that is empty,
 * cut, damaged or not what its name says is answered with a problem.
 */
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, extname } from "node:path";
import { gunzipSync } from "node:zlib";
import { fileProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";

// A CommonJS bundle whose names Node cannot see from an import.
const { XzReadableStream } = createRequire(import.meta.url)("xz-decompress") as typeof import("xz-decompress");

export const tableKinds = ["csv", "tsv", "json", "xlsx"] as const;
export type TableKind = (typeof tableKinds)[number];

export interface FileBytes {
  readonly name: string;
  readonly kind: TableKind;
  readonly bytes: Buffer;
}

/** Assumed: the greatest table that is read into memory at once; a city's year of requests is about 100 MB. */
const bytesMax = 512 * 1024 * 1024;

const xzMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const gzipMagic = Buffer.from([0x1f, 0x8b]);
const zipMagic = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const oldExcelMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const startsWith = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

export async function readFileBytes(path: string): Promise<FileBytes | FileProblem> {
  const name = basename(path);
  const packing = /\.(xz|gz)$/iu.exec(name)?.[1]?.toLowerCase();
  const inner = packing === undefined ? name : name.slice(0, -packing.length - 1);
  const kind = tableKinds.find((one) => extname(inner).toLowerCase() === `.${one}`);
  if (kind === undefined) return fileProblem("kind-unknown", { file: name, kinds: tableKinds });
  const raw = readRaw(path, name);
  if (!Buffer.isBuffer(raw)) return raw;
  if (raw.length === 0) return fileProblem("empty", { file: name });
  const bytes = packing === undefined ? raw : await unpack(raw, packing, name);
  if (!Buffer.isBuffer(bytes)) return bytes;
  if (bytes.length === 0) return fileProblem("empty", { file: name });
  return whyNotKind(bytes, kind, name) ?? { name, kind, bytes };
}

function readRaw(path: string, name: string): Buffer | FileProblem {
  try {
    if (statSync(path).size > bytesMax) return fileProblem("too-large", { file: name, maxMb: bytesMax / 1024 / 1024 });
    return readFileSync(path);
  } catch (cause) {
    return fileProblem("unreadable", { file: name, reason: cause instanceof Error && "code" in cause ? String(cause.code) : "" });
  }
}

async function unpack(raw: Buffer, packing: string, name: string): Promise<Buffer | FileProblem> {
  if (!startsWith(raw, packing === "xz" ? xzMagic : gzipMagic)) return fileProblem("not-packed", { file: name, packing });
  try {
    return packing === "xz" ? await unpackXz(raw, name) : gunzipSync(raw, { maxOutputLength: bytesMax });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    if (cause instanceof RangeError) return fileProblem("too-large", { file: name, maxMb: bytesMax / 1024 / 1024 });
    // 8: the data end before the stream does (xz-embedded's XZ_BUF_ERROR).
    return fileProblem(/code 8$|unexpected end/u.test(message) ? "cut" : "damaged", { file: name });
  }
}

async function unpackXz(raw: Buffer, name: string): Promise<Buffer | FileProblem> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const source = new ReadableStream<Uint8Array>({ start(controller) { controller.enqueue(raw); controller.close(); } });
  for await (const part of new XzReadableStream(source)) {
    length += part.length;
    if (length > bytesMax) return fileProblem("too-large", { file: name, maxMb: bytesMax / 1024 / 1024 });
    parts.push(Uint8Array.from(part));
  }
  return Buffer.concat(parts);
}

/** A workbook called `.csv`, a table called `.xlsx`, an archive called `.json`. */
function whyNotKind(bytes: Buffer, kind: TableKind, name: string): FileProblem | undefined {
  const isZip = startsWith(bytes, zipMagic);
  if (startsWith(bytes, oldExcelMagic)) return fileProblem("old-excel", { file: name });
  if (kind === "xlsx") return isZip ? undefined : fileProblem("not-excel", { file: name });
  if (isZip) return fileProblem("is-excel", { file: name });
  if (startsWith(bytes, xzMagic) || startsWith(bytes, gzipMagic)) return fileProblem("packed-inside", { file: name });
  return undefined;
}
