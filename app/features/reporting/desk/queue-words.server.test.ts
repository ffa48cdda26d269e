import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { campaigns } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { campaignsOf, queueWords } from "./queue-words.server.ts";

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
