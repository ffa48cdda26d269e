import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { closeWords } from "#app/features/audit/words.ts";
import { branchesOf } from "#app/features/companies/branches.server.ts";
import { goldenRecords, wholeCompany } from "#app/features/companies/golden-records.server.ts";
import { leadFamily } from "#app/features/companies/lead-family.server.ts";
import { askedAs } from "#app/features/handback/asked-as.server.ts";
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
  merges,
  phoneNumbers,
  users,
} from "#db/schema.ts";
import { type LeadStory, rowSentence, type StoryMerge } from "./lead-story.ts";
import { lineageOf } from "./lineage.server.ts";
import { oneNumberEach, onePersonEach } from "./one-of-each.ts";
import { storyEntries } from "./story-entries.server.ts";
import { storyNames } from "./story-names.server.ts";
import { storyRows } from "./story-rows.server.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findLead>>>;

/** A lead from its row to the client's last word; null where there is no such lead. */
export async function leadStory(db: Queryable, { leadId }: { leadId: string; now: Date }): Promise<LeadStory | null> {
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
  const fromFile = rows.map((row) => ({
    id: row.id,
    at: row.importedAt,
    text: rowSentence(
      row,
      rows.filter((other) => other.id !== row.id),
      client.timeZone,
    ),
    more: [],
    quiet: false,
  }));
  return {
    lead: headOf(found),
    campaign: { id: campaign.id, name: campaign.name },
    client: { name: client.name, zone: client.timeZone, country: client.country },
    people: await peopleOf(db, company, names.numbers ?? {}),
    answers: await answersOf(db, lead),
    rows,
    merges: await mergesOf(db, companyIds),
    lineage,
    branches: await branchesOf(db, company.id),
    golden: await goldenOf(db, company, rows),
    // What stood in the file came before everything that was done with it at the same instant.
    entries: [...entries, ...fromFile].sort((a, b) => b.at.localeCompare(a.at)),
  };
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

/** Field by field what a merged company says, whose word it is and why; null where nothing was merged. */
async function goldenOf(
  db: Queryable,
  company: { id: string },
  rows: readonly { companyId: string | null; file: string; line: number }[],
): Promise<LeadStory["golden"]> {
  const golden = (await goldenRecords(db, [company.id])).get(company.id);
  if (!golden) return null;
  const choosers = golden.values.flatMap(({ chosenBy }) => chosenBy ?? []);
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, choosers));
  const sourceOf = (companyId: string) => {
    const row = rows.find((one) => one.companyId === companyId);
    if (row) return `line ${row.line.toLocaleString("en-GB")} of ${row.file}`;
    return companyId === company.id ? "the kept record" : "a merged record";
  };
  return {
    companyId: company.id,
    fields: golden.values.map(({ field, text, companyId, typed, rule, chosenBy, said }) => ({
      field,
      text,
      from: companyId ? sourceOf(companyId) : null,
      rule,
      chosenBy: people.find(({ id }) => id === chosenBy)?.name ?? null,
      companyId,
      typed,
      said: said.map((one) => ({ ...one, from: sourceOf(one.companyId) })),
    })),
  };
}

async function mergesOf(db: Queryable, companyIds: string[]): Promise<StoryMerge[]> {
  const kept = alias(companies, "kept");
  const merged = alias(companies, "merged");
  const found = await db
    .select({ merge: merges, kept: kept.name, merged: merged.name, by: users.name })
    .from(merges)
    .innerJoin(kept, eq(kept.id, merges.keptCompanyId))
    .innerJoin(merged, eq(merged.id, merges.mergedCompanyId))
    .leftJoin(users, eq(users.id, merges.by))
    .where(
      or(
        inArray(merges.keptCompanyId, companyIds),
        and(inArray(merges.mergedCompanyId, companyIds), isNull(merges.undoneAt)),
      ),
    )
    .orderBy(asc(merges.at));
  return found.map(({ merge, ...names }) => ({
    id: merge.id,
    ...names,
    at: merge.at.toISOString(),
    probability: merge.probability,
    evidence: (merge.evidence as { text: string }[]).map(({ text }) => text),
    undone: merge.undoneAt !== null,
  }));
}
