import { expect, test } from "vitest";
import type { Decision } from "#app/features/compliance/facts.ts";
import { callWords } from "./call-words.ts";
import { type LeadStory, whyNow } from "./history-words.ts";
import { numberWords } from "./number-words.ts";
import { fillLine } from "./script-words.ts";
import { callbackDates, wakeDates } from "./suggest-dates.ts";
import { likeliestUnreached } from "./unreached-order.ts";

const now = new Date("2026-11-17T08:47:00Z");
const perth = { now, zone: "Europe/London", place: "Perth" };
const decision: Decision = {
  verdict: "allow",
  way: "queue",
  reasons: [],
  nextAllowedAt: null,
  zones: [],
  needsReason: false,
};

test("a number that may be called later says from when, why and by which rule", () => {
  const text = "It is 08:47 in London; calls are allowed from 09:00 (Calling hours, GB 2026-03).";
  const reasons = [{ rule: "gb-hours", version: "2026-03", text }];
  const wait: Decision = { ...decision, verdict: "wait", reasons, nextAllowedAt: new Date("2026-11-17T09:00:00Z") };

  expect(numberWords(wait, perth)).toEqual({
    verdict: "wait",
    says: "From 09:00",
    refusal: {
      sentence: "May not be called before 09:00 in Perth",
      because: "It is 08:47 in London",
      rule: "Calling hours, GB 2026-03",
      until: "09:00",
    },
    warns: null,
  });
});

test("a number that is never called says so without an hour", () => {
  const reasons = [{ rule: "suppressed", version: "2026-11", text: "This is suppressed by the agency." }];
  expect(numberWords({ ...decision, verdict: "block", reasons }, perth)).toMatchObject({
    says: "Suppressed",
    refusal: { sentence: "May not be called", because: "This is suppressed by the agency.", until: null },
  });
});

test("a line is filled with names, and begins well where nobody is known", () => {
  const names = { first: "Helen", agent: "Priya", client: "Calder", agency: "Ember", legal: "Calder Ltd" };
  const line = "{first}, it’s {agent}, calling for {client}.";
  expect(fillLine(line, names)).toBe("Helen, it’s Priya, calling for Calder.");
  expect(fillLine(line, { ...names, first: null })).toBe("It’s Priya, calling for Calder.");
});

test("promises are offered for working days, and never for today", () => {
  expect(callbackDates("2026-11-20").map(({ when }) => when.on)).toEqual(["2026-11-23", "2026-11-23", "2026-11-24"]);
  const contract = { startOn: null, endOn: "2027-02-28", months: 12 };
  expect(wakeDates("under-contract", { contract, lostOn: null }, "2026-11-17")[0]).toEqual({
    label: "75 %: 29 Nov 2026",
    when: { on: "2026-11-30", time: null },
  });
});

const call = {
  phoneNumberId: "n1",
  status: "completed",
  callSid: null,
  placedAt: now,
  ringingAt: null,
  answeredAt: now,
  endedAt: new Date("2026-11-17T08:50:06Z"),
  voicemailLeftAt: null,
  talkSeconds: 186,
  answeredBy: "human",
  sipCode: null,
  errorCode: null,
  endedBy: "lead",
} as const;

test("how a call ended is told by what the network said", () => {
  expect(callWords(call)).toMatchObject({
    title: "Call ended, 3:06",
    says: "Answered, hung up by them",
    short: "Spoke 3 min",
  });
  expect(callWords({ ...call, endedBy: "agent-lost" })).toMatchObject({ says: "Answered, cut off with our own line" });
  expect(callWords({ ...call, status: "failed", sipCode: 404 })).toMatchObject({
    says: "The network does not know this number.",
  });
  expect(callWords({ ...call, status: "canceled", endedBy: "network" })).toMatchObject({
    title: "The call was not placed",
  });
  const canceled = { ...call, status: "canceled", endedBy: "network", callSid: "CA1", answeredAt: null } as const;
  const rangAfterwards = new Date(call.endedAt.getTime() + 1);
  expect(callWords({ ...canceled, ringingAt: rangAfterwards })).toMatchObject({ title: "The call was taken back" });
  expect(callWords({ ...canceled, ringingAt: now })).toMatchObject({ says: "The network ended it after 3 min" });
  expect(callWords({ ...canceled, ringingAt: now, endedBy: "agent-lost" })).toMatchObject({
    title: "Ended before anybody answered",
    says: "Cut off with our own line after 3 min",
  });
});

test("the likeliest word for nobody reached follows the network", () => {
  const likeliest = (more: object) => likeliestUnreached({ ...call, ...more });
  expect(likeliest({ status: "no-answer" })).toBe("no-answer");
  expect(likeliest({ status: "busy" })).toBe("busy");
  expect(likeliest({ status: "failed", sipCode: 404 })).toBe("number-dead");
  expect(likeliest({ status: "failed", sipCode: 503 })).toBe("call-lost");
  expect(likeliest({ status: "canceled", endedBy: "agent" })).toBe("no-answer");
  expect(likeliest({ answeredBy: "machine" })).toBe("voicemail");
});

const quiet = {
  nextAction: "call",
  dueAt: now,
  promisedTo: null,
  rangUs: null,
  woken: null,
  dormancyReason: null,
  oldStatus: "Quoted",
  lostReason: null,
  lostOn: null,
  lastContactedOn: "2026-03-14",
  competitor: "Fleetmark",
  contract: { startOn: "2025-03-01", endOn: "2027-02-28", months: null },
  calls: [],
  client: "Calder",
} as const satisfies LeadStory;
const here = { now, today: "2026-11-17", zone: "Europe/London" };

test("what woke a lead comes first, then why it slept, the last contact and its place in words", () => {
  const told = whyNow(quiet, "Before 36 of 38 others.", here);
  expect(told[0]?.says).toMatch(/^8\d % of the Fleetmark contract is over; 15 weeks are left\.$/);
  expect(told.map(({ term }) => term)).toEqual(["Because", "Slept because", "Last contact", "In the queue"]);
  expect(told[2]?.says).toBe("14 Mar 2026, Calder’s own. Never called by us.");
});

test("what happened since comes before the contract, and news of a supplier stays between us", () => {
  const because = "Fleetmark ends its support in spring.";
  const dormancyReason = "under-contract";
  const [news, slept] = whyNow({ ...quiet, dormancyReason, woken: { because, asked: false } }, null, here);
  expect(news?.says).toBe("Fleetmark ends its support in spring. Between us; it is not for the call.");
  expect(slept?.says).toBe("Under contract elsewhere (Fleetmark, until 28 Feb 2027).");
  expect(whyNow({ ...quiet, woken: { because, asked: true } }, null, here)[0]?.says).toBe(because);
});

test("that they rang us is why they are called, before whatever was agreed or happened", () => {
  const woken = { because: "Fleetmark ends its support in spring.", asked: false };
  const rangUs = new Date("2026-11-16T18:40:00Z");
  const [because] = whyNow({ ...quiet, nextAction: "callback", woken, rangUs }, null, here);
  expect(because?.says).toBe("They rang us: Mon 16 Nov 2026, 18:40. They were told that we ring again.");
});
