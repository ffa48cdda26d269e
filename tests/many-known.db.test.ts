import { isNull } from "drizzle-orm";
import { expect } from "vitest";
import { leads } from "#db/schema.ts";
import { minutesAfter, tuesday10am as now } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenStory } from "./given.ts";
import { backlogFile, givenCommitted } from "./given-import.ts";

const row = (at: number) => `Zeta Quarrying Ltd,Ann Zeta${at},020 7946 0${100 + at},ann${at}@zeta.example,,`;

dbTest("one more person of a company that has more than a hundred records is met as theirs", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const at = { campaignId: calder.campaignId, by: marc };
  const many = Array.from({ length: 120 }, (_, at) => row(at));
  await givenCommitted(db, { ...at, bytes: backlogFile(...many) });
  const live = () => db.select({ id: leads.id }).from(leads).where(isNull(leads.mergedIntoId));
  const [first, ...others] = await live();
  expect(others).toEqual([]);

  await givenCommitted(db, { ...at, now: minutesAfter(now, 30), bytes: backlogFile(row(700)) });

  expect(await live()).toEqual([first]);
});
