import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { type CountryCode, isSupportedCountry } from "libphonenumber-js/max";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { type Decision, decide } from "#app/features/compliance/decide.ts";
import { mayCall } from "#app/features/compliance/may-call.server.ts";
import { factsOfNumber, type KnownOfNumber } from "#app/features/compliance/number-facts.server.ts";
import { likelyCountry } from "#app/features/compliance/zones.ts";
import { isId } from "#app/kit/ids.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, companies, leads, phoneNumbers } from "#db/schema.ts";

export type NumberAsked = {
  number: string;
  country: string;
  state: string;
  zone: string;
  client: string;
};
export type KnownHere = {
  leadId: string;
  company: string;
  companyId: string;
  client: string;
  campaign: string;
  decision: Decision;
};
export type NumberAnswer = {
  e164: string;
  decision: Decision;
  suppressions: KnownOfNumber["suppressions"];
  consents: KnownOfNumber["consents"];
  known: KnownHere[];
};

type NumberPage = {
  choices: { id: string; name: string }[];
  answer: NumberAnswer | null;
  /** What cannot be asked about, and how to write it. */
  errors: { number?: string; country?: string };
};

/** What may be done with a number somebody typed, by every rule of the house and all that is known of it, and for each lead that has it. */
export async function numberPage(
  db: Queryable,
  { asked, now }: { asked: NumberAsked; now: Date },
): Promise<NumberPage> {
  const choices = await db.select({ id: clients.id, name: clients.name }).from(clients).orderBy(asc(clients.name));
  const country = countryOf(asked.country);
  if (!country) {
    const errors = { country: `${asked.country} is no country’s code; write two letters, such as GB or US.` };
    return { choices, answer: null, errors };
  }
  const answer = asked.number === "" ? null : await answerFor(db, { asked, country, now });
  if (answer?.e164 !== "") return { choices, answer, errors: {} };
  const errors = { number: "This is no telephone number. Write it with its country, such as +44 20 7946 0123." };
  return { choices, answer: null, errors };
}

async function answerFor(
  db: Queryable,
  { asked, country, now }: { asked: NumberAsked; country: CountryCode; now: Date },
): Promise<NumberAnswer> {
  const place = { country: null, region: asked.state || null, postcode: null, zone: asked.zone || null };
  const clientId = isId(asked.client) ? asked.client : null;
  const known = await factsOfNumber(db, { text: asked.number, country, place, clientId, now });
  const { e164 } = known.facts.number;
  const there = asked.country === "" ? null : likelyCountry(e164, country);
  const decision = decide({ ...known.facts, place: { ...place, country: there } }, now);
  const { suppressions, consents } = known;
  return { e164, decision, suppressions, consents, known: await leadsWith(db, known.hash, now) };
}

const countryOf = (text: string): CountryCode | null => {
  const code = text
    .trim()
    .toUpperCase()
    .replace(/^(UK)?$/, "GB");
  return isSupportedCountry(code) ? code : null;
};

/** The open leads whose company has this number, each judged as the desk would judge it. */
async function leadsWith(db: Queryable, hash: string | null, now: Date): Promise<KnownHere[]> {
  if (hash === null) return [];
  const found = await db
    .select({
      leadId: leads.id,
      phoneNumberId: phoneNumbers.id,
      company: companies.name,
      companyId: companies.id,
      client: clients.name,
      campaign: campaigns.name,
    })
    .from(phoneNumbers)
    .innerJoin(companies, eq(companies.id, phoneNumbers.companyId))
    .innerJoin(leads, and(eq(leads.companyId, companies.id), isNull(leads.mergedIntoId), ne(leads.stage, "won")))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(and(eq(phoneNumbers.numberHash, hash), isNull(phoneNumbers.erasedAt)))
    .orderBy(asc(clients.name), asc(companies.name))
    .limit(50);
  const judged: KnownHere[] = [];
  for (const { phoneNumberId, ...lead } of await asTold(db, found)) {
    judged.push({ ...lead, decision: await mayCall(db, { leadId: lead.leadId, phoneNumberId, way: "manual", now }) });
  }
  return judged;
}
