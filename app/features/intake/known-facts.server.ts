import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { hashesOfCompany, hashesOfOffice, hashesOfPerson } from "#app/features/compliance/known-by.server.ts";
import { suppressedAmong } from "#app/features/compliance/suppress.server.ts";
import { matchAgainstKnown } from "#app/features/matching/against-known.ts";
import { tellGuard } from "#app/features/matching/evidence.ts";
import { matchKeys } from "#app/features/matching/keys.ts";
import { areTwoEntries, registerEntries } from "#app/features/matching/register-entries.server.ts";
import { registerEntry } from "#app/features/matching/subject.ts";
import type { MatchRecord } from "#app/features/matching/types.ts";
import type { Queryable } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import type { Recognition } from "#db/vocabulary.ts";
import type { InspectedRow, RowReason } from "./inspect.ts";
import { knownCompanies } from "./known-companies.server.ts";
import { rowsOnLists } from "./lists/rows-on-lists.server.ts";
import { matchRecordOf } from "./match-record.ts";
import { bearOneName, recogniseRows } from "./recognise-rows.ts";
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
    text: "This client has asked that this company, person or number is not called.",
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
    hashesOf.set(line, wishHashesOf(record));
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

/** Everything a wish may bind a row by, as a call would ask of it: its numbers, its company, its person, their addresses and domains. */
function wishHashesOf({ company, contact, phones, emails, domain, address }: CompanyRow["record"]): string[] {
  const people = contact.full ? [{ id: "of the row", name: contact.full }] : [];
  const contactId = people[0]?.id ?? null;
  const known = {
    companyIds: [],
    names: [{ name: company, postcode: address.postcode, domain }],
    mailboxes: emails.map((mailbox) => ({ address: mailbox, contactId })),
    numbers: phones.map(({ e164 }) => ({ e164, contactId: null })),
    people,
  };
  return [
    ...phones.map(({ e164 }) => hashOf("number", e164)),
    ...hashesOfCompany(known),
    ...hashesOfOffice(known),
    ...people.flatMap((person) => hashesOfPerson(known, person)),
  ];
}

async function matchesOf(
  db: Queryable,
  { clientId, campaignId, rows }: Omit<Asked, "rows"> & { rows: readonly CompanyRow[] },
): Promise<KnownMatch[]> {
  const arrivals = rows.map((row) => ({
    line: row.line,
    externalId: row.record.externalId,
    record: matchRecordOf(row),
  }));
  const idsKnown = await companiesByRowId(db, { clientId, campaignId, rows });
  const keys = arrivals.flatMap(({ record }) => matchKeys(record));
  const known = await knownCompanies(db, { clientId, keys, ids: [...new Set(idsKnown.values())] });
  if (known.records.length === 0) return [];
  const leadOf = await leadsOf(db, { campaignId, companyIds: [...new Set(known.rootOf)] });
  const place = new Map(known.idOf.map((id, at) => [id, at]));
  const placeOf = new Map([...idsKnown].map(([externalId, id]) => [externalId, place.get(id) as number]));
  const { again, doubtful } = recogniseRows(arrivals, known.records, placeOf);

  const companyAt = (at: number) => {
    const companyId = known.rootOf[at] as string;
    return { companyId, leadId: leadOf.get(companyId) ?? null };
  };
  const seenAgain = (at: number, by: Recognition) => ({ recordId: known.idOf[at] as string, by });
  const matches: KnownMatch[] = [...again].map(([line, { at, by }]) => ({
    line,
    company: companyAt(at),
    probability: 1,
    evidence: [],
    band: "auto",
    again: seenAgain(at, by),
  }));
  const met = new Set([...again.values()].map(({ at }) => at));
  const fresh = new Map(arrivals.filter(({ line }) => !again.has(line)).map(({ line, record }) => [line, record]));
  const found = matchAgainstKnown([...fresh.values()], known.records);
  const entries = await registerEntries(db, [...new Set(found.map(({ b }) => known.rootOf[b] as string))]);
  for (const { a, b, probability, evidence, band: judged } of found) {
    const record = fresh.get(a) as MatchRecord;
    const entry = registerEntry(record.companyNumber ?? "");
    const another = areTwoEntries(entries.get(known.rootOf[b] as string), new Set(entry === "" ? [] : [entry]));
    const band = another ? "ask" : judged;
    const same = band === "auto" && !met.has(b) && bearOneName(record, known.records[b] as MatchRecord);
    if (same) met.add(b);
    matches.push({
      line: a,
      company: companyAt(b),
      probability,
      evidence: another ? [...evidence, tellGuard("other-company-number", 0)] : evidence,
      band,
      again: same ? seenAgain(b, "match") : null,
    });
  }
  for (const { line, at } of doubtful) {
    matches.push({ line, company: companyAt(at), probability: 0.5, evidence: [sameRowId], band: "ask", again: null });
  }
  return matches;
}

const sameRowId = {
  field: "row-id",
  level: "same",
  weight: 0,
  text: "The client’s own id is the same, and nothing else is.",
};

async function leadsOf(
  db: Queryable,
  { campaignId, companyIds }: { campaignId: string; companyIds: string[] },
): Promise<Map<string, string>> {
  const there = await db
    .select({ id: leads.id, companyId: leads.companyId })
    .from(leads)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        isNull(leads.mergedIntoId),
        inArray(leads.companyId, sql`(select unnest(${sql.param(companyIds)}::uuid[]))`),
      ),
    );
  return new Map(there.map((lead) => [lead.companyId, lead.id]));
}

/** The record each of the client's own row ids belongs to: in this campaign first, then where it came last. */
async function companiesByRowId(
  db: Queryable,
  { clientId, campaignId, rows }: Omit<Asked, "rows"> & { rows: readonly CompanyRow[] },
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ record }) => record.externalId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await db.execute<{ external_id: string; company_id: string }>(sql`
    with asked as (select unnest(${sql.param(ids)}::text[]) as external_id),
    told as (
      select r.external_id, r.company_id, i.campaign_id, i.committed_at as at
      from asked join import_rows r on r.client_id = ${clientId} and r.external_id = asked.external_id
      join imports i on i.id = r.import_id
      where r.company_id is not null
      union all
      select l.external_id, coalesce(l.origin_company_id, l.company_id), l.campaign_id, l.created_at
      from asked join leads l on l.client_id = ${clientId} and l.external_id = asked.external_id
    )
    select distinct on (external_id) external_id, company_id from told
    order by external_id, (campaign_id = ${campaignId}) desc, at desc`);
  return new Map(found.rows.map((row) => [row.external_id, row.company_id]));
}
