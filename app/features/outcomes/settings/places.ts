import { keys, mostPlaces } from "./disposition-form.ts";

type Placed = { id: string; position: number; label: string; offered: boolean };

/** Keys that nothing offered stands on. One that is put away leaves its key to others. */
export function freeKeys(all: readonly Placed[]): number[] {
  const taken = new Set(all.flatMap(({ offered, position }) => (offered ? [position] : [])));
  return Array.from({ length: keys }, (_, at) => at + 1).filter((key) => !taken.has(key));
}

/** The first place behind the key 0 that nobody has; null where there is none. */
export function placeBehind(all: readonly Placed[]): number | null {
  const taken = new Set(all.map(({ position }) => position));
  for (let place = keys + 1; place <= mostPlaces; place += 1) if (!taken.has(place)) return place;
  return null;
}

/** Who has this name already, also among those that are put away: what was said on earlier calls is told by it. */
export const namesake = <One extends Placed>(all: readonly One[], label: string, but?: string): One | null =>
  all.find(({ id, label: theirs }) => id !== but && theirs.toLowerCase() === label.toLowerCase()) ?? null;
