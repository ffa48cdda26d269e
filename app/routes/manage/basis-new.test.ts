import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as basis } from "./basis-new.tsx";

dbTest("a basis is recorded for a country that there is, and no other", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const record = async (country: string) => {
    const form = { campaignId, country, basis: "Presumed consent of former enquirers, assessed by Marc Bell" };
    return answerOf(basis(await requestBy(db, { by: marc, form })));
  };

  for (const country of ["UK", "EL", "EU"]) {
    const refused = await record(country);
    expect([country, refused.status]).toEqual([country, 409]);
    expect(JSON.stringify(refused.body)).toContain(`${country} is no country’s code`);
  }
  expect(await record("de")).toMatchObject({ location: "/admin/rules" });
});
