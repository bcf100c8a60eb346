/** A byte string as settings write it: `\xA0\x01`, `\r`, `\n`, `\\`; anything else is itself, as UTF-8. */
const written = /\\(?:x([0-9a-fA-F]{2})|([rn\\]))/gu;
const named: Readonly<Record<string, number>> = { r: 13, n: 10, "\\": 92 };

export function bytesOf(text: string): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const found of text.matchAll(written)) {
    const [whole, hex, name] = found;
    parts.push(Buffer.from(text.slice(from, found.index)), Buffer.from([hex === undefined ? named[name ?? ""] ?? 0 : Number.parseInt(hex, 16)]));
    from = found.index + whole.length;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(from))]);
}
