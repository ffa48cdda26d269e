import { expect } from "vitest";
import { companies } from "#db/schema.ts";
import { tuesday10am, wednesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { callbackList } from "./callbacks.server.ts";

dbTest(
  "a promise without a zone of its own is told by the clock it would be made on, not by the client’s",
  async ({ db }) => {
    const { calder, priya } = await givenStory(db);
    const promise = { nextAction: "callback", dueAt: wednesday10am, assigneeId: priya } as const;
    const kept = await givenLead(db, calder, { ...promise, company: "Kept Ltd", dueZone: "Australia/Perth" });
    await givenLead(db, calder, { ...promise, company: "Hudson Freight", e164: "+12125550106" });
    await db.update(companies).set({ country: null, postcode: null });

    const list = await callbackList(db, { userId: priya, all: false, now: tuesday10am });

    expect(list.map(({ company, zone }) => [company, zone]).sort()).toEqual([
      ["Hudson Freight", "America/New_York"],
      ["Kept Ltd", "Australia/Perth"],
    ]);
    expect(await callbackList(db, { userId: priya, all: false, now: tuesday10am, leadId: kept.leadId })).toHaveLength(
      1,
    );
  },
);
