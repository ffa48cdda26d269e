import type { Factor, OrderFacts, Part, Weighable } from "./order.ts";

/** What each weight is called where a manager sets it, and what it means. */
export const factorWords: Record<Weighable, { name: string; means: string }> = {
  "own-promise": {
    name: "Their own promise",
    means: "At 100 it comes before everything; below, it is worth so much more to whoever promised.",
  },
  promise: { name: "A promised hour", means: "Somebody was told when we call; the hour has come." },
  dated: { name: "Other due work", means: "A retry, or a lead that somebody kept: its date has come." },
  "near-qualified": {
    name: "Nearly qualified",
    means: "What the client’s file says for it; the cold count for little.",
  },
  woken: { name: "Just woken", means: "What it slept for has happened within the last week." },
  "best-hour": { name: "Their best hour", means: "They have answered at this hour of their day before." },
  "fewer-calls": {
    name: "Fewer calls",
    means: "Not called in this round counts in full, once called a half, and so on.",
  },
};

/** Why a lead stands where it does, the heaviest reason first: "a call was promised", "nearly qualified". */
export function forIt(facts: OrderFacts, parts: readonly Part[]): string[] {
  return parts
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .flatMap(({ factor }) => reason(factor, facts) ?? []);
}

/** What speaks against it, if anything. */
export function againstIt({ calls }: OrderFacts): string | null {
  if (calls === 0) return null;
  return calls === 1 ? "one call in this round" : `${calls} calls in this round`;
}

function reason(factor: Factor, { standing, calls }: OrderFacts): string | null {
  switch (factor) {
    case "promise":
      return "a call was promised";
    case "dated":
      return "its date has come";
    case "near-qualified":
      return standing >= 70 ? "nearly qualified" : standing >= 40 ? "has reasons to listen" : null;
    case "woken":
      return "just woken";
    case "best-hour":
      return "they answer at this hour";
    case "fewer-calls":
      return calls === 0 ? "not called yet" : null;
  }
}
