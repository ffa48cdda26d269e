import { isEverydayWord } from "#app/features/matching/everyday-words.ts";
import { normaliseName } from "#app/features/matching/normalise-name.ts";
import { wordsOf } from "#app/features/matching/normalise-text.ts";
import { registerEntry } from "#app/features/matching/subject.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Recognition } from "#db/vocabulary.ts";

/** A row of the file, as it is looked for among the records we have. */
export type Arrival = { line: number; externalId: string | null; record: MatchRecord };
export type Again = { at: number; by: Recognition };
export type Recognised = {
  /** By line: the place of the record that this row is once more. */
  again: Map<number, Again>;
  /** The client's own id is one we know, and yet the companies are plainly two: a person is asked. */
  doubtful: { line: number; at: number }[];
};

/** So many ids may contradict what we know before they pass for mere row numbers, where no more of them agree. */
const FEW = 3;

/**
 * Which rows are records we have, once more: because they say the same, else by the client's own row id. Each record is met once;
 * a second row that says the same is a duplicate of its own. Ids that mostly name other companies number the rows, and say nothing.
 *
 * @param idsKnown the place of the record each of the client's own ids belongs to
 */
export function recogniseRows(
  arrivals: readonly Arrival[],
  known: readonly MatchRecord[],
  idsKnown: ReadonlyMap<string, number>,
): Recognised {
  const again = new Map<number, Again>();
  const met = new Set<number>();
  const meet = (line: number, at: number, by: Recognition) => {
    again.set(line, { at, by });
    met.add(at);
  };
  /** Of each wording the records nobody met yet: a file may hold one row a hundred thousand times. */
  const saying = new Map<string, Set<number>>();
  known.forEach((record, at) => {
    const words = wordingOf(record);
    const places = saying.get(words);
    if (places) places.add(at);
    else saying.set(words, new Set([at]));
  });
  const byId: { line: number; at: number }[] = [];
  const doubtful: Recognised["doubtful"] = [];
  for (const { line, externalId, record } of arrivals) {
    const named = externalId === null ? undefined : idsKnown.get(externalId);
    const same = saying.get(wordingOf(record)) ?? new Set<number>();
    const at = named !== undefined && same.has(named) ? named : firstOf(same);
    if (at !== undefined) {
      meet(line, at, at === named ? "row-id" : "same-record");
      same.delete(at);
    } else if (named === undefined) continue;
    else (plainlyAnother(record, known[named] as MatchRecord) ? doubtful : byId).push({ line, at: named });
  }
  // Ids that mostly name other companies number the rows of each file anew.
  if (doubtful.length > Math.max(byId.length + [...again.values()].filter(({ by }) => by === "row-id").length, FEW)) {
    return { again, doubtful: [] };
  }
  for (const { line, at } of byId) if (!met.has(at)) meet(line, at, "row-id");
  return { again, doubtful };
}

const firstOf = (places: ReadonlySet<number>): number | undefined => places.values().next().value;

/** Do both bear one name, however it is written? Only then is a certain match the same record and not another one of the company. */
export const bearOneName = (one: MatchRecord, other: MatchRecord): boolean =>
  normaliseName(one.company ?? "").compact === normaliseName(other.company ?? "").compact;

/** All that a record says of who it is, as one text: equal for a row that was only saved again. */
function wordingOf({ company, contact, phones, emails, domain, postcode, companyNumber }: MatchRecord): string {
  const set = (values: readonly string[]) => [...new Set(values)].sort().join(" ");
  const person = wordsOf(contact ?? "").join(" ");
  const place = (postcode ?? "").replace(/\s/g, "").toUpperCase();
  const entry = registerEntry(companyNumber ?? "");
  return [normaliseName(company ?? "").compact, person, set(phones), set(emails), domain ?? "", place, entry].join("|");
}

/** Nothing that two records of one company share: no word of the name, no number, address or place. */
function plainlyAnother(one: MatchRecord, other: MatchRecord): boolean {
  const share = (some: readonly string[], others: readonly string[]) => some.some((value) => others.includes(value));
  const telling = ({ company }: MatchRecord) =>
    normaliseName(company ?? "").words.filter((word) => word.length > 3 && !isEverydayWord(word));
  return !(
    bearOneName(one, other) ||
    share(telling(one), telling(other)) ||
    share(one.phones, other.phones) ||
    share(one.emails, other.emails) ||
    (one.domain !== null && one.domain === other.domain) ||
    (one.companyNumber !== null && one.companyNumber === other.companyNumber)
  );
}
