import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { CountryCode } from "libphonenumber-js/max";
import { record } from "#app/features/audit/record.server.ts";
import { hasNumber } from "#app/features/companies/back-from-research.server.ts";
import { lockCompanies } from "#app/features/companies/lock-companies.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { readNumber } from "#app/features/compliance/numbers.ts";
import { suppressedAmong } from "#app/features/compliance/suppress.server.ts";
import { personKeys } from "#app/features/compliance/wish-keys.ts";
import { namesOf } from "#app/features/compliance/wishes.server.ts";
import { numberAt, personAt, takeOver, tellOfNumber, tellOfPerson } from "#app/features/queue/found-at.server.ts";
import { enqueue } from "#app/kit/jobs.server.ts";
import { sameWords } from "#app/kit/same-words.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { campaigns, companies, events, leads, phoneNumbers } from "#db/schema.ts";
import { markLeft } from "../mark-left.server.ts";
import { leadFrom } from "./lead-from.server.ts";

export type Followed = {
  leadId: string;
  /** Somebody we knew there moved to another company; or somebody there named another company. */
  source: "moved" | "referred";
  /** Who moved, where we know them. */
  contactId: string | null;
  company: string;
  name: string | null;
  jobTitle: string | null;
  /** As it was said or found; without one somebody looks for it. */
  number: string | null;
  by: string;
  now: Date;
};
export type Following =
  /** `opened`: a lead of its own; else they had one in this campaign already, and what was told of them stands there. */
  | { ok: true; leadId: string; opened: boolean }
  | {
      ok: false;
      reason:
        | "no-such-lead"
        | "merged"
        | "campaign-ended"
        | "not-a-number"
        | "premium-number"
        | "asked-not-to-be-called"
        | "same-company";
    };

type Read = Extract<ReturnType<typeof readNumber>, { ok: true }>;

/**
 * People move and people refer: the company they lead to gets a lead of its own in the same campaign, which tells where it came from.
 * One that is there already, by its name or its number, is not opened twice: whom to ask for there, and on which number, joins it.
 */
export async function follow(db: Db, followed: Followed): Promise<Following> {
  return db.transaction(async (tx) => {
    const [of] = await tx.select({ clientId: leads.clientId }).from(leads).where(eq(leads.id, followed.leadId));
    if (!of) return { ok: false, reason: "no-such-lead" } as const;
    // First, so that what is read here is not merged away before it is written about.
    await lockCompanies(tx, of.clientId);
    const [found] = await tx
      .select({ parent: leads, campaign: campaigns, country: companies.country })
      .from(leads)
      .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
      .innerJoin(companies, eq(companies.id, leads.companyId))
      .where(eq(leads.id, followed.leadId));
    if (!found) return { ok: false, reason: "no-such-lead" } as const;
    const { parent, campaign } = found;
    if (parent.mergedIntoId) return { ok: false, reason: "merged" } as const;
    if (campaign.status === "ended") return { ok: false, reason: "campaign-ended" } as const;
    const country = found.country ?? campaign.country;
    const read = followed.number ? readNumber(followed.number, country as CountryCode) : null;
    if (read && !read.ok) return { ok: false, reason: "not-a-number" } as const;
    if (read?.premium) return { ok: false, reason: "premium-number" } as const;

    if (await askedNotTo(tx, { clientId: parent.clientId, followed, read }))
      return { ok: false, reason: "asked-not-to-be-called" } as const;
    const known = await knownCompany(tx, parent.clientId, followed.company, read);
    if (known === parent.companyId && followed.source === "moved")
      return { ok: false, reason: "same-company" } as const;
    const companyId = known ?? (await openCompany(tx, { clientId: parent.clientId, country, followed }));
    const there = known ? await leadOf(tx, known, campaign.id) : null;
    const told = await reachedOn(tx, { clientId: parent.clientId, companyId, followed, read });
    await enqueue(tx, "meet-company", { companyId }, { key: `meet-company:${companyId}` });
    if (followed.source === "moved" && followed.contactId)
      await markLeft(tx, { lead: parent, contactId: followed.contactId, by: followed.by, now: followed.now });
    if (there) {
      const { phoneNumberId, isNew } = told;
      if (phoneNumberId) await tellOfNumber(tx, there, { phoneNumberId, by: followed.by, now: followed.now });
      else if (isNew && (await hasNumber(tx, companyId)))
        await tellOfPerson(tx, there, { by: followed.by, now: followed.now });
      await ledTo(tx, { parent, there, followed });
      return { ok: true, leadId: there.id, opened: false } as const;
    }
    const next = (await hasNumber(tx, companyId))
      ? ({ stage: "ready", nextAction: "call" } as const)
      : ({ stage: "research", nextAction: "research" } as const);
    const leadId = await leadFrom(tx, {
      parent,
      source: followed.source,
      child: { ...next, campaignId: campaign.id, companyId, dueAt: followed.now, priority: parent.priority },
      by: followed.by,
      now: followed.now,
    });
    if (!leadId) throw new Error("A company without a lead in the campaign could not be given one.");
    return { ok: true, leadId, opened: true } as const;
  });
}

