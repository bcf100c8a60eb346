/** How long a process was held: the longest time between two turns of a timer that wants one every millisecond. */
export interface HoldMeter {
  /** Longest hold since the last reading. Unit: ms. */
  longestMs(): number;
  stop(): void;
}

export function measureHolds(): HoldMeter {
  let longest = 0;
  let lastMs = performance.now();
  let timer = setTimeout(turn, 1);
  function turn(): void {
    const nowMs = performance.now();
    longest = Math.max(longest, nowMs - lastMs - 1);
    lastMs = nowMs;
    timer = setTimeout(turn, 1);
  }
  return {
    longestMs() {
      const found = longest;
      longest = 0;
      return found;
    },
    stop: () => clearTimeout(timer),
  };
}
