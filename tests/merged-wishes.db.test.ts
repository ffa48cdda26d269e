import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { later, merge, nextWeek } from "./merging.ts";

const verdictOf = async (db: Db, { leadId }: { leadId: string }) =>
  (await judgeNumbers(db, { leadId, now: minutesAfter(later, 30) })).map(({ verdict }) => verdict);

/** The same company once more, under an id of its own: only a name with its postcode meets it. */
const importedAgain = (db: Db, { calder }: Story) =>
  givenLead(db, calder, { company: "Acme York", postcode: "YO1 7AA" });

dbTest.for([["the merged company asked before they were one"], ["and once more with the whole since"]] as const)(
  "what is lifted for a company leaves standing what one that went into it asked by itself: %s",
  async ([when], { db }) => {
    const story = await givenStory(db);
    const { calder, ada, marc } = story;
    const kept = await givenLead(db, calder, { company: "Acme", postcode: "LS1 1AA" });
    const merged = await givenLead(db, calder, { company: "Acme York", postcode: "YO1 7AA" });
    const by = { kind: "company", clientId: calder.clientId, by: ada } as const;
    await suppressByHand(db, { ...by, value: merged.companyId, now: tuesday10am });
    if (when === "and once more with the whole since")
      await suppressByHand(db, { ...by, value: kept.companyId, now: tuesday10am });
    const mergeId = await merge(db, kept.companyId, merged.companyId, marc);
    await suppressByHand(db, { ...by, value: kept.companyId, now: minutesAfter(later, 1) });

    expect(await liftByHand(db, { ...by, value: kept.companyId, now: minutesAfter(later, 2) })).toBe(true);

    expect(await verdictOf(db, await importedAgain(db, story))).toEqual(["block"]);
    await unmerge(db, { mergeId, by: marc, now: minutesAfter(later, 3) });
    expect(await verdictOf(db, kept)).toEqual(["allow"]);
    expect(await verdictOf(db, merged)).toEqual(["block"]);
    expect(await liftByHand(db, { ...by, value: merged.companyId, now: daysAfter(later, 1) })).toBe(true);
    expect(await verdictOf(db, merged)).toEqual(["allow"]);
  },
);

dbTest(
  "what was asked of several as one and taken back for each binds none when they are one again",
  async ({ db }) => {
    const { calder, ada, marc } = await givenStory(db);
    const hub = await givenLead(db, calder, { company: "Acme" });
    const [one, other] = [
      await givenLead(db, calder, { company: "Acme York" }),
      await givenLead(db, calder, { company: "Acme Leeds" }),
    ];
    const by = { kind: "company", clientId: calder.clientId, by: ada } as const;
    const part = (mergeId: string, minutes: number) =>
      unmerge(db, { mergeId, by: marc, now: minutesAfter(later, minutes) });
    const oneIntoHub = await merge(db, hub.companyId, one.companyId, marc);
    const otherIntoHub = await merge(db, hub.companyId, other.companyId, marc);
    await suppressByHand(db, { ...by, value: hub.companyId, now: minutesAfter(later, 1) });
    await part(oneIntoHub, 2);

    expect(await liftByHand(db, { ...by, value: hub.companyId, now: minutesAfter(later, 3) })).toBe(true);
    expect(await verdictOf(db, hub)).toEqual(["allow", "allow"]);
    expect(await verdictOf(db, one)).toEqual(["block"]);
    expect(await liftByHand(db, { ...by, value: one.companyId, now: minutesAfter(later, 4) })).toBe(true);
    expect(await verdictOf(db, one)).toEqual(["allow"]);

    await part(otherIntoHub, 5);
    await merge(db, one.companyId, other.companyId, marc);
    expect(await verdictOf(db, one)).toEqual(["allow", "allow"]);
  },
);

dbTest("what was asked of two as one binds both once they are two", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder)];
  const bIntoA = await merge(db, a.companyId, b.companyId, marc);
  await merge(db, c.companyId, a.companyId, marc);
  const heard = { clientId: calder.clientId, kind: "company" as const, valueHash: hashOf("company", c.companyId) };
  await suppress(db, { entries: [heard], source: "import", by: marc, now: minutesAfter(later, 5) });
  await unmerge(db, { mergeId: bIntoA, by: marc, now: minutesAfter(later, 9) });

  const verdicts = await judgeNumbers(db, { leadId: b.leadId, now: daysAfter(tuesday10am, 1) });

  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["block"]);
  expect(await mailFacts(db, { leadId: b.leadId, now: nextWeek })).toMatchObject({ suppressed: true, person: {} });
});

dbTest("whoever was merged by mistake is let go alone of what was asked of the two as one", async ({ db }) => {
  const { calder, ada, marc } = await givenStory(db);
  const [asked, innocent] = [await givenLead(db, calder), await givenLead(db, calder)];
  const mergeId = await merge(db, asked.companyId, innocent.companyId, marc);
  const wish = { kind: "company", clientId: calder.clientId, by: ada } as const;
  await suppressByHand(db, { ...wish, value: asked.companyId, now: minutesAfter(later, 1) });
  await unmerge(db, { mergeId, by: marc, now: minutesAfter(later, 2) });
  expect(await verdictOf(db, innocent)).toEqual(["block"]);

  expect(await liftByHand(db, { ...wish, value: innocent.companyId, now: minutesAfter(later, 3) })).toBe(true);

  expect(await verdictOf(db, innocent)).toEqual(["allow"]);
  expect((await mailFacts(db, { leadId: innocent.leadId, now: nextWeek })).suppressed).toBe(false);
  expect(await verdictOf(db, asked)).toEqual(["block"]);
});
