import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Language, languageCodes, languageNames } from "#app/features/queue/languages.ts";
import { type NextUp, nextUp } from "#app/features/queue/next-up.server.ts";
import type { Weights } from "#app/features/queue/order.ts";
import { weightsOf } from "#app/features/queue/order-facts.server.ts";
import type { Queryable } from "#db/client.server.ts";
import { campaignAgents, campaigns, clients, leads, users } from "#db/schema.ts";
import type { PauseReason } from "#db/vocabulary.ts";

export type Caller = {
  id: string;
  name: string;
  share: number;
  /** Of their time, beside their other campaigns. */
  part: number;
  languages: Language[];
  pausedBecause: PauseReason | null;
  pausedUntil: Date | null;
};
export type QueuePage = {
  campaign: { id: string; name: string; client: string; zone: string };
  weights: Weights;
  /** Their hour has come; whether they may be called is asked as each is handed out. */
  due: number;
  next: NextUp[];
  callers: Caller[];
  /** Languages that leads wait in and nobody here speaks. */
  unspoken: { language: string; leads: number }[];
};

/** A campaign's queue as its account manager sees it: what is served next and why, what counts, and who calls. */
export async function queuePage(
  db: Queryable,
  { campaignId, agentId, now }: { campaignId: string; agentId: string | null; now: Date },
): Promise<QueuePage | null> {
  const [campaign] = await db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      client: clients.name,
      zone: clients.timeZone,
      written: campaigns.queueWeights,
    })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  if (!campaign) return null;
  const { written, ...named } = campaign;
  const callers = await callersOf(db, campaignId);
  const waiting = await db
    .select({
      language: leads.language,
      leads: sql<number>`count(*)::int`,
      due: sql<number>`(count(*) filter (where ${leads.callableFrom} <= ${now.toISOString()}::timestamptz))::int`,
    })
    .from(leads)
    .where(and(eq(leads.campaignId, campaignId), eq(leads.stage, "ready"), isNull(leads.mergedIntoId)))
    .groupBy(leads.language);
  return {
    campaign: named,
    weights: weightsOf(written),
    due: waiting.reduce((sum, { due }) => sum + due, 0),
    next: await nextUp(db, { campaignId, agentId, now }),
    callers,
    unspoken: waiting
      .filter(({ language }) => language !== "" && !callers.some((caller) => speaks(caller, language)))
      .map(({ language, leads: count }) => ({
        language: isLanguage(language) ? languageNames[language] : language,
        leads: count,
      })),
  };
}

/** Who is served from a campaign, by name. */
export async function callersOf(db: Queryable, campaignId: string): Promise<Caller[]> {
  const rows = await db
    .select({
      id: users.id,
      name: users.name,
      share: campaignAgents.share,
      all: sql<number>`(select sum(a.share)::int from campaign_agents a join campaigns c on c.id = a.campaign_id
        where a.user_id = ${users.id} and (c.status = 'live' or c.id = ${campaignId}))`,
      languages: users.languages,
      pausedBecause: users.pausedBecause,
      pausedUntil: users.pausedUntil,
    })
    .from(campaignAgents)
    .innerJoin(users, and(eq(users.id, campaignAgents.userId), isNull(users.disabledAt)))
    .where(eq(campaignAgents.campaignId, campaignId))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ all, languages, ...caller }) => ({
    ...caller,
    part: caller.share / Math.max(all, 1),
    languages: languages.filter(isLanguage),
  }));
}

const isLanguage = (code: string): code is Language => (languageCodes as string[]).includes(code);
const speaks = ({ languages }: Caller, language: string): boolean =>
  languages.length === 0 || languages.some((spoken) => spoken === language);
