import { desc, isNull } from "drizzle-orm";
import { dayDrawn } from "#app/features/compliance/register-days.ts";
import type { WashRule } from "#app/features/compliance/rule.ts";
import type { Queryable } from "#db/client.server.ts";
import { screenings } from "#db/schema.ts";
import type { ScreeningCover, ScreeningList } from "#db/vocabulary.ts";

export type ListAge = {
  list: ScreeningList;
  title: string;
  /** "2026-11-17", where the register is kept; null where none was ever loaded. */
  drawnOn: string | null;
  entries: number;
  synthetic: boolean;
  /** The result of a wash holds for the numbers that were sent, and for no other. */
  covers: ScreeningCover;
  /** What the numbers begin with that a copy was bought for; null where it speaks of all. */
  prefixes: string[] | null;
  /** How many numbers were washed beside it since it was loaded. */
  washedSince: number;
  days: number | null;
  holdsDays: number;
};
type Asked = { washes: readonly Pick<WashRule, "list" | "title" | "maxAgeDays">[]; now: Date };

const dayMs = 86_400_000;

/**
 * How old each list is that a rule asks for, by the strictest of those that ask for it: the newest copy of the whole register as long as it holds, since it speaks of every number, else
 * whatever is newest. A wash of a few numbers, or a copy for some area codes, makes no register new.
 */
export async function listAges(db: Queryable, { washes, now }: Asked): Promise<ListAge[]> {
  const loaded = await db.select().from(screenings).where(isNull(screenings.replacedAt)).orderBy(desc(screenings.asOf));
  const ageOf = ({ asOf }: { asOf: Date }) => Math.floor((now.getTime() - asOf.getTime()) / dayMs);
  return strictest(washes).map(({ list, title, maxAgeDays }) => {
    const own = loaded.filter((one) => one.list === list);
    const speaks = own.find((one) => isWhole(one) && ageOf(one) < maxAgeDays) ?? own[0];
    return {
      ...{ list, title, holdsDays: maxAgeDays },
      drawnOn: speaks ? dayDrawn(list, speaks.asOf) : null,
      entries: speaks?.entries ?? 0,
      synthetic: speaks?.synthetic ?? false,
      covers: speaks?.covers ?? "register",
      prefixes: speaks?.prefixes ?? null,
      washedSince: speaks ? washedBeside(speaks, own) : 0,
      days: speaks ? ageOf(speaks) : null,
    };
  });
}

/** A call must pass every rule that asks for the list, so the one with the shortest time holds. */
function strictest(washes: Asked["washes"]): Asked["washes"] {
  const byList = new Map<ScreeningList, Asked["washes"][number]>();
  for (const wash of washes) {
    const before = byList.get(wash.list);
    if (!before || wash.maxAgeDays < before.maxAgeDays) byList.set(wash.list, wash);
  }
  return [...byList.values()];
}

type Loaded = typeof screenings.$inferSelect;

const isWhole = ({ covers, prefixes }: Loaded): boolean => covers === "register" && prefixes === null;

function washedBeside(speaks: Loaded, own: readonly Loaded[]): number {
  const since = own.filter((one) => one !== speaks && one.covers === "wash" && one.loadedAt >= speaks.loadedAt);
  return since.reduce((sum, { entries }) => sum + entries, 0);
}
