/**
 * The sounds of DESIGN §4 as data: tones by time, and how each repeats. Worst first; only the worst that is due sounds. How
 * loud the machine itself is set cannot be read or changed from a page: floors are of our own full level.
 */
export const soundNames = ["life", "ring", "overdue", "knock", "watchdog"] as const;
export type SoundName = (typeof soundNames)[number];

export interface Tone {
  /** Hz. */
  readonly pitch: number;
  /** Seconds from the start of the sound. */
  readonly at: number;
  readonly lasts: number;
}

/** Three rising tones, 880–1320 Hz, 0.9 s. */
const life: readonly Tone[] = [880, 1100, 1320].map((pitch, index) => ({ pitch, at: index * 0.3, lasts: 0.28 }));
/** Two tones in turn, one second. */
const ring: readonly Tone[] = Array.from({ length: 10 }, (_, index) => ({ pitch: index % 2 === 0 ? 660 : 550, at: index / 10, lasts: 0.095 }));
/** One falling pair, 0.4 s. */
const overdue: readonly Tone[] = [{ pitch: 740, at: 0, lasts: 0.19 }, { pitch: 554, at: 0.2, lasts: 0.2 }];
/** One low knock. */
const knock: readonly Tone[] = [{ pitch: 140, at: 0, lasts: 0.12 }];
/** A soft chime. */
const watchdog: readonly Tone[] = [{ pitch: 523, at: 0, lasts: 0.6 }, { pitch: 784, at: 0.15, lasts: 0.6 }];

export const tonesOf: Readonly<Record<SoundName, readonly Tone[]>> = { life, ring, overdue, knock, watchdog };
/** What is left of life safety while it is muted. */
export const lifeMutedTone: readonly Tone[] = life.slice(-1);

/** Every 5 s until somebody answers; muted, one tone every 20 s. */
export const lifeEveryMs = 5_000;
export const lifeMutedEveryMs = 20_000;
/** One second in three. */
export const ringEveryMs = 3_000;
/** Again, once, after three minutes. */
export const overdueAgainMs = 180_000;
/** The mute comes off by itself after a minute. */
export const muteMs = 60_000;
/** A knock that had to wait for something worse longer than this is no news any more. Assumed. */
export const knockLateMs = 5_000;

/** Shares of full level below which the setting does not reach. */
export const lifeFloor = 0.65;
export const ringNightFloor = 0.5;
