import { eq, inArray, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, fieldChoices, survivorshipRules } from "#db/schema.ts";
import { type Choice, type CompanyFacts, type Golden, goldenRecord, type Member, type Rules } from "./golden-record.ts";

/** The golden record of each of these companies that others went into; one that stands for itself alone is not among them. */
export async function goldenRecords(db: Queryable, companyIds: readonly string[]): Promise<Map<string, Golden>> {
  const groups = await sayingOf(db, await thatTookOthersIn(db, [...new Set(companyIds)]));
  return new Map(
    [...groups].map(([root, { members, rules, choices }]) => [root, goldenRecord(members, rules, choices)]),
  );
}

/** What the records of a company say, and by which rules and choices one of them is believed. */
type Saying = { members: Member[]; rules: Rules; choices: Choice[] };

export async function sayingOf(db: Queryable, companyIds: readonly string[]): Promise<Map<string, Saying>> {
  if (companyIds.length === 0) return new Map();
  const ids = anyOf(companyIds);
  const found = await db
    .select({
      company: companies,
      files: sql<{ id: string; at: string }[]>`(
        select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.id, 'at', i.uploaded_at)), '[]'::jsonb)
        from import_rows r join imports i on i.id = r.import_id where r.company_id = ${companies}.id)`,
    })
    .from(companies)
    .where(or(sql`${companies.id} = ${ids}`, sql`${companies.mergedIntoId} = ${ids}`))
    .orderBy(companies.id);
  const groups = new Map<string, Member[]>();
  for (const { company, files } of found) {
    const root = company.mergedIntoId ?? company.id;
    const said = Math.max(company.createdAt.getTime(), ...files.map(({ at }) => Date.parse(at)));
    const member = {
      ...company,
      companyId: company.id,
      kept: root === company.id,
      saidAt: new Date(said),
      importIds: files.map(({ id }) => id),
    };
    groups.set(root, [...(groups.get(root) ?? []), member]);
  }
  const clientOf = new Map(found.map(({ company }) => [company.id, company.clientId]));
  const rules = await rulesOf(db, [...new Set(clientOf.values())]);
  const all = found.map(({ company }) => company.id);
  const choices = await db
    .select()
    .from(fieldChoices)
    .where(sql`${fieldChoices.companyId} = ${anyOf(all)}`);
  return new Map(
    [...groups].map(([root, members]) => {
      // A choice that was made for one of them holds for the group it is part of now.
      const theirs = choices.filter(({ companyId }) => members.some((member) => member.companyId === companyId));
      return [root, { members, rules: rules.get(clientOf.get(root) ?? "") ?? {}, choices: theirs }];
    }),
  );
}

/** One parameter, however many there are. */
const anyOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`;

/** Whose word each of these clients wants to count, where it has said so. */
export async function rulesOf(db: Queryable, clientIds: readonly string[]): Promise<Map<string, Rules>> {
  const found = await db
    .select()
    .from(survivorshipRules)
    .where(inArray(survivorshipRules.clientId, [...clientIds]));
  return new Map(
    clientIds.map((id) => [
      id,
      Object.fromEntries(
        found.filter(({ clientId }) => clientId === id).map(({ field, ...rule }) => [field, rule]),
      ) as Rules,
    ]),
  );
}

/** Few of many, told by an index alone. */
async function thatTookOthersIn(db: Queryable, companyIds: readonly string[]): Promise<string[]> {
  if (companyIds.length === 0) return [];
  const found = await db.execute<{ id: string }>(sql`
    select distinct merged_into_id as id from companies where merged_into_id = any(${sql.param(companyIds)}::uuid[])`);
  return found.rows.map(({ id }) => id);
}

/** A company as it is to be told: with the golden record where others went into it. */
export async function wholeCompany<C extends CompanyFacts & { id: string }>(db: Queryable, company: C): Promise<C> {
  const golden = (await goldenRecords(db, [company.id])).get(company.id);
  return golden ? { ...company, ...golden.facts } : company;
}

/** The client a company belongs to; null where there is no such company. */
export async function clientOfCompany(db: Queryable, companyId: string): Promise<string | null> {
  const [found] = await db.select({ clientId: companies.clientId }).from(companies).where(eq(companies.id, companyId));
  return found?.clientId ?? null;
}
