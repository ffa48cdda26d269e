import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { companies, events, leads } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { keepWalls } from "./keep-walls.server.ts";

const leadOf = async (db: Db, id: string) => (await db.select().from(leads).where(eq(leads.id, id)))[0];
const told = async (db: Db, leadId: string) =>
  (await db.select().from(events).where(eq(events.leadId, leadId)).orderBy(events.id)).map(({ type }) => type);

const promise = (assigneeId: string, dueAt: Date, dueZone: string, dueWall: string) => ({
  ...{ assigneeId, dueAt, callableFrom: dueAt, dueZone, dueWall },
  nextAction: "callback" as const,
});

dbTest(
  "a promise follows the wall: another zone or another rule of the clock gives another instant",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const thursday = new Date("2026-11-19T14:30:00Z");
    const perth = await givenLead(db, calder, promise(priya, thursday, "Europe/London", "2026-11-19T14:30"));
    const spring = await givenLead(
      db,
      calder,
      // As it was worked out before the rule of summer time was known.
      promise(priya, new Date("2027-06-01T10:00:00Z"), "Europe/London", "2027-06-01T10:00"),
    );
    await db.update(companies).set({ timeZone: "Australia/Perth" }).where(eq(companies.id, perth.companyId));

    expect(await keepWalls(db, { now: tuesday10am })).toBe(2);
    expect(await keepWalls(db, { now: tuesday10am })).toBe(0);

    expect(await leadOf(db, perth.leadId)).toMatchObject({
      dueAt: new Date("2026-11-19T06:30:00Z"),
      dueZone: "Australia/Perth",
      dueWall: "2026-11-19 14:30:00",
    });
    expect(await leadOf(db, spring.leadId)).toMatchObject({ dueAt: new Date("2027-06-01T09:00:00Z") });
    expect(await told(db, perth.leadId)).toContain("callback.moved");
  },
);

dbTest(
  "an hour at which nobody may ring them where they turn out to be is kept at the next that is lawful",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const { leadId, companyId } = await givenLead(
      db,
      calder,
      promise(priya, new Date("2026-11-20T00:30:00Z"), "America/New_York", "2026-11-19T19:30"),
    );
    await db.update(companies).set({ timeZone: "Europe/London" }).where(eq(companies.id, companyId));

    expect(await keepWalls(db, { now: tuesday10am })).toBe(1);
    expect(await keepWalls(db, { now: tuesday10am })).toBe(0);

    expect(await leadOf(db, leadId)).toMatchObject({
      dueAt: new Date("2026-11-20T09:00:00Z"),
      dueZone: "Europe/London",
      dueWall: "2026-11-20 09:00:00",
    });
  },
);
