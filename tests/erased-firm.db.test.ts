import { eq, inArray } from "drizzle-orm";
import { expect } from "vitest";
import { hashOf } from "#app/features/compliance/hash.server.ts";
import { erasePerson } from "#app/features/erasure/erase-person.server.ts";
import { checkLists } from "#app/features/intake/lists/check-lists.server.ts";
import { takeBackList } from "#app/features/intake/lists/take-back-list.server.ts";
import { answerPair } from "#app/features/matching/answer-pair.server.ts";
import { mergeCompanies } from "#app/features/matching/merge-companies.server.ts";
import { undoAnswer } from "#app/features/matching/undo-answer.server.ts";
import { unlinkBranch } from "#app/features/matching/unlink-branch.server.ts";
import { unmerge } from "#app/features/matching/unmerge.server.ts";
import { verify } from "#app/features/reporting/verify/verify.server.ts";
import { companies, contacts, leads, matchDecisions, suppressionCompanies, suppressions } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "./cast.ts";
import { dbTest } from "./database.ts";
import { givenLead, givenStory } from "./given.ts";
import { givenListInForce } from "./given-list.ts";
import { givenQuestion } from "./given-question.ts";
import { merge, why } from "./merging.ts";

const later = minutesAfter(tuesday10am, 60);
const erased = { ok: false, reason: "erased" };

dbTest("an erased company is merged with nothing, and neither parted nor answered anew", async ({ db }) => {
  const story = await givenStory(db);
  const { calder, marc } = story;
  const company = "Helen Marsh Cakes Ltd";
  const one = await givenLead(db, calder, { company });
  const merged = await givenLead(db, calder, { company: "Cakes by Marsh", person: "" });
  const living = await givenLead(db, calder, { company: "Fen Lane Cakes Ltd", person: "Una Reid" });
  const other = await givenLead(db, calder, { company: "Third Cakes Ltd", person: "Tom Hart" });
  const by = { by: marc, now: tuesday10am };
  const mergeId = await merge(db, one.companyId, merged.companyId, marc);
  const postponed = await givenQuestion(db, story, one, living);
  await answerPair(db, { decisionId: postponed, answer: "later", ...by });
  const linked = await givenQuestion(db, story, one, other);
  await answerPair(db, { decisionId: linked, answer: "branch", ...by });

  const people = await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.companyId, one.companyId));
  const contactIds = people.map(({ id }) => id);
  const asked = { contactIds, companyIds: [one.companyId], by: marc, now: later };
  expect(await erasePerson(db, asked)).toMatchObject({ ok: true });

  const after = { by: marc, now: minutesAfter(later, 1) };
  expect(await unmerge(db, { mergeId, ...after })).toEqual(erased);
  expect(await unlinkBranch(db, { decisionId: linked, ...after })).toEqual(erased);
  expect(await undoAnswer(db, after)).toEqual(erased);
  const joined = { keptCompanyId: living.companyId, mergedCompanyId: one.companyId, ...why, ...after };
  expect(await mergeCompanies(db, joined)).toEqual(erased);
  expect(await db.select().from(matchDecisions).where(eq(matchDecisions.id, postponed))).toEqual([]);
  const theirs = await db
    .select({ stage: leads.stage, why: leads.closedReason })
    .from(leads)
    .where(inArray(leads.id, [one.leadId, merged.leadId]));
  expect(new Set(theirs.map((lead) => `${lead.stage} ${lead.why}`))).toEqual(new Set(["closed erased-on-request"]));
  const hashes = (await db.select({ hash: suppressions.valueHash }).from(suppressions)).map(({ hash }) => hash);
  for (const id of [one.companyId, merged.companyId]) expect(hashes).toContain(hashOf("company", id));
  expect((await verify(db)).violations).toEqual([]);
});

dbTest("a list that is taken back opens no lead of an erased company, and no list names it", async ({ db }) => {
  const { calder, marc } = await givenStory(db);
  const company = "Helen Marsh Cakes Ltd";
  const { leadId, companyId, contactId } = await givenLead(db, calder, { company, e164: "+442079460142" });
  const rows = ["Helen Marsh Cakes Limited,SW1A 1AA,020 7946 0142,,,", "Helen Marsh Cakes,M1 1AE,,,,"];
  const listId = await givenListInForce(db, rows, { ...calder, by: marc, now: tuesday10am });
  const stageOf = async () => (await db.select({ stage: leads.stage }).from(leads).where(eq(leads.id, leadId)))[0];
  expect(await stageOf()).toEqual({ stage: "closed" });

  const asked = { contactIds: [contactId], companyIds: [companyId], by: marc, now: later };
  expect(await erasePerson(db, asked)).toMatchObject({ ok: true });

  const left = await db.select({ postcode: suppressionCompanies.postcode }).from(suppressionCompanies);
  expect(left).toEqual([{ postcode: "M1 1AE" }]);
  await takeBackList(db, { listId, by: marc, now: minutesAfter(later, 1) });
  await checkLists(db, { clientId: calder.clientId, now: minutesAfter(later, 2) });
  expect(await stageOf()).toEqual({ stage: "closed" });
  expect((await db.select({ name: companies.name }).from(companies))[0]).toEqual({ name: "Erased company" });
  expect((await verify(db)).violations).toEqual([]);
});
