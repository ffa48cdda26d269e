import { sql } from "drizzle-orm";
import { type Contract, isKnown, isSameContract } from "#app/features/companies/contract-wake.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppressedAmong } from "#app/features/compliance/suppress.server.ts";
import { candidatePlaces } from "#app/features/compliance/zones.ts";
import { type LeadFacts, ownFacts, type Telling } from "#app/features/matching/lead-facts.ts";
import { wordsOf } from "#app/features/matching/normalise-text.ts";
import type { Queryable } from "#db/client.server.ts";
import type { Stage } from "#db/vocabulary.ts";
import type { History, KnownAtCompany, KnownLead, KnownState } from "./known-state.ts";
import type { KnownMatch } from "./settle.ts";

/** What we have of the records that rows of a file are once more, for comparing. */
export async function knownStates(
  db: Queryable,
  { clientId, matches }: { clientId: string; matches: readonly KnownMatch[] },
): Promise<Map<string, KnownState>> {
  const again = matches.flatMap(({ again, company }) => (again ? [{ recordId: again.recordId, ...company }] : []));
  if (again.length === 0) return new Map();
  const atCompany = await companiesAsKnown(db, [...new Set(again.map(({ companyId }) => companyId))]);
  const leadOf = await leadsAsKnown(db, again, atCompany);
  const records = await db.execute<KnownState["own"] & { id: string }>(sql`
    select id, name, website, domain, address_line1 as "addressLine1", address_line2 as "addressLine2", city, region, postcode, country,
      time_zone as "timeZone"
    from companies where id = any(${ids(again.map(({ recordId }) => recordId))})`);
  const wishOf = new Map(again.map(({ recordId }) => [recordId, hashOf("company", recordId)]));
  const wishes = await suppressedAmong(db, { clientId, valueHashes: [...wishOf.values()] });
  const said = await db.execute<{ company_id: string; cells: string[] }>(sql`
    select distinct on (r.company_id) r.company_id, r.cells from import_rows r join imports i on i.id = r.import_id
    where r.company_id = any(${ids(again.map(({ recordId }) => recordId))}) order by r.company_id, i.committed_at desc, r.line`);
  const saidBefore = new Map(
    said.rows.map(({ company_id, cells }) => [company_id, new Set(cells.map((cell) => cell.trim()))]),
  );
  const own = new Map(records.rows.map(({ id, ...record }) => [id, record]));
  return new Map(
    again.flatMap(({ recordId, companyId, leadId }) => {
      const record = own.get(recordId);
      const company = atCompany.get(companyId);
      if (!record || !company) return [];
      const lead = leadId ? leadOf(leadId, recordId) : null;
      const knowsWish = wishes.has(wishOf.get(recordId) as string);
      return [
        [
          recordId,
          {
            recordId,
            rootId: companyId,
            own: record,
            company,
            lead,
            knowsWish,
            saidBefore: saidBefore.get(recordId) ?? new Set<string>(),
          },
        ] as const,
      ];
    }),
  );
}

const ids = (all: readonly string[]) => sql`${sql.param(all)}::uuid[]`;

async function companiesAsKnown(db: Queryable, companyIds: string[]): Promise<Map<string, KnownAtCompany>> {
  const known = new Map<string, KnownAtCompany>(
    companyIds.map((id) => [
      id,
      { people: new Map(), numbers: new Set(), emails: new Set(), knowsDirectNumber: false },
    ]),
  );
  type Person = { company_id: string; home_id: string; id: string; full_name: string; job_title: string | null };
  const people = await db.execute<Person>(sql`
    select company_id, origin_company_id as home_id, id, full_name, job_title from contacts
    where company_id = any(${ids(companyIds)}) and erased_at is null order by id desc`);
  for (const { company_id, home_id, id, full_name, job_title } of people.rows) {
    const people = known.get(company_id)?.people;
    const name = wordsOf(full_name).join(" ");
    // The same person may have come in two rows, and have a title in one of them.
    const { titles, at } = people?.get(name) ?? { titles: new Set<string>(), at: new Map<string, string>() };
    if (job_title) titles.add(job_title.toLowerCase());
    people?.set(name, { id, jobTitle: job_title, titles, at: at.set(home_id, id) });
  }
  const numbers = await db.execute<{ company_id: string; e164: string; ext: string | null; label: string }>(sql`
    select company_id, e164, ext, label from phone_numbers where company_id = any(${ids(companyIds)}) and erased_at is null`);
  for (const { company_id, e164, ext, label } of numbers.rows) {
    const company = known.get(company_id);
    company?.numbers.add(`${e164} ${ext ?? ""}`);
    if (company && (label === "direct" || label === "mobile")) company.knowsDirectNumber = true;
  }
  const emails = await db.execute<{ company_id: string; address: string }>(sql`
    select company_id, address from email_addresses where company_id = any(${ids(companyIds)})`);
  for (const { company_id, address } of emails.rows) known.get(company_id)?.emails.add(address);
  return known;
}

