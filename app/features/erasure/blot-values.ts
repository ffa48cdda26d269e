import type { Blotter, Says } from "./blot.ts";

/**
 * What of a stored value may hold somebody. All else in it is the trade's own vocabulary, whatever a person is called: a zone is not
 * "Europe/[erased]" because somebody is called London.
 *
 * - `words`: somebody wrote it, or a file had it
 * - `reached`: who rang or was rung: a number, an address or a whole name, and no last name alone
 * - `keys`: an object whose very keys are a client's words
 * - `all`: each of several
 */
export type May = "words" | "reached" | "keys" | { all: May } | { at: Record<string, May> };

const at = (keys: Record<string, May>): May => ({ at: keys });
const all = (may: May): May => ({ all: may });
const each = (may: May, ...keys: string[]): Record<string, May> => Object.fromEntries(keys.map((key) => [key, may]));

export const settings = at({
  ...each("words", "sheet"),
  statusWords: "keys",
  replacements: all(at({ from: all("words"), ...each("words", "to", "offer") })),
  offersLeft: all("words"),
  stepsTaken: at(each("words", "from", "words")),
  read: at({ sheet: "words", columns: all(at(each("words", "header"))), warnings: all("words") }),
});
export const decision = at({ givenReason: "words", reasons: all(at(each("words", "text"))) });
/** As the telephone provider tells it. */
export const callEvent = at(
  each("reached", "From", "To", "Caller", "Called", "CallerName", "CalledVia", "ForwardedFrom", "Digits"),
);
export const reasons = all(at(each("words", "text")));
export const steps = all(at(each("words", "original", "value")));
export const evidence = all(at(each("words", "text")));
export const facts = at(each("words", "oldStatus", "lostReason", "competitor"));
export const brought = at(each(at(each("words", "was", "is")), "oldStatus", "lostReason", "competitor"));
export const typed = at(
  each("words", "name", "website", "domain", "addressLine1", "addressLine2", "industry", "companyNumber"),
);

const held = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** All of it that a person may have written or a file may have held. */
export function textsIn(value: unknown, may: May): string[] {
  if (typeof may === "string") {
    if (may === "keys") return held(value) ? Object.keys(value) : [];
    return typeof value === "string" ? [value] : [];
  }
  if ("all" in may) return Array.isArray(value) ? value.flatMap((one) => textsIn(one, may.all)) : [];
  return held(value) ? Object.entries(may.at).flatMap(([key, inner]) => textsIn(value[key], inner)) : [];
}

/** The same value without the person; the very value where nothing of them stands in it. */
export function blotValue(value: unknown, may: May, blotter: Blotter, says?: Says): unknown {
  const after = blotted(value, may, blotter, says);
  return JSON.stringify(after) === JSON.stringify(value) ? value : after;
}

function blotted(value: unknown, may: May, blotter: Blotter, says?: Says): unknown {
  if (may === "words" || may === "reached") {
    const of = may === "words" ? says : { name: null, place: true };
    if (typeof value === "string") return blotter.blot(value, of);
    if (typeof value !== "number") return value;
    const written = blotter.blot(String(value), of);
    return written === String(value) ? value : written;
  }
  if (may === "keys") {
    if (!held(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([word, means]) => [blotter.blot(word, says), means]));
  }
  if ("all" in may) return Array.isArray(value) ? value.map((one) => blotted(one, may.all, blotter, says)) : value;
  if (!held(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const inner = Object.hasOwn(may.at, key) ? may.at[key] : undefined;
      return [key, inner === undefined ? one : blotted(one, inner, blotter, says)];
    }),
  );
}
