import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { firmOf } from "#app/features/companies/branches.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { callsOf, leadFamily } from "#app/features/companies/lead-family.server.ts";
import type { Queryable } from "#db/client.server.ts";
import {
  attempts,
  campaigns,
  companies,
  consents,
  contacts,
  countryBases,
  emailAddresses,
  leads,
  phoneNumbers,
  suppressions,
} from "#db/schema.ts";
import type { CallWay } from "#db/vocabulary.ts";
import type { AttemptFact, CallFacts } from "./facts.ts";
import { hashOf } from "./hash.server.ts";
import { isPremium } from "./numbers.ts";
import { rulesOfHouse } from "./rule-rows.server.ts";
import { screeningsOf } from "./screened.server.ts";
import { companyKey, personKey } from "./wish-keys.ts";
import { likelyCountry } from "./zones.ts";

const dayMs = 86_400_000;

export type NumberFacts = { phoneNumberId: string; contactId: string | null; facts: CallFacts };

/**
 * Gathers everything `decide()` wants to know about each number of a lead, in a few questions however many numbers there are.
 * What is not known is left unknown. Unless somebody says otherwise, a lead with a promised hour is called back, any other served.
 */
export async function callFacts(
  db: Queryable,
  { leadId, way, now }: { leadId: string; way?: CallWay | undefined; now: Date },
): Promise<NumberFacts[]> {
  const [place] = await db
    .select({
      lead: leads,
      company: companies,
      campaign: campaigns,
      bases: sql<
        string[]
      >`array(select ${countryBases.country} from ${countryBases} where ${countryBases.campaignId} = ${campaigns.id})`,
      // What was said of a company before it was merged into this one binds this one too.
      members: sql<string[]>`array(select m.id from companies m where m.merged_into_id = ${companies.id})`,
      domains: sql<
        string[]
      >`array(select distinct m.domain from companies m where (m.id = ${companies.id} or m.merged_into_id = ${companies.id}) and m.domain is not null)`,
    })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .where(eq(leads.id, leadId));
  if (!place) throw new Error("There is no such lead.");
  place.company = await wholeCompany(db, place.company);
  // Whoever says for a firm that it is not to be called says so for its other sites.
  place.members.push(...(await firmOf(db, place.company.id)));
  const numbers = await numbersOf(db, place.company.id);
  if (numbers.length === 0) return [];

  const hashes = [...new Set(numbers.map(({ number }) => number.numberHash))];
  const suppressed = await suppressionsAmong(db, place, numbers);
  const screened = await screeningsOf(
    db,
    numbers.map(({ number }) => number),
  );
  const agreed = await consentsOf(db, { clientId: place.company.clientId, hashes });
  const rules = await rulesOfHouse(db);
  const tries = await attemptsOf(db, { lead: place.lead, hashes, now });

  return numbers.map(({ number, person, emails }) => ({
    phoneNumberId: number.id,
    contactId: number.contactId,
    facts: {
      rules,
      way: way ?? (place.lead.nextAction === "callback" ? "callback" : "queue"),
      ...common(place, number.e164),
      consentRecorded: agreed.has(number.numberHash),
      number: { e164: number.e164, kind: number.kind, premium: isPremium(number.e164), dead: number.deadAt !== null },
      suppressions: hashesOf(place, { number, person, emails }).flatMap((hash) => suppressed.get(hash) ?? []),
      screenings: screened(number),
      attempts: tries.flatMap((attempt) => attemptOn(attempt, number.numberHash)),
    },
  }));
}

type Place = {
  lead: typeof leads.$inferSelect;
  company: Company;
  campaign: typeof campaigns.$inferSelect;
  bases: string[];
  members: string[];
  /** Of all records of the company, whichever of them is told. */
  domains: string[];
};
type Company = typeof companies.$inferSelect;
type Group = Pick<Place, "company" | "members" | "domains">;
type Numbered = { number: typeof phoneNumbers.$inferSelect; person: string | null; emails: string[] };

