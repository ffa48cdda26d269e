import { expect, test } from "vitest";
import { remedyFor } from "./remedy.ts";

const call = { what: "calls", least: 1, days: 61, had: 0, by: "2027-01-17T10:12:00Z", daysLate: 9 } as const;
const touch = { ...call, what: "touches" } as const;
const late = { leadId: "l", campaignId: "c", planId: "p", owed: [touch], next: null, stop: null };
const letter = { kind: "letter", dueAt: "2027-01-10T09:30:00Z", overdue: true } as const;

test.for([
  ["a wish of theirs before all else", { stop: "suppressed", next: letter }, "/leads/l"],
  ["a campaign that stands still", { stop: "campaign-paused", owed: [call] }, "/campaigns/c"],
  ["a letter that waits to be printed", { next: letter, owed: [call] }, "/due/letters"],
  ["a card that waits to be sent", { next: { ...letter, kind: "card" } }, "/due?campaign=c"],
  ["a call that is owed", { owed: [touch, call], next: { ...letter, overdue: false } }, "/leads/l"],
  ["steps too far apart", { next: { ...letter, kind: "email" } }, "/plans/p"],
] as const)("%s says where to go", ([, facts, to]) => {
  expect(remedyFor({ ...late, ...facts, owed: [...("owed" in facts ? facts.owed : late.owed)] }).act.to).toBe(to);
});
