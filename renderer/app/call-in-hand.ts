/**
 * The call that is being worked on passes from the line strip to the intake: who claims a call, or calls somebody back, finds
 * a form that is bound to it. The intake registers one handler; the strip hands over without knowing that room.
 */
import { useEffect, useRef } from "react";

/** What the form takes along; asked for after the claim only. */
export interface CallInHand {
  readonly callId: string;
  readonly number: string;
}

type Receiver = (call: CallInHand) => void;

let receiver: Receiver | null = null;

/** Opens a form for the call; what was typed before is put aside as a draft. */
export function handOver(call: CallInHand): void {
  receiver?.(call);
}

/** Makes the calling component the one that takes calls, for as long as it lives. */
export function useCallInHand(onCall: Receiver): void {
  const latest = useRef(onCall);
  useEffect(() => { latest.current = onCall; });
  useEffect(() => {
    const mine: Receiver = (call) => latest.current(call);
    receiver = mine;
    return () => { if (receiver === mine) receiver = null; };
  }, []);
}
