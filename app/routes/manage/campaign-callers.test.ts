import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { loader as shown, action as terms } from "./campaign-terms.tsx";
import { loader as queue } from "./queue.tsx";
import { action as add } from "./queue-caller-add.ts";
import { action as takeOff } from "./queue-caller-off.ts";

dbTest(
  "a manager takes somebody off a campaign, finds them among those who may be put on it, and puts them on",
  async ({ db }) => {
    const { calder, marc, priya } = await givenStory(db);
    const { campaignId } = calder;
    const page = async () => (await answerOf(queue(await requestBy(db, { by: marc }, { campaignId })))).body;
    const off = async (by: string) =>
      answerOf(takeOff(await requestBy(db, { by, form: {} }, { campaignId, userId: priya })));
    const on = async () => answerOf(add(await requestBy(db, { by: marc, form: { userId: priya } }, { campaignId })));

    expect(await page()).toMatchObject({ others: [], callers: { length: 3 } });
    expect(await off(priya)).toMatchObject({ status: 404 });
    expect(await off(marc)).toMatchObject({ status: 200, body: { says: "Taken off." } });
    expect(await page()).toMatchObject({ others: [{ id: priya, name: "Priya Nair" }], callers: { length: 2 } });
    expect(await on()).toMatchObject({ status: 200 });
    expect(await on()).toMatchObject({ status: 409, body: { says: "They call for this campaign already." } });
    expect(await page()).toMatchObject({ others: [], callers: { length: 3 } });
  },
);

dbTest("a number that is no number and a day that will not do are said where they stand", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const { campaignId } = calder;
  const page = (await answerOf(shown(await requestBy(db, { by: marc }, { campaignId })))).body as { seen: string };
  const unchanged = { sector: "general", seen: page.seen };
  const changed = async (form: Record<string, string>) =>
    answerOf(terms(await requestBy(db, { by: marc, form: { ...unchanged, ...form } }, { campaignId })));

  expect(await changed({ callerId: "020 7946 0300", endsOn: "2099-03-31" })).toMatchObject({
    status: 400,
    body: { error: { callerId: ["Write the number internationally, as in +442079460300."] } },
  });
  expect(await changed({ callerId: "+442079460300", endsOn: "2099-03-31" })).toMatchObject({
    status: 409,
    body: { error: { endsOn: ["That is more than five years away. Choose an earlier last day."] } },
  });
  expect(await changed({ endsOn: "2027-08-31" })).toMatchObject({ location: `/campaigns/${campaignId}` });
});
