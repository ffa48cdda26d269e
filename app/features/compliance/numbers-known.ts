import type { OfNumbers } from "./circumstances.server.ts";

/** What of all that is known of many numbers concerns these few; calls that are told already are not told twice. */
export type NumbersKnown = (hashes: readonly string[], told: OfNumbers["calls"]) => OfNumbers;

export function numbersKnown({ agreed, calls, screenings }: OfNumbers): NumbersKnown {
  const agreeing = new Set(agreed);
  const callsTo = new Map<string, OfNumbers["calls"]>();
  for (const call of calls) callsTo.set(call.number_hash, [...(callsTo.get(call.number_hash) ?? []), call]);
  const lists = screenings.map((screening) => ({
    ...{ screening, listed: new Set(screening.listed), clear: new Set(screening.clear) },
  }));
  return (hashes, told) => {
    const own = [...new Set(hashes)];
    const isTold = new Set(told.map(({ number_hash, placed_at }) => `${number_hash} ${placed_at}`));
    return {
      agreed: own.filter((hash) => agreeing.has(hash)),
      calls: [
        ...told,
        ...own.flatMap((hash) =>
          (callsTo.get(hash) ?? []).filter(({ placed_at }) => !isTold.has(`${hash} ${placed_at}`)),
        ),
      ],
      screenings: lists.map(({ screening, listed, clear }) => ({
        ...screening,
        listed: own.filter((hash) => listed.has(hash)),
        clear: own.filter((hash) => clear.has(hash)),
      })),
    };
  };
}
