import { expect, test } from "vitest";
import { stages } from "#db/vocabulary.ts";
import { furtherOn, rankOf, type Standing } from "./further-on.ts";

const lead = (id: string, stage: Standing["stage"], nextAction: Standing["nextAction"] = null): Standing => ({
  id,
  stage,
  nextAction,
  dueAt: null,
  createdAt: new Date("2026-11-17T10:12:00Z"),
});

test("a lead at the client goes on, whichever side it stands on", () => {
  const theirs = lead("2", "accepted", "contact");
  const ours = lead("1", "ready", "call");
  expect([furtherOn(theirs, ours), furtherOn(ours, theirs)]).toEqual([theirs, theirs]);
});

test("a promise to ring back outranks a lead nobody has spoken to", () => {
  expect(furtherOn(lead("1", "ready", "call"), lead("2", "ready", "callback")).id).toBe("2");
});

test("who asked not to be called stays closed when a twin turns up", () => {
  expect(furtherOn(lead("1", "ready", "callback"), lead("2", "closed")).id).toBe("2");
  expect(furtherOn(lead("1", "passed"), lead("2", "closed")).id).toBe("1");
});

test("of equals the older one goes on", () => {
  const old = { ...lead("9", "ready", "call"), createdAt: new Date("2026-01-05T09:00:00Z") };
  expect(furtherOn(lead("1", "ready", "call"), old).id).toBe("9");
});

test("every stage has its place", () => {
  expect(stages.map((stage) => rankOf({ stage, nextAction: null })).includes(-1)).toBe(false);
});

test("of two promises the earlier one is kept, for they are rung by then as it is", () => {
  const march = { ...lead("1", "ready", "callback"), dueAt: new Date("2027-03-02T10:00:00Z") };
  const tomorrow = { ...lead("2", "ready", "callback"), dueAt: new Date("2026-11-18T10:00:00Z") };

  expect([furtherOn(march, tomorrow), furtherOn(tomorrow, march)]).toEqual([tomorrow, tomorrow]);
});
