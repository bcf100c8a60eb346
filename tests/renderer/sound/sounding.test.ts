/** What the ear hears: DESIGN §4, sentence by sentence, with a clock that is counted by hand. */
import { describe, expect, it } from "vitest";
import { noMemory, soundNow } from "../../../renderer/app/sound/sounding.ts";
import type { SoundFacts } from "../../../renderer/app/sound/sounding.ts";

const quiet: SoundFacts = { life: [], isRinging: false, overdue: [], knocks: [], isNight: false, mutedUntilMs: 0, volume: 0.8 };

/** Plays `facts` (which may change with time) for so many seconds; answers what sounded at which second. */
function hear(seconds: number, facts: (second: number) => Partial<SoundFacts>): readonly string[] {
  let memory = noMemory;
  const heard: string[] = [];
  for (let ms = 0; ms < seconds * 1000; ms += 250) {
    const next = soundNow({ ...quiet, ...facts(ms / 1000) }, memory, 1_000_000 + ms);
    memory = next.memory;
    if (next.sound !== null) heard.push(`${ms / 1000} ${next.sound.name} ${next.sound.tones.length} ${next.sound.gain}`);
  }
  return heard;
}

const late = (key: string) => ({ key, sinceMs: 1_000_000 });

describe("the ear", () => {
  it("is silent while nothing is wrong", () => {
    expect(hear(30, () => ({}))).toEqual([]);
  });

  it("hears life safety at once and every five seconds until somebody answers", () => {
    expect(hear(20, (s) => ({ life: s < 12 ? ["lift:1"] : [] }))).toEqual(["0 life 3 0.8", "5 life 3 0.8", "10 life 3 0.8"]);
  });

  it("cannot turn life safety below 65 percent, nor off: muted it is one tone in twenty seconds", () => {
    expect(hear(50, () => ({ life: ["lift:1"], volume: 0 })).every((one) => one.endsWith("life 3 0.65"))).toBe(true);
    expect(hear(50, (s) => ({ life: ["lift:1"], mutedUntilMs: s >= 1 ? 1_060_000 : 0 }))).toEqual(["0 life 3 0.8", "20 life 1 0.8", "40 life 1 0.8"]);
  });

  it("hears a second life in full, although the first was muted", () => {
    expect(hear(10, (s) => ({ life: s < 8 ? ["a"] : ["a", "b"], mutedUntilMs: s >= 1 ? 1_060_000 : 0 }))).toEqual(["0 life 3 0.8", "8 life 3 0.8"]);
  });

  it("hears a ring one second in three until the line is claimed; by day it can be muted, at night not below half", () => {
    expect(hear(9, (s) => ({ isRinging: s < 7 }))).toEqual(["0 ring 10 0.8", "3 ring 10 0.8", "6 ring 10 0.8"]);
    expect(hear(9, () => ({ isRinging: true, mutedUntilMs: 2_000_000 }))).toEqual([]);
    expect(hear(3, () => ({ isRinging: true, mutedUntilMs: 2_000_000, isNight: true }))).toEqual(["0 ring 10 0.5"]);
  });

  it("hears something overdue once, and once more after three minutes", () => {
    expect(hear(600, () => ({ overdue: [late("t1")] }))).toEqual(["0 overdue 2 0.8", "180 overdue 2 0.8"]);
  });

  it("hears two that are late at once as one, and a third that comes as itself", () => {
    expect(hear(20, (s) => ({ overdue: [late("t1"), late("t2"), ...(s >= 10 ? [late("t3")] : [])] }))).toEqual(["0 overdue 2 0.8", "10 overdue 2 0.8"]);
  });

  it("lets only the worst sound; what was outdone is said when that is over", () => {
    expect(hear(8, (s) => ({ life: s < 4 ? ["a"] : [], isRinging: s < 6, overdue: [late("t1")] }))).toEqual(["0 life 3 0.8", "4 ring 10 0.8", "6 overdue 2 0.8"]);
  });

  it("knocks once for a refusal, and not for one that had to wait", () => {
    expect(hear(20, () => ({ knocks: [late("c1")] }))).toEqual(["0 knock 1 0.8"]);
    expect(hear(20, (s) => ({ knocks: [late("c1")], isRinging: s < 10 })).filter((one) => one.includes("knock"))).toEqual([]);
  });

  it("comes back by itself after the mute", () => {
    expect(hear(70, () => ({ overdue: [late("t1")], mutedUntilMs: 1_060_000 }))).toEqual(["60 overdue 2 0.8"]);
  });

  it("hears what went away and comes again as new", () => {
    expect(hear(20, (s) => ({ overdue: s < 5 || s >= 10 ? [late("t1")] : [] }))).toEqual(["0 overdue 2 0.8", "10 overdue 2 0.8"]);
  });
});
