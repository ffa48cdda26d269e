import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { suppressions } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenVerdict } from "#tests/given-verdict.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { hashOf } from "./hash.server.ts";
import { lift, standingUnder, suppress, suppressNumber } from "./suppress.server.ts";
import { suppressByHand } from "./wishes.server.ts";

const now = tuesday10am;

dbTest("what is said again while it is being taken back stands", async ({ db }) => {
  const { priya, tomasz, leadId, phoneNumberId, e164, verdict } = await givenVerdict(db);
  await suppressByHand(db, { kind: "number", value: e164, by: priya, now });
  const valueHashes = [hashOf("number", e164)];
  let sayingAgain: Promise<void> | null = null;
  await db.transaction(async (tx) => {
    await tx.select().from(suppressions).where(standingUnder(valueHashes, null)).for("update");
    const said = { phoneNumberId, leadId, by: tomasz, now: minutesAfter(now, 1) };
    sayingAgain = db.transaction((other) => suppressNumber(other, said));
    await untilBlocked(db);
    await lift(tx, { valueHashes, clientId: null, which: eq(suppressions.by, priya), now: minutesAfter(now, 2) });
  });
  await sayingAgain;

  expect(await verdict(minutesAfter(now, 3))).toMatch(/^block/);
  const standing = await db.select().from(suppressions).where(standingUnder(valueHashes, null));
  expect(standing).toMatchObject([{ source: "outcome", by: tomasz }]);
});

dbTest("a wish that is said under one name twice at once is written once", async ({ db }) => {
  const { calder, marc } = await givenVerdict(db);
  const entry = { clientId: calder.clientId, kind: "domain", valueHash: hashOf("domain", "pike.example") } as const;
  const say = () => suppress(db, { entries: [entry, entry], source: "import", by: marc, now });

  expect(await say()).toHaveLength(1);
  expect(await say()).toHaveLength(0);
});
