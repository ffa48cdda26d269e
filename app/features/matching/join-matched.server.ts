import { sql } from "drizzle-orm";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { chooseKept } from "./choose-kept.ts";
import { companyStandings } from "./company-standings.server.ts";
import { uuids } from "./company-tree.server.ts";
import { lockLeads } from "./group-leads.server.ts";
import { mergeInto } from "./merge-companies.server.ts";
import { weightsVersion } from "./rates.ts";
import { areTwoEntries, registerEntries } from "./register-entries.server.ts";
import { settleQuestions } from "./settle-questions.server.ts";
import type { Branch } from "./types.ts";

/** Two records of companies, by the companies' ids, and what is to become of them. */
export type Matched = Pick<Branch, "probability" | "evidence"> & {
  ids: readonly [string, string];
  does: "merge" | "ask" | "link";
};
export type Joined = { merged: number; asked: number; linked: number };

/** So many pairs in one transaction: no import and no reviewer waits for the whole of a backlog. */
const AT_A_TIME = 200;

/**
 * Certain ones merge, unless a person has said otherwise or an agent has them; likely ones are asked about, once; sites of one firm are
 * linked. Nothing that somebody has answered is asked again.
 */
export async function joinMatched(
  db: Db,
  { clientId, pairs, now }: { clientId: string; pairs: readonly Matched[]; now: Date },
): Promise<Joined> {
  const told: Joined = { merged: 0, asked: 0, linked: 0 };
  for (let from = 0; from < pairs.length; from += AT_A_TIME) {
    await db.transaction(async (tx) => {
      await lockCompanies(tx, clientId);
      const touched: string[] = [];
      const batch = pairs.slice(from, from + AT_A_TIME);
      // Most pairs have been one for long: those are seen in one question.
      const before = await rootsOf(tx, [...new Set(batch.flatMap(({ ids }) => ids))]);
      // In one order for all of them, as whoever locks many leads does: pair by pair, two would wait for each other.
      const apart = batch.filter(
        ({ does, ids: [one, other] }) => does === "merge" && before.get(one) !== before.get(other),
      );
      await lockLeads(tx, [...new Set(apart.flatMap(({ ids }) => ids.flatMap((id) => before.get(id) ?? [])))]);
      for (const pair of batch) {
        const [first, second] = pair.ids;
        if (before.get(first) === before.get(second)) continue;
        const roots = await rootsOf(tx, [first, second]);
        const [one = "", other = ""] = pair.ids.map((id) => roots.get(id));
        // One by now, or gone with an import that was undone.
        if (one === "" || other === "" || one === other) continue;
        const linked = pair.does === "link";
        // Whatever was put to a person stays theirs, and what was typed beside a company we know, as another one, most of all.
        if (await askedBefore(tx, one, other)) continue;
        if (pair.does === "merge" && (await merge(tx, { one, other, pair, now }))) told.merged++;
        else if (!(await ask(tx, { clientId, one, other, pair, linked, now }))) continue;
        else if (linked) told.linked++;
        else told.asked++;
        touched.push(one, other);
      }
      // Questions between records that are one by now are answered with it.
      await settleQuestions(tx, { clientId, companyIds: touched, decisionId: null, by: null, now });
    });
  }
  return told;
}

async function merge(
  tx: Tx,
  { one, other, pair, now }: { one: string; other: string; pair: Matched; now: Date },
): Promise<boolean> {
  const [first, second] = await companyStandings(tx, [one, other]);
  if (!first || !second) return false;
  const entries = await registerEntries(tx, [one, other]);
  if (areTwoEntries(entries.get(one), entries.get(other))) return false;
  const kept = chooseKept(first, second);
  const mergedCompanyId = kept === first ? second.companyId : first.companyId;
  const { probability, evidence } = pair;
  const done = await mergeInto(tx, {
    keptCompanyId: kept.companyId,
    mergedCompanyId,
    probability,
    evidence,
    weightsVersion,
    by: null,
    now,
  });
  return done.ok;
}

/** A question, or a link, for these two; what there is already stays as it is. */
async function ask(
  tx: Tx,
  {
    clientId,
    one,
    other,
    pair: { probability, evidence },
    linked,
    now,
  }: { clientId: string; one: string; other: string; pair: Matched; linked: boolean; now: Date },
): Promise<boolean> {
  const [aCompanyId = "", bCompanyId = ""] = [one, other].sort();
  const said = linked ? { answer: "branch" as const, answeredAt: now } : {};
  const made = await tx
    .insert(matchDecisions)
    .values({ clientId, aCompanyId, bCompanyId, probability, evidence, weightsVersion, askedAt: now, ...said })
    .onConflictDoNothing()
    .returning({ id: matchDecisions.id });
  return made.length > 0;
}

/** Between any records of the two groups: open or answered, nobody is asked a second time in other words. */
async function askedBefore(tx: Tx, one: string, other: string): Promise<boolean> {
  const found = await tx.execute(sql`
    with x as (select id from companies where id = ${one} or merged_into_id = ${one}),
      y as (select id from companies where id = ${other} or merged_into_id = ${other})
    select 1 from match_decisions d
    where (d.a_company_id in (select id from x) and d.b_company_id in (select id from y))
      or (d.a_company_id in (select id from y) and d.b_company_id in (select id from x)) limit 1`);
  return (found.rowCount ?? 0) > 0;
}

async function rootsOf(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const found = await tx.execute<{ id: string; root: string }>(sql`
    select id, coalesce(merged_into_id, id) as root from companies where id = any(${uuids(ids)})`);
  return new Map(found.rows.map(({ id, root }) => [id, root]));
}
