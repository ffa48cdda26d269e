import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppressNumber } from "#app/features/compliance/suppress.server.ts";
import { takeBackSince } from "#app/features/compliance/take-back.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import { leads, suppressions } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";

const now = tuesday10am;

dbTest(
  "a lead that a slip has closed the law for is not closed with it before it can be taken back",
  async ({ db }) => {
    const { calder, priya, tomasz } = await givenStory(db);
    const { leadId, companyId } = await givenLead(db, calder);
    const wish = { kind: "company", value: companyId, clientId: null, by: priya } as const;
    const lead = async () => (await db.select().from(leads).where(eq(leads.id, leadId)))[0];
    await suppressByHand(db, { ...wish, now });

    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(now, 1) })).toMatchObject({ ok: false });
    expect(await lead()).toMatchObject({ stage: "ready", heldBy: null, callableFrom: minutesAfter(now, 10) });
    expect(await liftByHand(db, { ...wish, now: minutesAfter(now, 2), ownSince: takeBackSince(now) })).toBe(true);
    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(now, 10) })).toMatchObject({
      ok: true,
      hold: { leadId },
    });

    await db.update(leads).set({ heldBy: null, holdToken: null, heldUntil: null });
    await suppressByHand(db, { ...wish, now: minutesAfter(now, 11) });
    expect(await leaseNext(db, { by: tomasz, now: minutesAfter(now, 22) })).toMatchObject({ ok: false });
    expect(await lead()).toMatchObject({ stage: "closed", closedReason: "asked-not-to-be-called" });
  },
);

dbTest("what somebody else heard as well is no slip to be taken back, on a call or by hand", async ({ db }) => {
  const { calder, priya, tomasz } = await givenStory(db);
  for (const again of ["on a call", "by hand"]) {
    const { leadId, phoneNumberId, e164 } = await givenLead(db, calder);
    const wish = { kind: "number", value: e164, clientId: null } as const;
    await suppressByHand(db, { ...wish, by: priya, now });
    await suppressByHand(db, { ...wish, by: priya, now: minutesAfter(now, 1) });
    if (again === "by hand") await suppressByHand(db, { ...wish, by: tomasz, now: minutesAfter(now, 3) });
    else
      await db.transaction((tx) =>
        suppressNumber(tx, { phoneNumberId, leadId, by: tomasz, now: minutesAfter(now, 3) }),
      );

    const own = { ...wish, ownSince: takeBackSince(minutesAfter(now, 4)), now: minutesAfter(now, 4) };
    for (const by of [priya, tomasz]) expect(await liftByHand(db, { ...own, by }), again).toBe(false);
    const { source, at } =
      (
        await db
          .select()
          .from(suppressions)
          .where(eq(suppressions.valueHash, hashOf("number", e164)))
      )[0] ?? {};
    expect({ source, at }, again).toEqual({ source: "person", at: now });
    expect((await judgeNumbers(db, { leadId, now: minutesAfter(now, 4) }))[0]?.verdict, again).toBe("block");
  }
});

dbTest("who says again what somebody said long ago has no word of their own to take back", async ({ db }) => {
  const { calder, ada, tomasz } = await givenStory(db);
  const { leadId, companyId } = await givenLead(db, calder);
  const wish = { kind: "company", value: companyId, clientId: null } as const;
  await suppressByHand(db, { ...wish, by: ada, now: minutesAfter(now, -3_000) });
  await suppressByHand(db, { ...wish, by: tomasz, now });

  const own = { ...wish, by: tomasz, now: minutesAfter(now, 1), ownSince: takeBackSince(minutesAfter(now, 1)) };
  expect(await liftByHand(db, own)).toBe(false);

  expect(await db.select().from(suppressions).where(eq(suppressions.by, tomasz))).toEqual([]);
  expect((await judgeNumbers(db, { leadId, now: minutesAfter(now, 1) }))[0]?.verdict).toBe("block");
});
