/** A pair worth joining, strongest first, and how strong every compared pair is (null: never compared). */
export type Linkage = {
  rows: number;
  bitsBetween: (low: number, high: number) => number | null;
  /** True where two rows must never meet in one cluster, however they got there. */
  apart: (one: number, other: number) => boolean;
};

/** A pair that shares no key was never compared: it counts as this much against. */
const NEVER_COMPARED = -6;
const STRONGEST = 12;
/** … nor can one badly written record speak more than this against: its rules caution, they do not add up. */
const WEAKEST = -6;
/** More than this many rows, not counting repeats, are not one company, but a chain of resemblances. */
const LARGEST = 60;
/** … and with them no more than these: one hundred of repeats and its other spellings, never two. */
const MOST_ROWS = 160;

/**
 * Clusters that grow by joining two at a time, and only where they are alike on average. Following links alone would chain
 * A to C through B; on real lists that is what makes open tools merge strangers.
 */
export class Clusters {
  private readonly parent: Int32Array;
  private readonly members = new Map<number, number[]>();
  private readonly repeats = new Map<number, number>();

  constructor(private readonly linkage: Linkage) {
    this.parent = new Int32Array(linkage.rows).map((_, row) => row);
  }

  find(row: number): number {
    let root = row;
    while (this.parent[root] !== root) root = this.parent[root] as number;
    for (let at = row; at !== root; ) {
      const next = this.parent[at] as number;
      this.parent[at] = root;
      at = next;
    }
    return root;
  }

  membersOf(row: number): number[] {
    const root = this.find(row);
    return this.members.get(root) ?? [root];
  }

  /** What is said of one company again goes with its first row, before anything is joined, and has no voice of its own. */
  repeat(first: number, row: number): void {
    this.parent[row] = first;
    this.repeats.set(first, this.repeatsOf(first) + 1);
  }

  private repeatsOf(root: number): number {
    return this.repeats.get(root) ?? 0;
  }

  /** Join the clusters of two rows if on average they are at least `least` bits alike. */
  join(one: number, other: number, least: number): "joined" | "already" | "refused" {
    const a = this.find(one);
    const b = this.find(other);
    if (a === b) return "already";
    const inA = this.membersOf(a);
    const inB = this.membersOf(b);
    const voices = inA.length + inB.length;
    const repeats = this.repeatsOf(a) + this.repeatsOf(b);
    if (voices > LARGEST || voices + repeats > MOST_ROWS || this.average(inA, inB) < least) return "refused";
    const [into, from] = a < b ? [a, b] : [b, a];
    if (repeats > 0) this.repeats.set(into, repeats);
    this.parent[from] = into;
    this.members.set(into, inA.concat(inB));
    this.members.delete(from);
    return "joined";
  }

  private average(inA: number[], inB: number[]): number {
    let sum = 0;
    for (const x of inA) {
      for (const y of inB) {
        if (this.linkage.apart(x, y)) return Number.NEGATIVE_INFINITY;
        const bits = this.linkage.bitsBetween(Math.min(x, y), Math.max(x, y)) ?? NEVER_COMPARED;
        sum += Math.max(WEAKEST, Math.min(STRONGEST, bits));
      }
    }
    return sum / (inA.length * inB.length);
  }
}
