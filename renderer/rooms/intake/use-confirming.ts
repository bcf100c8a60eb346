/**
 * Tells an Enter that confirms a candidate of the input method from one that means something. Three signs: the key comes
 * while composing, it comes with `keyCode` 229, or the composition ended in the very same stroke (some input methods end
 * first and send the key after).
 */
import { useRef } from "react";

/** A hand cannot press again within this. */
const sameStrokeMs = 30;

export interface Confirming {
  handleCompositionEnd(event: React.CompositionEvent): void;
  isConfirming(event: React.KeyboardEvent): boolean;
}

/** Put `handleCompositionEnd` on the field and ask `isConfirming` first in its key handler. */
export function useConfirming(): Confirming {
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  return {
    handleCompositionEnd: (event) => { endedAt.current = event.timeStamp; },
    isConfirming: ({ nativeEvent }) => nativeEvent.isComposing || nativeEvent.keyCode === 229 || nativeEvent.timeStamp - endedAt.current < sameStrokeMs,
  };
}
