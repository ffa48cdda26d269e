import { expect } from "vitest";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { takeBack } from "#app/features/handback/take-back.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import type { Db } from "#db/client.server.ts";
import { leads } from "#db/schema.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { givenAnswers, givenEndedCall } from "#tests/given-call.ts";
import { givenPassed } from "#tests/given-handback.ts";
import { campaignReport } from "./campaign-report.server.ts";
import { findCompanies } from "./find-companies.server.ts";
import { leadFilter, leadList } from "./lead-list.server.ts";
import { leadStory } from "./lead-story.server.ts";
import { rowList } from "./row-list.server.ts";

const file = `Company,Contact,Phone,Email,Postcode,Do not call
BRIGHTWELL FOODS,Hazel Tarn,020 7946 0811,info@brightwell.example,SW1A 1AA,
Brightwell Foods,Hazel Tarn,+44 (0)20 7946 0811,info@brightwell.example,SW1A 1AA,
Oakhurst Dairy Ltd,,020 7946 0813,post@oakhurst.example,SW1A 1AA,yes
,,,,,
,Somebody,n/a,,SW1A 1AA,
`;

/** One file, two leads added by hand; Brightwell qualifies, of the others nobody answers. */
async function givenWorkedBacklog(db: Db): Promise<Story> {
  const story = await givenStory(db);
  const { calder, marc, priya, tomasz } = story;
  const at = { by: marc, now: tuesday10am };
  const fileName = "calder-old-leads.csv";
  const stored = await storeImport(db, { campaignId: calder.campaignId, fileName, bytes: Buffer.from(file), ...at });
  if (!stored.ok) throw new Error(stored.reason);
  await queueCommit(db, { importId: stored.importId, by: marc });
  await commitImport(db, { importId: stored.importId, ...at });
  const first = await givenEndedCall(db, { by: priya });
  await givenAnswers(db, { ...first, by: priya });
  const said = { chosenAt: null, zone: null, now: minutesAfter(tuesday10am, 5) };
  await recordOutcome(db, { ...first, disposition: "qualified", by: priya, ...said });
  await givenLead(db, calder, { company: "Pike Haulage Ltd" });
  await givenLead(db, calder, { company: "Marsh Timber Ltd", source: "referred" });
  const second = await givenEndedCall(db, { by: tomasz, status: "no-answer" });
  await recordOutcome(db, { ...second, disposition: "no-answer", by: tomasz, ...said });
  return story;
}

dbTest("a campaign adds up: rows to verdicts, leads to stages, stages to owners", async ({ db }) => {
  const { calder } = await givenWorkedBacklog(db);

  const report = await campaignReport(db, { campaignId: calder.campaignId, now: minutesAfter(tuesday10am, 60) });

  const { balance } = report ?? {};
  expect(balance).toMatchObject({
    rows: 5,
    verdicts: { lead: 1, merged: 1, suppressed: 1, quarantined: 1, blank: 1 },
    leads: 3,
    stages: { ready: 2, qualified: 1 },
    owners: { agency: 3, client: 0, finished: 0 },
    added: { total: 2 },
  });
  expect(balance?.verdicts.lead ?? 0).toBe((balance?.leads ?? 0) - (balance?.added.total ?? 0));
  expect(report).toMatchObject({
    funnel: { leads: 3, reached: 1, qualified: 1, accepted: 0, won: 0 },
    baseline: { leads: 1_000, won: 300, months: 12 },
    followUp: { answered: 0, daysToAnswer: null, noNews: 0 },
    today: { gate: { waiting: 1 }, quarantined: { rows: 1 }, leaks: 0 },
    won: { leads: 0, money: [] },
  });
  expect(report?.weeks?.at(-1)).toMatchObject({ value: 0.3, won: 0 });
});

dbTest(
  "an acceptance that the client took back was none, in the funnel and in what it opens",
  async ({ db, portal }) => {
    const story = await givenStory(db);
    const { campaignId, clientId } = story.calder;
    const { handbackId } = await givenPassed(db, story);
    const at = (minutes: number) => ({
      handbackId,
      clientId,
      by: story.hanna,
      now: minutesAfter(tuesday10am, minutes),
    });
    const accepted = async () => {
      const now = minutesAfter(tuesday10am, 60);
      const filter = leadFilter(new URLSearchParams("ever=accepted"));
      const report = await campaignReport(db, { campaignId, now });
      return [report?.funnel.accepted, (await leadList(db, { campaignId, filter, after: null, now })).total];
    };
    await portal(clientId, (tx) => acceptLead(tx, at(20)));
    expect(await accepted()).toEqual([1, 1]);

    expect(await portal(clientId, (tx) => takeBack(tx, at(22)))).toEqual({ ok: true });
    expect(await accepted()).toEqual([0, 0]);
    expect((await campaignReport(db, { campaignId, now: minutesAfter(tuesday10am, 60) }))?.funnel.qualified).toBe(1);

    await portal(clientId, (tx) => acceptLead(tx, at(24)));
    expect(await accepted()).toEqual([1, 1]);
  },
);

