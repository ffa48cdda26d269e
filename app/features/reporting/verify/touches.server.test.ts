import { expect } from "vitest";
import { changeCampaignStatus } from "#app/features/campaigns/change-status.server.ts";
import { stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { settleByHand } from "#app/features/nurture/settle-by-hand.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { settleCampaigns } from "#app/features/outcomes/campaign-end/settle-campaigns.server.ts";
import { emailAddresses, messages, touches } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";
import { givenWritten, sentAt } from "#tests/given-written.ts";
import { violationsIn } from "./verify.server.ts";

dbTest("mail that comes back from one address says nothing of another that the same plan wrote to", async ({ db }) => {
  const { messageId, calder } = await givenWritten(db);
  await db.update(messages).set({ status: "sent", sentAt });
  await db.update(emailAddresses).set({ address: "office@harrow.example" });
  const second = new Date("2027-01-19T10:00:00Z");
  await workTouches(db, { now: second });
  const office = (await db.select().from(messages)).find(({ id }) => id !== messageId);
  expect(office).toMatchObject({ toAddress: "office@harrow.example" });
  await stopMail(db, { messageId: office?.id ?? "", reason: "bounced", now: second });

  const sent = { ...calder, status: "sent", sentAt: daysAfter(second, 7), queuedAt: second, oneClick: true } as const;
  const written = { ...sent, subject: "How are you?", body: "Hello." };
  await db.insert(messages).values({ ...written, toAddress: "helen@harrow.example", onceKey: "later:1" });
  expect(await violationsIn(db)).toEqual([]);
  await db.insert(messages).values({ ...written, toAddress: "Office@harrow.example", onceKey: "later:2" });
  expect(await violationsIn(db)).toMatchObject([{ check: "no-letter-after-no-more" }]);
});

dbTest("a letter may go while a job that began before it comes to close its lead", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "letter", afterDays: 3 }] });
  await givenSleeper(db, calder);
  await startRuns(db, { now: tuesday10am });
  const [touch] = await db.select().from(touches);
  const now = daysAfter(tuesday10am, 4);
  await changeCampaignStatus(db, { campaignId: calder.campaignId, to: "ended", by: marc, now });

  const posted = { touchId: touch?.id ?? "", done: true, by: marc, now: minutesAfter(now, 1) };
  expect(await settleByHand(db, posted)).toEqual({ ok: true });
  expect(await settleCampaigns(db, { now })).toBe(1);

  expect(await violationsIn(db)).toEqual([]);
});
