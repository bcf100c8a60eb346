/** How many of the waiting commands go into one offer; used by `link.ts`. */
import { frameMaxBytes, offerMax } from "../../shared/wire.ts";
import type { WireCommand } from "../../shared/wire.ts";

/** Bytes of commands in one offer: a frame over the limit is cut off, and would be offered the same again. */
const offerMaxBytes = frameMaxBytes / 2;

/** The first commands that fit into one frame; at least one, since a door lets none in that would not fit alone. */
export function oneOffer(commands: readonly WireCommand[]): readonly WireCommand[] {
  let bytes = 0;
  const tooMany = commands.slice(0, offerMax).findIndex((command, index) => {
    bytes += Buffer.byteLength(JSON.stringify(command));
    return index > 0 && bytes > offerMaxBytes;
  });
  return commands.slice(0, tooMany < 0 ? offerMax : tooMany);
}