function common({ lead, company, campaign, bases }: Place, e164: string) {
  const country = company.country ?? likelyCountry(e164, campaign.country);
  return {
    place: { country, region: company.region, postcode: company.postcode, zone: company.timeZone },
    campaign: {
      status: campaign.status,
      liveFrom: dayStart(campaign.startsOn),
      liveUntil: new Date(dayStart(campaign.endsOn).getTime() + dayMs),
      pausedUntil: campaign.pausedUntil ? dayStart(campaign.pausedUntil) : null,
    },
    callerIdPresent: campaign.callerId !== null,
    basisRecorded: country !== null && bases.includes(country),
    isCustomer: lead.closedReason === "existing-customer" || lead.closedReason === "open-opportunity",
  };
}

/** A campaign's days are the agency's; a few hours either way never matter, since calling hours are the called party's. */
const dayStart = (on: string): Date => new Date(`${on}T00:00:00Z`);

async function numbersOf(db: Queryable, companyId: string): Promise<Numbered[]> {
  return db
    .select({
      number: phoneNumbers,
      person: contacts.fullName,
      emails: sql<
        string[]
      >`array(select ${emailAddresses.address} from ${emailAddresses} where ${emailAddresses.contactId} = ${phoneNumbers.contactId})`,
    })
    .from(phoneNumbers)
    .leftJoin(contacts, eq(contacts.id, phoneNumbers.contactId))
    .where(eq(phoneNumbers.companyId, companyId))
    .orderBy(asc(phoneNumbers.position), asc(phoneNumbers.id));
}

/**
 * Everything a number could be suppressed by: itself, its person, their addresses, the company with all that was merged into it,
 * their domains. Person and company also by what they are called, which outlives the row that an erasure took away.
 */
function hashesOf({ company, members, domains }: Group, { number, person, emails }: Numbered): string[] {
  return [
    number.numberHash,
    ...[company.id, ...members].map((id) => hashOf("company", id)),
    ...(company.postcode ? [hashOf("company", companyKey(company.name, company.postcode))] : []),
    ...domains.map((domain) => hashOf("domain", domain)),
    ...(person && number.contactId ? [hashOf("person", number.contactId)] : []),
    ...(person ? [company.id, ...members].map((id) => hashOf("person", personKey(person, id))) : []),
    ...emails.map((address) => hashOf("email", address)),
  ];
}

async function suppressionsAmong(
  db: Queryable,
  group: Group,
  numbers: Numbered[],
): Promise<Map<string, CallFacts["suppressions"]>> {
  const hashes = [...new Set(numbers.flatMap((number) => hashesOf(group, number)))];
  const asOne = await formerTwins(db, [group.company.id, ...group.members]);
  const found = await db
    .select({ hash: suppressions.valueHash, clientId: suppressions.clientId, at: suppressions.at })
    .from(suppressions)
    .where(
      and(
        inArray(suppressions.valueHash, [...hashes, ...asOne.map(({ hash }) => hash)]),
        isNull(suppressions.liftedAt),
        or(isNull(suppressions.clientId), eq(suppressions.clientId, group.company.clientId)),
      ),
    );
  const byHash = new Map<string, CallFacts["suppressions"]>();
  const own = new Set(hashes);
  for (const { hash, clientId, at } of found) {
    const said = own.has(hash) || asOne.some((twin) => twin.hash === hash && at >= twin.from && at <= twin.until);
    const key = own.has(hash) ? hash : hashOf("company", group.company.id);
    if (said) byHash.set(key, [...(byHash.get(key) ?? []), { scope: clientId ? "client" : "agency" }]);
  }
  return byHash;
}

