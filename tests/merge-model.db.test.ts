// Long because a world, what may happen in it and what must hold of it are read together.
import { and, eq, inArray, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { callsOf, leadFamily, notesOf } from "#app/features/companies/lead-family.server.ts";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { liftByHand } from "#app/features/compliance/lift-by-hand.server.ts";
import { judgeNumbers } from "#app/features/compliance/may-call.server.ts";
import { suppress } from "#app/features/compliance/suppress.server.ts";
import { suppressByHand } from "#app/features/compliance/wishes.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import type { Db } from "#db/client.server.ts";
import { agentSessions, attempts, companies, leads, matchDecisions, merges, notes } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { type GivenLead, givenLead, givenStory, type Story } from "./given.ts";
import { givenNextCampaign } from "./given-campaign.ts";
import { stateOf, why } from "./merging.ts";

const OF_A_GROUP = 4;
const one = fc.nat(OF_A_GROUP - 1);
const joinOrPart = [
  /** `after`: somebody thinks after all that they are one, where they were told apart. */
  fc.record({ do: fc.constant("merge" as const), kept: one, merged: one, after: fc.boolean() }),
  fc.record({ do: fc.constant("part" as const), nth: fc.nat(5) }),
] as const;
/** What people do to records, to the leads of records and to the wishes of either, in any order. */
const act = fc.oneof(
  ...joinOrPart,
  fc.record({ do: fc.constantFrom("call" as const, "note" as const), at: one, second: fc.boolean() }),
  fc.record({ do: fc.constantFrom("ask" as const, "write" as const, "lift" as const), at: one }),
);
type Act = typeof act extends fc.Arbitrary<infer Made> ? Made : never;

/** A call or a note: of which leads' campaign, and with whom it was made as one. */
type Fact = { id: string; campaignId: string; of: string[] };
type World = {
  story: Story;
  second: string;
  sessionId: string;
  companyIds: string[];
  /** Of each campaign the companies that have a lead there. */
  leadsIn: Map<string, string[]>;
  facts: Fact[];
  /** Who asked not to be called: by the company it was asked of, all that were one with it then. */
  wishes: Map<string, string[]>;
  /** Under whose name with whose number a wish stands. */
  keys: Set<string>;
};

let given = 0;
/** Of this world: each begins on Tuesday at ten. */
let minutes = 0;
const nextMinute = () => minutesAfter(tuesday10am, ++minutes);

dbTest(
  "in any order of merging, parting, calling and wishing each fact and each wish is with exactly those who were one",
  async ({ db }) => {
    const house = await givenHouse(db);
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), fc.boolean(), async (plan, inBoth) => {
        const world = await givenWorld(db, house, inBoth);
        for (const step of plan) {
          await take(db, world, step);
          await expectWithThose(db, world);
        }
        for (const { id } of await standing(db, world)) {
          expect(await unmerge(db, { mergeId: id, by: house.story.marc, now: nextMinute() })).toMatchObject({
            ok: true,
          });
          await expectWithThose(db, world);
        }
        for (let at = 0; at < OF_A_GROUP; at++) {
          await take(db, world, { do: "lift", at });
          await expectWithThose(db, world);
        }
        made += world.facts.length;
      }),
      { numRuns: 10, endOnFailure: true },
    );
    // A model in which nobody ever calls proves nothing.
    expect(made).toBeGreaterThan(5);
  },
  120_000,
);

dbTest(
  "merged and parted by several at once, nothing is lost and nobody waits in a circle",
  async ({ db }) => {
    const house = await givenHouse(db);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...joinOrPart), { minLength: 6, maxLength: 12 }), async (plan) => {
        const world = await givenWorld(db, house, true);
        const was = await stateOf(db);
        for (let from = 0; from < plan.length; from += 3) {
          await Promise.all(plan.slice(from, from + 3).map((step) => take(db, world, step)));
        }
        const left = (await standing(db, world)).map(({ id }) => id);
        // Twice at once, by two: each is parted once.
        await Promise.all(
          [...left, ...left].map((mergeId) => unmerge(db, { mergeId, by: house.story.marc, now: nextMinute() })),
        );
        expect(await stateOf(db)).toEqual(was);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  },
  120_000,
);

