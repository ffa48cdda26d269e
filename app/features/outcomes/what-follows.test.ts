import { expect, test } from "vitest";
import { isOpen } from "#db/vocabulary.ts";
import { daysAfter, minutesAfter, tuesday8am, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { type DispositionSetting, defaultDispositions } from "./default-dispositions.ts";
import { type Consequence, type OutcomeFacts, whatFollows } from "./what-follows.ts";

const facts: OutcomeFacts = {
  chosenAt: null,
  criteriaMet: false,
  numbersLeft: 2,
  round: { calls: [tuesday10am], reachedNobody: 1, zone: "Europe/London" },
  now: tuesday10am,
};

function consequenceOf(code: string): Consequence {
  const setting = defaultDispositions.find((disposition) => disposition.code === code) as DispositionSetting;
  return {
    dormancyReason: null,
    closeReason: null,
    asksDate: false,
    afterMinutes: null,
    qualified: false,
    otherDayPart: false,
    mostTries: null,
    restDays: null,
    ...setting,
  };
}

test("no outcome out of the box leaves an open lead without an action and a date", () => {
  for (const { code } of defaultDispositions) {
    const followed = whatFollows(consequenceOf(code), { ...facts, chosenAt: wednesday10am, criteriaMet: true });
    if (!followed.ok) throw new Error(`${code}: ${followed.reason}`);
    expect([code, followed.nextAction !== null, followed.dueAt !== null]).toEqual([
      code,
      isOpen(followed.toStage),
      isOpen(followed.toStage),
    ]);
    if (followed.dueAt) expect(followed.dueAt.getTime()).toBeGreaterThan(tuesday10am.getTime());
  }
});

test("no outcome sends a lead beyond two years, whether it asks for a date or not", () => {
  const far = { ...facts, chosenAt: new Date("9999-12-31T09:00:00Z") };
  for (const code of ["callback", "not-now", "no-answer", "busy", "not-the-person"])
    expect(whatFollows(consequenceOf(code), far), code).toEqual({ ok: false, reason: "date-too-far" });
});

test("a callback needs a date that lies ahead, and is its maker's", () => {
  const callback = consequenceOf("callback");
  expect(whatFollows(callback, facts)).toEqual({ ok: false, reason: "date-missing" });
  expect(whatFollows(callback, { ...facts, chosenAt: tuesday8am })).toEqual({ ok: false, reason: "date-past" });
  expect(whatFollows(callback, { ...facts, chosenAt: daysAfter(tuesday10am, 800) })).toEqual({
    ok: false,
    reason: "date-too-far",
  });
  expect(whatFollows(callback, { ...facts, chosenAt: wednesday10am })).toMatchObject({
    toStage: "ready",
    nextAction: "callback",
    dueAt: wednesday10am,
    mine: true,
  });
});

test("a contract may end ten years ahead, anything else is two at most", () => {
  const until = (code: string, chosenAt: Date) => whatFollows(consequenceOf(code), { ...facts, chosenAt }).ok;
  expect([3_300, 3_700].map((days) => until("under-contract", daysAfter(tuesday10am, days)))).toEqual([true, false]);
  expect([700, 760].map((days) => until("not-now", daysAfter(tuesday10am, days)))).toEqual([true, false]);
});

test("a lead is qualified with the client's questions answered and not before", () => {
  expect(whatFollows(consequenceOf("qualified"), facts)).toEqual({ ok: false, reason: "criteria-unanswered" });
  expect(whatFollows(consequenceOf("qualified"), { ...facts, criteriaMet: true })).toMatchObject({
    toStage: "qualified",
    nextAction: "review",
    dueAt: daysAfter(tuesday10am, 1),
  });
});

test("what closes a lead says why, and leaves nothing to do", () => {
  expect(whatFollows(consequenceOf("never-a-fit"), { ...facts, chosenAt: wednesday10am })).toEqual({
    ...{ ok: true, toStage: "closed", closeReason: "never-a-fit" },
    ...{ nextAction: null, dueAt: null, dormancyReason: null, mine: false },
  });
});

test("where a person has left a colleague is called in an hour, else somebody looks within a day for whom to ask", () => {
  const left = consequenceOf("has-left");
  expect(whatFollows(left, { ...facts, hasColleague: true })).toMatchObject({
    ...{ toStage: "ready", nextAction: "call", dueAt: minutesAfter(tuesday10am, 60) },
  });
  expect(whatFollows(left, { ...facts, numbersLeft: 0 })).toMatchObject({
    ...{ toStage: "research", dueAt: daysAfter(tuesday10am, 1) },
  });
  expect(whatFollows(consequenceOf("no-answer"), { ...facts, hasColleague: true })).toMatchObject({
    dueAt: minutesAfter(tuesday10am, 240),
  });
});

test("the last number gone wrong is a task, not an end", () => {
  expect(whatFollows(consequenceOf("wrong-number"), facts)).toMatchObject({
    toStage: "ready",
    dueAt: minutesAfter(tuesday10am, 60),
  });
  expect(whatFollows(consequenceOf("wrong-number"), { ...facts, numbersLeft: 0 })).toMatchObject({
    toStage: "research",
    nextAction: "research",
  });
  expect(whatFollows(consequenceOf("wrong-number"), { ...facts, numbersLeft: 1 })).toMatchObject({ toStage: "ready" });
});

test("a day that was heard where none is asked for is kept, unless it is past", () => {
  const said = (chosenAt: Date) => whatFollows(consequenceOf("no-answer"), { ...facts, chosenAt });
  expect(said(wednesday10am)).toMatchObject({ toStage: "ready", dueAt: wednesday10am });
  expect(said(tuesday8am)).toMatchObject({ dueAt: minutesAfter(tuesday10am, 240) });
});

test("now is not ahead", () => {
  const callback = { ...facts, chosenAt: tuesday10am };
  expect(whatFollows(consequenceOf("callback"), callback)).toEqual({ ok: false, reason: "date-past" });
});

test("why they sleep is what the agent heard, where the outcome leaves it open", () => {
  const asleep = { ...facts, chosenAt: daysAfter(tuesday10am, 90), sleepsFor: "seasonal" } as const;
  expect(whatFollows(consequenceOf("not-now"), asleep)).toMatchObject({ dormancyReason: "seasonal", mine: false });
  expect(whatFollows(consequenceOf("callback"), asleep)).toMatchObject({ dormancyReason: null, mine: true });
});

test("not now sleeps for a reason until the day that was agreed", () => {
  expect(
    whatFollows(consequenceOf("under-contract"), { ...facts, chosenAt: daysAfter(tuesday10am, 90) }),
  ).toMatchObject({
    toStage: "nurturing",
    nextAction: "wake",
    dormancyReason: "under-contract",
    dueAt: daysAfter(tuesday10am, 90),
  });
});

test("who does not answer is tried at another part of the day, and rests after six calls that reached nobody", () => {
  const noAnswer = consequenceOf("no-answer");
  expect(whatFollows(noAnswer, facts)).toMatchObject({ toStage: "ready", dueAt: minutesAfter(tuesday10am, 240) });

  const late = { ...facts, round: { ...facts.round, calls: [tuesday8am] }, now: tuesday8am };
  const soon = { ...noAnswer, afterMinutes: 30 };
  expect(whatFollows(soon, late)).toMatchObject({ dueAt: new Date("2026-11-17T12:00:00Z") });

  const after = (reachedNobody: number, sleptFor: OutcomeFacts["sleptFor"] = null) =>
    whatFollows(noAnswer, { ...facts, sleptFor, round: { ...facts.round, reachedNobody } });
  expect(after(5)).toMatchObject({ toStage: "ready" });
  expect(after(6)).toMatchObject({
    toStage: "nurturing",
    nextAction: "wake",
    dueAt: daysAfter(tuesday10am, 90),
    dormancyReason: "not-now",
  });
  // Nobody took back what they had said.
  expect(after(6, "under-contract")).toMatchObject({ dormancyReason: "under-contract" });
});

test("who sleeps without a day being asked for sleeps for the outcome’s own reason, whatever is left to ring", () => {
  const sleeps = { toStage: "nurturing", nextAction: "wake", dormancyReason: "seasonal" } as const;
  const closed: Consequence = { ...consequenceOf("no-answer"), ...sleeps };
  expect(whatFollows(closed, { ...facts, numbersLeft: 0 })).toMatchObject(sleeps);
  const sixth = { ...facts, sleptFor: "under-contract", round: { ...facts.round, reachedNobody: 6 } } as const;
  expect(whatFollows(closed, sixth)).toMatchObject(sleeps);
});

test("“they will call us” asks for the date on which we ring if they have not", () => {
  const theyWill = consequenceOf("they-will-call");
  expect(whatFollows(theyWill, facts)).toEqual({ ok: false, reason: "date-missing" });
  expect(whatFollows(theyWill, { ...facts, chosenAt: wednesday10am })).toMatchObject({
    nextAction: "callback",
    dueAt: wednesday10am,
    mine: true,
  });
});
