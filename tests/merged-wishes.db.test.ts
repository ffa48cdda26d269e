import { expect } from "vitest";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { liftByHand, suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { daysAfter, minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory, type Story } from "./given.ts";
import { later, merge } from "./merging.ts";

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
