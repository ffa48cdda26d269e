import { eq } from "drizzle-orm";
import type pg from "pg";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { events, messages } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { outbox } from "./outbox.server.ts";
import { queueMessage } from "./queue-message.server.ts";
import { sendMessage } from "./send-message.server.ts";
import { settleUnknown } from "./settle-unknown.server.ts";

const later = minutesAfter(tuesday10am, 30);

/** A message whose connection broke while its text was flowing. */
async function givenUnknown(db: Db, jobs: pg.Pool, clientId: string): Promise<string> {
  const letter = { clientId, toAddress: "hanna@calder.example", subject: "A lead waits", body: "Good morning." };
  const about = { ...letter, onceKey: "handback:1:passed", now: tuesday10am };
  const queued = await db.transaction((tx) => queueMessage(tx, about));
  if (!queued.ok || !queued.messageId) throw new Error("The message was not queued.");
  const { messageId } = queued;
  const post = () => Promise.reject(Object.assign(new Error("gone"), { code: "ESOCKET", command: "DATA" }));
  expect(await sendMessage(db, { messageId, post, now: tuesday10am })).toBe("unknown");
  expect(await messageOf(db, messageId)).toMatchObject({ sentAt: tuesday10am });
  await jobs.query("delete from graphile_worker._private_jobs");
  return messageId;
}

const messageOf = async (db: Db, id: string) => (await db.select().from(messages).where(eq(messages.id, id)))[0];
const told = async (db: Db) => await db.select().from(events).where(eq(events.type, "message.settled"));
const waiting = async (jobs: pg.Pool) =>
  (await jobs.query("select key from graphile_worker.jobs where task_identifier = 'send-message'")).rows;

dbTest(
  "what did not arrive is sent once more, and by one of two who say so at once",
  async ({ db, ownerPool: jobs }) => {
    const { calder, marc, ada } = await givenStory(db);
    const messageId = await givenUnknown(db, jobs, calder.clientId);

    const both = await Promise.all(
      [marc, ada].map((by) => settleUnknown(db, { messageId, arrived: false, by, now: later })),
    );

    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "not-unknown" });
    expect(await waiting(jobs)).toEqual([{ key: `message:${messageId}` }]);
    expect(await told(db)).toMatchObject([{ data: { messageId, arrived: false }, at: later }]);
    const sent: string[] = [];
    const post = async ({ toAddress }: { toAddress: string }) => void sent.push(toAddress);
    for (let turn = 0; turn < 2; turn++) await sendMessage(db, { messageId, post, now: later });
    expect(sent).toEqual(["hanna@calder.example"]);
    expect(await messageOf(db, messageId)).toMatchObject({ status: "sent", sentAt: later, problem: null });
  },
);

dbTest("what arrived is left as it is, and what was never in doubt is not decided", async ({ db, ownerPool: jobs }) => {
  const { calder, marc } = await givenStory(db);
  const messageId = await givenUnknown(db, jobs, calder.clientId);
  const act = { messageId, by: marc, now: later };

  expect(await settleUnknown(db, { ...act, arrived: true })).toEqual({ ok: true });

  expect(await messageOf(db, messageId)).toMatchObject({ status: "sent", sentAt: tuesday10am, problem: null });
  expect(await waiting(jobs)).toEqual([]);
  expect(await told(db)).toMatchObject([{ by: marc, data: { messageId, arrived: true } }]);
  expect(await settleUnknown(db, { ...act, arrived: false })).toEqual({ ok: false, reason: "not-unknown" });
  const nobodys = "01900000-0000-7000-8000-000000000001";
  expect(await settleUnknown(db, { ...act, messageId: nobodys, arrived: false })).toEqual({
    ok: false,
    reason: "no-such-message",
  });
});

dbTest("what waits for a decision stands first in the outbox, however old it is", async ({ db, ownerPool: jobs }) => {
  const { calder } = await givenStory(db);
  const unknown = await givenUnknown(db, jobs, calder.clientId);
  for (let n = 0; n < 60; n++) {
    const letter = { clientId: calder.clientId, toAddress: "hanna@calder.example", subject: "Later", body: "Later." };
    await db.transaction((tx) => queueMessage(tx, { ...letter, onceKey: `later:${n}`, now: later }));
  }

  const first = await outbox(db, { page: 1 });

  expect(first.undecided.map(({ id }) => id)).toEqual([unknown]);
  expect(first.lines.some(({ id }) => id === unknown)).toBe(false);
  expect((await outbox(db, { page: 2 })).undecided).toEqual([]);
});