type House = Pick<World, "story" | "second" | "sessionId">;

async function givenHouse(db: Db): Promise<House> {
  const story = await givenStory(db);
  const second = await givenNextCampaign(db, story.calder);
  const session = { userId: story.priya, conferenceName: "s_model", openedAt: tuesday10am, joinedAt: tuesday10am };
  const [made] = await db
    .insert(agentSessions)
    .values({ ...session, closedAt: tuesday10am, closedBecause: "the test ended it" })
    .returning({ id: agentSessions.id });
  return { story, second, sessionId: made?.id ?? "" };
}

const stands = [
  { stage: "ready", nextAction: "call" },
  { stage: "nurturing", nextAction: "wake", dormancyReason: "not-now", dueAt: minutesAfter(tuesday10am, 60 * 24 * 90) },
  { stage: "closed", nextAction: null, dueAt: null, callableFrom: null, closedReason: "never-a-fit" },
  { stage: "research", nextAction: "research", callableFrom: null },
] as const;

async function givenWorld(db: Db, house: House, inBoth: boolean): Promise<World> {
  const { calder } = house.story;
  minutes = 0;
  const made: GivenLead[] = [];
  for (const place of stands) made.push(await givenLead(db, calder, { ...place, company: `Model ${given++}` }));
  const companyIds = made.map(({ companyId }) => companyId);
  const alsoThere = inBoth ? companyIds : companyIds.slice(0, 2);
  const ready = { stage: "ready", nextAction: "call", dueAt: tuesday10am, callableFrom: tuesday10am } as const;
  for (const companyId of alsoThere) {
    const opened = { ...calder, campaignId: house.second, companyId, stageAt: tuesday10am, createdAt: tuesday10am };
    await db.insert(leads).values({ ...opened, ...ready, source: "hand" });
  }
  const leadsIn = new Map([
    [calder.campaignId, companyIds],
    [house.second, alsoThere],
  ]);
  return { ...house, companyIds, leadsIn, facts: [], wishes: new Map(), keys: new Set() };
}

async function standing(db: Db, { companyIds }: World): Promise<{ id: string }[]> {
  return db
    .select({ id: merges.id })
    .from(merges)
    .where(and(inArray(merges.mergedCompanyId, companyIds), isNull(merges.undoneAt)))
    .orderBy(merges.id);
}

