import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { phoneNumbers } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { gateLead } from "./gate-page.server.ts";
import { clientStory } from "./story.server.ts";

dbTest("a number abroad is told with its country, at the gate and to the client who will ring it", async ({ db }) => {
  const story = await givenStory(db);
  const { handbackId, lead } = await givenPassed(db, story, { e164: "+442079460142" });
  const asked = { clientId: story.calder.clientId, handbackId, now: tuesday10am };
  const told = async () => [(await gateLead(db, asked))?.call.number, (await clientStory(db, asked)).contact?.number];

  expect(await told()).toEqual(["020 7946 0142", "020 7946 0142"]);
  await db.update(phoneNumbers).set({ e164: "+33142685301" }).where(eq(phoneNumbers.id, lead.phoneNumberId));
  expect(await told()).toEqual(["+33 1 42 68 53 01", "+33 1 42 68 53 01"]);
});
