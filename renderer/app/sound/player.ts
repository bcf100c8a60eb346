/**
 * Plays tones through the page's own audio. Chromium lets a page sound only after somebody touched it (the desktop program
 * switches that off), and says nothing where the machine has no output: both can be asked here, and are shown.
 */
import type { Tone } from "./patterns.ts";

/** `locked`: waits for the first key or click. `none`: no output device. `unknown`: this browser does not tell. */
export type OutputState = "ready" | "locked" | "none" | "unknown";

export interface Player {
  play(tones: readonly Tone[], gain: number): void;
  output(): OutputState;
  /** Asks again which devices there are; at the start, when one is plugged, and by the try button. */
  check(): Promise<OutputState>;
  listen(changed: () => void): () => void;
}

/** Rise and fall of a tone, without which it clicks. Seconds. */
const edge = 0.012;
/** Longest wait for the machine to name its devices. */
const checkMostMs = 2_000;

function createPlayer(): Player {
  let context: AudioContext | undefined;
  let outputs: number | undefined;
  const listeners = new Set<() => void>();
  const tell = () => { for (const listener of [...listeners]) listener(); };

  function open(): AudioContext | undefined {
    if (context !== undefined || typeof AudioContext === "undefined") return context;
    context = new AudioContext();
    context.onstatechange = tell;
    return context;
  }

  function unlock(): void {
    const opened = open();
    if (opened?.state === "suspended") void opened.resume().catch(() => {}); // tried again with the next key
  }

  function output(): OutputState {
    if (outputs === 0) return "none";
    if (typeof AudioContext === "undefined") return "unknown";
    return open()?.state === "running" ? "ready" : "locked";
  }

  async function check(): Promise<OutputState> {
    unlock();
    outputs = await outputCount();
    tell();
    return output();
  }

  for (const event of ["keydown", "pointerdown"]) globalThis.addEventListener?.(event, unlock, { capture: true });
  globalThis.navigator?.mediaDevices?.addEventListener?.("devicechange", () => void check());

  return {
    output, check,
    listen(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    play(tones, gain) {
      const opened = open();
      if (opened === undefined || opened.state !== "running") return unlock();
      for (const tone of tones) sound(opened, tone, gain);
    },
  };
}

function sound(context: AudioContext, { pitch, at, lasts }: Tone, gain: number): void {
  const from = context.currentTime + at;
  const wave = context.createOscillator();
  const level = context.createGain();
  wave.type = "triangle";
  wave.frequency.value = pitch;
  level.gain.setValueAtTime(0, from);
  level.gain.linearRampToValueAtTime(gain, from + edge);
  level.gain.setValueAtTime(gain, from + lasts - edge);
  level.gain.linearRampToValueAtTime(0, from + lasts);
  wave.connect(level).connect(context.destination);
  wave.start(from);
  wave.stop(from + lasts);
}

/** How many devices can sound; undefined where the browser does not say. */
async function outputCount(): Promise<number | undefined> {
  const listed = globalThis.navigator?.mediaDevices?.enumerateDevices?.();
  if (listed === undefined) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), checkMostMs));
  const devices = await Promise.race([listed, late]).catch(() => undefined);
  return devices?.filter((device) => device.kind === "audiooutput").length;
}

let shared: Player | undefined;

/** The page's one player; a page has one output. */
export function pagePlayer(): Player {
  shared ??= createPlayer();
  return shared;
}
