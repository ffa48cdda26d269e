import { and, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import {
  attempts,
  campaigns,
  companies,
  contacts,
  countryBases,
  emailAddresses,
  leads,
  phoneNumbers,
  screeningNumbers,
  screenings,
  suppressions,
} from "#db/schema.ts";
import { decide } from "./decide.ts";
import type { AttemptFact, CallFacts, Decision } from "./facts.ts";
import { hashOf } from "./hash.server.ts";
import { isPremium } from "./numbers.ts";
import { likelyCountry } from "./zones.ts";

const monthMs = 31 * 24 * 3_600_000;

/** May this number of this lead be rung now? The whole decision, to be stored on the attempt. */
export async function mayCall(
  db: Queryable,
  call: { leadId: string; phoneNumberId: string; now: Date },
): Promise<Decision> {
  const facts = await callFacts(db, call);
  return decide(facts, call.now);
}

/** Gathers everything `decide()` wants to know about one number of one lead. What is not known is left unknown. */
export async function callFacts(
  db: Queryable,
  { leadId, phoneNumberId, now }: { leadId: string; phoneNumberId: string; now: Date },
): Promise<CallFacts> {
  const [found] = await db
    .select({ lead: leads, number: phoneNumbers, company: companies, campaign: campaigns, person: contacts.fullName })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(phoneNumbers, and(eq(phoneNumbers.companyId, leads.companyId), eq(phoneNumbers.id, phoneNumberId)))
    .leftJoin(contacts, eq(contacts.id, phoneNumbers.contactId))
    .where(eq(leads.id, leadId));
  if (!found) throw new Error("A number can only be judged for a lead whose company has it.");
  const { lead, number, company, campaign } = found;
  const country = company.country ?? likelyCountry(number.e164, campaign.country);

  const [suppressed, washed, tries, basis] = [
    await suppressionsOf(db, { company, number, person: found.person }),
    await screeningsOf(db, number.numberHash),
    await attemptsOf(db, { lead, numberHash: number.numberHash, now }),
    await db
      .select({ id: countryBases.id })
      .from(countryBases)
      .where(and(eq(countryBases.campaignId, campaign.id), eq(countryBases.country, country ?? ""))),
  ];
  return {
    number: {
      e164: number.e164,
      kind: number.kind,
      premium: isPremium(number.e164),
      dead: number.deadAt !== null,
    },
    place: { country, region: company.region, postcode: company.postcode, zone: company.timeZone },
    suppressions: suppressed,
    screenings: washed,
    attempts: tries,
    campaign: {
      status: campaign.status,
      liveFrom: dayStart(campaign.startsOn),
      liveUntil: dayStart(campaign.endsOn, 1),
      pausedUntil: campaign.pausedUntil ? dayStart(campaign.pausedUntil) : null,
    },
    callerIdPresent: campaign.callerId !== null,
    basisRecorded: basis.length > 0,
    consentRecorded: false,
    isCustomer: lead.closedReason === "existing-customer",
  };
}

/** A campaign's days are the agency's; a few hours either way never matter, since calling hours are the called party's. */
const dayStart = (on: string, plusDays = 0): Date => new Date(Date.parse(`${on}T00:00:00Z`) + plusDays * 86_400_000);

async function suppressionsOf(
  db: Queryable,
  {
    company,
    number,
    person,
  }: { company: typeof companies.$inferSelect; number: typeof phoneNumbers.$inferSelect; person: string | null },
): Promise<CallFacts["suppressions"]> {
  const emails = await db
    .select({ address: emailAddresses.address })
    .from(emailAddresses)
    .where(number.contactId ? eq(emailAddresses.contactId, number.contactId) : sql`false`);
  const hashes = [
    number.numberHash,
    hashOf("company", company.id),
    ...(company.domain ? [hashOf("domain", company.domain)] : []),
    ...(number.contactId ? [hashOf("person", number.contactId)] : []),
    ...(person ? [hashOf("person", `${person}@${company.id}`)] : []),
    ...emails.map(({ address }) => hashOf("email", address)),
  ];
  const found = await db
    .select({ clientId: suppressions.clientId })
    .from(suppressions)
    .where(
      and(
        inArray(suppressions.valueHash, hashes),
        isNull(suppressions.liftedAt),
        or(isNull(suppressions.clientId), eq(suppressions.clientId, company.clientId)),
      ),
    );
  return found.map((row) => ({ scope: row.clientId ? "client" : "agency" }));
}

async function screeningsOf(db: Queryable, numberHash: string): Promise<CallFacts["screenings"]> {
  const newest = await db
    .selectDistinctOn([screenings.list], {
      list: screenings.list,
      asOf: screenings.asOf,
      listed: sql<boolean>`exists (select from ${screeningNumbers} where ${screeningNumbers.screeningId} = ${screenings.id} and ${screeningNumbers.numberHash} = ${numberHash})`,
    })
    .from(screenings)
    .orderBy(screenings.list, desc(screenings.asOf));
  return Object.fromEntries(newest.map(({ list, asOf, listed }) => [list, { asOf, listed }]));
}

/** Of the last month, on this number whoever the client, or on any number of the company; and of this round however old. */
async function attemptsOf(
  db: Queryable,
  { lead, numberHash, now }: { lead: typeof leads.$inferSelect; numberHash: string; now: Date },
): Promise<AttemptFact[]> {
  // A call to a company that was merged into this one since counts as a call to this one.
  const onCompany = sql<boolean>`${attempts.companyId} in (select ${companies.id} from ${companies} where ${companies.id} = ${lead.companyId} or ${companies.mergedIntoId} = ${lead.companyId})`;
  const inRound = and(eq(attempts.leadId, lead.id), eq(attempts.round, lead.round));
  const rows = await db
    .select({ attempt: attempts, onCompany })
    .from(attempts)
    .where(
      or(
        and(
          or(eq(attempts.numberHash, numberHash), onCompany),
          gt(attempts.placedAt, new Date(now.getTime() - monthMs)),
        ),
        inRound,
      ),
    )
    .orderBy(attempts.placedAt);
  return rows.map(({ attempt: row, onCompany }) => ({
    at: row.placedAt,
    status: row.status,
    reached: row.answeredAt !== null && row.answeredBy !== "machine" && row.answeredBy !== "fax",
    onThisNumber: row.numberHash === numberHash,
    onThisCompany: onCompany,
    inThisRound: row.leadId === lead.id && row.round === lead.round,
  }));
}
