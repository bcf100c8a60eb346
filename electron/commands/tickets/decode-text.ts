/**
 * Bytes to text whatever office software wrote them: UTF-8 with or without a byte order mark, UTF-16, GB18030. UTF-8 is
 * tried before GB18030, since text that is valid UTF-8 is practically never GB18030 by accident. A file that ends inside
 * a character was cut; one that is none of these is no text.
 */
import iconv from "iconv-lite";
import { fileProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Bytes looked at to tell UTF-16 without a mark from binary. */
const sampleBytes = 4_096;
/** C0 controls that no table holds; tab, line ends, form feed and Ctrl-Z (an old end of file) may stand in one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const binary = /[\u0000-\u0006\u000E-\u0019\u001C-\u001F]/gu;
/** Share of such characters above which it is no text; below, single cells are to blame and their rows are reported. */
const binaryShare = 0.01;

export function decodeText(bytes: Buffer, file: string): DecodedText | FileProblem {
  const encoding = markedEncoding(bytes) ?? guessedUtf16(bytes);
  if (encoding === "UTF-16LE" || encoding === "UTF-16BE") return decodeUtf16(bytes, encoding, file);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return unlessBinary({ text: utf8, encoding: "UTF-8" }, file);
  if (encoding === "UTF-8" || isCutUtf8(bytes)) return fileProblem(isCutUtf8(bytes) ? "cut" : "encoding", { file });
  return decodeGb18030(bytes, file);
}

function markedEncoding(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "UTF-16LE";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "UTF-16BE";
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "UTF-8" : undefined;
}

/** Tables hold many ASCII signs, whose other byte is zero in UTF-16: nearly all zeros then stand on one side. */
function guessedUtf16(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = sample.length / 8;
  if (odd > many && even < odd / 20) return "UTF-16LE";
  return even > many && odd < even / 20 ? "UTF-16BE" : undefined;
}

function decodeUtf16(bytes: Buffer, encoding: Encoding, file: string): DecodedText | FileProblem {
  if (bytes.length % 2 === 1) return fileProblem("cut", { file });
  const text = iconv.decode(bytes, encoding);
  return !/\p{Surrogate}/u.test(text) ? unlessBinary({ text, encoding }, file) : fileProblem("encoding", { file });
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Valid UTF-8 but for a last character that was begun and not ended. */
function isCutUtf8(bytes: Buffer): boolean {
  for (const have of [1, 2, 3]) {
    const tail = bytes.subarray(bytes.length - have);
    const isBegun = have < utf8Length(tail[0] ?? 0) && tail.subarray(1).every((byte) => byte >= 0x80 && byte < 0xc0);
    if (isBegun && decodeUtf8(bytes.subarray(0, bytes.length - have)) !== undefined) return true;
  }
  return false;
}

/** Bytes of a character by its first one; 0 where none begins so. */
function utf8Length(first: number): number {
  if (first >= 0xf0 && first <= 0xf4) return 4;
  if (first >= 0xe0) return first <= 0xef ? 3 : 0;
  return first >= 0xc2 && first <= 0xdf ? 2 : 0;
}

function decodeGb18030(bytes: Buffer, file: string): DecodedText | FileProblem {
  const text = iconv.decode(bytes, "gb18030");
  const firstBad = text.indexOf("\uFFFD");
  if (firstBad === -1) return unlessBinary({ text, encoding: "GB18030" }, file);
  return fileProblem(firstBad >= text.length - 2 ? "cut" : "encoding", { file });
}

function unlessBinary(decoded: DecodedText, file: string): DecodedText | FileProblem {
  const found = decoded.text.match(binary)?.length ?? 0;
  if (found > decoded.text.length * binaryShare) return fileProblem("binary", { file });
  return decoded.text.trim() === "" ? fileProblem("empty", { file }) : decoded;
}
