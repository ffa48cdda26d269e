import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { PoolClient } from "pg";
import { expect } from "vitest";
import { acceptLead } from "#app/features/handback/accept-lead.server.ts";
import { passLead } from "#app/features/handback/pass-lead.server.ts";
import { reportProgress } from "#app/features/handback/report-progress.server.ts";
import { commitImport } from "#app/features/intake/commit-import.server.ts";
import { queueCommit } from "#app/features/intake/queue-commit.server.ts";
import { storeImport } from "#app/features/intake/store-import.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import { stopMail } from "#app/features/nurture/hear-of-mail.server.ts";
import { startRuns } from "#app/features/nurture/start-runs.server.ts";
import { workTouches } from "#app/features/nurture/work-touches.server.ts";
import { recordOutcome } from "#app/features/outcomes/record-outcome.server.ts";
import { keepHold } from "#app/features/queue/hold.server.ts";
import { leaseNext } from "#app/features/queue/lease.server.ts";
import type { Db } from "#db/client.server.ts";
import { handbacks, messages } from "#db/schema.ts";

import { breaks } from "#tests/breaks.ts";
import { daysAfter, minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenLead, givenStory, type Story } from "#tests/given.ts";
import { givenAnswers, givenEndedCall } from "#tests/given-call.ts";
import { givenPlan, givenSleeper } from "#tests/given-plan.ts";

import { checks, verify, violationsIn } from "./verify.server.ts";

const file = `Company,Phone,Email,Postcode,Do not call
Brightwell Foods Ltd,020 7946 0811,info@brightwell.example,SW1A 1AA,
BRIGHTWELL FOODS LTD,+44 (0)20 7946 0811,info@brightwell.example,SW1A 1AA,
Tarn & Moor Ltd,020 7946 0812,sales@tarnmoor.example,SW1A 1AA,
Oakhurst Dairy Ltd,020 7946 0813,post@oakhurst.example,SW1A 1AA,yes
,,,,
,n/a,,SW1A 1AA,
`;

/** A house in which everything has happened once: an import with every verdict, calls, a promise, a lead at the gate. */
async function givenBusyHouse(db: Db): Promise<Story> {
  const story = await givenStory(db);
  const { calder, marc, priya, tomasz, leah } = story;
  const at = { by: marc, now: tuesday10am };
  const stored = await storeImport(db, {
    campaignId: calder.campaignId,
    fileName: "old.csv",
    bytes: Buffer.from(file),
    ...at,
  });
  if (!stored.ok) throw new Error(stored.reason);
  await queueCommit(db, { importId: stored.importId, by: marc });
  const done = await commitImport(db, { importId: stored.importId, ...at });
  expect(done).toMatchObject({ balance: { read: 6, blank: 1, quarantined: 1, suppressed: 1, merged: 1, leads: 2 } });

  await givenLead(db, calder, { company: "Pike Haulage Ltd", priority: 90 });
  await givenLead(db, calder, { company: "Marsh Timber Ltd", priority: 80 });
  const first = await givenEndedCall(db, { by: priya });
  await givenAnswers(db, { ...first, by: priya });
  await keepHold(db, { ...first, by: priya, now: minutesAfter(tuesday10am, 6) });
  const said = { chosenAt: null, zone: null, by: priya, now: minutesAfter(tuesday10am, 12) };
  expect(await recordOutcome(db, { ...first, disposition: "qualified", ...said })).toMatchObject({ ok: true });
  const second = await givenEndedCall(db, { by: tomasz });
  await recordOutcome(db, {
    ...second,
    disposition: "no-answer",
    ...said,
    by: tomasz,
    now: minutesAfter(tuesday10am, 5),
  });
  const third = await givenEndedCall(db, { by: priya, now: minutesAfter(tuesday10am, 20) });
  await givenAnswers(db, { ...third, by: priya, now: minutesAfter(tuesday10am, 23) });
  await recordOutcome(db, { ...third, disposition: "qualified", ...said, now: minutesAfter(tuesday10am, 24) });
  await givenWon(db, story, { leadId: third.leadId, now: minutesAfter(tuesday10am, 30) });
  await givenLead(db, story.harbour, { company: "Quay Dental Ltd" });
  await leaseNext(db, { by: leah, now: minutesAfter(tuesday10am, 6) });
  await givenLetters(db, story);
  return story;
}

/** Two sleep, and a letter of the plan has gone out to each; one came back. */
async function givenLetters(db: Db, { harbour, marc }: Story): Promise<void> {
  await givenPlan(db, harbour, { by: marc, steps: [{ kind: "email", afterDays: 1 }] });
  await givenSleeper(db, harbour, { company: "Slow Dental Ltd" });
  await givenSleeper(db, harbour, { company: "Gone Dental Ltd", email: "post@gone.example" });
  expect(await startRuns(db, { now: tuesday10am })).toBe(2);
  const now = daysAfter(tuesday10am, 1);
  expect(await workTouches(db, { now })).toBe(2);
  const letters = await db.select().from(messages).where(eq(messages.oneClick, true));
  for (const { id } of letters)
    expect(await sendMessage(db, { messageId: id, post: async () => {}, now })).toBe("sent");
  const messageId = letters.find(({ toAddress }) => toAddress === "post@gone.example")?.id ?? "";
  expect(await stopMail(db, { messageId, reason: "bounced", now: minutesAfter(now, 5) })).toEqual({ ok: true });
}

/** Through the gate and accepted, met, and won in the end. */
async function givenWon(db: Db, { marc, hanna }: Story, { leadId, now }: { leadId: string; now: Date }): Promise<void> {
  const [handback] = await db.select().from(handbacks).where(eq(handbacks.leadId, leadId));
  if (!handback) throw new Error("The lead does not stand at the gate.");
  const { id: handbackId, clientId } = handback;
  const theirs = { handbackId, clientId, by: hanna };
  expect(await passLead(db, { handbackId, summary: "Forty vans.", by: marc, now })).toMatchObject({ ok: true });
  expect(await acceptLead(db, { ...theirs, now: minutesAfter(now, 60) })).toMatchObject({ ok: true });
  const told = { note: null, nextOn: null, now: minutesAfter(now, 90) };
  expect(await reportProgress(db, { ...theirs, ...told, kind: "meeting" })).toEqual({ ok: true });
  const won = { ...told, kind: "won", value: "12,000", now: minutesAfter(now, 120) } as const;
  expect(await reportProgress(db, { ...theirs, ...won })).toEqual({ ok: true });
}

dbTest("a house in which everything went well breaks nothing", async ({ db }) => {
  await givenBusyHouse(db);

  const { checked, violations } = await verify(db);

  expect(violations).toEqual([]);
  expect(checked).toHaveLength(new Set(checked).size);
});

dbTest("no check that cannot fail: each is broken on purpose and says so", async ({ db, ownerPool }) => {
  await givenBusyHouse(db);

  const silent: string[] = [];
  for (const { name } of checks) {
    const reported = await brokenBy(ownerPool, breaks[name] ?? []);
    if (!reported.includes(name)) silent.push(`${name}: ${reported.join(", ") || "nothing was reported"}`);
  }

  expect(silent).toEqual([]);
  expect((await verify(db)).violations).toEqual([]);
});

/** What is reported once these statements have had their way, with every guard of the database out of it; then all is taken back. */
async function brokenBy(pool: { connect: () => Promise<PoolClient> }, statements: string[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query("set local app.agency = 'on'");
    for (const statement of statements) await client.query(statement);
    return (await violationsIn(drizzle(client, { casing: "snake_case" }))).map(({ check }) => check);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
