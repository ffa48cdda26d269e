import { expect, test } from "vitest";
import { captured } from "#tests/twilio/captured.ts";
import { type CallEvent, parseWebhook } from "./parse-webhook.ts";
import type { Form } from "./signature.ts";

function read(kind: CallEvent["kind"], name: string) {
  const parsed = parseWebhook(kind, captured(name).form);
  if (!parsed.ok) throw new Error(`${name} is ${parsed.reason}`);
  return parsed;
}

test("a leg's ending tells how it ended and how long they talked", () => {
  expect(read("leg", "leg-completed").event).toEqual({
    kind: "leg",
    callSid: "CAe0fd0cb12e04fd54db4a9a6b3b98717e",
    status: "completed",
    at: new Date("2026-11-22T03:10:56Z"),
    from: "+442079460100",
    to: "+442079460107",
    talkSeconds: 3,
    sipCode: 200,
  });
  expect(read("leg", "leg-busy").event).toMatchObject({ status: "busy", talkSeconds: 0, sipCode: 486 });
  expect(read("leg", "leg-answered").event).toMatchObject({ status: "in-progress", talkSeconds: null, sipCode: null });
});

test("machines of every sort are machines, and their words are kept", () => {
  expect(read("amd", "amd-machine").event).toMatchObject({ answeredBy: "machine", detail: "machine_start" });
  expect(read("amd", "amd-human").event).toMatchObject({ answeredBy: "human" });
});

test("a lead who was busy leaves the conference without having joined it", () => {
  expect(read("conference", "conference-leave-without-join").event).toMatchObject({
    event: "participant-leave",
    label: "lead_01900000-0000-7000-8000-000000000092",
    callStatus: "busy",
    leftBecause: "participant_add_failed",
  });
});

test("a recording is known by its own number and the call's", () => {
  expect(read("recording", "recording-completed").event).toMatchObject({
    recordingSid: expect.stringMatching(/^RE[0-9a-f]{32}$/),
    callSid: "CAe0fd0cb12e04fd54db4a9a6b3b98717e",
    status: "completed",
    channels: 2,
  });
});

test("a repeat has the same key whatever token it bears, and no two steps share one", () => {
  const names = ["initiated", "ringing", "answered", "completed", "busy"].map((step) => `leg-${step}`);
  const keys = names.map((name) => read("leg", name).dedupeKey);

  expect(new Set([...keys, ...keys]).size).toBe(names.length);
});

test("a browser's call is its token's, whatever else it says", () => {
  const form = { CallSid: `CA${"a".repeat(32)}`, From: "client:u_7", To: "+15550100", identity: "u_8" };

  expect(parseWebhook("voice", form)).toMatchObject({ ok: true, event: { identity: "u_7" } });
  expect(parseWebhook("voice", { ...form, From: "+15550100" })).toEqual({ ok: false, reason: "unreadable" });
});

test("what is no telling of the kind expected is unreadable, never a guess", () => {
  const callSid = `CA${"a".repeat(32)}`;

  const strange: Form[] = [{}, { CallSid: "CA1", CallStatus: "busy" }, { CallSid: callSid, CallStatus: "exploded" }];

  for (const form of strange) {
    expect(parseWebhook("leg", form)).toEqual({ ok: false, reason: "unreadable" });
  }
  expect(parseWebhook("amd", { CallSid: callSid })).toEqual({ ok: false, reason: "unreadable" });
  expect(parseWebhook("conference", { CallSid: callSid })).toEqual({ ok: false, reason: "unreadable" });
  expect(parseWebhook("recording", { CallSid: callSid, RecordingStatus: "lost" }).ok).toBe(false);
});
