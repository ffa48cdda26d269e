import { and, desc, eq, isNotNull } from "drizzle-orm";
import { clock } from "#app/clock.server.ts";
import { cookieWith } from "#app/features/auth/cookie.server.ts";
import { signInAs } from "#app/features/auth/sign-in.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { resumeAgent } from "#app/features/queue/pause.server.ts";
import type { Db } from "#db/client.server.ts";
import { attempts, handbacks, leads } from "#db/schema.ts";
import type { World } from "../../soak/month/world.ts";
import type { Page } from "./open-pages.ts";

/** What each of the four people has open most of the day, signed in as who they are; the agent with a lead on the desk. */
export async function pagesOf(db: Db, { admin, manager, agents, campaigns }: World, now: Date): Promise<Page[]> {
  const cookies = new Map<string, string>();
  const cookieOf = async (userId: string) => {
    const known = cookies.get(userId);
    if (known) return known;
    const entered = await signInAs(db, { userId, now: new Date(), at: clock.now() });
    if (!entered.ok) throw new Error(entered.reason);
    const [cookie = ""] = (await cookieWith(entered.token)).split(";");
    cookies.set(userId, cookie);
    return cookie;
  };
  const [campaign] = campaigns;
  const [agent] = agents;
  if (!campaign || !agent) throw new Error("A month has campaigns and agents.");
  await resumeAgent(db, { by: agent.id, now });
  const leased = await leaseNext(db, { by: agent.id, now });
  if (!leased.ok) throw new Error(`There was no lead for the desk: ${leased.reason}.`);
  const [called] = await db
    .select({ leadId: attempts.leadId })
    .from(attempts)
    .innerJoin(leads, eq(leads.id, attempts.leadId))
    .where(and(eq(attempts.campaignId, campaign.campaignId), isNotNull(attempts.endedAt)))
    .orderBy(desc(attempts.placedAt))
    .limit(1);
  const [passed] = await db
    .select({ id: handbacks.id })
    .from(handbacks)
    .where(and(eq(handbacks.campaignId, campaign.campaignId), isNotNull(handbacks.gateAt)))
    .limit(1);
  const pages: [what: string, who: string, path: string][] = [
    ["desk", agent.id, "/desk"],
    ["callbacks", agent.id, "/callbacks"],
    ["companies", agent.id, "/companies"],
    ["lead", agent.id, `/leads/${called?.leadId}`],
    ["what is due", agent.id, "/due"],
    ["research", agent.id, "/research"],
    ["campaigns", manager, "/campaigns"],
    ["campaign", manager, `/campaigns/${campaign.campaignId}`],
    ["its leads", manager, `/campaigns/${campaign.campaignId}/leads`],
    ["its queue", manager, `/campaigns/${campaign.campaignId}/queue`],
    ["gate", manager, "/hand-back"],
    ["reports", manager, "/reports"],
    ["leaks", manager, "/leaks"],
    ["duplicates", manager, "/duplicates"],
    ["signals", manager, "/signals"],
    ["outbox", manager, "/outbox"],
    ["rules", admin, "/admin/rules"],
    ["portal", campaign.person, passed ? `/portal/leads/${passed.id}` : "/portal"],
    ["portal report", campaign.person, "/portal/report"],
  ];
  return Promise.all(pages.map(async ([what, who, path]) => ({ what, path, cookie: await cookieOf(who) })));
}
