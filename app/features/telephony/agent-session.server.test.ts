import { expect } from "vitest";
import { tuesday10am as now } from "#tests/cast.ts";
import { dbTest } from "#tests/database.ts";
import { givenStory } from "#tests/given.ts";
import { openLine, openSessionOf } from "./agent-session.server.ts";
import { refusal } from "./provider-refusal.ts";
import { receiveWebhook } from "./receive-webhook.server.ts";
import type { Telephone } from "./twilio.server.ts";

dbTest("a line that the provider opened without saying so in time is open once its agent is in it", async ({ db }) => {
  const { priya } = await givenStory(db);
  const placed: string[] = [];
  const silent = {
    startAgentLeg: async ({ sessionId }: { sessionId: string }) => {
      placed.push(sessionId);
      return refusal("unknown");
    },
    fetchCall: async () => refusal("unknown"),
  } as unknown as Telephone;
  const open = { from: "+442079460300", by: priya, now };
  expect(await openLine(db, silent, open)).toMatchObject({ ok: false, reason: "unknown" });
  const [sessionId = ""] = placed;
  expect(await openLine(db, silent, open)).toEqual({ ok: true, sessionId, joined: false });

  const joined = {
    ...{ ConferenceSid: `CF${"c3".repeat(16)}`, FriendlyName: "s_1", CallSid: `CA${"d4".repeat(16)}` },
    ...{ StatusCallbackEvent: "participant-join", ParticipantLabel: "agent", SequenceNumber: "1" },
  };
  expect(await receiveWebhook(db, { kind: "conference", id: sessionId, form: joined, now, clockAheadMs: 0 })).toEqual({
    ok: true,
  });

  expect(await openSessionOf(db, priya)).toMatchObject({ id: sessionId, joinedAt: now, closedAt: null });
  expect(placed).toHaveLength(1);
});

dbTest("a line that the provider refused is closed at once", async ({ db }) => {
  const { priya } = await givenStory(db);
  const refusing = { startAgentLeg: async () => refusal("credentials") } as unknown as Telephone;

  await openLine(db, refusing, { from: "+442079460300", by: priya, now });

  expect(await openSessionOf(db, priya)).toBeNull();
});
