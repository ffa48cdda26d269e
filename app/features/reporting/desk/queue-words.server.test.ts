import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { removeCaller } from "#app/features/queue/callers.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { pullLead } from "#app/features/queue/steer-lead.server.ts";
import { campaigns, leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { campaignsOf, idleWords, placeInQueue, queueWords } from "./queue-words.server.ts";

dbTest(
  "a colleague's promise counts as callable once its campaign makes it anyone's, and not before",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    await db.update(campaigns).set({ callbackAnyonesAfterMinutes: 240 }).where(eq(campaigns.id, calder.campaignId));
    await givenLead(db, calder, { nextAction: "callback", assigneeId: tomasz });
    const callable = async (minutes: number) => {
      const now = minutesAfter(tuesday10am, minutes);
      const mine = await campaignsOf(db, { by: priya });
      return (await queueWords(db, { by: priya, now, zone: "Europe/London", mine, shown: null })).callable;
    };

    expect(await callable(60)).toBe(0);
    expect(await callable(241)).toBe(1);
  },
);

dbTest("who wanted the lead next is told as who it was", async ({ db }) => {
  const { calder, priya, marc } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const mine = await campaignsOf(db, { by: priya });
  const told = async (by: string) => {
    await pullLead(db, { leadId, agentId: priya, by, now: tuesday10am });
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    return lead && placeInQueue(db, { lead, mine, by: priya, now: tuesday10am });
  };

  expect(await told(marc)).toMatch(/^Your account manager wants you to have it next\./);
  expect(await told(priya)).toMatch(/^You wanted to have it next\./);
});

dbTest("of leads that are alike, the one that is served first stands before all others", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  for (let minutes = 30; minutes > 0; minutes -= 10)
    await givenLead(db, calder, { callableFrom: minutesAfter(tuesday10am, -minutes) });
  const leased = await leaseNext(db, { by: priya, now: tuesday10am });
  if (!leased.ok) throw new Error(leased.reason);
  const [lead] = await db.select().from(leads).where(eq(leads.id, leased.hold.leadId));
  const mine = await campaignsOf(db, { by: priya });

  expect(lead && (await placeInQueue(db, { lead, mine, by: priya, now: tuesday10am }))).toMatch(
    /^Before all 2 others\./,
  );
});

dbTest("an agent without a campaign is sent to a manager, and a manager to the queue", async ({ db }) => {
  const { calder, harbour, priya, marc } = await givenStory(db);
  for (const { campaignId } of [calder, harbour])
    await removeCaller(db, { campaignId, userId: priya, by: marc, now: tuesday10am });
  const told = async (by: string) => {
    const mine = await campaignsOf(db, { by });
    return (await idleWords(db, { by, now: tuesday10am, zone: "Europe/London", mine }))?.says;
  };

  expect(await told(priya)).toMatch(/^Ask an account manager to put you on one/);
  expect(await told(marc)).toMatch(/^Who calls for a campaign, .* stands at its queue/);
});
