import { and, asc, eq, isNotNull, isNull, sql, sum } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, events, imports, leads } from "#db/schema.ts";
import { type Balance, campaignBalance } from "./balance.server.ts";
import { conversionByWeek, type Week, weekNow } from "./conversion.ts";
import { type FollowUp, followUp } from "./follow-up.server.ts";
import { campaignFunnel, type Funnel } from "./funnel.server.ts";
import { type NeedsToday, needsToday } from "./needs-today.server.ts";

export type CampaignReport = {
  campaign: Pick<
    typeof campaigns.$inferSelect,
    "id" | "name" | "status" | "pausedUntil" | "pausedBecause" | "startsOn" | "endsOn" | "callerId" | "reportWithinDays"
  >;
  client: { id: string; name: string; zone: string };
  asOf: string;
  week: { now: number; of: number };
  balance: Balance;
  won: { leads: number; money: { minor: number; currency: string }[] };
  baseline: { leads: number; won: number; months: number } | null;
  /** Null where the client keeps no baseline: then there is nothing to compare with. */
  weeks: Week[] | null;
  funnel: Funnel;
  followUp: FollowUp;
  today: NeedsToday;
  /** Uploaded and not committed yet: what to go on with where there is no balance. */
  waitingImportId: string | null;
};

/** The campaign on one page; null where there is no such campaign. Every figure is counted from the rows and the ledger. */
export async function campaignReport(
  db: Queryable,
  { campaignId, now }: { campaignId: string; now: Date },
): Promise<CampaignReport | null> {
  const [found] = await db
    .select({ campaign: campaigns, client: { id: clients.id, name: clients.name, zone: clients.timeZone } })
    .from(campaigns)
    .innerJoin(clients, eq(clients.id, campaigns.clientId))
    .where(eq(campaigns.id, campaignId));
  if (!found) return null;
  const { campaign, client } = found;
  const balance = await campaignBalance(db, campaignId);
  const baseline = baselineOf(campaign);
  const start = { startsOn: campaign.startsOn, zone: client.zone };
  const [waiting] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.campaignId, campaignId), eq(imports.status, "ready")))
    .limit(1);
  return {
    campaign,
    client,
    asOf: now.toISOString(),
    week: weekNow(start, campaign.endsOn, now),
    balance,
    won: { leads: balance.stages.won, money: await moneyWon(db, campaignId) },
    baseline,
    weeks:
      baseline && conversionByWeek(baseline, { leads: balance.leads, wonAt: await wonAt(db, campaignId), start, now }),
    funnel: await campaignFunnel(db, campaignId),
    followUp: await followUp(db, { campaignId, now }),
    today: await needsToday(db, { campaignId, clientId: client.id, country: campaign.country, now }),
    waitingImportId: waiting?.id ?? null,
  };
}

export function baselineOf(
  campaign: Pick<typeof campaigns.$inferSelect, "baselineLeads" | "baselineWon" | "baselineMonths">,
): CampaignReport["baseline"] {
  const { baselineLeads, baselineWon, baselineMonths } = campaign;
  if (baselineLeads === null || baselineWon === null || baselineMonths === null) return null;
  return { leads: baselineLeads, won: baselineWon, months: baselineMonths };
}

export async function wonAt(db: Queryable, campaignId: string): Promise<Date[]> {
  const found = await db
    .select({ at: events.at })
    .from(events)
    .where(
      and(eq(events.campaignId, campaignId), eq(events.type, "lead.stage-changed"), sql`${events.data}->>'to' = 'won'`),
    )
    .orderBy(asc(events.at));
  return found.map(({ at }) => at);
}

export async function moneyWon(db: Queryable, campaignId: string): Promise<{ minor: number; currency: string }[]> {
  const found = await db
    .select({ minor: sum(leads.wonMinor).mapWith(Number), currency: leads.wonCurrency })
    .from(leads)
    .where(and(eq(leads.campaignId, campaignId), isNotNull(leads.wonMinor), isNull(leads.mergedIntoId)))
    .groupBy(leads.wonCurrency);
  return found.map(({ minor, currency }) => ({ minor: minor ?? 0, currency: currency ?? "" }));
}
