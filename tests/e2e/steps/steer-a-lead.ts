import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { type Fate, fateOf } from "#app/features/telephony/simulator/number-plan.ts";
import type { Db } from "#db/client.server.ts";
import { agency, companies, leads, phoneNumbers } from "#db/schema.ts";

type Waiting = { leadId: string; company: string };
type Asked = { campaignId: string; wish: (fate: Fate) => boolean };

/** Leads that may be called now, in the order of the queue, every one of whose numbers would meet the wish: the simulator's plan tells. */
export async function leadsWhose(db: Db, { campaignId, wish }: Asked): Promise<Waiting[]> {
  const found = await db
    .select({ leadId: leads.id, company: companies.name, e164: phoneNumbers.e164 })
    .from(leads)
    .innerJoin(companies, eq(companies.id, leads.companyId))
    .innerJoin(phoneNumbers, eq(phoneNumbers.companyId, companies.id))
    .innerJoin(agency, sql`true`)
    .where(
      and(
        eq(leads.campaignId, campaignId),
        eq(leads.stage, "ready"),
        isNull(leads.mergedIntoId),
        isNull(leads.heldBy),
        isNull(leads.pulledFor),
        sql`${leads.callableFrom} <= now() + ${agency.clockAheadMs} * interval '1 millisecond'`,
      ),
    )
    .orderBy(asc(leads.queueRank), asc(leads.callableFrom), asc(leads.id));
  const refused = new Set(found.filter(({ e164 }) => !wish(fateOf(e164, 0, "rekindle"))).map(({ leadId }) => leadId));
  const firsts = new Map(found.map(({ leadId, company }) => [leadId, company]));
  return [...firsts].flatMap(([leadId, company]) => (refused.has(leadId) ? [] : [{ leadId, company }]));
}

/** A manager wants this agent to be served it next, and says so on the lead's own page; answers with the company's name there. */
export async function serveNext(page: Page, { leadId }: { leadId: string }, agent: string): Promise<string> {
  await page.goto(`/leads/${leadId}`);
  const steer = page.getByRole("region", { name: "In the queue" });
  await steer.getByLabel("Serve it next to").selectOption({ label: agent });
  await steer.getByRole("button", { name: "Serve next" }).click();
  await steer.getByText("They are served it next.").waitFor();
  return page.getByRole("heading", { level: 1 }).innerText();
}
