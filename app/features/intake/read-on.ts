import type { ShownChange } from "./count-changes.ts";

/** Where a list of changes is read on: from this row, without so many of its changes that are shown already. */
export type ReadOn = { line: number; skip: number };

/** Where a list goes on after these changes. */
export function readOnAfter(changes: readonly Pick<ShownChange, "line">[]): ReadOn {
  const line = changes.at(-1)?.line ?? 0;
  return { line, skip: changes.filter((change) => change.line === line).length };
}
