import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { type GivenLead, givenLead, givenStory, type Story } from "#tests/given.ts";
import { untilBlocked } from "#tests/until-blocked.ts";
import { hashOf } from "./hash.server.ts";
import { suppress, suppressNumber } from "./suppress.server.ts";
import { takeTurnToRing } from "./turns.server.ts";
import { suppressByHand } from "./wishes.server.ts";

const now = tuesday10am;
type Given = Story & GivenLead;
type Wish = (db: Db, given: Given) => Promise<unknown>;

const wishes: [string, Wish][] = [
  [
    "of a number, on a call",
    (db, { priya, ...lead }) => db.transaction((tx) => suppressNumber(tx, { ...lead, by: priya, now })),
  ],
  [
    "of a person, by hand",
    (db, { contactId, marc }) => suppressByHand(db, { kind: "person", value: contactId, by: marc, now }),
  ],
  [
    "of an address, by hand",
    (db, { marc }) => suppressByHand(db, { kind: "email", value: "a@b.example", by: marc, now }),
  ],
  [
    "of a domain, on a list",
    (db, { calder: { clientId } }) => {
      const entries = [{ clientId, kind: "domain" as const, valueHash: hashOf("domain", "b.example") }];
      return suppress(db, { entries, source: "list", by: null, now });
    },
  ],
];

dbTest.for(wishes)("a wish %s waits for the dial that is being decided", async ([, write], { db }) => {
  const story = await givenStory(db);
  const given = { ...story, ...(await givenLead(db, story.calder)) };
  const told: string[] = [];

  const dialled = db.transaction(async (tx) => {
    await takeTurnToRing(tx, { companyId: given.companyId, numberHash: hashOf("number", given.e164) });
    const written = write(db, given).then(() => void told.push("closed"));
    await untilBlocked(db);
    told.push("dialled");
    return { written };
  });
  await (await dialled).written;

  expect(told).toEqual(["dialled", "closed"]);
});

dbTest("two dials of different companies do not wait for each other", async ({ db }) => {
  await db.transaction(async (one) => {
    await takeTurnToRing(one, { companyId: "one", numberHash: "of one" });
    await db.transaction((other) => takeTurnToRing(other, { companyId: "other", numberHash: "of the other" }));
  });
});
