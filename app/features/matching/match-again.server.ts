import { sql } from "drizzle-orm";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import type { Db, Queryable, Tx } from "#db/client.server.ts";
import { matchDecisions } from "#db/schema.ts";
import { chooseKept } from "./choose-kept.ts";
import { companyStandings } from "./company-standings.server.ts";
import { uuids } from "./company-tree.server.ts";
import { matchRecords } from "./match-records.ts";
import { mergeInto } from "./merge-companies.server.ts";
import { weightsVersion } from "./rates.ts";
import { settleQuestions } from "./settle-questions.server.ts";
import type { Branch, MatchRecord } from "./types.ts";

/** So many pairs in one transaction: no import and no reviewer waits for the whole of a backlog. */
const AT_A_TIME = 200;

export type MatchedAgain = { merged: number; asked: number; linked: number };

/**
 * Compares all companies of a client with each other, each record as it came: what was added by hand, by several files or by a newer
 * export is met here. Certain ones merge, unless a person has said otherwise or an agent has them; likely ones are asked about, once;
 * sites of one firm are linked. Nothing that somebody has answered is asked again.
 */
export async function matchAgain(db: Db, { clientId, now }: { clientId: string; now: Date }): Promise<MatchedAgain> {
  const known = await recordsOf(db, clientId);
  const { merges, review, branches } = matchRecords(known.records);
  const told: MatchedAgain = { merged: 0, asked: 0, linked: 0 };
  const pairs = [
    ...merges.map((pair) => ({ pair, does: "merge" as const })),
    ...review.map((pair) => ({ pair, does: "ask" as const })),
    ...branches.map((pair) => ({ pair, does: "link" as const })),
  ];
  for (let from = 0; from < pairs.length; from += AT_A_TIME) {
    await db.transaction(async (tx) => {
      await lockCompanies(tx, clientId);
      const touched: string[] = [];
      const batch = pairs.slice(from, from + AT_A_TIME).map(({ pair, does }) => ({
        pair,
        does,
        ids: [known.idOf[pair.a] ?? "", known.idOf[pair.b] ?? ""],
      }));
      // Most pairs have been one for long: those are seen in one question.
      const before = await rootsOf(tx, [...new Set(batch.flatMap(({ ids }) => ids))]);
      for (const { pair, does, ids } of batch) {
        if (before.get(ids[0] ?? "") === before.get(ids[1] ?? "")) continue;
        const roots = await rootsOf(tx, ids);
        const [one = "", other = ""] = ids.map((id) => roots.get(id));
        // One by now, or gone with an import that was undone.
        if (one === "" || other === "" || one === other) continue;
        if (does === "merge" && (await merge(tx, { one, other, pair, now }))) told.merged++;
        else if (!(await ask(tx, { clientId, one, other, pair, linked: does === "link", now }))) continue;
        else if (does === "link") told.linked++;
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
  { one, other, pair, now }: { one: string; other: string; pair: Branch; now: Date },
): Promise<boolean> {
  const [first, second] = await companyStandings(tx, [one, other]);
  if (!first || !second) return false;
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
  }: { clientId: string; one: string; other: string; pair: Branch; linked: boolean; now: Date },
): Promise<boolean> {
  const [aCompanyId = "", bCompanyId = ""] = [one, other].sort();
  if (await askedBefore(tx, one, other)) return false;
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

type Row = {
  id: string;
  name: string;
  contact: string | null;
  phones: string[];
  emails: string[];
  domain: string | null;
  address_line1: string | null;
  city: string | null;
  postcode: string | null;
  company_number: string | null;
};

/** Every record of a client as it came; the ids of the records are their places in the list. */
async function recordsOf(db: Queryable, clientId: string): Promise<{ records: MatchRecord[]; idOf: string[] }> {
  const found = await db.execute<Row>(sql`
    select c.id, c.name, c.domain, c.address_line1, c.city, c.postcode, c.company_number,
      (select full_name from contacts p where p.origin_company_id = c.id order by p.id limit 1) as contact,
      array(select e164 from phone_numbers n where n.origin_company_id = c.id order by n.position) as phones,
      array(select address from email_addresses e where e.origin_company_id = c.id order by e.id) as emails
    from companies c where c.client_id = ${clientId} order by c.id`);
  return {
    records: found.rows.map((row, id) => ({
      id,
      company: row.name,
      contact: row.contact,
      phones: row.phones,
      emails: row.emails,
      domain: row.domain,
      addressLine: row.address_line1,
      city: row.city,
      postcode: row.postcode,
      companyNumber: row.company_number,
    })),
    idOf: found.rows.map(({ id }) => id),
  };
}
