/**
 * What a page does with files, piece by piece: puts one into the folder, reads one that is here. The page then names it in
 * a command; a file that no command names is never shared. For `handlers.ts`.
 */
import { fileChunkBytes, fileMaxBytes } from "../../shared/file/file.ts";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { FileGot, FilePut } from "../../shared/bridge.ts";
import type { ParsedCall } from "../door.ts";
import type { FileFolder } from "./file-folder.ts";

export interface FileCalls {
  /** Refuses `file.too-large`, `file.empty`. A piece that does not follow is left out: `bytes` says where to go on. */
  putFile(input: ParsedCall<"putFile">): Promise<FilePut | Refusal>;
  /** Refuses `file.not-here` (still on its way from another desk, or lost). */
  getFile(input: ParsedCall<"getFile">): FileGot | Refusal;
}

export function createFileCalls(folder: FileFolder): FileCalls {
  return {
    async putFile({ uploadId, offset, data, isLast }) {
      const name = `upload-${uploadId}`;
      const piece = Buffer.from(data, "base64");
      if (offset + piece.length > fileMaxBytes) return refuse("file.too-large", { maxMb: fileMaxBytes / 1_000_000 });
      const bytes = folder.add(name, offset, piece);
      if (!isLast || bytes !== offset + piece.length) return { bytes, sha256: null };
      if (bytes === 0) return refuse("file.empty");
      return { bytes, sha256: await folder.finish(name) ?? null };
    },
    getFile({ sha256, offset }) {
      const bytes = folder.read(sha256, offset, fileChunkBytes);
      return bytes === undefined ? refuse("file.not-here") : { data: bytes.toString("base64"), total: folder.size(sha256) };
    },
  };
}
