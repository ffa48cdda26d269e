import { asc, isNull, sql } from "drizzle-orm";
import { dayDrawn } from "#app/features/compliance/register-days.ts";
import type { Rule } from "#app/features/compliance/rule.ts";
import { formOf } from "#app/features/compliance/rule-form.ts";
import { ruleInWords } from "#app/features/compliance/rule-in-words.ts";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import { termsOf } from "#app/features/compliance/rule-terms.ts";
import type { Queryable } from "#db/client.server.ts";
import { screenings } from "#db/schema.ts";
import type { ScreeningList } from "#db/vocabulary.ts";

export type ScreeningAge = {
  list: ScreeningList;
  title: string;
  /** "2026-11-17", where the register is kept. */
  drawnOn: string | null;
  entries: number;
  synthetic: boolean;
  days: number | null;
  holdsDays: number;
};
export type RuleLine = {
  id: string;
  version: string;
  place: string;
  title: string;
  says: string;
  source: string;
  verifiedOn: string | null;
  validFrom: string;
  validTo: string | null;
  standing: "in-force" | "to-come" | "over";
};

/** Every rule a call is decided by, with its source, and how old the lists are that some of them ask for. */
export async function rulesPage(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ rules: RuleLine[]; lists: ScreeningAge[] }> {
  const book = await rulesOfHouse(db);
  const today = now.toISOString().slice(0, 10);
  return {
    rules: book.rules.map((rule) => lineOf(rule, book.rules, today)),
    lists: await listAges(db, { rules: book.rules, now }),
  };
}

/** One rule with all its versions, the newest first, and what a new version begins from; null where there is none of this id. */
export async function rulePage(db: Queryable, { ruleId, now }: { ruleId: string; now: Date }) {
  const { rules } = await rulesOfHouse(db);
  const today = now.toISOString().slice(0, 10);
  const own = rules.filter(({ id }) => id === ruleId).toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  const [newest] = own;
  if (!newest) return null;
  const { title, kind, jurisdiction, region, source } = newest;
  const start = { title, kind, jurisdiction, region, source, validFrom: today, ...formOf(termsOf(newest)) };
  return { versions: own.map((rule) => lineOf(rule, rules, today)), start };
}

/** How a row stands today among the others of its id. */
function lineOf(rule: Rule, all: readonly Rule[], today: string): RuleLine {
  const begun = all.filter(({ id, validFrom }) => id === rule.id && validFrom <= today);
  const counts = begun.reduce<Rule | null>(
    (last, next) => (last && last.validFrom > next.validFrom ? last : next),
    null,
  );
  const over = rule !== counts || (rule.validTo !== null && rule.validTo <= today);
  const { id, version, title, source, verifiedOn, validFrom, validTo } = rule;
  return {
    ...{ id, version, title, source, verifiedOn, validFrom, validTo },
    place: rule.jurisdiction === "*" ? "everywhere" : [rule.jurisdiction, rule.region].filter(Boolean).join("-"),
    says: ruleInWords(rule),
    standing: validFrom > today ? "to-come" : over ? "over" : "in-force",
  };
}

/** The newest copy of each list some rule asks for. */
async function listAges(db: Queryable, { rules, now }: { rules: readonly Rule[]; now: Date }): Promise<ScreeningAge[]> {
  const newest = await db
    .select()
    .from(screenings)
    .where(isNull(screenings.replacedAt))
    .orderBy(asc(screenings.list), sql`${screenings.asOf} desc`);
  const washes = rules.flatMap((rule) => (rule.kind === "wash" ? [rule] : []));
  const ages = washes.map(({ list, title, maxAgeDays }) => {
    const loaded = newest.find((screening) => screening.list === list);
    const age = {
      list,
      title,
      drawnOn: loaded ? dayDrawn(list, loaded.asOf) : null,
      entries: loaded?.entries ?? 0,
      synthetic: loaded?.synthetic ?? false,
      days: loaded ? Math.floor((now.getTime() - loaded.asOf.getTime()) / 86_400_000) : null,
      holdsDays: maxAgeDays,
    };
    return [list, age] as const;
  });
  return [...new Map(ages).values()];
}
