/** Two ids as one number, whichever comes first: a set of texts of a million records would be most of the memory. */
export function pairKey(one: number, other: number): number {
  return Math.min(one, other) * MOST_IDS + Math.max(one, other);
}

export const MOST_IDS = 2 ** 26;

/** Groups of ids that grow by joining two at a time. */
export class Groups {
  private readonly parent = new Map<number, number>();

  constructor(joined: Iterable<{ a: number; b: number }> = []) {
    for (const { a, b } of joined) this.join(a, b);
  }

  find(id: number): number {
    let root = id;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    for (let at = id; at !== root; ) {
      const next = this.parent.get(at) ?? root;
      this.parent.set(at, root);
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.find(one), this.find(other)];
    if (a !== b) this.parent.set(Math.max(a, b), Math.min(a, b));
  }

  /** The ids that were joined to others, group by group. */
  members(): Map<number, number[]> {
    const groups = new Map<number, number[]>();
    for (const id of this.parent.keys()) {
      const root = this.find(id);
      const group = groups.get(root);
      if (group) group.push(id);
      else groups.set(root, [root, id]);
    }
    return groups;
  }

  /** Every pair that lies in one group. */
  pairs(): Set<number> {
    const pairs = new Set<number>();
    for (const group of this.members().values()) {
      group.forEach((one, at) => {
        for (const other of group.slice(at + 1)) pairs.add(pairKey(one, other));
      });
    }
    return pairs;
  }
}
