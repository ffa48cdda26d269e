import { asc } from "drizzle-orm";
import { runNamed } from "#app/kit/run-named.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { rules } from "#db/schema.ts";
import { builtInRules } from "./built-in-rules.ts";
import type { Rule } from "./rule.ts";
import { type RuleBook, ruleBook } from "./rule-book.ts";
import { settledRulePlace } from "./rule-place.ts";
import { ruleTerms, termsOf } from "./rule-terms.ts";

type RuleRow = typeof rules.$inferSelect;

/** Books worked out lately, by what their rows said: every change of a row has a revision of its own. */
const books = new Map<string, RuleBook>();
const booksKept = 8;

/** Which rows there are: another answer after every change of one, for the price of a glance. */
export const bookStateText = "select count(*) || ' ' || bit_xor(uuid_hash_extended(revision, 0)) from rules";

/** The rules of this house as they stand in this transaction. Reading them again costs one small question while nothing changed. */
export async function rulesOfHouse(db: Queryable): Promise<RuleBook> {
  const [found] = await runNamed<{ state: string }>(db, "rule-book-state", `select (${bookStateText}) as state`, []);
  return bookOf(db, found?.state ?? "none");
}

/** The same where the state has been asked for among other things. */
export async function bookOf(db: Queryable, state: string): Promise<RuleBook> {
  let book = books.get(state);
  if (!book) {
    const rows = await db.select().from(rules).orderBy(asc(rules.added));
    book = ruleBook(rows.map(ruleOf));
    if (books.size >= booksKept) books.clear();
    books.set(state, book);
  }
  return book;
}

function ruleOf({
  id,
  version,
  jurisdiction,
  region,
  title,
  validFrom,
  validTo,
  source,
  verifiedOn,
  kind,
  terms,
}: RuleRow): Rule {
  const row = {
    id,
    version,
    ...settledRulePlace({ jurisdiction, region }),
    title,
    validFrom,
    validTo,
    source,
    verifiedOn,
  };
  return { ...row, ...ruleTerms.parse({ ...(terms as object), kind }) };
}

/**
 * Writes the rules this release is delivered with into the house's table; those it has already, and what an admin wrote, stay
 * as they are. Safe to repeat.
 */
export async function deliverRules(db: Queryable): Promise<void> {
  const delivered = builtInRules.map((rule) => {
    const { kind, ...terms } = termsOf(rule);
    const { id, version, jurisdiction, region, title, validFrom, validTo, source, verifiedOn } = rule;
    return { id, version, jurisdiction, region, title, validFrom, validTo, source, verifiedOn, kind, terms };
  });
  await db.insert(rules).values(delivered).onConflictDoNothing();
}