/** Whom these companies were once merged with, and when: a wish that was heard meanwhile was heard of both. */
async function formerTwins(db: Queryable, companyIds: string[]): Promise<{ hash: string; from: Date; until: Date }[]> {
  const ids = sql`${sql.param(companyIds)}::uuid[]`;
  const found = await db.execute<{ id: string; from_ms: string; until_ms: string }>(sql`
    with recursive twins as (
      select case when m.merged_company_id = any(${ids}) then m.kept_company_id else m.merged_company_id end as id,
        m.at as since, m.undone_at as until
      from merges m where m.undone_at is not null and (m.merged_company_id = any(${ids}) or m.kept_company_id = any(${ids}))
      union
      select case when m.merged_company_id = t.id then m.kept_company_id else m.merged_company_id end,
        greatest(t.since, m.at), least(t.until, coalesce(m.undone_at, t.until))
      from twins t join merges m on t.id in (m.merged_company_id, m.kept_company_id)
      where m.at < t.until and coalesce(m.undone_at, t.until) > t.since
    )
    select id, extract(epoch from since) * 1000 as from_ms, extract(epoch from until) * 1000 as until_ms from twins`);
  return found.rows.map(({ id, from_ms, until_ms }) => ({
    hash: hashOf("company", id),
    from: new Date(Number(from_ms)),
    until: new Date(Number(until_ms)),
  }));
}

/** Which of these numbers told this client that they do not object, and have not taken it back. */
async function consentsOf(
  db: Queryable,
  { clientId, hashes }: { clientId: string; hashes: string[] },
): Promise<Set<string>> {
  const found = await db
    .select({ numberHash: consents.numberHash })
    .from(consents)
    .where(and(eq(consents.clientId, clientId), inArray(consents.numberHash, hashes), isNull(consents.withdrawnAt)));
  return new Set(found.map(({ numberHash }) => numberHash));
}

type Tried = Omit<AttemptFact, "onThisNumber"> & { numberHash: string };

/** Of the last month, on these numbers whoever the client, or on any number of the company; and of this round however old. */
async function attemptsOf(
  db: Queryable,
  { lead, hashes, now }: { lead: Place["lead"]; hashes: string[]; now: Date },
): Promise<Tried[]> {
  // A call to a company that was merged into this one since counts as a call to this one; so does one made while the two were one.
  const group = sql`select ${companies.id} from ${companies} where ${companies.id} = ${lead.companyId} or ${companies.mergedIntoId} = ${lead.companyId}`;
  const onCompany = sql<boolean>`(${attempts.companyId} in (${group}) or ${attempts.id} in (select attempt_id from shared_facts where company_id in (${group}) and attempt_id is not null))`;
  const family = await leadFamily(db, lead.id);
  const toThisLead = sql<boolean>`${callsOf(family)}`;
  const inRound = and(toThisLead, eq(attempts.round, lead.round));
  const lately = gt(attempts.placedAt, new Date(now.getTime() - 31 * dayMs));
  const rows = await db
    .select({ attempt: attempts, onCompany, toThisLead })
    .from(attempts)
    .where(or(and(or(inArray(attempts.numberHash, hashes), onCompany), lately), inRound))
    .orderBy(attempts.placedAt);
  return rows.map(({ attempt, onCompany: onThisCompany, toThisLead: toIt }) => ({
    at: attempt.placedAt,
    status: attempt.status,
    reached: reached(attempt),
    onThisCompany,
    inThisRound: toIt && attempt.round === lead.round,
    numberHash: attempt.numberHash,
  }));
}

/** A person spoke with us. */
export function reached({
  answeredAt,
  answeredBy,
}: Pick<typeof attempts.$inferSelect, "answeredAt" | "answeredBy">): boolean {
  return answeredAt !== null && answeredBy !== "machine" && answeredBy !== "fax";
}

/** An attempt as one number sees it; another client's call on another number is none of its business. */
function attemptOn({ numberHash, ...attempt }: Tried, hash: string): AttemptFact[] {
  const onThisNumber = numberHash === hash;
  return onThisNumber || attempt.onThisCompany || attempt.inThisRound ? [{ ...attempt, onThisNumber }] : [];
}
