import { expect, test } from "vitest";
import { fitsTheCall } from "./fits-the-call.ts";

const qualified = { label: "Qualified", human: true, doNotCall: false, minSeconds: 20, maxSeconds: null };
const noAnswer = { label: "No answer", human: false, doNotCall: false, minSeconds: null, maxSeconds: 60 };
const doNotCall = { ...qualified, label: "Asked not to be called", doNotCall: true, minSeconds: null };
const spoken = { answered: true, answeredBy: null, messageLeft: false, talkSeconds: 120 };

test("what somebody said needs somebody who answered, however sure the agent is", () => {
  const rang = { ...spoken, answered: false, talkSeconds: null };
  expect(fitsTheCall(qualified, rang, true)).toMatchObject({ ok: false, reason: "nobody-answered" });
  expect(fitsTheCall(noAnswer, rang, false)).toEqual({ ok: true });
});

test("a length out of the ordinary is asked about, and stands when it is said again", () => {
  const short = { ...spoken, talkSeconds: 4 };
  expect(fitsTheCall(qualified, short, false)).toMatchObject({
    reason: "call-too-short",
    sentence: "The call lasted 0:04, short for “Qualified”. Save once more if it is right, or choose another.",
  });
  expect(fitsTheCall(qualified, short, true)).toEqual({ ok: true });
  expect(fitsTheCall(noAnswer, { ...spoken, talkSeconds: 200 }, false)).toMatchObject({ reason: "call-too-long" });
  expect(fitsTheCall(qualified, { ...spoken, talkSeconds: 20 }, false)).toEqual({ ok: true });
});

test("a call whose length the network has not told yet contradicts nothing", () => {
  expect(fitsTheCall(qualified, { ...spoken, talkSeconds: null }, false)).toEqual({ ok: true });
});

test("a person where the network heard a machine is asked about, and stands when it is said again", () => {
  const machine = { ...spoken, answeredBy: "machine" } as const;
  expect(fitsTheCall(qualified, machine, false)).toMatchObject({
    reason: "heard-as-machine",
    sentence: "The network heard an answering machine. Save once more if you spoke with somebody, or choose another.",
  });
  expect(fitsTheCall(qualified, machine, true)).toEqual({ ok: true });
  for (const said of [noAnswer, doNotCall])
    expect(fitsTheCall(said, { ...machine, talkSeconds: 20 }, false)).toEqual({ ok: true });
});

test("whoever left a message for a machine spoke with nobody, however sure they are; a wish is heard all the same", () => {
  const left = { ...spoken, messageLeft: true };
  expect(fitsTheCall(qualified, left, true)).toMatchObject({ ok: false, reason: "message-left" });
  for (const said of [noAnswer, doNotCall]) expect(fitsTheCall(said, left, true)).toEqual({ ok: true });
});
