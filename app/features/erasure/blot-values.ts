import type { Blotter } from "./blot.ts";

/** What stands under these words of a stored object is vocabulary, whatever a person is called. */
const vocabulary = new Set([
  "code",
  "field",
  "rule",
  "level",
  "guard",
  "kind",
  "version",
  "verdict",
  "encoding",
  "delimiter",
]);
/** Objects whose very keys are a client's words. */
const wordLists = new Set(["statusWords"]);

/** All that a person may have written or a file may have held, at whatever depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, held]) => (vocabulary.has(key) ? [] : textsIn(held)));
}

/** The same value without the person; the very value where nothing of them stands in it. */
export function blotValue(value: unknown, blotter: Blotter, ofThem?: boolean): unknown {
  if (typeof value === "string") return blotter.blot(value, ofThem);
  if (typeof value === "number") {
    const written = String(value);
    const blotted = blotter.blot(written);
    return blotted === written ? value : blotted;
  }
  if (Array.isArray(value))
    return same(
      value,
      value.map((held) => blotValue(held, blotter, ofThem)),
    );
  if (value === null || typeof value !== "object") return value;
  const before = Object.entries(value);
  const after = before.map(([key, held]): [string, unknown] => {
    if (vocabulary.has(key)) return [key, held];
    if (!wordLists.has(key) || held === null || typeof held !== "object")
      return [key, blotValue(held, blotter, ofThem)];
    return [key, Object.fromEntries(Object.entries(held).map(([word, means]) => [blotter.blot(word, ofThem), means]))];
  });
  return JSON.stringify(before) === JSON.stringify(after) ? value : Object.fromEntries(after);
}

const same = (before: unknown[], after: unknown[]): unknown[] =>
  before.every((value, n) => value === after[n]) ? before : after;
