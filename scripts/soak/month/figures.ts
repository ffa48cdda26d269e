/** Figures by a path of names, so that a page's object and a count by hand can be held beside each other. */
export type Figures = Record<string, number>;

export function flat(value: unknown, path = ""): Figures {
  if (typeof value === "number") return { [path]: value };
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => Object.entries(flat(part, path === "" ? name : `${path}.${name}`))),
  );
}

export function count<T>(rows: readonly T[], which: (row: T) => boolean): number {
  return rows.reduce((n, row) => n + (which(row) ? 1 : 0), 0);
}

/** The middle of what was measured, between the two in the middle where there is none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
