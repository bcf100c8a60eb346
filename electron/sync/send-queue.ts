/**
 * What is on its way to one desk: sent in the broadcast and not yet applied. A desk that lets it grow is taken out and fed
 * at its own pace, so that the hub's memory does not depend on the slowest desk. Used by `hub.ts`.
 */
import type { WireEvent } from "../../shared/wire.ts";

/** Events and bytes of them that may be on their way. */
const eventsOnWayMax = 5_000;
const bytesOnWayMax = 4 * 1024 * 1024;
/** Bytes of an event besides its body and its command: names, ids, times, hash. */
const eventBytes = 420;

export interface SendQueue {
  /** Notes a part of the broadcast; true when it is too much by now. */
  sent(events: readonly WireEvent[]): boolean;
  /** The desk has everything up to `seq`. */
  applied(seq: number): void;
  clear(): void;
}

interface Part {
  readonly lastSeq: number;
  readonly count: number;
  readonly bytes: number;
}

export function createSendQueue(): SendQueue {
  let parts: Part[] = [];
  let [count, bytes] = [0, 0];

  function drop(done: readonly Part[]): void {
    for (const part of done) {
      count -= part.count;
      bytes -= part.bytes;
    }
  }

  return {
    sent(events) {
      const part = { lastSeq: events.at(-1)?.seq ?? 0, count: events.length, bytes: events.reduce((sum, event) => sum + event.body.length + (event.command?.length ?? 0) + eventBytes, 0) };
      parts.push(part);
      count += part.count;
      bytes += part.bytes;
      return count > eventsOnWayMax || bytes > bytesOnWayMax;
    },
    applied(seq) {
      const left = parts.findIndex((part) => part.lastSeq > seq);
      drop(parts.splice(0, left < 0 ? parts.length : left));
    },
    clear() {
      parts = [];
      [count, bytes] = [0, 0];
    },
  };
}
