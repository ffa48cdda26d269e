import { expect } from "vitest";
import { queueMessage } from "#app/features/mail/queue-message.server.ts";
import { sendMessage } from "#app/features/mail/send-message.server.ts";
import { settleUnknown } from "#app/features/mail/settle-unknown.server.ts";
import { tuesday10am as now } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { navCounts } from "./nav-counts.server.ts";

dbTest("a letter of which nobody knows whether it went is counted until somebody has said so", async ({ db }) => {
  const { calder, marc, priya } = await givenStory(db);
  const counted = async () => (await navCounts(db, { userId: marc, role: "manager", now })).Outbox;
  const letter = { toAddress: "hanna@calder.example", subject: "A lead waits", body: "Good morning.", onceKey: "one" };
  const queued = await db.transaction((tx) => queueMessage(tx, { clientId: calder.clientId, ...letter, now }));
  if (!queued.ok || !queued.messageId) throw new Error("The message was not queued.");
  const { messageId } = queued;
  expect(await counted()).toBe(0);

  const post = () => Promise.reject(Object.assign(new Error("gone"), { code: "ESOCKET", command: "DATA" }));
  await sendMessage(db, { messageId, post, now });
  expect(await counted()).toBe(1);
  expect((await navCounts(db, { userId: priya, role: "agent", now })).Outbox).toBeUndefined();

  await settleUnknown(db, { messageId, arrived: true, by: marc, now });
  expect(await counted()).toBe(0);
});
