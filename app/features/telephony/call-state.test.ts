import fc from "fast-check";
import { expect, test } from "vitest";
import { captured } from "#tests/twilio/captured.ts";
import { type CallState, eventsOfFetched, nextState, placing } from "./call-state.ts";
import { type DetectionEvent, type LegEvent, parseWebhook } from "./parse-webhook.ts";

const later = new Date("2026-11-22T09:00:00Z");

function told(name: string): LegEvent | DetectionEvent {
  const parsed = parseWebhook(name.startsWith("amd") ? "amd" : "leg", captured(name).form);
  if (!parsed.ok || (parsed.event.kind !== "leg" && parsed.event.kind !== "amd")) throw new Error(name);
  return parsed.event;
}

const after = (...events: (LegEvent | DetectionEvent)[]): CallState =>
  events.reduce((state, event) => nextState(state, event, later), placing);

const wholeCall = ["leg-initiated", "leg-ringing", "leg-answered", "leg-completed", "amd-human"].map(told);

const wholeState: CallState = {
  status: "completed",
  callSid: "CAe0fd0cb12e04fd54db4a9a6b3b98717e",
  ringingAt: new Date("2026-11-22T03:10:55Z"),
  answeredAt: new Date("2026-11-22T03:10:56Z"),
  endedAt: new Date("2026-11-22T03:10:56Z"),
  talkSeconds: 3,
  sipCode: 200,
  answeredBy: "human",
};

test("a call told in order is known from ringing to the last second", () => {
  expect(after(...wholeCall)).toEqual(wholeState);
});

test("in whatever order and however often a call is told, the same is known of it", () => {
  const anyTelling = fc
    .shuffledSubarray([...wholeCall, ...wholeCall, ...wholeCall], { minLength: 0 })
    .chain((some) => fc.shuffledSubarray([...some, ...wholeCall], { minLength: some.length + wholeCall.length }));

  fc.assert(
    fc.property(anyTelling, (tellings) => {
      expect(after(...tellings)).toEqual(wholeState);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

test("the state never goes back, whatever comes", () => {
  const ranks = ["placing", "initiated", "ringing", "in-progress", "completed"];

  fc.assert(
    fc.property(fc.array(fc.constantFrom(...wholeCall)), (tellings) => {
      let state = placing;
      for (const event of tellings) {
        const next = nextState(state, event, later);
        expect(ranks.indexOf(next.status)).toBeGreaterThanOrEqual(ranks.indexOf(state.status));
        state = next;
      }
    }),
    { seed: 20261122 },
  );
});

test("who talked has answered, though the telling of it was lost", () => {
  const [initiated, ringing, answered, completed, human] = wholeCall as LegEvent[];
  const withoutAnswer = [initiated, ringing, completed, human] as LegEvent[];
  const known = after(...withoutAnswer);

  expect(known).toEqual({ ...wholeState, answeredAt: wholeState.ringingAt });
  fc.assert(
    fc.property(fc.shuffledSubarray(withoutAnswer, { minLength: 4 }), (tellings) => {
      expect(after(...tellings)).toEqual(known);
      expect(after(...tellings, answered as LegEvent)).toEqual(wholeState);
    }),
    { seed: 20261122 },
  );
  const longer = { ...completed, at: new Date("2026-11-22T03:12:00Z"), talkSeconds: 40 } as LegEvent;
  expect(after(ringing as LegEvent, longer).answeredAt).toEqual(new Date("2026-11-22T03:11:20Z"));
});

test.each([
  ["leg-busy", 486],
  ["leg-no-answer", 487],
  ["leg-failed", 404],
  ["leg-canceled", 487],
] as const)("%s ends a call nobody answered", (name, sipCode) => {
  expect(after(told(name))).toMatchObject({ answeredAt: null, talkSeconds: 0, sipCode, endedAt: expect.any(Date) });
});

test("the first end stands; a second, different one changes nothing but what was missing", () => {
  const busy = told("leg-busy");
  const alsoCompleted = { ...told("leg-completed"), callSid: busy.callSid } as LegEvent;

  expect(after(busy, alsoCompleted)).toEqual(after(busy));
});

test("a machine heard of after the call has ended is noted and changes no status", () => {
  const completed = told("leg-completed");
  const late = { ...told("amd-machine"), callSid: completed.callSid } as DetectionEvent;

  expect(after(completed, late)).toMatchObject({ status: "completed", answeredBy: "machine" });
});

test("another call's tellings do not touch this one", () => {
  const ringing = after(told("leg-ringing"));

  expect(nextState(ringing, told("leg-busy"), later)).toBe(ringing);
});

test("an attempt whose placing was unknown is found again by its first telling", () => {
  expect(nextState({ ...placing, status: "unknown" }, told("leg-ringing"), later).status).toBe("ringing");
});

test("a telling without a time of its own counts from when it came", () => {
  expect(after({ ...told("leg-ringing"), at: null } as LegEvent).ringingAt).toEqual(later);
});

test("what the provider answers when asked ends a call whose ending was lost", () => {
  const startedAt = new Date("2026-11-22T03:10:56Z");
  const endedAt = startedAt;
  const sid = wholeState.callSid ?? "";
  const call = { sid, from: "+442079460100", to: "+442079460107", createdAt: startedAt, startedAt, endedAt };

  const answered = eventsOfFetched({ ...call, status: "completed", seconds: 3, answeredBy: "human" });
  expect(after(told("leg-ringing"), ...answered)).toEqual({ ...wholeState, sipCode: null });

  const unanswered = eventsOfFetched({ ...call, status: "no-answer", seconds: 0, answeredBy: null });
  expect(after(told("leg-ringing"), ...unanswered)).toMatchObject({ status: "no-answer", answeredAt: null });
});
