import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Db } from "#db/client.server.ts";
import { events, messages } from "#db/schema.ts";
import { minutesAfter, tuesday10am } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import type { Letter } from "./post.server.ts";
import { queueMessage } from "./queue-message.server.ts";
import { sendMessage } from "./send-message.server.ts";

const later = minutesAfter(tuesday10am, 1);

async function givenMessage(db: Db, clientId: string, onceKey = "handback:1:passed"): Promise<string> {
  const queued = await db.transaction((tx) => queueMessage(tx, letterFor(clientId, onceKey)));
  if (!queued.ok || !queued.messageId) throw new Error("The message was not queued.");
  return queued.messageId;
}

const letterFor = (clientId: string, onceKey: string) => ({
  clientId,
  toAddress: "hanna@calder.example",
  subject: "A lead waits for you",
  body: "Good morning.",
  onceKey,
  now: tuesday10am,
});

const statusOf = async (db: Db, id: string) => (await db.select().from(messages).where(eq(messages.id, id)))[0] ?? null;
const told = async (db: Db) => {
  const types = (await db.select().from(events).orderBy(events.id)).map(({ type }) => type);
  return types.filter((type) => type.startsWith("message."));
};

dbTest("the same thing is told to the same person once, also when two ask at the same moment", async ({ db }) => {
  const { calder } = await givenStory(db);
  const asked = await Promise.all(
    Array.from({ length: 4 }, () =>
      db.transaction((tx) => queueMessage(tx, letterFor(calder.clientId, "handback:1:passed"))),
    ),
  );
  expect(asked.filter((queued) => queued.ok && queued.messageId)).toHaveLength(1);
  expect(await db.select().from(messages)).toHaveLength(1);
});

dbTest("a subject or an address with a line break is refused and nothing is kept", async ({ db }) => {
  const { calder } = await givenStory(db);
  const queue = (changes: Partial<ReturnType<typeof letterFor>>) =>
    db.transaction((tx) => queueMessage(tx, { ...letterFor(calder.clientId, "x"), ...changes }));

  expect(await queue({ subject: "Hello\r\nBcc: all@example.com" })).toEqual({
    ok: false,
    reason: "subject-not-one-line",
  });
  expect(await queue({ toAddress: "hanna@calder.example\nBcc: all@example.com" })).toEqual({
    ok: false,
    reason: "not-an-address",
  });
  expect(await db.select().from(messages)).toEqual([]);
});

dbTest("without a mail server a message stays in the outbox", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  expect(await sendMessage(db, { messageId, post: null, now: later })).toBe("outbox");
  expect(await statusOf(db, messageId)).toMatchObject({ status: "outbox", sentAt: null });
});

dbTest("two workers with the same job send one message", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  const sent: Letter[] = [];
  const post = async (letter: Letter) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    sent.push(letter);
  };
  await Promise.all([1, 2].map(() => sendMessage(db, { messageId, post, now: later })));

  expect(sent.map(({ toAddress }) => toAddress)).toEqual(["hanna@calder.example"]);
  expect(await statusOf(db, messageId)).toMatchObject({ status: "sent", sentAt: later, problem: null });
  expect(await told(db)).toEqual(["message.queued", "message.lost-sight-of", "message.sent"]);
});

dbTest("what was being sent when the worker died is not sent again, and says that nobody knows", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  await db.update(messages).set({ status: "sending" }).where(eq(messages.id, messageId));
  const post = async () => {
    throw new Error("It was sent a second time.");
  };
  expect(await sendMessage(db, { messageId, post, now: later })).toBe("unknown");
  expect(await sendMessage(db, { messageId, post, now: later })).toBe("not-ours-to-send");
  expect((await statusOf(db, messageId))?.problem).toContain("may have arrived");
  expect(await told(db)).toEqual(["message.queued", "message.lost-sight-of"]);
});

dbTest(
  "a connection that breaks off in the middle is written down as what nobody knows, not as failed",
  async ({ db }) => {
    const { calder } = await givenStory(db);
    const messageId = await givenMessage(db, calder.clientId);
    const brokenOff = () => Promise.reject(Object.assign(new Error("socket hang up"), { command: "DATA" }));
    expect(await sendMessage(db, { messageId, post: brokenOff, now: later })).toBe("unknown");
    expect(await told(db)).toEqual(["message.queued", "message.lost-sight-of"]);
  },
);

