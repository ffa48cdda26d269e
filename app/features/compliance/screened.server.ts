import { type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import type { ScreeningList } from "#db/vocabulary.ts";
import type { CallFacts } from "./facts.ts";

type Asked = { e164: string; numberHash: string };
type Screening = {
  list: ScreeningList;
  as_of: Date;
  covers: "register" | "wash";
  prefixes: string[] | null;
  listed: string[];
  clear: string[];
};

/**
 * What each list says of each number: the newest screening that speaks of it, a loaded one before the demo's made-up ones. A copy of a register speaks of every number it was
 * bought for, the result of a wash only of those that were sent.
 */
export async function screeningsOf(
  db: Queryable,
  numbers: readonly Asked[],
): Promise<(number: Asked) => CallFacts["screenings"]> {
  const hashes = sql.param([...new Set(numbers.map(({ numberHash }) => numberHash))]);
  const among = (listed: SQL) =>
    sql`array(select n.number_hash from screening_numbers n where n.screening_id = s.id and n.number_hash = any(${hashes}::text[]) and ${listed})`;
  const found = await db.execute<Screening>(sql`
    select s.list, s.as_of, s.covers, s.prefixes, ${among(sql`n.listed`)} as listed, ${among(sql`not n.listed`)} as clear
    from screenings s where s.replaced_at is null order by s.synthetic, s.as_of desc, s.id desc`);
  const newestFirst = found.rows.map((row) => ({ ...row, as_of: new Date(row.as_of) }));
  return (number) => {
    const says: CallFacts["screenings"] = {};
    for (const screening of newestFirst) {
      const listed = screening.listed.includes(number.numberHash);
      if (says[screening.list] || !(listed || speaksOf(screening, number))) continue;
      says[screening.list] = { asOf: screening.as_of, listed };
    }
    return says;
  };
}

function speaksOf({ covers, prefixes, clear }: Screening, { e164, numberHash }: Asked): boolean {
  if (covers === "wash") return clear.includes(numberHash);
  return prefixes === null || prefixes.some((prefix) => e164.startsWith(prefix));
}
