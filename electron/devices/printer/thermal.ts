/**
 * A slip for an 80 mm thermal printer: ESC/POS bytes, Chinese as GB18030 in the printer's own Kanji mode, a QR code that the
 * printer draws itself; and its real-time status. Bytes only; `tcp-printer.ts` sends them. Source: Epson's ESC/POS command
 * reference (ESC @, FS &, GS !, ESC a, ESC E, GS ( k, ESC d, GS V, DLE EOT).
 */
import iconv from "iconv-lite";
import type { SlipContent } from "./slip-content.ts";

const [esc, gs, fs, dle] = [0x1b, 0x1d, 0x1c, 0x10];

/** Half-width characters of a line at normal size on 80 mm paper (576 dots of 12). */
export const columns = 48;

/** Asks for the state of the paper sensor, answered with one byte. */
export const askPaper = Uint8Array.of(dle, 0x04, 0x04);

/** Bits 5 and 6 of that byte: no paper. */
export function isOutOfPaper(status: number): boolean {
  return (status & 0b0110_0000) !== 0;
}

const size = (times: 1 | 2) => Buffer.of(gs, 0x21, times === 2 ? 0x11 : 0x00);
const align = (where: "left" | "middle") => Buffer.of(esc, 0x61, where === "middle" ? 1 : 0);
const bold = (on: boolean) => Buffer.of(esc, 0x45, on ? 1 : 0);
const feed = (lines: number) => Buffer.of(esc, 0x64, lines);
const line = (text: string) => Buffer.concat([iconv.encode(text, "gb18030"), Buffer.of(0x0a)]);

/** A slip, cut off at its end. */
export function thermalBytes(content: SlipContent): Buffer {
  return Buffer.concat([
    Buffer.of(esc, 0x40), Buffer.of(fs, 0x26), align("middle"), bold(true), line(content.title), size(2), line(content.number), size(1),
    align("left"), size(2), ...wrapped(content.place, columns / 2).map(line), ...wrapped(content.matter, columns / 2).map(line), size(1), bold(false),
    line("-".repeat(columns)), ...content.lines.flatMap(([label, value]) => wrapped(`${label} ${value}`, columns).map(line)), line("-".repeat(columns)),
    ...content.blanks.map((label) => line(`${label} ${"_".repeat(Math.max(8, columns - widthOf(label) - 1))}`)),
    align("middle"), qrBytes(content.code), line(content.foot), feed(4), Buffer.of(gs, 0x56, 66, 0),
  ]);
}

/** QR model 2, module of 6 dots, correction M. */
function qrBytes(text: string): Buffer {
  const data = Buffer.from(text, "ascii");
  const command = (...bytes: number[]) => Buffer.of(gs, 0x28, 0x6b, bytes.length & 0xff, bytes.length >> 8, ...bytes);
  return Buffer.concat([
    command(0x31, 0x41, 0x32, 0x00), command(0x31, 0x43, 6), command(0x31, 0x45, 0x31), command(0x31, 0x50, 0x30, ...data), command(0x31, 0x51, 0x30), Buffer.of(0x0a),
  ]);
}

/** Width on paper in half-width characters. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
}

/** What GB18030 printers draw two columns wide: everything that is not Latin. */
function isWide(character: string): boolean {
  return (character.codePointAt(0) ?? 0) > 0xff;
}

/** Lines of at most `width` columns; a line feed in the text begins a new one. */
export function wrapped(text: string, width: number): string[] {
  return text.split(/\r?\n/u).flatMap((part) => {
    const lines = [""];
    let used = 0;
    for (const character of part) {
      const wide = isWide(character) ? 2 : 1;
      if (used + wide > width) {
        lines.push("");
        used = 0;
      }
      lines[lines.length - 1] += character;
      used += wide;
    }
    return lines;
  });
}
