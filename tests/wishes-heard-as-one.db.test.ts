import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { keepWishesOfFormerTwins } from "#app/features/compliance/wishes-heard-as-one.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { suppressions } from "#db/schema.ts";
import { minutesAfter } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { later, merge } from "./merging.ts";

dbTest("who was parted by an older release keeps what was asked of them as one, and nothing else", async ({ db }) => {
  const { calder, ada, marc } = await givenStory(db);
  const [a, b, c] = [await givenLead(db, calder), await givenLead(db, calder), await givenLead(db, calder)];
  const entry = (of: { companyId: string }, clientId: string | null = calder.clientId) => ({
    ...{ clientId, kind: "company" as const, valueHash: hashOf("company", of.companyId) },
  });
  const ask = (minutes: number, ...entries: ReturnType<typeof entry>[]) =>
    suppress(db, { entries, source: "import", by: ada, now: minutesAfter(later, minutes) });
  const bIntoA = await merge(db, a.companyId, b.companyId, marc);
  const cIntoA = await merge(db, a.companyId, c.companyId, marc);
  await ask(1, entry(a));
  await unmerge(db, { mergeId: bIntoA, by: marc, now: minutesAfter(later, 2) });
  await ask(3, entry(a, null));
  await unmerge(db, { mergeId: cIntoA, by: marc, now: minutesAfter(later, 4) });
  const keptOf = async (of: { companyId: string }) =>
    (
      await db
        .select()
        .from(suppressions)
        .where(eq(suppressions.valueHash, entry(of).valueHash))
    )
      .map(({ clientId, at, source, by, liftedAt }) => ({ clientId, at, source, by, open: liftedAt === null }))
      .sort((x, y) => x.at.getTime() - y.at.getTime());
  const ofAll = [await keptOf(b), await keptOf(c)];
  const first = { clientId: calder.clientId, at: minutesAfter(later, 1), source: "import", by: ada, open: true };
  expect(ofAll).toEqual([[first], [first, { ...first, clientId: null, at: minutesAfter(later, 3) }]]);
  for (const one of [b, c]) await db.delete(suppressions).where(eq(suppressions.valueHash, entry(one).valueHash));

  await keepWishesOfFormerTwins(db);

  expect([await keptOf(b), await keptOf(c)]).toEqual(ofAll);
  const lift = { kind: "company", value: b.companyId, clientId: calder.clientId, by: marc } as const;
  expect(await liftByHand(db, { ...lift, now: minutesAfter(later, 5) })).toBe(true);
  await keepWishesOfFormerTwins(db);
  expect([await keptOf(b), await keptOf(c)]).toEqual([[{ ...first, open: false }], ofAll[1]]);
});
