import { expect, test } from "vitest";
import { desk, helen, notNow, number } from "#tests/desk-view.ts";
import { dueWith, phaseOf, saveProblem } from "../desk-phase.ts";
import type { DeskOutcome, DeskView } from "../desk-view.ts";
import { barWords } from "./bar-words.ts";

const told = (view: DeskView) => barWords(view, phaseOf(view), new Date(view.now));

test("before the call the bar says whom, from which number and how long the lead is held", () => {
  expect(told(desk)).toEqual({
    title: "Ready to call",
    line: "Helen Marsh, 0161 496 0142",
    more: "yours until 10:22 · From 020 7946 0300",
    tone: "quiet",
  });
});

test("in its last minute the hold is counted down, but not over a live call", () => {
  const ending: DeskView = { ...desk, lease: { until: "2026-11-17T10:12:48Z", lost: null } };
  expect(told(ending).more).toBe("Yours for 0:48 more: any key or touch keeps it");

  const talking: DeskView = {
    ...ending,
    call: { state: "talking", since: desk.now, numberId: "n1", says: "Recorded", muted: false, held: false },
  };
  expect(told(talking)).toMatchObject({ title: "On the call", more: "Recorded" });
});

test("a refused number says until when, and why, and by which rule", () => {
  const refusal = {
    sentence: "May not be called before 09:00 in Perth",
    because: "It is 08:47 there",
    rule: "Calling hours, GB 2026-03",
    until: "09:00",
  };
  const early = { ...number, verdict: "wait", says: "From 09:00", refusal } as const;
  const view: DeskView = { ...desk, lead: desk.lead && { ...desk.lead, people: [{ ...helen, numbers: [early] }] } };

  expect(phaseOf(view)).toBe("refused");
  expect(told(view)).toMatchObject({ title: refusal.sentence, line: refusal.because, more: refusal.rule });
});

test("without a network the desk keeps notes and closes calling", () => {
  expect(told({ ...desk, offline: true })).toMatchObject({ title: "Offline", line: "Calling and saving are closed." });
});

test("a lead that went elsewhere says to whom and when", () => {
  const lost: DeskView = {
    ...desk,
    lease: { until: null, lost: { to: "Tomás", at: "2026-11-17T10:24:00Z", kept: true } },
  };
  expect(told(lost).title).toBe("This lead went to Tomás at 10:24");
  expect(told(lost).line).toMatch("Your notes are kept with it.");
});

test("what was typed too late to be kept with a lead is not told as kept", () => {
  const lost = { to: null, at: "2026-11-17T10:24:00Z", kept: false };
  expect(told({ ...desk, lease: { until: null, lost } }).line).toMatch("Copy them before you take the next.");
});

test("what nobody can have said is not saved on a call that nobody answered", () => {
  const rang: DeskView["call"] = {
    state: "ended",
    numberId: "n1",
    endedAt: desk.now,
    result: "no-answer",
    answered: false,
    messageLeft: false,
    title: "Nobody answered",
    says: "Rang 25 s",
    short: "No answer",
  };
  const draft = { ...desk.draft, outcomeId: "o1", due: { on: "2027-12-01", time: null } };
  expect(saveProblem({ ...desk, call: rang, draft })).toEqual({
    field: "outcome",
    says: "Nobody answered: choose with 0.",
  });

  const left = { ...rang, result: "completed", answered: true, messageLeft: true } as const;
  expect(saveProblem({ ...desk, call: left, draft })).toEqual({
    field: "outcome",
    says: "A message was left: choose with 0.",
  });

  const noAnswer: DeskOutcome = { ...notNow, id: "o2", asks: "nothing", needsTalk: false };
  const lead = desk.lead && { ...desk.lead, unreached: [noAnswer] };
  expect(saveProblem({ ...desk, lead, call: rang, draft: { ...draft, outcomeId: "o2" } })).toBeNull();
});

test("no outcome is saved without the date it asks for, nor qualified with a question open", () => {
  const ended: DeskView["call"] = {
    state: "ended",
    numberId: "n1",
    endedAt: desk.now,
    result: "completed",
    answered: true,
    messageLeft: false,
    title: "Call ended, 3:06",
    says: "Answered, hung up by them",
    short: "Spoke 3 min",
  };
  const wrap: DeskView = { ...desk, call: ended };
  expect(saveProblem(wrap)?.field).toBe("outcome");

  const chosen: DeskView = { ...wrap, draft: { ...desk.draft, outcomeId: "o1" } };
  expect(saveProblem(chosen)).toEqual({ field: "due", says: "Choose a date first." });
  expect(saveProblem({ ...chosen, draft: { ...chosen.draft, due: { on: "2027-12-01", time: null } } })).toBeNull();

  const typed = (text: string, why: "past" | "unreadable") =>
    saveProblem({ ...chosen, draft: { ...chosen.draft, unread: { text, why } } })?.says;
  expect(typed("yesterday", "past")).toBe("This date lies in the past: choose a later one.");
  expect(typed("soon", "unreadable")).toBe("This date cannot be read: write it as “1 Dec 2027” or “in 6 weeks”.");

  const question = { id: "q1", ask: "Vehicles", kind: "number", hint: null, choices: null, required: true } as const;
  const qualified: DeskOutcome = { ...notNow, asks: "nothing", needsAnswers: true };
  const lead = desk.lead && { ...desk.lead, outcomes: [qualified], questions: [question] };
  expect(saveProblem({ ...chosen, lead })?.says).toBe("One answer is missing.");
});

test("the hour of a promise does not become the day until which somebody sleeps", () => {
  const callBack: DeskOutcome = { ...notNow, id: "o2", name: "Call back", toStage: "ready", asks: "time" };
  const closes: DeskOutcome = { ...notNow, id: "o3", name: "Not interested", toStage: "closed", asks: "nothing" };
  const chosen = (due: DeskView["draft"]["due"]): DeskView => ({
    ...desk,
    ...(desk.lead ? { lead: { ...desk.lead, outcomes: [notNow, callBack, closes] } } : {}),
    draft: { ...desk.draft, outcomeId: callBack.id, due },
  });
  const promised = { on: "2026-11-22", time: "03:00" };
  const day = { on: "2026-11-22", time: null };

  expect(dueWith(chosen(promised), notNow.id)).toBeNull();
  expect(dueWith(chosen(promised), closes.id)).toEqual(promised);
  expect(dueWith(chosen(promised), callBack.id)).toEqual(promised);
  expect(dueWith(chosen(day), notNow.id)).toEqual(day);
});