/** The company each belongs to at this moment. */
async function rootsOf(db: Db, { companyIds }: World): Promise<Map<string, string>> {
  const found = await db.select().from(companies).where(inArray(companies.id, companyIds));
  return new Map(found.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

async function liveLead(db: Db, companyId: string, campaignId: string): Promise<string | null> {
  const live = and(eq(leads.companyId, companyId), eq(leads.campaignId, campaignId), isNull(leads.mergedIntoId));
  return (await db.select({ id: leads.id }).from(leads).where(live))[0]?.id ?? null;
}

async function take(db: Db, world: World, step: Act): Promise<void> {
  const { story, companyIds } = world;
  const who = { by: story.marc, now: nextMinute() };
  if (step.do === "merge") {
    const pair = { keptCompanyId: companyIds[step.kept] ?? "", mergedCompanyId: companyIds[step.merged] ?? "" };
    if (step.after) await db.delete(matchDecisions).where(inArray(matchDecisions.aCompanyId, companyIds));
    await mergeCompanies(db, { ...pair, ...why, ...who });
  } else if (step.do === "part") {
    const all = await standing(db, world);
    const merge = all[step.nth % Math.max(1, all.length)];
    if (merge) await unmerge(db, { mergeId: merge.id, ...who });
  } else {
    const roots = await rootsOf(db, world);
    const root = roots.get(companyIds[step.at] ?? "") ?? "";
    const of = companyIds.filter((id) => roots.get(id) === root);
    if (step.do === "ask" || step.do === "write" || step.do === "lift")
      await wish(db, world, { root, of, says: step.do, ...who });
    if (step.do === "call" || step.do === "note")
      await happen(db, world, { root, of, call: step.do === "call", second: step.second, now: who.now });
  }
}

type Wish = { root: string; of: string[]; says: "ask" | "write" | "lift"; by: string; now: Date };

async function wish(db: Db, world: World, { root, of, says, ...who }: Wish): Promise<void> {
  const { story, wishes, keys } = world;
  const said = { kind: "company", value: root, clientId: story.calder.clientId, ...who } as const;
  if (says !== "lift") {
    if (wishes.has(root)) return;
    wishes.set(root, of);
    // A newer file that says so knows the record and nothing else.
    const entry = { clientId: story.calder.clientId, kind: "company" as const, valueHash: hashOf("company", root) };
    if (says === "write") await suppress(db, { entries: [entry], source: "import", ...who });
    else await suppressByHand(db, said);
    if (says === "ask") for (const key of keysOf(of)) keys.add(key);
    return;
  }
  await liftByHand(db, said);
  wishes.delete(root);
  // What one of them asked by itself stands, and binds the others as long as they are one.
  for (const key of keysOf(of)) if (!of.some((id) => wishes.has(id) && key === `${id} ${id}`)) keys.delete(key);
  for (const [under, bound] of wishes) {
    if (!of.includes(under))
      wishes.set(
        under,
        bound.filter((id) => !of.includes(id) || wishes.has(id)),
      );
  }
}

const keysOf = (of: readonly string[]): string[] => of.flatMap((name) => of.map((number) => `${name} ${number}`));

type Happening = { root: string; of: string[]; call: boolean; second: boolean; now: Date };

async function happen(db: Db, world: World, { root, of, call, second, now }: Happening): Promise<void> {
  const { story, sessionId, facts } = world;
  const { clientId } = story.calder;
  const campaignId = second ? world.second : story.calder.campaignId;
  const leadId = await liveLead(db, root, campaignId);
  if (!leadId) return;
  const [number] = await judgeNumbers(db, { leadId, now });
  const [fact] = call
    ? await db
        .insert(attempts)
        .values({
          ...{ clientId, campaignId, leadId, companyId: root, phoneNumberId: number?.phoneNumberId ?? "", sessionId },
          ...{
            agentId: story.priya,
            numberHash: hashOf("number", leadId),
            round: 1,
            decision: {},
            status: "no-answer",
          },
          ...{
            placedAt: now,
            endedAt: now,
            holdToken: `00000000-0000-4000-8000-${String(++given).padStart(12, "0")}`,
          },
        })
        .returning({ id: attempts.id })
    : await db
        .insert(notes)
        .values({ clientId, leadId, text: "Said", by: story.marc, at: now })
        .returning({ id: notes.id });
  facts.push({ id: fact?.id ?? "", campaignId, of });
}

/** Whoever is one now has what any of them had a part in, and nothing else; and is bound by what any of them had a part in asking. */
async function expectWithThose(db: Db, world: World): Promise<void> {
  const roots = await rootsOf(db, world);
  for (const root of new Set(roots.values())) {
    const group = world.companyIds.filter((id) => roots.get(id) === root);
    const theirs = ({ of }: { of: string[] }) => of.some((id) => group.includes(id));
    for (const [campaignId, there] of world.leadsIn) {
      if (!group.some((id) => there.includes(id))) continue;
      const leadId = await liveLead(db, root, campaignId);
      if (!leadId) throw new Error("A company without its lead.");
      const family = await leadFamily(db, leadId);
      const calls = await db.select({ id: attempts.id }).from(attempts).where(callsOf(family));
      const said = await db.select({ id: notes.id }).from(notes).where(notesOf(family));
      const expected = world.facts.filter((fact) => fact.campaignId === campaignId && theirs(fact));
      expect([...calls, ...said].map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      const bound =
        [...world.wishes.values()].some((of) => theirs({ of })) || keysOf(group).some((key) => world.keys.has(key));
      const verdicts = await judgeNumbers(db, { leadId, now: minutesAfter(tuesday10am, 300) });
      expect(verdicts.every(({ verdict }) => verdict === "block")).toBe(bound);
    }
  }
}