dbTest("each figure opens exactly its rows", async ({ db }) => {
  const { calder } = await givenWorkedBacklog(db);
  const { campaignId } = calder;
  const leads = (query: string) =>
    leadList(db, { campaignId, filter: leadFilter(new URLSearchParams(query)), after: null, now: tuesday10am });

  expect((await leads("stage=qualified")).rows.map(({ company }) => company)).toEqual(["Brightwell Foods"]);
  expect((await leads("added=yes")).total).toBe(2);
  expect((await leads("ever=reached")).total).toBe(1);
  expect((await leads("owner=finished")).total).toBe(0);
  expect((await leads("stage=nonsense")).total).toBe(3);
  const quarantined = await rowList(db, { campaignId, verdict: "quarantined", after: null });
  expect(quarantined).toMatchObject({ total: 1, rows: [{ line: 5 }], next: null });
});

dbTest("the list goes on after the row it ended with", async ({ db }) => {
  const { calder } = await givenStory(db);
  for (let n = 0; n < 205; n++) await givenLead(db, calder, { company: `Company ${String(n).padStart(3, "0")} Ltd` });
  const ask = { campaignId: calder.campaignId, filter: leadFilter(new URLSearchParams()), now: tuesday10am };

  const first = await leadList(db, { ...ask, after: null });
  const rest = await leadList(db, { ...ask, after: first.next });

  expect(first.total).toBe(205);
  expect(first.rows).toHaveLength(200);
  expect(rest.rows.map(({ company }) => company)).toEqual([200, 201, 202, 203, 204].map((n) => `Company ${n} Ltd`));
  expect(rest.next).toBeNull();
});

dbTest("a lead's story goes from its row to what is next", async ({ db }) => {
  const { calder } = await givenWorkedBacklog(db);
  const [found] = await findCompanies(db, "020 7946 0811");

  const story = await leadStory(db, { leadId: found?.leadId ?? "" });

  expect(story?.lead).toMatchObject({ company: "Brightwell Foods", stage: "qualified", nextAction: "review" });
  const texts = story?.entries.map(({ text }) => text) ?? [];
  expect(texts).toContain(
    "Row 1 of calder-old-leads.csv, imported on 17 Nov 2026: BRIGHTWELL FOODS became Brightwell Foods; merged with row 2.",
  );
  expect(texts.some((text) => text.startsWith("Priya Nair qualified the lead"))).toBe(true);
  const call = story?.entries.find(({ text }) => text.startsWith("Priya Nair rang"));
  expect(call?.more.map(({ says }) => says)).toEqual([
    "The call was answered by a human, 2:00.",
    "Qualified",
    expect.stringMatching(/^Allowed: it was 10:12 in London/),
  ]);
  expect(story?.merges).toHaveLength(1);
  expect(story?.merges[0]?.evidence.length).toBeGreaterThan(0);
  expect(story?.answers.every(({ answer }) => answer !== null)).toBe(true);
  expect(story?.rows).toHaveLength(2);
  expect(await leadStory(db, { leadId: calder.campaignId })).toBeNull();
});

dbTest(
  "a company is found by name, person, number, address or domain, whatever the spelling of the number",
  async ({ db }) => {
    await givenWorkedBacklog(db);
    for (const asked of ["brightw", "hazel t", "+44 20 7946 0811", "02079460811", "7946 0811", "@brightwell.ex"]) {
      const found = await findCompanies(db, asked);
      expect([asked, found.map(({ company }) => company)]).toEqual([asked, ["Brightwell Foods"]]);
    }
    expect(await findCompanies(db, "b")).toEqual([]);
    expect(await findCompanies(db, "100%")).toEqual([]);
    expect((await findCompanies(db, "pike"))[0]).toMatchObject({ campaign: "Calder backlog", stage: "ready" });
  },
);

dbTest(
  "what the law keeps from being called is told with the rule and what to do, and opens its leads",
  async ({ db }) => {
    const { calder } = await givenStory(db);
    const { campaignId } = calder;
    await givenLead(db, calder, { company: "Free Ltd" });
    const kept = { blockedSince: tuesday10am, blockedBy: "de-basis" };
    for (const company of ["Alpha GmbH", "Beta GmbH"]) await givenLead(db, calder, { company, ...kept });

    const report = await campaignReport(db, { campaignId, now: tuesday10am });
    const [blocked, ...others] = report?.today.blocked ?? [];

    expect(others).toEqual([]);
    expect(blocked).toEqual({
      ...{ rule: "de-basis", leads: 2 },
      says: "No basis is recorded for Germany: record one, if there is one.",
    });
    const filter = leadFilter(new URLSearchParams({ blocked: blocked?.rule ?? "" }));
    const page = await leadList(db, { campaignId, filter, after: null, now: tuesday10am });
    expect(page.rows.map(({ company }) => company)).toEqual(["Alpha GmbH", "Beta GmbH"]);
  },
);

dbTest("a promised call is missed once its window is over, and not at its hour", async ({ db }) => {
  const { calder, priya } = await givenStory(db);
  await givenLead(db, calder, { nextAction: "callback", dueAt: tuesday10am, assigneeId: priya });
  const missed = async (minutes: number) =>
    (await campaignReport(db, { campaignId: calder.campaignId, now: minutesAfter(tuesday10am, minutes) }))?.today
      .missedCallbacks.missed;

  expect([await missed(14), await missed(16)]).toEqual([0, 1]);
  const put = { dueAt: daysAfter(tuesday10am, 1), missedAt: tuesday10am };
  await db.update(leads).set(put);
  const report = await campaignReport(db, { campaignId: calder.campaignId, now: minutesAfter(tuesday10am, 16) });
  expect(new Date(report?.today.missedCallbacks.oldestAt ?? "")).toEqual(tuesday10am);
});
