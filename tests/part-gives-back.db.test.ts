import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { chooseField } from "#app/features/companies/choose-field.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, answers, attempts, criteria, emailAddresses, leads, notes } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { type GivenLead, givenLead, givenStory, type Story } from "./given.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { givenPlan } from "./given-plan.ts";
import { nextWeek, stateOf, why } from "./merging.ts";

const OF_A_GROUP = 4;

/** Where a lead may stand before it is merged, the agency's and the client's. */
const standings = [
  { stage: "ready", nextAction: "call" },
  { stage: "ready", nextAction: "callback", dueZone: "Europe/London", dueWall: "2026-10-13T11:00:00" },
  { stage: "research", nextAction: "research", callableFrom: null },
  { stage: "nurturing", nextAction: "wake", dormancyReason: "not-now" },
  { stage: "closed", nextAction: null, dueAt: null, callableFrom: null, closedReason: "never-a-fit" },
  { stage: "qualified", nextAction: "review", callableFrom: null },
  { stage: "accepted", nextAction: "contact", callableFrom: null },
] as const;
type Stands = (typeof standings)[number];

const places = fc.record({
  stands: fc.constantFrom<Stands>(...standings),
  /** In a second campaign too, and where it stands there. */
  second: fc.option(fc.constantFrom<Stands>(...standings), { nil: null }),
  answered: fc.boolean(),
  called: fc.boolean(),
  written: fc.boolean(),
  suppressed: fc.constantFrom("company", "number", null),
  /** A number that others of the group have too. */
  shared: fc.boolean(),
  /** What its file says of it: where one says nothing, it says what another said as long as they are one. */
  file: fc.record({
    oldStatus: fc.constantFrom("New", "Quote sent", null),
    competitor: fc.constantFrom("Fleetmark", null),
    contractEndOn: fc.constantFrom("2027-03-31", null),
    contractMonths: fc.constantFrom(24, null),
    priority: fc.constantFrom(30, 70),
  }),
});
const pairs = fc.tuple(fc.nat(OF_A_GROUP - 1), fc.nat(OF_A_GROUP - 1));
const groups = fc.array(places, { minLength: OF_A_GROUP, maxLength: OF_A_GROUP });
type Place = typeof places extends fc.Arbitrary<infer T> ? T : never;

dbTest(
  "merge, then unmerge: if nothing came between, every row of every table is as it was",
  async ({ db }) => {
    const house = await givenHouse(db);
    await fc.assert(
      fc.asyncProperty(
        groups,
        fc.array(pairs, { maxLength: 3 }),
        pairs,
        fc.boolean(),
        async (group, before, pair, chosen) => {
          const ids = await givenGroup(db, house, group);
          for (const [kept, merged] of before) await merge(db, ids, kept, merged);
          if (chosen) await choose(db, house.story, ids[pair[0]] ?? "");
          const was = await stateOf(db);

          const mergeId = await merge(db, ids, ...pair);
          if (mergeId) await unmerge(db, { mergeId, by: house.story.marc, now: nextWeek });

          expect(await stateOf(db)).toEqual(was);
        },
      ),
      { numRuns: 12 },
    );
  },
  120_000,
);

