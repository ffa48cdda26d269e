import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { EventData, EventType } from "#app/features/audit/events.ts";
import { type Names, sentence, type Told } from "#app/features/audit/sentence.ts";
import type { Queryable } from "#db/client.server.ts";
import {
  agency,
  campaigns,
  clients,
  criteria,
  dispositions,
  events,
  formerQuestions,
  scriptLines,
  users,
} from "#db/schema.ts";

export type CampaignHistory = {
  campaign: { id: string; name: string };
  zone: string;
  entries: { id: string; at: string; text: string }[];
};

const MOST = 300;
const changes: EventType[] = [
  ...(["campaign.created", "campaign.status-changed", "campaign.settled", "campaign.terms-changed"] as const),
  ...(["campaign.outcome-set", "campaign.outcome-added", "campaign.outcome-removed"] as const),
  ...(["campaign.callbacks-set", "campaign.order-changed", "campaign.script-changed"] as const),
  ...(["campaign.question-added", "campaign.question-changed"] as const),
  ...(["campaign.question-put-away", "campaign.question-asked-again"] as const),
  ...(["campaign.caller-added", "campaign.caller-removed", "campaign.caller-changed"] as const),
];

/** What people have changed of a campaign itself, newest first; null where there is no such campaign. */
export async function campaignHistory(db: Queryable, campaignId: string): Promise<CampaignHistory | null> {
  const [found] = await db
    .select({ campaign: campaigns, client: clients })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  if (!found) return null;
  const { campaign, client } = found;
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.campaignId, campaignId), inArray(events.type, changes)))
    .orderBy(desc(events.at), desc(events.id))
    .limit(MOST);
  const names = await namesOf(db, { campaignId, client: client.name, zone: client.timeZone });
  return {
    campaign: { id: campaign.id, name: campaign.name },
    zone: client.timeZone,
    entries: rows.flatMap(({ id, type, data, by, at }) => {
      const text = sentence({ type: type as EventType, data, by } as Told, names, "agency");
      return text ? [{ id, at: at.toISOString(), text }] : [];
    }),
  };
}

async function namesOf(
  db: Queryable,
  { campaignId, client, zone }: { campaignId: string; client: string; zone: string },
): Promise<Names> {
  const [house] = await db.select({ name: agency.name }).from(agency);
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(isNull(users.clientId));
  const outcomes = await db.select().from(dispositions).where(eq(dispositions.campaignId, campaignId));
  const removed = await removedOutcomes(db, campaignId);
  const lines = await db.select().from(scriptLines).where(eq(scriptLines.campaignId, campaignId));
  const questions = await db.select().from(criteria).where(eq(criteria.campaignId, campaignId));
  const former = await db
    .select()
    .from(formerQuestions)
    .where(
      inArray(
        formerQuestions.criterionId,
        questions.map(({ id }) => id),
      ),
    )
    .orderBy(asc(formerQuestions.until), asc(formerQuestions.id));
  const became = former.map(({ id, criterionId }, at) => {
    const next = former.slice(at + 1).find((one) => one.criterionId === criterionId);
    return [id, wordsOf(next ?? questions.find((one) => one.id === criterionId))];
  });
  return {
    zone,
    client,
    agency: house?.name ?? "The agency",
    people: Object.fromEntries(people.map(({ id, name }) => [id, { name, of: "agency" as const }])),
    outcomes: Object.fromEntries([...removed, ...outcomes].map(({ code, label }) => [code, label])),
    lines: Object.fromEntries(lines.map(({ id, tab, text }) => [id, `${tab}: ${text}`])),
    questions: Object.fromEntries([...questions, ...former].map((one) => [one.id, wordsOf(one)])),
    reworded: Object.fromEntries(became),
  };
}

/** What an outcome was called that is gone: only the ledger still knows, and not of those that were removed long ago. */
async function removedOutcomes(db: Queryable, campaignId: string): Promise<{ code: string; label: string }[]> {
  const rows = await db
    .select({ data: events.data })
    .from(events)
    .where(and(eq(events.campaignId, campaignId), eq(events.type, "campaign.outcome-removed")));
  return rows.flatMap(({ data }) => {
    const { disposition: code, label } = data as EventData["campaign.outcome-removed"];
    return label ? [{ code, label }] : [];
  });
}

type Wording = { question: string; hint: string | null; choices: string[] | null; required: boolean };

/** "Vehicles on the road (required; hint: Roughly is fine)": all of it that may have been changed. */
function wordsOf(one: Wording | undefined): string {
  if (!one) return "a question";
  const parts = [
    one.required ? "required" : "not required",
    ...(one.choices ? [`choices: ${one.choices.join(", ")}`] : []),
    ...(one.hint ? [`hint: ${one.hint}`] : []),
  ];
  return `${one.question} (${parts.join("; ")})`;
}
