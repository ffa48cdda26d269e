import { eq, isNull } from "drizzle-orm";
import { expect } from "vitest";
import { matchAgain } from "#app/features/matching/match-again.server.ts";
import { companies, leads, matchDecisions, merges } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenCommitted } from "./given-import.ts";
import { merge, nextWeek } from "./merging.ts";

const head = "Company,Contact,Phone,Street,Postcode,Registration number";
const file = (...numbers: string[]) =>
  Buffer.from(
    [
      head,
      ...numbers.map((number) => `Brightwell Foods Ltd,James Bright,020 7946 0881,14 Wharf Road,N1 7RW,${number}`),
      "",
    ].join("\r\n"),
  );

dbTest("two register numbers do not meet through a third record, in one file or in two", async ({ db }) => {
  const { calder, harbour, marc } = await givenStory(db);
  await givenCommitted(db, { ...harbour, by: marc, bytes: file("", "01234567", "07654321") });
  await givenCommitted(db, { ...calder, by: marc, bytes: file("", "01234567") });

  await givenCommitted(db, { ...calder, by: marc, bytes: file("07654321"), now: minutesAfter(tuesday10am, 5) });

  for (const { clientId } of [harbour, calder]) {
    const found = await db.select().from(companies).where(eq(companies.clientId, clientId));
    expect(found.map(({ companyNumber }) => companyNumber).sort()).toEqual(["01234567", "07654321", null]);
    expect(found.filter(({ mergedIntoId }) => mergedIntoId === null)).toHaveLength(2);
    expect(await db.select().from(leads).where(eq(leads.clientId, clientId))).toHaveLength(2);
    expect(await db.select().from(matchDecisions).where(eq(matchDecisions.clientId, clientId))).toMatchObject([
      { answer: null },
    ]);
  }
});

dbTest("nor at night, through one that a person had joined", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const twin = { company: "Brightwell Foods Ltd", person: "James Bright", e164: "+442079460881" };
  const [one, other, third] = [
    await givenLead(db, calder, twin),
    await givenLead(db, calder, { company: "Kestrel Haulage Ltd" }),
    await givenLead(db, calder, twin),
  ];
  await db.update(companies).set({ companyNumber: "01234567" }).where(eq(companies.id, other.companyId));
  await db.update(companies).set({ companyNumber: "07654321" }).where(eq(companies.id, third.companyId));
  await merge(db, one.companyId, other.companyId, marc);

  expect(await matchAgain(db, { clientId: calder.clientId, now: nextWeek })).toEqual({
    merged: 0,
    asked: 1,
    linked: 0,
  });
  expect(await db.select().from(merges).where(isNull(merges.undoneAt))).toHaveLength(1);
});
