import { leadPriority } from "#app/features/companies/lead-priority.ts";
import { type StatusWords, standingOf } from "#app/features/companies/status-words.ts";
import type { LeadFacts } from "#app/features/matching/lead-facts.ts";
import type { KeptRecord } from "./inspect.ts";

/** What a row says of a lead, be it its own or the one it goes into. */
export function factsOfRow(
  record: KeptRecord,
  { statusWords, now }: { statusWords: StatusWords; now: Date },
): LeadFacts {
  const { oldStatus, lostReason, lostOn, lastContactedOn, competitor } = record;
  const { contractStartOn, contractEndOn, contractMonths, contact, phones } = record;
  const said = { oldStatus, lostReason, lostOn, lastContactedOn, competitor, contractEndOn };
  const reach = {
    knowsPerson: contact.full !== null,
    knowsDirectNumber: phones.some(({ label }) => label === "direct" || label === "mobile"),
  };
  const standing = standingOf(said, statusWords);
  const priority = leadPriority({ ...said, ...reach, standing }, now.toISOString().slice(0, 10));
  return { ...said, contractStartOn, contractMonths, priority };
}

/** As it is kept with the row: what it says nothing of is left out. */
export const keptFacts = (facts: LeadFacts): Record<string, string | number> =>
  Object.fromEntries(Object.entries(facts).flatMap(([column, fact]) => (fact === null ? [] : [[column, fact]])));
