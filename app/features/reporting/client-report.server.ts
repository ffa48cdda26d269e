import { and, count, desc, eq, isNull, lt, min, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.server.ts";
import { campaigns, clients, handbacks, leads } from "#db/schema.ts";
import { campaignBalance } from "./balance.server.ts";
import { baselineOf, moneyWon, wonAt } from "./campaign-report.server.ts";
import type { ClientReport } from "./client-report.ts";
import { conversionByWeek, weekNow } from "./conversion.ts";
import { followUp } from "./follow-up.server.ts";
import { campaignFunnel } from "./funnel.server.ts";

type Asked = { clientId: string; campaignId?: string | undefined; now: Date };

/** The same counts the agency sees, asked in the client's scope; null before there is a campaign. The newest unless one is named. */
export async function clientReport(tx: Queryable, { clientId, campaignId, now }: Asked): Promise<ClientReport | null> {
  const own = await tx
    .select()
    .from(campaigns)
    .where(eq(campaigns.clientId, clientId))
    .orderBy(desc(campaigns.startsOn), desc(campaigns.id));
  const campaign = campaignId ? own.find(({ id }) => id === campaignId) : own[0];
  if (!campaign) return null;
  const [client] = await tx.select({ zone: clients.timeZone }).from(clients).where(eq(clients.id, clientId));
  const balance = await campaignBalance(tx, campaign.id);
  const zone = client?.zone ?? "UTC";
  const start = { startsOn: campaign.startsOn, zone };
  const baseline = baselineOf(campaign);
  const won = await wonAt(tx, campaign.id);
  const answers = await followUp(tx, { campaignId: campaign.id, now });
  return {
    campaigns: own.map(({ id, name }) => ({ id, name })),
    campaignId: campaign.id,
    asOf: now.toISOString(),
    zone,
    currency: campaign.currency,
    week: weekNow(start, campaign.endsOn, now),
    rows: balance.rows,
    won: { leads: balance.stages.won, money: await moneyWon(tx, campaign.id) },
    baseline,
    weeks: baseline && conversionByWeek(baseline, { leads: balance.leads, wonAt: won, start, now }),
    funnel: await campaignFunnel(tx, campaign.id),
    daysToAnswer: answers.daysToAnswer,
    answered: answers.answered,
    unknown: {
      noNews: answers.noNews,
      reportWithinDays: answers.reportWithinDays,
      ...(await waiting(tx, campaign.id)),
      ...(await withUs(tx, campaign.id)),
    },
  };
}

async function waiting(tx: Queryable, campaignId: string): Promise<{ waiting: number; waitingSince: string | null }> {
  const [found] = await tx
    .select({ n: count(), since: min(handbacks.gateAt) })
    .from(handbacks)
    .where(and(eq(handbacks.campaignId, campaignId), eq(handbacks.status, "passed")));
  return { waiting: found?.n ?? 0, waitingSince: found?.since?.toISOString() ?? null };
}

/** Neither the client's nor finished: what may still come of the backlog. */
async function withUs(tx: Queryable, campaignId: string): Promise<{ withUs: number; sleeping: number }> {
  const [found] = await tx
    .select({ n: count(), sleeping: count(sql`case when ${leads.stage} = 'nurturing' then 1 end`) })
    .from(leads)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        isNull(leads.mergedIntoId),
        eq(leads.owner, "agency"),
        // What waits for the client's answer is counted above.
        lt(sql`case when ${leads.stage} = 'passed' then 1 else 0 end`, 1),
      ),
    );
  return { withUs: found?.n ?? 0, sleeping: found?.sleeping ?? 0 };
}
