import type { Dice } from "./dice.ts";
import type { Row } from "./record.ts";

/** Puts every record in its place: those with a line on it, a follower behind its first, the others by chance. */
export function arrange(dice: Dice, rows: readonly Row[]): Row[] {
  const places: (Row | undefined)[] = Array.from({ length: rows.length });
  for (const row of rows) {
    if (row.line === undefined) continue;
    if (places[row.line - 1]) throw new Error(`two records for line ${row.line}`);
    places[row.line - 1] = row;
  }
  const followers = new Map(rows.flatMap((row) => (row.behind ? [[row.behind, row] as const] : [])));
  const free = dice.shuffled(rows.filter((row) => row.line === undefined && !row.behind));
  const queue = free.flatMap((row) => {
    const follower = followers.get(row);
    return follower ? [row, follower] : [row];
  });
  return places.map((row) => row ?? next(queue));
}

function next(queue: Row[]): Row {
  const row = queue.shift();
  if (!row) throw new Error("more lines than records");
  return row;
}
