import { isNull } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { endLists } from "#app/features/compliance/lists.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { mailFacts } from "#app/features/compliance/may-mail.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { wishesAbout } from "#app/features/compliance/wishes-about.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, matchDecisions, phoneNumbers, suppressions } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { givenListInForce } from "./given-list.ts";
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

dbTest("whoever was merged by mistake is let go alone of what was asked of the two as one", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, ada, marc } = story;
  const [asked, innocent] = [await givenLead(db, calder), await givenLead(db, calder)];
  const mergeId = await merge(db, asked.companyId, innocent.companyId, marc);
  const wish = { kind: "company", clientId: calder.clientId, by: ada } as const;
  const lift = (of: { companyId: string }, minutes: number) =>
    liftByHand(db, { ...wish, value: of.companyId, now: minutesAfter(later, minutes) });
  await suppressByHand(db, { ...wish, value: asked.companyId, now: minutesAfter(later, 1) });
  // Taken back while they are one, and said again, it binds both again.
  expect(await lift(asked, 2)).toBe(true);
  await suppressByHand(db, { ...wish, value: asked.companyId, now: minutesAfter(later, 3) });
  await unmerge(db, { mergeId, by: marc, now: minutesAfter(later, 4) });
  expect(await verdictOf(db, innocent)).toEqual(["block"]);
  const { about } = await wishesAbout(db, { leadId: innocent.leadId, reader: marc, now: later });
  expect(about[0]?.standing).toMatchObject([{ agencyWide: false, onList: false }]);

  expect(await lift(innocent, 5)).toBe(true);

  expect(await verdictOf(db, innocent)).toEqual(["allow"]);
  expect((await mailFacts(db, { leadId: innocent.leadId, now: nextWeek })).suppressed).toBe(false);
  expect(await verdictOf(db, asked)).toEqual(["block"]);
  expect(await lift(innocent, 6)).toBe(false);
});

dbTest("what files and a list said of two as one and nobody under a name ends for each on its own", async ({ db }) => {
  const { calder, ada, marc } = await givenStory(db);
  const { clientId } = calder;
  const [asked, innocent] = [await givenLead(db, calder), await givenLead(db, calder)];
  const listId = await givenListInForce(db, ["Nobody Ltd,ZZ1 1ZZ,,,,"], { clientId, by: ada });
  const mergeId = await merge(db, asked.companyId, innocent.companyId, marc);
  const entry = { kind: "company" as const, valueHash: hashOf("company", asked.companyId) };
  const at = { by: marc, now: minutesAfter(later, 1) };
  const heard = [null, clientId].map((of) => ({ ...entry, clientId: of }));
  await suppress(db, { entries: heard, source: "person", ...at });
  await suppress(db, { entries: [{ ...entry, clientId, listId }], source: "list", ...at });
  await unmerge(db, { mergeId, by: marc, now: minutesAfter(later, 2) });
  // Said once more of the one, it was said of both all the same.
  await suppress(db, { entries: heard, source: "person", by: ada, now: minutesAfter(later, 3) });
  const standing = async () => {
    const { about } = await wishesAbout(db, { leadId: innocent.leadId, reader: marc, now: minutesAfter(later, 3) });
    return about[0]?.standing.map((one) =>
      [one.agencyWide ? "all" : "client", one.onList, one.takeBackUntil].join(" "),
    );
  };
  const [ofClient, ofAll, ofList] = ["client false ", "all false ", "client true "];
  expect((await standing())?.sort()).toEqual([ofAll, ofClient, ofList]);
  const lift = { kind: "company", value: innocent.companyId, by: ada, now: minutesAfter(later, 4) } as const;

  expect(await liftByHand(db, { ...lift, clientId, ownSince: tuesday10am })).toBe(false);
  expect(await liftByHand(db, { ...lift, clientId })).toBe(true);
  expect((await standing())?.sort()).toEqual([ofAll, ofList]);
  expect(await liftByHand(db, { ...lift, clientId: null })).toBe(true);
  expect(await standing()).toEqual([ofList]);
  expect(await liftByHand(db, { ...lift, clientId })).toBe(false);
  expect(await verdictOf(db, innocent)).toEqual(["block"]);

  await db.transaction((tx) => endLists(tx, { listIds: [listId], as: "taken-back", by: ada, now: lift.now }));
  expect(await verdictOf(db, innocent)).toEqual(["allow"]);
  expect(await verdictOf(db, asked)).toEqual(["block"]);
});

dbTest(
  "where two were parted and are one again, whatever is shown of what was asked can be taken back",
  async ({ db }) => {
    const { calder, ada, marc } = await givenStory(db);
    const [asked, other] = [await givenLead(db, calder), await givenLead(db, calder)];
    const wish = { kind: "company", clientId: calder.clientId, by: ada } as const;
    const first = await merge(db, asked.companyId, other.companyId, marc);
    await suppressByHand(db, { ...wish, value: asked.companyId, now: minutesAfter(later, 1) });
    await unmerge(db, { mergeId: first, by: marc, now: minutesAfter(later, 2) });
    await db.delete(matchDecisions);
    await merge(db, other.companyId, asked.companyId, marc);
    const closed = async () => {
      const { about } = await wishesAbout(db, { leadId: other.leadId, reader: marc, now: minutesAfter(later, 3) });
      return about.flatMap(({ kind, value, standing }) => (kind === "company" && standing.length > 0 ? value : []));
    };

    // Told with the whole where it was said of the whole, and then by itself; each that is shown can be taken back.
    for (const one of [other, asked]) {
      expect(await closed()).toEqual([one.companyId]);
      expect(await liftByHand(db, { ...wish, value: one.companyId, now: minutesAfter(later, 4) })).toBe(true);
    }

    expect(await closed()).toEqual([]);
    expect(await verdictOf(db, other)).toEqual(["allow", "allow"]);
  },
);

dbTest("a company of very many records is closed and opened like any other", async ({ db }) => {
  const { calder, ada } = await givenStory(db);
  const { clientId } = calder;
  const lead = await givenLead(db, calder);
  const names = Array.from({ length: 106 }, (_, at) => `Acme ${at}`);
  await db
    .insert(companies)
    .values(names.map((name) => ({ clientId, name, mergedIntoId: lead.companyId, createdAt: tuesday10am })));
  const numbers = names.map((_, at) => `+441134960${String(at).padStart(3, "0")}`);
  const own = {
    clientId,
    companyId: lead.companyId,
    originCompanyId: lead.companyId,
    kind: "fixed",
    label: "main",
  } as const;
  await db
    .insert(phoneNumbers)
    .values(
      numbers.map((e164, at) => ({ ...own, e164, raw: e164, numberHash: hashOf("number", e164), position: at + 1 })),
    );
  const wish = { kind: "company", value: lead.companyId, clientId, by: ada, now: later } as const;
  await suppressByHand(db, wish);
  const standing = async () =>
    (await db.select({ id: suppressions.id }).from(suppressions).where(isNull(suppressions.liftedAt))).length;
  expect(await standing()).toBeGreaterThan(106 * 106);

  expect(await liftByHand(db, { ...wish, now: minutesAfter(later, 1) })).toBe(true);

  expect(await standing()).toBe(0);
});

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