type LeadRow = LeadFacts & {
  id: string;
  brought: Telling["brought"];
  root_id: string;
  stage: Stage;
  asleep:
    | ({ due_ms: number; zone: string | null; client_zone: string; e164: string | null } & Record<
        "country" | "region" | "postcode",
        string | null
      >)
    | null;
  home_id: string;
  notes: string[];
};

/** By a lead that stands and a record that is part of its company: the lead the record speaks of. */
type LeadOf = (leadId: string, recordId: string) => KnownLead | null;

async function leadsAsKnown(
  db: Queryable,
  again: readonly { companyId: string; leadId: string | null }[],
  atCompany: ReadonlyMap<string, KnownAtCompany>,
): Promise<LeadOf> {
  const companyOf = new Map(again.flatMap(({ leadId, companyId }) => (leadId ? [[leadId, companyId] as const] : [])));
  const found = await db.execute<LeadRow>(sql`
    with recursive family as (
      select id, id as root_id from leads where id = any(${ids([...companyOf.keys()])})
      union select l.id, root_id from leads l join family on l.merged_into_id = family.id
    )
    select l.id, root_id, stage, priority, coalesce(origin_company_id, company_id) as home_id,
      case when stage = 'nurturing' and dormancy_reason = 'under-contract' then (
        select json_build_object('due_ms', extract(epoch from l.due_at) * 1000, 'zone', c.time_zone, 'client_zone', s.time_zone,
          'country', c.country, 'region', c.region, 'postcode', c.postcode,
          'e164', (select e164 from phone_numbers n where n.company_id = c.id and dead_at is null order by position, id limit 1))
        from companies c join clients s on s.id = c.client_id where c.id = l.company_id
      ) end as asleep,
      old_status as "oldStatus", lost_reason as "lostReason", lost_on::text as "lostOn", last_contacted_on::text as "lastContactedOn",
      contract_start_on::text as "contractStartOn", contract_end_on::text as "contractEndOn",
      contract_months as "contractMonths", competitor, brought,
      array(select lower(trim(regexp_replace(text, '[[:space:]]+', ' ', 'g'))) from notes n where n.lead_id = l.id) as notes
    from family join leads l using (id) order by l.id`);
  const notesOf = new Map<string, Set<string>>();
  for (const { root_id, notes } of found.rows) {
    notesOf.set(root_id, new Set([...(notesOf.get(root_id) ?? []), ...notes]));
  }
  const standing = new Map(found.rows.flatMap((row) => (row.id === row.root_id ? [[row.id, row] as const] : [])));
  const asKnown = new Map(
    found.rows.map((row) => {
      const { id, root_id, home_id, stage } = row;
      const company = atCompany.get(companyOf.get(root_id) as string) as KnownAtCompany;
      const notes = notesOf.get(root_id) ?? new Set<string>();
      const { priority, ...own } = ownFacts(row);
      const told = { history: historyOf(own), said: historyOf(row), wakes: wakesOf(row, standing.get(root_id)) };
      return [`${root_id} ${home_id}`, { id, stage, priority, homeId: home_id, ...told, notes, company }] as const;
    }),
  );
  return (leadId, recordId) => {
    const home = standing.get(leadId)?.home_id;
    return asKnown.get(`${leadId} ${recordId}`) ?? asKnown.get(`${leadId} ${home}`) ?? null;
  };
}

function historyOf({ oldStatus, lostReason, lostOn, lastContactedOn, competitor, ...facts }: FactsOfFile): History {
  const { contractStartOn, contractEndOn, contractMonths } = facts;
  const contract = { contractStartOn, contractEndOn, contractMonths: contractMonths?.toString() ?? null };
  return { oldStatus, lostReason, lostOn, lastContactedOn, competitor, ...contract };
}

type FactsOfFile = Omit<LeadFacts, "priority">;

const contractOf = ({ contractStartOn, contractEndOn, contractMonths }: FactsOfFile): Contract => ({
  startOn: contractStartOn,
  endOn: contractEndOn,
  months: contractMonths,
});

/** A lead that went in moves the one that stands where that sleeps by its contract, unless the family's contract moves it anyway. */
function wakesOf(row: LeadRow, stands: LeadRow | undefined): KnownLead["wakes"] {
  if (!stands?.asleep) return null;
  const [contract, own] = [contractOf(stands), contractOf(ownFacts(row))];
  const asleep = { dueAt: new Date(stands.asleep.due_ms), zone: zoneOfLead(stands.asleep) };
  const dayIsBrought = stands.brought?.dueAt?.is === asleep.dueAt.toISOString();
  const isItsWord = isKnown(own) && isSameContract(own, contract);
  const moves = row.id === stands.id || (isItsWord && !dayIsBrought);
  return moves ? { leadId: stands.id, asleep, contract, dayIsBrought } : null;
}

/** The zone a promise to a lead is made in: that of its address, else the first it may be in, else its client's. */
function zoneOfLead({ zone, client_zone, e164, ...address }: NonNullable<LeadRow["asleep"]>): string {
  return zone ?? candidatePlaces(e164 ?? "", { ...address, zone: null })[0]?.zone ?? client_zone;
}
