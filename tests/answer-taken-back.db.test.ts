import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { declineLead } from "#app/features/handback/decline-lead.server.ts";
import { refuseAtGate } from "#app/features/handback/refuse-at-gate.server.ts";
import { takeBack } from "#app/features/handback/take-back.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import type { Database, Db } from "#db/client.server.ts";
import { handbacks, leads } from "#db/schema.ts";
import type { DeclineReason } from "#db/vocabulary.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { givenPassed } from "./given-handback.ts";
import { untilBlocked } from "./until-blocked.ts";

const now = minutesAfter(tuesday10am, 60);
const followed = { ok: false, reason: "something-followed" };

/** Hanna declined a lead that was passed to her a while ago; what she is told when she takes that back. */
async function givenDeclined(db: Db, portal: Database["forClient"], { reason }: { reason: DeclineReason }) {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story);
  const { clientId } = story.calder;
  const answer = { handbackId, clientId, by: story.hanna };
  await portal(clientId, (tx) => declineLead(tx, { ...answer, reason, note: null, now }));
  const back = () => portal(clientId, (tx) => takeBack(tx, { ...answer, now: minutesAfter(now, 5) }));
  return { ...story, leadId: lead.leadId, back };
}

async function givenEnded(db: Db, { calder, marc }: Awaited<ReturnType<typeof givenDeclined>>): Promise<void> {
  const successorId = await givenNextCampaign(db, calder);
  const end = { campaignId: calder.campaignId, to: "ended", successorId, by: marc, now } as const;
  expect(await changeCampaignStatus(db, end)).toEqual({ ok: true });
}

const stages = async (db: Db) => (await db.select().from(leads)).map(({ stage }) => stage).sort();

dbTest("an answer stands once a job that began before it has carried the lead on", async ({ db, portal }) => {
  const declined = await givenDeclined(db, portal, { reason: "wrong-timing" });
  await givenEnded(db, declined);
  expect(await settleCampaigns(db, { now: minutesAfter(now, -1) })).toBe(1);

  expect(await declined.back()).toEqual(followed);

  expect(await stages(db)).toEqual(["closed", "nurturing"]);
});

dbTest("an answer taken back while the campaign's end carries the lead on stands", async ({ db, portal }) => {
  const declined = await givenDeclined(db, portal, { reason: "wrong-timing" });
  await givenEnded(db, declined);

  const { taking } = await db.transaction(async (tx) => {
    expect(await settleCampaigns(tx as unknown as Db, { now: minutesAfter(now, 5) })).toBe(1);
    const taking = declined.back();
    await untilBlocked(db);
    return { taking };
  });

  expect(await taking).toEqual(followed);
  expect(await stages(db)).toEqual(["closed", "nurturing"]);
});

dbTest(
  "of a manager who sends it back to be called and a client who takes it back one is told no",
  async ({ db, portal }) => {
    const { marc, leadId, back } = await givenDeclined(db, portal, { reason: "not-as-agreed" });
    const [gate] = await db.select().from(handbacks).where(eq(handbacks.status, "gate"));
    const refusal = {
      handbackId: gate?.id ?? "",
      note: "Ask for the fleet again.",
      by: marc,
      now: minutesAfter(now, 5),
    };

    const { taking } = await db.transaction(async (tx) => {
      expect(await refuseAtGate(tx as unknown as Db, refusal)).toEqual({ ok: true });
      const taking = back();
      await untilBlocked(db);
      return { taking };
    });

    expect(await taking).toEqual(followed);
    const [lead] = await db.select().from(leads).where(eq(leads.id, leadId));
    expect(lead).toMatchObject({ stage: "ready", nextAction: "call" });
  },
);

dbTest(
  "a manager at the gate and a client who takes it back twice wait for each other in one order",
  async ({ db, portal }) => {
    const { marc, back } = await givenDeclined(db, portal, { reason: "not-as-agreed" });
    const [gate] = await db.select().from(handbacks).where(eq(handbacks.status, "gate"));
    const refusal = {
      handbackId: gate?.id ?? "",
      note: "Ask for the fleet again.",
      by: marc,
      now: minutesAfter(now, 5),
    };

    const answers = await Promise.all([refuseAtGate(db, refusal), back(), back()]);

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  },
);
