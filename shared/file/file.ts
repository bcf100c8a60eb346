/**
 * Files (附件): photos, recordings, scans, known by the hash of what is in them. The log says that a file belongs to
 * something; its bytes travel apart (`electron/attachments`), so that no ticket ever waits for a photo.
 */
import { z } from "zod";
import { stream } from "../kernel/stream.ts";
import type { NewEvent, World } from "../kernel/stream.ts";
import { name } from "../kernel/text.ts";

/** Largest file. Assumed: a minute of video or a thick scan; larger ones belong on a file server. */
export const fileMaxBytes = 20_000_000;
/** Bytes that cross a wire or a door at a time; with base64 they fit one message. */
export const fileChunkBytes = 180_000;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a desk can show or play. */
export const fileMimes = ["image/jpeg", "image/png", "image/webp", "application/pdf", "audio/mpeg", "audio/wav", "audio/webm", "audio/ogg"] as const;

export const fileBody = z.strictObject({ sha256, name, mime: z.enum(fileMimes), bytes: z.number().int().min(1).max(fileMaxBytes) });
export type FileState = z.infer<typeof fileBody>;

/** Id: the hash. */
export const file = stream<FileState>("file");

/** Somebody refers to a file for the first time; returned by the verbs of others only. From now on every desk fetches it. */
export const fileNamed = file.begins("file.named@1", fileBody, (body) => body);

/** The event that makes a file known, where it is not yet. */
export function nameFile(body: FileState, world: World): NewEvent[] {
  return world.get(file, body.sha256) === undefined ? [fileNamed.of(body.sha256, body)] : [];
}
