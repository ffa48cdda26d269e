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
} from "#db/schema.ts";
import type { CallWay } from "#db/vocabulary.ts";
import type { AttemptFact, CallFacts } from "./facts.ts";
import { isPremium } from "./numbers.ts";
import { rulesOfHouse } from "./rule-rows.server.ts";
import { screeningsOf } from "./screened.server.ts";
import { hashesOf, type Numbered, suppressionsAmong } from "./suppressions-among.server.ts";
import { likelyCountry } from "./zones.ts";

const dayMs = 86_400_000;

export type NumberFacts = { phoneNumberId: string; contactId: string | null; facts: CallFacts };

/** A company and all that was merged into it. */
const own = sql`select m.id from companies m where m.id = ${companies.id} or m.merged_into_id = ${companies.id}`;

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
      // Most companies were never merged, linked or parted, and then there is nothing more to ask about that.
      linked: sql<boolean>`exists (select from match_decisions d where d.answer = 'branch' and (d.a_company_id in (${own}) or d.b_company_id in (${own})))`,
      parted: sql<boolean>`exists (select from merges m where m.undone_at is not null and (m.kept_company_id in (${own}) or m.merged_company_id in (${own})))`,
      tookIn: sql<boolean>`exists (select from leads l where l.merged_into_id = ${leads.id})`,
    })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .where(eq(leads.id, leadId));
  if (!place) throw new Error("There is no such lead.");
  if (place.members.length > 0) place.company = await wholeCompany(db, place.company);
  // Whoever says for a firm that it is not to be called says so for its other sites.
  if (place.linked) place.members.push(...(await firmOf(db, place.company.id)));
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
  const tries = await attemptsOf(db, { place, hashes, now });

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
  company: typeof companies.$inferSelect;
  campaign: typeof campaigns.$inferSelect;
  bases: string[];
  members: string[];
  domains: string[];
  linked: boolean;
  parted: boolean;
  tookIn: boolean;
};

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
  { place: { lead, tookIn }, hashes, now }: { place: Place; hashes: string[]; now: Date },
): Promise<Tried[]> {
  // A call to a company that was merged into this one since counts as a call to this one; so does one made while the two were one.
  const group = sql`select ${companies.id} from ${companies} where ${companies.id} = ${lead.companyId} or ${companies.mergedIntoId} = ${lead.companyId}`;
  const onCompany = sql<boolean>`(${attempts.companyId} in (${group}) or ${attempts.id} in (select attempt_id from shared_facts where company_id in (${group}) and attempt_id is not null))`;
  const family = tookIn ? await leadFamily(db, lead.id) : [lead.id];
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
