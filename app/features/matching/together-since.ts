export type Joining = { keptCompanyId: string; mergedCompanyId: string; at: Date };

/**
 * Since when each company has been one with the two of this merge: when the last of the merges on the way to them was made. What was done
 * with it before was done with nobody on the other side.
 */
export function togetherSince(parted: Joining, standing: readonly Joining[]): Map<string, Date> {
  const since = new Map([
    [parted.keptCompanyId, parted.at],
    [parted.mergedCompanyId, parted.at],
  ]);
  // A map is walked in the order in which it grows: everybody next to one of them, then those next to these.
  for (const [companyId, at] of since) {
    for (const { keptCompanyId, mergedCompanyId, at: joined } of standing) {
      const next = companyId === keptCompanyId ? mergedCompanyId : companyId === mergedCompanyId ? keptCompanyId : null;
      if (next && !since.has(next)) since.set(next, joined > at ? joined : at);
    }
  }
  return since;
}
