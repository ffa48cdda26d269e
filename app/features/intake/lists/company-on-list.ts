import { matchAgainstKnown } from "#app/features/matching/against-known.ts";
import { toSubject } from "#app/features/matching/subject.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";

export type Met = { id: number; at: number; means: "register" | "name"; certain: boolean };

/**
 * Which of these companies stand on a list, met by their register's number or by name and place. Matching asks for a third sign before it
 * merges two companies; here one name at one postcode is enough, since a call to a customer costs the client more than a lead.
 */
export function companiesMet(fresh: MatchRecord[], listed: MatchRecord[]): Met[] {
  if (fresh.length === 0 || listed.length === 0) return [];
  const places = new Map<string, number>();
  const registered = new Map<string, number>();
  listed.forEach((record, at) => {
    const { name, postcode, companyNumber } = toSubject(record);
    if (name.text !== "" && postcode !== "") places.set(`${name.text} ${postcode}`, at);
    if (companyNumber.length >= shortestRegister) registered.set(companyNumber, at);
  });
  const met = new Map<number, Met>();
  for (const { a, b, band } of matchAgainstKnown(fresh, listed, { askFrom: ONE_IN_EIGHT })) {
    met.set(a, { id: a, at: b, means: "name", certain: band === "auto" });
  }
  for (const record of fresh) {
    const { name, postcode, companyNumber } = toSubject(record);
    const byRegister = companyNumber.length >= shortestRegister ? registered.get(companyNumber) : undefined;
    const byPlace = name.text === "" || postcode === "" ? undefined : places.get(`${name.text} ${postcode}`);
    if (byRegister !== undefined)
      met.set(record.id, { id: record.id, at: byRegister, means: "register", certain: true });
    else if (byPlace !== undefined) met.set(record.id, { id: record.id, at: byPlace, means: "name", certain: true });
  }
  return [...met.values()];
}

/** In bits: whether a customer is called is asked even where it is rather unlikely. */
const ONE_IN_EIGHT = Math.log2(1 / 7);

/** Shorter ones are counters of somebody's own, not a register's. */
const shortestRegister = 6;
