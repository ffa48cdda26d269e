import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppressedAmong } from "#app/features/compliance/suppress.server.ts";
import { matchAgainstKnown } from "#app/features/matching/against-known.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import type { InspectedRow, RowReason } from "./inspect.ts";
import { knownCompanies } from "./known-companies.server.ts";
import { rowsOnLists } from "./lists/rows-on-lists.server.ts";
import { matchRecordOf } from "./match-record.ts";
import { type CompanyRow, isCompanyRow, type KnownFacts, type KnownMatch } from "./settle.ts";

type Asked = { clientId: string; campaignId: string; rows: readonly InspectedRow[] };

/** What the database says about the rows of a file: who may not be called, and whom we have met before. */
export async function knownFacts(db: Queryable, { clientId, campaignId, rows }: Asked): Promise<KnownFacts> {
  const usable = rows.filter(isCompanyRow);
  const suppressed = await suppressedRows(db, clientId, usable);
  const onLists = await rowsOnLists(db, { clientId, rows: usable });
  for (const [line, reason] of onLists.certain) {
    if (suppressed.get(line) !== reasons.agency) suppressed.set(line, reason);
  }
  return {
    suppressed,
    likely: onLists.likely,
    matches: await matchesOf(db, { clientId, campaignId, rows: usable }),
  };
}

const reasons: Record<"client" | "agency", RowReason> = {
  client: {
    code: "suppressed-by-client",
    field: null,
    text: "This client has asked that this number or domain is not called.",
  },
  agency: { code: "suppressed-by-agency", field: null, text: "Suppressed by the agency." },
};

async function suppressedRows(
  db: Queryable,
  clientId: string,
  rows: readonly CompanyRow[],
): Promise<Map<number, RowReason>> {
  const hashesOf = new Map<number, string[]>();
  for (const { line, record } of rows) {
    const hashes = record.phones.map((phone) => hashOf("number", phone.e164));
    if (record.domain) hashes.push(hashOf("domain", record.domain));
    hashesOf.set(line, hashes);
  }
  const found = await suppressedAmong(db, { clientId, valueHashes: [...new Set([...hashesOf.values()].flat())] });
  const closed = new Map<number, RowReason>();
  for (const [line, hashes] of hashesOf) {
    const who = hashes.map((hash) => found.get(hash));
    if (who.includes("agency")) closed.set(line, reasons.agency);
    else if (who.includes("client")) closed.set(line, reasons.client);
  }
  return closed;
}

async function matchesOf(
  db: Queryable,
  { clientId, campaignId, rows }: Omit<Asked, "rows"> & { rows: readonly CompanyRow[] },
): Promise<KnownMatch[]> {
  const fresh = rows.map(matchRecordOf);
  const known = await knownCompanies(db, { clientId, keys: fresh.flatMap(matchKeys) });
  if (known.records.length === 0) return [];
  const roots = [...new Set(known.rootOf)];
  const there = await db
    .select({ id: leads.id, companyId: leads.companyId })
    .from(leads)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        isNull(leads.mergedIntoId),
        inArray(leads.companyId, sql`(select unnest(${sql.param(roots)}::uuid[]))`),
      ),
    );
  const leadOf = new Map(there.map((lead) => [lead.companyId, lead.id]));
  return matchAgainstKnown(fresh, known.records).map(({ a, b, probability, evidence, band }) => {
    const companyId = known.rootOf[b] as string;
    return { line: a, company: { companyId, leadId: leadOf.get(companyId) ?? null }, probability, evidence, band };
  });
}