dbTest("who cannot ask whether a message may go has sent nothing: it is asked again and goes once", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  const sent: string[] = [];
  const post = async (letter: Letter) => {
    sent.push(letter.toAddress);
  };
  const broken = () => Promise.reject(new Error("The database went away."));
  await expect(sendMessage(db, { messageId, post, mayGo: broken, now: later })).rejects.toThrow("went away");
  expect(await statusOf(db, messageId)).toMatchObject({ status: "queued", problem: null });

  expect(await sendMessage(db, { messageId, post, mayGo: async () => null, now: later })).toBe("sent");
  expect(sent).toHaveLength(1);
});

dbTest(
  "what may not go is refused anew where its end could not be written down, and never counts as on its way",
  async ({ db }) => {
    const { calder } = await givenStory(db);
    const messageId = await givenMessage(db, calder.clientId);
    const post = () => Promise.reject(new Error("It was sent."));
    const mayGo = async () => ({ says: "They asked for no more mail.", askAt: null });
    const told: string[] = [];
    const broken = () => Promise.reject(new Error("The database went away."));
    const sending = { messageId, post, mayGo, now: later };
    await expect(sendMessage(db, { ...sending, onNotSent: broken })).rejects.toThrow("went away");

    const onNotSent = async () => void told.push("not sent");
    expect(await sendMessage(db, { ...sending, onNotSent })).toBe("failed");
    expect(await statusOf(db, messageId)).toMatchObject({ status: "failed", problem: "They asked for no more mail." });
    expect(told).toEqual(["not sent"]);
  },
);

dbTest("what was stopped while it was asked whether it may go now does not go later either", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  const post = () => Promise.reject(new Error("It was sent."));
  const stopped = (askAt: Date | null) => async () => {
    await db.update(messages).set({ status: "failed" }).where(eq(messages.id, messageId));
    return { says: "It waits.", askAt };
  };
  const mayGo = stopped(minutesAfter(later, 60));
  expect(await sendMessage(db, { messageId, post, mayGo, now: later })).toBe("not-ours-to-send");
  expect((await statusOf(db, messageId))?.status).toBe("failed");
});

dbTest("a refusal of the mail server is kept in words, and the message is not tried blindly again", async ({ db }) => {
  const { calder } = await givenStory(db);
  const messageId = await givenMessage(db, calder.clientId);
  const refusing = async () => {
    throw Object.assign(new Error("no such mailbox"), { code: "EENVELOPE", command: "RCPT TO", responseCode: 550 });
  };
  expect(await sendMessage(db, { messageId, post: refusing, now: later })).toBe("failed");
  expect(await statusOf(db, messageId)).toMatchObject({ status: "failed", sentAt: null });
  expect((await statusOf(db, messageId))?.problem).toContain("550");
  expect((await told(db)).at(-1)).toBe("message.failed");
  expect(await sendMessage(db, { messageId, post: refusing, now: later })).toBe("not-ours-to-send");
});

dbTest(
  "a server that is away for now is asked again, and given up after a day of that",
  async ({ db, ownerPool: jobs }) => {
    const { calder } = await givenStory(db);
    const messageId = await givenMessage(db, calder.clientId);
    const away = () =>
      Promise.reject(Object.assign(new Error("greylisted"), { command: "RCPT TO", responseCode: 451 }));
    const job = async () => {
      const { rows } = await jobs.query("select payload, run_at from graphile_worker._private_jobs");
      return rows[0];
    };

    expect(await sendMessage(db, { messageId, post: away, now: later })).toBe("queued");
    expect(await statusOf(db, messageId)).toMatchObject({ status: "queued", sentAt: null });
    expect(await job()).toEqual({ payload: { messageId, tries: "1" }, run_at: minutesAfter(later, 30) });
    expect(await sendMessage(db, { messageId, post: away, tries: 47, now: minutesAfter(later, 24 * 60) })).toBe(
      "failed",
    );
    expect(await told(db)).toEqual(["message.queued", "message.failed"]);
  },
);

dbTest(
  "a weekend that a message waits through is no day on which its server was away",
  async ({ db, ownerPool: jobs }) => {
    const { calder } = await givenStory(db);
    const messageId = await givenMessage(db, calder.clientId);
    const away = () =>
      Promise.reject(Object.assign(new Error("greylisted"), { command: "RCPT TO", responseCode: 451 }));
    const monday = minutesAfter(later, 3 * 24 * 60);

    const mayGo = async () => ({ says: "It is the weekend. It waits.", askAt: monday });
    expect(await sendMessage(db, { messageId, post: away, mayGo, tries: 1, now: later })).toBe("queued");
    expect(await sendMessage(db, { messageId, post: away, tries: 1, now: monday })).toBe("queued");
    expect((await jobs.query("select payload from graphile_worker._private_jobs")).rows).toEqual([
      { payload: { messageId, tries: "2" } },
    ]);
  },
);
