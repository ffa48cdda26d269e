import { desc } from "drizzle-orm";
import { builtInRules, versionLabel } from "#app/features/compliance/rules.ts";
import type { Queryable } from "#db/client.server.ts";
import { screenings } from "#db/schema.ts";
import type { ScreeningList } from "#db/vocabulary.ts";

export type ScreeningAge = {
  list: ScreeningList;
  title: string;
  asOf: string | null;
  entries: number;
  synthetic: boolean;
  days: number | null;
  holdsDays: number;
};
export type RuleRow = {
  id: string;
  place: string;
  title: string;
  kind: string;
  version: string;
  source: string;
  verifiedOn: string | null;
};

/** Every rule a call is decided by, with its source, and how old the lists are that some of them ask for. */
export async function rulesPage(
  db: Queryable,
  { now }: { now: Date },
): Promise<{ rules: RuleRow[]; lists: ScreeningAge[] }> {
  const newest = await db
    .selectDistinctOn([screenings.list])
    .from(screenings)
    .orderBy(screenings.list, desc(screenings.asOf));
  const washes = builtInRules.flatMap((rule) => (rule.kind === "wash" ? [rule] : []));
  const lists = new Map(
    washes.map(({ list, title, maxAgeDays }) => {
      const loaded = newest.find((screening) => screening.list === list);
      const age = {
        list,
        title,
        asOf: loaded?.asOf.toISOString() ?? null,
        entries: loaded?.entries ?? 0,
        synthetic: loaded?.synthetic ?? false,
        days: loaded ? Math.floor((now.getTime() - loaded.asOf.getTime()) / 86_400_000) : null,
        holdsDays: maxAgeDays,
      };
      return [list, age];
    }),
  );
  const rules = builtInRules.map((rule) => ({
    id: `${rule.id} ${rule.validFrom}`,
    place: rule.jurisdiction === "*" ? "everywhere" : [rule.jurisdiction, rule.region].filter(Boolean).join("-"),
    title: rule.title,
    kind: rule.kind,
    version: versionLabel(rule),
    source: rule.source,
    verifiedOn: rule.verifiedOn,
  }));
  return { rules, lists: [...lists.values()] };
}
