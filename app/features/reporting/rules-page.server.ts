import type { Rule } from "#app/features/compliance/rule.ts";
import { formOf } from "#app/features/compliance/rule-form.ts";
import { ruleInWords } from "#app/features/compliance/rule-in-words.ts";
import { rulesOfHouse } from "#app/features/compliance/rule-rows.server.ts";
import { termsOf } from "#app/features/compliance/rule-terms.ts";
import type { Queryable } from "#db/client.server.ts";
import { type ListAge, listAges } from "./list-ages.server.ts";

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
): Promise<{ rules: RuleLine[]; lists: ListAge[] }> {
  const book = await rulesOfHouse(db);
  const today = now.toISOString().slice(0, 10);
  const lines = book.rules.map((rule) => ({ rule, line: lineOf(rule, book.rules, today) }));
  const washes = lines.flatMap(({ rule, line }) =>
    rule.kind === "wash" && line.standing === "in-force" ? [rule] : [],
  );
  return { rules: lines.map(({ line }) => line), lists: await listAges(db, { washes, now }) };
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
