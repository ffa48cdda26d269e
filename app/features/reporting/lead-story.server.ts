import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { closeWords } from "#app/features/audit/words.ts";
import { branchesOf } from "#app/features/companies/branches.server.ts";
import { wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { askedAs } from "#app/features/handback/asked-as.server.ts";
import { number } from "#app/ui/format.ts";
import type { Queryable } from "#db/client.server.ts";
import {
  answers,
  campaigns,
  clients,
  companies,
  contacts,
  criteria,
  formerQuestions,
  leads,
  phoneNumbers,
  users,
} from "#db/schema.ts";
import {
  firstOf,
  foldEntries,
  type LeadStory,
  moreRows,
  rowSentence,
  type StoryEntry,
  type StoryRow,
} from "./lead-story.ts";
import { lineageOf } from "./lineage.server.ts";
import { oneNumberEach, onePersonEach } from "./one-of-each.ts";
import { storyEntries } from "./story-entries.server.ts";
import { goldenOf, mergesOf } from "./story-merges.server.ts";
import { storyNames } from "./story-names.server.ts";
import { storyRows } from "./story-rows.server.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findLead>>>;

/** A lead from its row to the client's last word, the first of very many unless it is to be `all`; null where there is no such lead. */
export async function leadStory(
  db: Queryable,
  { leadId, all = false }: { leadId: string; all?: boolean },
): Promise<LeadStory | null> {
  const found = await findLead(db, leadId);
  if (!found) return null;
  const { lead, company, campaign, client } = found;
  const gone = await db.select({ id: companies.id }).from(companies).where(eq(companies.mergedIntoId, company.id));
  const companyIds = [company.id, ...gone.map(({ id }) => id)];
  const leadIds = await leadFamily(db, leadId);
  const rows = await storyRows(db, leadIds);
  const lineage = await lineageOf(db, leadId);
  const names = await storyNames(db, {
    clientId: client.id,
    client: client.name,
    country: client.country,
    zone: client.timeZone,
    campaignId: campaign.id,
    companyIds,
    kin: lineage,
    rows,
  });
  const entries = await storyEntries(db, {
    leadIds,
    companyIds,
    names,
  });
  const people = firstOf(await peopleOf(db, company, names.numbers ?? {}), all);
  const ownRowFirst = rows.toSorted((a, b) => Number(b.verdict === "lead") - Number(a.verdict === "lead"));
  const shownRows = firstOf(ownRowFirst, all);
  const merged = firstOf(await mergesOf(db, companyIds), all);
  return {
    lead: headOf(found),
    campaign: { id: campaign.id, name: campaign.name },
    client: { name: client.name, zone: client.timeZone, country: client.country },
    people: people.told.map((person) => ({ ...person, numbers: firstNumbers(person.numbers, all) })),
    answers: await answersOf(db, lead),
    rows: shownRows.told,
    merges: merged.told,
    lineage,
    branches: await branchesOf(db, company.id),
    golden: await goldenOf(db, company, rows),
    // What stood in the file came before everything that was done with it at the same instant.
    entries: [
      ...(all ? entries : foldEntries(entries)),
      ...fromFile(ownRowFirst, shownRows.told, client.timeZone),
    ].sort((a, b) => b.at.localeCompare(a.at)),
    more: { people: people.more, rows: shownRows.more, merges: merged.more },
  };
}

function firstNumbers(numbers: readonly string[], all: boolean): string[] {
  const { told, more } = firstOf(numbers, all);
  return more > 0 ? [...told, `${number(more)} more`] : told;
}

function fromFile(rows: readonly StoryRow[], told: readonly StoryRow[], zone: string): StoryEntry[] {
  const entry = ({ id, importedAt: at }: StoryRow, text: string): StoryEntry => ({
    id,
    at,
    text,
    more: [],
    quiet: false,
  });
  const sentences = told.map((row) =>
    entry(
      row,
      rowSentence(
        row,
        rows.filter((other) => other.id !== row.id),
        zone,
      ),
    ),
  );
  const others = moreRows(rows.slice(told.length), zone).map(({ first, says }) => entry(first, says));
  return [...sentences, ...others];
}

const clientOwner = alias(users, "client_owner");

async function findLead(db: Queryable, leadId: string) {
  const [found] = await db
    .select({
      lead: leads,
      company: companies,
      campaign: campaigns,
      client: clients,
      assignee: users.name,
      ownerName: clientOwner.name,
    })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(campaigns, eq(campaigns.id, leads.campaignId))
    .innerJoin(clients, eq(clients.id, leads.clientId))
    .leftJoin(users, eq(users.id, leads.assigneeId))
    .leftJoin(clientOwner, eq(clientOwner.id, leads.clientOwnerId))
    .where(eq(leads.id, leadId));
  return found ? { ...found, company: await wholeCompany(db, found.company) } : null;
}

function headOf({ lead, company, assignee, ownerName }: Found): LeadStory["lead"] {
  const facts = [
    company.industry,
    [company.city, company.postcode].filter(Boolean).join(" ") || null,
    company.website ?? company.domain,
    lead.oldStatus ? `was “${lead.oldStatus}”` : null,
    lead.lostReason ? `lost: ${lead.lostReason}` : null,
    lead.competitor ? `with ${lead.competitor}` : null,
  ];
  return {
    id: lead.id,
    company: company.name,
    facts: facts.filter((fact) => fact !== null),
    stage: lead.stage,
    stageAt: lead.stageAt.toISOString(),
    owner: lead.owner,
    ownerName: lead.owner === "client" ? ownerName : null,
    assignee,
    nextAction: lead.nextAction,
    dueAt: lead.dueAt?.toISOString() ?? null,
    closedReason: lead.closedReason ? closeWords[lead.closedReason] : null,
    won: lead.wonMinor !== null && lead.wonCurrency ? { minor: lead.wonMinor, currency: lead.wonCurrency } : null,
    mergedIntoId: lead.mergedIntoId,
  };
}

async function peopleOf(
  db: Queryable,
  { id: companyId, erasedAt: companyErasedAt }: Pick<Found["company"], "id" | "erasedAt">,
  shown: Readonly<Record<string, string>>,
): Promise<LeadStory["people"]> {
  const persons = await db
    .select()
    .from(contacts)
    .where(eq(contacts.companyId, companyId))
    .orderBy(asc(contacts.fullName));
  const numbers = await db
    .select()
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.companyId, companyId), isNull(phoneNumbers.erasedAt)))
    .orderBy(asc(phoneNumbers.position));
  const of = (ids: string[] | null) =>
    oneNumberEach(numbers, ids).map(({ id, deadAt }) => `${shown[id] ?? ""}${deadAt ? " (dead)" : ""}`);
  const board = of(null);
  const isCompanyLeft = companyErasedAt === null && persons.every(({ erasedAt }) => erasedAt !== null);
  return [
    ...(board.length > 0
      ? [{ id: null, contactId: null, name: "Switchboard", jobTitle: null, left: false, erased: false, numbers: board }]
      : []),
    ...onePersonEach(persons).map(({ person: { id, fullName, jobTitle, leftAt, erasedAt }, ids }) => ({
      id: leftAt === null ? id : null,
      contactId: erasedAt && !isCompanyLeft ? null : id,
      name: erasedAt ? "Erased person" : fullName,
      jobTitle,
      left: leftAt !== null,
      erased: erasedAt !== null,
      numbers: of(ids),
    })),
  ];
}

async function answersOf(db: Queryable, lead: { id: string; campaignId: string }): Promise<LeadStory["answers"]> {
  return db
    .select({ question: askedAs, answer: answers.value })
    .from(criteria)
    .leftJoin(answers, and(eq(answers.criterionId, criteria.id), eq(answers.leadId, lead.id)))
    .leftJoin(formerQuestions, eq(formerQuestions.id, answers.formerQuestionId))
    .where(and(eq(criteria.campaignId, lead.campaignId), or(isNull(criteria.putAwayAt), isNotNull(answers.id))))
    .orderBy(asc(criteria.position));
}
