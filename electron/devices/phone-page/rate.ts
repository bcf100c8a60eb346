/** How often somebody may ask: a bucket per name that fills again with time. Old buckets are thrown away, so that it never grows. */

export interface Rate {
  /** True while there is something left in the bucket of this name. */
  take(name: string): boolean;
}

const namesMax = 5_000;

/** `burst` at once, then `perMinute`. */
export function createRate({ burst, perMinute }: { readonly burst: number; readonly perMinute: number }, nowMs: () => number): Rate {
  const buckets = new Map<string, { left: number; atMs: number }>();
  return {
    take(name) {
      const now = nowMs();
      const known = buckets.get(name) ?? { left: burst, atMs: now };
      const left = Math.min(burst, known.left + (Math.max(0, now - known.atMs) / 60_000) * perMinute);
      buckets.delete(name);
      buckets.set(name, { left: left >= 1 ? left - 1 : left, atMs: now });
      const [oldest] = buckets.keys();
      if (buckets.size > namesMax && oldest !== undefined) buckets.delete(oldest);
      return left >= 1;
    },
  };
}
