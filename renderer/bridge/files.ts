/**
 * Files through the bridge, piece by piece: a photo put on this desk's disk, or read from it. The bytes are the desk's own;
 * a file that is still on its way from another desk is refused with `file.not-here`.
 */
import type { Outcome } from "../../shared/bridge.ts";
import { fileChunkBytes } from "../../shared/file/file.ts";
import { desk } from "./desk.ts";

/** Puts a file; answers its hash. What broke off is sent from where it stopped. */
export async function putFile(file: Blob): Promise<Outcome<string>> {
  const uploadId = crypto.randomUUID();
  for (let offset = 0; ;) {
    const piece = file.slice(offset, offset + fileChunkBytes);
    const isLast = offset + piece.size >= file.size;
    const outcome = await desk.call("putFile", { uploadId, offset, data: toBase64(new Uint8Array(await piece.arrayBuffer())), isLast });
    if (outcome.kind !== "done") return outcome;
    if (outcome.value.sha256 !== null) return { kind: "done", value: outcome.value.sha256 };
    offset = outcome.value.bytes;
  }
}

/** Reads a whole file. */
export async function readFile(sha256: string, mime: string): Promise<Outcome<Blob>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; ;) {
    const outcome = await desk.call("getFile", { sha256, offset });
    if (outcome.kind !== "done") return outcome;
    const piece = Uint8Array.from(atob(outcome.value.data), (character) => character.charCodeAt(0));
    pieces.push(piece);
    offset += piece.length;
    if (offset >= outcome.value.total || piece.length === 0) return { kind: "done", value: new Blob(pieces, { type: mime }) };
  }
}

/** In parts, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const partBytes = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += partBytes) text += String.fromCharCode(...bytes.subarray(at, at + partBytes));
  return btoa(text);
}
