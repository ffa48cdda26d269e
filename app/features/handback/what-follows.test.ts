import { expect, test } from "vitest";
import type { Contract } from "#app/features/companies/contract-wake.ts";
import { mayMove } from "#app/features/companies/lead-life.ts";
import { declineReasons, handbackUpdateKinds, isOpen } from "#db/vocabulary.ts";
import { tuesday10am as now } from "#tests/cast.ts";
import { declineWords } from "./decline-words.ts";
import { whatAReportDoes } from "./what-a-report-does.ts";
import { whatDecliningDoes } from "./what-declining-does.ts";

const place = { timeZone: "Europe/London", country: "GB" };
const none: Contract = { startOn: null, endOn: null, months: null };
const terms = { now, place, reportWithinDays: 30, contract: none };
const report = { valueMinor: null, note: null, nextOn: null };

test("whatever the reason for declining, an open lead keeps a next action with a date, and the client is told what happens", () => {
  for (const reason of declineReasons) {
    const { to, nextAction, dueAt } = whatDecliningDoes(reason, { now, place });
    expect(mayMove("passed", to), reason).toBe(true);
    expect(nextAction !== null && dueAt !== null && dueAt > now, reason).toBe(isOpen(to));
    expect(declineWords[reason].follows.length, reason).toBeGreaterThan(0);
  }
});

test("the wrong time wakes the lead after ninety days, at six their time", () => {
  expect(whatDecliningDoes("wrong-timing", { now, place })).toEqual({
    to: "nurturing",
    nextAction: "wake",
    dueAt: new Date("2027-02-15T18:00:00Z"),
    dormancyReason: "declined-by-client",
  });
});

test("a meeting is asked about on the evening of its day, otherwise the terms of the campaign hold", () => {
  const onThursday = whatAReportDoes({ ...report, kind: "meeting", nextOn: "2026-11-26" }, terms);
  expect(onThursday).toMatchObject({ following: { to: "meeting", dueAt: new Date("2026-11-26T18:00:00Z") } });
  const sometime = whatAReportDoes({ ...report, kind: "quoted" }, terms);
  expect(sometime).toMatchObject({ following: { to: "quoted", dueAt: new Date("2026-12-17T18:00:00Z") } });
});

test("won needs its value, lost and returned need why, and no promise lies in the past", () => {
  expect(whatAReportDoes({ ...report, kind: "won" }, terms)).toEqual({ ok: false, reason: "value-missing" });
  expect(whatAReportDoes({ ...report, kind: "lost" }, terms)).toEqual({ ok: false, reason: "reason-missing" });
  expect(whatAReportDoes({ ...report, kind: "returned" }, terms)).toEqual({ ok: false, reason: "reason-missing" });
  expect(whatAReportDoes({ ...report, kind: "meeting", nextOn: "2026-11-16" }, terms)).toEqual({
    ok: false,
    reason: "date-past",
  });
});

test("what the client has lost wakes at three quarters of the contract that is known, else in three months", () => {
  const lost = { ...report, kind: "lost", note: "Stays with Fleetmark" } as const;
  const wakesAt = (contract: Contract) => {
    const done = whatAReportDoes(lost, { ...terms, contract });
    return done.ok ? done.following.dueAt : done.reason;
  };
  expect(wakesAt({ startOn: "2026-10-01", endOn: null, months: 24 })).toEqual(new Date("2028-04-03T17:00:00Z"));
  expect(wakesAt(none)).toEqual(new Date("2027-02-17T18:00:00Z"));
});

test("no report leaves an open lead without a date", () => {
  for (const kind of handbackUpdateKinds) {
    const done = whatAReportDoes({ kind, valueMinor: 1_200_000, note: "Chose another supplier", nextOn: null }, terms);
    if (!done.ok) throw new Error(done.reason);
    expect(done.following.dueAt !== null, kind).toBe(isOpen(done.following.to));
  }
});
