import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { campaigns } from "#db/schema.ts";
import { tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { leaseNext } from "./lease.server.ts";

dbTest("a paused campaign calls nobody, and goes on by itself on its day", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const pause = { status: "paused", pausedUntil: "2026-11-18" } as const;
  await db.update(campaigns).set(pause).where(eq(campaigns.id, calder.campaignId));

  expect(await leaseNext(db, { by: priya, now: tuesday10am })).toMatchObject({ ok: false, reason: "queue-empty" });
  expect(await leaseNext(db, { by: priya, now: wednesday10am })).toMatchObject({ ok: true, hold: { leadId } });
});
