import { expect, test } from "vitest";
import { type LeadHistory, leadPriority } from "./lead-priority.ts";

const cold: LeadHistory = {
  standing: "cold",
  lostOn: null,
  lastContactedOn: null,
  contractEndOn: null,
  competitor: null,
  knowsPerson: false,
  knowsDirectNumber: false,
};
const today = "2026-11-17";
const of = (history: Partial<LeadHistory>) => leadPriority({ ...cold, ...history }, today);

test("the nearly qualified come first, then contracts that run out, then those who wanted it once", () => {
  const order = [
    of({ standing: "near-qualified" }),
    of({ competitor: "Roadlens", contractEndOn: "2027-01-31" }),
    of({ standing: "was-interested" }),
    of({ competitor: "Roadlens" }),
    of({}),
    of({ standing: "refused" }),
    of({ standing: "customer", competitor: "Roadlens" }),
  ];
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
});

test("a contract that ends in two years is no reason to hurry", () => {
  expect(of({ contractEndOn: "2028-11-17" })).toBe(of({}));
});

test("a recent conversation and somebody to ask for come before silence", () => {
  expect(of({ lastContactedOn: "2026-08-01" })).toBeGreaterThan(of({ lastContactedOn: "2021-08-01" }));
  expect(of({ knowsPerson: true, knowsDirectNumber: true })).toBeGreaterThan(of({ knowsPerson: true }));
});
