import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { asTold } from "#app/features/companies/as-told.server.ts";
import { isFromFile } from "#app/features/companies/from-file.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { leadFamily, notesOf } from "#app/features/companies/lead-family.server.ts";
import { isId } from "#app/kit/ids.ts";
import { shownNumber } from "#app/kit/shown-number.ts";
import type { Db } from "#db/client.server.ts";
import {
  answers,
  attempts,
  campaigns,
  clients,
  companies,
  contacts,
  criteria,
  formerQuestions,
  handbacks,
  leads,
  notes,
  outcomes,
  phoneNumbers,
  users,
} from "#db/schema.ts";
import { askedAs } from "./asked-as.server.ts";
import { evidenceLacking, holdBegan } from "./evidence.server.ts";
import type { GateLead, GateLine } from "./gate-page.ts";
import { endOfWorkingDay } from "./working-days.ts";

/** The newest; the rest stands on the lead's page. */
const NOTES = 5;

/** What stands at the gate, oldest first, then what waits for the client, the nearest deadline first. */
export async function gateList(db: Db): Promise<{ atGate: GateLine[]; withClient: GateLine[] }> {
  const rows = await db
    .select({
      handback: handbacks,
      lead: leads,
      companyId: companies.id,
      company: companies.name,
      client: clients.name,
      agent: users.name,
    })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, handbacks.clientId))
    .innerJoin(users, eq(users.id, handbacks.qualifiedBy))
    .where(inArray(handbacks.status, ["gate", "passed"]))
    .orderBy(asc(leads.dueAt), asc(handbacks.qualifiedAt));
  const before = await earlierEnds(
    db,
    rows.map(({ lead }) => lead.id),
  );
  const lines = (await asTold(db, rows)).map(({ handback, lead, company, client, agent }) => ({
    handbackId: handback.id,
    status: handback.status as GateLine["status"],
    company,
    client,
    agent,
    qualifiedAt: handback.qualifiedAt.toISOString(),
    dueAt: lead.dueAt?.toISOString() ?? null,
    before: before.get(lead.id) ?? null,
  }));
  return {
    atGate: lines.filter(({ status }) => status === "gate").sort((a, b) => a.qualifiedAt.localeCompare(b.qualifiedAt)),
    withClient: lines.filter(({ status }) => status === "passed"),
  };
}

/** How this lead's last way to the client ended, where it has been there before. */
async function earlierEnds(db: Db, leadIds: string[]): Promise<Map<string, GateLine["before"]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(handbacks)
    .where(and(inArray(handbacks.leadId, leadIds), inArray(handbacks.status, ["declined", "expired", "refused"])))
    .orderBy(asc(handbacks.endedAt));
  return new Map(
    rows.map(({ leadId, status, declineReason, declineNote, gateNote }) => [
      leadId,
      { status: status as "declined" | "expired" | "refused", declineReason, note: declineNote ?? gateNote },
    ]),
  );
}

/** One lead at the gate: the questions with their answers, the call as evidence, what was noted, and what is still lacking. */
export async function gateLead(
  db: Db,
  { handbackId, now }: { handbackId: string | undefined; now: Date },
): Promise<GateLead | null> {
  if (!isId(handbackId)) return null;
  const [found] = await db
    .select({
      handback: handbacks,
      lead: leads,
      company: companies,
      client: clients,
      campaign: campaigns,
      call: attempts,
      number: phoneNumbers.e164,
      person: contacts,
      agent: users.name,
      againstNetwork: outcomes.againstNetwork,
    })
    .from(handbacks)
    .innerJoin(leads, eq(leads.id, handbacks.leadId))
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(clients, eq(clients.id, handbacks.clientId))
    .innerJoin(campaigns, eq(campaigns.id, handbacks.campaignId))
    .innerJoin(attempts, eq(attempts.id, handbacks.attemptId))
    .innerJoin(phoneNumbers, eq(phoneNumbers.id, attempts.phoneNumberId))
    .innerJoin(users, eq(users.id, handbacks.qualifiedBy))
    .leftJoin(outcomes, eq(outcomes.attemptId, attempts.id))
    .leftJoin(contacts, eq(contacts.id, attempts.contactId))
    .where(eq(handbacks.id, handbackId));
  if (!found) return null;
  const { handback, lead, client, campaign, call, number, person, agent, againstNetwork } = found;
  const company = await wholeCompany(db, found.company);
  const ends = await earlierEnds(db, [lead.id]);
  const noted = notesOf(await leadFamily(db, lead.id));
  const ofFile = sql<boolean>`${notes.holdToken} is null and ${isFromFile}`;
  const said = await db
    .select({ id: notes.id, text: notes.text, at: notes.at, by: users.name, ofFile })
    .from(notes)
    .leftJoin(users, eq(users.id, notes.by))
    .where(noted)
    // A file's notes are of one instant.
    .orderBy(desc(notes.at), asc(notes.id))
    .limit(NOTES);
  const place = { timeZone: client.timeZone, country: client.country };
  return {
    handbackId: handback.id,
    leadId: lead.id,
    status: handback.status,
    company: company.name,
    about: [company.industry, company.city].filter(Boolean).join(", "),
    client: client.name,
    campaign: campaign.name,
    zone: client.timeZone,
    stage: lead.stage,
    nextAction: lead.nextAction,
    dueAt: lead.dueAt?.toISOString() ?? null,
    facts: await questionsOf(db, { leadId: lead.id, campaignId: campaign.id, began: await holdBegan(db, call) }),
    call: {
      at: call.placedAt.toISOString(),
      talkSeconds: call.talkSeconds,
      answeredBy: call.answeredBy,
      againstNetwork: againstNetwork ?? false,
      number: number === "" ? "a number that was erased" : shownNumber(number, client.country),
      person: person && !person.erasedAt ? { name: person.fullName, jobTitle: person.jobTitle } : null,
      agent,
    },
    notes: said.map((note) => ({ ...note, at: note.at.toISOString() })),
    moreNotes: (await db.$count(notes, noted)) - said.length,
    summary: handback.summary,
    lacking: handback.status === "gate" ? await evidenceLacking(db, handback) : null,
    acceptBy: (handback.acceptBy ?? endOfWorkingDay(now, campaign.acceptWithinDays, place)).toISOString(),
    before: ends.get(lead.id) ?? null,
  };
}

/** What was asked on the call, and what was answered; one that became required later is not required of this lead. */
async function questionsOf(
  db: Db,
  { leadId, campaignId, began }: { leadId: string; campaignId: string; began: Date },
): Promise<GateLead["facts"]> {
  const required = sql<boolean>`${criteria.required} and ${lte(criteria.requiredSince, began)}`;
  const asked = and(isNull(criteria.putAwayAt), lte(criteria.askedSince, began));
  return db
    .select({ id: criteria.id, question: askedAs, required, answer: answers.value })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, leadId)))
    .leftJoin(formerQuestions, eq(formerQuestions.id, answers.formerQuestionId))
    .where(and(eq(criteria.campaignId, campaignId), or(asked, isNotNull(answers.id))))
    .orderBy(asc(criteria.position));
}
