import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { campaigns, leads, messages } from "#db/schema.ts";
import { daysAfter, minutesAfter } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenSleeper } from "#tests/given-plan.ts";
import { givenWritten, sentAt } from "#tests/given-written.ts";
import { mayStillGo } from "./may-still-go.server.ts";

dbTest("what waits goes only while its lead sleeps and its campaign writes", async ({ db }) => {
  const { messageId, leadId, calder } = await givenWritten(db);
  const other = await givenSleeper(db, calder, { company: "The same ones Ltd" });
  const goes = () => mayStillGo(db, { messageId, now: sentAt });
  const campaign = (now: Partial<typeof campaigns.$inferInsert>) =>
    db.update(campaigns).set(now).where(eq(campaigns.id, calder.campaignId));
  const lead = (now: Partial<typeof leads.$inferInsert>) => db.update(leads).set(now).where(eq(leads.id, leadId));
  const days = { startsOn: "2026-09-01", endsOn: "2026-12-17" };

  await campaign(days);
  expect(await goes()).toBeNull();
  for (const still of [
    { endsOn: "2026-12-16" },
    { startsOn: "2026-12-18", endsOn: "2027-01-01" },
    { status: "paused", pausedUntil: "2026-12-18" } as const,
  ]) {
    await campaign({ ...days, status: "live", pausedUntil: null, ...still });
    const refusal = { says: expect.stringContaining("campaign does not write"), askAt: daysAfter(sentAt, 1) };
    expect(await goes(), JSON.stringify(still)).toEqual(refusal);
  }
  await campaign({ ...days, status: "live", pausedUntil: null });
  expect(await goes()).toBeNull();

  await lead({ mergedIntoId: other.leadId });
  const awake = { says: expect.stringContaining("sleeps no more"), askAt: null };
  expect(await goes()).toEqual(awake);
  await lead({ mergedIntoId: null, stage: "ready", nextAction: "call", callableFrom: sentAt });
  expect(await goes()).toEqual(awake);
});

dbTest("what waited for weeks does not follow within a week of another to the same address", async ({ db }) => {
  const { messageId, harbour } = await givenWritten(db);
  const resumed = daysAfter(sentAt, 21);
  const goes = (now = resumed) => mayStillGo(db, { messageId, now });
  const [other] = await db
    .insert(messages)
    .values({
      ...{
        clientId: harbour.clientId,
        toAddress: "Helen@harrow.example",
        subject: "Hello",
        body: "Hello",
        onceKey: "other",
      },
      ...{ status: "sent", queuedAt: daysAfter(sentAt, 18), sentAt: daysAfter(sentAt, 19), oneClick: true },
    })
    .returning();
  const is = (now: Partial<typeof messages.$inferInsert>) =>
    db
      .update(messages)
      .set(now)
      .where(eq(messages.id, other?.id ?? ""));

  expect(await goes()).toMatchObject({ askAt: daysAfter(sentAt, 26) });
  expect(await goes(daysAfter(sentAt, 26))).toBeNull();
  await is({ status: "sending", sentAt: null });
  expect(await goes()).toMatchObject({ askAt: minutesAfter(resumed, 5) });
  await is({ status: "unknown" });
  expect(await goes()).toMatchObject({ askAt: daysAfter(sentAt, 25) });
  for (const neverWent of ["queued", "failed"] as const) {
    await is({ status: neverWent });
    expect(await goes(), neverWent).toBeNull();
  }
});
