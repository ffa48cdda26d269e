import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import type { Db } from "#db/client.server.ts";
import { companies, contacts, leads, matchDecisions, phoneNumbers } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory, type Story } from "#tests/given.ts";
import { told } from "#tests/merging.ts";
import { addCompany } from "./add-company.server.ts";
import { alikeCompany } from "./alike-company.server.ts";
import type { HandFields } from "./hand-row.ts";
import { campaignsOpenTo } from "./open-to.server.ts";

const acme: HandFields = {
  company: "Acme Plumbing Ltd",
  person: "Jo Field",
  phone: "020 7946 0881",
  address: "14 Wharf Road",
  city: "London",
  postcode: "N1 7RW",
};
const key = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

async function openTo(db: Db, userId: string) {
  const open = await campaignsOpenTo(db, { userId, every: true });
  const [calder, harbour] = ["Calder backlog", "Harbour backlog"].map((name) => open.find((one) => one.name === name));
  if (!calder || !harbour) throw new Error("no campaigns");
  return { calder, harbour };
}

const adding = ({ marc }: Story, n: number) => ({
  isAnother: false,
  key: key(n),
  openedAt: tuesday10am,
  by: marc,
  now: minutesAfter(tuesday10am, 1),
});

dbTest("a company that somebody found opens one lead, however often it is pressed, even at once", async ({ db }) => {
  const story = await givenStory(db);
  const { calder: campaign } = await openTo(db, story.marc);
  const twice = await Promise.all([1, 2].map(() => addCompany(db, { ...adding(story, 1), campaign, fields: acme })));

  const [one, other] = twice;
  expect(one).toEqual(other);
  expect(await db.select().from(leads)).toMatchObject([{ source: "hand", stage: "ready", nextAction: "call" }]);
  expect(await db.select().from(contacts)).toMatchObject([{ fullName: "Jo Field" }]);
  expect(await db.select().from(phoneNumbers)).toMatchObject([{ e164: "+442079460881" }]);
  expect(await told(db, "lead.created")).toMatchObject([{ source: "hand", rowId: null, stage: "ready" }]);
});

dbTest(
  "what we have already is told while it is typed and not added again; another client never learns of it",
  async ({ db }) => {
    const story = await givenStory(db);
    const { calder, harbour } = await openTo(db, story.marc);
    const first = await addCompany(db, { ...adding(story, 1), campaign: calder, fields: acme });
    if (!first.ok) throw new Error(first.reason);
    const typed = { ...acme, company: "ACME Plumbing", phone: "+44 20 7946 0881" };

    expect(await alikeCompany(db, { campaign: calder, fields: typed })).toMatchObject({
      alike: { name: "Acme Plumbing Ltd", place: "London N1 7RW", leadId: first.leadId, certain: true },
      closed: null,
    });
    expect((await alikeCompany(db, { campaign: calder, fields: { company: "Acme Pl" } })).alike).toMatchObject({
      leadId: first.leadId,
      certain: false,
    });
    expect(await alikeCompany(db, { campaign: harbour, fields: typed })).toEqual({ alike: null, closed: null });

    expect(await addCompany(db, { ...adding(story, 2), campaign: calder, fields: typed })).toEqual({
      ok: false,
      reason: "known",
      leadId: first.leadId,
    });
    // Another company at the same number, says the person: a reviewer looks at both.
    const another = await addCompany(db, { ...adding(story, 3), campaign: calder, fields: typed, isAnother: true });
    expect(another.ok).toBe(true);
    expect(await db.select().from(matchDecisions)).toMatchObject([{ answer: null }]);
    expect((await addCompany(db, { ...adding(story, 4), campaign: harbour, fields: typed })).ok).toBe(true);
    expect(await db.select().from(companies)).toHaveLength(3);
  },
);

dbTest("whoever is not to be called is not added, in the words that every client may hear", async ({ db }) => {
  const story = await givenStory(db);
  const { calder: campaign } = await openTo(db, story.marc);
  const heard = { clientId: null, kind: "number" as const, valueHash: hashOf("number", "+442079460881") };
  await suppress(db, { entries: [heard], source: "outcome", by: story.priya, now: tuesday10am });

  expect((await alikeCompany(db, { campaign, fields: acme })).closed).toBe("Suppressed by the agency.");
  expect(await addCompany(db, { ...adding(story, 1), campaign, fields: acme })).toMatchObject({ reason: "suppressed" });
  expect(await db.select().from(companies)).toEqual([]);
  expect(await addCompany(db, { ...adding(story, 2), campaign, fields: { company: "  " } })).toEqual({
    ok: false,
    reason: "no-name",
  });
  const unreached = await addCompany(db, { ...adding(story, 3), campaign, fields: { company: "Harrow & Pike" } });
  expect(unreached.ok).toBe(true);
  expect(await db.select().from(leads)).toMatchObject([{ stage: "research", nextAction: "research" }]);
});

dbTest("an agent may add to the campaigns they call for, and to no other", async ({ db }) => {
  const { priya, hanna } = await givenStory(db);
  expect(await campaignsOpenTo(db, { userId: priya, every: false })).toHaveLength(2);
  expect(await campaignsOpenTo(db, { userId: hanna, every: false })).toEqual([]);
});