dbTest(
  "merges of several, in any order, parted in any order: every row of every table is as it was",
  async ({ db }) => {
    const house = await givenHouse(db);
    await fc.assert(
      fc.asyncProperty(
        groups,
        fc.array(pairs, { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        async (group, order, ranks) => {
          const ids = await givenGroup(db, house, group);
          const was = await stateOf(db);
          const made: { mergeId: string; rank: number }[] = [];
          for (const [kept, merged] of order) {
            const mergeId = await merge(db, ids, kept, merged);
            if (mergeId) made.push({ mergeId, rank: ranks.next().value });
          }
          made.sort((one, other) => one.rank - other.rank);

          for (const { mergeId } of made) await unmerge(db, { mergeId, by: house.story.marc, now: nextWeek });

          expect(await stateOf(db)).toEqual(was);
        },
      ),
      { numRuns: 12 },
    );
  },
  120_000,
);

type House = { story: Story; second: Story["calder"]; criterionId: string; sessionId: string };

async function givenHouse(db: Db): Promise<House> {
  const story = await givenStory(db);
  const { calder, marc, priya } = story;
  const next = await givenNextCampaign(db, calder);
  await givenPlan(db, calder, { by: marc, steps: [{ kind: "email", afterDays: 30 }] });
  const [criterion] = await db.select().from(criteria).where(eq(criteria.campaignId, calder.campaignId)).limit(1);
  const [session] = await db
    .insert(agentSessions)
    .values({
      ...{ userId: priya, conferenceName: "s_given", openedAt: tuesday10am, joinedAt: tuesday10am },
      ...{ closedAt: tuesday10am, closedBecause: "the test ended it" },
    })
    .returning({ id: agentSessions.id });
  return {
    story,
    second: { ...calder, campaignId: next },
    criterionId: criterion?.id ?? "",
    sessionId: session?.id ?? "",
  };
}

/** Companies with all that a company may have; their ids. */
async function givenGroup(db: Db, house: House, group: readonly Place[]): Promise<string[]> {
  const { story, second } = house;
  const ids: string[] = [];
  for (const [at, place] of group.entries()) {
    const given = await givenLead(db, story.calder, {
      ...standing(story, place.stands),
      ...place.file,
      ...(place.shared ? { e164: "+442079460999" } : {}),
      person: `Person ${at}`,
      company: `Company ${at}`,
    });
    if (place.second) await insertLead(db, second, given.companyId, standing(story, place.second));
    await said(db, house, given, place);
    ids.push(given.companyId);
  }
  await startRuns(db, { now: tuesday10am });
  return ids;
}

function standing({ hanna, priya }: Story, stands: Stands) {
  const dueAt = "dueAt" in stands ? stands.dueAt : minutesAfter(tuesday10am, 60 * 24 * 7);
  return {
    ...stands,
    dueAt,
    ...(stands.stage === "accepted" ? { clientOwnerId: hanna } : {}),
    ...(stands.nextAction === "callback" ? { assigneeId: priya } : {}),
  };
}

async function insertLead(
  db: Db,
  campaign: Story["calder"],
  companyId: string,
  stands: ReturnType<typeof standing>,
): Promise<void> {
  await db.insert(leads).values({
    ...{ ...campaign, companyId, stageAt: tuesday10am, source: "hand", createdAt: tuesday10am },
    ...{ callableFrom: tuesday10am, ...stands },
  });
}

/** What was said of and with a company before it is merged. */
async function said(db: Db, { story, criterionId, sessionId }: House, given: GivenLead, place: Place): Promise<void> {
  const { clientId, campaignId } = story.calder;
  const { leadId, companyId, contactId, phoneNumberId, e164 } = given;
  const by = story.marc;
  await db.insert(notes).values({ clientId, leadId, text: `Of ${leadId}`, by, at: tuesday10am });
  if (place.answered) {
    await db.insert(answers).values({ clientId, leadId, criterionId, value: leadId, by, at: tuesday10am });
  }
  if (place.written) {
    const own = { clientId, companyId, originCompanyId: companyId, contactId };
    await db.insert(emailAddresses).values({ ...own, address: `desk@${companyId}.example` });
  }
  if (place.called) {
    await db.insert(attempts).values({
      ...{ clientId, campaignId, leadId, companyId, contactId, phoneNumberId, sessionId, holdToken: leadId },
      ...{ numberHash: hashOf("number", e164), agentId: story.priya, round: 1, decision: {}, status: "no-answer" },
      ...{ placedAt: tuesday10am, endedAt: tuesday10am },
    });
  }
  if (place.suppressed) {
    const value = place.suppressed === "company" ? companyId : e164;
    const entry = { clientId, kind: place.suppressed, valueHash: hashOf(place.suppressed, value) };
    await suppress(db, { entries: [entry], source: "outcome", by, now: tuesday10am });
  }
}

/** A person's word against the rule, which goes with neither the merge nor the parting. */
async function choose(db: Db, { marc }: Story, companyId: string): Promise<void> {
  await chooseField(db, { companyId, field: "name", word: { recordOf: companyId }, by: marc, now: tuesday10am });
}

let minutes = 0;

async function merge(db: Db, ids: readonly string[], kept: number, merged: number): Promise<string | null> {
  const now = minutesAfter(tuesday10am, 1 + minutes++);
  const pair = { keptCompanyId: ids[kept] ?? "", mergedCompanyId: ids[merged] ?? "" };
  const done = await mergeCompanies(db, { ...pair, ...why, by: null, now });
  return done.ok ? done.mergeId : null;
}
