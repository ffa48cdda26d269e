import { expect } from "vitest";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { numberPage } from "./number-page.server.ts";

const nothing = { number: "", country: "", state: "", zone: "", client: "" };

dbTest("what cannot be asked about is said at its field, and nothing is answered", async ({ db }) => {
  await givenStory(db);
  const page = (asked: Partial<typeof nothing>) =>
    numberPage(db, { asked: { ...nothing, ...asked }, now: tuesday10am });

  expect(await page({ number: "abc" })).toMatchObject({
    answer: null,
    errors: { number: "This is no telephone number. Write it with its country, such as +44 20 7946 0123." },
  });
  expect(await page({ number: "+442079460801", country: "ZZ" })).toMatchObject({
    answer: null,
    errors: { country: "ZZ is no country’s code; write two letters, such as GB or US." },
  });
  expect(await page({ number: "020 7946 0801", country: "uk" })).toMatchObject({
    answer: { e164: "+442079460801", decision: { verdict: "allow" } },
    errors: {},
  });
});
