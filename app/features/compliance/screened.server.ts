import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import type { ScreeningList } from "#db/vocabulary.ts";
import type { CallFacts } from "./facts.ts";

type Asked = { e164: string; numberHash: string };
export type Screening = {
  list: ScreeningList;
  as_of: string;
  covers: "register" | "wash";
  prefixes: string[] | null;
  listed: string[];
  clear: string[];
};

/** What each screening in force says of these hashes, the newest first, a loaded one before the demo's made-up ones. */
export const screeningsText = (hashes: string): string => `
  select s.list, s.as_of, s.covers, s.prefixes, said.listed, said.clear
  from screenings s, lateral (
    select coalesce(array_agg(number_hash) filter (where listed), '{}') as listed,
      coalesce(array_agg(number_hash) filter (where not listed), '{}') as clear
    from screening_numbers where screening_id = s.id and number_hash = any(${hashes})
  ) said
  where s.replaced_at is null order by s.synthetic, s.as_of desc, s.id desc`;

/** What is on file about these numbers, for `saysOf`. */
export const screeningsOf = (db: Queryable, numbers: readonly Asked[]): Promise<Screening[]> =>
  runNamed(db, "screenings", screeningsText("$1::text[]"), [[...new Set(numbers.map(({ numberHash }) => numberHash))]]);

/**
 * What each list says of a number: the first screening that speaks of it. A copy of a register speaks of every number it was
 * bought for, the result of a wash only of those that were sent.
 */
export function saysOf(screenings: readonly Screening[], number: Asked): CallFacts["screenings"] {
  const says: CallFacts["screenings"] = {};
  for (const screening of screenings) {
    const listed = screening.listed.includes(number.numberHash);
    if (says[screening.list] || !(listed || speaksOf(screening, number))) continue;
    says[screening.list] = { asOf: new Date(screening.as_of), listed };
  }
  return says;
}

function speaksOf({ covers, prefixes, clear }: Screening, { e164, numberHash }: Asked): boolean {
  if (covers === "wash") return clear.includes(numberHash);
  return prefixes === null || prefixes.some((prefix) => e164.startsWith(prefix));
}
