import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { resumeAgent } from "#app/features/queue/pause.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads, users } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { leaveDesk } from "./leave-desk.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];

dbTest(
  "who leaves the desk until an hour leaves what was promised before it to anyone, and keeps the rest",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const promised = (minutes: number) => {
      const dueAt = minutesAfter(tuesday10am, minutes);
      return {
        nextAction: "callback",
        assigneeId: priya,
        dueAt,
        callableFrom: dueAt,
        dueZone: "Europe/London",
      } as const;
    };
    const falls = await givenLead(db, calder, promised(14));
    const after = await givenLead(db, calder, promised(15));
    const until = minutesAfter(tuesday10am, 15);

    const leave = { because: "break", until, by: priya, now: tuesday10am } as const;
    expect(await leaveDesk(db, leave)).toEqual({ ok: true });

    expect(await leadOf(db, falls.leadId)).toMatchObject({ assigneeId: null, dueAt: minutesAfter(tuesday10am, 14) });
    expect(await leadOf(db, after.leadId)).toMatchObject({ assigneeId: priya });
    const [agent] = await db.select().from(users).where(eq(users.id, priya));
    expect(agent).toMatchObject({ pausedAt: tuesday10am, pausedBecause: "break", pausedUntil: until });
    await resumeAgent(db, { by: priya, now: until });
    const [back] = await db.select().from(users).where(eq(users.id, priya));
    expect(back).toMatchObject({ pausedAt: null, pausedUntil: null });
  },
);
