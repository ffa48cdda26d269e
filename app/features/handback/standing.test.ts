import { expect, test } from "vitest";
import { tuesday10am as now } from "#tests/cast.ts";
import { waitingTitle } from "./inbox.ts";
import { standingOf } from "./standing.ts";

const here = { now, zone: "Europe/London" };
const quoted = { kind: "quoted" as const, at: "2026-11-11T09:00:00Z", valueMinor: 1_420_000, currency: "GBP" };

test("a first contact says when it is due, and warns on its last day", () => {
  const accepted = { stage: "accepted", nextAction: "contact", last: null } as const;
  expect(standingOf({ ...accepted, dueAt: "2026-11-17T18:00:00Z" }, here)).toEqual({
    says: "First contact is due today",
    late: true,
  });
  expect(standingOf({ ...accepted, dueAt: "2026-11-19T18:00:00Z" }, here)).toEqual({
    says: "First contact is due by Thu 19 Nov",
    late: false,
  });
  expect(standingOf({ ...accepted, dueAt: "2026-11-16T18:00:00Z" }, here).says).toContain("was due");
});

test("silence is counted in days and never shown as nought", () => {
  const silent = {
    stage: "contacted",
    nextAction: "report",
    dueAt: "2026-11-16T18:00:00Z",
    last: { ...quoted, kind: "contacted", at: "2026-11-09T09:00:00Z" },
  } as const;
  expect(standingOf(silent, here)).toEqual({ says: "No news for 8 days", late: true });
});

test("what they declined is our turn, and no silence of theirs", () => {
  const back = { stage: "qualified", nextAction: "review", last: null } as const;
  expect(standingOf({ ...back, dueAt: "2026-11-25T18:00:00Z" }, here)).toEqual({
    says: "Back with us until Wed 25 Nov 2026",
    late: false,
  });
  expect(standingOf({ ...back, dueAt: "2026-11-11T18:00:00Z" }, here)).toEqual({
    says: "Back with us, our turn since Wed 11 Nov",
    late: false,
  });
});

test("a quotation shows its value, a won lead too", () => {
  const open = standingOf({ stage: "quoted", nextAction: "report", dueAt: "2026-12-17T18:00:00Z", last: quoted }, here);
  expect(open.says).toBe("Quoted £14,200 on 11 Nov; news by Thu 17 Dec");
  const won = { ...quoted, kind: "won" as const };
  expect(standingOf({ stage: "won", nextAction: null, dueAt: null, last: won }, here).says).toBe("Won, £14,200");
});

test("the title counts what waits", () => {
  expect([0, 1, 3, 40].map(waitingTitle)).toEqual([
    "Nothing waits for you",
    "One waits for you",
    "Three wait for you",
    "40 wait for you",
  ]);
});
