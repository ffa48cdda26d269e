import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { claim } from "./claim.server.ts";
import { leaseNext } from "./lease.server.ts";
import { pauseAgent } from "./pause.server.ts";

const now = tuesday10am;
const heldBy = async (db: Db, id: string) =>
  (await db.select({ heldBy: leads.heldBy }).from(leads).where(eq(leads.id, id)))[0]?.heldBy;

dbTest("an agent who is going away is not given a lead that another tab asked for meanwhile", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);

  const next = await db.transaction(async (tx) => {
    await pauseAgent(tx, { because: "break", until: minutesAfter(now, 60), by: priya, now });
    const asked = leaseNext(db, { by: priya, now });
    await untilBlocked(db);
    return { asked };
  });

  expect(await next.asked).toEqual({ ok: false, reason: "paused" });
  expect(await heldBy(db, leadId)).toBeNull();
});

dbTest("a lead that was being given while its agent went away goes back at once", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);

  const going = await db.transaction(async (tx) => {
    expect(await claim(tx, { by: priya, now })).toMatchObject({ leadId });
    const paused = pauseAgent(db, { because: "break", until: minutesAfter(now, 60), by: priya, now });
    await untilBlocked(db);
    return { paused };
  });

  expect(await going.paused).toEqual({ ok: true });
  expect(await heldBy(db, leadId)).toBeNull();
  const [agent] = await db.select().from(users).where(eq(users.id, priya));
  expect(agent?.pausedAt).toEqual(now);
  expect(await leaseNext(db, { by: tomasz, now })).toMatchObject({ hold: { leadId } });
});
