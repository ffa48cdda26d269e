import { and, eq, gt, type SQL } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { hasGoneOn, unsaidCallOf } from "#app/features/queue/unsaid-call.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { agency, attempts, campaigns, clients, companies, leads } from "#db/schema.ts";

/** The lead an agent holds, with whose it is, and the call made under this hold. */
async function inHand(db: Queryable, { by, now }: { by: string; now: Date }) {
  const held = await leadWith(db, and(eq(leads.heldBy, by), gt(leads.heldUntil, now)));
  if (!held?.lead.holdToken) return null;
  const { holdToken: token, heldUntil: until } = held.lead;
  const [call] = await db
    .select()
    .from(attempts)
    .where(and(eq(attempts.leadId, held.lead.id), eq(attempts.holdToken, token)));
  return { ...held, token, until, call: call ?? null, goneOn: false };
}

/** The lead of a call that has no outcome yet, though the hold it was made under has run out. */
async function unsaid(db: Queryable, { by, now }: { by: string; now: Date }) {
  const call = await unsaidCallOf(db, by);
  const held = call && (await leadWith(db, eq(leads.id, call.leadId)));
  if (!held) return null;
  return { ...held, token: call.holdToken, until: null, call, goneOn: await hasGoneOn(db, { ...held, call, now }) };
}

/** What is on an agent's desk: the lead in their hand, else the one whose call still waits for its outcome. */
export async function heldLead(db: Queryable, asked: { by: string; now: Date }) {
  const held = (await inHand(db, asked)) ?? (await unsaid(db, asked));
  return held && { ...held, company: await wholeCompany(db, held.company) };
}

async function leadWith(db: Queryable, which: SQL | undefined) {
  const [found] = await db
    .select({ lead: leads, company: companies, campaign: campaigns, client: clients })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .where(which);
  return found ?? null;
}

export type HeldLead = NonNullable<Awaited<ReturnType<typeof heldLead>>>;

export async function agencyFacts(db: Queryable): Promise<{ name: string; zone: string }> {
  const [own] = await db.select({ name: agency.name, zone: agency.timeZone }).from(agency);
  return own ?? { name: "the agency", zone: "UTC" };
}
