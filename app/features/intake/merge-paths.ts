import type { Evidence } from "#app/features/matching/types.ts";

export type Link = { a: number; b: number; probability: number; evidence: Evidence[] };

/**
 * Why each record of a cluster went into the root: the link by which one gets from it towards the root. Links form a tree, and
 * some of its knots may be quarantined records, which never merge but did lead the way.
 */
export function pathsTo(root: number, neighbours: ReadonlyMap<number, Link[]>): Map<number, Link> {
  const towards = new Map<number, Link>();
  const seen = new Set([root]);
  const queue = [root];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const link of neighbours.get(at) ?? []) {
      const next = link.a === at ? link.b : link.a;
      if (seen.has(next)) continue;
      seen.add(next);
      towards.set(next, link);
      queue.push(next);
    }
  }
  return towards;
}

export function neighboursOf(links: readonly Link[]): Map<number, Link[]> {
  const neighbours = new Map<number, Link[]>();
  for (const link of links) {
    for (const end of [link.a, link.b]) {
      const there = neighbours.get(end);
      if (there) there.push(link);
      else neighbours.set(end, [link]);
    }
  }
  return neighbours;
}
