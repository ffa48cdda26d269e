import { and, asc, eq } from "drizzle-orm";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import type { Queryable } from "#db/client.server.ts";
import {
  answers,
  attempts,
  campaigns,
  clients,
  companies,
  contacts,
  criteria,
  emailAddresses,
  formerQuestions,
  handbacks,
  leads,
  phoneNumbers,
  users,
} from "#db/schema.ts";
import { contactWithinDays } from "./accept-lead.server.ts";
import { askedAs } from "./asked-as.server.ts";
import type { Story } from "./story.ts";
import { storyLines } from "./story-lines.server.ts";
import { endOfWorkingDay, takeBackUntil } from "./working-days.ts";

/** One passed lead, as its client may read it. The hand-back has come through the gate of the client's scope. */
export async function clientStory(
  tx: Queryable,
  { clientId, handbackId, now }: { clientId: string; handbackId: string; now: Date },
): Promise<Story> {
  const [found] = await tx
    .select({
      handback: handbacks,
      lead: leads,
      company: companies,
      client: clients,
      currency: campaigns.currency,
      ownerName: users.name,
    })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, handbacks.clientId))
    .innerJoin(campaigns, eq(campaigns.id, handbacks.campaignId))
    .leftJoin(users, and(eq(users.id, leads.clientOwnerId), eq(users.clientId, clientId)))
    .where(and(eq(handbacks.id, handbackId), eq(handbacks.clientId, clientId)));
  if (!found) throw new Error("A story is asked for after its gate.");
  const { handback, lead, client, currency, ownerName } = found;
  const company = await wholeCompany(tx, found.company);
  const place = { timeZone: client.timeZone, country: client.country };
  const contact = await spokenTo(tx, handback.attemptId, client.country);
  const undoable = handback.status === "accepted" || handback.status === "declined";
  const until = undoable && handback.decidedAt ? takeBackUntil(handback.decidedAt, place) : null;
  return {
    handbackId,
    status: handback.status,
    company: company.name,
    about: [company.industry, company.city].filter(Boolean).join(", "),
    stage: lead.stage,
    owner: lead.owner as Story["owner"],
    ownerName,
    nextAction: lead.nextAction,
    dueAt: lead.dueAt?.toISOString() ?? null,
    acceptBy: handback.acceptBy?.toISOString() ?? null,
    facts: await factsOf(tx, { leadId: lead.id, campaignId: lead.campaignId }),
    contact,
    lines: await storyLines(tx, { handback, lead, zone: client.timeZone, spokenTo: contact?.name ?? null }),
    currency,
    zone: client.timeZone,
    now: now.toISOString(),
    takeBackUntil: until && until > now ? until.toISOString() : null,
    undoUntil: takeBackUntil(now, place).toISOString(),
    contactBy: endOfWorkingDay(now, contactWithinDays, place).toISOString(),
  };
}

async function factsOf(tx: Queryable, lead: { leadId: string; campaignId: string }): Promise<Story["facts"]> {
  return tx
    .select({ question: askedAs, answer: answers.value })
    .from(criteria)
    .innerJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, lead.leadId)))
    .leftJoin(formerQuestions, eq(formerQuestions.id, answers.formerQuestionId))
    .where(eq(criteria.campaignId, lead.campaignId))
    .orderBy(asc(criteria.position));
}

/** The person and the number of the call on which the questions were answered: whom the client will ring first. */
async function spokenTo(tx: Queryable, attemptId: string, home: string): Promise<Story["contact"]> {
  const [call] = await tx
    .select({ contact: contacts, e164: phoneNumbers.e164, ext: phoneNumbers.ext })
    .from(attempts)
    .innerJoin(phoneNumbers, eq(phoneNumbers.id, attempts.phoneNumberId))
    .leftJoin(contacts, eq(contacts.id, attempts.contactId))
    .where(eq(attempts.id, attemptId));
  if (!call || call.contact?.erasedAt) return null;
  const emails = call.contact
    ? await tx
        .select({ address: emailAddresses.address })
        .from(emailAddresses)
        .where(eq(emailAddresses.contactId, call.contact.id))
    : [];
  return {
    name: call.contact?.fullName ?? null,
    jobTitle: call.contact?.jobTitle ?? null,
    number: shownNumber(call.e164, home, call.ext),
    emails: emails.map(({ address }) => address),
  };
}
