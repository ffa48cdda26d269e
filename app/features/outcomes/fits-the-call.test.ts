import { expect, test } from "vitest";
import { fitsTheCall } from "./fits-the-call.ts";

const qualified = { label: "Qualified", minSeconds: 20, maxSeconds: null };
const noAnswer = { label: "No answer", minSeconds: null, maxSeconds: 60 };

test("what somebody said needs somebody who answered, however sure the agent is", () => {
  const rang = { answered: false, talkSeconds: null };
  expect(fitsTheCall(qualified, rang, true)).toMatchObject({ ok: false, reason: "nobody-answered" });
  expect(fitsTheCall(noAnswer, rang, false)).toEqual({ ok: true });
});

test("a length out of the ordinary is asked about, and stands when it is said again", () => {
  const short = { answered: true, talkSeconds: 4 };
  expect(fitsTheCall(qualified, short, false)).toMatchObject({
    reason: "call-too-short",
    sentence: "The call lasted 0:04, short for “Qualified”. Save once more if it is right, or choose another.",
  });
  expect(fitsTheCall(qualified, short, true)).toEqual({ ok: true });
  expect(fitsTheCall(noAnswer, { answered: true, talkSeconds: 200 }, false)).toMatchObject({ reason: "call-too-long" });
  expect(fitsTheCall(qualified, { answered: true, talkSeconds: 20 }, false)).toEqual({ ok: true });
});

test("a call whose length the network has not told yet contradicts nothing", () => {
  expect(fitsTheCall(qualified, { answered: true, talkSeconds: null }, false)).toEqual({ ok: true });
});
