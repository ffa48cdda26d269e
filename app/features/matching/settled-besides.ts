type Between = { aRoot: string; bRoot: string };

/**
 * How many other open questions each answer would answer with it: those between the same two groups, and, if the two become one,
 * those to a third of whom somebody has already said that one of them is another company.
 */
export function settledBesides(
  current: Between & { id: string },
  open: Iterable<Between & { id: string }>,
  told: readonly Between[],
): { same: number; different: number } {
  const { aRoot, bRoot } = current;
  const own = new Set([aRoot, bRoot]);
  const apart = new Set(
    told.flatMap(({ aRoot: one, bRoot: other }) => (own.has(one) ? other : own.has(other) ? one : [])),
  );
  const besides = { same: 0, different: 0 };
  for (const other of open) {
    if (other.id === current.id) continue;
    const touches = [own.has(other.aRoot), own.has(other.bRoot)];
    if (touches[0] && touches[1]) {
      besides.same++;
      besides.different++;
    } else if (touches[0] || touches[1]) {
      if (apart.has(touches[0] ? other.bRoot : other.aRoot)) besides.same++;
    }
  }
  return besides;
}