/** A wish goes with the person: whom we know by what they are here, and whom we are told of by their name, number and new company. */
async function askedNotTo(tx: Tx, { clientId, followed, read }: About & { read: Read | null }): Promise<boolean> {
  const { contactId, name, company, source } = followed;
  const numbers = read ? [read.e164] : [];
  const told = name ? personKeys({ name, companyIds: [], companyNames: [company], numbers, emails: [] }) : [];
  const here = contactId && source === "moved" ? await namesOf(tx, "person", contactId) : [];
  const valueHashes = [
    ...[...told, ...here].map((key) => hashOf("person", key)),
    ...numbers.map((number) => hashOf("number", number)),
  ];
  return (await suppressedAmong(tx, { clientId, valueHashes })).size > 0;
}

/** By its name before its number, since a switchboard may be shared; of two of one name, by the number. */
async function knownCompany(tx: Tx, clientId: string, name: string, read: Read | null): Promise<string | null> {
  const sameName = sameWords(companies.name, name);
  const sameNumber = read
    ? sql`exists (select from ${phoneNumbers} where ${phoneNumbers.companyId} = ${companies.id} and ${phoneNumbers.e164} = ${read.e164} and ${phoneNumbers.ext} is null)`
    : undefined;
  const [known] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.clientId, clientId), isNull(companies.mergedIntoId), or(sameName, sameNumber)))
    .orderBy(sql`${sameName} desc`, ...(sameNumber ? [sql`${sameNumber} desc`] : []), asc(companies.id))
    .limit(1);
  return known?.id ?? null;
}

async function leadOf(tx: Tx, companyId: string, campaignId: string): Promise<Lead | null> {
  const [there] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.companyId, companyId), eq(leads.campaignId, campaignId), isNull(leads.mergedIntoId)))
    .for("update");
  return there ?? null;
}

type Lead = typeof leads.$inferSelect;
type About = { clientId: string; followed: Followed };

async function openCompany(tx: Tx, { clientId, country, followed }: About & { country: string }): Promise<string> {
  const [made] = await tx
    .insert(companies)
    .values({ clientId, name: followed.company.trim(), country, createdAt: followed.now })
    .returning({ id: companies.id });
  if (!made) throw new Error("The company was not stored.");
  return made.id;
}

/** Whom to ask for there, and on which number; what was known already is no news. */
async function reachedOn(
  tx: Tx,
  { companyId, followed, read, ...at }: About & { companyId: string; read: Read | null },
): Promise<{ phoneNumberId: string | null; isNew: boolean }> {
  const there = { ...at, companyId };
  const stored = read ? await numberAt(tx, there, { ...followed, read, raw: followed.number ?? read.e164 }) : null;
  if (stored?.ok) return { phoneNumberId: stored.phoneNumberId, isNew: true };
  if (read && (await takeOver(tx, there, { ...followed, e164: read.e164 })))
    return { phoneNumberId: null, isNew: true };
  const person = await personAt(tx, there, followed);
  return { phoneNumberId: null, isNew: person?.isNew ?? false };
}

/** The story here tells where it led, once; the lead there was not opened by it. */
async function ledTo(
  tx: Tx,
  { parent, there, followed: { source, by, now } }: { parent: Lead; there: Lead; followed: Followed },
): Promise<void> {
  if (there.id === parent.id) return;
  const here = and(eq(events.leadId, parent.id), eq(events.type, "lead.led-to"));
  if ((await tx.$count(events, and(here, sql`${events.data} ->> 'leadId' = ${there.id}`))) > 0) return;
  const data = { leadId: there.id, source, companyId: there.companyId };
  const { clientId, campaignId, id: leadId, companyId } = parent;
  await record(tx, { type: "lead.led-to", data, clientId, campaignId, leadId, companyId, by, at: now });
}
