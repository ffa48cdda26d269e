import { expect, test } from "vitest";
import { minutesAfter, tuesday10am, wednesday10am } from "#tests/cast.ts";
import { whenUncallable } from "./when-uncallable.ts";

const wait = (nextAllowedAt: Date) => ({ verdict: "wait" as const, reasons: [], nextAllowedAt });
const block = (rule: string) => ({
  verdict: "block" as const,
  reasons: [{ rule, version: "1", text: "" }],
  nextAllowedAt: null,
});

test("a lead waits for the earliest of its numbers that opens", () => {
  const later = minutesAfter(tuesday10am, 300);
  expect(whenUncallable([wait(wednesday10am), wait(later), block("suppressed")], tuesday10am)).toEqual({
    to: "ready",
    callableFrom: later,
    blockedBy: null,
  });
});

test("without a usable number somebody looks for one; with none at all, too", () => {
  expect(whenUncallable([block("dead-number"), block("premium-number")], tuesday10am)).toEqual({ to: "research" });
  expect(whenUncallable([], tuesday10am)).toEqual({ to: "research" });
});

test("a lead ends when every number that works is suppressed, and not before", () => {
  expect(whenUncallable([block("suppressed"), block("dead-number")], tuesday10am)).toEqual({
    to: "closed",
    because: "asked-not-to-be-called",
  });
  expect(whenUncallable([block("suppressed"), block("gb-tps")], tuesday10am)).toEqual({
    to: "ready",
    callableFrom: minutesAfter(tuesday10am, 60),
    blockedBy: "gb-tps",
  });
});

test("what an account manager can mend is asked again within the hour", () => {
  expect(whenUncallable([block("caller-id")], tuesday10am)).toEqual({
    to: "ready",
    callableFrom: minutesAfter(tuesday10am, 60),
    blockedBy: "caller-id",
  });
});

test("a campaign that does not call blocks nobody by itself", () => {
  expect(whenUncallable([block("campaign-draft")], tuesday10am)).toMatchObject({ to: "ready", blockedBy: null });
  const both = {
    ...block("campaign-draft"),
    reasons: [...block("campaign-draft").reasons, ...block("de-basis").reasons],
  };
  expect(whenUncallable([both], tuesday10am)).toMatchObject({ to: "ready", blockedBy: "de-basis" });
});

test("a used-up round rests, on whichever numbers, and never asks again by the hour", () => {
  const usedUp = {
    ...block("cap-round"),
    reasons: [{ rule: "their-own-round", version: "1", text: "", roundUsedUp: true as const }],
  };
  expect(whenUncallable([usedUp, block("dead-number"), block("suppressed")], tuesday10am)).toEqual({ to: "rest" });
});

test("whom the client has sold to is closed; whom it is selling to is asked about again tomorrow", () => {
  expect(whenUncallable([block("is-customer")], tuesday10am)).toEqual({ to: "closed", because: "existing-customer" });
  expect(whenUncallable([block("open-offer")], tuesday10am)).toEqual({
    to: "ready",
    callableFrom: wednesday10am,
    blockedBy: null,
  });
});

test("a company the client's own people do business with is not said to have asked for silence", () => {
  const customer = {
    ...block("suppressed"),
    reasons: [{ rule: "suppressed", version: "1", text: "", theirs: "existing-customer" as const }],
  };

  expect(whenUncallable([customer, block("dead-number")], tuesday10am)).toEqual({
    to: "closed",
    because: "existing-customer",
  });
  expect(whenUncallable([customer, block("suppressed")], tuesday10am)).toEqual({
    to: "closed",
    because: "asked-not-to-be-called",
  });
});
