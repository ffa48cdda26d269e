import { expect } from "vitest";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory } from "#tests/given.ts";
import { answerOf, requestBy } from "#tests/requests.ts";
import { action as follow } from "./follow.ts";
import { loader as leadPage } from "./lead.tsx";

dbTest("who is followed to a lead that is there already comes to it, and both pages say so", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  const { leadId } = await givenLead(db, calder);
  const there = await givenLead(db, calder, { company: "Northwind Freight Ltd" });
  const form = { source: "referred", company: "Northwind Freight Ltd", name: "Tom Okafor" };

  const { location } = await answerOf(follow(await requestBy(db, { by: priya, form }, { leadId })));

  expect(location).toBe(`/leads/${there.leadId}?there`);
  const arrived = await leadPage(await requestBy(db, { by: priya, path: location ?? "" }, { leadId: there.leadId }));
  expect(arrived).toMatchObject({ wasThere: true });
  expect(arrived.people.map(({ name }) => name)).toContain("Tom Okafor");
  const from = await leadPage(await requestBy(db, { by: priya }, { leadId }));
  expect(from.lineage).toMatchObject([{ leadId: there.leadId, says: "Somebody here named them." }]);
  expect(from.entries[0]?.text).toContain("Northwind Freight Ltd");
});
