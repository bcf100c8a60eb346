/** Cuts bytes of a line into texts, whatever ends them and wherever the pieces break. A half line waits for its rest; one that never ends is dropped. */

/** Longest line kept; records have 80 to 300 characters. */
const lineMax = 500;

export interface LineCutter {
  /** Whole lines of what came so far; empty ones are left out. */
  feed(bytes: Buffer): readonly string[];
  /** Lines that were too long. */
  dropped(): number;
}

/** Bytes count as 7-bit: a parity bit that the port left in (7E1 read as 8N1) must not spoil digits. Control characters vanish. */
export function createLineCutter(): LineCutter {
  let waiting = "";
  let tooLong = false;
  let dropped = 0;

  /** Text of a whole line, or nothing where it was too long or empty. */
  function whole(text: string): string {
    const isLost = tooLong || text.length > lineMax;
    tooLong = false;
    if (isLost) dropped += 1;
    return isLost ? "" : text.replace(/\t/g, " ").replace(/[^ -~]/g, "");
  }

  return {
    dropped: () => dropped,
    feed(bytes) {
      const pieces = (waiting + Buffer.from(bytes.map((byte) => byte & 0x7f)).toString("latin1")).split(/[\r\n]/);
      waiting = pieces.pop() ?? "";
      const lines = pieces.map(whole).filter((line) => line.trim() !== "");
      if (waiting.length > lineMax) {
        waiting = "";
        tooLong = true;
      }
      return lines;
    },
  };
}
