import { expect } from "vitest";
import { addOffering } from "#app/features/nurture/offerings.server.ts";
import { signals } from "#db/schema.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as tell } from "./signal-shipped.tsx";

dbTest("whoever tells of an offering after a colleague is told so, and nobody is woken twice", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const added = await addOffering(db, { clientId: calder.clientId, name: "Refunds", by: marc, now: tuesday10am });
  const offeringId = added.ok ? added.offeringId : "";
  const form = { because: "They offer refunds now.", opener: "You asked for refunds: they are there now." };
  const telling = async (id: string) => answerOf(tell(await requestBy(db, { by: marc, form }, { offeringId: id })));

  expect(await telling(offeringId)).toMatchObject({ status: 302, location: "/signals" });
  expect(await telling(offeringId)).toMatchObject({
    status: 409,
    body: { error: { "": [expect.stringContaining("A colleague has told of it already")] } },
  });
  expect(await telling("0198f000-0000-7000-8000-000000000000")).toMatchObject({ status: 404 });
  expect(await db.select().from(signals)).toHaveLength(1);
});
