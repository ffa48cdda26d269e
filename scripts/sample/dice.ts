/** Chance from a seed (mulberry32): the same seed throws the same way for ever, on every machine. */
export type Dice = ReturnType<typeof diceFrom>;

export function diceFrom(seed: number) {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  function between(low: number, high: number): number {
    return low + Math.floor(next() * (high - low + 1));
  }

  function pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(next() * from.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  }

  /** One of the keys, each as likely as its weight. */
  function weighted<K extends string>(weights: Record<K, number>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return pick(entries)[0];
  }

  function shuffled<T>(from: readonly T[]): T[] {
    return from
      .map((value) => ({ value, rank: next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ value }) => value);
  }

  return { next, between, pick, weighted, shuffled, chance: (share: number) => next() < share };
}
