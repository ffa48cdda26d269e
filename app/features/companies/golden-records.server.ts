import { eq, inArray, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { companies, fieldChoices, survivorshipRules } from "#db/schema.ts";
import { type CompanyFacts, type Golden, goldenRecord, type Member, type Rules } from "./golden-record.ts";

/** The golden record of each of these companies that others went into; one that stands for itself alone is not among them. */
export async function goldenRecords(db: Queryable, companyIds: readonly string[]): Promise<Map<string, Golden>> {
  const ids = await thatTookOthersIn(db, [...new Set(companyIds)]);
  if (ids.length === 0) return new Map();
  const found = await db
    .select({
      company: companies,
      files: sql<{ id: string; at: string }[]>`(
        select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.id, 'at', i.uploaded_at)), '[]'::jsonb)
        from import_rows r join imports i on i.id = r.import_id where r.company_id = ${companies}.id)`,
    })
    .from(companies)
    .where(or(inArray(companies.id, ids), inArray(companies.mergedIntoId, ids)))
    .orderBy(companies.id);
  const groups = new Map<string, Member[]>();
  const clientIds = new Set<string>();
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
    clientIds.add(company.clientId);
  }
  const merged = [...groups];
  const rules = await db
    .select()
    .from(survivorshipRules)
    .where(inArray(survivorshipRules.clientId, [...clientIds]));
  const all = merged.flatMap(([, members]) => members.map(({ companyId }) => companyId));
  const choices = await db.select().from(fieldChoices).where(inArray(fieldChoices.companyId, all));
  const clientOf = new Map(found.map(({ company }) => [company.id, company.clientId]));
  return new Map(
    merged.map(([root, members]) => {
      const own: Rules = Object.fromEntries(
        rules.filter(({ clientId }) => clientId === clientOf.get(root)).map(({ field, ...rule }) => [field, rule]),
      );
      // A choice that was made for one of them holds for the group it is part of now.
      const theirs = choices.filter(({ companyId }) => members.some((member) => member.companyId === companyId));
      return [root, goldenRecord(members, own, theirs)];
    }),
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
