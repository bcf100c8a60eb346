/**
 * What sounds now, given the facts and the time. Pure: the hook that owns the timer keeps the memory and gives it back.
 * Life safety before a ring, a ring before what is overdue, that before a knock; what was outdone is said later.
 */
import { knockLateMs, lifeEveryMs, lifeFloor, lifeMutedEveryMs, lifeMutedTone, overdueAgainMs, ringEveryMs, ringNightFloor, tonesOf } from "./patterns.ts";
import type { SoundName, Tone } from "./patterns.ts";

/** Something that sounds once when it begins; its key names it for as long as it stands. */
export interface Sounding {
  readonly key: string;
  readonly sinceMs: number;
}

export interface SoundFacts {
  /** Life safety and critical alarms that nobody has answered, critical tickets that nobody has sent anybody to. */
  readonly life: readonly string[];
  readonly isRinging: boolean;
  /** Late, not accepted, a promise that breaks in three minutes, an urgent alarm unanswered. */
  readonly overdue: readonly Sounding[];
  /** Own acts that were refused, the beginning of an island. */
  readonly knocks: readonly Sounding[];
  readonly isNight: boolean;
  readonly mutedUntilMs: number;
  /** 0–1, as set. */
  readonly volume: number;
}

export interface SoundMemory {
  readonly lastMs: Readonly<Partial<Record<SoundName, number>>>;
  /** When each of `overdue` sounded, by key; and which knocks have been heard. */
  readonly soundedMs: ReadonlyMap<string, readonly number[]>;
  readonly life: readonly string[];
}

export interface Sound {
  readonly name: SoundName;
  readonly tones: readonly Tone[];
  /** Share of full level, 0–1. */
  readonly gain: number;
}

export const noMemory: SoundMemory = { lastMs: {}, soundedMs: new Map(), life: [] };

/** What is to be played now, or nothing; and what to remember. */
export function soundNow(facts: SoundFacts, memory: SoundMemory, nowMs: number): { readonly sound: Sound | null; readonly memory: SoundMemory } {
  const isMuted = nowMs < facts.mutedUntilMs;
  const kept = forgotten(facts, memory);
  if (facts.life.length > 0) return lifeNow(facts, kept, nowMs);
  const loud = facts.isRinging ? ringGain(facts, isMuted) : 0;
  if (loud > 0) return isDue("ring", kept, nowMs, ringEveryMs) ? played(kept, nowMs, { name: "ring", tones: tonesOf.ring, gain: loud }) : { sound: null, memory: kept };
  if (isMuted || facts.volume === 0) return { sound: null, memory: kept };
  return onceNow(facts, kept, nowMs);
}

/** A new one sounds at once, whatever the mute says of the others. */
function lifeNow(facts: SoundFacts, memory: SoundMemory, nowMs: number): ReturnType<typeof soundNow> {
  const isNew = facts.life.some((key) => !memory.life.includes(key));
  const isMuted = nowMs < facts.mutedUntilMs && !isNew;
  const kept = { ...memory, life: facts.life };
  if (!isNew && !isDue("life", memory, nowMs, isMuted ? lifeMutedEveryMs : lifeEveryMs)) return { sound: null, memory: kept };
  return played(kept, nowMs, { name: "life", tones: isMuted ? lifeMutedTone : tonesOf.life, gain: Math.max(facts.volume, lifeFloor) });
}

function ringGain({ volume, isNight }: SoundFacts, isMuted: boolean): number {
  const set = isMuted ? 0 : volume;
  return isNight ? Math.max(set, ringNightFloor) : set;
}

function onceNow(facts: SoundFacts, memory: SoundMemory, nowMs: number): ReturnType<typeof soundNow> {
  const times = (key: string) => memory.soundedMs.get(key) ?? [];
  const due = facts.overdue.filter(({ key }) => times(key).length === 0 || (times(key).length === 1 && nowMs - (times(key)[0] ?? 0) >= overdueAgainMs));
  if (due.length > 0) return played(noted(memory, due, nowMs), nowMs, { name: "overdue", tones: tonesOf.overdue, gain: facts.volume });
  const knocks = facts.knocks.filter(({ key }) => times(key).length === 0);
  const fresh = knocks.filter(({ sinceMs }) => nowMs - sinceMs < knockLateMs);
  const next = noted(memory, knocks, nowMs);
  return fresh.length === 0 ? { sound: null, memory: next } : played(next, nowMs, { name: "knock", tones: tonesOf.knock, gain: facts.volume });
}

function noted(memory: SoundMemory, heard: readonly Sounding[], nowMs: number): SoundMemory {
  if (heard.length === 0) return memory;
  const soundedMs = new Map(memory.soundedMs);
  for (const { key } of heard) soundedMs.set(key, [...(soundedMs.get(key) ?? []), nowMs]);
  return { ...memory, soundedMs };
}

function played(memory: SoundMemory, nowMs: number, sound: Sound): ReturnType<typeof soundNow> {
  return { sound, memory: { ...memory, lastMs: { ...memory.lastMs, [sound.name]: nowMs } } };
}

function isDue(name: SoundName, { lastMs }: SoundMemory, nowMs: number, everyMs: number): boolean {
  return nowMs - (lastMs[name] ?? Number.NEGATIVE_INFINITY) >= everyMs;
}

/** What stands no longer is forgotten: when it comes again it sounds again. */
function forgotten(facts: SoundFacts, memory: SoundMemory): SoundMemory {
  const standing = new Set([...facts.overdue, ...facts.knocks].map(({ key }) => key));
  const life = memory.life.filter((key) => facts.life.includes(key));
  if (life.length === memory.life.length && [...memory.soundedMs.keys()].every((key) => standing.has(key))) return memory;
  return { ...memory, life, soundedMs: new Map([...memory.soundedMs].filter(([key]) => standing.has(key))) };
}
